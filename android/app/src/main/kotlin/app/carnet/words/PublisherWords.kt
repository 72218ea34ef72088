package app.carnet.words

import android.icu.text.NumberFormat
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import app.carnet.R
import app.carnet.bridge.ContentKind
import app.carnet.bridge.Freshness
import app.carnet.bridge.Opinion
import app.carnet.bridge.PackTrouble
import app.carnet.bridge.Publisher
import app.carnet.bridge.SignerState

/** Why a pack is refused, and what to do. */
@StringRes
fun PackTrouble.words(): Int = when (this) {
    PackTrouble.NOT_A_PACK -> R.string.pack_not_a_pack
    PackTrouble.TOO_LARGE -> R.string.pack_too_large
    PackTrouble.DAMAGED -> R.string.pack_damaged
    PackTrouble.TOO_NEW -> R.string.pack_too_new
    PackTrouble.NOT_GENUINE -> R.string.pack_not_genuine
    PackTrouble.OLDER -> R.string.pack_older
    PackTrouble.CHANGES -> R.string.pack_changes
    PackTrouble.EXPIRED -> R.string.pack_expired
    PackTrouble.FROM_FUTURE -> R.string.pack_from_future
    PackTrouble.CLOCK -> R.string.pack_clock
}

/** What a publisher speaks of. */
@StringRes
fun ContentKind.words(): Int = when (this) {
    ContentKind.TRUST -> R.string.content_trust
    ContentKind.REVOCATION -> R.string.content_revocation
    ContentKind.RULES -> R.string.content_rules
    ContentKind.AGREEMENTS -> R.string.content_agreements
    ContentKind.VERIFIERS -> R.string.content_verifiers
}

/** Whether it still counts, in a word or three. */
@StringRes
fun Freshness.words(): Int = when (this) {
    Freshness.FRESH -> R.string.publisher_fresh
    Freshness.STALE -> R.string.publisher_stale
    Freshness.EXPIRED -> R.string.publisher_expired
}

/** What to do about a publisher that should have renewed its pack; null where it did. */
@Composable
fun Publisher.overdue(): String? = when (freshness) {
    Freshness.FRESH -> null
    Freshness.STALE -> stringResource(R.string.publisher_stale_text, instantDay(refreshBy))
    Freshness.EXPIRED -> stringResource(R.string.publisher_expired_text, instantDay(expires))
}

/** Where it came from. */
@StringRes
fun Publisher.origin(): Int = if (bundled) R.string.publisher_bundled else R.string.publisher_added

/** When it was renewed last, and how long ago that is at [now]. */
@Composable
fun Publisher.renewed(now: Long): String = stringResource(R.string.publisher_updated, instantDay(updated), age(updated, now))

/** All of a row of the list as one sentence. */
@Composable
fun Publisher.spoken(now: Long): String = stringResource(
    if (development) R.string.publisher_spoken_development else R.string.publisher_spoken,
    name, stringResource(origin()), renewed(now), stringResource(freshness.words()),
)

/** How long ago [then] is at [now], in whole days. */
@Composable
fun age(then: Long, now: Long): String {
    val days = ((now - then).coerceAtLeast(0) / DAY_SECONDS).toInt()
    return if (days == 0) stringResource(R.string.age_today) else pluralStringResource(R.plurals.age_days, days, days)
}

/** What a publisher says of a key. */
@Composable
fun opinion(opinion: Opinion): String {
    val since = opinion.since?.let { instantDay(it) }.orEmpty()
    return when (opinion.state) {
        SignerState.ACTIVE -> stringResource(R.string.opinion_active)
        SignerState.RETIRED -> stringResource(R.string.opinion_retired, since)
        SignerState.COMPROMISED -> stringResource(R.string.opinion_compromised, since)
    }
}

/** `37 %` as this locale writes it. */
@Composable
fun percent(value: Int): String = NumberFormat.getPercentInstance(locale()).format(value / 100.0)

private const val DAY_SECONDS = 86_400L
