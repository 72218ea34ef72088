package app.carnet.support

import app.carnet.bridge.Conflict
import app.carnet.bridge.ContentKind
import app.carnet.bridge.FakeCode
import app.carnet.bridge.Freshness
import app.carnet.bridge.MovingFrame
import app.carnet.bridge.Opinion
import app.carnet.bridge.Publisher
import app.carnet.bridge.PublisherContent
import app.carnet.bridge.SignerPublisher
import app.carnet.bridge.SignerState

/** Publishers that do not exist, for pictures. */
object SamplePublishers {
    private const val NOW = SamplePasses.NOW
    private const val DAY = 86_400L
    private val words = listOf("orbit", "velvet", "canyon", "lemon", "sudden", "grape", "tunnel", "mirror", "wisdom", "absorb", "kitten", "yellow")

    val ministry = Publisher(
        "a1", "Utopia Ministry of Health", words, development = false, bundled = false,
        updated = NOW - 2 * DAY, refreshBy = NOW + 28 * DAY, expires = NOW + 88 * DAY, Freshness.FRESH,
        listOf(
            PublisherContent(ContentKind.TRUST, 7, 214, NOW - 2 * DAY),
            PublisherContent(ContentKind.REVOCATION, 31, 40_212, NOW - 2 * DAY),
            PublisherContent(ContentKind.RULES, 4, 61, NOW - 20 * DAY),
            PublisherContent(ContentKind.AGREEMENTS, 2, 1, NOW - 40 * DAY),
            PublisherContent(ContentKind.VERIFIERS, 1, 12, NOW - 40 * DAY),
        ),
    )
    val development = ministry.copy(
        id = "b2", name = "Carnet project’s copy of WHO’s list", development = true, bundled = true,
        contents = ministry.contents.take(1),
    )
    val stale = ministry.copy(
        id = "c3", name = "Arcadia Travel Health", updated = NOW - 40 * DAY, refreshBy = NOW - 10 * DAY, expires = NOW + 20 * DAY, freshness = Freshness.STALE,
    )
    val expired = ministry.copy(
        id = "d4", name = "Zenda Port Health Office", updated = NOW - 200 * DAY, refreshBy = NOW - 110 * DAY, expires = NOW - 20 * DAY,
        freshness = Freshness.EXPIRED,
    )
    val all = listOf(development, ministry, stale, expired)

    val next = ministry.copy(
        updated = NOW,
        expires = NOW + 90 * DAY,
        contents = listOf(
            PublisherContent(ContentKind.TRUST, 8, 219, NOW),
            PublisherContent(ContentKind.REVOCATION, 32, 40_530, NOW),
            PublisherContent(ContentKind.AGREEMENTS, 2, 1, NOW - 40 * DAY),
            PublisherContent(ContentKind.VERIFIERS, 1, 12, NOW - 40 * DAY),
        ),
    )

    val opinions = listOf(
        Opinion(ministry.name, SignerState.ACTIVE, null),
        Opinion(stale.name, SignerState.RETIRED, NOW - 60 * DAY),
        Opinion(expired.name, SignerState.COMPROMISED, NOW - 100 * DAY),
    )
    val conflicts = listOf(Conflict("Ministry of Health Utopia", "UT", opinions), Conflict("H5NcIMvTU1A=", "", opinions.drop(1)))

    val voice = SignerPublisher(ministry.id, ministry.name, development = false, ministry.updated, ministry.refreshBy, ministry.expires)
    val developmentVoice = SignerPublisher(development.id, development.name, development = true, NOW - 40 * DAY, NOW - 10 * DAY, NOW + 20 * DAY)

    val frame = FakeCode.of().let { MovingFrame(it.size, it.modules) }
}
