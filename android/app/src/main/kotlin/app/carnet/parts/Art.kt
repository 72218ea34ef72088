package app.carnet.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.rotate
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.unit.dp

/** Drawings for empty pages. */
enum class Art(internal val icon: ImageVector) {
    PASSES(CarnetIcons.Shield),
    SEARCH(CarnetIcons.Search),
    HISTORY(CarnetIcons.History),
    SCAN(CarnetIcons.Qr),
    REMINDERS(CarnetIcons.Bell),
    TRUST(CarnetIcons.Key),
    PUBLISHERS(CarnetIcons.Publisher),
    DAMAGED(CarnetIcons.Warning),
    LOCK(CarnetIcons.Lock),
    WELCOME(CarnetIcons.Shield),
}

/** Two documents, one leaning behind the other, with a seal that says what the page is about. Silent: a title stands below. */
@Composable
fun ArtPicture(art: Art, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    Box(modifier, contentAlignment = Alignment.Center) {
        Canvas(Modifier.fillMaxSize()) {
            drawCircle(scheme.primaryContainer.copy(alpha = 0.45f))
            rotate(-9f) { sheet(Offset(size.width * 0.17f, size.height * 0.22f), scheme.primaryContainer, scheme.primary, lines = false) }
            rotate(4f) { sheet(Offset(size.width * 0.30f, size.height * 0.17f), scheme.surfaceContainerLowest, scheme.primary, lines = true) }
        }
        Box(Modifier.align(Alignment.BottomEnd).size(64.dp), contentAlignment = Alignment.Center) {
            Canvas(Modifier.fillMaxSize()) {
                drawCircle(scheme.surface)
                drawCircle(scheme.primary, size.minDimension / 2 - 4.dp.toPx())
            }
            Icon(art.icon, null, Modifier.size(30.dp), scheme.onPrimary)
        }
    }
}

private fun DrawScope.sheet(at: Offset, paper: Color, ink: Color, lines: Boolean) {
    val extent = Size(size.width * 0.50f, size.height * 0.64f)
    val corner = CornerRadius(size.width * 0.06f)
    drawRoundRect(paper, at, extent, corner)
    drawRoundRect(ink.copy(alpha = 0.35f), at, extent, corner, Stroke(1.5.dp.toPx()))
    if (lines) {
        val inset = extent.width * 0.14f
        val cell = extent.width * 0.36f
        drawRoundRect(ink.copy(alpha = 0.85f), Offset(at.x + inset, at.y + inset), Size(cell, cell), CornerRadius(cell * 0.18f))
        listOf(0.58f to 0.72f, 0.70f to 0.56f, 0.82f to 0.36f).forEach { (down, width) ->
            drawRoundRect(
                ink.copy(alpha = 0.30f),
                Offset(at.x + inset, at.y + extent.height * down),
                Size(extent.width * width, extent.height * 0.05f),
                CornerRadius(extent.height * 0.025f),
            )
        }
    }
}
