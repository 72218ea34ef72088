package app.carnet.add

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts.OpenMultipleDocuments
import androidx.activity.result.contract.ActivityResultContracts.PickMultipleVisualMedia
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/** The system's own pickers: no permission to read pictures or files is needed. */
@Composable
fun AddRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { AddViewModel(deps.carnet, deps.device.files, deps.imports, deps.parts, deps.carnet, deps.packs) }
    val state by model.state.collectAsStateWithLifecycle()
    val shared by deps.imports.shared.collectAsStateWithLifecycle()
    val pictures = rememberLauncherForActivityResult(PickMultipleVisualMedia(MOST_PICTURES)) { picked -> model.picked(picked.map { it.toString() }) }
    val files = rememberLauncherForActivityResult(OpenMultipleDocuments()) { picked -> model.picked(picked.map { it.toString() }) }

    LaunchedEffect(shared) { model.take(deps.imports.takeShared()) }
    LaunchedEffect(state.found) {
        state.found?.let { batch ->
            model.opened()
            go.to(Destination.Preview(batch))
        }
    }
    LaunchedEffect(state.pack) {
        state.pack?.let { number ->
            model.opened()
            go.to(Destination.Offer(number))
        }
    }
    AddScreen(
        state,
        deps.device.cameras.present,
        AddActions(
            scan = { go.to(Destination.Camera) },
            picture = { pictures.launch(PickVisualMediaRequest(PickVisualMedia.ImageOnly)) },
            file = { files.launch(FILE_TYPES) },
            paste = { model.pasted(deps.device.clipboard.text()) },
            stop = model::cancel,
            startOver = model::startOver,
            another = model::another,
            back = go::back,
        ),
    )
}

/** As many as a family has passes. */
private const val MOST_PICTURES = 20

/** Any file: many a pass comes as one whose type the system does not know. The core says whether it reads it. */
internal val FILE_TYPES = arrayOf("*/*")
