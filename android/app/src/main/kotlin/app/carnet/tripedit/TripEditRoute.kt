package app.carnet.tripedit

import androidx.activity.compose.BackHandler
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** Typing a trip; [id] is empty for a new one. */
@Composable
fun TripEditRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { TripEditViewModel(id, deps.carnet, deps.carnet, deps.now) }
    val state by model.state.collectAsStateWithLifecycle()
    LaunchedEffect(state) {
        val saved = state as? TripEditState.Saved ?: return@LaunchedEffect
        if (saved.isNew) go.replace(Destination.Trip(saved.id)) else go.back()
    }
    BackHandler((state as? TripEditState.Typing)?.asking is Asking.Country) { model.ask(null) }
    TripEditScreen(
        state,
        TripEditActions(
            ask = model::ask,
            name = model::name,
            country = model::country,
            region = { model.region(it) },
            zone = { model.zone(it) },
            day = { model.day(it) },
            time = { model.time(it) },
            transit = model::transit,
            addStop = model::addStop,
            removeStop = model::removeStop,
            goBack = model::goBack,
            everybody = model::everybody,
            person = model::person,
            addWithoutPass = model::addWithoutPass,
            companion = model::companion,
            keep = model::keep,
            save = model::save,
            retry = model::load,
            back = go::back,
        ),
    )
}
