package app.carnet.history

import app.carnet.bridge.CarnetError
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.HistoryWhole
import app.carnet.bridge.Shown
import app.carnet.bridge.ShowingMode
import app.carnet.bridge.ShownTo
import app.carnet.support.SamplePasses
import java.time.ZoneOffset

/** Every state of the screen, by name. */
object HistorySamples {
    private val told = SamplePasses.reveals.map { it.path }
    val shown = listOf(
        Shown(SamplePasses.NOW - 1_200, "d2", "Comirnaty", told, kept = true),
        Shown(SamplePasses.NOW - 5_000, "own", "EG \u2013 IT \u2013 AT", listOf("name", "colour", "route.0", "route.1"), kept = true, mode = ShowingMode.LIVE),
        Shown(SamplePasses.NOW - 9_400, "t1", "Nucleic acid amplification with probe detection", told.take(7), kept = true),
        Shown(SamplePasses.NOW - 86_400, "d2", "Comirnaty", told, kept = true),
        Shown(SamplePasses.NOW - 12 * 86_400, "x", "Janssen", told.take(1), kept = false),
    )

    private val asked = listOf(
        Shown(
            SamplePasses.NOW - 600, "own", "EG \u2013 IT \u2013 AT", listOf("name", "colour"), kept = true, ShowingMode.SEALED,
            ShownTo("Border police, Utopia airport", "Gate F", "clearance", "Ministry of the Interior of Utopia", 0),
        ),
        Shown(SamplePasses.NOW - 900, "m", "hall-2026", listOf("policy", "until"), kept = true, ShowingMode.MARK),
    )

    val all: Map<String, HistoryState> = mapOf(
        "asked" to byDay(asked + shown, ZoneOffset.UTC),
        "broken" to byDay(asked, ZoneOffset.UTC, whole = HistoryWhole(whole = false, missing = 2, forgotten = 14)),
        "filtered" to byDay(asked + shown, ZoneOffset.UTC, filter = HistoryFilter(ShowingMode.MARK)),
        "none-found" to byDay(asked + shown, ZoneOffset.UTC, filter = HistoryFilter(word = "zebra")),
        "loading" to HistoryState.Loading,
        "empty" to HistoryState.Empty(),
        "failed" to HistoryState.Failed(CarnetError.DamagedWallet("row")),
        "days" to byDay(shown, ZoneOffset.UTC),
        "kept-a-year" to byDay(shown, ZoneOffset.UTC, Keeping(HistoryRetention.YEAR)),
        "forgetting" to byDay(shown, ZoneOffset.UTC, Keeping(question = Forgetting(HistoryRetention.MONTH, 1))),
        "not-written" to byDay(shown, ZoneOffset.UTC, Keeping(problem = CarnetError.NotWritten("full"))),
    )
}
