package app.carnet.camera

import androidx.activity.compose.LocalActivity
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.PackSource
import app.carnet.app.carnetViewModel
import app.carnet.bridge.Arrived
import app.carnet.bridge.CarnetError
import app.carnet.device.openAppSettings
import app.carnet.parts.SecondaryButton
import kotlinx.coroutines.launch

/** Scanning a pass of one's own. */
@Composable
fun CameraRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { CameraViewModel(deps.carnet, deps.device.cameras.present, deps.parts, deps.receiving) }
    val work = rememberCoroutineScope()
    val parts by deps.parts.progress.collectAsStateWithLifecycle()
    LiveCamera(
        model,
        deps,
        title = stringResource(R.string.camera_title),
        hint = stringResource(R.string.camera_hint),
        onClose = go::back,
        onFound = { texts -> go.replace(Destination.Preview(deps.imports.put(texts))) },
        onWhole = { bytes -> work.launch { go.replace(whole(deps, bytes)) } },
    ) {
        SecondaryButton(stringResource(if (parts == null) R.string.camera_other_add else R.string.part_other_ways), go::back)
    }
}

/** Where what a moving code brought is dealt with: a pack by itself, all else as a file with the same bytes. */
private suspend fun whole(deps: Dependencies, bytes: ByteArray): Destination {
    val texts = try {
        if (deps.carnet.arrived(bytes) == Arrived.Pack) emptyList() else deps.carnet.textsInFile(bytes)
    } catch (_: CarnetError) {
        emptyList()
    }
    // What is neither is refused there, with the reason.
    return if (texts.isEmpty()) Destination.Offer(deps.packs.put(PackSource.Bytes(bytes))) else Destination.Preview(deps.imports.put(texts))
}

/** The camera screen bound to the device: permission, picture, light and the buzz when codes are found. */
@Composable
internal fun LiveCamera(
    model: CameraViewModel,
    deps: Dependencies,
    title: String,
    hint: String,
    onClose: () -> Unit,
    onFound: (List<String>) -> Unit,
    onWhole: (ByteArray) -> Unit = {},
    others: @Composable ColumnScope.() -> Unit,
) {
    val state by model.state.collectAsStateWithLifecycle()
    val activity = LocalActivity.current
    val view = LocalView.current
    val allow = cameraPermission(model)
    LaunchedEffect(state) {
        when (val now = state) {
            is CameraState.Found -> {
                deps.device.haptics.success(view)
                onFound(now.texts)
            }
            is CameraState.Whole -> {
                deps.device.haptics.success(view)
                onWhole(now.bytes)
            }
            else -> Unit
        }
    }
    val live = state as? CameraState.Live
    val counted = remember { IntArray(1) { live?.parts?.have ?: 0 } }
    LaunchedEffect(live?.parts) {
        val have = if (live == null) return@LaunchedEffect else live.parts?.have ?: 0
        if (have > counted[0]) deps.device.haptics.success(view)
        counted[0] = have
    }
    CameraScreen(
        state,
        title,
        hint,
        CameraActions(
            onClose, allow, { activity?.openAppSettings() }, model::toggleTorch, model::again, model::startOver, model::another,
            model::stopReceiving, model::otherMoving,
        ),
        picture = {
            CameraView(
                deps.device.cameras,
                model,
                torch = (state as? CameraState.Live)?.torch == true,
                onOpened = model::torchFound,
                onBroke = model::broke,
                Modifier.fillMaxSize(),
            )
        },
        others,
    )
}
