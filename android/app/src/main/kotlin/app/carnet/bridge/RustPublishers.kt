package app.carnet.bridge

import uniffi.carnet.Carnet as Core
import uniffi.carnet.CarnetException
import uniffi.carnet.PackOffer

/** How a call reaches the core: away from the caller's thread, with its errors as [CarnetError]. */
internal interface CoreCalls {
    suspend fun <T> call(use: Core.() -> T): T
}

/** The core's part of [Publishers]. */
internal class RustPublishers(private val core: CoreCalls) : Publishers {
    override suspend fun publishers(): List<Publisher> = core.call { publishers().map { it.toPublisher() } }

    override suspend fun trustsDevelopment(): Boolean = core.call { trustsDevelopment() }

    override suspend fun offer(pack: ByteArray): Offer = core.call { offerPack(pack).let { CoreOffer(it, offered(it).toPublisher()) } }

    override suspend fun take(offer: Offer, words: List<String>): Publisher = core.call { takePack((offer as CoreOffer).pack, words).toPublisher() }

    override suspend fun removePublisher(id: String) = core.call { removePublisher(id) }

    override suspend fun pack(id: String): ByteArray = core.call { pack(id) }

    override suspend fun movingPack(id: String): MovingCode = core.call { CoreMovingCode(core, showPack(id)) }

    override suspend fun conflicts(): List<Conflict> = core.call { conflicts().map { it.toConflict() } }

    override fun receiver(): MovingReceiver = CoreMovingReceiver(core)
}

private class CoreOffer(val pack: PackOffer, override val publisher: Publisher) : Offer {
    override val asked: List<Int> = pack.asked().map { it.toInt() }
}

internal class CoreMovingCode(private val core: CoreCalls, private val code: uniffi.carnet.MovingCode) : MovingCode {
    override val needed: Int = code.needed().toInt()

    override suspend fun frame(number: Int): MovingFrame = core.call { code.frame(number.toUInt()).let { MovingFrame(it.size.toInt(), it.modules) } }
}

/** The core's receiver is made with the first frame: the library is not loaded before it is needed. */
private class CoreMovingReceiver(private val core: CoreCalls) : MovingReceiver {
    private val receiver by lazy { uniffi.carnet.MovingReceiver() }

    override suspend fun take(text: String): MovingProgress = core.call {
        receiver.take(text).let { MovingProgress(it.percent.toInt(), MovingArrival.valueOf(it.arrival.name), it.done) }
    }

    override suspend fun startAnew() = core.call { receiver.startAnew() }
}

private fun uniffi.carnet.Publisher.toPublisher() =
    Publisher(
        id = id,
        name = name,
        words = words,
        development = development,
        bundled = bundled,
        updated = updated,
        refreshBy = refreshBy,
        expires = expires,
        freshness = Freshness.valueOf(freshness.name),
        contents = contents.map { PublisherContent(ContentKind.valueOf(it.kind.name), it.sequence.toLong(), it.entries.toInt(), it.issued) },
    )

private fun uniffi.carnet.Conflict.toConflict() = Conflict(signer, country, opinions.map { it.toOpinion() })

internal fun uniffi.carnet.Opinion.toOpinion() = Opinion(publisher, SignerState.valueOf(state.name), since)

internal fun uniffi.carnet.SignerPublisher.toSignerPublisher() = SignerPublisher(id, name, development, issued, refreshBy, expires)

internal fun CarnetException.PackRefused.toPackRefused() = CarnetError.PackRefused(PackTrouble.valueOf(why.name), detail)
