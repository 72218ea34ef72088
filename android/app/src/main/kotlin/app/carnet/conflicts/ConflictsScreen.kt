package app.carnet.conflicts

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Conflict
import app.carnet.parts.Art
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.LoadingState
import app.carnet.parts.OpinionGroup
import app.carnet.parts.Page
import app.carnet.parts.SectionTitle
import app.carnet.words.country

/** Who says what, key by key. */
@Composable
fun ConflictsScreen(state: ConflictsState, onRetry: () -> Unit, onBack: () -> Unit) {
    val bare = state !is ConflictsState.Listed || state.conflicts.isEmpty()
    Page(stringResource(R.string.conflicts_title), onBack = onBack, scroll = !bare) {
        when (state) {
            ConflictsState.Loading -> LoadingState()
            is ConflictsState.Failed -> ErrorState(state.error, onRetry = onRetry)
            is ConflictsState.Listed ->
                if (bare) EmptyState(Art.PUBLISHERS, stringResource(R.string.conflicts_empty_title), stringResource(R.string.conflicts_empty_text)) else Keys(state.conflicts)
        }
    }
}

@Composable
private fun Keys(conflicts: List<Conflict>) {
    Text(
        stringResource(R.string.conflicts_lead),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
    conflicts.forEach {
        SectionTitle(if (it.country.isEmpty()) it.signer else stringResource(R.string.conflict_signer, it.signer, country(it.country)))
        OpinionGroup(it.opinions)
    }
}
