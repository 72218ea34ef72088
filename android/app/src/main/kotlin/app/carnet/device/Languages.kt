package app.carnet.device

import android.app.LocaleManager
import android.content.Context
import android.content.res.Configuration
import android.os.Build
import android.os.LocaleList
import java.util.Locale

/** The app's own language. From API 33 on the system keeps it and shows it in its settings too; before, the app does. */
interface Languages {
    /** Language tags the app speaks. */
    val offered: List<String>

    /** One of [offered], or empty: the system's. */
    val current: String

    /** Sets it; empty for the system's. True: the Activity must be made again to show it. */
    fun set(tag: String): Boolean
}

class AndroidLanguages(context: Context) : Languages {
    private val app = context.applicationContext
    private val system = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) app.getSystemService(LocaleManager::class.java) else null

    override val offered: List<String> = listOf("en", "fr", "es", "ar", "zh-Hans", "ru")

    override val current: String
        get() {
            val tag = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU && system != null) {
                system.applicationLocales.toLanguageTags().substringBefore(',')
            } else {
                stored(app)
            }
            val language = Locale.forLanguageTag(tag).language
            return offered.firstOrNull { language.isNotEmpty() && Locale.forLanguageTag(it).language == language }.orEmpty()
        }

    override fun set(tag: String): Boolean {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU && system != null) {
            system.applicationLocales = LocaleList.forLanguageTags(tag)
            return false
        }
        app.getSharedPreferences(STORE, Context.MODE_PRIVATE).edit().putString(TAG, tag).apply()
        return true
    }

    companion object {
        private const val STORE = "language"
        private const val TAG = "tag"

        /** A context that speaks the chosen language, for `attachBaseContext`; the same one where the system sees to it. */
        fun wrap(base: Context): Context {
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) return base
            val tag = stored(base)
            if (tag.isEmpty()) return base
            val configuration = Configuration(base.resources.configuration)
            configuration.setLocales(LocaleList.forLanguageTags(tag))
            return base.createConfigurationContext(configuration)
        }

        private fun stored(context: Context): String = context.getSharedPreferences(STORE, Context.MODE_PRIVATE).getString(TAG, null).orEmpty()
    }
}
