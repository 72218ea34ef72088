package app.carnet.passes

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.carnet.R
import app.carnet.bridge.Card
import app.carnet.bridge.Person
import app.carnet.parts.Born
import app.carnet.parts.CarnetIcons
import app.carnet.parts.ConfirmDialog
import app.carnet.parts.IconAction
import app.carnet.theme.Space

/** What one can do about whose passes are whose. */
class GroupingActions(
    val merge: (Person) -> Unit = {},
    val choose: (Person) -> Unit = {},
    val split: (Card, Person) -> Unit = { _, _ -> },
    val automatic: (Person) -> Unit = {},
    val answer: (yes: Boolean) -> Unit = {},
    val undo: () -> Unit = {},
    val seen: () -> Unit = {},
)

/** Who it is; said where the passes name nobody, so that no heading or button is silent. */
@Composable
internal fun nameOf(person: Person): String = person.name.ifBlank { stringResource(R.string.preview_nobody) }

/** Beside a person's name: merging with another, and leaving it to the app again. */
@Composable
internal fun PersonMenu(person: Person, actions: GroupingActions) {
    var open by remember { mutableStateOf(false) }
    Box {
        IconAction(CarnetIcons.More, stringResource(R.string.people_menu, nameOf(person)), { open = true })
        DropdownMenu(open, { open = false }, shape = MaterialTheme.shapes.medium) {
            MenuItem(stringResource(R.string.people_merge), CarnetIcons.Merge) {
                open = false
                actions.merge(person)
            }
            if (person.byHand) {
                MenuItem(stringResource(R.string.people_automatic), CarnetIcons.Refresh) {
                    open = false
                    actions.automatic(person)
                }
            }
        }
    }
}

/** Asks before passes are grouped otherwise. */
@Composable
internal fun GroupingDialog(question: GroupingQuestion, actions: GroupingActions) = when (question) {
    is GroupingQuestion.Choose -> ChoosePerson(question, actions)
    is GroupingQuestion.Merge -> Confirm(
        stringResource(R.string.people_merge_title),
        stringResource(R.string.people_merge_text, nameOf(question.one), nameOf(question.other)),
        stringResource(R.string.people_merge_confirm),
        actions,
    )
    is GroupingQuestion.Split -> Confirm(
        stringResource(R.string.people_split_title),
        stringResource(R.string.people_split_text, nameOf(question.person)),
        stringResource(R.string.people_split_confirm),
        actions,
    )
    is GroupingQuestion.Automatic -> Confirm(
        stringResource(R.string.people_automatic_title),
        stringResource(R.string.people_automatic_text, nameOf(question.person)),
        stringResource(R.string.people_automatic_confirm),
        actions,
    )
}

@Composable
private fun Confirm(title: String, text: String, confirm: String, actions: GroupingActions) =
    ConfirmDialog(title, text, confirm, { actions.answer(true) }, { actions.answer(false) })

/** One of the other people; choosing asks once more. */
@Composable
private fun ChoosePerson(question: GroupingQuestion.Choose, actions: GroupingActions) {
    val close = { actions.answer(false) }
    AlertDialog(
        close,
        confirmButton = { TextButton(close) { Text(stringResource(R.string.action_cancel), style = MaterialTheme.typography.labelLarge) } },
        title = {
            Text(
                stringResource(R.string.people_merge_choose, nameOf(question.person)),
                Modifier.semantics { heading() },
                style = MaterialTheme.typography.headlineSmall,
            )
        },
        text = {
            Column(Modifier.verticalScroll(rememberScrollState())) {
                if (question.others.isEmpty()) Text(stringResource(R.string.people_alone), style = MaterialTheme.typography.bodyLarge)
                question.others.forEach { other ->
                    Column(
                        Modifier
                            .fillMaxWidth()
                            .clip(MaterialTheme.shapes.small)
                            .clickable(role = Role.Button) { actions.choose(other) }
                            .heightIn(min = Space.touch)
                            .padding(Space.s),
                        Arrangement.Center,
                    ) {
                        Text(nameOf(other), style = MaterialTheme.typography.bodyLarge)
                        Born(other.birthDate)
                    }
                }
            }
        },
    )
}

/** What was done, to be told. */
internal fun Grouped.How.words(): Int = when (this) {
    Grouped.How.MERGED -> R.string.people_merged
    Grouped.How.SPLIT -> R.string.people_split_done
    Grouped.How.AUTOMATIC -> R.string.people_automatic_done
}
