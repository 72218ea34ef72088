package app.carnet.trips

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** The trips that are kept. */
@Composable
fun TripsRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { TripsViewModel(deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    LifecycleResumeEffect(model) {
        model.load()
        onPauseOrDispose {}
    }
    TripsScreen(
        state,
        TripsActions(
            open = { go.to(Destination.Trip(it)) },
            add = { go.to(Destination.TripEdit()) },
            retry = model::load,
            back = go::back,
        ),
    )
}
