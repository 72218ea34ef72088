package app.carnet.support

import app.carnet.bridge.LocalMoment
import app.carnet.bridge.TripCompanion
import app.carnet.bridge.TripPlan
import app.carnet.bridge.TripStop

/** Trips for the real core, whose clock stands in November 2026. */
object Itineraries {
    /** Of whose days only the phone's own zone might make others. */
    val away = TripPlan(
        "Away", "AT", "", LocalMoment("2026-12-01", "", "Europe/Vienna"),
        listOf(
            TripStop("JP", "", LocalMoment("2026-12-02", "", "Asia/Tokyo"), LocalMoment("2026-12-20", "", "Asia/Tokyo"), transit = false),
            TripStop("AT", "", LocalMoment("2026-12-20", "18:30", "Europe/Vienna"), null, transit = false),
        ),
        emptyList(), keep = false,
    )

    /** With somebody of whom the wallet has no pass. */
    val withNoor = away.copy(companions = listOf(TripCompanion("Noor", "2019-05-01", "")))
}
