package app.carnet.verify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import app.carnet.R
import app.carnet.bridge.FieldName
import app.carnet.bridge.Verdict
import app.carnet.bridge.Verification
import app.carnet.parts.BottomInset
import app.carnet.parts.DevelopmentVerdict
import app.carnet.parts.ErrorState
import app.carnet.parts.FieldGroup
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.SignerSection
import app.carnet.parts.SpecimenBanner
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.clock
import app.carnet.words.isoDate
import app.carnet.words.word

/** What one can do on [VerifyScreen]. */
class VerifyActions(
    val answer: (Answer) -> Unit,
    val openZone: (Boolean) -> Unit,
    val zoneTyped: (String) -> Unit,
    val compare: () -> Unit,
    val next: () -> Unit,
    val back: () -> Unit,
)

/** The inspector's screen; [waiting] is the camera, or what stands in for it. */
@Composable
fun VerifyScreen(state: VerifyState, actions: VerifyActions, waiting: @Composable (Trouble?) -> Unit) {
    when (state) {
        is VerifyState.Waiting -> waiting(state.trouble)
        is VerifyState.Result -> Result(state, actions)
        else -> Page(stringResource(R.string.verify_title), onBack = actions.back, scroll = false) {
            if (state is VerifyState.Failed) {
                ErrorState(state.error, onRetry = actions.next)
            } else {
                LoadingState(text = stringResource(R.string.verify_checking))
            }
        }
    }
}

@Composable
private fun Result(state: VerifyState.Result, actions: VerifyActions) {
    val wide = LocalConfiguration.current.screenWidthDp >= 840
    Page(
        stringResource(R.string.verify_title),
        onBack = actions.back,
        bottom = if (wide) null else ({ SamePerson(state.outcome, state.answer, R.string.verify_next, actions.next, actions.answer) }),
        scroll = !wide,
    ) {
        if (wide) {
            WideResult(state, actions)
        } else {
            OutcomePanel(state)
            Claims(state, actions)
        }
    }
}

/** Two panes: the verdict and the question stay, what to compare and the rest scroll. */
@Composable
private fun WideResult(state: VerifyState.Result, actions: VerifyActions) {
    Row(Modifier.fillMaxSize().padding(horizontal = Space.xl), Arrangement.spacedBy(Space.xl)) {
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState()), Arrangement.spacedBy(Space.s)) {
            OutcomePanel(state)
            Spacer(Modifier.size(Space.s))
            SamePerson(state.outcome, state.answer, R.string.verify_next, actions.next, actions.answer)
            BottomInset()
        }
        Box(Modifier.weight(1f).verticalScroll(rememberScrollState()), Alignment.TopCenter) {
            Column(Modifier.widthIn(max = Space.reading)) {
                Claims(state, actions)
                BottomInset()
            }
        }
    }
}

@Composable
private fun Claims(state: VerifyState.Result, actions: VerifyActions) {
    val verification = state.verification
    if (verification.specimens) SpecimenBanner(Modifier.padding(top = Space.m))
    if (verification.signer?.development == true) DevelopmentVerdict(Modifier.padding(top = Space.m))
    LiveNotes(verification)
    if (verification.kind != null) {
        if (verification.verdict == Verdict.VALID) {
            Identity(verification)
            ZoneSection(state.zone, actions)
        }
        if (verification.disclosed.isNotEmpty()) {
            SectionTitle(stringResource(R.string.verify_disclosed))
            FieldGroup(verification.disclosed)
        }
        PassSummary(verification)
        SignerSection(verification.signer, verification.issued, verification.expires, freshness = verification.freshness)
    }
    Text(
        stringResource(R.string.verify_at, clock(verification.at)),
        Modifier.fillMaxWidth().padding(top = Space.xl),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyMedium.tabular(),
    )
    Text(
        stringResource(R.string.verify_nothing_stored),
        Modifier.fillMaxWidth().padding(bottom = Space.l),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyMedium,
    )
}

@Composable
private fun PassSummary(verification: Verification) {
    val kind = verification.kind ?: return
    SectionTitle(stringResource(R.string.verify_pass))
    val rows = listOfNotNull(
        R.string.verify_kind to stringResource(kind.word()),
        (R.string.verify_about to verification.title).takeIf { verification.title.isNotEmpty() },
        (R.string.verify_detail to verification.detail).takeIf { verification.detail.isNotEmpty() },
        (R.string.verify_event_date to isoDate(verification.eventDate)).takeIf { verification.eventDate.isNotEmpty() },
        (FieldName.NAME.word() to verification.name).takeIf { verification.verdict != Verdict.VALID && verification.name.isNotEmpty() },
    )
    Group {
        rows.forEachIndexed { index, (label, value) ->
            if (index > 0) RowDivider()
            FieldRow(stringResource(label), value)
        }
    }
}
