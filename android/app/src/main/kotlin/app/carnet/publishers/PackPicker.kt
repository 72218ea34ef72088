package app.carnet.publishers

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.OpenDocument
import androidx.compose.runtime.Composable
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.PackSource

/** Has the traveller pick a pack, and goes to the page that offers it. Any file: the core says whether it is a pack. */
@Composable
fun packPicker(deps: Dependencies, go: Navigator): () -> Unit {
    val files = rememberLauncherForActivityResult(OpenDocument()) { picked ->
        picked?.let { go.to(Destination.Offer(deps.packs.put(PackSource.File(it.toString())))) }
    }
    return { files.launch(arrayOf("*/*")) }
}
