package app.carnet.handover

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.AloneWindow
import app.carnet.device.BrightWindow
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Page
import app.carnet.parts.PinField
import app.carnet.parts.PrimaryButton
import app.carnet.show.CodeGround
import app.carnet.show.CodeSheet
import app.carnet.show.CodeWords
import app.carnet.theme.Space
import app.carnet.words.errorText

/** The phone in somebody else's hands: back locks the wallet, and so does leaving the app ([app.carnet.app.MainActivity]). */
@Composable
fun HandOverRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { HandOverViewModel(deps.carnet, deps.onScreen.code, deps.preferences.showName) }
    val state by model.state.collectAsStateWithLifecycle()
    BrightWindow()
    AloneWindow()
    val specimens = state.code?.specimens == true
    BackHandler {
        when {
            state.leaving -> model.stay()
            specimens -> go.back()
            else -> go.lock()
        }
    }
    LaunchedEffect(state.left) { if (state.left) go.back() }
    HandOverScreen(state, model::leave, model::stay, model::typed, model::confirm)
}

/** The code, or the PIN to leave it. */
@Composable
fun HandOverScreen(state: HandOverState, onLeave: () -> Unit = {}, onStay: () -> Unit = {}, onType: (String) -> Unit = {}, onConfirm: () -> Unit = {}) {
    val code = state.code ?: return
    if (state.leaving) {
        Leaving(state, onStay, onType, onConfirm)
        return
    }
    CodeGround(
        code.card.kind,
        bar = { Spacer(Modifier.heightIn(min = Space.s).fillMaxWidth()) },
        sheet = { CodeSheet(code, it) },
    ) {
        CodeWords(code, state.withName)
        if (!code.specimens) {
            Row(Modifier.padding(top = Space.xl), verticalAlignment = Alignment.CenterVertically) {
                Icon(CarnetIcons.Lock, null, Modifier.size(18.dp))
                Spacer(Modifier.width(Space.s))
                Text(stringResource(R.string.hand_over_locked), textAlign = TextAlign.Center, style = MaterialTheme.typography.bodyMedium)
            }
        }
        OutlinedButton(
            onLeave,
            Modifier.padding(top = Space.l).heightIn(min = Space.touch),
            shape = MaterialTheme.shapes.medium,
            colors = ButtonDefaults.outlinedButtonColors(contentColor = Color.White),
            border = BorderStroke(1.dp, Color.White.copy(alpha = 0.6f)),
        ) {
            Text(stringResource(R.string.hand_over_leave), style = MaterialTheme.typography.labelLarge)
        }
    }
}

@Composable
private fun Leaving(state: HandOverState, onStay: () -> Unit, onType: (String) -> Unit, onConfirm: () -> Unit) {
    Page(
        stringResource(R.string.hand_over_pin_title),
        onBack = onStay,
        backIcon = CarnetIcons.Close,
        backLabel = stringResource(R.string.hand_over_stay),
        bottom = { PrimaryButton(stringResource(R.string.hand_over_pin_action), onConfirm, enabled = state.pin.isNotEmpty(), busy = state.busy) },
    ) {
        Text(
            stringResource(R.string.hand_over_pin_text),
            Modifier.padding(top = Space.s, bottom = Space.l),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyLarge,
        )
        PinField(
            state.pin,
            onType,
            stringResource(R.string.pin_label),
            error = state.error?.let { errorText(it) },
            onDone = onConfirm,
            enabled = !state.busy,
        )
    }
}
