package app.carnet.add

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.ActionRow
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** What one can do on [AddScreen]. */
class AddActions(
    val scan: () -> Unit,
    val picture: () -> Unit,
    val file: () -> Unit,
    val paste: () -> Unit,
    val stop: () -> Unit,
    val startOver: () -> Unit,
    val another: (Boolean) -> Unit,
    val back: () -> Unit,
)

/** The ways a pass comes in. Without a camera the rest is whole. */
@Composable
fun AddScreen(state: AddState, hasCamera: Boolean, actions: AddActions) {
    Page(stringResource(R.string.add_title), onBack = actions.back) {
        if (state.reading != null) {
            ReadingFile(state.reading, actions.stop)
        } else {
            state.problem?.let { ProblemBanner(it) }
            if (state.parts == null) {
                Text(
                    stringResource(R.string.add_lead),
                    Modifier.padding(bottom = Space.xl),
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.bodyLarge,
                )
            } else {
                PartsPanel(state.parts, state.again, actions.startOver)
            }
            if (hasCamera) {
                ScanTile(actions.scan)
                Spacer(Modifier.size(Space.l))
            }
            OtherWays(actions)
            ShareHint()
        }
    }
    if (state.another && state.parts != null) {
        OtherPassDialog(state.parts, { actions.another(true) }, { actions.another(false) })
    }
}

/** The way most people take. */
@Composable
private fun ScanTile(onClick: () -> Unit) {
    val scheme = MaterialTheme.colorScheme
    Surface(onClick, Modifier.fillMaxWidth(), shape = MaterialTheme.shapes.large, color = scheme.primary, contentColor = scheme.onPrimary) {
        Row(Modifier.heightIn(min = 112.dp).padding(Space.xl), verticalAlignment = Alignment.CenterVertically) {
            Box(Modifier.size(60.dp).background(scheme.onPrimary.copy(alpha = 0.14f), MaterialTheme.shapes.medium), Alignment.Center) {
                Icon(CarnetIcons.Qr, null, Modifier.size(34.dp))
            }
            Spacer(Modifier.width(Space.l))
            Column(Modifier.weight(1f)) {
                Text(stringResource(R.string.add_scan), style = MaterialTheme.typography.titleLarge)
                Text(stringResource(R.string.add_scan_text), style = MaterialTheme.typography.bodyMedium)
            }
        }
    }
}

@Composable
private fun OtherWays(actions: AddActions) {
    Group {
        ActionRow(
            stringResource(R.string.add_picture), actions.picture,
            text = stringResource(R.string.add_picture_text), icon = CarnetIcons.Picture,
        )
        RowDivider()
        ActionRow(stringResource(R.string.add_file), actions.file, text = stringResource(R.string.add_file_text), icon = CarnetIcons.File)
        RowDivider()
        ActionRow(stringResource(R.string.add_paste), actions.paste, text = stringResource(R.string.add_paste_text), icon = CarnetIcons.Paste)
    }
}

@Composable
private fun ShareHint() {
    Row(Modifier.padding(top = Space.xl, start = Space.l, end = Space.l).semantics(mergeDescendants = true) {}) {
        Icon(CarnetIcons.Share, null, Modifier.size(24.dp), MaterialTheme.colorScheme.onSurfaceVariant)
        Spacer(Modifier.width(Space.l))
        Column {
            Text(stringResource(R.string.add_share_title), style = MaterialTheme.typography.titleSmall)
            Text(
                stringResource(R.string.add_share_text),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodyMedium,
            )
        }
    }
}

@Composable
private fun ReadingFile(step: Step, onStop: () -> Unit) {
    Column(
        Modifier.fillMaxWidth().padding(top = 96.dp).semantics { liveRegion = LiveRegionMode.Polite },
        verticalArrangement = Arrangement.Center,
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Surface(shape = CircleShape, color = MaterialTheme.colorScheme.surfaceContainerLow) {
            CircularProgressIndicator(Modifier.padding(Space.xl).size(48.dp), strokeWidth = 4.dp)
        }
        Text(
            stringResource(R.string.add_reading),
            Modifier.padding(top = Space.xl).semantics { heading() },
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.headlineSmall,
        )
        Text(
            if (step.count > 1) stringResource(R.string.add_reading_file, step.number, step.count) else stringResource(R.string.add_reading_text),
            Modifier.padding(top = Space.s, bottom = Space.xxl),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.bodyLarge,
        )
        SecondaryButton(stringResource(R.string.add_stop), onStop)
    }
}

@Composable
private fun ProblemBanner(problem: AddProblem) {
    val title = if (problem is AddProblem.Failed) errorTitle(problem.error) else stringResource(R.string.add_problem_title)
    Banner(Tone.WAIT, problem.words(), Modifier.padding(bottom = Space.l), title = title, live = true)
}

@Composable
private fun AddProblem.words(): String = when (this) {
    AddProblem.NothingToPaste -> stringResource(R.string.add_problem_paste)
    is AddProblem.NoCode ->
        if (files == 0) stringResource(R.string.add_problem_text) else pluralStringResource(R.plurals.add_problem_files, files, files)
    AddProblem.TooLarge -> stringResource(R.string.add_problem_large)
    AddProblem.NotOpened -> stringResource(R.string.add_problem_closed)
    is AddProblem.Failed -> errorText(error)
}
