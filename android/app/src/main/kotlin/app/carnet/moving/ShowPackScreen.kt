package app.carnet.moving

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.bridge.PassKind
import app.carnet.bridge.Publisher
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.DevelopmentMark
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.IconAction
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.QrCanvas
import app.carnet.show.CodeGround
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tabular
import app.carnet.words.duration
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What one can do while a pack is shown. */
class ShowPackActions(
    val pause: (Boolean) -> Unit,
    val file: (Publisher) -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
)

/** A pack as a moving code on a white sheet. It is the whole purpose of the page, so it moves also where motion is reduced. */
@Composable
fun ShowPackScreen(state: ShowPackState, actions: ShowPackActions) {
    val title = stringResource(R.string.moving_show_title)
    when (state) {
        ShowPackState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is ShowPackState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is ShowPackState.TooLarge -> Page(title, onBack = actions.back, scroll = false) {
            if (state.problem) NotWritten()
            EmptyState(Art.PUBLISHERS, stringResource(R.string.moving_show_large_title), stringResource(R.string.moving_show_large_text), Modifier.weight(1f)) {
                PrimaryButton(stringResource(R.string.publisher_share), { actions.file(state.publisher) }, icon = CarnetIcons.Share)
            }
        }
        is ShowPackState.Showing -> CodeGround(
            PassKind.OTHER,
            bar = {
                IconAction(CarnetIcons.Close, stringResource(R.string.action_close), actions.back)
                Spacer(Modifier.weight(1f))
            },
            sheet = { Sheet(state, it) },
        ) {
            Words(state)
            Controls(state, actions)
        }
    }
}

@Composable
private fun Sheet(state: ShowPackState.Showing, side: Dp) {
    Surface(Modifier.size(side), MaterialTheme.shapes.large, Color.White, Color.Black) {
        Box(contentAlignment = Alignment.Center) {
            val label = stringResource(R.string.moving_show_label, state.publisher.name)
            QrCanvas(state.frame.size, state.frame.modules, label, Modifier.fillMaxSize())
        }
    }
}

@Composable
private fun ColumnScope.Words(state: ShowPackState.Showing) {
    if (state.problem) NotWritten()
    if (state.publisher.development) {
        DevelopmentMark()
        Spacer(Modifier.size(Space.s))
    }
    Text(
        state.publisher.name,
        Modifier.semantics { heading() },
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.headlineSmall,
    )
    Text(
        stringResource(R.string.moving_show_text),
        Modifier.padding(top = Space.s),
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyLarge,
    )
    val seconds = (state.needed + FRAMES_A_SECOND - 1L) / FRAMES_A_SECOND
    Text(
        pluralStringResource(R.plurals.moving_show_needed, state.needed, state.needed, duration(seconds)),
        Modifier.padding(top = Space.s),
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.bodyMedium.tabular(),
    )
}

@Composable
private fun ColumnScope.Controls(state: ShowPackState.Showing, actions: ShowPackActions) {
    val white = ButtonDefaults.outlinedButtonColors(contentColor = Color.White)
    val wide = Modifier.widthIn(max = 420.dp).fillMaxWidth()
    Spacer(Modifier.size(Space.l))
    OutlinedButton({ actions.pause(!state.paused) }, wide, shape = MaterialTheme.shapes.medium, colors = white, border = BorderStroke(1.dp, Color.White)) {
        Icon(if (state.paused) CarnetIcons.Play else CarnetIcons.Pause, null, Modifier.size(20.dp))
        Spacer(Modifier.size(Space.s))
        Text(stringResource(if (state.paused) R.string.moving_show_resume else R.string.moving_show_pause), style = MaterialTheme.typography.labelLarge)
    }
    TextButton({ actions.file(state.publisher) }, wide, shape = MaterialTheme.shapes.medium, colors = white) {
        Icon(CarnetIcons.Share, null, Modifier.size(20.dp))
        Spacer(Modifier.size(Space.s))
        Text(stringResource(R.string.publisher_share), style = MaterialTheme.typography.labelLarge)
    }
}

@Composable
private fun NotWritten() {
    val full = CarnetError.NotWritten("cache")
    Banner(Tone.BAD, errorText(full), Modifier.padding(Space.l), errorTitle(full), live = true)
}

/** As [ShowPackViewModel.FRAME_MILLIS] gives them. */
private const val FRAMES_A_SECOND = 8
