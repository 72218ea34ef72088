package app.carnet.device

import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.os.Build
import app.carnet.app.Shared

/**
 * What another app shared with this one: texts, or files by a `content:` address. Empty where the intent is no share. Read again
 * from the Activity's intent after a restart.
 */
fun Intent.shared(): List<Shared> {
    val files = when (action) {
        Intent.ACTION_SEND -> listOfNotNull(stream())
        Intent.ACTION_SEND_MULTIPLE -> streams()
        Intent.ACTION_VIEW -> listOfNotNull(data)
        else -> emptyList()
    }.filter { it.scheme == ContentResolver.SCHEME_CONTENT }
    val texts = when {
        files.isNotEmpty() -> emptyList() // beside a picture, a text is only its caption
        action == Intent.ACTION_SEND -> listOfNotNull(getCharSequenceExtra(Intent.EXTRA_TEXT))
        action == Intent.ACTION_SEND_MULTIPLE -> getCharSequenceArrayListExtra(Intent.EXTRA_TEXT).orEmpty()
        else -> emptyList()
    }
    return files.map { Shared.File(it.toString()) }.take(MOST_SHARED) + texts.map { Shared.Text(it.toString()) }.take(MOST_SHARED)
}

/** More files than this at once are no traveller's passes. */
private const val MOST_SHARED = 50

private fun Intent.stream(): Uri? = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
    getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java)
} else {
    @Suppress("DEPRECATION")
    getParcelableExtra(Intent.EXTRA_STREAM)
}

private fun Intent.streams(): List<Uri> = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
    getParcelableArrayListExtra(Intent.EXTRA_STREAM, Uri::class.java)
} else {
    @Suppress("DEPRECATION")
    getParcelableArrayListExtra(Intent.EXTRA_STREAM)
}.orEmpty()
