package app.carnet.unlock

import app.carnet.bridge.BiometricKey
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeCarnet
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class UnlockViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val carnet = FakeCarnet("482913")
    private var gates = 0
    private val model by lazy { UnlockViewModel(carnet) { gates += 1 } }
    private val now get() = model.state.value

    private fun key(trouble: BiometricTrouble? = null) = object : BiometricKey {
        override fun wrap(secret: ByteArray) = secret

        override fun unwrap(wrapped: ByteArray): ByteArray = trouble?.let { throw CarnetError.Biometric(it) } ?: wrapped
    }

    private fun attempt(pin: String) {
        model.typed(pin)
        model.unlock()
    }

    @Test
    fun theRightPinOpens() {
        attempt("482913")
        assertTrue(carnet.open)
        assertEquals(1, gates)
        assertEquals("", now.pin)
    }

    @Test
    fun aWrongPinSaysHowManyTriesAreLeft() {
        attempt("000000")
        assertEquals(4, (now.error as CarnetError.WrongPin).triesLeft)
        assertEquals("", now.pin)
        model.typed("4")
        assertNull("typing again takes the message away", now.error)
    }

    @Test
    fun theWaitIsCountedDownAndThenOpens() {
        repeat(5) { attempt("00000$it") }
        assertEquals(30, now.wait)
        model.typed("482913")
        assertEquals("nothing can be typed meanwhile", "", now.pin)
        main.dispatcher.scheduler.advanceTimeBy(10_001)
        assertEquals(20, now.wait)
        carnet.waitSeconds = 0
        main.dispatcher.scheduler.advanceTimeBy(20_001)
        assertEquals(0, now.wait)
        assertNull(now.error)
        attempt("482913")
        assertTrue(carnet.open)
    }

    @Test
    fun aWaitFromBeforeIsThereAtTheStart() {
        carnet.waitSeconds = 3600
        assertEquals(3600, now.wait)
    }

    @Test
    fun aFingerOpens() {
        carnet.biometric = ByteArray(32)
        assertTrue(now.biometric)
        model.unlock(key())
        assertTrue(carnet.open)
    }

    @Test
    fun aClosedPromptIsNoError() {
        carnet.biometric = ByteArray(32)
        model.unlock(key(BiometricTrouble.CANCELLED))
        assertNull(now.error)
        assertTrue(now.biometric)
        assertFalse(now.busy)
    }

    @Test
    fun aDeadKeyIsToldAndNotOfferedAgain() {
        carnet.biometric = ByteArray(32)
        model.unlock(key(BiometricTrouble.INVALIDATED))
        assertEquals(BiometricTrouble.INVALIDATED, (now.error as CarnetError.Biometric).why)
        assertFalse(now.biometric)
    }

    @Test
    fun theRecoveryCodeOpens() {
        carnet.recoveryCode = "K7QF-2MXW"
        assertTrue(now.recovery)
        model.face(UnlockFace.RECOVERY)
        model.codeTyped("WRONG")
        model.recover()
        assertTrue(now.error is CarnetError.WrongRecoveryCode)
        model.codeTyped(" K7QF-2MXW ")
        model.recover()
        assertTrue(carnet.open)
    }

    @Test
    fun erasingIsAskedAndThenDone() {
        model.face(UnlockFace.FORGOT)
        model.askErase(true)
        assertTrue(now.erasing)
        model.askErase(false)
        assertEquals("482913", carnet.pin)
        model.erase()
        assertNull(carnet.pin)
        assertEquals(1, gates)
    }

    @Test
    fun aDamagedWalletCanBeTriedAgainOrErased() {
        carnet.damaged = CarnetError.DamagedWallet("header")
        assertTrue(now.damaged is CarnetError.DamagedWallet)
        assertTrue(now.erasable)
        carnet.damaged = CarnetError.TooNew()
        model.load()
        assertFalse("a wallet that is only too new is left alone", now.erasable)
        carnet.damaged = null
        model.load()
        assertNull(now.damaged)
    }

    @Test
    fun theStateNeverPrintsThePin() {
        model.typed("482913")
        assertFalse(now.toString().contains("482913"))
    }
}
