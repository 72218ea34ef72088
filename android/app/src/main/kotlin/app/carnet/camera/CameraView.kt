package app.carnet.camera

import androidx.compose.animation.core.Animatable
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.compose.ui.viewinterop.AndroidView
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.currentStateAsState
import app.carnet.R
import app.carnet.device.Cameras
import app.carnet.device.FrameSink
import kotlinx.coroutines.delay

/** The live picture while the app is in front; black otherwise, and the camera is free for others. A tap focuses. */
@Composable
fun CameraView(
    cameras: Cameras,
    sink: FrameSink,
    torch: Boolean,
    onOpened: (hasTorch: Boolean) -> Unit,
    onBroke: () -> Unit,
    modifier: Modifier = Modifier,
) {
    val lifecycle by LocalLifecycleOwner.current.lifecycle.currentStateAsState()
    val opened by rememberUpdatedState(onOpened)
    val broke by rememberUpdatedState(onBroke)
    val label = stringResource(R.string.camera_view)
    var view by remember { mutableStateOf<CameraTexture?>(null) }
    var touched by remember { mutableStateOf<Offset?>(null) }
    Box(
        modifier
            .background(Color.Black)
            .semantics { contentDescription = label }
            .pointerInput(Unit) {
                detectTapGestures {
                    touched = it
                    view?.focus(it.x, it.y)
                }
            },
    ) {
        if (lifecycle.isAtLeast(Lifecycle.State.STARTED)) {
            AndroidView(
                { context -> CameraTexture(context, cameras, sink, { opened(it) }, { broke() }).also { view = it } },
                Modifier.fillMaxSize(),
                onRelease = { if (view === it) view = null },
                update = { it.torch(torch) },
            )
        }
        touched?.let { FocusRing(it) { touched = null } }
    }
}

/** Where the camera was told to look. */
@Composable
private fun FocusRing(at: Offset, onDone: () -> Unit) {
    val fade = remember(at) { Animatable(1f) }
    LaunchedEffect(at) {
        delay(500)
        fade.animateTo(0f)
        onDone()
    }
    Canvas(Modifier.fillMaxSize()) {
        drawCircle(Color.White.copy(alpha = fade.value), 32.dp.toPx(), at, style = Stroke(2.dp.toPx()))
    }
}
