//! The registered claims of both tokens: their types, and what their times have to be to each other.

use jiff::{SignedDuration, Timestamp};

use super::draft::{self, claim};
use super::error::SdCwtError;
use super::value::{Claims, Value};
use crate::cwt;

/// `exp`, `nbf` and `iat`, to the nanosecond where a token tells fractions of a second.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// `exp`: the token counts before this.
    pub expires: Option<Timestamp>,
    /// `nbf`: the token counts from this on.
    pub not_before: Option<Timestamp>,
    /// `iat`: when it was made.
    pub issued: Option<Timestamp>,
}

impl Times {
    /// Reads the three claims and compares them (section 6.2; section 9, step 3).
    pub(super) fn of(claims: &Claims<'_>) -> Result<Self, SdCwtError> {
        let time = |key: i64| claims.get(key).map(time).transpose();
        let times = Self {
            expires: time(claim::EXPIRES)?,
            not_before: time(claim::NOT_BEFORE)?,
            issued: time(claim::ISSUED)?,
        };
        let consistent = at_most(times.not_before, times.issued)
            && before(times.not_before, times.expires)
            && before(times.issued, times.expires);
        if consistent { Ok(times) } else { Err(SdCwtError::Times) }
    }

    /// Whether a key binding token with these times counts only while an SD-CWT with those does (section 9, step 6).
    pub(super) fn lie_within(&self, sd_cwt: &Self) -> bool {
        at_most(self.expires, sd_cwt.expires)
            && at_most(sd_cwt.not_before, self.not_before)
            && at_most(sd_cwt.issued, self.issued)
            && before(self.not_before, sd_cwt.expires)
            && before(self.issued, sd_cwt.expires)
            && at_most(sd_cwt.not_before, self.issued)
    }
}

/// A text claim, if it is there.
pub(super) fn text<'c>(claims: &'c Claims<'_>, key: i64) -> Result<Option<&'c str>, SdCwtError> {
    let text = |value: &'c Value<'_>| value.as_text().ok_or(SdCwtError::ClaimType);
    claims.get(key).map(text).transpose()
}

/// A claim of bytes, if it is there.
pub(super) fn bytes<'c>(claims: &'c Claims<'_>, key: i64) -> Result<Option<&'c [u8]>, SdCwtError> {
    let bytes = |value: &'c Value<'_>| value.as_bytes().ok_or(SdCwtError::ClaimType);
    claims.get(key).map(bytes).transpose()
}

fn time(value: &Value<'_>) -> Result<Timestamp, SdCwtError> {
    let time = match value {
        Value::Int(seconds) => i64::try_from(*seconds).ok().and_then(cwt::from_seconds),
        Value::Float(seconds) if seconds.abs() <= draft::FLOAT_SECONDS => SignedDuration::try_from_secs_f64(*seconds)
            .and_then(Timestamp::from_duration)
            .ok(),
        _ => return Err(SdCwtError::ClaimType),
    };
    time.ok_or(SdCwtError::Times)
}

/// Whether one is not after the other, where both are there.
fn at_most(one: Option<Timestamp>, other: Option<Timestamp>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one <= other)
}

/// Whether one is before the other, where both are there.
fn before(one: Option<Timestamp>, other: Option<Timestamp>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one < other)
}
