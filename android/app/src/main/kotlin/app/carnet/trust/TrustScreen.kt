package app.carnet.trust

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.TrustSource
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.IconAction
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.RowDivider
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tabular
import app.carnet.theme.tones
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What one can do on [TrustScreen]. */
class TrustActions(
    val add: () -> Unit,
    val askRemove: (TrustSource) -> Unit,
    val remove: () -> Unit,
    val keep: () -> Unit,
    val dismiss: () -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
)

/** Whose signatures count, and adding to them. */
@Composable
fun TrustScreen(state: TrustState, actions: TrustActions) {
    val title = stringResource(R.string.trust_title)
    when (state) {
        TrustState.Loading -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
        is TrustState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is TrustState.Sources -> {
            val words = stringResource(if (state.busy) R.string.trust_working else R.string.trust_add)
            val bare = state.sources.isEmpty() && state.added == null && state.problem == null
            Page(
                title,
                onBack = actions.back,
                bottom = { PrimaryButton(words, actions.add, icon = CarnetIcons.Add, busy = state.busy) },
                scroll = !bare,
            ) {
                if (bare) Nobody() else Sources(state, actions)
            }
            state.removing?.let { RemoveDialog(it, actions) }
        }
    }
}

@Composable
private fun Nobody() = EmptyState(Art.TRUST, stringResource(R.string.trust_empty_title), stringResource(R.string.trust_empty_text))

@Composable
private fun Sources(state: TrustState.Sources, actions: TrustActions) {
    state.added?.let { AddedPanel(it, actions.dismiss) }
    state.problem?.let { ProblemBanner(it) }
    Text(
        stringResource(if (state.sources.isEmpty()) R.string.trust_empty_text else R.string.trust_lead),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
    if (state.sources.isEmpty()) return
    Spacer(Modifier.size(Space.xl))
    Group {
        state.sources.forEachIndexed { index, source ->
            if (index > 0) RowDivider()
            Source(source, enabled = !state.busy) { actions.askRemove(source) }
        }
    }
}

@Composable
private fun Source(source: TrustSource, enabled: Boolean, onRemove: () -> Unit) {
    Row(
        Modifier.fillMaxWidth().heightIn(min = 68.dp).padding(start = Space.l, end = Space.xs, top = Space.s, bottom = Space.s),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Icon(CarnetIcons.Key, null, Modifier.size(24.dp), MaterialTheme.colorScheme.primary)
        Spacer(Modifier.width(Space.l))
        Column(Modifier.weight(1f).semantics(mergeDescendants = true) {}) {
            Text(source.name, style = MaterialTheme.typography.bodyLarge)
            Text(
                pluralStringResource(R.plurals.trust_keys, source.keys, source.keys),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodyMedium.tabular(),
            )
        }
        IconAction(CarnetIcons.Delete, stringResource(R.string.trust_remove, source.name), onRemove, enabled = enabled)
    }
}

/** What the last file brought, line by line. */
@Composable
private fun AddedPanel(added: Added, onClose: () -> Unit) {
    val trust = added.trust
    val colours = MaterialTheme.tones(if (trust.waits || trust.skipped > 0) Tone.WAIT else Tone.GOOD)
    Surface(
        Modifier.fillMaxWidth().padding(bottom = Space.l).semantics { liveRegion = LiveRegionMode.Polite },
        MaterialTheme.shapes.medium,
        colours.container,
        colours.onContainer,
    ) {
        Row(Modifier.padding(start = Space.l, top = Space.xs, bottom = Space.l)) {
            Column(Modifier.weight(1f).padding(top = Space.m).semantics(mergeDescendants = true) {}) {
                val title = if (trust.waits) R.string.trust_waits_title else R.string.trust_added_title
                Text(stringResource(title, added.name), Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
                lines(added).forEach { Text(it, Modifier.padding(top = Space.xs), style = MaterialTheme.typography.bodyMedium) }
            }
            IconAction(CarnetIcons.Close, stringResource(R.string.action_close), onClose)
        }
    }
}

@Composable
private fun lines(added: Added): List<String> {
    val trust = added.trust
    val counts = listOf(
        R.plurals.trust_added_publishers to trust.publishers,
        R.plurals.trust_added_known to trust.known,
        R.plurals.trust_added_skipped to trust.skipped,
    ).filter { it.second > 0 }
    return buildList {
        if (trust.waits) add(stringResource(R.string.trust_waits_text)) else add(pluralStringResource(R.plurals.trust_added_keys, trust.keys, trust.keys))
        counts.forEach { (words, count) -> add(pluralStringResource(words, count, count)) }
    }
}

@Composable
private fun ProblemBanner(problem: TrustProblem) {
    val title = if (problem is TrustProblem.Failed) errorTitle(problem.error) else stringResource(R.string.trust_problem_title)
    val text = when (problem) {
        TrustProblem.TooLarge -> stringResource(R.string.trust_problem_large)
        TrustProblem.NotOpened -> stringResource(R.string.trust_problem_closed)
        is TrustProblem.Failed -> errorText(problem.error)
    }
    Banner(Tone.BAD, text, Modifier.padding(bottom = Space.l), title = title, live = true)
}

@Composable
private fun RemoveDialog(source: TrustSource, actions: TrustActions) {
    ConfirmDialog(
        stringResource(R.string.trust_remove_title),
        pluralStringResource(R.plurals.trust_remove_text, source.keys, source.keys, source.name),
        stringResource(R.string.trust_remove_confirm),
        actions.remove,
        actions.keep,
        danger = true,
    )
}
