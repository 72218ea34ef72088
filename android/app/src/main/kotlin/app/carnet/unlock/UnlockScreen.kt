package app.carnet.unlock

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.focusable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.input.key.KeyEvent
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.PromptWords
import app.carnet.parts.CarnetIcons
import app.carnet.parts.LoadingState
import app.carnet.parts.PinField
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SecondaryButton
import app.carnet.parts.TextAction
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.duration
import app.carnet.words.errorText

/** Before the locked wallet. */
@Composable
fun UnlockRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { UnlockViewModel(deps.carnet, go::gateChanged) }
    val state by model.state.collectAsStateWithLifecycle()
    val words = PromptWords(
        stringResource(R.string.unlock_biometric_prompt),
        stringResource(R.string.unlock_biometric),
        stringResource(R.string.unlock_biometric_prompt_cancel),
    )
    val offered = state.biometric && remember(state.biometric) { deps.device.biometrics.available }
    BackHandler(state.face != UnlockFace.PIN) { model.face(UnlockFace.PIN) }
    UnlockScreen(
        state.copy(biometric = offered),
        UnlockActions(
            type = model::typed,
            unlock = model::unlock,
            biometric = { model.unlock(deps.device.biometrics.key(words)) },
            face = model::face,
            typeCode = model::codeTyped,
            recover = model::recover,
            askErase = model::askErase,
            erase = model::erase,
            retry = model::load,
        ),
    )
}

/** What one can do before the locked wallet. */
class UnlockActions(
    val type: (String) -> Unit = {},
    val unlock: () -> Unit = {},
    val biometric: () -> Unit = {},
    val face: (UnlockFace) -> Unit = {},
    val typeCode: (String) -> Unit = {},
    val recover: () -> Unit = {},
    val askErase: (Boolean) -> Unit = {},
    val erase: () -> Unit = {},
    val retry: () -> Unit = {},
)

/** The PIN, the recovery code, or what is left for someone who has neither. */
@Composable
fun UnlockScreen(state: UnlockState, actions: UnlockActions) {
    Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.surface) {
        when {
            state.loading -> LoadingState()
            state.damaged != null -> DamagedPage(state, actions)
            state.face == UnlockFace.RECOVERY -> RecoveryPage(state, actions)
            state.face == UnlockFace.FORGOT -> ForgotPage(state, actions)
            else -> PinPage(state, actions)
        }
    }
    if (state.erasing) EraseDialog(actions)
}

@Composable
private fun PinPage(state: UnlockState, actions: UnlockActions) {
    var keyboard by rememberSaveable { mutableStateOf(false) }
    val large = LocalDensity.current.fontScale > 1.3f
    BoxWithConstraints(Modifier.fillMaxSize().imePadding().windowInsetsPadding(WindowInsets.safeDrawing)) {
        val low = maxHeight < 560.dp
        if ((low && maxWidth > 600.dp) || maxWidth >= 840.dp) {
            Row(Modifier.fillMaxSize().padding(horizontal = Space.xxl), verticalAlignment = Alignment.CenterVertically) {
                Column(Modifier.weight(1f).verticalScroll(rememberScrollState()), horizontalAlignment = Alignment.CenterHorizontally) {
                    Head(state, keyboard, compact = low)
                    OtherWays(state, actions, keyboard) { keyboard = !keyboard }
                }
                Box(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(vertical = Space.s), Alignment.Center) {
                    Entry(state, actions, keyboard)
                }
            }
        } else {
            Column(
                Modifier.fillMaxWidth().verticalScroll(rememberScrollState()).heightIn(min = maxHeight).padding(horizontal = Space.page, vertical = Space.l),
                Arrangement.SpaceEvenly,
                Alignment.CenterHorizontally,
            ) {
                Head(state, keyboard, compact = large)
                Entry(state, actions, keyboard)
                OtherWays(state, actions, keyboard) { keyboard = !keyboard }
            }
        }
    }
}

@Composable
private fun Head(state: UnlockState, keyboard: Boolean, compact: Boolean) {
    Column(horizontalAlignment = Alignment.CenterHorizontally) {
        Surface(Modifier.size(if (compact) 56.dp else 72.dp), MaterialTheme.shapes.large, MaterialTheme.colorScheme.primary) {
            Box(contentAlignment = Alignment.Center) { Icon(CarnetIcons.Lock, null, Modifier.size(32.dp)) }
        }
        Text(
            stringResource(if (state.wait > 0) R.string.unlock_wait_title else R.string.unlock_title),
            Modifier.padding(top = Space.l).semantics { heading() },
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.headlineMedium,
        )
        val error = state.error
        if (state.wait > 0) {
            WaitNote(state.wait)
        } else {
            if (!keyboard) PinDots(state.pin.length, Modifier.padding(top = Space.xl))
            Text(
                error?.let { errorText(it) }.orEmpty(),
                Modifier.padding(top = Space.m).widthIn(max = 420.dp).heightIn(min = 44.dp).semantics { liveRegion = LiveRegionMode.Assertive },
                color = MaterialTheme.colorScheme.error,
                textAlign = TextAlign.Center,
                style = MaterialTheme.typography.bodyMedium,
            )
        }
    }
}

/** The countdown is spoken once a minute, not every second. */
@Composable
private fun WaitNote(seconds: Long) {
    val minutes = (seconds + 59) / 60
    Column(Modifier.widthIn(max = 420.dp).padding(top = Space.l), horizontalAlignment = Alignment.CenterHorizontally) {
        Text(stringResource(R.string.unlock_wait_text), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyLarge)
        val exact = if (seconds < 3600) stringResource(R.string.unlock_wait_clock, seconds / 60, seconds % 60) else duration(seconds)
        val spoken = duration(if (seconds < 60) seconds else minutes * 60)
        Text(
            exact,
            Modifier.padding(top = Space.s).clearAndSetSemantics {
                contentDescription = spoken
                liveRegion = LiveRegionMode.Polite
            },
            style = MaterialTheme.typography.displaySmall.tabular(),
        )
        Text(
            stringResource(R.string.unlock_wait_note),
            Modifier.padding(top = Space.m),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyMedium,
        )
    }
}

@Composable
private fun Entry(state: UnlockState, actions: UnlockActions, keyboard: Boolean) {
    if (state.wait > 0) {
        if (state.biometric) BiometricButton(state, actions)
        return
    }
    val ready = !state.busy
    Column(Modifier.widthIn(max = 420.dp), Arrangement.spacedBy(Space.l), Alignment.CenterHorizontally) {
        if (keyboard) {
            val focus = remember { FocusRequester() }
            PinField(state.pin, actions.type, stringResource(R.string.pin_label), Modifier.focusRequester(focus), onDone = actions.unlock, enabled = ready)
            LaunchedEffect(Unit) { focus.requestFocus() }
        } else {
            val focus = remember { FocusRequester() }
            PinPad(
                ready,
                { actions.type(state.pin + it) },
                { actions.type(state.pin.dropLast(1)) },
                corner = {
                    if (state.biometric) PictureKey(CarnetIcons.Fingerprint, stringResource(R.string.unlock_biometric), !state.busy, actions.biometric)
                },
                Modifier.focusRequester(focus).focusable().onKeyEvent { event -> typed(event, state, actions) },
            )
            LaunchedEffect(Unit) { focus.requestFocus() }
        }
        PrimaryButton(
            stringResource(R.string.unlock_action),
            actions.unlock,
            Modifier.widthIn(max = 264.dp),
            enabled = ready && state.pin.isNotEmpty(),
            busy = state.busy,
        )
        if (keyboard && state.biometric) BiometricButton(state, actions)
    }
}

@Composable
private fun BiometricButton(state: UnlockState, actions: UnlockActions) {
    SecondaryButton(stringResource(R.string.unlock_biometric), actions.biometric, Modifier.widthIn(max = 300.dp), CarnetIcons.Fingerprint, !state.busy)
}

private fun typed(event: KeyEvent, state: UnlockState, actions: UnlockActions): Boolean {
    when (val key = pinKey(event)) {
        is PinKey.Typed -> actions.type(state.pin + key.character)
        PinKey.Delete -> actions.type(state.pin.dropLast(1))
        PinKey.Enter -> actions.unlock()
        null -> return false
    }
    return true
}

@Composable
private fun OtherWays(state: UnlockState, actions: UnlockActions, keyboard: Boolean, onKeyboard: () -> Unit) {
    Column(Modifier.padding(top = Space.s), horizontalAlignment = Alignment.CenterHorizontally) {
        if (state.wait == 0L) TextAction(stringResource(if (keyboard) R.string.unlock_pad_digits else R.string.unlock_pad_keyboard), onKeyboard)
        if (state.recovery) TextAction(stringResource(R.string.unlock_recovery), { actions.face(UnlockFace.RECOVERY) })
        TextAction(stringResource(R.string.unlock_forgot), { actions.face(UnlockFace.FORGOT) })
    }
}
