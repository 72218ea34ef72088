package app.carnet.bridge

import app.carnet.support.SamplePasses

/** One native clearance and its copies; one enrolment that waits. [fails] makes the next calls fail. */
class FakeOwnPasses : OwnPasses {
    /** Thrown by every call while it is set. */
    var fails: CarnetError? = null

    /** Thrown by [showLive] while it is set. */
    var showFails: CarnetError? = null
    val waiting = mutableListOf<PendingEnrolment>()

    /** Copies never shown. */
    var left = 20

    /** Codes handed out, and how often a showing was ended. */
    var frames = 0
    var ended = 0

    /** What was shown, and whether again. */
    val showings = mutableListOf<Pair<List<FieldName>, Boolean>>()

    /** Batches that were received. */
    val received = mutableListOf<ByteArray>()

    /** The time that frames are signed at. */
    var now = SamplePasses.NOW

    override suspend fun enrol(invitation: String): PendingEnrolment = call { pending().also { if (it !in waiting) waiting += it } }

    override suspend fun enrolments(): List<PendingEnrolment> = call { waiting.toList() }

    override suspend fun forgetEnrolment(id: String) = call { if (!waiting.removeIf { it.id == id }) throw native(NativeTrouble.NOT_WAITED_FOR) }

    override suspend fun answerCode(id: String): MovingCode = call {
        if (waiting.none { it.id == id }) throw native(NativeTrouble.NOT_WAITED_FOR)
        object : MovingCode {
            override val needed = 12

            override suspend fun frame(number: Int): MovingFrame = FakeCode.of().let { MovingFrame(it.size, it.modules) }
        }
    }

    override suspend fun arrived(bytes: ByteArray): Arrived {
        val text = bytes.decodeToString()
        return when {
            text.startsWith("CSE1") -> Arrived.Batch
            text.startsWith("CEN1:") -> Arrived.Text(text)
            "CPK1" in text -> Arrived.Pack
            else -> Arrived.Other
        }
    }

    override suspend fun receive(batch: ByteArray): String = call {
        received += batch
        waiting.clear()
        ID
    }

    override suspend fun liveChoice(id: String): List<LiveField> = call {
        fields.map { LiveField(it, it.name in setOf(FieldName.NAME, FieldName.BIRTH_DATE, FieldName.COLOUR, FieldName.VALID_UNTIL)) }
    }

    override suspend fun showLive(id: String, fields: List<FieldName>, again: Boolean): LiveShowing = call {
        showFails?.let { throw it }
        if (left == 0 && !again) throw native(NativeTrouble.NO_COPY_LEFT)
        left = maxOf(0, left - 1)
        showings += fields to again
        LiveShowing(card, FakeOwnPasses.fields.filter { it.name in fields }, copies(), specimens = false)
    }

    override suspend fun liveFrame(): LiveFrame = call {
        frames += 1
        FakeCode.of(card).let { LiveFrame(it.size, it.modules, now, now + LIFE) }
    }

    override suspend fun endLive() = call {
        ended += 1
    }

    /** Of the pass as the details page has it. */
    fun copies() = Copies(ALL, left, left <= FEW)

    private fun <T> call(what: () -> T): T {
        fails?.let { throw it }
        return what()
    }

    companion object {
        const val ID = "own"

        /** Seconds that a code counts. */
        const val LIFE = 20L
        private const val ALL = 20
        private const val FEW = 3

        val card = Card(
            ID, PassKind.CLEARANCE, PassFormat.NATIVE, "Carnet", "EG \u2013 IT \u2013 AT", "", "ANNA MARIA ERIKSSON", "1974-08-12", "", "",
            Verdict.VALID, null, SamplePasses.NOW + 864_000,
        )

        val fields = listOf(
            Field(FieldName.NAME, FieldType.TEXT, "ANNA MARIA ERIKSSON"),
            Field(FieldName.BIRTH_DATE, FieldType.DATE, "1974-08-12"),
            Field(FieldName.DOCUMENT_NUMBER, FieldType.TEXT, "L898902C3"),
            Field(FieldName.VALID_FROM, FieldType.DATE, "2026-11-20"),
            Field(FieldName.VALID_UNTIL, FieldType.DATE, "2026-11-30"),
            Field(FieldName.COLOUR, FieldType.COLOUR, "green"),
            Field(FieldName.CATEGORY, FieldType.CATEGORY, "foreigner"),
            Field(FieldName.ROUTE, FieldType.ROUTE, "EG IT AT"),
        )

        fun offer(known: Boolean = true, over: Boolean = false) =
            EnrolmentOffer("EMBASSY OF UTOPIA", known, PassKind.CLEARANCE, ALL, SamplePasses.NOW + 86_400, over)

        fun pending(offer: EnrolmentOffer = offer()) = PendingEnrolment("e1", offer, "CEN1:ANSWER")

        fun native(why: NativeTrouble) = CarnetError.Native(why, "")
    }
}
