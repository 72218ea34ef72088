package app.carnet.app

import androidx.activity.compose.BackHandler
import androidx.activity.compose.PredictiveBackHandler
import androidx.compose.animation.AnimatedContent
import androidx.compose.animation.core.SeekableTransitionState
import androidx.compose.animation.core.rememberTransition
import androidx.compose.animation.fadeIn
import androidx.compose.animation.fadeOut
import androidx.compose.animation.scaleIn
import androidx.compose.animation.scaleOut
import androidx.compose.animation.slideInHorizontally
import androidx.compose.animation.slideOutHorizontally
import androidx.compose.animation.togetherWith
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.VerticalDivider
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.SaveableStateHolder
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.carnet.add.AddRoute
import app.carnet.ask.AskRoute
import app.carnet.camera.CameraRoute
import app.carnet.conflicts.ConflictsRoute
import app.carnet.detail.DetailRoute
import app.carnet.enrol.AnswerRoute
import app.carnet.handover.HandOverRoute
import app.carnet.history.HistoryRoute
import app.carnet.inquiry.InquiryRoute
import app.carnet.moving.ShowPackRoute
import app.carnet.offer.OfferRoute
import app.carnet.passes.NothingChosen
import app.carnet.passes.PassesRoute
import app.carnet.preview.PreviewRoute
import app.carnet.publisher.PublisherRoute
import app.carnet.publishers.PublishersRoute
import app.carnet.reminders.RemindersRoute
import app.carnet.settings.AboutRoute
import app.carnet.settings.ChangePinRoute
import app.carnet.settings.LanguageRoute
import app.carnet.settings.LicencesRoute
import app.carnet.settings.LimitsRoute
import app.carnet.settings.RecoveryCodeRoute
import app.carnet.settings.SettingsRoute
import app.carnet.show.ShowRoute
import app.carnet.theme.LocalReducedMotion
import app.carnet.trip.TripRoute
import app.carnet.tripedit.TripEditRoute
import app.carnet.trips.TripsRoute
import app.carnet.trust.TrustRoute
import app.carnet.verify.VerifyRoute
import app.carnet.why.WhyRoute

/** From this width on the list and a pass stand side by side. */
private val TwoPanes = 840.dp

/** What fills the window: one visit, or the list with a pass beside it. */
private data class Scene(val main: Entry, val beside: Entry?, val depth: Int, val panes: Boolean) {
    val key: Long get() = main.id
}

/** The places of the open wallet, with the system's back gesture showing where it leads. */
@Composable
internal fun Places(deps: Dependencies, stack: BackStack, go: Navigator) {
    val states = rememberSaveableStateHolder()
    BoxWithConstraints(Modifier.fillMaxSize()) {
        val wide = maxWidth >= TwoPanes
        val picture: @Composable (Scene) -> Unit = { ScenePicture(it, deps, stack, go, states) }
        if (LocalReducedMotion.current) StillPlaces(stack, wide, picture) else MovingPlaces(stack, wide, picture)
    }
}

/** Whether the system's back gesture is the stack's: not at the list, and not while somebody else holds the phone. */
private fun BackStack.takesBack() = entries.size > 1 && top.destination !is Destination.HandOver

@Composable
private fun StillPlaces(stack: BackStack, wide: Boolean, picture: @Composable (Scene) -> Unit) {
    BackHandler(stack.takesBack()) { stack.back() }
    val scene = scene(stack.entries, wide)
    key(scene.key) { picture(scene) }
    LaunchedEffect(scene) { stack.prune() }
}

@Composable
private fun MovingPlaces(stack: BackStack, wide: Boolean, picture: @Composable (Scene) -> Unit) {
    val scene = scene(stack.entries, wide)
    val sought = remember { SeekableTransitionState(scene) }
    val transition = rememberTransition(sought, "places")
    var gesture by remember { mutableStateOf(false) }

    PredictiveBackHandler(stack.takesBack()) { events ->
        val before = scene(stack.entries.dropLast(1), wide)
        try {
            events.collect {
                gesture = true
                if (before.key != scene.key) sought.seekTo(it.progress, before)
            }
            stack.back()
        } finally {
            gesture = false
        }
    }
    LaunchedEffect(scene, gesture) {
        if (!gesture) {
            sought.animateTo(scene)
            stack.prune()
        }
    }
    val sign = if (LocalLayoutDirection.current == LayoutDirection.Ltr) 1 else -1
    transition.AnimatedContent(
        Modifier.fillMaxSize(),
        transitionSpec = {
            if (targetState.depth >= initialState.depth) {
                (fadeIn() + slideInHorizontally { sign * it / 6 }) togetherWith (fadeOut() + scaleOut(targetScale = 0.97f))
            } else {
                (fadeIn() + scaleIn(initialScale = 0.97f)) togetherWith (fadeOut() + slideOutHorizontally { sign * it / 6 })
            }
        },
        contentKey = Scene::key,
    ) { shown ->
        // A scene of the same key may have changed in its second pane: the newest is drawn.
        picture(if (shown.key == scene.key) scene else shown)
    }
}

private fun scene(entries: List<Entry>, wide: Boolean): Scene {
    val top = entries.last()
    val panes = wide && (top.destination == Destination.Passes || top.destination is Destination.Detail)
    if (!panes) return Scene(top, null, entries.size, panes = false)
    return Scene(entries.first(), top.takeIf { it.destination is Destination.Detail }, 1, panes = true)
}

@Composable
private fun ScenePicture(scene: Scene, deps: Dependencies, stack: BackStack, go: Navigator, states: SaveableStateHolder) {
    if (!scene.panes) {
        Visit(scene.main, deps, stack, go, states, beside = null)
        return
    }
    Row(Modifier.fillMaxSize()) {
        Box(Modifier.weight(0.42f).fillMaxHeight()) {
            Visit(scene.main, deps, stack, go, states, scene.beside)
        }
        VerticalDivider(color = MaterialTheme.colorScheme.outlineVariant)
        Box(Modifier.weight(0.58f).fillMaxHeight()) {
            if (scene.beside == null) NothingChosen() else Visit(scene.beside, deps, stack, go, states, scene.beside)
        }
    }
}

/** One visit with its own view-models and saved state. */
@Composable
private fun Visit(entry: Entry, deps: Dependencies, stack: BackStack, go: Navigator, states: SaveableStateHolder, beside: Entry?) {
    states.SaveableStateProvider(entry.id) {
        CompositionLocalProvider(LocalVisit provides stack.store(entry)) { Place(entry.destination, deps, go, beside) }
    }
}

@Composable
private fun Place(place: Destination, deps: Dependencies, go: Navigator, beside: Entry?) {
    when (place) {
        Destination.Passes -> PassesRoute(deps, go, selected = (beside?.destination as? Destination.Detail)?.id)
        is Destination.Detail -> DetailRoute(deps, go, place.id, inPane = beside != null)
        is Destination.Show -> ShowRoute(deps, go, place.id)
        is Destination.HandOver -> HandOverRoute(deps, go)
        Destination.Add -> AddRoute(deps, go)
        Destination.Camera -> CameraRoute(deps, go)
        is Destination.Preview -> PreviewRoute(deps, go, place.batch)
        is Destination.Ask -> AskRoute(deps, go, place.batch)
        is Destination.Answer -> AnswerRoute(deps, go, place.id)
        Destination.Verify -> VerifyRoute(deps, go)
        Destination.Inquiry -> InquiryRoute(deps, go)
        Destination.History -> HistoryRoute(deps, go)
        Destination.Settings -> SettingsRoute(deps, go)
        Destination.Trust -> TrustRoute(deps, go)
        Destination.Publishers -> PublishersRoute(deps, go)
        is Destination.Publisher -> PublisherRoute(deps, go, place.id)
        is Destination.Offer -> OfferRoute(deps, go, place.number)
        Destination.Conflicts -> ConflictsRoute(deps, go)
        is Destination.ShowPack -> ShowPackRoute(deps, go, place.id)
        Destination.Trips -> TripsRoute(deps, go)
        is Destination.Trip -> TripRoute(deps, go, place.id)
        is Destination.TripWhy -> WhyRoute(deps, go, place.id, place.leg)
        is Destination.TripEdit -> TripEditRoute(deps, go, place.id)
        Destination.Reminders -> RemindersRoute(deps, go)
        Destination.About -> AboutRoute(deps, go)
        Destination.Licences -> LicencesRoute(deps, go)
        Destination.Limits -> LimitsRoute(deps, go)
        Destination.ChangePin -> ChangePinRoute(deps, go)
        Destination.RecoveryCode -> RecoveryCodeRoute(deps, go)
        Destination.Language -> LanguageRoute(deps, go)
    }
}
