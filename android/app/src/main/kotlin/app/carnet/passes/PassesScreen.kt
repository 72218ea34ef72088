package app.carnet.passes

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.ExtendedFloatingActionButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.parts.Art
import app.carnet.parts.CarnetIcons
import app.carnet.parts.EmptyState
import app.carnet.parts.ErrorState
import app.carnet.parts.IconAction
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SpecimenBanner
import app.carnet.parts.TextAction
import app.carnet.theme.Space
import app.carnet.words.errorText

/** The list of passes. [selected]: the pass that stands beside it on a wide window. */
@Composable
fun PassesRoute(deps: Dependencies, go: Navigator, selected: String?) {
    val model = carnetViewModel { PassesViewModel(deps.carnet, deps.carnet, deps.carnet, deps.carnet, deps.removals, go::gateChanged) }
    val state by model.state.collectAsStateWithLifecycle()
    // Something may have been kept elsewhere, or have expired meanwhile.
    LifecycleResumeEffect(model) {
        model.load()
        onPauseOrDispose {}
    }
    BackHandler(state.search != null) { model.search(null) }
    PassesScreen(
        state,
        PassesActions(
            open = { go.to(Destination.Detail(it)) },
            show = { go.to(Destination.Show(it)) },
            add = { go.to(Destination.Add) },
            go = go::to,
            lock = go::lock,
            search = model::search,
            remove = model::remove,
            undo = model::undo,
            undoOver = model::undoOver,
            specimens = model::trySpecimens,
            endSpecimens = {
                go.home()
                model.endSpecimens()
            },
            retry = model::load,
            failureSeen = model::failureSeen,
            grouping = GroupingActions(
                merge = model::askMerge,
                choose = model::choose,
                split = model::askSplit,
                automatic = model::askAutomatic,
                answer = model::answer,
                undo = model::undoGrouping,
                seen = model::groupingSeen,
            ),
        ),
        selected,
    )
}

/** What one can do at the list. */
class PassesActions(
    val open: (String) -> Unit = {},
    val show: (String) -> Unit = {},
    val add: () -> Unit = {},
    val go: (Destination) -> Unit = {},
    val lock: () -> Unit = {},
    val search: (String?) -> Unit = {},
    val remove: (String) -> Unit = {},
    val undo: () -> Unit = {},
    val undoOver: () -> Unit = {},
    val specimens: () -> Unit = {},
    val endSpecimens: () -> Unit = {},
    val retry: () -> Unit = {},
    val failureSeen: () -> Unit = {},
    val grouping: GroupingActions = GroupingActions(),
)

/** The list in each of its states. */
@Composable
fun PassesScreen(state: PassesState, actions: PassesActions, selected: String? = null) {
    val snackbar = remember { SnackbarHostState() }
    Messages(state, actions, snackbar)
    Box(Modifier.fillMaxSize()) {
        Page(
            stringResource(R.string.passes_title),
            actions = { BarActions(state, actions) },
            snackbar = snackbar,
            scroll = false,
        ) {
            Content(state, actions, selected)
        }
        if (state.adding) {
            ExtendedFloatingActionButton(
                { Text(stringResource(R.string.passes_add), style = MaterialTheme.typography.labelLarge) },
                // Material silences the text of this button: the icon has to speak.
                { Icon(CarnetIcons.Add, stringResource(R.string.passes_add)) },
                actions.add,
                Modifier
                    .align(Alignment.BottomEnd)
                    .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Horizontal + WindowInsetsSides.Bottom))
                    .padding(Space.l)
                    .padding(bottom = if (state.removed == null && state.grouped == null) 0.dp else 64.dp),
                containerColor = MaterialTheme.colorScheme.primary,
                contentColor = MaterialTheme.colorScheme.onPrimary,
            )
        }
    }
    state.question?.let { GroupingDialog(it, actions.grouping) }
}

@Composable
private fun ColumnScope.Content(state: PassesState, actions: PassesActions, selected: String?) {
    if (state.search != null) SearchField(state.search, actions.search)
    val overview = state.overview
    when {
        state.error != null -> ErrorState(state.error, Modifier.weight(1f), actions.retry)
        overview == null -> LoadingState(Modifier.weight(1f))
        state.empty -> Empty(overview.specimens, state, actions)
        overview.people.isEmpty() && overview.damaged.isEmpty() -> EmptyState(
            Art.SEARCH,
            stringResource(R.string.passes_none_found_title),
            stringResource(R.string.passes_none_found_text, state.search.orEmpty()),
            Modifier.weight(1f),
        )
        else -> PassList(overview, state, actions, selected, Modifier.weight(1f))
    }
}

@Composable
private fun ColumnScope.Empty(specimens: Boolean, state: PassesState, actions: PassesActions) {
    val next = state.next
    if (next != null) NextTrip(next, Modifier.padding(start = Space.l, end = Space.l, bottom = Space.m)) { actions.go(Destination.Trip(next.id)) }
    if (specimens) SpecimenBanner(Modifier.padding(horizontal = Space.l), actions.endSpecimens)
    if (state.waiting.isNotEmpty()) Waiting(state.waiting, actions.go, Modifier.padding(horizontal = Space.l))
    EmptyState(Art.PASSES, stringResource(R.string.passes_empty_title), stringResource(R.string.passes_empty_text), Modifier.weight(1f)) {
        // Not among specimens: a real pass would go with them.
        if (!specimens) {
            PrimaryButton(stringResource(R.string.passes_add), actions.add, icon = CarnetIcons.Add)
            TextAction(stringResource(R.string.passes_empty_specimens), actions.specimens)
        }
    }
}

@Composable
private fun BarActions(state: PassesState, actions: PassesActions) {
    if (!state.empty && !state.loading && state.error == null) {
        if (state.search == null) {
            IconAction(CarnetIcons.Search, stringResource(R.string.passes_search), { actions.search("") })
        } else {
            IconAction(CarnetIcons.Close, stringResource(R.string.passes_search_close), { actions.search(null) })
        }
    }
    PassesMenu(state.overview?.specimens == true, actions)
}

/** The offers and failures that come and go below. */
@Composable
private fun Messages(state: PassesState, actions: PassesActions, snackbar: SnackbarHostState) {
    val deleted = stringResource(if (state.removed?.replaced == true) R.string.preview_replaced else R.string.passes_deleted)
    val undo = stringResource(R.string.action_undo)
    LaunchedEffect(state.removed) {
        if (state.removed != null) {
            val answer = snackbar.showSnackbar(deleted, undo, withDismissAction = true, duration = SnackbarDuration.Long)
            if (answer == SnackbarResult.ActionPerformed) actions.undo() else actions.undoOver()
        }
    }
    val grouped = state.grouped?.let { stringResource(it.how.words()) }
    LaunchedEffect(state.grouped) {
        val done = state.grouped ?: return@LaunchedEffect
        val answer = snackbar.showSnackbar(grouped.orEmpty(), undo.takeIf { done.undoable }, withDismissAction = true, duration = SnackbarDuration.Long)
        if (answer == SnackbarResult.ActionPerformed) actions.grouping.undo() else actions.grouping.seen()
    }
    val failure = state.failure?.let { errorText(it) }
    LaunchedEffect(failure) {
        if (failure != null) {
            snackbar.showSnackbar(failure, withDismissAction = true, duration = SnackbarDuration.Long)
            actions.failureSeen()
        }
    }
}

/** Beside the list, while no pass is chosen. */
@Composable
fun NothingChosen() {
    EmptyState(Art.PASSES, stringResource(R.string.passes_choose_title), stringResource(R.string.passes_choose))
}
