package app.carnet.support

import app.carnet.bridge.BiometricKey
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.Session

/** An open wallet in memory with the PIN 493017. [trouble] is what the next change throws. */
class StubSession(private val specimens: Boolean = false) : Session {
    var pin = "493017"
    var biometric = false
    var recovery = false
    var trouble: CarnetError? = null

    override suspend fun gate(): Gate = Gate.Open(specimens, biometric, recovery)

    override suspend fun confirm(pin: String) {
        if (pin != this.pin) throw CarnetError.WrongPin(4)
    }

    override suspend fun changePin(pin: String) = change { this.pin = pin }

    override suspend fun setBiometric(key: BiometricKey) = change {
        key.wrap(ByteArray(32))
        biometric = true
    }

    override suspend fun removeBiometric() = change { biometric = false }

    override suspend fun makeRecoveryCode(): String {
        change { recovery = true }
        return "7QKD-M2XF-9R0T-C4VB-W8HZ"
    }

    override suspend fun removeRecoveryCode() = change { recovery = false }

    override suspend fun create(pin: String) = throw CarnetError.AlreadyThere()

    override suspend fun unlock(pin: String) = confirm(pin)

    override suspend fun unlock(key: BiometricKey) = Unit

    override suspend fun recover(code: String) = Unit

    override suspend fun lock() = Unit

    override suspend fun erase() = Unit

    private fun change(what: () -> Unit) {
        trouble?.let { throw it }
        what()
    }
}
