package app.carnet.history

import app.carnet.bridge.CarnetError
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.Shown
import app.carnet.support.SamplePasses
import java.time.ZoneOffset

/** Every state of the screen, by name. */
object HistorySamples {
    private val told = SamplePasses.reveals.map { it.path }
    val shown = listOf(
        Shown(SamplePasses.NOW - 1_200, "d2", "Comirnaty", told, kept = true),
        Shown(SamplePasses.NOW - 5_000, "own", "EG \u2013 IT \u2013 AT", listOf("name", "colour", "route.0", "route.1"), kept = true, live = true),
        Shown(SamplePasses.NOW - 9_400, "t1", "Nucleic acid amplification with probe detection", told.take(7), kept = true),
        Shown(SamplePasses.NOW - 86_400, "d2", "Comirnaty", told, kept = true),
        Shown(SamplePasses.NOW - 12 * 86_400, "x", "Janssen", told.take(1), kept = false),
    )

    val all: Map<String, HistoryState> = mapOf(
        "loading" to HistoryState.Loading,
        "empty" to HistoryState.Empty(),
        "failed" to HistoryState.Failed(CarnetError.DamagedWallet("row")),
        "days" to byDay(shown, ZoneOffset.UTC),
        "kept-a-year" to byDay(shown, ZoneOffset.UTC, Keeping(HistoryRetention.YEAR)),
        "forgetting" to byDay(shown, ZoneOffset.UTC, Keeping(question = Forgetting(HistoryRetention.MONTH, 1))),
        "not-written" to byDay(shown, ZoneOffset.UTC, Keeping(problem = CarnetError.NotWritten("full"))),
    )
}
