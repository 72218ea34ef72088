package app.carnet.support

import android.os.Bundle
import android.view.View
import android.view.accessibility.AccessibilityNodeInfo
import androidx.annotation.StringRes
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import org.robolectric.RuntimeEnvironment

/**
 * A traveller who sees nothing: hears what a screen reader says, and acts through the accessibility node provider alone, as
 * TalkBack and switch access do. Words are those of the app's own resources in the language under test.
 */
object Traveller {
    fun word(@StringRes id: Int, vararg arguments: Any): String = RuntimeEnvironment.getApplication().getString(id, *arguments)

    fun hears(@StringRes id: Int, vararg arguments: Any): Boolean = Screen.says(word(id, *arguments))

    /** Until these words are said. */
    fun awaits(@StringRes id: Int, vararg arguments: Any) = Screen.awaits { hears(id, *arguments) }

    fun awaits(words: String) = Screen.awaits { Screen.says(words) }

    /** Double-taps the control with these words. */
    fun activates(@StringRes id: Int, vararg arguments: Any) = activates(word(id, *arguments))

    fun activates(words: String) {
        val (root, node) = find("a control that says \"$words\"") { words in Screen.texts(it) && it.config.getOrNull(SemanticsActions.OnClick) != null }
        act(root, node, AccessibilityNodeInfo.ACTION_CLICK)
    }

    /** Chooses [action] from those that a screen reader offers for the control whose words are [said]. */
    fun does(action: String, said: (List<String>) -> Boolean) {
        val offers = { node: SemanticsNode -> node.config.getOrNull(SemanticsActions.CustomActions).orEmpty() }
        val (root, node) = find("the action \"$action\"") { node -> said(Screen.texts(node)) && offers(node).any { it.label == action } }
        val info = (root as View).accessibilityNodeProvider!!.createAccessibilityNodeInfo(node.id)!!
        act(root, node, info.actionList.first { it.label == action }.id)
    }

    /** Puts [text] into the field with this label. */
    fun writes(@StringRes label: Int, text: String) {
        val words = word(label)
        val (root, node) = find("a field called \"$words\"") { words in Screen.texts(it) && it.config.getOrNull(SemanticsActions.SetText) != null }
        val argument = Bundle().apply { putCharSequence(AccessibilityNodeInfo.ACTION_ARGUMENT_SET_TEXT_CHARSEQUENCE, text) }
        act(root, node, AccessibilityNodeInfo.ACTION_SET_TEXT, argument)
    }

    /** Types a PIN on the number pad and confirms it. */
    fun types(pin: String, @StringRes confirm: Int) {
        pin.forEach { activates(it.toString()) }
        activates(confirm)
    }

    /** What is on the screen, once it is there: work on other threads may still bring it. */
    private fun find(what: String, matches: (SemanticsNode) -> Boolean): Pair<RootForTest, SemanticsNode> {
        val sought = {
            // Lays out what a frame in between left to do.
            Screen.nodes()
            val all = Screen.windows().flatMap(Screen::roots).flatMap { root -> root.semanticsOwner.getAllSemanticsNodes(true).map { root to it } }
            all.lastOrNull { (_, node) -> matches(node) }
        }
        if (sought() == null) runCatching { Screen.awaits { sought() != null } }
        return checkNotNull(sought()) { "nobody hears $what; the screen says ${Screen.spoken()}" }
    }

    private fun act(root: RootForTest, node: SemanticsNode, action: Int, arguments: Bundle? = null) {
        check(node.config.getOrNull(SemanticsProperties.Disabled) == null) { "${Screen.texts(node)} is disabled" }
        val provider = (root as View).accessibilityNodeProvider!!
        // As a screen reader does: it asks what is there, until the screen has come to rest, before it acts.
        Screen.awaits {
            Screen.nodes()
            provider.createAccessibilityNodeInfo(node.id)?.let { it.isEnabled && it.isVisibleToUser } == true
        }
        val done = provider.performAction(node.id, action, arguments)
        check(done) { "${Screen.texts(node)} does not answer to a screen reader" }
        Screen.idle()
    }
}
