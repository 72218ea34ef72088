package app.carnet.app

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.bridge.Gate
import app.carnet.bridge.Publisher
import app.carnet.bridge.Publishers
import app.carnet.support.MainDispatcherRule
import app.carnet.support.SamplePublishers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class RootViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet("482913", open = true)
    private val trusted = mutableListOf<Publisher>()
    private val publishers = object : Publishers by carnet {
        override suspend fun trustsDevelopment(): Boolean = trusted.any { it.development }
    }
    private val preferences = FakePreferences(lockAfterSeconds = 60)
    private var clock = 0L
    private var forgotten = 0
    private val root by lazy { RootViewModel(carnet, publishers, preferences, { clock }) { forgotten += 1 } }
    private val gate get() = root.state.value.gate

    private fun pass(millis: Long) {
        clock += millis
        main.dispatcher.scheduler.advanceTimeBy(millis)
        main.dispatcher.scheduler.runCurrent()
    }

    @Test
    fun itSaysHowThingsStand() {
        assertTrue(gate is Gate.Open)
        carnet.damaged = CarnetError.DamagedWallet("header")
        root.refresh()
        assertTrue(gate is Gate.Damaged)
    }

    @Test
    fun trustInKeysThatAreNoSecretIsKnownOnEveryScreen() {
        trusted += SamplePublishers.ministry
        assertFalse(root.state.value.development)
        trusted += SamplePublishers.development
        root.refresh()
        assertTrue(root.state.value.development)
        root.lock()
        assertFalse("nothing is trusted by a locked wallet", root.state.value.development)
    }

    @Test
    fun lockingForgetsWhatWasRead() {
        root.lock()
        assertFalse(carnet.open)
        assertTrue(gate is Gate.Locked)
        assertEquals(1, forgotten)
    }

    @Test
    fun theTimerLocksInTheBackground() {
        root.left(atOnce = false)
        pass(59_000)
        assertTrue(carnet.open)
        pass(1_001)
        assertFalse(carnet.open)
    }

    @Test
    fun whoComesBackInTimeFindsItOpen() {
        root.left(atOnce = false)
        pass(59_000)
        root.returned()
        pass(600_000)
        assertTrue(carnet.open)
    }

    @Test
    fun aSleepingPhoneLocksOnReturn() {
        root.left(atOnce = false)
        clock += 61_000
        root.returned()
        assertFalse(carnet.open)
    }

    @Test
    fun atOnceMeansAtOnce() {
        preferences.lockAfterSeconds = 0
        root.left(atOnce = false)
        assertFalse(carnet.open)
    }

    @Test
    fun aPhoneInOtherHandsLocksAtOnce() {
        root.left(atOnce = true)
        assertFalse(carnet.open)
    }

    @Test
    fun choosingAPictureIsAllowedForAWhile() {
        preferences.lockAfterSeconds = 0
        root.outing()
        root.left(atOnce = false)
        pass(100_000)
        assertTrue(carnet.open)
        root.returned()
        assertTrue(carnet.open)
        root.left(atOnce = false)
        assertFalse("the next time is no outing", carnet.open)
    }

    @Test
    fun specimensStay() {
        carnet.specimens = true
        root.lock()
        assertTrue((gate as Gate.Open).specimens)
        assertEquals(0, forgotten)
    }
}
