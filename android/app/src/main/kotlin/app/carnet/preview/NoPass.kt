package app.carnet.preview

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Reason
import app.carnet.bridge.Scan
import app.carnet.bridge.Verdict
import app.carnet.parts.Art
import app.carnet.parts.EmptyState
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SectionTitle
import app.carnet.parts.VerdictPanel
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.text
import app.carnet.words.words

/** A code of another kind, one that only points elsewhere, or a pass that breaks a rule: then the verdict says so. */
@Composable
internal fun NoPass(scan: Scan.Nothing, actions: PreviewActions) {
    val again = stringResource(R.string.preview_nothing_again)
    when {
        scan.reason == Reason.LOOK_UP -> LookUp(scan, actions)
        scan.verdict == Verdict.UNDECODABLE -> Page(stringResource(R.string.preview_title), onBack = actions.back, scroll = false) {
            EmptyState(Art.SCAN, stringResource(R.string.preview_nothing_title), stringResource(scan.reason.words())) {
                PrimaryButton(again, actions.addAgain)
            }
        }
        else -> Page(stringResource(R.string.preview_title), onBack = actions.back, bottom = { PrimaryButton(again, actions.addAgain) }) {
            VerdictPanel(scan.verdict, Modifier.padding(top = Space.s), why = scan.reason.text(scan.subject), large = true)
            if (scan.reason == Reason.GENETIC_DATA) {
                Below(Tone.NOTE, R.string.genetic_text, R.string.genetic_title)
            } else {
                Below(Tone.NOTE, R.string.preview_not_kept_text, R.string.preview_not_kept_title)
            }
        }
    }
}

/** Whose database would have been asked, and why nobody asks it. */
@Composable
private fun LookUp(scan: Scan.Nothing, actions: PreviewActions) {
    val host = scan.subject
    val told = if (host.isEmpty()) stringResource(R.string.look_up_text) else stringResource(R.string.look_up_text_host, host)
    val again = stringResource(R.string.preview_nothing_again)
    Page(stringResource(R.string.look_up_title), onBack = actions.back, bottom = { PrimaryButton(again, actions.addAgain) }) {
        VerdictPanel(scan.verdict, Modifier.padding(top = Space.s, bottom = Space.l), why = told)
        if (host.isNotEmpty()) Group { FieldRow(stringResource(R.string.look_up_host), host) }
        SectionTitle(stringResource(R.string.look_up_why_title))
        Text(stringResource(R.string.look_up_why), style = MaterialTheme.typography.bodyLarge)
        Below(Tone.NOTE, R.string.look_up_instead)
    }
}

/** A single code of several that came here past the counter. */
@Composable
internal fun PartAlone(scan: Scan.Part, actions: PreviewActions) {
    Page(stringResource(R.string.part_title), onBack = actions.back, scroll = false) {
        EmptyState(Art.SCAN, stringResource(R.string.part_progress, scan.have, scan.need), stringResource(R.string.part_text)) {
            PrimaryButton(stringResource(R.string.part_other_ways), actions.addAgain)
        }
    }
}

/** One frame of a moving code, from a picture or a paste: a camera has to see the others too. */
@Composable
internal fun FrameAlone(actions: PreviewActions) {
    Page(stringResource(R.string.preview_title), onBack = actions.back, scroll = false) {
        EmptyState(Art.SCAN, stringResource(R.string.preview_frame_title), stringResource(R.string.preview_frame_text)) {
            PrimaryButton(stringResource(R.string.preview_nothing_again), actions.addAgain)
        }
    }
}
