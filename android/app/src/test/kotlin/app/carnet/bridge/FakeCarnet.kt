package app.carnet.bridge

import app.carnet.support.SamplePasses

/** A whole wallet in memory. [fails] makes the next calls fail; [pin] null: there is no wallet yet. */
class FakeCarnet(
    var pin: String? = null,
    var open: Boolean = false,
    val planned: NoTrips = NoTrips(),
    val own: FakeOwnPasses = FakeOwnPasses(),
    val requests: FakeRequests = FakeRequests(),
) : Carnet, Publishers by NoPublishers, Trips by planned, OwnPasses by own, Requests by requests {
    /** Thrown by every call but [gate] while it is set. */
    var fails: CarnetError? = null

    /** What [gate] says where the wallet cannot be opened. */
    var damaged: CarnetError? = null
    var waitSeconds = 0L
    var triesLeft = 5
    var recoveryCode: String? = null
    var biometric: ByteArray? = null
    var specimens = false
    var rolledBack = false
    val damagedPasses = mutableListOf<String>()
    val cards = mutableListOf(SamplePasses.dose, SamplePasses.test, SamplePasses.recovery)
    private val specimenCards = listOf(SamplePasses.dose.copy(id = "s1", name = "Specimen Person", verdict = Verdict.UNKNOWN_SIGNER))
    private val removed = LinkedHashMap<String, Card>()
    val shown = mutableListOf<Shown>()
    var coming = emptyList<PassReminder>()
    var retention = HistoryRetention.ALWAYS
    var whole = HistoryWhole()

    /** How many showings are older than a month. */
    var old = 0
    private val trust = LinkedHashMap<String, Int>()
    private val together = mutableMapOf<String, String>()
    private val apart = mutableSetOf<String>()
    private val now get() = SamplePasses.NOW

    override suspend fun gate(): Gate {
        damaged?.let { return Gate.Damaged(it) }
        if (specimens) return Gate.Open(specimens = true, hasBiometric = false, hasRecoveryCode = false)
        if (pin == null) return Gate.NoWallet
        return if (open) {
            Gate.Open(specimens = false, biometric != null, recoveryCode != null)
        } else {
            Gate.Locked(waitSeconds, biometric != null, recoveryCode != null)
        }
    }

    override suspend fun create(pin: String) = call {
        if (this.pin != null) throw CarnetError.AlreadyThere()
        if (pin.length < 6) throw CarnetError.WeakPin(WeakPinReason.TOO_SHORT)
        if (pin.toSet().size == 1) throw CarnetError.WeakPin(WeakPinReason.OBVIOUS)
        this.pin = pin
        cards.clear()
        open = true
    }

    override suspend fun unlock(pin: String) = call {
        check(pin)
        open = true
    }

    override suspend fun unlock(key: BiometricKey) = call {
        key.unwrap(biometric ?: throw CarnetError.Biometric(BiometricTrouble.INVALIDATED))
        open = true
    }

    override suspend fun recover(code: String) = call {
        if (code != recoveryCode) throw CarnetError.WrongRecoveryCode()
        open = true
    }

    override suspend fun confirm(pin: String) = call { check(pin) }

    override suspend fun lock() = call {
        open = false
        removed.clear()
    }

    override suspend fun changePin(pin: String) = opened { this.pin = pin }

    override suspend fun setBiometric(key: BiometricKey) = opened { biometric = key.wrap(ByteArray(32)) }

    override suspend fun removeBiometric() = opened { biometric = null }

    override suspend fun makeRecoveryCode(): String = opened { "K7QF-2MXW-9TRB-4HJN-6DVA".also { recoveryCode = it } }

    override suspend fun removeRecoveryCode() = opened { recoveryCode = null }

    override suspend fun erase() = call {
        pin = null
        open = false
        damaged = null
        cards.clear()
    }

    override suspend fun overview(search: String): Overview = opened {
        val words = search.split(' ').filter(String::isNotBlank)
        val found = here().filter { card -> words.all { it.lowercase() in "${card.name} ${card.title} ${card.country}".lowercase() } }
        val people = found.groupBy(::personOf).map { (_, cards) ->
            Person(cards[0].id, cards[0].name, cards[0].birthDate, cards, cards.any { it.id in apart || it.id in together })
        }
        Overview(people, damagedPasses.toList(), rolledBack, specimens)
    }

    override suspend fun detail(id: String): Detail = opened {
        val card = card(id)
        if (card.format == PassFormat.NATIVE) SamplePasses.own(own.copies()) else SamplePasses.detail(card, specimens = specimens)
    }

    override suspend fun passReminders(): List<PassReminder> = opened { coming }

    override suspend fun remove(id: String) = opened {
        removed[id] = card(id)
        cards -= card(id)
    }

    override suspend fun restore(id: String) = opened { cards += removed.remove(id) ?: throw CarnetError.NoSuchPass() }

    override suspend fun merge(one: String, other: String) = opened {
        val name = personOf(card(one))
        val theirs = personOf(card(other))
        here().filter { personOf(it) == theirs || personOf(it) == name }.forEach {
            together[it.id] = name
            apart -= it.id
        }
    }

    override suspend fun split(id: String) = opened {
        card(id)
        together -= id
        apart += id
    }

    override suspend fun groupAutomatically(id: String) = opened {
        val name = personOf(card(id))
        here().filter { personOf(it) == name }.forEach {
            together -= it.id
            apart -= it.id
        }
    }

    /** Who a pass is listed with: by the traveller's word, else by its name and date of birth. */
    private fun personOf(card: Card): String = if (card.id in apart) "apart ${card.id}" else together[card.id] ?: "${card.name} ${card.birthDate}"

    override suspend fun preview(text: String): Scan = call {
        when {
            text.startsWith("HC1:") -> SamplePasses.scan()
            FakeParts.isPart(text) -> Scan.Part(1, FakeParts.need(text))
            else -> SamplePasses.nothing
        }
    }

    override suspend fun join(texts: List<String>): Joined = call { FakeParts.join(texts) }

    override suspend fun keep(text: String, replacing: String?): String = opened {
        replacing?.let {
            removed[it] = card(it)
            cards -= card(it)
        }
        val card = SamplePasses.dose.copy(id = "k${cards.size}")
        cards += card
        card.id
    }

    override suspend fun textsInFile(bytes: ByteArray): List<String> = call { bytes.decodeToString().lines().filter(String::isNotBlank) }

    override suspend fun textsInFrame(width: Int, height: Int, stride: Int, luma: ByteArray): List<String> = call { emptyList() }

    override suspend fun reveals(id: String): List<Revealed> = opened { card(id).let { SamplePasses.reveals } }

    override suspend fun show(id: String): Code = opened {
        val card = card(id)
        shown += Shown(now, id, card.title, SamplePasses.reveals.map(Revealed::path), kept = true)
        FakeCode.of(card, specimens)
    }

    override suspend fun verify(text: String): Verification = call { throw CarnetError.Internal() }

    override suspend fun compare(text: String, zone: String): ZoneComparison = call { ZoneComparison.Match }

    override suspend fun history(): List<Shown> = opened { shown.reversed() }

    override suspend fun historyWhole(): HistoryWhole = opened { whole }

    override suspend fun exportHistory(form: HistoryForm): String = opened { "$form ${shown.size}" }

    override suspend fun historyRetention(): HistoryRetention = opened { retention }

    override suspend fun historyOlderThan(retention: HistoryRetention): Int = opened { if (retention == HistoryRetention.MONTH) old else 0 }

    override suspend fun setHistoryRetention(retention: HistoryRetention) = opened { this.retention = retention }

    override suspend fun trustSources(): List<TrustSource> = opened { trust.map { (name, keys) -> TrustSource(name, keys) } }

    override suspend fun addTrust(name: String, bytes: ByteArray): AddedTrust = opened {
        trust[name] = bytes.size
        AddedTrust(bytes.size, 0, 0, 0, waits = false)
    }

    override suspend fun removeTrust(name: String) = opened { trust.remove(name).let {} }

    override suspend fun trySpecimens() = call { specimens = true }

    override suspend fun endSpecimens() = call { specimens = false }

    private fun here() = if (specimens) specimenCards else cards

    private fun card(id: String) = here().firstOrNull { it.id == id } ?: throw CarnetError.NoSuchPass()

    private fun check(pin: String) {
        if (waitSeconds > 0) throw CarnetError.Wait(waitSeconds)
        if (pin == this.pin) return
        triesLeft = maxOf(0, triesLeft - 1)
        if (triesLeft == 0) waitSeconds = 30
        throw CarnetError.WrongPin(triesLeft)
    }

    private fun <T> call(what: () -> T): T {
        fails?.let { throw it }
        return what()
    }

    private fun <T> opened(what: () -> T): T = call {
        if (!open && !specimens) throw CarnetError.Locked()
        what()
    }
}

/** Something that looks like a code; no reader reads it. */
object FakeCode {
    fun of(card: Card = SamplePasses.dose, specimens: Boolean = false): Code {
        val quiet = 4
        val side = 85
        val size = side + 2 * quiet
        val modules = ByteArray(size * size)
        var seed = 0x2545F491
        for (row in 0 until side) {
            for (column in 0 until side) {
                seed = seed xor (seed shl 13)
                seed = seed xor (seed ushr 17)
                seed = seed xor (seed shl 5)
                val dark = finder(row, column, side) ?: (seed and 1 == 1)
                if (dark) modules[(row + quiet) * size + column + quiet] = 1
            }
        }
        return Code(size, modules, card, SamplePasses.reveals, specimens)
    }

    private fun finder(row: Int, column: Int, side: Int): Boolean? {
        val r = if (row < 8) row else if (row >= side - 8) row - (side - 7) else return null
        val c = if (column < 8) column else if (column >= side - 8) column - (side - 7) else return null
        if (row >= side - 8 && column >= side - 8) return null
        if (r !in 0..6 || c !in 0..6) return false
        return r == 0 || r == 6 || c == 0 || c == 6 || (r in 2..4 && c in 2..4)
    }
}
