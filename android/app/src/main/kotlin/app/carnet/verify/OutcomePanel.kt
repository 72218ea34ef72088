package app.carnet.verify

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Verdict
import app.carnet.parts.CarnetIcons
import app.carnet.parts.VerdictSign
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tone
import app.carnet.theme.tones
import app.carnet.words.sentence
import app.carnet.words.word
import app.carnet.words.words

/** Large: shape, word, colour. A valid pass stays uncoloured until somebody says whose it is. Spoken as it changes. */
@Composable
internal fun OutcomePanel(state: VerifyState.Result, modifier: Modifier = Modifier) {
    val verification = state.verification
    when (state.outcome) {
        Outcome.REFUSED -> {
            val why = verification.reason?.words() ?: verification.verdict.sentence()
            Panel(verification.verdict.tone(), verification.verdict.word(), why, modifier) { VerdictSign(verification.verdict, 96.dp) }
        }
        Outcome.UNANSWERED -> Panel(Tone.NOTE, R.string.verify_pending_word, R.string.verify_pending_text, modifier) { PendingSign() }
        Outcome.ANOTHER_PERSON -> Panel(Tone.BAD, R.string.verify_other_person_word, R.string.verify_other_person_text, modifier) {
            VerdictSign(Verdict.INVALID, 96.dp)
        }
        Outcome.ACCEPTED -> Panel(Tone.GOOD, R.string.verify_accepted_word, R.string.verify_accepted_text, modifier) {
            VerdictSign(Verdict.VALID, 96.dp)
        }
    }
}

@Composable
private fun Panel(tone: Tone, word: Int, text: Int, modifier: Modifier, sign: @Composable () -> Unit) {
    val colours = MaterialTheme.tones(tone)
    Surface(
        modifier.fillMaxWidth().semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Assertive },
        MaterialTheme.shapes.large,
        colours.container,
        colours.onContainer,
    ) {
        Column(Modifier.padding(Space.xl), horizontalAlignment = Alignment.CenterHorizontally) {
            sign()
            Text(stringResource(word), Modifier.padding(top = Space.l), textAlign = TextAlign.Center, style = MaterialTheme.typography.displaySmall)
            Text(stringResource(text), Modifier.padding(top = Space.s), textAlign = TextAlign.Center, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

/** The check of a valid pass as an outline: half of the answer. */
@Composable
private fun PendingSign() {
    val colours = MaterialTheme.tones(Tone.NOTE)
    Surface(Modifier.size(96.dp), CircleShape, colours.container, colours.sign, border = BorderStroke(6.dp, colours.sign)) {
        Icon(CarnetIcons.Check, null, Modifier.padding(22.dp))
    }
}
