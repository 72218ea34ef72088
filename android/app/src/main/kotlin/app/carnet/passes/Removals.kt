package app.carnet.passes

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** The pass that was deleted last and can be brought back. In memory only, gone when the wallet locks. */
class Removals {
    private val last = MutableStateFlow<String?>(null)

    /** Its id. */
    val removed: StateFlow<String?> = last.asStateFlow()

    fun put(id: String) {
        last.value = id
    }

    /** It was brought back, or the offer to is over. */
    fun clear() {
        last.value = null
    }
}
