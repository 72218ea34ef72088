package app.carnet.app

import app.carnet.add.Parts
import app.carnet.bridge.Carnet
import app.carnet.device.Device
import app.carnet.moving.Receiving
import app.carnet.passes.Removals
import app.carnet.reminders.Reminding
import app.carnet.reminders.RemindingCarnet
import app.carnet.show.OnScreen
import kotlinx.coroutines.CoroutineScope

/** Everything the screens need, made once for the process by [CarnetApplication]. */
class Dependencies(
    carnet: Carnet,
    val preferences: Preferences,
    val imports: Imports,
    val device: Device,
    /** Where work goes on that no screen waits for. */
    val background: CoroutineScope,
    /** Seconds since 1970 UTC. */
    val now: () -> Long,
) {
    /** What the system will remind of. */
    val reminding = Reminding(carnet, preferences, device.notices, background)

    /** The wallet; what changes in it moves the reminders. */
    val carnet: Carnet = RemindingCarnet(carnet, reminding::changed) { reminding.switch(false) }

    /** The codes of a pass in several codes, as far as they are there. */
    val parts = Parts(this.carnet)

    /** The moving code that is being received. */
    val receiving = Receiving(this.carnet)

    /** Publishers' packs that wait to be looked at. */
    val packs = Packs()

    /** The pass that was received just now. */
    val received = Received()

    /** What was deleted and can still be brought back. */
    val removals = Removals()

    /** The code that is shown at the moment. */
    val onScreen = OnScreen()

    /** The wallet was locked: what was read from passes is let go. */
    fun forget() {
        imports.clear()
        parts.clear()
        packs.clear()
        received.clear()
        removals.clear()
        onScreen.clear()
    }
}
