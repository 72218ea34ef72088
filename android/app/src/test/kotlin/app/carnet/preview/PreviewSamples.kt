package app.carnet.preview

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Copies
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.NativeTrouble
import app.carnet.bridge.Relation
import app.carnet.bridge.Scan
import app.carnet.support.SamplePasses
import app.carnet.support.SamplePublishers

/** Every state of the screen, by name. */
object PreviewSamples {
    private val renewed = listOf(SamplePasses.scan(relation = Relation.NEWER), SamplePasses.scan(SamplePasses.detail(SamplePasses.recovery)))
    private val three = listOf(SamplePasses.scan(), SamplePasses.talkative, SamplePasses.scan(SamplePasses.detail(SamplePasses.recovery)))

    val all: Map<String, PreviewState> = mapOf(
        "loading" to PreviewState.Loading,
        "gone" to PreviewState.Gone,
        "failed" to PreviewState.Failed(CarnetError.Internal()),
        "valid" to PreviewState.One(SamplePasses.scan()),
        "specimen" to PreviewState.One(SamplePasses.scan(SamplePasses.detail(specimens = true))),
        "unknown-signer" to PreviewState.One(SamplePasses.unknownSigner),
        "forged" to PreviewState.One(SamplePasses.forged),
        "talkative" to PreviewState.One(SamplePasses.talkative, 2, 3),
        "duplicate" to PreviewState.One(SamplePasses.scan(relation = Relation.DUPLICATE)),
        "newer" to PreviewState.One(SamplePasses.scan(relation = Relation.NEWER)),
        "busy" to PreviewState.One(SamplePasses.scan(), busy = true),
        "older" to PreviewState.One(SamplePasses.scan(relation = Relation.OLDER)),
        "disk-full" to PreviewState.One(SamplePasses.scan(), problem = CarnetError.NotWritten("no space")),
        "minimum" to PreviewState.Minimum(PreviewState.One(SamplePasses.talkative), SamplePasses.talkative, replace = false),
        "genetic" to PreviewState.One(SamplePasses.genetic),
        "look-up" to PreviewState.One(SamplePasses.lookUp),
        "look-up-token" to PreviewState.One(SamplePasses.lookUp.copy(subject = "")),
        "part" to PreviewState.One(Scan.Part(1, 3)),
        "frame" to PreviewState.One(Scan.Frame),
        "invitation" to PreviewState.One(Scan.Invitation(FakeOwnPasses.offer())),
        "invitation-stranger" to PreviewState.One(Scan.Invitation(FakeOwnPasses.offer(known = false)), problem = FakeOwnPasses.native(NativeTrouble.TOO_MANY_WAITING)),
        "invitation-over" to PreviewState.One(Scan.Invitation(FakeOwnPasses.offer(over = true))),
        "shown-live" to PreviewState.One(SamplePasses.scan(SamplePasses.own(Copies(0, 0, few = true)).copy(copies = null)).copy(keepable = false)),
        "not-waited-for" to PreviewState.Failed(FakeOwnPasses.native(NativeTrouble.NOT_WAITED_FOR)),
        "development" to PreviewState.One(SamplePasses.scan(SamplePasses.detail(signer = SamplePasses.signer.copy(publisher = SamplePublishers.developmentVoice)))),
        "yellow-card" to PreviewState.One(SamplePasses.scan(SamplePasses.yellowCard)),
        "nothing" to PreviewState.One(SamplePasses.nothing),
        "several" to PreviewState.Several(three.map { FoundPass(it, Mark.WAITS) }),
        "several-newer" to PreviewState.Several(renewed.map { FoundPass(it, Mark.WAITS) }),
        "several-kept" to PreviewState.Several(
            three.mapIndexed { index, scan -> FoundPass(scan, if (index == 1) Mark.WAITS else Mark.KEPT) },
            toLookAt = 1,
        ),
    )
}
