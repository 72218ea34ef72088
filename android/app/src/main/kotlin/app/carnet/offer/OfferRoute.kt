package app.carnet.offer

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** A pack that waits under [number]. Once taken, the page of its publisher is opened in its place. */
@Composable
fun OfferRoute(deps: Dependencies, go: Navigator, number: Long) {
    val model = carnetViewModel { OfferViewModel(number, deps.packs, deps.device.files, deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    LaunchedEffect(state) {
        (state as? OfferState.Taken)?.let {
            go.gateChanged()
            go.replace(Destination.Publisher(it.id))
        }
    }
    OfferScreen(state, OfferActions(model::typed, model::take, go::back))
}
