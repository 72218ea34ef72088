package app.carnet.bridge

import uniffi.carnet.CarnetException

/** The core's part of [OwnPasses]. */
internal class RustOwnPasses(private val core: CoreCalls) : OwnPasses {
    override suspend fun enrol(invitation: String): PendingEnrolment = core.call { enrol(invitation).toPending() }

    override suspend fun enrolments(): List<PendingEnrolment> = core.call { enrolments().map { it.toPending() } }

    override suspend fun forgetEnrolment(id: String) = core.call { forgetEnrolment(id) }

    override suspend fun answerCode(id: String): MovingCode = core.call { CoreMovingCode(core, answerCode(id)) }

    override suspend fun arrived(bytes: ByteArray): Arrived = core.call { uniffi.carnet.arrived(bytes).toArrived() }

    override suspend fun receive(batch: ByteArray): String = core.call { receive(batch) }

    override suspend fun liveChoice(id: String): List<LiveField> = core.call { liveChoice(id).map { LiveField(it.field.toField(), it.chosen) } }

    override suspend fun showLive(id: String, fields: List<FieldName>, again: Boolean): LiveShowing =
        core.call { showLive(id, fields.map { uniffi.carnet.FieldName.valueOf(it.name) }, again).toShowing() }

    override suspend fun liveFrame(): LiveFrame = core.call { liveFrame().let { LiveFrame(it.size.toInt(), it.modules, it.signed, it.until) } }

    override suspend fun endLive() = core.call { endLive() }
}

internal fun uniffi.carnet.EnrolmentOffer.toOffer() =
    EnrolmentOffer(issuer, issuerKnown, PassKind.valueOf(kind.name), copies.toInt(), expires, over)

private fun uniffi.carnet.PendingEnrolment.toPending() = PendingEnrolment(id, offer.toOffer(), answer)

private fun uniffi.carnet.Arrived.toArrived(): Arrived =
    when (this) {
        uniffi.carnet.Arrived.Pack -> Arrived.Pack
        uniffi.carnet.Arrived.Batch -> Arrived.Batch
        uniffi.carnet.Arrived.Answer -> Arrived.Answer
        is uniffi.carnet.Arrived.Text -> Arrived.Text(text)
        is uniffi.carnet.Arrived.Request -> Arrived.Text(text)
        uniffi.carnet.Arrived.Other -> Arrived.Other
    }

internal fun uniffi.carnet.Copies.toCopies() = Copies(all.toInt(), left.toInt(), few)

private fun uniffi.carnet.LiveShowing.toShowing() = LiveShowing(card.toCard(), fields.map { it.toField() }, copies.toCopies(), specimens)

internal fun CarnetException.Native.toNative() = CarnetError.Native(NativeTrouble.valueOf(why.name), detail)
