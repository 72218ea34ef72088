package app.carnet.live

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.BrightWindow

/** One of Carnet's own passes to be shown. */
@Composable
fun LiveRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { LiveViewModel(id, deps.carnet, deps.carnet, deps.background, deps.now) }
    val state by model.state.collectAsStateWithLifecycle()
    LifecycleStartEffect(model) {
        model.seen(true)
        onStopOrDispose { model.seen(false) }
    }
    if (state is LiveState.Showing) BrightWindow()
    LiveScreen(state, LiveActions(model::choose, model::show, go::back, model::load))
}
