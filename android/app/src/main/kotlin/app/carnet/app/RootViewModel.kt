package app.carnet.app

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.bridge.Publishers
import app.carnet.bridge.Session
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** How things stand; [gate] is null until it is known. */
data class RootState(
    val gate: Gate? = null,
    /** A publisher is trusted whose keys are no secret: every screen says so. */
    val development: Boolean = false,
)

/** The gate of the wallet, and the clock that shuts it. */
class RootViewModel(
    private val session: Session,
    private val publishers: Publishers,
    private val preferences: Preferences,
    /** Milliseconds since boot, sleep included. */
    private val elapsed: () -> Long,
    /** Called whenever the wallet is locked. */
    private val onLocked: () -> Unit,
) : ViewModel() {
    private val states = MutableStateFlow(RootState())
    val state: StateFlow<RootState> = states.asStateFlow()
    private var timer: Job? = null
    private var leftAt: Long? = null
    private var grace = 0L

    /** Milliseconds out of sight after which it locks. */
    private val wait get() = maxOf(preferences.lockAfterSeconds * 1000L, grace)

    init {
        refresh()
    }

    /** Asks the wallet how things stand. */
    fun refresh() {
        viewModelScope.launch { ask() }
    }

    /** Locks it now. Specimens have no key: they stay as they are, before a locked wallet. */
    fun lock() {
        timer?.cancel()
        val open = states.value.gate as? Gate.Open
        if (open?.specimens == false) {
            // At once, before the core answers: nothing of a pass is drawn again.
            states.value = RootState()
            onLocked()
        }
        viewModelScope.launch {
            try {
                // The Activity may be ending, and this scope with it: the keys are forgotten all the same.
                withContext(NonCancellable) { session.lock() }
            } catch (_: CarnetError) {
                // The gate says how things stand.
            }
            ask()
        }
    }

    /** Another app is about to be asked for something, a picture perhaps: the lock allows for a while. */
    fun outing() {
        grace = OUTING
    }

    /** The window went out of sight. [atOnce]: somebody else holds the phone. */
    fun left(atOnce: Boolean) {
        val wait = wait
        if (atOnce || wait == 0L) {
            lock()
            return
        }
        leftAt = elapsed()
        timer?.cancel()
        timer = viewModelScope.launch {
            delay(wait)
            lock()
        }
    }

    /** The window is back. Timers stand still while the phone sleeps; the time since boot does not. */
    fun returned() {
        timer?.cancel()
        val since = leftAt ?: return
        val wait = wait
        leftAt = null
        grace = 0
        if (elapsed() - since >= wait) lock()
    }

    private suspend fun ask() {
        val gate = try {
            session.gate()
        } catch (error: CarnetError) {
            Gate.Damaged(error)
        }
        states.value = RootState(gate, gate is Gate.Open && trustsDevelopment())
    }

    private suspend fun trustsDevelopment() = try {
        publishers.trustsDevelopment()
    } catch (_: CarnetError) {
        false // locked meanwhile; the page of the publishers says what is wrong with them
    }

    private companion object {
        /** Long enough to find a picture. */
        const val OUTING = 120_000L
    }
}
