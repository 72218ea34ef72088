package app.carnet.verify

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import app.carnet.R
import app.carnet.parts.CarnetIcons
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Space

/** Whether it is the person on the travel document, while that is open; what comes [next] once it is not. */
@Composable
internal fun SamePerson(outcome: Outcome, said: Answer, @StringRes next: Int, goOn: () -> Unit, answer: (Answer) -> Unit) {
    if (outcome == Outcome.UNANSWERED) {
        Text(
            stringResource(R.string.verify_question),
            Modifier.fillMaxWidth().padding(bottom = Space.xs),
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.titleMedium,
        )
        PrimaryButton(stringResource(R.string.verify_yes), { answer(Answer.YES) }, icon = CarnetIcons.Check)
        SecondaryButton(stringResource(R.string.verify_no), { answer(Answer.NO) }, icon = CarnetIcons.Close)
    } else {
        PrimaryButton(stringResource(next), goOn, icon = CarnetIcons.Qr)
        if (said != Answer.NONE) {
            SecondaryButton(stringResource(R.string.verify_change_answer), { answer(Answer.NONE) }, icon = CarnetIcons.Undo)
        }
    }
}
