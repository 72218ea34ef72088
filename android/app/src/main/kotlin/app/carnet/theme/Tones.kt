package app.carnet.theme

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import app.carnet.bridge.PassKind
import app.carnet.bridge.TripColour
import app.carnet.bridge.Verdict

/** What a colour says. Never the only signal: a shape and a word go with it. */
enum class Tone { GOOD, WAIT, DOUBT, BAD, NOTE }

/** The tone of a verdict. */
fun Verdict.tone(): Tone = when (this) {
    Verdict.VALID -> Tone.GOOD
    Verdict.EXPIRED, Verdict.NOT_YET_VALID -> Tone.WAIT
    Verdict.UNKNOWN, Verdict.UNKNOWN_SIGNER, Verdict.SIGNER_NOT_ALLOWED -> Tone.DOUBT
    Verdict.INVALID, Verdict.UNDECODABLE, Verdict.REVOKED -> Tone.BAD
}

/** The tone of a trip's colour. */
fun TripColour.tone(): Tone = when (this) {
    TripColour.GREEN -> Tone.GOOD
    TripColour.YELLOW -> Tone.WAIT
    TripColour.UNKNOWN -> Tone.DOUBT
    TripColour.RED -> Tone.BAD
}

/** Text on [container] and marks on [sign] have a contrast of at least 4.5. */
@Immutable
class ToneColors(val container: Color, val onContainer: Color, val sign: Color, val onSign: Color)

/** The head of a pass card: white text stands on both ends of the gradient. */
@Immutable
class KindColors(val start: Color, val end: Color)

/** Fixed colours beside the Material scheme; they do not follow the wallpaper, so that a verdict looks the same everywhere. */
@Immutable
internal class FixedColors(val tones: Map<Tone, ToneColors>, val kinds: Map<PassKind, KindColors>)

internal val LightFixed = FixedColors(
    tones = mapOf(
        Tone.GOOD to tone(0xFFDDF1E0, 0xFF0D3D1B, 0xFF1B7A3A, 0xFFFFFFFF),
        Tone.WAIT to tone(0xFFFCEBCB, 0xFF4A3100, 0xFF8A5A00, 0xFFFFFFFF),
        Tone.DOUBT to tone(0xFFE5E7F9, 0xFF262B5E, 0xFF4A52A8, 0xFFFFFFFF),
        Tone.BAD to tone(0xFFFBE0DD, 0xFF5F1410, 0xFFB3261E, 0xFFFFFFFF),
        Tone.NOTE to tone(0xFFE6ECED, 0xFF22302F, 0xFF4B5F64, 0xFFFFFFFF),
    ),
    kinds = mapOf(
        PassKind.VACCINATION to KindColors(Color(0xFF0A4350), Color(0xFF12707B)),
        PassKind.TEST to KindColors(Color(0xFF2C3670), Color(0xFF4A5AA6)),
        PassKind.RECOVERY to KindColors(Color(0xFF512A55), Color(0xFF84487F)),
        PassKind.VENUE to KindColors(Color(0xFF5A3216), Color(0xFF8A5226)),
        PassKind.OTHER to KindColors(Color(0xFF343D43), Color(0xFF505C63)),
        PassKind.CLEARANCE to KindColors(Color(0xFF1F4A2A), Color(0xFF37703F)),
        PassKind.MARK to KindColors(Color(0xFF4A4212), Color(0xFF6E6220)),
    ),
)

internal val DarkFixed = FixedColors(
    tones = mapOf(
        Tone.GOOD to tone(0xFF17361F, 0xFFC3ECCC, 0xFF7FD396, 0xFF06300F),
        Tone.WAIT to tone(0xFF40300C, 0xFFFBE0AE, 0xFFF0BE5C, 0xFF3A2700),
        Tone.DOUBT to tone(0xFF2A2F5A, 0xFFDDE0FB, 0xFFB3BAF5, 0xFF1B2154),
        Tone.BAD to tone(0xFF551B17, 0xFFFBD9D6, 0xFFF5A49D, 0xFF52100B),
        Tone.NOTE to tone(0xFF273032, 0xFFD6DFE1, 0xFFA9B8BC, 0xFF1A2426),
    ),
    kinds = mapOf(
        PassKind.VACCINATION to KindColors(Color(0xFF083842), Color(0xFF0F5F69)),
        PassKind.TEST to KindColors(Color(0xFF262E60), Color(0xFF414F92)),
        PassKind.RECOVERY to KindColors(Color(0xFF452449), Color(0xFF713E6D)),
        PassKind.VENUE to KindColors(Color(0xFF4A2912), Color(0xFF754520)),
        PassKind.OTHER to KindColors(Color(0xFF2C3338), Color(0xFF4A555B)),
        PassKind.CLEARANCE to KindColors(Color(0xFF193D22), Color(0xFF2D5F35)),
        PassKind.MARK to KindColors(Color(0xFF3D360F), Color(0xFF5C521A)),
    ),
)

private fun tone(container: Long, onContainer: Long, sign: Long, onSign: Long) =
    ToneColors(Color(container), Color(onContainer), Color(sign), Color(onSign))

internal val LocalFixedColors = staticCompositionLocalOf { LightFixed }

/** The colours of a tone in the present theme. */
@Composable
@ReadOnlyComposable
fun MaterialTheme.tones(tone: Tone): ToneColors = LocalFixedColors.current.tones.getValue(tone)

/** The colours of a kind of pass in the present theme. */
@Composable
@ReadOnlyComposable
fun MaterialTheme.kinds(kind: PassKind): KindColors = LocalFixedColors.current.kinds.getValue(kind)
