package app.carnet.bridge

import uniffi.carnet.CarnetException

/** The core's part of [Requests]. */
internal class RustRequests(private val core: CoreCalls) : Requests {
    override suspend fun consider(text: String): Asked = core.call { consider(text).toAsked() }

    override suspend fun answer(parts: List<AnswerPart>, despite: Boolean): SealedAnswer =
        core.call { answer(parts.map { it.toCore() }, despite).toAnswer(core) }

    override suspend fun refuse() = core.call { refuse() }

    override suspend fun asker(): Asker? = core.call { asker()?.toAsker() }

    override suspend fun setAsker(name: String): Asker = core.call { setAsker(name).toAsker() }

    override suspend fun purposes(): List<Purpose> = core.call { uniffi.carnet.purposes().map { it.toPurpose() } }

    override suspend fun askClaims(kinds: List<PassKind>): List<AskedClaim> =
        core.call { uniffi.carnet.askClaims(kinds.map { it.toCore() }).map { it.toClaim() } }

    override suspend fun ask(purpose: String, place: String, asks: List<Ask>, kept: Long): Inquiry = core.call {
        val asked = asks.map { uniffi.carnet.Ask(it.kinds.map { kind -> kind.toCore() }, it.claims) }
        ask(purpose, place, "", asked, kept.toULong()).let { Inquiry(MovingFrame(it.size.toInt(), it.modules), it.text, it.expires) }
    }

    override suspend fun openAnswer(answer: ByteArray): AnswerReport = core.call { openAnswer(answer).toReport() }

    override suspend fun endInquiry() = core.call { endInquiry() }

    override suspend fun setTally(on: Boolean) = core.call { setTally(on) }

    override suspend fun tally(): Tally? = core.call { tally()?.let { Tally(it.valid.toInt(), it.refused.toInt(), it.unknown.toInt()) } }
}

private fun PassKind.toCore() = uniffi.carnet.PassKind.valueOf(name)

private fun uniffi.carnet.PassKind.toKind() = PassKind.valueOf(name)

private fun uniffi.carnet.Asked.toAsked() =
    Asked(
        requester = requester,
        place = place,
        country = country,
        purpose = purpose,
        kept = kept.toLong(),
        keptLonger = keptLonger,
        expires = expires,
        standing = AskerStanding.valueOf(standing.name),
        accreditedBy = accreditedBy,
        knownAs = knownAs,
        publisher = publisher,
        minimumBy = minimumBy,
        asksTooMuch = asksTooMuch,
        answered = answered,
        asks = asks.map { it.toPass() },
        specimens = specimens,
    )

private fun uniffi.carnet.AskedPass.toPass() = AskedPass(kinds.map { it.toKind() }, claims.map { it.toClaim() }, beyond, candidates.map { it.toCandidate() })

private fun uniffi.carnet.AskedClaim.toClaim() = AskedClaim(id, FieldName.valueOf(name.name), beyond)

private fun uniffi.carnet.Candidate.toCandidate() =
    Candidate(
        card = card.toCard(),
        verdict = Verdict.valueOf(verdict.name),
        selective = selective,
        says = says.map { it.toValue() },
        reveals = reveals.map { it.toRevealed() },
        unasked = unasked.toInt(),
        usedUp = usedUp,
    )

private fun uniffi.carnet.AskedValue.toValue() = AskedValue(id, FieldName.valueOf(name.name), FieldType.valueOf(kind.name), value)

private fun AnswerPart.toCore() = uniffi.carnet.AnswerPart(ask.toUInt(), passId, claims)

private fun uniffi.carnet.SealedAnswer.toAnswer(core: CoreCalls): SealedAnswer {
    val shown = when (val code = code) {
        is uniffi.carnet.SealedCode.One -> SealedCode.One(MovingFrame(code.size.toInt(), code.modules))
        is uniffi.carnet.SealedCode.Moving -> SealedCode.Moving(CoreMovingCode(core, code.code))
    }
    val answered = parts.map { part -> AnsweredPart(part.card.toCard(), part.reveals.map { it.toRevealed() }, part.bound, part.copies?.toCopies()) }
    return SealedAnswer(bytes, shown, answered, specimens)
}

private fun uniffi.carnet.Asker.toAsker() = Asker(name, key.toList())

private fun uniffi.carnet.Purpose.toPurpose() = Purpose(name, kinds.map { it.toKind() }, claims.map { it.toClaim() })

private fun uniffi.carnet.AnswerReport.toReport() = AnswerReport(passes.map { it.toReported() }, unanswered.map { it.toInt() }, specimens)

private fun uniffi.carnet.ReportedPass.toReported() =
    ReportedPass(
        ask = ask?.toInt(),
        verdict = Verdict.valueOf(verdict.name),
        reason = reason?.let { Reason.valueOf(it.name) },
        assurance = Assurance.valueOf(assurance.name),
        issuer = issuer,
        age = age,
        claims = claims.map { it.toValue() },
        more = more,
    )

internal fun CarnetException.Request.toRequest() = CarnetError.Request(RequestTrouble.valueOf(why.name), detail)
