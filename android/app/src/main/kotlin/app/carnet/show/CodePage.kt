package app.carnet.show

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.SwitchDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Card
import app.carnet.bridge.Code
import app.carnet.bridge.PassKind
import app.carnet.parts.Born
import app.carnet.parts.CarnetIcons
import app.carnet.parts.IconAction
import app.carnet.parts.QrCanvas
import app.carnet.parts.SpecimenMark
import app.carnet.parts.guilloche
import app.carnet.theme.Space

/** The code on its white sheet, on the ground of its kind of pass; in the large view the sheet is all there is. */
@Composable
internal fun CodePage(state: ShowState.Showing, actions: ShowActions) {
    if (state.large) {
        LargeCode(state.code) { actions.large(false) }
        return
    }
    CodeGround(
        state.code.card.kind,
        bar = {
            IconAction(CarnetIcons.Close, stringResource(R.string.action_close), actions.back)
            Spacer(Modifier.weight(1f))
            IconAction(CarnetIcons.Expand, stringResource(R.string.show_larger), { actions.large(true) })
        },
        sheet = { CodeSheet(state.code, it, Modifier.clickable(onClickLabel = stringResource(R.string.show_larger)) { actions.large(true) }) },
    ) {
        CodeWords(state.code, state.withName)
        Spacer(Modifier.size(Space.l))
        NameSwitch(state.withName, actions.name)
        HandOverButton(actions.handOver)
    }
}

/** Upright: the sheet over the words. Lying: the sheet beside them, as high as the window. */
@Composable
internal fun CodeGround(
    kind: PassKind,
    bar: @Composable RowScope.() -> Unit,
    sheet: @Composable (Dp) -> Unit,
    words: @Composable ColumnScope.() -> Unit,
) {
    CompositionLocalProvider(LocalContentColor provides Color.White) {
        BoxWithConstraints(Modifier.fillMaxSize().guilloche(kind).windowInsetsPadding(WindowInsets.safeDrawing)) {
            if (maxWidth > maxHeight) {
                val side = minOf(maxHeight - Space.xl, maxWidth * 0.55f)
                Row(Modifier.fillMaxSize(), verticalAlignment = Alignment.CenterVertically) {
                    Box(Modifier.fillMaxHeight().padding(start = Space.l), Alignment.Center) { sheet(side) }
                    Column(Modifier.weight(1f).fillMaxHeight()) {
                        Row(Modifier.fillMaxWidth().padding(Space.xs), content = bar)
                        Column(
                            Modifier.fillMaxWidth().weight(1f).verticalScroll(rememberScrollState()).padding(horizontal = Space.xl),
                            Arrangement.Center,
                            Alignment.CenterHorizontally,
                            words,
                        )
                    }
                }
            } else {
                val side = minOf(maxWidth - Space.page * 2, 520.dp, maxHeight * 0.62f)
                Column(Modifier.fillMaxSize()) {
                    Row(Modifier.fillMaxWidth().padding(Space.xs), content = bar)
                    Column(
                        Modifier.fillMaxWidth().weight(1f).verticalScroll(rememberScrollState()).padding(horizontal = Space.page),
                        Arrangement.Center,
                        Alignment.CenterHorizontally,
                    ) {
                        sheet(side)
                        Spacer(Modifier.size(Space.xl))
                        words()
                        Spacer(Modifier.size(Space.l))
                    }
                }
            }
        }
    }
}

/** White also in dark mode: the margin is part of the code. */
@Composable
internal fun CodeSheet(code: Code, side: Dp, modifier: Modifier = Modifier) {
    Surface(Modifier.size(side), MaterialTheme.shapes.large, Color.White, Color.Black) {
        Box(modifier, Alignment.Center) {
            QrCanvas(code.size, code.modules, stringResource(R.string.show_code_label, code.card.title), Modifier.fillMaxSize())
        }
    }
}

/** What the pass is, and whose if the traveller wants it so. */
@Composable
internal fun CodeWords(code: Code, withName: Boolean) {
    if (code.specimens) {
        SpecimenMark()
        Spacer(Modifier.size(Space.m))
    }
    val card = code.card
    Text(
        card.title,
        Modifier.semantics { heading() },
        textAlign = TextAlign.Center,
        style = MaterialTheme.typography.headlineSmall,
    )
    if (withName) Holder(card)
}

@Composable
private fun Holder(card: Card) {
    Text(card.name, Modifier.padding(top = Space.s), textAlign = TextAlign.Center, style = MaterialTheme.typography.titleLarge)
    Born(card.birthDate, MaterialTheme.typography.bodyLarge, LocalContentColor.current, TextAlign.Center)
}

@Composable
private fun NameSwitch(shown: Boolean, onChange: (Boolean) -> Unit) {
    Row(
        Modifier
            .widthIn(max = 420.dp)
            .fillMaxWidth()
            .toggleable(shown, role = Role.Switch, onValueChange = onChange)
            .heightIn(min = Space.touch)
            .padding(horizontal = Space.s, vertical = Space.xs),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(stringResource(R.string.show_name), Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
        Spacer(Modifier.width(Space.l))
        Switch(
            shown,
            onCheckedChange = null,
            colors = SwitchDefaults.colors(
                checkedThumbColor = Color.Black,
                checkedTrackColor = Color.White,
                uncheckedThumbColor = Color.White,
                uncheckedTrackColor = Color.Transparent,
                uncheckedBorderColor = Color.White,
            ),
        )
    }
}

@Composable
private fun HandOverButton(onClick: () -> Unit) {
    Surface(
        onClick,
        Modifier.widthIn(max = 420.dp).fillMaxWidth().padding(top = Space.s),
        shape = MaterialTheme.shapes.medium,
        color = Color.White.copy(alpha = 0.12f),
        contentColor = Color.White,
    ) {
        Row(Modifier.heightIn(min = 60.dp).padding(horizontal = Space.l, vertical = Space.m), verticalAlignment = Alignment.CenterVertically) {
            Icon(CarnetIcons.HandOver, null, Modifier.size(24.dp))
            Spacer(Modifier.width(Space.l))
            Column(Modifier.weight(1f)) {
                Text(stringResource(R.string.show_hand_over), style = MaterialTheme.typography.titleMedium)
                Text(stringResource(R.string.show_hand_over_text), style = MaterialTheme.typography.bodyMedium)
            }
        }
    }
}

@Composable
private fun LargeCode(code: Code, onClose: () -> Unit) {
    CompositionLocalProvider(LocalContentColor provides Color.Black) {
        BoxWithConstraints(Modifier.fillMaxSize().background(Color.White).windowInsetsPadding(WindowInsets.safeDrawing), Alignment.Center) {
            QrCanvas(
                code.size,
                code.modules,
                stringResource(R.string.show_code_label, code.card.title),
                Modifier.size(minOf(maxWidth, maxHeight)),
            )
            IconAction(CarnetIcons.Close, stringResource(R.string.show_smaller), onClose, Modifier.align(Alignment.TopStart).padding(Space.xs))
            if (code.specimens) SpecimenMark(Modifier.align(Alignment.BottomCenter).padding(Space.l))
        }
    }
}
