package app.carnet.history

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.CreateDocument
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.bridge.HistoryForm
import java.time.Instant
import java.time.ZoneId

/** The ledger of showings; a kept pass opens from its entry. */
@Composable
fun HistoryRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { HistoryViewModel(deps.carnet, deps.device.files) }
    val state by model.state.collectAsStateWithLifecycle()
    val text = rememberLauncherForActivityResult(CreateDocument("text/plain")) { uri -> uri?.let { model.export(HistoryForm.TEXT, it.toString()) } }
    val json = rememberLauncherForActivityResult(CreateDocument("application/json")) { uri -> uri?.let { model.export(HistoryForm.JSON, it.toString()) } }
    val today = Instant.ofEpochSecond(deps.now()).atZone(ZoneId.systemDefault()).toLocalDate()
    HistoryScreen(
        state,
        today,
        HistoryActions(
            open = { go.to(Destination.Detail(it)) },
            keepFor = model::keepFor,
            answer = model::answer,
            mode = model::mode,
            search = model::search,
            export = { form -> if (form == HistoryForm.TEXT) text.launch("carnet-history.txt") else json.launch("carnet-history.json") },
            retry = model::load,
            back = go::back,
        ),
    )
}
