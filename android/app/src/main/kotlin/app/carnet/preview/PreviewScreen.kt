package app.carnet.preview

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Detail
import app.carnet.bridge.PassFormat
import app.carnet.bridge.Relation
import app.carnet.bridge.Scan
import app.carnet.bridge.Verdict
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.Born
import app.carnet.parts.CarnetIcons
import app.carnet.parts.DevelopmentVerdict
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.ExcessSection
import app.carnet.parts.LoadingState
import app.carnet.parts.OpinionSection
import app.carnet.parts.Page
import app.carnet.parts.PassFields
import app.carnet.parts.PassHead
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RevealSection
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SignerSection
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.TextAction
import app.carnet.parts.VerdictPanel
import app.carnet.parts.WarningSection
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tabular
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What one can do on [PreviewScreen]. */
class PreviewActions(
    val keep: (replace: Boolean) -> Unit,
    val keepAllTheSame: () -> Unit,
    val discard: () -> Unit,
    val look: (Int) -> Unit,
    val keepAll: () -> Unit,
    val finish: () -> Unit,
    val addAgain: () -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
    val enrol: () -> Unit = {},
)

/** What a pass is and what it tells, before it is kept. */
@Composable
fun PreviewScreen(state: PreviewState, actions: PreviewActions) {
    when (state) {
        is PreviewState.One -> OnePass(state, actions)
        is PreviewState.Minimum -> MinimumPage(state, actions)
        is PreviewState.Several -> SeveralPasses(state, actions)
        else -> Page(stringResource(R.string.preview_title), onBack = actions.back, scroll = false) {
            when (state) {
                is PreviewState.Failed -> ErrorState(state.error, onRetry = actions.retry)
                PreviewState.Gone -> Gone(actions.addAgain)
                is PreviewState.Done, is PreviewState.Answered, is PreviewState.Received, PreviewState.Asked -> Unit // on the way out
                else -> LoadingState()
            }
        }
    }
}

@Composable
private fun Gone(onAdd: () -> Unit) {
    EmptyState(Art.SCAN, stringResource(R.string.preview_gone_title), stringResource(R.string.preview_gone_text)) {
        PrimaryButton(stringResource(R.string.preview_gone_add), onAdd, icon = CarnetIcons.Add)
    }
}

@Composable
private fun OnePass(state: PreviewState.One, actions: PreviewActions) {
    when (val scan = state.scan) {
        is Scan.Part -> PartAlone(scan, actions)
        is Scan.Nothing -> NoPass(scan, actions)
        Scan.Frame -> FrameAlone(actions)
        is Scan.Invitation -> InvitationPage(state, scan.offer, actions)
        // Received or gone on to, or said why not, before it would be shown.
        Scan.Batch, Scan.Request, Scan.Answer -> Page(stringResource(R.string.preview_title), onBack = actions.back, scroll = false) { LoadingState() }
        is Scan.Pass -> Page(stringResource(R.string.preview_title), onBack = actions.back, bottom = { Decision(state, scan, actions) }) {
            Pass(state, scan)
        }
    }
}

@Composable
private fun ColumnScope.Decision(state: PreviewState.One, scan: Scan.Pass, actions: PreviewActions) {
    when {
        !scan.keepable || state.mark == Mark.KEPT -> SecondaryButton(stringResource(R.string.action_close), actions.discardOrBack(state))
        else -> {
            when (scan.relation) {
                Relation.NEWER -> {
                    PrimaryButton(stringResource(R.string.preview_replace), { actions.keep(true) }, icon = CarnetIcons.Check, busy = state.busy)
                    SecondaryButton(stringResource(R.string.preview_keep_both), { actions.keep(false) }, enabled = !state.busy)
                }
                else -> {
                    val words = if (scan.relation == Relation.DUPLICATE) R.string.preview_keep_again else R.string.preview_keep
                    PrimaryButton(stringResource(words), { actions.keep(false) }, icon = CarnetIcons.Check, busy = state.busy)
                }
            }
            TextAction(stringResource(R.string.preview_discard), actions.discard, Modifier.align(Alignment.CenterHorizontally), enabled = !state.busy)
        }
    }
}

private fun PreviewActions.discardOrBack(state: PreviewState.One): () -> Unit = if (state.total > 1) back else discard

@Composable
private fun Pass(state: PreviewState.One, scan: Scan.Pass) {
    val detail = scan.detail
    if (detail.specimens) {
        SpecimenBanner()
        Spacer(Modifier.size(Space.l))
    }
    state.problem?.let { Problem(it) }
    Holder(state, detail)
    PassHead(detail.card, more = detail.events - 1)
    Spacer(Modifier.size(Space.m))
    VerdictPanel(detail.verdict, reason = detail.reason)
    if (detail.signer?.development == true) DevelopmentVerdict(Modifier.padding(top = Space.m))
    val shown = detail.card.format == PassFormat.NATIVE
    if (!scan.keepable && shown) Below(Tone.NOTE, R.string.error_never_kept, R.string.error_never_kept_title)
    if (!scan.keepable && !shown) Below(Tone.BAD, R.string.preview_not_kept_text, R.string.preview_not_kept_title)
    if (scan.keepable && detail.verdict == Verdict.UNKNOWN_SIGNER) Below(Tone.NOTE, R.string.preview_unchecked)
    RelationBanner(scan.relation)
    ExcessSection(detail.excess)
    Spacer(Modifier.size(Space.m))
    RevealSection(scan.reveals)
    PassFields(detail)
    SignerSection(detail.signer, detail.issued, detail.expires, freshness = detail.freshness)
    OpinionSection(detail.opinions)
    WarningSection(detail.warnings)
}

@Composable
private fun Holder(state: PreviewState.One, detail: Detail) {
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    if (state.total > 1) {
        Text(stringResource(R.string.preview_position, state.position, state.total), color = quiet, style = MaterialTheme.typography.labelLarge.tabular())
    }
    Text(
        detail.card.name.ifBlank { stringResource(R.string.preview_nobody) },
        Modifier.semantics { heading() },
        style = MaterialTheme.typography.headlineMedium,
    )
    Born(detail.card.birthDate, MaterialTheme.typography.bodyLarge.tabular())
    Spacer(Modifier.size(Space.l))
}

@Composable
private fun RelationBanner(relation: Relation) = when (relation) {
    Relation.NEW -> Unit
    Relation.DUPLICATE -> Below(Tone.NOTE, R.string.preview_duplicate_text, R.string.preview_duplicate_title)
    Relation.NEWER -> Below(Tone.GOOD, R.string.preview_newer_text, R.string.preview_newer_title)
    Relation.OLDER -> Below(Tone.WAIT, R.string.preview_older_text, R.string.preview_older_title)
}

@Composable
internal fun Below(tone: Tone, text: Int, title: Int? = null) {
    Banner(tone, stringResource(text), Modifier.padding(top = Space.m), title = title?.let { stringResource(it) })
}

@Composable
internal fun Problem(error: CarnetError) {
    Banner(Tone.BAD, errorText(error), Modifier.padding(bottom = Space.l), title = errorTitle(error), live = true)
}
