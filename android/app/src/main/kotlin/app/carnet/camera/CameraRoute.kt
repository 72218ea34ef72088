package app.carnet.camera

import androidx.activity.compose.LocalActivity
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.parts.SecondaryButton

/** Scanning a pass of one's own. */
@Composable
fun CameraRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { CameraViewModel(deps.carnet, deps.device.cameras.present) }
    LiveCamera(
        model,
        deps,
        title = stringResource(R.string.camera_title),
        hint = stringResource(R.string.camera_hint),
        onClose = go::back,
        onFound = { texts -> go.replace(Destination.Preview(deps.imports.put(texts))) },
    ) {
        SecondaryButton(stringResource(R.string.camera_other_add), go::back)
    }
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
    others: @Composable ColumnScope.() -> Unit,
) {
    val state by model.state.collectAsStateWithLifecycle()
    val activity = LocalActivity.current
    val view = LocalView.current
    val allow = cameraPermission(model)
    LaunchedEffect(state) {
        (state as? CameraState.Found)?.let {
            deps.device.haptics.success(view)
            onFound(it.texts)
        }
    }
    CameraScreen(
        state,
        title,
        hint,
        CameraActions(onClose, allow, { activity?.openAppSettings() }, model::toggleTorch, model::again),
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
