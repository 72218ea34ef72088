package app.carnet.words

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.BiometricTrouble
import app.carnet.bridge.CarnetError
import app.carnet.bridge.WeakPinReason

/** What happened, in a few words. */
@Composable
fun errorTitle(error: CarnetError): String = stringResource(
    when (error) {
        is CarnetError.WrongPin -> R.string.error_wrong_pin_title
        is CarnetError.WrongRecoveryCode -> R.string.error_wrong_recovery_code_title
        is CarnetError.Wait -> R.string.error_wait_title
        is CarnetError.WeakPin -> R.string.error_weak_pin_title
        is CarnetError.Biometric -> R.string.error_biometric_title
        is CarnetError.NoWallet -> R.string.error_no_wallet_title
        is CarnetError.AlreadyThere -> R.string.error_already_there_title
        is CarnetError.Locked -> R.string.error_locked_title
        is CarnetError.InUse -> R.string.error_in_use_title
        is CarnetError.NotWritten -> R.string.error_not_written_title
        is CarnetError.TooNew -> R.string.error_too_new_title
        is CarnetError.NoSuchPass -> R.string.error_no_such_pass_title
        is CarnetError.NotNewer -> R.string.error_not_newer_title
        is CarnetError.DamagedPass -> R.string.error_damaged_pass_title
        is CarnetError.DamagedWallet -> R.string.error_damaged_wallet_title
        is CarnetError.Keystore -> R.string.error_keystore_title
        is CarnetError.NotKept -> R.string.error_not_kept_title
        is CarnetError.TooLongToShow -> R.string.error_too_long_to_show_title
        is CarnetError.TrustRefused -> R.string.error_trust_refused_title
        is CarnetError.PackRefused -> R.string.error_pack_refused_title
        is CarnetError.WrongWords -> R.string.error_wrong_words_title
        is CarnetError.NoSuchPublisher -> R.string.error_no_such_publisher_title
        is CarnetError.Native -> error.why.title()
        is CarnetError.Request -> R.string.error_request_title
        is CarnetError.NoTrip -> R.string.error_no_trip_title
        is CarnetError.NoSuchTrip -> R.string.error_no_such_trip_title
        is CarnetError.Unreadable -> R.string.error_unreadable_title
        is CarnetError.Internal -> R.string.error_internal_title
    },
)

/** What it means and what to do about it. */
@Composable
fun errorText(error: CarnetError): String = when (error) {
    is CarnetError.WrongPin -> wrongPin(error.triesLeft)
    is CarnetError.WrongRecoveryCode -> stringResource(R.string.error_wrong_recovery_code)
    is CarnetError.Wait -> stringResource(R.string.error_wait, duration(error.seconds))
    is CarnetError.WeakPin -> stringResource(error.why.words())
    is CarnetError.Biometric -> stringResource(error.why.words())
    is CarnetError.NoWallet -> stringResource(R.string.error_no_wallet)
    is CarnetError.AlreadyThere -> stringResource(R.string.error_already_there)
    is CarnetError.Locked -> stringResource(R.string.error_locked)
    is CarnetError.InUse -> stringResource(R.string.error_in_use)
    is CarnetError.NotWritten -> stringResource(R.string.error_not_written)
    is CarnetError.TooNew -> stringResource(R.string.error_too_new)
    is CarnetError.NoSuchPass -> stringResource(R.string.error_no_such_pass)
    is CarnetError.NotNewer -> stringResource(R.string.error_not_newer)
    is CarnetError.DamagedPass -> stringResource(R.string.error_damaged_pass)
    is CarnetError.DamagedWallet -> stringResource(R.string.error_damaged_wallet)
    is CarnetError.Keystore -> stringResource(R.string.error_keystore)
    is CarnetError.NotKept -> stringResource(error.reason.words())
    is CarnetError.TooLongToShow -> stringResource(R.string.error_too_long_to_show)
    is CarnetError.TrustRefused -> stringResource(R.string.error_trust_refused)
    is CarnetError.PackRefused -> stringResource(error.why.words())
    is CarnetError.WrongWords -> stringResource(R.string.error_wrong_words)
    is CarnetError.NoSuchPublisher -> stringResource(R.string.error_no_such_publisher)
    is CarnetError.Native -> stringResource(error.why.words())
    is CarnetError.Request -> stringResource(error.why.words())
    is CarnetError.NoTrip -> stringResource(error.why.words())
    is CarnetError.NoSuchTrip -> stringResource(R.string.error_no_such_trip)
    is CarnetError.Unreadable -> stringResource(R.string.error_unreadable)
    is CarnetError.Internal -> stringResource(R.string.error_internal)
}

@Composable
private fun wrongPin(triesLeft: Int?): String = when (triesLeft) {
    null -> stringResource(R.string.error_wrong_pin)
    0 -> stringResource(R.string.error_wrong_pin_none_left)
    else -> pluralStringResource(R.plurals.error_wrong_pin_tries, triesLeft, triesLeft)
}

private fun WeakPinReason.words(): Int = when (this) {
    WeakPinReason.TOO_SHORT -> R.string.weak_pin_too_short
    WeakPinReason.TOO_LONG -> R.string.weak_pin_too_long
    WeakPinReason.OBVIOUS -> R.string.weak_pin_obvious
    WeakPinReason.CONTROL_CHARACTER -> R.string.weak_pin_control_character
}

private fun BiometricTrouble.words(): Int = when (this) {
    BiometricTrouble.CANCELLED -> R.string.biometric_cancelled
    BiometricTrouble.INVALIDATED -> R.string.biometric_invalidated
    BiometricTrouble.UNAVAILABLE -> R.string.biometric_unavailable
}
