package app.carnet.app

import android.content.SharedPreferences
import androidx.core.content.edit
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** How the traveller likes the app. Nothing about passes. Read from memory, written behind. */
interface Preferences {
    /** Seconds in the background after which the wallet locks; 0: at once. */
    var lockAfterSeconds: Int

    /** Whether the system may not take pictures of the window. */
    var secureScreen: Boolean

    /** Whether the name stands beside a code. */
    var showName: Boolean

    /** Whether the colours follow the wallpaper. */
    var dynamicColour: Boolean

    /** Whether the phone says when something comes up. */
    var remind: Boolean

    /** Rises with every change. */
    val changes: StateFlow<Int>
}

/** [Preferences] in the system's store. [open] and every write run in [scope], which must not be the main thread's. */
class StoredPreferences(private val scope: CoroutineScope, open: () -> SharedPreferences) : Preferences {
    private val store by lazy(open)
    private val counter = MutableStateFlow(0)
    private val values = HashMap<String, Any>()

    override val changes: StateFlow<Int> = counter.asStateFlow()

    override var lockAfterSeconds: Int
        get() = value(LOCK_AFTER, LOCK_AFTER_DEFAULT)
        set(value) = set(LOCK_AFTER, value)

    override var secureScreen: Boolean
        get() = value(SECURE, true)
        set(value) = set(SECURE, value)

    override var showName: Boolean
        get() = value(NAME, true)
        set(value) = set(NAME, value)

    override var dynamicColour: Boolean
        get() = value(DYNAMIC, false)
        set(value) = set(DYNAMIC, value)

    override var remind: Boolean
        get() = value(REMIND, false)
        set(value) = set(REMIND, value)

    init {
        scope.launch {
            val kept = store.all
            synchronized(values) { kept.forEach { (key, value) -> if (value != null) values.putIfAbsent(key, value) } }
            counter.update { it + 1 }
        }
    }

    private inline fun <reified T : Any> value(key: String, default: T): T = synchronized(values) { values[key] } as? T ?: default

    private fun set(key: String, value: Any) {
        synchronized(values) { values[key] = value }
        counter.update { it + 1 }
        scope.launch {
            store.edit {
                when (value) {
                    is Boolean -> putBoolean(key, value)
                    is Int -> putInt(key, value)
                }
            }
        }
    }

    private companion object {
        const val LOCK_AFTER = "lock_after_seconds"
        const val LOCK_AFTER_DEFAULT = 60
        const val SECURE = "secure_screen"
        const val NAME = "show_name"
        const val DYNAMIC = "dynamic_colour"
        const val REMIND = "remind"
    }
}
