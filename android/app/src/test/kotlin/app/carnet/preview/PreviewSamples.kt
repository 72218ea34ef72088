package app.carnet.preview

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Relation
import app.carnet.support.SamplePasses

/** Every state of the screen, by name. */
object PreviewSamples {
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
        "newer" to PreviewState.One(SamplePasses.scan(relation = Relation.NEWER), busy = true),
        "older" to PreviewState.One(SamplePasses.scan(relation = Relation.OLDER)),
        "disk-full" to PreviewState.One(SamplePasses.scan(), problem = CarnetError.NotWritten("no space")),
        "nothing" to PreviewState.One(SamplePasses.nothing),
        "several" to PreviewState.Several(three.map { FoundPass(it, Mark.WAITS) }),
        "several-kept" to PreviewState.Several(
            three.mapIndexed { index, scan -> FoundPass(scan, if (index == 1) Mark.WAITS else Mark.KEPT) },
            toLookAt = 1,
        ),
    )
}
