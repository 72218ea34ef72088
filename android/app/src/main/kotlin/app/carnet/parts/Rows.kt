package app.carnet.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.theme.Space
import app.carnet.theme.tabular

/** A heading over a group of rows or a part of a page. */
@Composable
fun SectionTitle(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier.fillMaxWidth().padding(top = Space.xl, bottom = Space.s).semantics { heading() },
        color = MaterialTheme.colorScheme.onSurface,
        style = MaterialTheme.typography.titleMedium,
    )
}

/** Rows that belong together, on one sheet. */
@Composable
fun Group(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    Surface(modifier.fillMaxWidth(), MaterialTheme.shapes.large, MaterialTheme.colorScheme.surfaceContainerLow) {
        Column(content = content)
    }
}

/** A hairline between rows of a [Group]. */
@Composable
fun RowDivider() {
    HorizontalDivider(Modifier.padding(horizontal = Space.l), color = MaterialTheme.colorScheme.outlineVariant)
}

/** A row that leads somewhere or does something. */
@Composable
fun ActionRow(
    title: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    text: String? = null,
    icon: ImageVector? = null,
    value: String? = null,
    danger: Boolean = false,
) {
    val colour = if (danger) MaterialTheme.colorScheme.error else MaterialTheme.colorScheme.onSurface
    RowFrame(modifier.clickable(role = Role.Button, onClick = onClick)) {
        if (icon != null) {
            Icon(icon, null, Modifier.size(24.dp), if (danger) colour else MaterialTheme.colorScheme.primary)
            Spacer(Modifier.width(Space.l))
        }
        Column(Modifier.weight(1f)) {
            Text(title, color = colour, style = MaterialTheme.typography.bodyLarge)
            Below(text)
            if (value != null) Text(value, color = MaterialTheme.colorScheme.primary, style = MaterialTheme.typography.bodyMedium)
        }
        if (!danger) {
            Spacer(Modifier.width(Space.s))
            Icon(CarnetIcons.Chevron, null, Modifier.size(20.dp), MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
}

/** A row that is on or off. */
@Composable
fun SwitchRow(
    title: String,
    checked: Boolean,
    onChange: (Boolean) -> Unit,
    modifier: Modifier = Modifier,
    text: String? = null,
    enabled: Boolean = true,
) {
    RowFrame(modifier.toggleable(checked, enabled, Role.Switch, onValueChange = onChange)) {
        Column(Modifier.weight(1f)) {
            Text(title, style = MaterialTheme.typography.bodyLarge)
            Below(text)
        }
        Spacer(Modifier.width(Space.l))
        Switch(checked, onCheckedChange = null, enabled = enabled)
    }
}

/** One of several choices. */
@Composable
fun ChoiceRow(title: String, selected: Boolean, onClick: () -> Unit, modifier: Modifier = Modifier, text: String? = null) {
    RowFrame(modifier.selectable(selected, role = Role.RadioButton, onClick = onClick)) {
        Column(Modifier.weight(1f)) {
            Text(title, style = MaterialTheme.typography.bodyLarge)
            Below(text)
        }
        Spacer(Modifier.width(Space.l))
        RadioButton(selected, onClick = null)
    }
}

/** A field of a document: what it is, small, and what it says. Spoken as one. */
@Composable
fun FieldRow(label: String, value: String, modifier: Modifier = Modifier, note: String? = null) {
    Column(modifier.fillMaxWidth().padding(horizontal = Space.l, vertical = Space.m).semantics(mergeDescendants = true) {}) {
        Labelled(label, value, note = note)
    }
}

/** A small label over a value, for documents and cards. */
@Composable
fun Labelled(
    label: String,
    value: String,
    modifier: Modifier = Modifier,
    note: String? = null,
    labelColour: Color = MaterialTheme.colorScheme.onSurfaceVariant,
    valueColour: Color = MaterialTheme.colorScheme.onSurface,
    valueStyle: TextStyle = MaterialTheme.typography.bodyLarge,
    align: TextAlign = TextAlign.Start,
) {
    Column(modifier) {
        Text(label, color = labelColour, textAlign = align, style = MaterialTheme.typography.labelMedium)
        Text(value, Modifier.padding(top = 2.dp), color = valueColour, textAlign = align, style = valueStyle.tabular())
        Below(note)
    }
}

@Composable
private fun Below(text: String?) {
    if (text != null) {
        Text(text, Modifier.padding(top = 2.dp), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
    }
}

@Composable
private fun RowFrame(modifier: Modifier, content: @Composable RowScope.() -> Unit) {
    Row(
        modifier.fillMaxWidth().heightIn(min = 60.dp).padding(horizontal = Space.l, vertical = Space.m),
        verticalAlignment = Alignment.CenterVertically,
        content = content,
    )
}
