package app.carnet.passes

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.asPaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBars
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalFocusManager
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.app.Destination
import app.carnet.bridge.Card
import app.carnet.bridge.Overview
import app.carnet.bridge.Person
import app.carnet.bridge.TripCard
import app.carnet.parts.Banner
import app.carnet.parts.Born
import app.carnet.parts.CarnetIcons
import app.carnet.parts.IconAction
import app.carnet.parts.PassCard
import app.carnet.parts.SpecimenBanner
import app.carnet.theme.Space
import app.carnet.theme.Tone

@Composable
internal fun PassList(overview: Overview, state: PassesState, actions: PassesActions, selected: String?, modifier: Modifier = Modifier) {
    val below = WindowInsets.navigationBars.asPaddingValues().calculateBottomPadding()
    Box(modifier.fillMaxSize(), Alignment.TopCenter) {
        LazyColumn(
            Modifier.widthIn(max = 560.dp).fillMaxSize(),
            contentPadding = PaddingValues(start = Space.l, end = Space.l, top = Space.xs, bottom = below + 104.dp),
        ) {
            item("banners") { Banners(overview, state.next.takeIf { state.search == null }, actions) }
            if (state.search == null && state.waiting.isNotEmpty()) item("waiting") { Waiting(state.waiting, actions.go) }
            if (!state.search.isNullOrBlank()) item("found") { Found(state.found) }
            overview.people.forEachIndexed { index, person ->
                item("person $index") { PersonHead(person, index == 0, actions.grouping) }
                items(person.cards, key = Card::id) { card ->
                    CardWithMenu(card, person, actions, selected == card.id, Modifier.animateItem().padding(bottom = Space.m))
                }
            }
        }
    }
}

@Composable
private fun Banners(overview: Overview, next: TripCard?, actions: PassesActions) {
    val gap = Modifier.padding(bottom = Space.m)
    Column {
        if (next != null) NextTrip(next, gap) { actions.go(Destination.Trip(next.id)) }
        if (overview.specimens) SpecimenBanner(gap, actions.endSpecimens)
        if (overview.rolledBack) {
            Banner(Tone.BAD, stringResource(R.string.passes_rolled_back), gap, stringResource(R.string.passes_rolled_back_title), live = true)
        }
        val damaged = overview.damaged.size
        if (damaged > 0) {
            Banner(
                Tone.BAD,
                pluralStringResource(R.plurals.passes_damaged, damaged, damaged),
                gap,
                stringResource(R.string.passes_damaged_title),
                live = true,
            )
        }
    }
}

@Composable
private fun Found(count: Int) {
    Text(
        pluralStringResource(R.plurals.passes_found, count, count),
        Modifier.padding(bottom = Space.xs).semantics { liveRegion = LiveRegionMode.Polite },
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )
}

@Composable
private fun PersonHead(person: Person, first: Boolean, actions: GroupingActions) {
    Row(Modifier.fillMaxWidth().padding(start = Space.xs, top = if (first) Space.s else Space.l, bottom = Space.m)) {
        Column(Modifier.weight(1f).semantics(mergeDescendants = true) { heading() }) {
            Text(nameOf(person), style = MaterialTheme.typography.titleLarge)
            Born(person.birthDate)
            if (person.byHand) {
                Text(
                    stringResource(R.string.people_by_hand),
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.bodyMedium,
                )
            }
        }
        PersonMenu(person, actions)
    }
}

/** A card that is tapped to open and held for more; what holding offers is offered to assistive technology by name. */
@Composable
private fun CardWithMenu(card: Card, person: Person, actions: PassesActions, selected: Boolean, modifier: Modifier) {
    var open by remember { mutableStateOf(false) }
    val show = stringResource(R.string.passes_show)
    val delete = stringResource(R.string.action_delete)
    val more = stringResource(R.string.passes_actions, card.title)
    val split = stringResource(R.string.people_split)
    val splits = person.cards.size > 1
    Box(modifier) {
        PassCard(
            card,
            onClick = { actions.open(card.id) },
            onLongClick = { open = true },
            longClickLabel = more,
            actions = listOfNotNull(
                CustomAccessibilityAction(show) { actions.show(card.id).let { true } },
                if (splits) CustomAccessibilityAction(split) { actions.grouping.split(card, person).let { true } } else null,
                CustomAccessibilityAction(delete) { actions.remove(card.id).let { true } },
            ),
            selected = selected,
        )
        DropdownMenu(open, { open = false }, shape = MaterialTheme.shapes.medium) {
            MenuItem(show, CarnetIcons.Qr) {
                open = false
                actions.show(card.id)
            }
            if (splits) {
                MenuItem(split, CarnetIcons.Split) {
                    open = false
                    actions.grouping.split(card, person)
                }
            }
            MenuItem(delete, CarnetIcons.Delete) {
                open = false
                actions.remove(card.id)
            }
        }
    }
}

@Composable
internal fun PassesMenu(specimens: Boolean, actions: PassesActions) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconAction(CarnetIcons.More, stringResource(R.string.passes_menu), { open = true })
        DropdownMenu(open, { open = false }, shape = MaterialTheme.shapes.medium) {
            val choose = { call: () -> Unit ->
                open = false
                call()
            }
            MenuItem(stringResource(R.string.passes_verify), CarnetIcons.Shield) { choose { actions.go(Destination.Verify) } }
            MenuItem(stringResource(R.string.trip_list_title), CarnetIcons.Trip) { choose { actions.go(Destination.Trips) } }
            MenuItem(stringResource(R.string.reminder_title), CarnetIcons.Bell) { choose { actions.go(Destination.Reminders) } }
            MenuItem(stringResource(R.string.passes_history), CarnetIcons.History) { choose { actions.go(Destination.History) } }
            MenuItem(stringResource(R.string.passes_settings), CarnetIcons.Settings) { choose { actions.go(Destination.Settings) } }
            if (!specimens) MenuItem(stringResource(R.string.passes_lock), CarnetIcons.Lock) { choose(actions.lock) }
        }
    }
}

@Composable
internal fun MenuItem(text: String, icon: ImageVector, onClick: () -> Unit) {
    DropdownMenuItem(
        { Text(text, style = MaterialTheme.typography.bodyLarge) },
        onClick,
        leadingIcon = { Icon(icon, null, Modifier.size(22.dp)) },
        contentPadding = PaddingValues(horizontal = Space.l, vertical = Space.s),
    )
}

@Composable
internal fun SearchField(words: String, onChange: (String) -> Unit) {
    val focus = remember { FocusRequester() }
    val manager = LocalFocusManager.current
    OutlinedTextField(
        words,
        onChange,
        Modifier.fillMaxWidth().padding(horizontal = Space.l).focusRequester(focus),
        placeholder = { Text(stringResource(R.string.passes_search_hint)) },
        leadingIcon = { Icon(CarnetIcons.Search, null) },
        trailingIcon = if (words.isEmpty()) null else ({ IconAction(CarnetIcons.Close, stringResource(R.string.passes_search_clear), { onChange("") }) }),
        keyboardOptions = KeyboardOptions(imeAction = ImeAction.Search),
        keyboardActions = KeyboardActions(onSearch = { manager.clearFocus() }),
        singleLine = true,
        shape = MaterialTheme.shapes.extraLarge,
    )
    Spacer(Modifier.size(Space.m))
    LaunchedEffect(Unit) { focus.requestFocus() }
}
