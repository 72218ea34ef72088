package app.carnet.trip

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.words.languages

/** One trip. */
@Composable
fun TripRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { TripViewModel(id, deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    val languages = languages()
    LifecycleResumeEffect(model, languages) {
        model.load(languages)
        onPauseOrDispose {}
    }
    LaunchedEffect(state) { if (state is TripState.Forgotten) go.back() }
    TripScreen(
        state,
        TripActions(
            why = { go.to(Destination.TripWhy(id, it)) },
            edit = { go.to(Destination.TripEdit(id)) },
            askForget = model::askForget,
            forget = model::forget,
            retry = { model.load(languages) },
            back = go::back,
        ),
    )
}
