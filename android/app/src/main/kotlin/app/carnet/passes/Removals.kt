package app.carnet.passes

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** A pass that is gone and can be brought back. [replaced]: a newer copy took its place. */
data class Removal(val id: String, val replaced: Boolean = false)

/** The pass that was deleted or replaced last and can be brought back. In memory only, gone when the wallet locks. */
class Removals {
    private val last = MutableStateFlow<Removal?>(null)

    val removed: StateFlow<Removal?> = last.asStateFlow()

    fun put(id: String, replaced: Boolean = false) {
        last.value = Removal(id, replaced)
    }

    /** It was brought back, or the offer to is over. */
    fun clear() {
        last.value = null
    }
}
