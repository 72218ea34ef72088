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
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.carnet.bridge.TripColour
import app.carnet.theme.Space
import app.carnet.theme.tone
import app.carnet.theme.tones
import app.carnet.words.sentence
import app.carnet.words.word

/** The shape of a trip's colour: circle with check, triangle with a call, diamond with question mark, octagon with cross. Silent: a word stands beside it. */
@Composable
fun TripSign(colour: TripColour, size: Dp, modifier: Modifier = Modifier) {
    val colours = MaterialTheme.tones(colour.tone())
    Canvas(modifier.size(size)) {
        if (colour == TripColour.YELLOW) drawTriangle(colours.sign, colours.onSign) else drawSign(colour.tone(), colours.sign, colours.onSign)
    }
}

/** Shape and word, small: for lists. */
@Composable
fun TripBadge(colour: TripColour, modifier: Modifier = Modifier) {
    val colours = MaterialTheme.tones(colour.tone())
    Surface(modifier, MaterialTheme.shapes.extraLarge, colours.container, colours.onContainer) {
        Row(Modifier.padding(start = 5.dp, end = Space.m, top = 5.dp, bottom = 5.dp), verticalAlignment = Alignment.CenterVertically) {
            TripSign(colour, 22.dp)
            Spacer(Modifier.width(Space.s))
            Text(stringResource(colour.word()), style = MaterialTheme.typography.labelLarge)
        }
    }
}

/** Shape, word and what it means, in full. */
@Composable
fun TripPanel(colour: TripColour, modifier: Modifier = Modifier, stands: String? = null) {
    val colours = MaterialTheme.tones(colour.tone())
    Surface(modifier.fillMaxWidth().semantics(mergeDescendants = true) {}, MaterialTheme.shapes.large, colours.container, colours.onContainer) {
        Row(Modifier.padding(Space.l), verticalAlignment = Alignment.CenterVertically) {
            TripSign(colour, 44.dp)
            Spacer(Modifier.width(Space.l))
            Column(Modifier.weight(1f)) {
                Text(stringResource(colour.word()), style = MaterialTheme.typography.titleLarge)
                Text(stringResource(colour.sentence()), Modifier.padding(top = 2.dp), style = MaterialTheme.typography.bodyMedium)
                if (stands != null) Text(stands, Modifier.padding(top = Space.s), style = MaterialTheme.typography.bodyMedium)
            }
        }
    }
}

/** A triangle stands lower than its middle: it is drawn up to the edges. */
private fun DrawScope.drawTriangle(fill: Color, mark: Color) {
    scale(size.width / 24f, size.height / 24f, Offset.Zero) {
        drawPath(Triangle, fill)
        drawPath(Triangle, fill, style = Stroke(2.6f, join = StrokeJoin.Round))
        drawPath(Call, mark, style = Stroke(2.2f, cap = StrokeCap.Round, join = StrokeJoin.Round))
    }
}

private val Triangle = PathParser().parsePathString("M12 3.2L22 20.5H2z").toPath()
private val Call = PathParser().parsePathString("M12 9.300V13.800 M12 17.300v.01").toPath()
