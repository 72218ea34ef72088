package app.carnet.trust

import app.carnet.bridge.AddedTrust
import app.carnet.bridge.CarnetError
import app.carnet.bridge.TrustSource

/** Every state of the screen, by name. */
object TrustSamples {
    val sources = listOf(TrustSource("utopia-signers.json", 214), TrustSource("Ministry of Health Arcadia", 1), TrustSource("who-did.json", 87))

    val all: Map<String, TrustState> = mapOf(
        "loading" to TrustState.Loading,
        "failed" to TrustState.Failed(CarnetError.DamagedWallet("row")),
        "empty" to TrustState.Sources(emptyList()),
        "sources" to TrustState.Sources(sources),
        "working" to TrustState.Sources(sources, busy = true),
        "added" to TrustState.Sources(sources, added = Added("who-did.json", AddedTrust(80, 7, 0, 0, waits = false))),
        "skipped" to TrustState.Sources(sources, added = Added("who-did.json", AddedTrust(80, 7, 1, 2, waits = false))),
        "waits" to TrustState.Sources(sources, added = Added("arcadia.pack", AddedTrust(0, 0, 0, 0, waits = true))),
        "refused" to TrustState.Sources(sources, problem = TrustProblem.Failed(CarnetError.TrustRefused("not a list"))),
        "too-large" to TrustState.Sources(emptyList(), problem = TrustProblem.TooLarge),
        "removing" to TrustState.Sources(sources, removing = sources[0]),
    )
}
