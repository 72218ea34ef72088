package app.carnet.passes

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.app.Destination
import app.carnet.bridge.PendingEnrolment
import app.carnet.parts.ActionRow
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space
import app.carnet.words.word

/** Enrolments that wait for their passes: each opens its answer. */
@Composable
internal fun Waiting(waiting: List<PendingEnrolment>, go: (Destination) -> Unit, modifier: Modifier = Modifier) {
    Column(modifier.padding(bottom = Space.m)) {
        SectionTitle(stringResource(R.string.waiting_title))
        Group {
            waiting.forEachIndexed { index, one ->
                if (index > 0) RowDivider()
                ActionRow(one.offer.issuer, { go(Destination.Answer(one.id)) }, text = stringResource(one.offer.kind.word()), icon = CarnetIcons.Key)
            }
        }
    }
}
