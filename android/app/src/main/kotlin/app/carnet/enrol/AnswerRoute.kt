package app.carnet.enrol

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.StartActivityForResult
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberCoroutineScope
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.BrightWindow
import kotlinx.coroutines.launch

/** The answer of an enrolment that waits for its passes. */
@Composable
fun AnswerRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { AnswerViewModel(id, deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    val work = rememberCoroutineScope()
    val sheet = rememberLauncherForActivityResult(StartActivityForResult()) {}
    LifecycleStartEffect(model) {
        model.seen(true)
        onStopOrDispose { model.seen(false) }
    }
    LaunchedEffect(state) { if (state == AnswerState.Gone) go.home() }
    if (state is AnswerState.Showing) BrightWindow()
    AnswerScreen(
        state,
        deps.now(),
        AnswerActions(
            pause = model::pause,
            file = { answer ->
                work.launch {
                    val intent = deps.device.sharing.intent(ANSWER_FILE, answer.encodeToByteArray())
                    if (intent == null) model.notWritten() else sheet.launch(intent)
                }
            },
            receive = { go.to(Destination.Add) },
            forget = model::forget,
            retry = model::load,
            back = go::back,
        ),
    )
}

/** The name says nothing of the traveller. */
private const val ANSWER_FILE = "carnet-answer.txt"
