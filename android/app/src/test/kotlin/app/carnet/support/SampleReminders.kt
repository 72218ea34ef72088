package app.carnet.support

import app.carnet.bridge.PassReminder
import app.carnet.bridge.PassReminderCode

/** Reminders about passes of people who do not exist. */
object SampleReminders {
    private const val DAY = 86_400L

    val ofPasses = listOf(
        PassReminder(SamplePasses.NOW + 60 * DAY, PassReminderCode.BOOSTER_DUE, SamplePasses.dose, SamplePasses.NOW + 74 * DAY, "Utopia Ministry of Health"),
        PassReminder(SamplePasses.NOW + 105 * DAY, PassReminderCode.EXPIRES, SamplePasses.recovery, SamplePasses.NOW + 135 * DAY, ""),
    )
}
