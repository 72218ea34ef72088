package app.carnet.publisher

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.publishers.packPicker

/** One publisher. */
@Composable
fun PublisherRoute(deps: Dependencies, go: Navigator, id: String) {
    val model = carnetViewModel { PublisherViewModel(id, deps.carnet, deps.now) }
    val state by model.state.collectAsStateWithLifecycle()
    val pick = packPicker(deps, go)
    LifecycleResumeEffect(model) {
        model.load()
        onPauseOrDispose {}
    }
    LaunchedEffect(state) {
        if (state is PublisherState.Removed) {
            go.gateChanged()
            go.back()
        }
    }
    PublisherScreen(
        state,
        deps.device.cameras.present,
        PublisherActions(
            file = pick,
            scan = { go.to(Destination.Camera) },
            show = { go.to(Destination.ShowPack(id)) },
            askRemove = model::askRemove,
            remove = model::remove,
            retry = model::load,
            back = go::back,
        ),
    )
}
