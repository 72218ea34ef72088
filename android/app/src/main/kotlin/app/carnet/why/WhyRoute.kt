package app.carnet.why

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.words.languages

/** Why a leg of a trip has its colour. */
@Composable
fun WhyRoute(deps: Dependencies, go: Navigator, id: String, leg: Int) {
    val model = carnetViewModel { WhyViewModel(id, leg, deps.carnet, deps.carnet) }
    val state by model.state.collectAsStateWithLifecycle()
    val languages = languages()
    LifecycleResumeEffect(model, languages) {
        model.load(languages)
        onPauseOrDispose {}
    }
    WhyScreen(state, WhyActions(pass = { go.to(Destination.Detail(it)) }, retry = { model.load(languages) }, back = go::back))
}
