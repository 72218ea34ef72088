package app.carnet.offer

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Publisher
import app.carnet.parts.Art
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.EmptyState
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.PrimaryButton
import app.carnet.parts.SecondaryButton
import app.carnet.parts.TextAction
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle
import app.carnet.words.overdue
import app.carnet.words.words

/** What one can do on [OfferScreen]. */
class OfferActions(val typed: (index: Int, word: String) -> Unit, val take: () -> Unit, val back: () -> Unit)

/** A pack, before it is taken. */
@Composable
fun OfferScreen(state: OfferState, actions: OfferActions) {
    when (state) {
        is OfferState.New -> NewPublisher(state, actions)
        is OfferState.Update -> Update(state, actions)
        else -> Page(stringResource(R.string.offer_update_title), onBack = actions.back, scroll = false) { NoOffer(state, actions) }
    }
}

@Composable
private fun ColumnScope.NoOffer(state: OfferState, actions: OfferActions) {
    val fill = Modifier.weight(1f).semantics { liveRegion = LiveRegionMode.Polite }
    val close: @Composable ColumnScope.() -> Unit = { SecondaryButton(stringResource(R.string.action_close), actions.back) }
    when (state) {
        is OfferState.Refused -> EmptyState(Art.DAMAGED, errorTitle(state.error), errorText(state.error), fill, close)
        OfferState.NotOpened ->
            EmptyState(Art.DAMAGED, stringResource(R.string.error_pack_refused_title), stringResource(R.string.trust_problem_closed), fill, close)
        OfferState.Gone -> EmptyState(Art.SCAN, stringResource(R.string.offer_gone_title), stringResource(R.string.offer_gone_text), fill, close)
        else -> LoadingState(Modifier.weight(1f), stringResource(R.string.publishers_reading))
    }
}

@Composable
private fun NewPublisher(state: OfferState.New, actions: OfferActions) {
    Page(
        stringResource(R.string.offer_new_title),
        onBack = actions.back,
        bottom = {
            PrimaryButton(stringResource(R.string.offer_add), actions.take, icon = CarnetIcons.Check, enabled = state.complete, busy = state.busy)
            TextAction(stringResource(R.string.offer_refuse), actions.back, Modifier.align(Alignment.CenterHorizontally), enabled = !state.busy)
        },
    ) {
        // Wrong words are said at the words.
        Head(state.publisher, state.problem.takeUnless { it is CarnetError.WrongWords })
        Text(stringResource(R.string.offer_new_text), Modifier.padding(top = Space.m), style = MaterialTheme.typography.bodyLarge)
        AskedWords(state, actions)
        ContentList(state.publisher)
    }
}

@Composable
private fun Update(state: OfferState.Update, actions: OfferActions) {
    Page(
        stringResource(R.string.offer_update_title),
        onBack = actions.back,
        bottom = {
            if (state.same) {
                SecondaryButton(stringResource(R.string.action_close), actions.back)
            } else {
                PrimaryButton(stringResource(R.string.offer_update), actions.take, icon = CarnetIcons.Check, busy = state.busy)
                TextAction(stringResource(R.string.offer_leave), actions.back, Modifier.align(Alignment.CenterHorizontally), enabled = !state.busy)
            }
        },
    ) {
        Head(state.after, state.problem)
        val text = if (state.same) R.string.offer_same_text else R.string.offer_update_text
        Text(stringResource(text), Modifier.padding(top = Space.m), style = MaterialTheme.typography.bodyLarge)
        if (!state.same) Changes(state)
    }
}

/** Whose pack it is, and what has to be known of it first. */
@Composable
private fun Head(publisher: Publisher, problem: CarnetError?) {
    val gap = Modifier.padding(bottom = Space.m)
    problem?.let { Banner(Tone.BAD, errorText(it), gap, errorTitle(it), live = true) }
    Text(publisher.name, Modifier.padding(bottom = Space.m).semantics { heading() }, style = MaterialTheme.typography.headlineSmall)
    if (publisher.development) {
        Banner(Tone.DOUBT, stringResource(R.string.development_text), gap, stringResource(R.string.development_title), CarnetIcons.Warning)
    }
    publisher.overdue()?.let { Banner(Tone.WAIT, it, gap, stringResource(publisher.freshness.words()), CarnetIcons.Clock) }
}
