package app.carnet.parts

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Copies
import app.carnet.theme.Tone

/** That few copies are left, or none; nothing while there are enough. */
@Composable
fun CopiesBanner(copies: Copies, modifier: Modifier = Modifier) {
    when {
        copies.left == 0 -> Banner(Tone.WAIT, stringResource(R.string.copies_none_text), modifier, stringResource(R.string.copies_none_title))
        copies.few -> Banner(
            Tone.WAIT,
            stringResource(R.string.copies_few),
            modifier,
            pluralStringResource(R.plurals.copies_left, copies.left, copies.left),
        )
    }
}
