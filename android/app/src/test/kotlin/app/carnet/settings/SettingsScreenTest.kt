package app.carnet.settings

import androidx.compose.runtime.Composable
import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class SettingsScreenTest {
    @get:Rule val compose = ComposeRule()

    @Test
    fun theWholeOfTheLongPages() {
        val tall = listOf(Look.TALL)
        Pictures.of("settings-usual", tall) { SettingsScreen(SettingsSamples.settings.getValue("usual"), dynamicOffered = true, SettingsActions({}, {}, {}, {}, {}, {}, {})) }
        Pictures.of("limits", tall) { LimitsScreen(SettingsSamples.facts.permissions) {} }
    }

    @Test
    fun settings() = shoot("settings", SettingsSamples.settings, setOf("usual")) {
        SettingsScreen(it, dynamicOffered = true, SettingsActions({}, {}, {}, {}, {}, {}, {}))
    }

    @Test
    fun changePin() = shoot("change-pin", SettingsSamples.changePin, setOf("wrong")) { ChangePinScreen(it, {}, {}, {}) }

    @Test
    fun recoveryCode() = shoot("recovery-code", SettingsSamples.recoveryCode, setOf("none", "shown")) {
        RecoveryCodeScreen(it, RecoveryCodeActions({}, {}, {}, {}, {}, {}, {}, {}, {}, {}))
    }

    @Test
    fun language() = Pictures.of("language") { LanguageScreen(listOf("en", "fr", "es", "ar", "zh-Hans", "ru"), "fr", {}, {}) }

    @Test
    fun about() = shoot("about", mapOf("loading" to AboutState(), "facts" to AboutState(SettingsSamples.facts)), setOf("facts")) {
        AboutScreen(it, {}, {}, {})
    }

    @Test
    fun licences() = Pictures.of("licences", listOf(Look.LIGHT)) { LicencesScreen(SettingsSamples.licences) {} }

    @Test
    fun limits() {
        Pictures.of("limits") { LimitsScreen(SettingsSamples.facts.permissions) {} }
        val more = SettingsSamples.facts.permissions + "android.permission.INTERNET" + "android.permission.VIBRATE"
        Pictures.of("limits-more", listOf(Look.LIGHT)) { LimitsScreen(more) {} }
    }

    private fun <S> shoot(name: String, states: Map<String, S>, inEveryLook: Set<String>, content: @Composable (S) -> Unit) =
        states.forEach { (state, value) ->
            Pictures.of("$name-$state", if (state in inEveryLook) Look.usual else listOf(Look.LIGHT)) { content(value) }
        }
}
