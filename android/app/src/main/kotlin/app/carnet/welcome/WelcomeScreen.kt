package app.carnet.welcome

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Page
import app.carnet.parts.PinField
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** The first start. */
@Composable
fun WelcomeRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { WelcomeViewModel(deps.carnet, deps.carnet, go::gateChanged) }
    val state by model.state.collectAsStateWithLifecycle()
    BackHandler(state.step != WelcomeStep.INTRODUCTION) { model.back() }
    WelcomeScreen(
        state,
        WelcomeActions(model::start, model::trySpecimens, model::typed, model::understood, model::chosen, model::repeated, model::create) { model.back() },
    )
}

/** What one can do at the first start. */
class WelcomeActions(
    val start: () -> Unit = {},
    val specimens: () -> Unit = {},
    val type: (String) -> Unit = {},
    val understand: (Boolean) -> Unit = {},
    val choose: () -> Unit = {},
    val repeat: (String) -> Unit = {},
    val create: () -> Unit = {},
    val back: () -> Unit = {},
)

/** One of the three steps. */
@Composable
fun WelcomeScreen(state: WelcomeState, actions: WelcomeActions) {
    when (state.step) {
        WelcomeStep.INTRODUCTION -> Introduction(state, actions)
        WelcomeStep.CHOOSE -> Choose(state, actions)
        WelcomeStep.REPEAT -> Repeat(state, actions)
    }
}

@Composable
private fun Introduction(state: WelcomeState, actions: WelcomeActions) {
    Page(
        stringResource(R.string.app_name),
        bottom = {
            PrimaryButton(stringResource(R.string.welcome_start), actions.start, enabled = !state.busy)
            SecondaryButton(stringResource(R.string.welcome_specimens), actions.specimens, busy = state.busy)
        },
    ) {
        WelcomePicture(Modifier.fillMaxWidth().padding(top = Space.s))
        Text(
            stringResource(R.string.welcome_title),
            Modifier.padding(top = Space.xl).semantics { heading() },
            style = MaterialTheme.typography.headlineLarge,
        )
        Text(
            stringResource(R.string.welcome_text),
            Modifier.padding(top = Space.m),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyLarge,
        )
        Failure(state)
        Spacer(Modifier.size(Space.l))
        Promise(CarnetIcons.Shield, stringResource(R.string.welcome_promise_network), stringResource(R.string.welcome_promise_network_text))
        Promise(CarnetIcons.Person, stringResource(R.string.welcome_promise_account), stringResource(R.string.welcome_promise_account_text))
        Promise(CarnetIcons.Eye, stringResource(R.string.welcome_promise_control), stringResource(R.string.welcome_promise_control_text))
    }
}

@Composable
private fun Promise(icon: ImageVector, title: String, text: String) {
    Row(Modifier.fillMaxWidth().padding(top = Space.l).semantics(mergeDescendants = true) {}) {
        Icon(icon, null, Modifier.padding(top = 2.dp).size(26.dp), MaterialTheme.colorScheme.primary)
        Spacer(Modifier.width(Space.l))
        Column(Modifier.weight(1f)) {
            Text(title, style = MaterialTheme.typography.titleMedium)
            Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
        }
    }
}

@Composable
private fun Choose(state: WelcomeState, actions: WelcomeActions) {
    Page(
        stringResource(R.string.first_pin_title),
        onBack = actions.back,
        bottom = { PrimaryButton(stringResource(R.string.action_continue), actions.choose, enabled = state.understood && state.pin.isNotEmpty()) },
    ) {
        Lead(stringResource(R.string.first_pin_text))
        PinField(
            state.pin,
            actions.type,
            stringResource(R.string.first_pin_label),
            error = state.error?.let { errorText(it) },
            action = ImeAction.Next,
        )
        Spacer(Modifier.size(Space.xl))
        Banner(Tone.WAIT, stringResource(R.string.first_pin_warning), title = stringResource(R.string.first_pin_warning_title))
        Row(
            Modifier
                .fillMaxWidth()
                .padding(top = Space.s)
                .toggleable(state.understood, role = Role.Checkbox, onValueChange = actions.understand)
                .heightIn(min = Space.touch)
                .padding(vertical = Space.s),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Checkbox(state.understood, onCheckedChange = null, Modifier.padding(horizontal = Space.m))
            Spacer(Modifier.width(Space.xs))
            Text(stringResource(R.string.first_pin_understood), style = MaterialTheme.typography.bodyLarge)
        }
    }
}

@Composable
private fun Repeat(state: WelcomeState, actions: WelcomeActions) {
    Page(
        stringResource(R.string.first_pin_repeat_title),
        onBack = actions.back,
        bottom = { PrimaryButton(stringResource(R.string.first_pin_create), actions.create, enabled = state.repeated.isNotEmpty(), busy = state.busy) },
    ) {
        Lead(stringResource(R.string.first_pin_repeat_text))
        PinField(
            state.repeated,
            actions.repeat,
            stringResource(R.string.first_pin_repeat_label),
            error = if (state.different) stringResource(R.string.first_pin_different) else null,
            onDone = actions.create,
            enabled = !state.busy,
        )
        Failure(state)
    }
}

@Composable
private fun Lead(text: String) {
    Text(
        text,
        Modifier.padding(top = Space.s, bottom = Space.l),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyLarge,
    )
}

@Composable
private fun Failure(state: WelcomeState) {
    val error = state.error ?: return
    Banner(Tone.BAD, errorText(error), Modifier.padding(top = Space.l), title = errorTitle(error), live = true)
}
