package app.carnet.offer

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.style.TextDirection
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.parts.Banner
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/**
 * Two words of the fingerprint, from wherever the publisher made it known. They stand nowhere on this page, and the keyboard
 * proposes none: what is copied from the phone proves nothing.
 */
@Composable
internal fun AskedWords(state: OfferState.New, actions: OfferActions) {
    if (state.asked.size != 2) return
    SectionTitle(stringResource(R.string.offer_ask_title))
    Text(stringResource(R.string.offer_ask, state.asked[0], state.asked[1]), style = MaterialTheme.typography.bodyLarge)
    state.asked.forEachIndexed { index, place ->
        val last = index == state.asked.lastIndex
        OutlinedTextField(
            state.typed[index],
            { actions.typed(index, it) },
            Modifier.fillMaxWidth().padding(top = Space.m),
            enabled = !state.busy,
            textStyle = MaterialTheme.typography.bodyLarge.copy(textDirection = TextDirection.Ltr),
            label = { Text(stringResource(R.string.offer_word, place)) },
            isError = state.problem is CarnetError.WrongWords,
            keyboardOptions = KeyboardOptions(
                KeyboardCapitalization.None,
                autoCorrectEnabled = false,
                keyboardType = KeyboardType.Password,
                imeAction = if (last) ImeAction.Done else ImeAction.Next,
            ),
            keyboardActions = if (last) KeyboardActions(onDone = { actions.take() }) else KeyboardActions.Default,
            singleLine = true,
            shape = MaterialTheme.shapes.medium,
        )
    }
    (state.problem as? CarnetError.WrongWords)?.let {
        Banner(Tone.BAD, errorText(it), Modifier.padding(top = Space.m), errorTitle(it), live = true)
    }
}
