package app.carnet.bridge

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.withContext
import uniffi.carnet.Carnet as Core
import uniffi.carnet.CarnetException

/**
 * The Rust core behind [Carnet]. This file, `RustPublishers.kt`, `RustTrips.kt`, `RustOwnPasses.kt`, `RustRequests.kt` and `Records.kt` are the only
 * ones that know generated code.
 *
 * Each call runs on the worker, never on the caller's thread, and turns the core's errors into [CarnetError].
 */
class RustCarnet private constructor(private val calls: Worker) :
    Carnet, Publishers by RustPublishers(calls), Trips by RustTrips(calls), OwnPasses by RustOwnPasses(calls),
    Requests by RustRequests(calls) {
    constructor(worker: CoroutineDispatcher, core: () -> Core) : this(Worker(worker, core))

    override suspend fun gate(): Gate =
        try {
            call { gate().toGate() }
        } catch (error: CarnetError) {
            Gate.Damaged(error)
        }

    override suspend fun create(pin: String) = call { create(pin) }

    override suspend fun unlock(pin: String) = call { unlock(pin) }

    override suspend fun unlock(key: BiometricKey) = call { unlockWithBiometric(ForeignBiometricKey(key)) }

    override suspend fun recover(code: String) = call { recover(code) }

    override suspend fun confirm(pin: String) = call { confirm(pin) }

    override suspend fun lock() = call { lock() }

    override suspend fun changePin(pin: String) = call { changePin(pin) }

    override suspend fun setBiometric(key: BiometricKey) = call { setBiometric(ForeignBiometricKey(key)) }

    override suspend fun removeBiometric() = call { removeBiometric() }

    override suspend fun makeRecoveryCode(): String = call { makeRecoveryCode() }

    override suspend fun removeRecoveryCode() = call { removeRecoveryCode() }

    override suspend fun erase() = call { erase() }

    override suspend fun overview(search: String): Overview = call { overview(search).toOverview() }

    override suspend fun detail(id: String): Detail = call { detail(id).toDetail() }

    override suspend fun passReminders(): List<PassReminder> = call { passReminders().map { it.toPassReminder() } }

    override suspend fun remove(id: String) = call { remove(id) }

    override suspend fun restore(id: String) = call { restore(id) }

    override suspend fun merge(one: String, other: String) = call { mergePeople(one, other) }

    override suspend fun split(id: String) = call { splitPass(id) }

    override suspend fun groupAutomatically(id: String) = call { groupAutomatically(id) }

    override suspend fun preview(text: String): Scan = call { preview(text).toScan() }

    override suspend fun keep(text: String, replacing: String?): String = call { keep(text, replacing) }

    override suspend fun join(texts: List<String>): Joined = call { join(texts).toJoined() }

    override suspend fun textsInFile(bytes: ByteArray): List<String> = call { textsInFile(bytes) }

    override suspend fun textsInFrame(width: Int, height: Int, stride: Int, luma: ByteArray): List<String> =
        call { textsInFrame(width.toUInt(), height.toUInt(), stride.toUInt(), luma) }

    override suspend fun reveals(id: String): List<Revealed> = call { reveals(id).map { it.toRevealed() } }

    override suspend fun show(id: String): Code = call { show(id).toCode() }

    override suspend fun verify(text: String): Verification = call { verify(text).toVerification() }

    override suspend fun compare(text: String, zone: String): ZoneComparison = call { compare(text, zone).toZoneComparison() }

    override suspend fun history(): List<Shown> = call { history().map { it.toShown() } }

    override suspend fun historyWhole(): HistoryWhole =
        call { historyState().let { HistoryWhole(it.whole, it.missing.toLong(), it.forgotten.toLong()) } }

    override suspend fun exportHistory(form: HistoryForm): String = call { exportHistory(uniffi.carnet.HistoryForm.valueOf(form.name)) }

    override suspend fun historyRetention(): HistoryRetention = call { HistoryRetention.valueOf(historyRetention().name) }

    override suspend fun historyOlderThan(retention: HistoryRetention): Int = call { historyOlderThan(retention.toCore()).toInt() }

    override suspend fun setHistoryRetention(retention: HistoryRetention) = call { setHistoryRetention(retention.toCore()) }

    override suspend fun trustSources(): List<TrustSource> = call { trustSources().map { TrustSource(it.name, it.keys.toInt()) } }

    override suspend fun addTrust(name: String, bytes: ByteArray): AddedTrust = call { addTrust(name, bytes).toAddedTrust() }

    override suspend fun removeTrust(name: String) = call { removeTrust(name) }

    override suspend fun trySpecimens() = call { trySpecimens() }

    override suspend fun endSpecimens() = call { endSpecimens() }

    private suspend fun <T> call(use: Core.() -> T): T = calls.call(use)

    private class Worker(private val worker: CoroutineDispatcher, private val core: () -> Core) : CoreCalls {
        /** What is no error of the core's is a panic that was caught, or a callback that failed. */
        override suspend fun <T> call(use: Core.() -> T): T =
            withContext(worker) {
                try {
                    core().use()
                } catch (error: CarnetException) {
                    throw error.toCarnetError()
                } catch (error: uniffi.carnet.InternalException) {
                    throw CarnetError.Internal()
                }
            }
    }
}
