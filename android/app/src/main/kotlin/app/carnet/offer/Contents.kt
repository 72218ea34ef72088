package app.carnet.offer

import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Publisher
import app.carnet.bridge.PublisherContent
import app.carnet.parts.FieldRow
import app.carnet.parts.Group
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space
import app.carnet.words.instantDay
import app.carnet.words.words

/** What a publisher says, by kind. */
@Composable
internal fun ContentList(publisher: Publisher) {
    SectionTitle(stringResource(R.string.publisher_says))
    Group {
        publisher.contents.forEach {
            FieldRow(stringResource(it.kind.words()), entries(it))
            RowDivider()
        }
        FieldRow(stringResource(R.string.offer_made), instantDay(publisher.updated))
        RowDivider()
        FieldRow(stringResource(R.string.publisher_expires), instantDay(publisher.expires))
    }
}

/** What an update changes: the new, and below it what was so far. */
@Composable
internal fun Changes(state: OfferState.Update) {
    Spacer(Modifier.size(Space.l))
    Group {
        Dates(R.string.offer_made, state.before.updated, state.after.updated)
        RowDivider()
        Dates(R.string.publisher_expires, state.before.expires, state.after.expires)
        state.changes.forEach { change ->
            RowDivider()
            FieldRow(
                stringResource(change.kind.words()),
                change.after?.let { entries(it) } ?: stringResource(R.string.offer_dropped),
                note = change.before?.let { stringResource(R.string.offer_so_far, entries(it)) } ?: stringResource(R.string.offer_not_so_far),
            )
        }
    }
}

@Composable
private fun Dates(label: Int, before: Long, after: Long) =
    FieldRow(stringResource(label), instantDay(after), note = stringResource(R.string.offer_so_far, instantDay(before)))

@Composable
private fun entries(content: PublisherContent): String = pluralStringResource(R.plurals.publisher_entries, content.entries, content.entries)
