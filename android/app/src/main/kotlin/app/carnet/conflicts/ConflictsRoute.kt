package app.carnet.conflicts

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** Who says what of which key. */
@Composable
fun ConflictsRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { ConflictsViewModel(deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    ConflictsScreen(state, model::load, go::back)
}
