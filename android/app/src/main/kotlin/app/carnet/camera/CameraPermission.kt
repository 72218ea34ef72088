package app.carnet.camera

import android.Manifest.permission.CAMERA
import android.content.Context
import android.content.pm.PackageManager
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleEventEffect

/** Asks the system for the camera: returns what to call when the person presses Allow. Looks again on coming back from settings. */
@Composable
internal fun cameraPermission(model: CameraViewModel): () -> Unit {
    val context = LocalContext.current
    val activity = LocalActivity.current
    val launcher = rememberLauncherForActivityResult(RequestPermission()) { granted ->
        model.permission(granted, activity?.shouldShowRequestPermissionRationale(CAMERA) == true)
    }
    LifecycleEventEffect(Lifecycle.Event.ON_RESUME) { if (context.mayUseCamera()) model.granted() }
    return { launcher.launch(CAMERA) }
}

private fun Context.mayUseCamera(): Boolean = checkSelfPermission(CAMERA) == PackageManager.PERMISSION_GRANTED
