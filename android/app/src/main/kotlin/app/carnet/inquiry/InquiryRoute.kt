package app.carnet.inquiry

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.R
import app.carnet.add.Parts
import app.carnet.app.Dependencies
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.bridge.CarnetError
import app.carnet.camera.CameraViewModel
import app.carnet.camera.LiveCamera
import app.carnet.device.BrightWindow
import app.carnet.moving.Receiving
import app.carnet.parts.Banner
import app.carnet.parts.SecondaryButton
import app.carnet.theme.Tone
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** Asking a traveller. What is asked and what comes goes with the screen. */
@Composable
fun InquiryRoute(deps: Dependencies, go: Navigator) {
    val model = carnetViewModel { InquiryViewModel(deps.carnet, deps.background, deps.now) }
    val camera = carnetViewModel { CameraViewModel(deps.carnet, deps.device.cameras.present, Parts(deps.carnet), Receiving(deps.carnet)) }
    val state by model.state.collectAsStateWithLifecycle()
    val back = { if (!model.back()) go.back() }
    BackHandler(state !is InquiryState.Building && state !is InquiryState.Failed) { back() }
    if (state is InquiryState.Showing) BrightWindow()
    LaunchedEffect(state is InquiryState.Scanning) { if (state is InquiryState.Scanning) camera.next() }
    InquiryScreen(
        state,
        InquiryActions(model::name, model::place, model::purpose, model::switch, model::make, model::scan, model::again, model::same, model::count, model::load, back),
    ) { trouble ->
        LiveCamera(
            camera,
            deps,
            title = stringResource(R.string.inquiry_scan),
            hint = stringResource(R.string.verify_hint),
            onClose = back,
            onFound = { texts ->
                model.found(texts)
                camera.next()
            },
            onWhole = { bytes ->
                model.answered(bytes)
                camera.again()
            },
        ) { Below(trouble, back) }
    }
}

@Composable
private fun ColumnScope.Below(trouble: CarnetError?, onBack: () -> Unit) {
    trouble?.let { Banner(Tone.WAIT, errorText(it), title = errorTitle(it), live = true) }
    SecondaryButton(stringResource(R.string.inquiry_label), onBack)
}
