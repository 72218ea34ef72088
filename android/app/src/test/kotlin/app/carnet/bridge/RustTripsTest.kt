package app.carnet.bridge

import org.junit.Assert.assertEquals
import org.junit.Test

/** What the core may say of a trip is what the screens know. */
class RustTripsTest {
    private inline fun <reified C : Enum<C>, reified O : Enum<O>> same() = assertEquals(enumValues<C>().map { it.name }, enumValues<O>().map { it.name })

    @Test
    fun everyNameOfTheCoreIsOneOfOurs() {
        same<uniffi.carnet.TripColour, TripColour>()
        same<uniffi.carnet.TripLegKind, LegKind>()
        same<uniffi.carnet.TripReasonCode, TripReasonCode>()
        same<uniffi.carnet.TripTest, TripTest>()
        same<uniffi.carnet.RequiredThing, RequiredThing>()
        same<uniffi.carnet.TripReminderCode, TripReminderCode>()
        same<uniffi.carnet.PassReminderCode, PassReminderCode>()
        same<uniffi.carnet.HistoryRetention, HistoryRetention>()
        same<uniffi.carnet.TripTrouble, TripTrouble>()
    }
}
