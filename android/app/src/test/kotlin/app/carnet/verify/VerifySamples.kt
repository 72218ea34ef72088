package app.carnet.verify

import app.carnet.bridge.Assurance
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Clash
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.FieldName
import app.carnet.bridge.PassKind
import app.carnet.bridge.Reason
import app.carnet.bridge.Verdict
import app.carnet.bridge.Verification
import app.carnet.bridge.ZoneComparison
import app.carnet.support.SamplePasses
import app.carnet.support.SamplePublishers

/** Every state of the screen but the camera, by name. */
object VerifySamples {
    val valid = Verification(
        Verdict.VALID, null, PassKind.VACCINATION, "Comirnaty", "2/2", "2021-06-11", "Anna Maria Eriksson", "ERIKSSON<<ANNA<MARIA",
        "1974-08-12", null, SamplePasses.signer, SamplePasses.NOW - 5_000_000, SamplePasses.NOW + 9_000_000, SamplePasses.NOW, specimens = false,
    )
    private val withDocument = valid.copy(documentNumber = "L898902C3")
    private val expired = valid.copy(verdict = Verdict.EXPIRED, reason = Reason.EXPIRED)
    private val nothing = Verification(
        Verdict.UNDECODABLE, Reason.UNKNOWN_FORMAT, null, "", "", "", "", null, null, null, null, null, null, SamplePasses.NOW, specimens = false,
    )
    private val live = valid.copy(
        kind = PassKind.CLEARANCE, title = "EG \u2013 IT \u2013 AT", detail = "", eventDate = "", name = "ANNA MARIA ERIKSSON", birthDate = null,
        assurance = Assurance.LIVE, age = 4,
        disclosed = FakeOwnPasses.fields.filter { it.name in setOf(FieldName.NAME, FieldName.COLOUR, FieldName.ROUTE) },
    )
    private const val LINES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"

    val all: Map<String, VerifyState> = mapOf(
        "checking" to VerifyState.Checking,
        "failed" to VerifyState.Failed(CarnetError.Locked()),
        "unanswered" to VerifyState.Result(valid),
        "document" to VerifyState.Result(withDocument),
        "accepted" to VerifyState.Result(valid, Answer.YES),
        "other-person" to VerifyState.Result(valid, Answer.NO),
        "expired" to VerifyState.Result(expired),
        "forged" to VerifyState.Result(valid.copy(verdict = Verdict.INVALID, reason = Reason.BAD_SIGNATURE, signer = null)),
        "unknown-signer" to VerifyState.Result(valid.copy(verdict = Verdict.UNKNOWN_SIGNER, reason = Reason.UNKNOWN_KEY, signer = null)),
        "nothing" to VerifyState.Result(nothing),
        "specimen" to VerifyState.Result(valid.copy(verdict = Verdict.UNKNOWN_SIGNER, reason = Reason.UNKNOWN_KEY, specimens = true)),
        "development" to VerifyState.Result(valid.copy(signer = SamplePasses.signer.copy(publisher = SamplePublishers.developmentVoice)), Answer.YES),
        "stale-trust" to VerifyState.Result(
            valid.copy(verdict = Verdict.UNKNOWN, reason = Reason.STALE_TRUST, signer = SamplePasses.signer.copy(publisher = SamplePublishers.voice.copy(expires = SamplePasses.NOW - 1))),
        ),
        "live" to VerifyState.Result(live),
        "live-again" to VerifyState.Result(live.copy(seenBefore = 31, name = "", nameMrz = null, age = -2)),
        "live-stale" to VerifyState.Result(live.copy(verdict = Verdict.EXPIRED, reason = Reason.LIVE_TOO_OLD, assurance = Assurance.STATIC, age = null)),
        "zone" to VerifyState.Result(valid, zone = Zone(open = true)),
        "zone-match" to VerifyState.Result(valid, zone = Zone(LINES, open = true, comparison = ZoneComparison.Match)),
        "zone-unreadable" to VerifyState.Result(valid, zone = Zone("P<UTO", open = true, comparison = ZoneComparison.Unreadable)),
        "zone-differs" to VerifyState.Result(
            valid,
            Answer.YES,
            Zone(LINES, open = true, comparison = ZoneComparison.Differs(listOf(Clash.NAME, Clash.BIRTH_DATE))),
        ),
    )
}
