package app.carnet.moving

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.bridge.Publisher
import app.carnet.device.BrightWindow
import app.carnet.device.packFileName
import kotlinx.coroutines.launch

/** A publisher's pack for another phone: as a moving code, or as a file. */
@Composable
fun ShowPackRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { ShowPackViewModel(id, deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    val work = rememberCoroutineScope()
    val sheet = rememberLauncherForActivityResult(StartActivityForResult()) {}
    LifecycleStartEffect(model) {
        model.seen(true)
        onStopOrDispose { model.seen(false) }
    }
    if (state is ShowPackState.Showing) BrightWindow()
    ShowPackScreen(
        state,
        ShowPackActions(
            pause = model::pause,
            file = { publisher: Publisher ->
                work.launch {
                    val bytes = model.file() ?: return@launch
                    val intent = deps.device.sharing.intent(packFileName(publisher.name), bytes)
                    if (intent == null) model.notWritten() else sheet.launch(intent)
                }
            },
            retry = model::load,
            back = go::back,
        ),
    )
}
