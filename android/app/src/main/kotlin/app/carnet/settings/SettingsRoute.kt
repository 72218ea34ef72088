package app.carnet.settings

import android.os.Build
import androidx.activity.compose.BackHandler
import androidx.activity.compose.LocalActivity
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleEventEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.PromptWords
import app.carnet.device.SecureWindow

/** Settings; read again whenever they come in front, since the phone's own settings change them too. */
@Composable
fun SettingsRoute(deps: Dependencies, go: Navigator) {
    val biometrics = deps.device.biometrics
    val model = carnetViewModel { SettingsViewModel(deps.carnet, deps.preferences, deps.device.languages) }
    val state by model.state.collectAsStateWithLifecycle()
    val words = PromptWords(stringResource(R.string.settings_biometric_prompt), stringResource(R.string.settings_biometric_prompt_text), stringResource(R.string.action_cancel))
    LifecycleEventEffect(Lifecycle.Event.ON_RESUME) { model.load(biometrics.available) }
    SettingsScreen(
        state,
        dynamicOffered = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S,
        SettingsActions(
            lockAfter = model::lockAfter,
            biometric = { on -> if (on) model.addBiometric(biometrics.key(words)) else model.removeBiometric() },
            secureScreen = model::secureScreen,
            showName = model::showName,
            dynamicColour = model::dynamicColour,
            open = { go.to(it.destination()) },
            back = go::back,
        ),
    )
}

private fun SettingsPage.destination(): Destination = when (this) {
    SettingsPage.CHANGE_PIN -> Destination.ChangePin
    SettingsPage.RECOVERY_CODE -> Destination.RecoveryCode
    SettingsPage.LANGUAGE -> Destination.Language
    SettingsPage.REMINDERS -> Destination.Reminders
    SettingsPage.PUBLISHERS -> Destination.Publishers
    SettingsPage.TRUST -> Destination.Trust
    SettingsPage.LIMITS -> Destination.Limits
    SettingsPage.ABOUT -> Destination.About
    SettingsPage.LICENCES -> Destination.Licences
}

@Composable
fun ChangePinRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { ChangePinViewModel(deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    ChangePinScreen(state, model::typed, model::next, go::back)
}

/** The window is secure while the code is on it, whatever the settings say. */
@Composable
fun RecoveryCodeRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { RecoveryCodeViewModel(deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    val label = stringResource(R.string.recovery_code_title)
    if (state is RecoveryCodeState.Shown) SecureWindow()
    BackHandler(state is RecoveryCodeState.AskPin || state is RecoveryCodeState.Shown) { if (state is RecoveryCodeState.AskPin) model.leave() }
    RecoveryCodeScreen(
        state,
        RecoveryCodeActions(
            make = model::make,
            typed = model::typed,
            confirm = model::confirm,
            written = model::written,
            copy = { deps.device.clipboard.putSecret(label, it) },
            askRemove = model::askRemove,
            remove = model::remove,
            leave = model::leave,
            retry = model::load,
            back = go::back,
        ),
    )
}

@Composable
fun LanguageRoute(deps: Dependencies, go: Navigator) {
    val languages = deps.device.languages
    val activity = LocalActivity.current
    var current by remember { mutableStateOf(languages.current) }
    LanguageScreen(
        languages.offered,
        current,
        onChoose = { tag ->
            current = tag
            if (languages.set(tag)) activity?.recreate()
        },
        onBack = go::back,
    )
}

@Composable
fun AboutRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { AboutViewModel(deps.device.facts) }
    val state by model.state.collectAsStateWithLifecycle()
    LaunchedEffect(model) { model.load() }
    AboutScreen(state, onLicences = { go.to(Destination.Licences) }, onLimits = { go.to(Destination.Limits) }, onBack = go::back)
}

@Composable
fun LicencesRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { AboutViewModel(deps.device.facts) }
    val state by model.state.collectAsStateWithLifecycle()
    LaunchedEffect(model) { model.loadLicences() }
    LicencesScreen(state.licences, go::back)
}

@Composable
fun LimitsRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { AboutViewModel(deps.device.facts) }
    val state by model.state.collectAsStateWithLifecycle()
    LaunchedEffect(model) { model.load() }
    LimitsScreen(state.facts?.permissions, go::back)
}
