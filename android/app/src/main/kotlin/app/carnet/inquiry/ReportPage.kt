package app.carnet.inquiry

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import app.carnet.R
import app.carnet.bridge.AskedValue
import app.carnet.bridge.Assurance
import app.carnet.bridge.FieldName
import app.carnet.bridge.ReportedPass
import app.carnet.bridge.Verdict
import app.carnet.parts.Banner
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.Labelled
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.VerdictPanel
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tabular
import app.carnet.verify.Outcome
import app.carnet.verify.SamePerson
import app.carnet.words.claimValue
import app.carnet.words.word

/** What an answer says of what was asked, and of nothing else. */
@Composable
internal fun ReportPage(state: InquiryState.Reported, actions: InquiryActions) {
    Page(stringResource(R.string.inquiry_title), onBack = actions.back, bottom = { SamePerson(state.outcome, state.same, R.string.inquiry_again, actions.again, actions.same) }) {
        if (state.report.specimens) SpecimenBanner(Modifier.padding(bottom = Space.m))
        when (state.outcome) {
            Outcome.REFUSED -> Unit
            Outcome.UNANSWERED -> Banner(Tone.NOTE, stringResource(R.string.verify_pending_text), title = stringResource(R.string.verify_pending_word), live = true)
            Outcome.ANOTHER_PERSON -> Banner(Tone.BAD, stringResource(R.string.verify_other_person_text), title = stringResource(R.string.verify_other_person_word), live = true)
            Outcome.ACCEPTED -> Banner(Tone.GOOD, stringResource(R.string.verify_accepted_text), title = stringResource(R.string.verify_accepted_word), live = true)
        }
        if (state.report.unanswered.isNotEmpty()) {
            Banner(Tone.WAIT, stringResource(R.string.inquiry_unanswered), Modifier.padding(top = Space.m))
        }
        state.report.passes.forEach { Pass(it) }
        Text(
            stringResource(R.string.verify_nothing_stored),
            Modifier.fillMaxWidth().padding(vertical = Space.l),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyMedium,
        )
    }
}

@Composable
private fun Pass(pass: ReportedPass) {
    val gap = Modifier.padding(top = Space.m)
    // A valid pass is not green before somebody says whose it is.
    if (pass.verdict != Verdict.VALID) VerdictPanel(pass.verdict, gap, reason = pass.reason)
    if (pass.ask == null) {
        Banner(Tone.WAIT, stringResource(R.string.inquiry_other_pass), gap)
        return
    }
    val answered = pass.assurance == Assurance.ANSWERED
    Banner(if (answered) Tone.NOTE else Tone.WAIT, stringResource(if (answered) R.string.inquiry_answered else R.string.inquiry_static), gap)
    SectionTitle(stringResource(R.string.verify_identity))
    Group {
        pass.claims.forEachIndexed { index, claim ->
            if (index > 0) RowDivider()
            Said(claim)
        }
        pass.issuer?.let {
            RowDivider()
            FieldRow(stringResource(FieldName.ISSUER.word()), it)
        }
    }
    if (pass.more) {
        Text(
            stringResource(R.string.inquiry_more),
            Modifier.padding(top = Space.s),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyMedium,
        )
    }
    if (pass.claims.any { it.name == FieldName.POLICY }) Banner(Tone.NOTE, stringResource(R.string.mark_what), gap)
}

/** What is compared with the travel document is readable at arm's length. */
@Composable
private fun Said(claim: AskedValue) {
    val value = claimValue(claim)
    val label = stringResource(claim.name.word())
    if (value == null || claim.name !in HOLDER) {
        FieldRow(label, value ?: stringResource(R.string.inquiry_kept_back))
    } else {
        Column(Modifier.fillMaxWidth().padding(horizontal = Space.l, vertical = Space.m).semantics(mergeDescendants = true) {}) {
            Labelled(label, value, valueStyle = MaterialTheme.typography.headlineMedium.tabular())
        }
    }
}

private val HOLDER = setOf(FieldName.NAME, FieldName.BIRTH_DATE, FieldName.DOCUMENT_NUMBER)
