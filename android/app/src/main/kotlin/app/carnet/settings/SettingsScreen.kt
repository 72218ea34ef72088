package app.carnet.settings

import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.parts.SwitchRow
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.duration
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What one can do on [SettingsScreen]. */
class SettingsActions(
    val lockAfter: (Int) -> Unit,
    val biometric: (Boolean) -> Unit,
    val secureScreen: (Boolean) -> Unit,
    val showName: (Boolean) -> Unit,
    val dynamicColour: (Boolean) -> Unit,
    val open: (SettingsPage) -> Unit,
    val back: () -> Unit,
)

/** Pages that the settings lead to. */
enum class SettingsPage { CHANGE_PIN, RECOVERY_CODE, LANGUAGE, REMINDERS, PUBLISHERS, TRUST, LIMITS, ABOUT, LICENCES }

/** Everything that can be chosen. [dynamicOffered]: this Android takes colours from the wallpaper. */
@Composable
fun SettingsScreen(state: SettingsState, dynamicOffered: Boolean, actions: SettingsActions) {
    Page(stringResource(R.string.settings_title), onBack = actions.back, scroll = !state.loading) {
        if (state.loading) {
            LoadingState()
        } else {
            state.problem?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(top = Space.s), title = errorTitle(it), live = true) }
            if (state.specimens) Banner(Tone.NOTE, stringResource(R.string.settings_specimens_text), Modifier.padding(top = Space.s)) else Security(state, actions)
            Showing(state, actions)
            Reminders(state, actions)
            Look(state, dynamicOffered, actions)
            TrustAndAbout(actions)
        }
    }
}

@Composable
private fun Security(state: SettingsState, actions: SettingsActions) {
    var choosing by rememberSaveable { mutableStateOf(false) }
    SectionTitle(stringResource(R.string.settings_security))
    Group {
        ActionRow(stringResource(R.string.settings_lock_after), { choosing = true }, value = lockTime(state.lockAfterSeconds))
        RowDivider()
        SwitchRow(
            stringResource(R.string.settings_biometric),
            state.hasBiometric,
            actions.biometric,
            text = stringResource(if (state.biometricOffered) R.string.settings_biometric_text else R.string.settings_biometric_none),
            enabled = !state.busy && (state.biometricOffered || state.hasBiometric),
        )
        RowDivider()
        ActionRow(stringResource(R.string.settings_change_pin), { actions.open(SettingsPage.CHANGE_PIN) })
        RowDivider()
        ActionRow(
            stringResource(R.string.settings_recovery),
            { actions.open(SettingsPage.RECOVERY_CODE) },
            text = stringResource(if (state.hasRecoveryCode) R.string.settings_recovery_there else R.string.settings_recovery_none),
        )
    }
    if (choosing) {
        ChoiceDialog(
            stringResource(R.string.settings_lock_after),
            LOCK_TIMES.map { lockTime(it) },
            LOCK_TIMES.indexOf(state.lockAfterSeconds),
            onChoose = {
                choosing = false
                actions.lockAfter(LOCK_TIMES[it])
            },
            onDismiss = { choosing = false },
        )
    }
}

@Composable
private fun lockTime(seconds: Int): String = if (seconds == 0) stringResource(R.string.settings_lock_at_once) else duration(seconds.toLong())

@Composable
private fun Showing(state: SettingsState, actions: SettingsActions) {
    SectionTitle(stringResource(R.string.settings_showing))
    Group {
        SwitchRow(
            stringResource(R.string.settings_show_name), state.showName, actions.showName,
            text = stringResource(R.string.settings_show_name_text),
        )
        RowDivider()
        SwitchRow(
            stringResource(R.string.settings_secure_screen), state.secureScreen, actions.secureScreen,
            text = stringResource(R.string.settings_secure_screen_text),
        )
    }
}

@Composable
private fun Reminders(state: SettingsState, actions: SettingsActions) {
    SectionTitle(stringResource(R.string.reminder_title))
    Group {
        ActionRow(
            stringResource(R.string.reminder_switch),
            { actions.open(SettingsPage.REMINDERS) },
            icon = CarnetIcons.Bell,
            text = stringResource(R.string.reminder_list_text),
            value = stringResource(if (state.remind) R.string.state_on else R.string.state_off),
        )
    }
}

@Composable
private fun Look(state: SettingsState, dynamicOffered: Boolean, actions: SettingsActions) {
    SectionTitle(stringResource(R.string.settings_look))
    Group {
        ActionRow(
            stringResource(R.string.settings_language),
            { actions.open(SettingsPage.LANGUAGE) },
            icon = CarnetIcons.Language,
            value = if (state.language.isEmpty()) stringResource(R.string.settings_language_system) else ownName(state.language),
        )
        if (dynamicOffered) {
            RowDivider()
            SwitchRow(
                stringResource(R.string.settings_dynamic), state.dynamicColour, actions.dynamicColour,
                text = stringResource(R.string.settings_dynamic_text),
            )
        }
    }
}

@Composable
private fun TrustAndAbout(actions: SettingsActions) {
    SectionTitle(stringResource(R.string.settings_trust_group))
    Group {
        ActionRow(
            stringResource(R.string.settings_publishers),
            { actions.open(SettingsPage.PUBLISHERS) },
            text = stringResource(R.string.settings_publishers_text),
            icon = CarnetIcons.Publisher,
        )
        RowDivider()
        ActionRow(
            stringResource(R.string.settings_trust),
            { actions.open(SettingsPage.TRUST) },
            text = stringResource(R.string.settings_trust_text),
            icon = CarnetIcons.Key,
        )
    }
    SectionTitle(stringResource(R.string.settings_about_group))
    Group {
        ActionRow(stringResource(R.string.settings_limits), { actions.open(SettingsPage.LIMITS) }, icon = CarnetIcons.Shield)
        RowDivider()
        ActionRow(stringResource(R.string.settings_about), { actions.open(SettingsPage.ABOUT) }, icon = CarnetIcons.Info)
        RowDivider()
        ActionRow(stringResource(R.string.settings_licences), { actions.open(SettingsPage.LICENCES) }, icon = CarnetIcons.Document)
    }
}
