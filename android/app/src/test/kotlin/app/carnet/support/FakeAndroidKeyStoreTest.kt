package app.carnet.support

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import app.carnet.testsupport.FakeAndroidKeyStore
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The stand-in does what the tests of the app rely on. */
@RunWith(RobolectricTestRunner::class)
class FakeAndroidKeyStoreTest {
    @Before fun install() = FakeAndroidKeyStore.install()

    @After fun uninstall() = FakeAndroidKeyStore.uninstall()

    @Test fun opensWhatItSealed() {
        make(dies = true)
        val sealing = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key()) }
        val sealed = sealing.doFinal("secret".toByteArray())
        val opening = Cipher.getInstance("AES/GCM/NoPadding")
        opening.init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(128, sealing.iv))
        assertArrayEquals("secret".toByteArray(), opening.doFinal(sealed))
        assertNull(key().encoded)
    }

    @Test fun aNewEnrolmentKillsOnlyKeysThatAskedForIt() {
        make(dies = true)
        FakeAndroidKeyStore.enrolAnother()
        assertThrows(KeyPermanentlyInvalidatedException::class.java) {
            Cipher.getInstance("AES/GCM/NoPadding").init(Cipher.ENCRYPT_MODE, key())
        }
        make(dies = false)
        FakeAndroidKeyStore.enrolAnother()
        Cipher.getInstance("AES/GCM/NoPadding").init(Cipher.ENCRYPT_MODE, key())
    }

    @Test fun strongBoxIsRefusedUntilOffered() {
        assertThrows(StrongBoxUnavailableException::class.java) { make(dies = true, strongBox = true) }
        FakeAndroidKeyStore.offerStrongBox(true)
        make(dies = true, strongBox = true)
        assertTrue(FakeAndroidKeyStore.specification("key").isStrongBoxBacked)
    }

    @Test fun deletes() {
        make(dies = true)
        store().deleteEntry("key")
        assertFalse(store().containsAlias("key"))
    }

    private fun store() = KeyStore.getInstance("AndroidKeyStore").apply { load(null) }

    private fun key() = store().getKey("key", null) as SecretKey

    private fun make(dies: Boolean, strongBox: Boolean = false) {
        val spec = KeyGenParameterSpec.Builder("key", KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setUserAuthenticationRequired(true)
            .setInvalidatedByBiometricEnrollment(dies)
            .setIsStrongBoxBacked(strongBox)
            .build()
        KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore").apply { init(spec) }.generateKey()
    }
}
