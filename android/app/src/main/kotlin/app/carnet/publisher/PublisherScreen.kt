package app.carnet.publisher

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.Freshness
import app.carnet.bridge.Publisher
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.ErrorState
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.publishers.FreshnessMark
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.instantDay
import app.carnet.words.origin
import app.carnet.words.overdue
import app.carnet.words.renewed
import app.carnet.words.words

/** What one can do on [PublisherScreen]. */
class PublisherActions(
    val file: () -> Unit,
    val scan: () -> Unit,
    val show: () -> Unit,
    val askRemove: (Boolean) -> Unit,
    val remove: () -> Unit,
    val retry: () -> Unit,
    val back: () -> Unit,
)

/** One publisher: who it is, what it says, how old that is. */
@Composable
fun PublisherScreen(state: PublisherState, hasCamera: Boolean, actions: PublisherActions) {
    val title = stringResource(R.string.publisher_title)
    when (state) {
        is PublisherState.Failed -> Page(title, onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is PublisherState.There -> {
            Page(title, onBack = actions.back) { Body(state, hasCamera, actions) }
            if (state.removing) RemoveDialog(state.publisher, actions)
        }
        else -> Page(title, onBack = actions.back, scroll = false) { LoadingState() }
    }
}

@Composable
private fun Body(state: PublisherState.There, hasCamera: Boolean, actions: PublisherActions) {
    val publisher = state.publisher
    state.problem?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(bottom = Space.m), errorTitle(it), live = true) }
    Head(publisher, state.now)
    if (publisher.development) {
        Banner(
            Tone.DOUBT,
            stringResource(R.string.development_text),
            Modifier.padding(top = Space.m),
            stringResource(R.string.development_title),
            CarnetIcons.Warning,
        )
    }
    publisher.overdue()?.let {
        val tone = if (publisher.freshness == Freshness.EXPIRED) Tone.BAD else Tone.WAIT
        Banner(tone, it, Modifier.padding(top = Space.m), stringResource(publisher.freshness.words()), CarnetIcons.Clock)
    }
    Fingerprint(publisher.words)
    Says(publisher)
    Ways(hasCamera, actions)
}

@Composable
private fun Head(publisher: Publisher, now: Long) {
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Column(Modifier.semantics(mergeDescendants = true) { heading() }) {
        Text(publisher.name, style = MaterialTheme.typography.headlineSmall)
        Text(stringResource(publisher.origin()), Modifier.padding(top = Space.xs), color = quiet, style = MaterialTheme.typography.bodyLarge)
        Text(publisher.renewed(now), color = quiet, style = MaterialTheme.typography.bodyLarge)
        FreshnessMark(publisher.freshness, Modifier.padding(top = Space.s))
    }
}

/** What it says by kind, and until when that counts. */
@Composable
private fun Says(publisher: Publisher) {
    SectionTitle(stringResource(R.string.publisher_says))
    Group {
        publisher.contents.forEach {
            FieldRow(
                stringResource(it.kind.words()),
                pluralStringResource(R.plurals.publisher_entries, it.entries, it.entries),
                note = stringResource(R.string.publisher_as_of, instantDay(it.issued)),
            )
            RowDivider()
        }
        FieldRow(stringResource(R.string.publisher_refresh_by), instantDay(publisher.refreshBy))
        RowDivider()
        FieldRow(stringResource(R.string.publisher_expires), instantDay(publisher.expires))
    }
}

@Composable
private fun Ways(hasCamera: Boolean, actions: PublisherActions) {
    Spacer(Modifier.size(Space.xl))
    Group {
        ActionRow(stringResource(R.string.publisher_update_file), actions.file, icon = CarnetIcons.File)
        RowDivider()
        if (hasCamera) {
            ActionRow(stringResource(R.string.publisher_update_scan), actions.scan, icon = CarnetIcons.Camera)
            RowDivider()
        }
        ActionRow(stringResource(R.string.publisher_show), actions.show, text = stringResource(R.string.publisher_show_text), icon = CarnetIcons.Qr)
    }
    Spacer(Modifier.size(Space.xl))
    Group {
        ActionRow(stringResource(R.string.publisher_remove), { actions.askRemove(true) }, icon = CarnetIcons.Delete, danger = true)
    }
}

@Composable
private fun RemoveDialog(publisher: Publisher, actions: PublisherActions) {
    ConfirmDialog(
        stringResource(R.string.publisher_remove_title, publisher.name),
        stringResource(R.string.publisher_remove_text),
        stringResource(R.string.trust_remove_confirm),
        actions.remove,
        { actions.askRemove(false) },
        danger = true,
    )
}
