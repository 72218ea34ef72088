package app.carnet.settings

import app.carnet.app.FakePreferences
import app.carnet.bridge.BiometricKey
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.device.FakeLanguages
import app.carnet.support.MainDispatcherRule
import app.carnet.support.StubSession
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class SettingsViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val session = StubSession()
    private val preferences = FakePreferences()
    private val model = SettingsViewModel(session, preferences, FakeLanguages())

    private class Key(private val trouble: BiometricTrouble? = null) : BiometricKey {
        override fun wrap(secret: ByteArray): ByteArray = trouble?.let { throw CarnetError.Biometric(it) } ?: secret

        override fun unwrap(wrapped: ByteArray): ByteArray = wrapped
    }

    @Test
    fun showsWhatIsSet() {
        assertTrue(model.state.value.loading)
        session.recovery = true
        model.load(biometricOffered = true)
        assertEquals(
            SettingsState(loading = false, biometricOffered = true, hasRecoveryCode = true, lockAfterSeconds = 60),
            model.state.value,
        )
    }

    @Test
    fun choicesAreKeptAndShown() {
        model.load(biometricOffered = true)
        model.lockAfter(300)
        model.secureScreen(false)
        model.showName(false)
        model.dynamicColour(true)
        val now = model.state.value
        assertEquals(300, preferences.lockAfterSeconds)
        assertEquals(listOf(300, false, false, true), listOf(now.lockAfterSeconds, now.secureScreen, now.showName, now.dynamicColour))
    }

    @Test
    fun theBiometricWayIsAddedAndRemoved() {
        model.load(biometricOffered = true)
        model.addBiometric(Key())
        assertTrue(model.state.value.hasBiometric)
        model.removeBiometric()
        assertFalse(model.state.value.hasBiometric)
    }

    @Test
    fun aClosedPromptIsNoTrouble() {
        model.load(biometricOffered = true)
        model.addBiometric(Key(BiometricTrouble.CANCELLED))
        assertFalse(model.state.value.hasBiometric)
        assertNull(model.state.value.problem)
        model.addBiometric(Key(BiometricTrouble.UNAVAILABLE))
        assertEquals(BiometricTrouble.UNAVAILABLE, (model.state.value.problem as CarnetError.Biometric).why)
        model.dismissProblem()
        assertNull(model.state.value.problem)
    }

    @Test
    fun specimensAreKnown() {
        val specimens = SettingsViewModel(StubSession(specimens = true), preferences, FakeLanguages())
        specimens.load(biometricOffered = true)
        assertTrue(specimens.state.value.specimens)
    }
}
