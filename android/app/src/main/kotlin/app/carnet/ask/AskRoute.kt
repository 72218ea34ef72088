package app.carnet.ask

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.BrightWindow
import kotlinx.coroutines.launch

/** A request that waits under this number, and its answer. */
@Composable
fun AskRoute(deps: Dependencies, go: Navigator, batch: Long) {
    val model = carnetViewModel { AskViewModel(deps.imports.texts(batch)?.firstOrNull(), deps.carnet, deps.background) }
    val state by model.state.collectAsStateWithLifecycle()
    val work = rememberCoroutineScope()
    val sheet = rememberLauncherForActivityResult(StartActivityForResult()) {}
    LifecycleStartEffect(model) {
        model.seen(true)
        onStopOrDispose { model.seen(false) }
    }
    LaunchedEffect(state) {
        if (state == AskState.Gone) {
            deps.imports.forget(batch)
            go.home()
        }
    }
    if (state is AskState.Answered) BrightWindow()
    AskScreen(
        state,
        AskActions(
            choose = model::choose,
            switch = model::switch,
            answer = model::answer,
            warned = model::warned,
            refuse = model::refuse,
            pause = model::pause,
            file = { bytes ->
                work.launch {
                    val intent = deps.device.sharing.intent(SEALED_FILE, bytes)
                    if (intent == null) model.notWritten() else sheet.launch(intent)
                }
            },
            close = { go.home() },
            retry = model::load,
        ),
    )
}

/** The name says nothing of the traveller. */
private const val SEALED_FILE = "carnet-answer.carnetsealed"
