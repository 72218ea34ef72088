package app.carnet.device

import android.hardware.biometrics.BiometricPrompt
import android.hardware.biometrics.IBiometricServiceReceiver
import android.os.Looper
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.testsupport.FakeAndroidKeyStore
import java.util.concurrent.Callable
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.Future
import java.util.concurrent.TimeUnit
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadow.api.Shadow
import org.robolectric.util.ReflectionHelpers.ClassParameter

/** The key that opens the wallet with a finger or a face: the framework's prompt, a stand-in for the system's key store. */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [ShownPrompt::class])
class BiometricsTest {
    private val worker = Executors.newSingleThreadExecutor()
    private val key get() = AndroidBiometrics(RuntimeEnvironment.getApplication()).key(PromptWords("Open", "Finger", "Use PIN"))

    @Before fun install() {
        FakeAndroidKeyStore.install()
        ShownPrompt.last = null
    }

    @After fun uninstall() {
        FakeAndroidKeyStore.uninstall()
        worker.shutdownNow()
    }

    private fun asked(use: () -> ByteArray, answer: (IBiometricServiceReceiver) -> Unit): ByteArray {
        val result: Future<ByteArray> = worker.submit(Callable { use() })
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10)
        while (ShownPrompt.last == null && !result.isDone && System.nanoTime() < end) {
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(2)
        }
        ShownPrompt.last?.let { answer(receiver(it)) }
        ShownPrompt.last = null
        while (!result.isDone && System.nanoTime() < end) {
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(2)
        }
        return try {
            result.get(1, TimeUnit.SECONDS)
        } catch (failed: ExecutionException) {
            throw failed.cause!!
        }
    }

    /** What the framework hands to the system's service. */
    private fun receiver(prompt: BiometricPrompt): IBiometricServiceReceiver =
        BiometricPrompt::class.java.getDeclaredField("mBiometricServiceReceiver").apply { isAccessible = true }.get(prompt) as IBiometricServiceReceiver

    private fun confirmed(receiver: IBiometricServiceReceiver) = receiver.onAuthenticationSucceeded(BiometricPrompt.AUTHENTICATION_RESULT_TYPE_BIOMETRIC)

    private fun trouble(use: () -> ByteArray, answer: (IBiometricServiceReceiver) -> Unit) =
        assertThrows(CarnetError.Biometric::class.java) { asked(use, answer) }.why

    @Test fun `what a finger sealed a finger opens`() {
        val sealed = asked({ key.wrap(SECRET) }, ::confirmed)
        assertFalse(String(sealed, Charsets.ISO_8859_1).contains(String(SECRET, Charsets.ISO_8859_1)))
        assertArrayEquals(SECRET, asked({ key.unwrap(sealed) }, ::confirmed))
    }

    @Test fun `the key needs a strong biometric each time, leaves nothing behind, and dies with a new enrolment`() {
        val sealed = asked({ key.wrap(SECRET) }, ::confirmed)
        val made = FakeAndroidKeyStore.specification("carnet.biometric")
        assertTrue(made.isUserAuthenticationRequired && made.isInvalidatedByBiometricEnrollment)
        assertEquals(0, made.userAuthenticationValidityDurationSeconds)
        FakeAndroidKeyStore.enrolAnother()
        assertEquals(BiometricTrouble.INVALIDATED, trouble({ key.unwrap(sealed) }, ::confirmed))
    }

    @Test fun `cancelled, locked out and without its key are told apart`() {
        val sealed = asked({ key.wrap(SECRET) }, ::confirmed)
        val error = { code: Int -> { receiver: IBiometricServiceReceiver -> receiver.onError(2, code, 0) } }
        assertEquals(BiometricTrouble.CANCELLED, trouble({ key.unwrap(sealed) }, error(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED)))
        assertEquals(BiometricTrouble.UNAVAILABLE, trouble({ key.unwrap(sealed) }, error(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT)))
        FakeAndroidKeyStore.uninstall()
        FakeAndroidKeyStore.install()
        assertEquals(BiometricTrouble.INVALIDATED, trouble({ key.unwrap(sealed) }, ::confirmed))
    }

    private companion object {
        val SECRET = ByteArray(32) { it.toByte() }
    }
}

/** Remembers the prompt that is on the screen. */
@Implements(BiometricPrompt::class)
class ShownPrompt {
    @RealObject private lateinit var prompt: BiometricPrompt

    @Implementation
    @Suppress("unused")
    fun authenticate(
        crypto: BiometricPrompt.CryptoObject,
        cancel: android.os.CancellationSignal,
        executor: java.util.concurrent.Executor,
        callback: BiometricPrompt.AuthenticationCallback,
    ) {
        last = prompt
        Shadow.directlyOn<Void, BiometricPrompt>(
            prompt,
            BiometricPrompt::class.java,
            "authenticate",
            ClassParameter.from(BiometricPrompt.CryptoObject::class.java, crypto),
            ClassParameter.from(android.os.CancellationSignal::class.java, cancel),
            ClassParameter.from(java.util.concurrent.Executor::class.java, executor),
            ClassParameter.from(BiometricPrompt.AuthenticationCallback::class.java, callback),
        )
    }

    companion object {
        @Volatile var last: BiometricPrompt? = null
    }
}
