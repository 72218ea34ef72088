package app.carnet.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import kotlin.math.floor

/**
 * A code of [size] × [size] modules, row by row, 1 is dark, quiet zone included. Always black on white, in dark mode too. Modules
 * are whole pixels, so that no edge is blurred; the remainder is white margin.
 */
@Composable
fun QrCanvas(size: Int, modules: ByteArray, label: String, modifier: Modifier = Modifier) {
    Canvas(
        modifier.aspectRatio(1f).semantics {
            contentDescription = label
            role = Role.Image
        },
    ) {
        drawRect(Color.White)
        val side = this.size.minDimension
        val module = floor(side / size).coerceAtLeast(1f)
        val left = floor((this.size.width - module * size) / 2)
        val top = floor((this.size.height - module * size) / 2)
        for (row in 0 until size) {
            var start = -1
            for (column in 0..size) {
                val dark = column < size && modules[row * size + column] == DARK
                if (dark && start < 0) start = column
                if (!dark && start >= 0) {
                    drawRect(Color.Black, Offset(left + start * module, top + row * module), Size((column - start) * module, module))
                    start = -1
                }
            }
        }
    }
}

private const val DARK: Byte = 1
