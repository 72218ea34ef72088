package app.carnet.reminders

import app.carnet.bridge.AddedTrust
import app.carnet.bridge.BiometricKey
import app.carnet.bridge.Carnet
import app.carnet.bridge.Offer
import app.carnet.bridge.Publisher
import app.carnet.bridge.TripPlan

/** [carnet], and tells [onChange] of everything that may move a reminder, [onErase] of the wallet's end. */
class RemindingCarnet(private val carnet: Carnet, private val onChange: () -> Unit, private val onErase: suspend () -> Unit) : Carnet by carnet {
    override suspend fun unlock(pin: String) = carnet.unlock(pin).also { onChange() }

    override suspend fun unlock(key: BiometricKey) = carnet.unlock(key).also { onChange() }

    override suspend fun recover(code: String) = carnet.recover(code).also { onChange() }

    override suspend fun erase() {
        carnet.erase()
        onErase()
    }

    override suspend fun keep(text: String, replacing: String?): String = carnet.keep(text, replacing).also { onChange() }

    override suspend fun remove(id: String) = carnet.remove(id).also { onChange() }

    override suspend fun restore(id: String) = carnet.restore(id).also { onChange() }

    override suspend fun merge(one: String, other: String) = carnet.merge(one, other).also { onChange() }

    override suspend fun split(id: String) = carnet.split(id).also { onChange() }

    override suspend fun groupAutomatically(id: String) = carnet.groupAutomatically(id).also { onChange() }

    override suspend fun addTrust(name: String, bytes: ByteArray): AddedTrust = carnet.addTrust(name, bytes).also { onChange() }

    override suspend fun removeTrust(name: String) = carnet.removeTrust(name).also { onChange() }

    override suspend fun take(offer: Offer, words: List<String>): Publisher = carnet.take(offer, words).also { onChange() }

    override suspend fun removePublisher(id: String) = carnet.removePublisher(id).also { onChange() }

    override suspend fun keepTrip(plan: TripPlan): String = carnet.keepTrip(plan).also { onChange() }

    override suspend fun changeTrip(id: String, plan: TripPlan) = carnet.changeTrip(id, plan).also { onChange() }

    override suspend fun removeTrip(id: String) = carnet.removeTrip(id).also { onChange() }
}
