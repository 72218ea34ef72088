package app.carnet.device

import android.content.Context
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import androidx.annotation.RequiresApi
import app.carnet.bridge.BiometricKey
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import java.util.concurrent.LinkedBlockingQueue
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Words of the system's prompt. */
class PromptWords(val title: String, val text: String, val cancel: String)

/** The phone's fingerprints and faces. */
interface Biometrics {
    /** Whether a strong one is enrolled and can be asked for now. */
    val available: Boolean

    /** A key that shows the prompt with these words at each use. */
    fun key(prompt: PromptWords): BiometricKey
}

/** [Biometrics] by the system's key store and its own prompt (API 28; before that there is none). */
class AndroidBiometrics(context: Context) : Biometrics {
    private val app = context.applicationContext

    override val available: Boolean
        get() = when {
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.R ->
                app.getSystemService(BiometricManager::class.java)?.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG) == BiometricManager.BIOMETRIC_SUCCESS
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q ->
                @Suppress("DEPRECATION")
                (app.getSystemService(BiometricManager::class.java)?.canAuthenticate() == BiometricManager.BIOMETRIC_SUCCESS)
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.P -> app.packageManager.hasSystemFeature(PackageManager.FEATURE_FINGERPRINT)
            else -> false
        }

    override fun key(prompt: PromptWords): BiometricKey =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) KeystoreBiometricKey(app, prompt) else NoBiometricKey
}

private object NoBiometricKey : BiometricKey {
    override fun wrap(secret: ByteArray): ByteArray = throw CarnetError.Biometric(BiometricTrouble.UNAVAILABLE)

    override fun unwrap(wrapped: ByteArray): ByteArray = throw CarnetError.Biometric(BiometricTrouble.UNAVAILABLE)
}

/** AES-GCM in the AndroidKeyStore; every use needs a strong biometric, and a new enrolment destroys the key. */
@RequiresApi(Build.VERSION_CODES.P)
internal class KeystoreBiometricKey(private val context: Context, private val words: PromptWords) : BiometricKey {
    override fun wrap(secret: ByteArray): ByteArray = guarded {
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, makeKey())
        val confirmed = confirm(cipher)
        confirmed.iv + confirmed.doFinal(secret)
    }

    override fun unwrap(wrapped: ByteArray): ByteArray = guarded {
        val key = KeyStore.getInstance(STORE).apply { load(null) }.getKey(ALIAS, null) as? SecretKey
            ?: throw CarnetError.Biometric(BiometricTrouble.INVALIDATED)
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, 0, IV_BYTES))
        confirm(cipher).doFinal(wrapped, IV_BYTES, wrapped.size - IV_BYTES)
    }

    private fun makeKey(): SecretKey {
        val spec = KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(KEY_BITS)
            .setUserAuthenticationRequired(true)
            .setInvalidatedByBiometricEnrollment(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG)
        } else {
            @Suppress("DEPRECATION")
            spec.setUserAuthenticationValidityDurationSeconds(-1)
        }
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).apply { init(spec.build()) }.generateKey()
    }

    /** Shows the prompt and waits for its end: the cipher, unlocked for one operation. */
    private fun confirm(cipher: Cipher): Cipher {
        val answers = LinkedBlockingQueue<Answer>()
        val prompt = BiometricPrompt.Builder(context)
            .setTitle(words.title)
            .setSubtitle(words.text)
            .setNegativeButton(words.cancel, context.mainExecutor) { _, _ -> answers.put(Answer(trouble = BiometricTrouble.CANCELLED)) }
            .build()
        val callback = object : BiometricPrompt.AuthenticationCallback() {
            override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
                answers.put(Answer(cipher = result.cryptoObject?.cipher ?: cipher))
            }

            override fun onAuthenticationError(code: Int, message: CharSequence?) {
                answers.put(Answer(trouble = trouble(code)))
            }
        }
        context.mainExecutor.execute {
            prompt.authenticate(BiometricPrompt.CryptoObject(cipher), CancellationSignal(), context.mainExecutor, callback)
        }
        val answer = answers.take()
        return answer.cipher ?: throw CarnetError.Biometric(answer.trouble)
    }

    private class Answer(val cipher: Cipher? = null, val trouble: BiometricTrouble = BiometricTrouble.UNAVAILABLE)

    private companion object {
        const val STORE = "AndroidKeyStore"
        const val ALIAS = "carnet.biometric"
        const val CIPHER = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val TAG_BITS = 128
        const val IV_BYTES = 12
    }
}

/** What an error of the prompt means to the person. */
internal fun trouble(code: Int): BiometricTrouble = when (code) {
    BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, BiometricPrompt.BIOMETRIC_ERROR_CANCELED, BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT ->
        BiometricTrouble.CANCELLED
    else -> BiometricTrouble.UNAVAILABLE
}

private inline fun guarded(call: () -> ByteArray): ByteArray = try {
    call()
} catch (_: KeyPermanentlyInvalidatedException) {
    throw CarnetError.Biometric(BiometricTrouble.INVALIDATED)
} catch (_: GeneralSecurityException) {
    throw CarnetError.Biometric(BiometricTrouble.UNAVAILABLE)
} catch (_: ProviderException) {
    throw CarnetError.Biometric(BiometricTrouble.UNAVAILABLE)
} catch (_: IllegalArgumentException) {
    throw CarnetError.Biometric(BiometricTrouble.INVALIDATED)
} catch (_: InterruptedException) {
    throw CarnetError.Biometric(BiometricTrouble.CANCELLED)
}
