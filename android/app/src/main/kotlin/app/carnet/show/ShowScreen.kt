package app.carnet.show

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.bridge.Verdict
import app.carnet.device.BrightWindow
import app.carnet.live.LiveRoute
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ErrorState
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PassHead
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.VerdictPanel
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.pathWord

/** A pass to be shown. */
@Composable
fun ShowRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { ShowViewModel(id, deps.carnet, deps.carnet, deps.preferences, deps.onScreen) }
    val state by model.state.collectAsStateWithLifecycle()
    val now = state
    if (now == ShowState.Live) {
        LiveRoute(deps, go, id)
        return
    }
    if (now is ShowState.Showing) BrightWindow()
    BackHandler(now is ShowState.Showing && now.large) { model.large(false) }
    ShowScreen(
        now,
        ShowActions(model::show, model::name, model::large, { go.to(Destination.HandOver(id)) }, go::back, model::load),
    )
}

/** What one can do while showing. */
class ShowActions(
    val show: () -> Unit = {},
    val name: (Boolean) -> Unit = {},
    val large: (Boolean) -> Unit = {},
    val handOver: () -> Unit = {},
    val back: () -> Unit = {},
    val retry: () -> Unit = {},
)

/** What it reveals, then the code. */
@Composable
fun ShowScreen(state: ShowState, actions: ShowActions) {
    when (state) {
        ShowState.Loading, ShowState.Live -> Page(stringResource(R.string.show_before_title), onBack = actions.back, scroll = false) { LoadingState(Modifier.weight(1f)) }
        is ShowState.Failed -> Page(stringResource(R.string.show_before_title), onBack = actions.back, scroll = false) {
            ErrorState(state.error, Modifier.weight(1f), actions.retry)
        }
        is ShowState.Asking -> Asking(state, actions)
        is ShowState.Showing -> CodePage(state, actions)
    }
}

@Composable
private fun Asking(state: ShowState.Asking, actions: ShowActions) {
    Page(
        stringResource(R.string.show_before_title),
        onBack = actions.back,
        bottom = { PrimaryButton(stringResource(R.string.show_action), actions.show, icon = CarnetIcons.Qr, busy = state.busy) },
    ) {
        val gap = Modifier.padding(bottom = Space.m)
        if (state.specimens) SpecimenBanner(gap)
        state.error?.let { Banner(Tone.BAD, errorText(it), gap, errorTitle(it), live = true) }
        PassHead(state.card)
        if (state.card.verdict != Verdict.VALID) {
            Spacer(Modifier.size(Space.m))
            VerdictPanel(state.card.verdict)
        }
        Text(
            stringResource(R.string.show_before_text),
            Modifier.padding(top = Space.l, bottom = Space.m),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyLarge,
        )
        Group {
            Column {
                state.reveals.forEachIndexed { index, one ->
                    if (index > 0) RowDivider()
                    FieldRow(pathWord(one.path), one.value)
                }
            }
        }
    }
}
