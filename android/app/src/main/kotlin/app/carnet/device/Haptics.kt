package app.carnet.device

import android.os.Build
import android.view.HapticFeedbackConstants
import android.view.View

/** A short buzz through a view: it needs no permission and obeys the system's touch feedback setting. */
interface Haptics {
    fun success(view: View)

    fun refusal(view: View)
}

class AndroidHaptics : Haptics {
    override fun success(view: View) {
        view.performHapticFeedback(if (modern) HapticFeedbackConstants.CONFIRM else HapticFeedbackConstants.VIRTUAL_KEY)
    }

    override fun refusal(view: View) {
        view.performHapticFeedback(if (modern) HapticFeedbackConstants.REJECT else HapticFeedbackConstants.LONG_PRESS)
    }

    private val modern: Boolean get() = Build.VERSION.SDK_INT >= Build.VERSION_CODES.R
}
