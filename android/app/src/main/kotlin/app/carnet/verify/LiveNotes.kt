package app.carnet.verify

import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.Assurance
import app.carnet.bridge.PassKind
import app.carnet.bridge.Verification
import app.carnet.parts.Banner
import app.carnet.theme.Space
import app.carnet.theme.Tone

/** Of a live code: how old it is and what that does not prove, and whether this very one was here before. Nothing of others. */
@Composable
internal fun LiveNotes(verification: Verification) {
    if (verification.assurance != Assurance.LIVE) return
    val gap = Modifier.padding(top = Space.m)
    verification.seenBefore?.let {
        val seconds = it.coerceAtLeast(0).toInt()
        Banner(
            Tone.WAIT,
            pluralStringResource(R.plurals.verify_seen_text, seconds, seconds),
            gap,
            stringResource(R.string.verify_seen_title),
            live = true,
        )
    }
    val age = verification.age?.toInt() ?: 0
    val signed = if (age < 0) stringResource(R.string.verify_live_ahead) else pluralStringResource(R.plurals.verify_live_age, age, age)
    val unproved = if (verification.kind == PassKind.MARK) R.string.mark_what else R.string.verify_live_relay
    Banner(Tone.NOTE, stringResource(unproved), gap, signed)
}
