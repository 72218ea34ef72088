package app.carnet.bridge

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** Has the core forget what a page had open, also when the page itself is gone. */
fun CoroutineScope.forget(call: suspend () -> Unit) {
    launch {
        try {
            call()
        } catch (_: CarnetError) {
            // Locked meanwhile: the core has forgotten it.
        }
    }
}
