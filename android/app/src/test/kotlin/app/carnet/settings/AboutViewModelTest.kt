package app.carnet.settings

import app.carnet.device.FakeAppFacts
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class AboutViewModelTest {
    @get:Rule val main = MainDispatcherRule()

    @Test
    fun factsAreTheSystems() {
        val model = AboutViewModel(FakeAppFacts(SettingsSamples.facts))
        assertNull(model.state.value.facts)
        model.load()
        assertEquals(SettingsSamples.facts, model.state.value.facts)
    }

    @Test
    fun licencesAreRead() {
        val model = AboutViewModel(FakeAppFacts(SettingsSamples.facts, "adler2 2.0.1 — 0BSD OR MIT\n\nodd line\r\n"))
        model.loadLicences()
        assertEquals(listOf(Licence("adler2 2.0.1", "0BSD OR MIT"), Licence("odd line", "")), model.state.value.licences)
    }

    @Test
    fun everyLimitHoldsForThePermissionsOfThisApp() = Limit.entries.forEach { assertTrue(it.name, it.holds(SettingsSamples.facts.permissions)) }

    @Test
    fun aLimitFallsWithItsPermission() {
        assertFalse(Limit.NETWORK.holds(listOf("android.permission.INTERNET")))
        assertFalse(Limit.BACKGROUND.holds(listOf("android.permission.FOREGROUND_SERVICE_LOCATION")))
        assertFalse(Limit.LOCATION.holds(listOf("android.permission.ACCESS_COARSE_LOCATION")))
        assertTrue(Limit.LOCATION.holds(listOf("android.permission.INTERNET")))
    }
}
