package app.carnet.publishers

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** Whom the traveller believes, and the ways to add to them. */
@Composable
fun PublishersRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { PublishersViewModel(deps.carnet, deps.now) }
    val state by model.state.collectAsStateWithLifecycle()
    val pick = packPicker(deps, go)
    LifecycleResumeEffect(model) {
        model.load()
        onPauseOrDispose {}
    }
    PublishersScreen(
        state,
        deps.device.cameras.present,
        PublishersActions(
            open = { go.to(Destination.Publisher(it)) },
            conflicts = { go.to(Destination.Conflicts) },
            file = pick,
            scan = { go.to(Destination.Camera) },
            retry = model::load,
            back = go::back,
        ),
    )
}
