package app.carnet.support

import app.carnet.app.Destination
import app.carnet.app.Navigator

/** Writes down where a screen asked to go. */
class RecordingNavigator : Navigator {
    val asked = mutableListOf<String>()
    var destination: Destination? = null
        private set

    override fun to(d: Destination) = note("to", d)

    override fun back() = note("back", null)

    override fun replace(d: Destination) = note("replace", d)

    override fun home(d: Destination?) = note("home", d)

    override fun lock() = note("lock", null)

    override fun gateChanged() = note("gate", null)

    private fun note(how: String, d: Destination?) {
        asked += how
        destination = d
    }
}
