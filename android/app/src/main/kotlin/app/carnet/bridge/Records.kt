package app.carnet.bridge

import uniffi.carnet.BiometricKey as ForeignKey
import uniffi.carnet.BiometricTrouble as ForeignTrouble
import uniffi.carnet.CarnetException
import uniffi.carnet.PinWeakness

internal fun uniffi.carnet.Gate.toGate(): Gate =
    when (this) {
        uniffi.carnet.Gate.NoWallet -> Gate.NoWallet
        is uniffi.carnet.Gate.Locked -> Gate.Locked(waitSeconds.toLong(), hasBiometric, hasRecoveryCode)
        is uniffi.carnet.Gate.Open -> Gate.Open(specimens, hasBiometric, hasRecoveryCode)
    }

internal fun uniffi.carnet.Overview.toOverview() =
    Overview(people.map { it.toPerson() }, damaged, rolledBack, specimens)

private fun uniffi.carnet.Person.toPerson() = Person(id, name, birthDate, cards.map { it.toCard() }, byHand)

internal fun uniffi.carnet.Card.toCard() =
    Card(
        id = id,
        kind = PassKind.valueOf(kind.name),
        format = PassFormat.valueOf(format.name),
        formatName = formatName,
        title = title,
        detail = detail,
        name = name,
        birthDate = birthDate,
        country = country,
        eventDate = eventDate,
        verdict = Verdict.valueOf(verdict.name),
        from = from,
        until = until,
    )

internal fun uniffi.carnet.Detail.toDetail() =
    Detail(
        card = card.toCard(),
        fields = fields.map { it.toField() },
        verdict = Verdict.valueOf(verdict.name),
        reason = reason?.toReason(),
        signer = signer?.toSigner(),
        issued = issued,
        expires = expires,
        warnings = warnings.map { Warning.valueOf(it.name) },
        excess = excess.map { Excess(it.path, PersonalData.valueOf(it.data.name), it.paragraph) },
        specimens = specimens,
        opinions = opinions.map { it.toOpinion() },
        copies = copies?.toCopies(),
    )

internal fun uniffi.carnet.Field.toField() = Field(FieldName.valueOf(name.name), FieldType.valueOf(kind.name), value, event?.toInt())

internal fun uniffi.carnet.Scan.toScan(): Scan =
    when (this) {
        is uniffi.carnet.Scan.Pass ->
            Scan.Pass(detail.toDetail(), Relation.valueOf(relation.name), relatedId, reveals.map { it.toRevealed() }, keepable)
        is uniffi.carnet.Scan.Part -> Scan.Part(have.toInt(), need.toInt())
        uniffi.carnet.Scan.Frame -> Scan.Frame
        is uniffi.carnet.Scan.Invitation -> Scan.Invitation(offer.toOffer())
        uniffi.carnet.Scan.Batch -> Scan.Batch
        uniffi.carnet.Scan.Request -> Scan.Request
        uniffi.carnet.Scan.Answer -> Scan.Answer
        is uniffi.carnet.Scan.Nothing -> Scan.Nothing(Verdict.valueOf(verdict.name), reason.toReason(), subject)
    }

internal fun uniffi.carnet.Joined.toJoined(): Joined =
    when (this) {
        is uniffi.carnet.Joined.Whole -> Joined.Whole(text)
        is uniffi.carnet.Joined.Missing -> Joined.Missing(have.toInt(), need.toInt())
        uniffi.carnet.Joined.Apart -> Joined.Apart
    }

internal fun uniffi.carnet.Revealed.toRevealed() = Revealed(path, value)

internal fun uniffi.carnet.Code.toCode() = Code(size.toInt(), modules, card.toCard(), reveals.map { it.toRevealed() }, specimens)

internal fun uniffi.carnet.Verification.toVerification() =
    Verification(
        verdict = Verdict.valueOf(verdict.name),
        reason = reason?.toReason(),
        kind = kind?.let { PassKind.valueOf(it.name) },
        title = title,
        detail = detail,
        eventDate = eventDate,
        name = name,
        nameMrz = nameMrz,
        birthDate = birthDate,
        documentNumber = documentNumber,
        signer = signer?.toSigner(),
        issued = issued,
        expires = expires,
        at = at,
        specimens = specimens,
        assurance = Assurance.valueOf(assurance.name),
        age = age,
        seenBefore = seenBefore,
        disclosed = disclosed.map { it.toField() },
    )

internal fun uniffi.carnet.ZoneComparison.toZoneComparison(): ZoneComparison =
    when (this) {
        uniffi.carnet.ZoneComparison.Match -> ZoneComparison.Match
        is uniffi.carnet.ZoneComparison.Differs -> ZoneComparison.Differs(clashes.map { Clash.valueOf(it.name) })
        uniffi.carnet.ZoneComparison.Unreadable -> ZoneComparison.Unreadable
    }

internal fun uniffi.carnet.Shown.toShown() = 
    Shown(at, passId, title, revealed, kept, ShowingMode.valueOf(mode.name), to?.let { ShownTo(it.requester, it.place, it.purpose, it.accreditedBy, it.kept.toLong()) })

internal fun HistoryRetention.toCore() = uniffi.carnet.HistoryRetention.valueOf(name)

internal fun uniffi.carnet.PassReminder.toPassReminder() = PassReminder(at, PassReminderCode.valueOf(code.name), card.toCard(), moment, publisher)

internal fun uniffi.carnet.AddedTrust.toAddedTrust() =
    AddedTrust(keys.toInt(), known.toInt(), publishers.toInt(), skipped.toInt(), waits)

private fun uniffi.carnet.Signer.toSigner() = Signer(keyId, issuer, jurisdiction, source, publisher?.toSignerPublisher())

private fun uniffi.carnet.Reason.toReason() = Reason.valueOf(name)

internal fun CarnetException.toCarnetError(): CarnetError =
    when (this) {
        is CarnetException.WrongPin -> CarnetError.WrongPin(triesLeft?.toInt())
        is CarnetException.WrongRecoveryCode -> CarnetError.WrongRecoveryCode()
        is CarnetException.Wait -> CarnetError.Wait(seconds.toLong())
        is CarnetException.WeakPin -> CarnetError.WeakPin(why.toReason())
        is CarnetException.Biometric -> CarnetError.Biometric(why.toTrouble())
        is CarnetException.NoWallet -> CarnetError.NoWallet()
        is CarnetException.AlreadyThere -> CarnetError.AlreadyThere()
        is CarnetException.Locked -> CarnetError.Locked()
        is CarnetException.InUse -> CarnetError.InUse()
        is CarnetException.NotWritten -> CarnetError.NotWritten(detail)
        is CarnetException.TooNew -> CarnetError.TooNew()
        is CarnetException.NoSuchPass -> CarnetError.NoSuchPass()
        is CarnetException.NotNewer -> CarnetError.NotNewer()
        is CarnetException.DamagedPass -> CarnetError.DamagedPass()
        is CarnetException.DamagedWallet -> CarnetError.DamagedWallet(detail)
        is CarnetException.Keystore -> CarnetError.Keystore(detail)
        is CarnetException.NotKept -> CarnetError.NotKept(reason.toReason())
        is CarnetException.TooLongToShow -> CarnetError.TooLongToShow()
        is CarnetException.TrustRefused -> CarnetError.TrustRefused(detail)
        is CarnetException.PackRefused -> toPackRefused()
        is CarnetException.WrongWords -> CarnetError.WrongWords()
        is CarnetException.NoSuchPublisher -> CarnetError.NoSuchPublisher()
        is CarnetException.Unreadable -> CarnetError.Unreadable(detail)
        is CarnetException.Native -> toNative()
        is CarnetException.Request -> toRequest()
        is CarnetException.NoTrip -> CarnetError.NoTrip(TripTrouble.valueOf(why.name), stop?.toInt())
        is CarnetException.NoSuchTrip -> CarnetError.NoSuchTrip()
        is CarnetException.Internal -> CarnetError.Internal()
    }

private fun PinWeakness.toReason(): WeakPinReason = WeakPinReason.valueOf(name)

private fun ForeignTrouble.toTrouble(): BiometricTrouble =
    when (this) {
        is ForeignTrouble.Cancelled -> BiometricTrouble.CANCELLED
        is ForeignTrouble.Invalidated -> BiometricTrouble.INVALIDATED
        is ForeignTrouble.Unavailable -> BiometricTrouble.UNAVAILABLE
    }

/** A biometric key of ours as the core calls it. */
internal class ForeignBiometricKey(private val key: BiometricKey) : ForeignKey {
    override fun wrap(secret: ByteArray): ByteArray = named { key.wrap(secret) }

    override fun unwrap(wrapped: ByteArray): ByteArray = named { key.unwrap(wrapped) }

    private fun named(use: () -> ByteArray): ByteArray =
        try {
            use()
        } catch (error: CarnetError.Biometric) {
            throw when (error.why) {
                BiometricTrouble.CANCELLED -> ForeignTrouble.Cancelled()
                BiometricTrouble.INVALIDATED -> ForeignTrouble.Invalidated()
                BiometricTrouble.UNAVAILABLE -> ForeignTrouble.Unavailable()
            }
        }
}
