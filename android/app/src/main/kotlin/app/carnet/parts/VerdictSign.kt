package app.carnet.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.carnet.bridge.Reason
import app.carnet.bridge.Verdict
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tone
import app.carnet.theme.tones
import app.carnet.words.sentence
import app.carnet.words.word
import app.carnet.words.words
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.sin

/** The shape of a verdict: circle with check, hexagon with clock, diamond with question mark, octagon with cross. Silent: a word stands beside it. */
@Composable
fun VerdictSign(verdict: Verdict, size: Dp, modifier: Modifier = Modifier) {
    val tone = verdict.tone()
    val colours = MaterialTheme.tones(tone)
    Canvas(modifier.size(size)) { drawSign(tone, colours.sign, colours.onSign) }
}

/** Shape and word, small: for lists and cards. */
@Composable
fun VerdictBadge(verdict: Verdict, modifier: Modifier = Modifier) {
    val colours = MaterialTheme.tones(verdict.tone())
    Surface(modifier, MaterialTheme.shapes.extraLarge, colours.container, colours.onContainer) {
        Row(Modifier.padding(start = 5.dp, end = Space.m, top = 5.dp, bottom = 5.dp), verticalAlignment = Alignment.CenterVertically) {
            VerdictSign(verdict, 22.dp)
            Spacer(Modifier.width(Space.s))
            Text(stringResource(verdict.word()), style = MaterialTheme.typography.labelLarge)
        }
    }
}

/** Shape, word and why, in full. Spoken when it appears or changes. */
@Composable
fun VerdictPanel(
    verdict: Verdict,
    modifier: Modifier = Modifier,
    reason: Reason? = null,
    why: String = stringResource(reason?.words() ?: verdict.sentence()),
    large: Boolean = false,
) {
    val colours = MaterialTheme.tones(verdict.tone())
    Surface(
        modifier.fillMaxWidth().semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Assertive },
        MaterialTheme.shapes.large,
        colours.container,
        colours.onContainer,
    ) {
        if (large) {
            Column(Modifier.padding(Space.xl), horizontalAlignment = Alignment.CenterHorizontally) {
                VerdictSign(verdict, 96.dp)
                Text(stringResource(verdict.word()), Modifier.padding(top = Space.l), style = MaterialTheme.typography.displaySmall)
                Text(why, Modifier.padding(top = Space.s), style = MaterialTheme.typography.bodyLarge)
            }
        } else {
            Row(Modifier.padding(Space.l), verticalAlignment = Alignment.CenterVertically) {
                VerdictSign(verdict, 44.dp)
                Spacer(Modifier.width(Space.l))
                Column(Modifier.weight(1f)) {
                    Text(stringResource(verdict.word()), style = MaterialTheme.typography.titleLarge)
                    Text(why, Modifier.padding(top = 2.dp), style = MaterialTheme.typography.bodyMedium)
                }
            }
        }
    }
}

internal fun DrawScope.drawSign(tone: Tone, fill: Color, mark: Color) {
    when (tone) {
        Tone.GOOD -> drawCircle(fill)
        Tone.WAIT -> drawPolygon(6, -90.0, 1f, fill)
        Tone.DOUBT, Tone.NOTE -> drawPolygon(4, -90.0, 1f, fill)
        Tone.BAD -> drawPolygon(8, -67.5, 1.03f, fill)
    }
    scale(size.width / 24f, size.height / 24f, Offset.Zero) {
        drawPath(marks.getValue(tone), mark, style = Stroke(if (tone == Tone.DOUBT) 1.9f else 2.2f, cap = StrokeCap.Round, join = StrokeJoin.Round))
    }
}

/** A regular polygon with softened corners, its first corner at [turn] degrees. */
private fun DrawScope.drawPolygon(corners: Int, turn: Double, grow: Float, fill: Color) {
    val soft = size.minDimension * 0.08f
    val radius = size.minDimension / 2 * grow - soft / 2
    val path = Path()
    repeat(corners) { index ->
        val angle = (turn + 360.0 / corners * index) * PI / 180
        val x = center.x + (radius * cos(angle)).toFloat()
        val y = center.y + (radius * sin(angle)).toFloat()
        if (index == 0) path.moveTo(x, y) else path.lineTo(x, y)
    }
    path.close()
    drawPath(path, fill)
    drawPath(path, fill, style = Stroke(soft, join = StrokeJoin.Round))
}

private val marks: Map<Tone, Path> = mapOf(
    Tone.GOOD to "M7 12.4l3.4 3.4L17 8.8",
    Tone.WAIT to "M12 7.4V12.2l3.2 1.9",
    Tone.DOUBT to "M9.7 9.8a2.350 2.350 0 1 1 3.4 2.1c-.8.4-1.1.9-1.1 1.7 M12 16.3v.01",
    Tone.NOTE to "M12 11v5 M12 8v.01",
    Tone.BAD to "M8.3 8.3l7.4 7.4 M15.7 8.3l-7.4 7.4",
).mapValues { (_, data) -> PathParser().parsePathString(data).toPath() }
