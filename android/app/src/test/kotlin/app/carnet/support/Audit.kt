package app.carnet.support

import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.View
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.TextLayoutResult
import kotlin.math.max
import kotlin.math.min
import kotlin.math.pow
import org.robolectric.RuntimeEnvironment

/**
 * What a screen must be for people who see, hear or move otherwise: controls with words and of 48 dp, text that is not cut, text
 * that stands out by 4.5 to 1 in the picture itself (WCAG 2.2, 1.4.3, 2.5.5 and 4.1.2).
 */
object Audit {
    private const val TARGET_DP = 48
    private const val CONTRAST = 4.5

    /** Pixels of one colour in a text's box below which they are only the softened edge of a letter. */
    private const val STROKE = 6

    /** Texts from which on a screen needs a heading to jump to. */
    private const val MANY = 4

    /** Every fault of what is on the screen now, drawn as [whole]. */
    fun faults(whole: Bitmap): List<String> {
        val windows = Screen.windows()
        val roots = windows.flatMap(Screen::roots)
        val picture = if (windows.size > 1) drawn(windows.last()) else whole
        val merged = roots.flatMap { it.semanticsOwner.getAllSemanticsNodes(true) }.filter(::isSeen)
        // Below a dialog everything is dimmed on purpose: only what lies on top is to be read.
        val single = roots.takeLast(1).flatMap { it.semanticsOwner.getAllSemanticsNodes(false) }.filter(::isSeen)
        val headless = if (merged.sumOf { Screen.texts(it).size } >= MANY && single.none { SemanticsProperties.Heading in it.config }) listOf("no heading") else emptyList()
        return headless + merged.filter(::isControl).flatMap(::control) + single.flatMap { text(it, picture) }
    }

    /** A window by itself, as its nodes' bounds count. */
    private fun drawn(window: View): Bitmap = Bitmap.createBitmap(window.width, window.height, Bitmap.Config.ARGB_8888).also { window.draw(Canvas(it)) }

    private fun isSeen(node: SemanticsNode) = node.layoutInfo.isPlaced && node.boundsInWindow.let { it.width > 1 && it.height > 1 }

    private fun isControl(node: SemanticsNode) = node.config.getOrNull(SemanticsActions.OnClick) != null || node.config.getOrNull(SemanticsActions.SetText) != null

    private fun control(node: SemanticsNode) = buildList {
        val name = Screen.texts(node).ifEmpty { listOfNotNull(node.config.getOrNull(SemanticsProperties.StateDescription)) }
        if (name.all(String::isBlank)) add("a control without words at ${node.boundsInWindow}")
        val density = RuntimeEnvironment.getApplication().resources.displayMetrics.density
        val size = node.touchBoundsInRoot
        val least = TARGET_DP * density - 1
        // What is scrolled to an edge shows only a part of itself.
        val whole = node.layoutInfo.let { it.width <= node.boundsInWindow.width + 1 && it.height <= node.boundsInWindow.height + 1 }
        if (whole && (size.width < least || size.height < least)) {
            add("$name is ${(size.width / density).toInt()} x ${(size.height / density).toInt()} dp to touch")
        }
    }

    private fun text(node: SemanticsNode, picture: Bitmap) = buildList {
        val words = node.config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text }.orEmpty()
        if (words.isBlank()) return@buildList
        val layout = mutableListOf<TextLayoutResult>().also { node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(it) }
        if (layout.any { isCut(it, node) }) add("\"$words\" is cut")
        if (node.config.getOrNull(SemanticsProperties.Disabled) != null || isInDisabled(node)) return@buildList
        // Of what is scrolled to an edge a strip shows, with the feet or the heads of letters in it: their edges are no colour.
        if (node.boundsInWindow.height * 2 < node.layoutInfo.height) return@buildList
        val contrast = contrast(picture, node.boundsInWindow) ?: return@buildList
        // No letter at all: something lies over it, as the bar at the foot of a page does.
        if (contrast < 1.05) return@buildList
        if (contrast < CONTRAST) add("\"$words\" stands out by %.2f only".format(contrast))
    }

    /** Lines left out, shortened, or lower than what they need. What the layout says of its own overflow counts rounding too. */
    private fun isCut(layout: TextLayoutResult, node: SemanticsNode): Boolean {
        val lines = layout.multiParagraph
        val shortened = (0 until lines.lineCount).any(layout::isLineEllipsized)
        return lines.didExceedMaxLines || shortened || lines.height > node.size.height + 2
    }

    private fun isInDisabled(node: SemanticsNode): Boolean =
        generateSequence(node.parent) { it.parent }.any { it.config.getOrNull(SemanticsProperties.Disabled) != null }

    /** Contrast of the commonest colour in a box with the one that stands out most from it; null outside of the picture. */
    private fun contrast(picture: Bitmap, box: Rect): Double? {
        val left = max(0, box.left.toInt())
        val top = max(0, box.top.toInt())
        val right = min(picture.width, box.right.toInt())
        val bottom = min(picture.height, box.bottom.toInt())
        // What is scrolled half out of sight shows half of its letters.
        if (right - left < box.width - 2 || bottom - top < box.height - 2) return null
        val pixels = IntArray((right - left) * (bottom - top))
        picture.getPixels(pixels, 0, right - left, left, top, right - left, bottom - top)
        val colours = colours(pixels)
        val ground = luminance(colours.maxBy { it.pixels }.argb)
        return colours.filter { it.pixels >= STROKE }.maxOfOrNull { colour ->
            val text = luminance(colour.argb)
            (max(ground, text) + 0.05) / (min(ground, text) + 0.05)
        }
    }

    private class Colour(val argb: Int, val pixels: Int)

    /** Each colour once. Sorts [pixels]: a map would box every one of them. */
    private fun colours(pixels: IntArray): List<Colour> = buildList {
        pixels.sort()
        var first = 0
        for (next in 1..pixels.size) {
            if (next < pixels.size && pixels[next] == pixels[first]) continue
            add(Colour(pixels[first], next - first))
            first = next
        }
    }

    /** Relative luminance as WCAG defines it. */
    private fun luminance(colour: Int): Double {
        val part = { shift: Int ->
            val value = (colour shr shift and 255) / 255.0
            if (value <= 0.04045) value / 12.92 else ((value + 0.055) / 1.055).pow(2.4)
        }
        return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }
}
