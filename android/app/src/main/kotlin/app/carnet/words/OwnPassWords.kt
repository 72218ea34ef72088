package app.carnet.words

import androidx.annotation.StringRes
import app.carnet.R
import app.carnet.bridge.NativeTrouble

/** What could not be done. */
@StringRes
fun NativeTrouble.title(): Int = when (this) {
    NativeTrouble.NOT_AN_INVITATION, NativeTrouble.OTHER_HALF, NativeTrouble.TOO_NEW, NativeTrouble.INVITATION_OVER, NativeTrouble.TOO_MANY_WAITING,
    -> R.string.error_enrol_title
    NativeTrouble.NOT_WAITED_FOR, NativeTrouble.UNKNOWN_ISSUER, NativeTrouble.NOT_A_BATCH, NativeTrouble.BATCH_REFUSED -> R.string.error_receive_title
    NativeTrouble.NO_COPY_LEFT -> R.string.copies_none_title
    NativeTrouble.NEVER_KEPT -> R.string.error_never_kept_title
    NativeTrouble.ENDED, NativeTrouble.NOT_BEGUN, NativeTrouble.DAMAGED_COPY, NativeTrouble.NOT_LIVE, NativeTrouble.ONLY_LIVE, NativeTrouble.NO_SUCH_FIELD,
    NativeTrouble.MARK_SHOWN, NativeTrouble.NOT_SHOWN,
    -> R.string.error_live_title
}

/** Why, and what to do. */
@StringRes
fun NativeTrouble.words(): Int = when (this) {
    NativeTrouble.NOT_AN_INVITATION -> R.string.error_not_an_invitation
    NativeTrouble.OTHER_HALF -> R.string.error_other_half
    NativeTrouble.TOO_NEW -> R.string.error_enrol_too_new
    NativeTrouble.INVITATION_OVER -> R.string.error_invitation_over
    NativeTrouble.TOO_MANY_WAITING -> R.string.error_too_many_waiting
    NativeTrouble.NOT_WAITED_FOR -> R.string.error_not_waited_for
    NativeTrouble.UNKNOWN_ISSUER -> R.string.error_unknown_issuer
    NativeTrouble.NOT_A_BATCH -> R.string.error_not_a_batch
    NativeTrouble.BATCH_REFUSED -> R.string.error_batch_refused
    NativeTrouble.NO_COPY_LEFT -> R.string.copies_none_text
    NativeTrouble.ENDED -> R.string.error_live_ended
    NativeTrouble.NOT_BEGUN -> R.string.error_live_not_begun
    NativeTrouble.DAMAGED_COPY -> R.string.error_damaged_copy
    NativeTrouble.NOT_LIVE -> R.string.error_not_live
    NativeTrouble.ONLY_LIVE -> R.string.error_only_live
    NativeTrouble.MARK_SHOWN -> R.string.mark_shown
    NativeTrouble.NO_SUCH_FIELD -> R.string.error_no_such_field
    NativeTrouble.NEVER_KEPT -> R.string.error_never_kept
    NativeTrouble.NOT_SHOWN -> R.string.error_not_shown
}
