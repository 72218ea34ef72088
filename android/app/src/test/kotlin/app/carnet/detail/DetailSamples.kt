package app.carnet.detail

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Copies
import app.carnet.bridge.Reason
import app.carnet.bridge.Signer
import app.carnet.bridge.Verdict
import app.carnet.bridge.Warning
import app.carnet.support.SamplePasses
import app.carnet.support.SamplePublishers

/** Every state of the screen, by name. */
object DetailSamples {
    val all: Map<String, DetailState> = mapOf(
        "loading" to DetailState(),
        "valid" to DetailState(SamplePasses.detail(), SamplePasses.reveals),
        "expired" to DetailState(SamplePasses.detail(SamplePasses.recovery, Reason.EXPIRED), SamplePasses.reveals),
        "talkative" to DetailState(
            SamplePasses.detail(
                SamplePasses.test,
                warnings = listOf(Warning.NO_PREFIX, Warning.UNKNOWN_FIELD),
                excess = SamplePasses.excess,
            ),
            SamplePasses.reveals,
        ),
        "specimen" to DetailState(
            SamplePasses.detail(SamplePasses.dose.copy(verdict = Verdict.UNKNOWN_SIGNER), Reason.UNKNOWN_KEY, Signer("AAECAwQFBgc=", null, null, null), specimens = true),
            SamplePasses.reveals,
        ),
        "yellow-card" to DetailState(SamplePasses.yellowCard, SamplePasses.reveals),
        "several-events" to DetailState(SamplePasses.healthCard, SamplePasses.reveals),
        "seal" to DetailState(SamplePasses.seal, SamplePasses.reveals),
        "venue" to DetailState(SamplePasses.venue, SamplePasses.reveals),
        "own" to DetailState(SamplePasses.own(Copies(20, 17, few = false)), emptyList()),
        "own-spent" to DetailState(SamplePasses.own(Copies(20, 0, few = true)), emptyList()),
        "development" to DetailState(
            SamplePasses.detail(signer = SamplePasses.signer.copy(publisher = SamplePublishers.developmentVoice), warnings = listOf(Warning.STALE_TRUST)),
            SamplePasses.reveals,
        ),
        "disputed" to DetailState(
            SamplePasses.detail(
                SamplePasses.dose.copy(verdict = Verdict.UNKNOWN),
                Reason.DISPUTED,
                SamplePasses.signer.copy(publisher = SamplePublishers.voice),
            ).copy(opinions = SamplePublishers.opinions),
            SamplePasses.reveals,
        ),
        "failure" to DetailState(SamplePasses.detail(), SamplePasses.reveals, failure = CarnetError.NotWritten("full")),
        "error" to DetailState(error = CarnetError.DamagedPass()),
    )
}
