package app.carnet.detail

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.bridge.Card
import app.carnet.bridge.Copies
import app.carnet.bridge.Detail
import app.carnet.parts.Banner
import app.carnet.parts.Born
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.CopiesBanner
import app.carnet.parts.DevelopmentVerdict
import app.carnet.parts.ErrorState
import app.carnet.parts.ExcessSection
import app.carnet.parts.FieldRow
import app.carnet.parts.FormatSection
import app.carnet.parts.Group
import app.carnet.parts.IconAction
import app.carnet.parts.LoadingState
import app.carnet.parts.OpinionSection
import app.carnet.parts.Page
import app.carnet.parts.PassFields
import app.carnet.parts.PassHead
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RevealSection
import app.carnet.parts.SectionTitle
import app.carnet.parts.SignerSection
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.VerdictPanel
import app.carnet.parts.WarningSection
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** One pass. [inPane]: it stands beside the list, which has the way back. */
@Composable
fun DetailRoute(deps: Dependencies, go: Navigator, id: String, inPane: Boolean) {
    val model = carnetViewModel { DetailViewModel(id, deps.carnet, deps.carnet, deps.removals) }
    val state by model.state.collectAsStateWithLifecycle()
    LifecycleResumeEffect(model) {
        model.load()
        onPauseOrDispose {}
    }
    LaunchedEffect(state.removed) { if (state.removed) go.home() }
    val received = rememberSaveable(id) { deps.received.take(id) }
    DetailScreen(
        state,
        received = received,
        onBack = if (inPane) null else go::back,
        onShow = { go.to(Destination.Show(id)) },
        onRemove = model::remove,
        onRetry = model::load,
    )
}

/** All there is to say of a pass. */
@Composable
fun DetailScreen(
    state: DetailState,
    received: Boolean = false,
    onBack: (() -> Unit)? = {},
    onShow: () -> Unit = {},
    onRemove: () -> Unit = {},
    onRetry: () -> Unit = {},
) {
    var asking by remember { mutableStateOf(false) }
    val detail = state.detail
    Page(
        stringResource(R.string.detail_title),
        onBack = onBack,
        actions = { if (detail != null) IconAction(CarnetIcons.Delete, stringResource(R.string.action_delete), { asking = true }) },
        bottom = if (detail == null) null else ({ PrimaryButton(stringResource(detail.showWord()), onShow, icon = CarnetIcons.Qr) }),
        scroll = detail != null,
    ) {
        when {
            detail != null -> Body(state, detail, received)
            state.error != null -> ErrorState(state.error, Modifier.weight(1f), onRetry)
            else -> LoadingState(Modifier.weight(1f))
        }
    }
    if (asking) {
        ConfirmDialog(
            stringResource(R.string.detail_delete_title),
            stringResource(R.string.detail_delete_text),
            stringResource(R.string.action_delete),
            {
                asking = false
                onRemove()
            },
            { asking = false },
            danger = true,
        )
    }
}

@Composable
private fun Body(state: DetailState, detail: Detail, received: Boolean) {
    val gap = Modifier.padding(bottom = Space.m)
    if (detail.specimens) SpecimenBanner(gap)
    state.failure?.let { Banner(Tone.BAD, errorText(it), gap, errorTitle(it), live = true) }
    if (received) {
        val copies = detail.copies?.all ?: 0
        Banner(Tone.GOOD, stringResource(R.string.received_text), gap, pluralStringResource(R.plurals.received_title, copies, copies), live = true)
    }
    Holder(detail.card)
    PassHead(detail.card, more = detail.events - 1)
    Spacer(Modifier.size(Space.m))
    VerdictPanel(detail.verdict, reason = detail.reason)
    if (detail.signer?.development == true) DevelopmentVerdict(Modifier.padding(top = Space.m))
    detail.copies?.let { CopiesSection(it) }
    PassFields(detail)
    SignerSection(detail.signer, detail.issued, detail.expires, freshness = detail.freshness)
    OpinionSection(detail.opinions)
    FormatSection(detail.card)
    WarningSection(detail.warnings)
    ExcessSection(detail.excess)
    // What one of Carnet's own passes tells is chosen each time.
    if (detail.copies == null) {
        SectionTitle(stringResource(R.string.detail_reveals))
        RevealSection(state.reveals)
    }
}

private fun Detail.showWord(): Int = if (copies == null) R.string.detail_show else R.string.live_show

/** Copies of one of Carnet's own passes. */
@Composable
private fun CopiesSection(copies: Copies) {
    CopiesBanner(copies, Modifier.padding(top = Space.m))
    Group(Modifier.padding(top = Space.m)) {
        FieldRow(stringResource(R.string.copies_label), stringResource(R.string.copies_value, copies.left, copies.all))
    }
}

/** Whose pass it is. */
@Composable
private fun Holder(card: Card) {
    Column(Modifier.padding(start = Space.xs, end = Space.xs, top = Space.xs, bottom = Space.l).semantics(mergeDescendants = true) { heading() }) {
        Text(card.name, style = MaterialTheme.typography.headlineSmall)
        Born(card.birthDate)
    }
}
