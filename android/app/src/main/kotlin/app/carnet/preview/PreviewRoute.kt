package app.carnet.preview

import androidx.activity.compose.BackHandler
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel

/**
 * Looking at the texts of one import; the screen for adding lies below it. Afterwards the pass that was kept is opened, or the
 * list where there were several.
 */
@Composable
fun PreviewRoute(deps: Dependencies, go: Navigator, batch: Long) {
    val model = carnetViewModel { PreviewViewModel(deps.carnet, deps.carnet, deps.imports, deps.removals, batch) }
    val state by model.state.collectAsStateWithLifecycle()
    LaunchedEffect(state) {
        if (state == PreviewState.Asked) go.replace(Destination.Ask(batch))
        (state as? PreviewState.Answered)?.let { go.replace(Destination.Answer(it.id)) }
        (state as? PreviewState.Received)?.let {
            deps.received.put(it.id)
            go.home(Destination.Detail(it.id))
        }
        (state as? PreviewState.Done)?.let { done ->
            when (done.kept) {
                0 -> go.back()
                1 -> go.home(done.keptId?.let { Destination.Detail(it) })
                else -> go.home()
            }
        }
    }
    BackHandler(state is PreviewState.Minimum || (state as? PreviewState.One)?.let { it.total > 1 } == true) { model.back() }
    PreviewScreen(
        state,
        PreviewActions(
            keep = model::keep,
            keepAllTheSame = model::keepAllTheSame,
            discard = model::discard,
            look = model::look,
            keepAll = model::keepAll,
            finish = model::finish,
            enrol = model::enrol,
            addAgain = go::back,
            retry = model::load,
            back = { if (!model.back()) go.back() },
        ),
    )
}
