package app.carnet.history

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.HistoryRetention
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.Group
import app.carnet.settings.ChoiceDialog
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** How long showings are kept, and the question before some that are there would go. */
@Composable
internal fun Keep(keeping: Keeping, actions: HistoryActions) {
    var choosing by rememberSaveable { mutableStateOf(false) }
    keeping.problem?.let { Banner(Tone.BAD, errorText(it), Modifier.padding(bottom = Space.m), errorTitle(it), live = true) }
    Group {
        ActionRow(
            stringResource(R.string.history_keep),
            { choosing = true },
            text = stringResource(R.string.history_keep_text).takeIf { keeping.retention != HistoryRetention.ALWAYS },
            icon = CarnetIcons.Clock,
            value = stringResource(keeping.retention.words()),
        )
    }
    if (choosing) {
        val all = HistoryRetention.entries
        ChoiceDialog(
            stringResource(R.string.history_keep),
            all.map { stringResource(it.words()) },
            all.indexOf(keeping.retention),
            onChoose = {
                choosing = false
                actions.keepFor(all[it])
            },
            onDismiss = { choosing = false },
        )
    }
    keeping.question?.let { question ->
        ConfirmDialog(
            stringResource(R.string.history_forget_title),
            pluralStringResource(R.plurals.history_forget_text, question.count, question.count),
            stringResource(R.string.history_forget_confirm),
            { actions.answer(true) },
            { actions.answer(false) },
            danger = true,
        )
    }
}

@StringRes
private fun HistoryRetention.words(): Int = when (this) {
    HistoryRetention.ALWAYS -> R.string.history_keep_always
    HistoryRetention.YEAR -> R.string.history_keep_year
    HistoryRetention.QUARTER -> R.string.history_keep_quarter
    HistoryRetention.MONTH -> R.string.history_keep_month
}
