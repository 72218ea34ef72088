package app.carnet.bridge

import app.carnet.support.SamplePasses

/** One border post that asks for a clearance, and what is answered. [fails] makes the next calls fail. */
class FakeRequests : Requests {
    /** Thrown by every call while it is set. */
    var fails: CarnetError? = null
    var asked: Asked = ASKED
    var report: AnswerReport = REPORT
    var name: String? = null
    var counted: Tally? = null

    /** What was answered, and whether despite the warning. */
    val answers = mutableListOf<Pair<List<AnswerPart>, Boolean>>()
    var refused = 0

    /** What was asked for, and how often it was forgotten. */
    val inquiries = mutableListOf<Pair<String, List<Ask>>>()
    var ended = 0

    /** Answers that were opened. */
    val opened = mutableListOf<ByteArray>()

    override suspend fun consider(text: String): Asked = call { asked }

    override suspend fun answer(parts: List<AnswerPart>, despite: Boolean): SealedAnswer = call {
        if (asked.standing != AskerStanding.ACCREDITED && !despite) throw trouble(RequestTrouble.NOT_ACCREDITED)
        answers += parts to despite
        ANSWER
    }

    override suspend fun refuse() = call {
        refused += 1
    }

    override suspend fun asker(): Asker? = call { name?.let { Asker(it, emptyList()) } }

    override suspend fun setAsker(name: String): Asker = call {
        if (name.isBlank()) throw trouble(RequestTrouble.BAD_WORDS)
        this.name = name.trim()
        Asker(name.trim(), emptyList())
    }

    override suspend fun purposes(): List<Purpose> = call { PURPOSES }

    override suspend fun askClaims(kinds: List<PassKind>): List<AskedClaim> = call {
        PURPOSES.first { it.kinds == kinds }.claims + AskedClaim("evidence", FieldName.EVIDENCE, beyond = false)
    }

    override suspend fun ask(purpose: String, place: String, asks: List<Ask>, kept: Long): Inquiry = call {
        if (name == null) throw trouble(RequestTrouble.NO_NAME)
        inquiries += purpose to asks
        FakeCode.of().let { Inquiry(MovingFrame(it.size, it.modules), "CRQ1:REQUEST", SamplePasses.NOW + LIFE) }
    }

    override suspend fun openAnswer(answer: ByteArray): AnswerReport = call {
        if (!answer.decodeToString().startsWith("CSE1")) throw trouble(RequestTrouble.NOT_AN_ANSWER)
        opened += answer
        report
    }

    override suspend fun endInquiry() = call {
        ended += 1
    }

    override suspend fun setTally(on: Boolean) = call { counted = if (on) Tally(0, 0, 0) else null }

    override suspend fun tally(): Tally? = call { counted }

    private fun <T> call(what: () -> T): T {
        fails?.let { throw it }
        return what()
    }

    companion object {
        /** Seconds that a request counts. */
        const val LIFE = 300L

        private fun value(id: String, name: FieldName, type: FieldType, value: String?) = AskedValue(id, name, type, value)

        private val says = listOf(
            value("name", FieldName.NAME, FieldType.TEXT, "ANNA MARIA ERIKSSON"),
            value("birth_date", FieldName.BIRTH_DATE, FieldType.DATE, "1974-08-12"),
            value("colour", FieldName.COLOUR, FieldType.COLOUR, "green"),
            value("route", FieldName.ROUTE, FieldType.ROUTE, "EG IT AT"),
            value("evidence", FieldName.EVIDENCE, FieldType.TEXT, "EU DCC vaccination (AT, 2026-11-20)"),
        )

        val own = Candidate(FakeOwnPasses.card, Verdict.VALID, selective = true, says, emptyList(), 0, usedUp = false)

        val whole = Candidate(
            SamplePasses.dose,
            Verdict.VALID,
            selective = false,
            listOf(value("name", FieldName.NAME, FieldType.TEXT, SamplePasses.dose.name), value("disease", FieldName.DISEASE, FieldType.TEXT, "COVID-19")),
            SamplePasses.reveals,
            SamplePasses.reveals.size - 2,
            usedUp = false,
        )

        private val CLAIMS = says.map { AskedClaim(it.id, it.name, beyond = it.id == "evidence") }

        val CLEARANCE = AskedPass(listOf(PassKind.CLEARANCE), CLAIMS, beyond = false, listOf(own))

        val DOSE = AskedPass(
            listOf(PassKind.VACCINATION, PassKind.RECOVERY),
            listOf(AskedClaim("name", FieldName.NAME, false), AskedClaim("disease", FieldName.DISEASE, false)),
            beyond = true,
            listOf(whole),
        )

        val ASKED = Asked(
            "Border police, Utopia airport", "Gate F", "AT", "clearance", 0, keptLonger = false, SamplePasses.NOW + LIFE, AskerStanding.ACCREDITED,
            "Ministry of the Interior of Utopia", "Border police", "Utopia Border Agency", "Utopia Border Agency", asksTooMuch = true, null, listOf(CLEARANCE),
            specimens = false,
        )

        val STRANGER = ASKED.copy(
            requester = "Somebody", standing = AskerStanding.UNKNOWN, accreditedBy = null, knownAs = null, publisher = null, minimumBy = "",
            kept = 172_800, keptLonger = true, asks = listOf(CLEARANCE, DOSE),
        )

        val ANSWER = FakeCode.of().let { code ->
            SealedAnswer(
                "CSE1 sealed".encodeToByteArray(),
                SealedCode.One(MovingFrame(code.size, code.modules)),
                listOf(
                    AnsweredPart(FakeOwnPasses.card, listOf(Revealed("name", "ERIKSSON<<ANNA<MARIA"), Revealed("colour", "green")), true, Copies(20, 19, false)),
                ),
                specimens = false,
            )
        }

        val PURPOSES = listOf(
            Purpose("clearance", listOf(PassKind.CLEARANCE), CLAIMS.filter { !it.beyond }),
            Purpose("door", listOf(PassKind.MARK), listOf(AskedClaim("policy", FieldName.POLICY, false), AskedClaim("until", FieldName.VALID_UNTIL, false))),
        )

        private val PASS = ReportedPass(
            0, Verdict.VALID, null, Assurance.ANSWERED, "EMBASSY OF UTOPIA", 4,
            says.take(4).map { if (it.id == "birth_date") it.copy(value = null) else it }, more = false,
        )

        val REPORT = AnswerReport(listOf(PASS), emptyList(), specimens = false)

        val MIXED = AnswerReport(
            listOf(
                PASS.copy(verdict = Verdict.INVALID, reason = Reason.NOT_ANSWER, assurance = Assurance.STATIC, age = null),
                PASS.copy(ask = null, claims = emptyList(), issuer = null, assurance = Assurance.STATIC, more = true),
            ),
            listOf(1),
            specimens = false,
        )

        fun trouble(why: RequestTrouble) = CarnetError.Request(why, "")
    }
}
