package app.carnet.app

import kotlinx.coroutines.flow.MutableStateFlow

/** [Preferences] in memory. */
class FakePreferences(
    override var lockAfterSeconds: Int = 60,
    override var secureScreen: Boolean = true,
    override var showName: Boolean = true,
    override var dynamicColour: Boolean = false,
    override var remind: Boolean = false,
) : Preferences {
    override val changes = MutableStateFlow(0)
}
