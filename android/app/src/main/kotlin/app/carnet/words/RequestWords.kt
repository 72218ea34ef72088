package app.carnet.words

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.AskedValue
import app.carnet.bridge.AskerStanding
import app.carnet.bridge.Field
import app.carnet.bridge.RequestTrouble
import app.carnet.bridge.ShowingMode

/** Why a request is not answered or asked, or an answer not opened, and what to do. */
@StringRes
fun RequestTrouble.words(): Int = when (this) {
    RequestTrouble.NOT_A_REQUEST -> R.string.request_not_a_request
    RequestTrouble.ALTERED -> R.string.request_altered
    RequestTrouble.OVER -> R.string.request_over
    RequestTrouble.AHEAD -> R.string.request_ahead
    RequestTrouble.BAD_WORDS -> R.string.request_bad_words
    RequestTrouble.BAD_ASKS -> R.string.request_bad_asks
    RequestTrouble.NOT_ACCREDITED -> R.string.request_not_accredited
    RequestTrouble.PASS_NOT_ASKED, RequestTrouble.CLAIM_NOT_ASKED -> R.string.request_not_asked
    RequestTrouble.BAD_ANSWER -> R.string.request_bad_answer
    RequestTrouble.NOT_AN_ANSWER -> R.string.request_not_an_answer
    RequestTrouble.OTHER_REQUEST -> R.string.request_other
    RequestTrouble.ALREADY_ANSWERED -> R.string.request_answered
    RequestTrouble.NO_NAME -> R.string.request_no_name
    RequestTrouble.NOT_NOW -> R.string.request_not_now
}

/** Why nobody vouches for whoever asks; null where somebody does. */
@StringRes
fun AskerStanding.words(): Int? = when (this) {
    AskerStanding.ACCREDITED -> null
    AskerStanding.OTHER_PURPOSE -> R.string.ask_standing_purpose
    AskerStanding.OTHER_COUNTRY -> R.string.ask_standing_country
    AskerStanding.EXPIRED -> R.string.ask_standing_expired
    AskerStanding.STALE -> R.string.ask_standing_stale
    AskerStanding.CLOCK -> R.string.ask_standing_clock
    AskerStanding.UNKNOWN -> R.string.ask_standing_unknown
}

/** How a pass was shown. */
@StringRes
fun ShowingMode.words(): Int = when (this) {
    ShowingMode.FIXED -> R.string.history_fixed
    ShowingMode.LIVE -> R.string.history_live
    ShowingMode.SEALED -> R.string.history_sealed
    ShowingMode.MARK -> R.string.history_mark
}

/** What something is asked for; a purpose that Carnet does not know stands for itself. */
@Composable
fun purposeWord(purpose: String): String = when (purpose) {
    "border" -> stringResource(R.string.purpose_border)
    "clearance" -> stringResource(R.string.purpose_clearance)
    "boarding" -> stringResource(R.string.purpose_boarding)
    "venue" -> stringResource(R.string.purpose_venue)
    "door" -> stringResource(R.string.purpose_door)
    else -> purpose
}

/** For how long an answer is kept: days where it is some, else hours and less. */
@Composable
fun keptFor(seconds: Long): String {
    val days = (seconds / DAY).toInt()
    return if (days > 0) pluralStringResource(R.plurals.days, days, days) else duration(seconds)
}

/** What a pass says of a claim; null where it is kept back or not in it. */
@Composable
fun claimValue(value: AskedValue): String? = value.value?.let { fieldValue(Field(value.name, value.type, it)) }

private const val DAY = 86_400L
