package app.carnet.trust

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.OpenDocument
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** Trust files have no type of their own, so any file can be picked; the core says whether it is one. */
@Composable
fun TrustRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { TrustViewModel(deps.carnet, deps.device.files) }
    val state by model.state.collectAsStateWithLifecycle()
    val files = rememberLauncherForActivityResult(OpenDocument()) { picked -> picked?.let { model.picked(it.toString()) } }
    TrustScreen(
        state,
        TrustActions(
            add = { files.launch(arrayOf("*/*")) },
            askRemove = model::askRemove,
            remove = model::remove,
            keep = model::keep,
            dismiss = model::dismiss,
            retry = model::load,
            back = go::back,
        ),
    )
}
