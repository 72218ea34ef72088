package app.carnet.camera

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.add.OtherPassDialog
import app.carnet.add.PartDots
import app.carnet.add.Progress
import app.carnet.add.StartOverDialog
import app.carnet.parts.Art
import app.carnet.parts.CarnetIcons
import app.carnet.parts.EmptyState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.theme.Space

/** What one can do on [CameraScreen]. */
class CameraActions(
    val close: () -> Unit,
    val allow: () -> Unit,
    val openSettings: () -> Unit,
    val torch: () -> Unit,
    val again: () -> Unit,
    val startOver: () -> Unit,
    val another: (Boolean) -> Unit,
    val stopReceiving: () -> Unit,
    val otherMoving: (start: Boolean) -> Unit,
)

/** [picture] fills the screen behind the frame; [others] are the ways that need no camera, offered in every state. */
@Composable
fun CameraScreen(
    state: CameraState,
    title: String,
    hint: String,
    actions: CameraActions,
    picture: @Composable () -> Unit,
    others: @Composable ColumnScope.() -> Unit,
) {
    when (state) {
        is CameraState.Live -> {
            val now = if (state.received == null) title else stringResource(R.string.moving_title)
            Viewfinder(now, hint, state, actions, picture, others)
        }
        is CameraState.Found -> {
            val found = stringResource(if (state.completed) R.string.part_complete else R.string.camera_found)
            Viewfinder(title, found, null, actions, picture, others = null)
        }
        is CameraState.Whole -> Viewfinder(stringResource(R.string.moving_title), stringResource(R.string.moving_complete), null, actions, picture, others = null)
        is CameraState.OtherMoving -> {
            Viewfinder(stringResource(R.string.moving_title), hint, state.live, actions, picture, others)
            OtherMovingDialog(state.received, { actions.otherMoving(true) }, { actions.otherMoving(false) })
        }
        is CameraState.Another -> {
            Viewfinder(title, hint, state.live, actions, picture, others)
            OtherPassDialog(state.parts, { actions.another(true) }, { actions.another(false) })
        }
        else -> Page(title, onBack = actions.close, scroll = false) { WithoutPicture(state, actions, others) }
    }
}

@Composable
private fun WithoutPicture(state: CameraState, actions: CameraActions, others: @Composable ColumnScope.() -> Unit) {
    val title: Int
    val text: Int
    var button: Pair<Int, () -> Unit>? = null
    when (state) {
        is CameraState.Denied -> {
            title = R.string.camera_denied_title
            text = if (state.forGood) R.string.camera_denied_for_good_text else R.string.camera_denied_text
            button = if (state.forGood) R.string.camera_settings to actions.openSettings else R.string.camera_ask_allow to actions.allow
        }
        CameraState.Missing -> {
            title = R.string.camera_missing_title
            text = R.string.camera_missing_text
        }
        CameraState.Broken -> {
            title = R.string.camera_broken_title
            text = R.string.camera_broken_text
            button = R.string.action_retry to actions.again
        }
        else -> {
            title = R.string.camera_ask_title
            text = R.string.camera_ask_text
            button = R.string.camera_ask_allow to actions.allow
        }
    }
    EmptyState(Art.SCAN, stringResource(title), stringResource(text)) {
        button?.let { (words, act) -> PrimaryButton(stringResource(words), act) }
        others()
    }
}

@Composable
private fun Viewfinder(
    title: String,
    hint: String,
    live: CameraState.Live?,
    actions: CameraActions,
    picture: @Composable () -> Unit,
    others: (@Composable ColumnScope.() -> Unit)?,
) {
    val beside = LocalConfiguration.current.let { it.screenHeightDp < 480 && it.screenWidthDp > it.screenHeightDp }
    Box(Modifier.fillMaxSize().background(Color.Black)) {
        picture()
        ScanFrame(found = live == null, beside, Modifier.fillMaxSize())
        Box(Modifier.fillMaxSize().safeDrawingPadding()) {
            ViewfinderBar(title, live, actions)
            Column(
                Modifier
                    .align(if (beside) Alignment.CenterEnd else Alignment.BottomCenter)
                    .fillMaxWidth(if (beside) 0.44f else 1f)
                    .heightIn(max = 280.dp)
                    .verticalScroll(rememberScrollState())
                    .padding(Space.l),
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                val words = if (live?.slow == true) stringResource(R.string.camera_slow) else hint
                when {
                    live?.received != null -> ReceivingHint(live.received, actions.stopReceiving)
                    live?.parts != null -> PartsHint(live.parts, live, actions.startOver)
                    else -> Hint(words)
                }
                if (others != null) {
                    Spacer(Modifier.size(Space.m))
                    Column(Modifier.widthIn(max = 440.dp), Arrangement.spacedBy(Space.s), content = others)
                }
            }
        }
    }
}

@Composable
private fun ViewfinderBar(title: String, live: CameraState.Live?, actions: CameraActions) {
    Row(Modifier.fillMaxWidth().padding(Space.s), verticalAlignment = Alignment.CenterVertically) {
        RoundAction(CarnetIcons.Close, stringResource(R.string.action_close), actions.close)
        Text(
            title,
            Modifier.weight(1f).padding(horizontal = Space.s).semantics { heading() },
            color = Color.White,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.titleMedium,
        )
        if (live?.hasTorch == true) {
            val label = stringResource(if (live.torch) R.string.camera_torch_off else R.string.camera_torch_on)
            RoundAction(CarnetIcons.Torch, label, actions.torch, lit = live.torch)
        } else {
            Spacer(Modifier.size(Space.touch))
        }
    }
}

@Composable
private fun RoundAction(icon: ImageVector, label: String, onClick: () -> Unit, lit: Boolean = false) {
    IconButton(onClick, Modifier.size(Space.touch).background(if (lit) Color.White else Veil, CircleShape)) {
        Icon(icon, label, Modifier.size(24.dp), if (lit) Color.Black else Color.White)
    }
}

/** Spoken when it changes. */
@Composable
private fun Hint(text: String) {
    Surface(shape = MaterialTheme.shapes.medium, color = Veil, contentColor = Color.White) {
        Text(
            text,
            Modifier.padding(horizontal = Space.l, vertical = Space.m).semantics { liveRegion = LiveRegionMode.Polite },
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyLarge,
        )
    }
}

/** The codes that are there, and what to do next. Spoken when it changes. */
@Composable
private fun PartsHint(parts: Progress, live: CameraState.Live, onStartOver: () -> Unit) {
    var asking by remember { mutableStateOf(false) }
    Surface(Modifier.widthIn(max = 440.dp), shape = MaterialTheme.shapes.medium, color = Veil, contentColor = Color.White) {
        Column(Modifier.padding(horizontal = Space.l, vertical = Space.m), horizontalAlignment = Alignment.CenterHorizontally) {
            Column(
                Modifier.semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                Text(stringResource(R.string.part_progress, parts.have, parts.need), style = MaterialTheme.typography.titleLarge)
                val advice = when {
                    live.again -> R.string.part_again
                    live.slow -> R.string.camera_slow
                    else -> R.string.part_text
                }
                Text(
                    stringResource(advice),
                    Modifier.padding(top = Space.xs),
                    textAlign = TextAlign.Center,
                    style = MaterialTheme.typography.bodyMedium,
                )
            }
            PartDots(parts, Color.White, Color.Black, Modifier.padding(top = Space.m))
            TextButton(
                { asking = true },
                Modifier.defaultMinSize(minHeight = Space.touch),
                colors = ButtonDefaults.textButtonColors(contentColor = Color.White),
            ) {
                Text(stringResource(R.string.part_start_over), style = MaterialTheme.typography.labelLarge)
            }
        }
    }
    if (asking) StartOverDialog({ asking = false; onStartOver() }, { asking = false })
}

/** Behind words over the picture: white on it keeps its contrast whatever the camera sees. */
internal val Veil = Color.Black.copy(alpha = 0.66f)
