package app.carnet.parts

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.carnet.bridge.PassKind
import app.carnet.theme.kinds
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.sin

private const val TURNS = 22
private const val STEPS = 72

/** The ground of a document: the kind's colour and a rosette of fine lines, faint enough that white text keeps its contrast. */
@Composable
fun Modifier.guilloche(kind: PassKind): Modifier {
    val colours = MaterialTheme.kinds(kind)
    return drawWithCache {
        val right = layoutDirection == LayoutDirection.Ltr
        val ground = Brush.linearGradient(
            listOf(colours.start, colours.end),
            Offset(if (right) 0f else size.width, 0f),
            Offset(if (right) size.width else 0f, size.height),
        )
        val centre = Offset(if (right) size.width - 36.dp.toPx() else 36.dp.toPx(), 48.dp.toPx())
        val rosette = rosette(centre, 118.dp.toPx())
        val line = Stroke(0.8.dp.toPx())
        onDrawBehind {
            drawRect(ground)
            drawPath(rosette, Color.White.copy(alpha = 0.11f), style = line)
        }
    }
}

/** Ellipses turned about one centre, as engraved on banknotes. */
private fun rosette(centre: Offset, radius: Float): Path {
    val path = Path()
    repeat(TURNS) { turn ->
        val tilt = PI * turn / TURNS
        repeat(STEPS + 1) { step ->
            val angle = 2 * PI * step / STEPS
            val long = radius * cos(angle)
            val short = radius * 0.42 * sin(angle)
            val x = centre.x + (long * cos(tilt) - short * sin(tilt)).toFloat()
            val y = centre.y + (long * sin(tilt) + short * cos(tilt)).toFloat()
            if (step == 0) path.moveTo(x, y) else path.lineTo(x, y)
        }
        path.close()
    }
    return path
}
