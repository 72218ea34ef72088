package app.carnet.app

import android.content.Context
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class StoredPreferencesTest {
    private val store = RuntimeEnvironment.getApplication().getSharedPreferences("test", Context.MODE_PRIVATE)
    private val scope = TestScope(UnconfinedTestDispatcher())

    private fun made() = StoredPreferences(scope) { store }

    @Test
    fun theSafeChoiceIsTheFirst() {
        val fresh = made()
        assertTrue(fresh.secureScreen)
        assertEquals(60, fresh.lockAfterSeconds)
        assertFalse(fresh.dynamicColour)
    }

    @Test
    fun whatIsChosenStays() {
        val before = made()
        val changes = before.changes.value
        before.secureScreen = false
        before.lockAfterSeconds = 300
        before.showName = false
        assertEquals(changes + 3, before.changes.value)
        val after = made()
        assertFalse(after.secureScreen || after.showName)
        assertEquals(300, after.lockAfterSeconds)
    }

    @Test
    fun whatIsChosenBeforeTheStoreIsReadCounts() {
        store.edit().putBoolean("show_name", true).commit()
        val later = TestScope()
        val early = StoredPreferences(later) { store }
        early.showName = false
        later.testScheduler.advanceUntilIdle()
        assertFalse(early.showName)
        assertFalse(made().showName)
    }
}
