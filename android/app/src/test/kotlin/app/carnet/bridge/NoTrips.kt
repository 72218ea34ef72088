package app.carnet.bridge

/** A wallet without trips, or with [next] alone in its list. What trips do is tried with the real core. */
class NoTrips : Trips {
    var next: TripCard? = null
    var coming = emptyList<TripReminder>()

    override suspend fun trips(): List<TripCard> = listOfNotNull(next)

    override suspend fun nextTrip(): TripCard? = next

    override suspend fun trip(id: String, languages: List<String>): Trip = throw CarnetError.NoSuchTrip()

    override suspend fun keepTrip(plan: TripPlan): String = throw CarnetError.NotWritten("none")

    override suspend fun changeTrip(id: String, plan: TripPlan) = throw CarnetError.NoSuchTrip()

    override suspend fun removeTrip(id: String) = throw CarnetError.NoSuchTrip()

    override suspend fun tripReminders(): List<TripReminder> = coming

    override suspend fun countries(): List<String> = listOf("AT", "JP", "US")

    override suspend fun timeZones(country: String): List<String> = emptyList()
}
