package app.carnet.camera

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.RoundRect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathFillType
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp

/** A clear square with lit corners in a dimmed picture: where to hold the code; closed once one is [found]. [beside]: words stand at its end side. */
@Composable
internal fun ScanFrame(found: Boolean, beside: Boolean, modifier: Modifier = Modifier) {
    val towardsStart = if (LocalLayoutDirection.current == LayoutDirection.Ltr) 0.3f else 0.7f
    Canvas(modifier) {
        val side = minOf(size.width * (if (beside) 0.5f else 0.74f), size.height * (if (beside) 0.66f else 0.5f), 360.dp.toPx())
        val x = size.width * (if (beside) towardsStart else 0.5f)
        val y = size.height * (if (beside) 0.56f else 0.42f)
        val hole = Rect(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
        drawDim(hole)
        if (found) drawRing(hole) else drawCorners(hole)
    }
}

private fun DrawScope.drawDim(hole: Rect) {
    val radius = CornerRadius(28.dp.toPx())
    val path = Path().apply {
        fillType = PathFillType.EvenOdd
        addRect(Rect(0f, 0f, size.width, size.height))
        addRoundRect(RoundRect(hole, radius))
    }
    drawPath(path, Color.Black.copy(alpha = 0.62f))
}

private fun DrawScope.drawRing(hole: Rect) =
    drawRoundRect(Color.White, hole.topLeft, hole.size, CornerRadius(28.dp.toPx()), Stroke(6.dp.toPx()))

private fun DrawScope.drawCorners(hole: Rect) {
    val colour = Color.White
    val stroke = Stroke(5.dp.toPx(), cap = StrokeCap.Round)
    val radius = 28.dp.toPx()
    val arm = 26.dp.toPx()
    val turn = Size(radius * 2, radius * 2)
    for ((corner, start) in listOf(hole.topLeft to 180f, hole.topRight to 270f, hole.bottomRight to 0f, hole.bottomLeft to 90f)) {
        val right = corner.x == hole.right
        val low = corner.y == hole.bottom
        val box = Offset(if (right) corner.x - turn.width else corner.x, if (low) corner.y - turn.height else corner.y)
        drawArc(colour, start, 90f, useCenter = false, topLeft = box, size = turn, style = stroke)
        val sideways = if (right) -1 else 1
        val upright = if (low) -1 else 1
        val alongX = Offset(corner.x + sideways * radius, corner.y)
        drawLine(colour, alongX, alongX.copy(x = alongX.x + sideways * arm), stroke.width, StrokeCap.Round)
        val alongY = Offset(corner.x, corner.y + upright * radius)
        drawLine(colour, alongY, alongY.copy(y = alongY.y + upright * arm), stroke.width, StrokeCap.Round)
    }
}
