package app.carnet.tripedit

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import app.carnet.bridge.CarnetError
import app.carnet.parts.Banner
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What is wrong, beside where it is; scrolled to and spoken when it appears. */
@Composable
internal fun Trouble(error: CarnetError) {
    val view = remember { BringIntoViewRequester() }
    LaunchedEffect(error) { view.bringIntoView() }
    Banner(Tone.BAD, errorText(error), Modifier.padding(top = Space.m).bringIntoViewRequester(view), errorTitle(error), live = true)
}
