package app.carnet.live

import androidx.compose.animation.core.LinearEasing
import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.animation.core.snap
import androidx.compose.animation.core.tween
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.RoundRect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathMeasure
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.PassKind
import app.carnet.parts.CarnetIcons
import app.carnet.parts.CopiesBanner
import app.carnet.parts.FieldGroup
import app.carnet.parts.IconAction
import app.carnet.parts.QrCanvas
import app.carnet.parts.SpecimenMark
import app.carnet.show.CodeGround
import app.carnet.theme.LocalReducedMotion
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.clockSeconds
import app.carnet.words.word

/** Room for the ring between the sheet and what is around it. */
private val Ring = 4.dp

/** The code of now on its white sheet, and what tells it from a picture of it: the seconds, and a ring that runs round it. */
@Composable
internal fun LivePage(state: LiveState.Showing, onClose: () -> Unit) {
    CodeGround(
        state.showing.card.kind,
        bar = {
            IconAction(CarnetIcons.Close, stringResource(R.string.action_close), onClose)
            Spacer(Modifier.weight(1f))
        },
        sheet = { LiveSheet(state, it) },
    ) {
        LiveWords(state)
        Spacer(Modifier.size(Space.l))
        CopiesBanner(state.showing.copies, Modifier.widthIn(max = 520.dp).padding(bottom = Space.l))
        Said(state)
    }
}

/** White also in dark mode: the margin is part of the code. */
@Composable
private fun LiveSheet(state: LiveState.Showing, side: Dp) {
    Box(Modifier.size(side).ring(ringAge(state.age)).padding(Ring * 2), Alignment.Center) {
        Surface(Modifier.fillMaxSize(), MaterialTheme.shapes.large, Color.White, Color.Black) {
            state.frame?.let { QrCanvas(it.size, it.modules, stringResource(R.string.live_label), Modifier.fillMaxSize()) }
        }
    }
}

/** Glides from second to second; where motion is reduced it steps. */
@Composable
private fun ringAge(age: Float): Float {
    val still = LocalReducedMotion.current || age == 0f
    val shown by animateFloatAsState(age, if (still) snap() else tween(LiveViewModel.SECOND_MILLIS.toInt(), easing = LinearEasing), label = "ring")
    return shown
}

/** A line round the sheet, as long as the part of the code's life that is over. */
private fun Modifier.ring(age: Float): Modifier = drawWithContent {
    drawContent()
    val width = Ring.toPx()
    val corner = CornerRadius(20.dp.toPx())
    val whole = Path().apply { addRoundRect(RoundRect(width / 2, width / 2, size.width - width / 2, size.height - width / 2, corner)) }
    drawPath(whole, Color.White.copy(alpha = 0.25f), style = Stroke(width))
    val measure = PathMeasure().apply { setPath(whole, forceClosed = true) }
    val part = Path()
    measure.getSegment(0f, measure.length * age.coerceIn(0f, 1f), part, startWithMoveTo = true)
    if (size != Size.Zero) drawPath(part, Color.White, style = Stroke(width))
}

@Composable
private fun ColumnScope.LiveWords(state: LiveState.Showing) {
    val card = state.showing.card
    if (state.showing.specimens) {
        SpecimenMark()
        Spacer(Modifier.size(Space.m))
    }
    val kind = stringResource(card.kind.word())
    Text(
        card.title.ifEmpty { kind },
        Modifier.semantics { heading() },
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.headlineSmall,
    )
    if (card.title.isNotEmpty()) Line(kind)
    state.frame?.let { frame ->
        Text(
            stringResource(R.string.live_signed, clockSeconds(frame.signed)),
            Modifier.padding(top = Space.m),
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.titleMedium.tabular(),
        )
        Text(
            pluralStringResource(R.plurals.live_next, state.left, state.left),
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyLarge.tabular(),
        )
    }
    Line(stringResource(if (card.kind == PassKind.MARK) R.string.mark_what else R.string.live_screenshot))
    val left = state.showing.copies.left
    if (!state.showing.copies.few) Line(pluralStringResource(R.plurals.copies_left, left, left))
}

@Composable
private fun Line(text: String) {
    Text(text, Modifier.padding(top = Space.xs), textAlign = TextAlign.Center, style = MaterialTheme.typography.bodyMedium)
}

/** What whoever reads the code learns. */
@Composable
private fun Said(state: LiveState.Showing) {
    if (state.showing.fields.isEmpty()) return
    Column(Modifier.widthIn(max = 520.dp).fillMaxWidth().padding(bottom = Space.l)) {
        Text(
            stringResource(R.string.live_shows),
            Modifier.padding(bottom = Space.s).semantics { heading() },
            style = MaterialTheme.typography.titleMedium,
        )
        FieldGroup(state.showing.fields)
    }
}
