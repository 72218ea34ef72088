package app.carnet.device

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.PersistableBundle

/** The system's clipboard. */
interface ClipboardText {
    /** The text on it, or null. Android tells the person that the app looked: ask only when they press Paste. */
    fun text(): String?

    /** Puts a secret there, marked so that the system shows no preview of it. */
    fun putSecret(label: String, text: String)
}

class AndroidClipboardText(context: Context) : ClipboardText {
    private val app = context.applicationContext
    private val manager = app.getSystemService(ClipboardManager::class.java)

    override fun text(): String? = manager?.primaryClip
        ?.takeIf { it.itemCount > 0 }
        ?.getItemAt(0)?.text?.toString() // never coerceToText: that would open an address another app put there
        ?.takeIf { it.isNotBlank() }

    override fun putSecret(label: String, text: String) {
        val clip = ClipData.newPlainText(label, text)
        clip.description.extras = PersistableBundle().apply { putBoolean(SENSITIVE, true) }
        manager?.setPrimaryClip(clip)
    }

    private companion object {
        /** The same word on every Android; the constant has a name since API 33. */
        val SENSITIVE: String = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            ClipDescription.EXTRA_IS_SENSITIVE
        } else {
            "android.content.extra.IS_SENSITIVE"
        }
    }
}
