package app.carnet.moving

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
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
import app.carnet.show.CodeGround
import app.carnet.show.CodeSheet
import app.carnet.show.GroundButton
import app.carnet.show.GroundLook
import app.carnet.show.GroundText
import app.carnet.show.GroundTitle
import app.carnet.show.PauseButton
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
            sheet = { CodeSheet(state.frame, stringResource(R.string.moving_show_label, state.publisher.name), it) },
        ) {
            Words(state)
            Controls(state, actions)
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
    GroundTitle(state.publisher.name)
    GroundText(stringResource(R.string.moving_show_text))
    val seconds = (state.needed + FrameClock.FRAMES_A_SECOND - 1L) / FrameClock.FRAMES_A_SECOND
    GroundText(pluralStringResource(R.plurals.moving_show_needed, state.needed, state.needed, duration(seconds)), MaterialTheme.typography.bodyMedium.tabular())
}

@Composable
private fun ColumnScope.Controls(state: ShowPackState.Showing, actions: ShowPackActions) {
    Spacer(Modifier.size(Space.l))
    PauseButton(state.paused, actions.pause)
    GroundButton(CarnetIcons.Share, stringResource(R.string.publisher_share), { actions.file(state.publisher) }, look = GroundLook.WORDS)
}

@Composable
private fun NotWritten() {
    val full = CarnetError.NotWritten("cache")
    Banner(Tone.BAD, errorText(full), Modifier.padding(Space.l), errorTitle(full), live = true)
}
