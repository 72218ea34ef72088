package app.carnet.support

import org.junit.rules.ExternalResource

/**
 * Needed in every test class that shows Compose. Compose keeps one dispatcher for the main thread in a static; Robolectric
 * throws its Choreographer away after each test. Without a fresh dispatcher only the first test of a JVM recomposes, and
 * later pictures silently show the first frame ([ComposeRuleTest] guards it).
 */
class ComposeRule : ExternalResource() {
    override fun before() {
        val type = Class.forName("androidx.compose.ui.platform.AndroidUiDispatcher")
        fun static(name: String) = type.getDeclaredField(name).apply { isAccessible = true }.get(null)!!
        @Suppress("UNCHECKED_CAST")
        val perThread = static("currentThread") as ThreadLocal<Any>
        perThread.remove()
        val main = static("Main\$delegate")
        main.javaClass.getDeclaredField("_value").apply { isAccessible = true }.set(main, perThread.get())
    }
}
