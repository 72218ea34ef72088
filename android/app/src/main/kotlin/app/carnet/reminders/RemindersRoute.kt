package app.carnet.reminders

import android.Manifest.permission.POST_NOTIFICATIONS
import android.os.Build
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.app.Dependencies
import app.carnet.app.Destination
import app.carnet.app.Navigator
import app.carnet.app.carnetViewModel
import app.carnet.device.openAppSettings

/** What comes up. The system is asked for notifications when they are switched on, and looked at again on coming back from its settings. */
@Composable
fun RemindersRoute(deps: Dependencies, go: Navigator) {
    val notices = deps.device.notices
    val model = carnetViewModel { RemindersViewModel(deps.carnet, deps.reminding) }
    val state by model.state.collectAsStateWithLifecycle()
    val activity = LocalActivity.current
    val launcher = rememberLauncherForActivityResult(RequestPermission()) { model.asked(it) }
    LifecycleResumeEffect(model) {
        model.load(notices.allowed)
        onPauseOrDispose {}
    }
    RemindersScreen(
        state,
        RemindersActions(
            remind = { on ->
                when {
                    !on -> model.off()
                    notices.allowed || Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU -> model.asked(notices.allowed)
                    else -> launcher.launch(POST_NOTIFICATIONS)
                }
            },
            settings = { activity?.openAppSettings() },
            trip = { go.to(Destination.Trip(it)) },
            pass = { go.to(Destination.Detail(it)) },
            retry = { model.load(notices.allowed) },
            back = go::back,
        ),
    )
}
