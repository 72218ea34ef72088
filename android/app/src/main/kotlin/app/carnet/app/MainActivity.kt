package app.carnet.app

import android.content.Context
import android.content.Intent
import android.os.Bundle
import android.os.SystemClock
import android.provider.Settings
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.viewModels
import androidx.compose.runtime.CompositionLocalProvider
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelProvider
import androidx.lifecycle.viewmodel.CreationExtras
import app.carnet.bridge.Gate
import app.carnet.device.AndroidLanguages
import app.carnet.device.AndroidWindowControl
import app.carnet.device.LocalWindowControl
import app.carnet.device.shared
import kotlin.reflect.KClass

/** The one Activity. */
class MainActivity : ComponentActivity() {
    private val dependencies get() = (application as CarnetApplication).dependencies
    private val stack: BackStack by viewModels()
    private val root: RootViewModel by viewModels { rootFactory() }

    override fun attachBaseContext(base: Context) = super.attachBaseContext(AndroidLanguages.wrap(base))

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        restore(savedInstanceState)
        val control = AndroidWindowControl(this)
        setContent {
            CompositionLocalProvider(LocalWindowControl provides control) {
                CarnetApp(dependencies, root, stack, reducedMotion = animationsOff())
            }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        remind(intent)
        dependencies.imports.share(intent.shared())
    }

    override fun onStart() {
        super.onStart()
        root.returned()
    }

    override fun onUserLeaveHint() {
        super.onUserLeaveHint()
        if (handedOver()) root.left(atOnce = true)
    }

    override fun onStop() {
        super.onStop()
        if (!isChangingConfigurations) root.left(atOnce = handedOver() || isFinishing)
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.putStringArrayList(PLACES, stack.save())
        outState.putBoolean(IMPORTING, stack.top.destination.importing || dependencies.imports.shared.value.isNotEmpty())
    }

    @Deprecated("The result registry still calls it.")
    override fun startActivityForResult(intent: Intent, requestCode: Int, options: Bundle?) {
        root.outing()
        @Suppress("DEPRECATION")
        super.startActivityForResult(intent, requestCode, options)
    }

    private fun handedOver() = root.state.value.gate is Gate.Open && stack.top.destination is Destination.HandOver

    /** After a rotation everything is still there. After process death the way here is restored, and what was shared is read again. */
    private fun restore(saved: Bundle?) {
        val reborn = saved != null && !stack.alive
        stack.alive = true
        if (reborn) stack.restore(saved.getStringArrayList(PLACES).orEmpty())
        if (saved == null) remind(intent)
        if (saved == null || (reborn && saved.getBoolean(IMPORTING))) dependencies.imports.share(intent.shared())
    }

    /** A notification was tapped: to the page that says of what it was, once the wallet is open. Out of the hand of somebody else first. */
    private fun remind(intent: Intent) {
        if (intent.action != REMINDERS) return
        if (handedOver()) root.lock()
        stack.home(Destination.Reminders)
    }

    private fun animationsOff() = Settings.Global.getFloat(contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) == 0f

    private fun rootFactory() = object : ViewModelProvider.Factory {
        @Suppress("UNCHECKED_CAST")
        override fun <M : ViewModel> create(modelClass: KClass<M>, extras: CreationExtras): M {
            val all = dependencies
            return RootViewModel(all.carnet, all.carnet, all.preferences, SystemClock::elapsedRealtime) {
                stack.locked()
                all.forget()
            } as M
        }
    }

    companion object {
        private const val PLACES = "places"
        private const val IMPORTING = "importing"
        private const val REMINDERS = "app.carnet.REMINDERS"

        /** What a notification opens. It says nothing but where to go. */
        fun reminders(context: Context): Intent = Intent(context, MainActivity::class.java).setAction(REMINDERS)
    }
}
