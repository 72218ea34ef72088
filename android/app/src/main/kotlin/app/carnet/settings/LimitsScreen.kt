package app.carnet.settings

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.parts.CarnetIcons
import app.carnet.parts.Group
import app.carnet.parts.LoadingState
import app.carnet.parts.Page
import app.carnet.parts.RowDivider
import app.carnet.parts.SectionTitle
import app.carnet.theme.Space
import app.carnet.theme.Tone
import app.carnet.theme.tones

/** What the installed package does not ask for, and what it does: [permissions] are the package's own, null while they are read. */
@Composable
fun LimitsScreen(permissions: List<String>?, onBack: () -> Unit) {
    Page(stringResource(R.string.limits_title), onBack = onBack, scroll = permissions != null) {
        if (permissions == null) {
            LoadingState()
            return@Page
        }
        Text(
            stringResource(R.string.limits_lead),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyLarge,
        )
        val (kept, broken) = Limit.entries.partition { it.holds(permissions) }
        Rows(R.string.limits_could, Tone.BAD, CarnetIcons.Warning, broken.map { stringResource(it.title()) to null })
        Rows(R.string.limits_cannot, Tone.GOOD, CarnetIcons.Close, kept.map { stringResource(it.title()) to stringResource(it.text()) })
        Rows(R.string.limits_asks, Tone.NOTE, CarnetIcons.Info, permissions.map { asked(it) })
    }
}

@Composable
private fun asked(permission: String): Pair<String, String> = when (permission) {
    Limit.CAMERA -> stringResource(R.string.limits_camera) to stringResource(R.string.limits_camera_text)
    Limit.BIOMETRIC -> stringResource(R.string.limits_biometric) to stringResource(R.string.limits_biometric_text)
    Limit.NOTIFY -> stringResource(R.string.limits_notify) to stringResource(R.string.limits_notify_text)
    Limit.BOOT -> stringResource(R.string.limits_boot) to stringResource(R.string.limits_boot_text)
    else -> permission.removePrefix(SYSTEM) to stringResource(R.string.limits_unknown_text)
}

@Composable
private fun Rows(heading: Int, tone: Tone, icon: ImageVector, rows: List<Pair<String, String?>>) {
    if (rows.isEmpty()) return
    SectionTitle(stringResource(heading))
    Group {
        rows.forEachIndexed { index, (title, text) ->
            if (index > 0) RowDivider()
            LimitRow(tone, icon, title, text)
        }
    }
}

@Composable
private fun LimitRow(tone: Tone, icon: ImageVector, title: String, text: String?) {
    val colours = MaterialTheme.tones(tone)
    Row(Modifier.fillMaxWidth().padding(horizontal = Space.l, vertical = Space.m).semantics(mergeDescendants = true) {}) {
        Surface(shape = CircleShape, color = colours.container, contentColor = colours.sign) {
            Icon(icon, null, Modifier.padding(6.dp).size(18.dp))
        }
        Spacer(Modifier.width(Space.l))
        Column(Modifier.weight(1f)) {
            Text(title, style = MaterialTheme.typography.bodyLarge)
            if (text != null) Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
        }
    }
}

private fun Limit.title(): Int = when (this) {
    Limit.NETWORK -> R.string.limits_network
    Limit.LOCATION -> R.string.limits_location
    Limit.FILES -> R.string.limits_files
    Limit.CONTACTS -> R.string.limits_contacts
    Limit.MICROPHONE -> R.string.limits_microphone
    Limit.PHONE -> R.string.limits_phone
    Limit.NEARBY -> R.string.limits_nearby
    Limit.OTHER_APPS -> R.string.limits_other_apps
    Limit.BACKGROUND -> R.string.limits_background
}

private fun Limit.text(): Int = when (this) {
    Limit.NETWORK -> R.string.limits_network_text
    Limit.LOCATION -> R.string.limits_location_text
    Limit.FILES -> R.string.limits_files_text
    Limit.CONTACTS -> R.string.limits_contacts_text
    Limit.MICROPHONE -> R.string.limits_microphone_text
    Limit.PHONE -> R.string.limits_phone_text
    Limit.NEARBY -> R.string.limits_nearby_text
    Limit.OTHER_APPS -> R.string.limits_other_apps_text
    Limit.BACKGROUND -> R.string.limits_background_text
}
