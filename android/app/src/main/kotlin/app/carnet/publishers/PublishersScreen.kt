package app.carnet.publishers

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.Publisher
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.DevelopmentMark
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.origin
import app.carnet.words.overdue
import app.carnet.words.renewed
import app.carnet.words.spoken

/** What one can do on [PublishersScreen]. */
class PublishersActions(
    val open: (id: String) -> Unit,
    val conflicts: () -> Unit,
    val file: () -> Unit,
    val scan: () -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
)

/** Whom the traveller believes. */
@Composable
fun PublishersScreen(state: PublishersState, hasCamera: Boolean, actions: PublishersActions) {
    val title = stringResource(R.string.publishers_title)
    when (state) {
        PublishersState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is PublishersState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is PublishersState.Listed -> {
            val bare = state.publishers.isEmpty()
            Page(title, onBack = actions.back, bottom = { Ways(hasCamera, actions) }, scroll = !bare) {
                if (bare) Nobody() else Publishers(state, actions)
            }
        }
    }
}

@Composable
private fun ColumnScope.Ways(hasCamera: Boolean, actions: PublishersActions) {
    PrimaryButton(stringResource(R.string.publishers_file), actions.file, icon = CarnetIcons.File)
    if (hasCamera) SecondaryButton(stringResource(R.string.publishers_scan), actions.scan, icon = CarnetIcons.Qr)
}

@Composable
private fun ColumnScope.Nobody() =
    EmptyState(Art.PUBLISHERS, stringResource(R.string.publishers_empty_title), stringResource(R.string.publishers_empty_text), Modifier.weight(1f))

@Composable
private fun Publishers(state: PublishersState.Listed, actions: PublishersActions) {
    Text(
        stringResource(R.string.publishers_lead),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
    if (state.conflicts > 0) {
        Banner(
            Tone.DOUBT,
            stringResource(R.string.conflicts_lead),
            Modifier.padding(top = Space.l),
            title = pluralStringResource(R.plurals.publishers_conflicts, state.conflicts, state.conflicts),
            action = stringResource(R.string.publishers_conflicts_text),
            onAction = actions.conflicts,
        )
    }
    Spacer(Modifier.size(Space.xl))
    Group {
        state.publishers.forEachIndexed { index, publisher ->
            if (index > 0) RowDivider()
            PublisherRow(publisher, state.now) { actions.open(publisher.id) }
        }
    }
}

/** One publisher; spoken as one sentence. */
@Composable
private fun PublisherRow(publisher: Publisher, now: Long, onClick: () -> Unit) {
    val spoken = publisher.spoken(now)
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onClick)
            .semantics { contentDescription = spoken }
            .heightIn(min = 76.dp)
            .padding(horizontal = Space.l, vertical = Space.m),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Text(publisher.name, style = MaterialTheme.typography.titleMedium)
            if (publisher.development) DevelopmentMark(Modifier.padding(vertical = Space.xs))
            Text(stringResource(publisher.origin()), color = quiet, style = MaterialTheme.typography.bodyMedium)
            Text(publisher.renewed(now), color = quiet, style = MaterialTheme.typography.bodyMedium)
            FreshnessMark(publisher.freshness, Modifier.padding(top = Space.s))
            publisher.overdue()?.let { Text(it, Modifier.padding(top = Space.xs), style = MaterialTheme.typography.bodyMedium) }
        }
        Spacer(Modifier.width(Space.s))
        Icon(CarnetIcons.Chevron, null, Modifier.size(20.dp), quiet)
    }
}
