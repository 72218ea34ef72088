package app.carnet.device

import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.provider.Settings

/** The page of this app in the phone's settings, where a refused permission is given. */
internal fun Activity.openAppSettings() {
    startActivity(Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", packageName, null)))
}
