package app.carnet.verify

import androidx.activity.compose.BackHandler
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleEventEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.add.Parts
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.camera.CameraViewModel
import app.carnet.camera.LiveCamera
import app.carnet.parts.Banner
import app.carnet.parts.CarnetIcons
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Space
import app.carnet.theme.Tone

/** Checking the pass of somebody else. The result goes with the screen, and when another app comes in front. */
@Composable
fun VerifyRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { VerifyViewModel(deps.carnet, deps.carnet, deps.device.files) }
    val camera = carnetViewModel { CameraViewModel(deps.carnet, deps.device.cameras.present, Parts(deps.carnet)) }
    val state by model.state.collectAsStateWithLifecycle()
    val activity = LocalActivity.current
    val pictures = rememberLauncherForActivityResult(PickVisualMedia()) { picked -> picked?.let { model.picked(it.toString()) } }

    LifecycleEventEffect(Lifecycle.Event.ON_STOP) {
        if (activity?.isChangingConfigurations != true) {
            model.next()
            camera.startOver()
        }
    }
    LaunchedEffect(state is VerifyState.Waiting) { if (state is VerifyState.Waiting) camera.next() }
    BackHandler(state is VerifyState.Result) { model.next() }

    VerifyScreen(state, VerifyActions(model::answer, model::openZone, model::zoneTyped, model::compare, model::next, go::back)) { trouble ->
        LiveCamera(
            camera,
            deps,
            title = stringResource(R.string.verify_title),
            hint = stringResource(R.string.verify_hint),
            onClose = go::back,
            onFound = { texts ->
                model.scanned(texts)
                camera.next()
            },
        ) {
            OtherWays(
                trouble,
                onPaste = { model.pasted(deps.device.clipboard.text()) },
                onPicture = { pictures.launch(PickVisualMediaRequest(PickVisualMedia.ImageOnly)) },
                onAsk = { go.to(Destination.Inquiry) },
            )
        }
    }
}

@Composable
internal fun ColumnScope.OtherWays(trouble: Trouble?, onPaste: () -> Unit, onPicture: () -> Unit, onAsk: () -> Unit = {}) {
    trouble?.let { Banner(Tone.WAIT, stringResource(it.words()), live = true) }
    Row(horizontalArrangement = Arrangement.spacedBy(Space.s)) {
        SecondaryButton(stringResource(R.string.verify_paste), onPaste, Modifier.weight(1f), icon = CarnetIcons.Paste)
        SecondaryButton(stringResource(R.string.verify_picture), onPicture, Modifier.weight(1f), icon = CarnetIcons.Picture)
    }
    SecondaryButton(stringResource(R.string.inquiry_open), onAsk, icon = CarnetIcons.Question)
}

private fun Trouble.words(): Int = when (this) {
    Trouble.NOTHING_TO_PASTE -> R.string.verify_trouble_paste
    Trouble.NO_CODE -> R.string.verify_trouble_no_code
    Trouble.NOT_OPENED -> R.string.verify_trouble_file
}
