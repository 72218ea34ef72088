package app.carnet.history

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import java.time.Instant
import java.time.ZoneId

/** The ledger of showings; a kept pass opens from its entry. */
@Composable
fun HistoryRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { HistoryViewModel(deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    val today = Instant.ofEpochSecond(deps.now()).atZone(ZoneId.systemDefault()).toLocalDate()
    HistoryScreen(
        state,
        today,
        HistoryActions(
            open = { go.to(Destination.Detail(it)) },
            keepFor = model::keepFor,
            answer = model::answer,
            retry = model::load,
            back = go::back,
        ),
    )
}
