package app.carnet.tripedit

import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Person
import app.carnet.bridge.TripCompanion
import app.carnet.bridge.TripTrouble
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ErrorState
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SecondaryButton
import app.carnet.parts.SectionTitle
import app.carnet.parts.SwitchRow
import app.carnet.theme.Space

/** What one can do on [TripEditScreen]. */
class TripEditActions(
    val ask: (Asking?) -> Unit = {},
    val name: (String) -> Unit = {},
    val country: (String) -> Unit = {},
    val region: (String) -> Unit = {},
    val zone: (String) -> Unit = {},
    val day: (String) -> Unit = {},
    val time: (String) -> Unit = {},
    val transit: (Int, Boolean) -> Unit = { _, _ -> },
    val addStop: () -> Unit = {},
    val removeStop: (Int) -> Unit = {},
    val goBack: () -> Unit = {},
    val everybody: () -> Unit = {},
    val person: (Person, Boolean) -> Unit = { _, _ -> },
    val addWithoutPass: () -> Unit = {},
    val companion: (Int, (TripCompanion) -> TripCompanion?) -> Unit = { _, _ -> },
    val keep: (Boolean) -> Unit = {},
    val save: () -> Unit = {},
    val retry: () -> Unit = {},
    val back: () -> Unit = {},
)

/** Typing a trip: where, when, who. */
@Composable
fun TripEditScreen(state: TripEditState, actions: TripEditActions) {
    when (state) {
        is TripEditState.Failed -> Page(title(false), onBack = actions.back, scroll = false) { ErrorState(state.error, onRetry = actions.retry) }
        is TripEditState.Typing -> Typing(state, actions)
        else -> Page(title(false), onBack = actions.back, scroll = false) { LoadingState() }
    }
}

@Composable
private fun title(isNew: Boolean) = stringResource(if (isNew) R.string.trip_new_title else R.string.trip_edit_title)

@Composable
private fun Typing(state: TripEditState.Typing, actions: TripEditActions) {
    if (state.asking is Asking.Country) {
        CountryPage(state.countries, actions.country) { actions.ask(null) }
        return
    }
    Page(
        title(state.isNew),
        onBack = actions.back,
        bottom = { PrimaryButton(stringResource(R.string.trip_save), actions.save, icon = CarnetIcons.Check, busy = state.busy) },
    ) {
        val trouble = state.problem as? CarnetError.NoTrip
        val nameless = trouble?.why == TripTrouble.NAME
        if (state.problem != null && trouble == null) Trouble(state.problem)
        OutlinedTextField(
            state.plan.name,
            actions.name,
            Modifier.fillMaxWidth().padding(top = Space.s),
            enabled = !state.busy,
            label = { Text(stringResource(R.string.trip_name)) },
            isError = nameless,
            singleLine = true,
            shape = MaterialTheme.shapes.medium,
        )
        if (nameless) Trouble(state.problem)
        Stops(state, actions)
        Companions(state, actions)
        Spacer(Modifier.size(Space.xl))
        Group { SwitchRow(stringResource(R.string.trip_keep), state.plan.keep, actions.keep, text = stringResource(R.string.trip_keep_text)) }
        if (trouble?.why == TripTrouble.TOO_MANY) Trouble(state.problem)
    }
    state.asking?.let { AskedDialog(it, state, actions) }
}

@Composable
private fun Stops(state: TripEditState.Typing, actions: TripEditActions) {
    val plan = state.plan
    val trouble = state.problem as? CarnetError.NoTrip
    SectionTitle(stringResource(R.string.trip_start))
    PartGroup(Part.Start, state, actions)
    if (trouble != null && trouble.stop == null && trouble.why in ofTheStart) Trouble(trouble)
    plan.stops.indices.forEach { at ->
        SectionTitle(stringResource(R.string.trip_stop, at + 1))
        PartGroup(Part.Stop(at), state, actions)
        if (trouble?.stop == at) Trouble(trouble)
    }
    if (trouble != null && trouble.stop == null && trouble.why in ofTheWhole) Trouble(trouble)
    Spacer(Modifier.size(Space.l))
    SecondaryButton(stringResource(R.string.trip_add_stop), actions.addStop, icon = CarnetIcons.Add)
    if (plan.canGoBack) {
        Spacer(Modifier.size(Space.s))
        SecondaryButton(stringResource(R.string.trip_way_back), actions.goBack, icon = CarnetIcons.Undo)
    }
}

private val ofTheStart = setOf(TripTrouble.COUNTRY, TripTrouble.MOMENT, TripTrouble.REGION)
private val ofTheWhole = setOf(
    TripTrouble.NO_STOP, TripTrouble.TOO_MANY_STOPS, TripTrouble.ENDS_IN_TRANSIT, TripTrouble.TOO_LONG,
    TripTrouble.ARRIVES_TOO_EARLY, TripTrouble.LEAVES_TOO_EARLY, TripTrouble.NO_DEPARTURE,
)
