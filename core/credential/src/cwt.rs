//! CWT claims (RFC 8392 section 3).

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::notes::Notes;
use crate::refusal::Refusal;
use crate::view;
use crate::warning::Warning;

/// The registered claims that are used of every pass.
#[derive(Clone, Default)]
pub(crate) struct Claims {
    /// `iss`, as it may go onto a screen.
    pub(crate) issuer: Option<String>,
    /// `exp`.
    pub(crate) expires: Option<Timestamp>,
    /// `nbf`.
    pub(crate) not_before: Option<Timestamp>,
    /// `iat`.
    pub(crate) issued: Option<Timestamp>,
}

/// Claim keys (RFC 8392 section 4).
pub(crate) const ISSUER: i64 = 1;
pub(crate) const EXPIRES: i64 = 4;
const NOT_BEFORE: i64 = 5;
pub(crate) const ISSUED: i64 = 6;

impl Claims {
    /// Reads a claims set. `other` is asked to read the value of every claim that is not one of [`Claims`]; a key that is
    /// not an integer comes as `None`.
    pub(crate) fn read<'b>(
        bytes: &'b [u8],
        profile: Profile,
        notes: &mut Notes,
        mut other: impl FnMut(Option<i64>, &mut Decoder<'b>, &mut Notes) -> Result<(), Refusal>,
    ) -> Result<Self, Refusal> {
        let mut claims = Self::default();
        let mut time_refused = false;
        let mut decoder = Decoder::new(bytes, profile);
        if decoder.peek()? != Type::Map {
            return Err(Refusal::NotClaims);
        }
        decoder.map()?;
        while decoder.more()? {
            let key = claim_key(&mut decoder)?;
            let time = match key {
                Some(ISSUER) => {
                    claims.issuer = issuer(&mut decoder, notes)?;
                    continue;
                }
                Some(EXPIRES) => &mut claims.expires,
                Some(NOT_BEFORE) => &mut claims.not_before,
                Some(ISSUED) => &mut claims.issued,
                _ => {
                    other(key, &mut decoder, notes)?;
                    continue;
                }
            };
            match numeric_date(&mut decoder, notes)? {
                Given::Time(at) => *time = Some(at),
                Given::Nothing => {}
                Given::NoTime => time_refused = true,
            }
        }
        decoder.finish()?;
        // Only now: whether the rest can be read at all comes first.
        if time_refused { Err(Refusal::Time) } else { Ok(claims) }
    }
}

fn claim_key(decoder: &mut Decoder<'_>) -> Result<Option<i64>, CborError> {
    match decoder.peek()? {
        Type::Unsigned | Type::Negative => decoder.int().map(|key| i64::try_from(key).ok()),
        _ => decoder.skip().map(|()| None),
    }
}

fn issuer(decoder: &mut Decoder<'_>, notes: &mut Notes) -> Result<Option<String>, CborError> {
    if decoder.peek()? != Type::Text {
        notes.warn(Warning::FieldType);
        return decoder.skip().map(|()| None);
    }
    let text = decoder.text()?;
    Ok(Some(view::clean(&text)).filter(|issuer| !issuer.is_empty()))
}

/// What stands where a time belongs.
enum Given {
    Time(Timestamp),
    Nothing,
    NoTime,
}

impl From<Option<Timestamp>> for Given {
    fn from(time: Option<Timestamp>) -> Self {
        time.map_or(Self::NoTime, Self::Time)
    }
}

/// A NumericDate: seconds since 1970 as an integer or a float, without a tag (RFC 8392 section 2). Borne besides: within
/// tag 1, a date-time text with or without tag 0, and null for an absent one.
fn numeric_date(decoder: &mut Decoder<'_>, notes: &mut Notes) -> Result<Given, CborError> {
    let found = decoder.peek()?;
    if !matches!(found, Type::Unsigned | Type::Negative) {
        notes.warn(Warning::TimeType);
    }
    Ok(match found {
        Type::Unsigned | Type::Negative => {
            let seconds = decoder.int()?;
            i64::try_from(seconds).ok().and_then(from_seconds).into()
        }
        Type::Float => from_float(decoder.float()?).into(),
        Type::Text => from_text(&decoder.text()?).into(),
        Type::Null | Type::Undefined => {
            decoder.skip()?;
            Given::Nothing
        }
        Type::Tag => {
            decoder.tag()?;
            match decoder.peek()? {
                Type::Unsigned | Type::Negative | Type::Float | Type::Text => numeric_date(decoder, notes)?,
                _ => {
                    decoder.skip()?;
                    Given::NoTime
                }
            }
        }
        _ => {
            decoder.skip()?;
            Given::NoTime
        }
    })
}

/// `None` outside of the calendar: years -9999 to 9999.
pub(crate) fn from_seconds(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds).ok()
}

/// Fractions of a second are dropped.
pub(crate) fn from_float(seconds: f64) -> Option<Timestamp> {
    let whole = seconds.floor();
    // The calendar ends long before the integers of an f64 do; the cast saturates, and NaN is not in the range.
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    (-1e12..1e12)
        .contains(&whole)
        .then_some(whole as i64)
        .and_then(from_seconds)
}

/// RFC 3339; a text without offset is taken as UTC, one without time of day as its start.
fn from_text(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let local: civil::DateTime = text.parse().ok()?;
        Offset::UTC.to_timestamp(local).ok()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cbor::{Encoder, Map};

    /// Reads a claims set with one time claim, `exp`.
    fn expires(write: impl FnOnce(&mut Encoder) -> &mut Encoder) -> Result<(Option<Timestamp>, Vec<Warning>), Refusal> {
        let mut map = Map::new();
        map.entry(|k| k.i64(EXPIRES), write).unwrap();
        let mut encoder = Encoder::new();
        encoder.map(&map);
        let mut notes = Notes::default();
        let claims = Claims::read(&encoder.finish(), Profile::Lenient, &mut notes, |_, decoder, _| {
            Ok(decoder.skip()?)
        })?;
        Ok((claims.expires, notes.warnings()))
    }

    fn at(text: &str) -> Option<Timestamp> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn times_as_specified() {
        assert_eq!(
            expires(|v| v.u64(1_620_000_000)),
            Ok((at("2021-05-03T00:00:00Z"), vec![]))
        );
        assert_eq!(expires(|v| v.i64(-1)), Ok((at("1969-12-31T23:59:59Z"), vec![])));
    }

    #[test]
    fn times_that_are_borne() {
        let borne = |text| Ok((at(text), vec![Warning::TimeType]));
        assert_eq!(expires(|v| v.float(1_620_000_000.9)), borne("2021-05-03T00:00:00Z"));
        assert_eq!(expires(|v| v.tag(1).u64(1_620_000_000)), borne("2021-05-03T00:00:00Z"));
        assert_eq!(
            expires(|v| v.tag(0).text("2021-05-03T02:00:00+02:00")),
            borne("2021-05-03T00:00:00Z")
        );
        assert_eq!(
            expires(|v| v.text("2021-05-03T00:00:00")),
            borne("2021-05-03T00:00:00Z")
        );
        assert_eq!(expires(|v| v.text("2021-05-03")), borne("2021-05-03T00:00:00Z"));
        assert_eq!(expires(|v| v.null()), Ok((None, vec![Warning::TimeType])));
    }

    #[test]
    fn times_that_cannot_be() {
        for refused in [
            expires(|v| v.u64(u64::MAX)),
            expires(|v| v.i64(i64::MIN)),
            expires(|v| v.u64(1_620_000_000_000_000)),
            expires(|v| v.float(f64::NAN)),
            expires(|v| v.float(f64::INFINITY)),
            expires(|v| v.float(1e300)),
            expires(|v| v.text("soon")),
            expires(|v| v.bool(true)),
            expires(|v| v.array(0)),
            expires(|v| v.tag(1).tag(1).u64(1)),
            expires(|v| v.tag(2).bytes(&[1; 9])),
        ] {
            assert_eq!(refused, Err(Refusal::Time));
        }
    }

    #[test]
    fn only_a_map_is_a_claims_set() {
        let read = |bytes| {
            Claims::read(bytes, Profile::Lenient, &mut Notes::default(), |_, decoder, _| {
                Ok(decoder.skip()?)
            })
            .map(drop)
        };
        assert_eq!(read(&[0x80]), Err(Refusal::NotClaims));
        assert_eq!(read(&[0xa0, 0x00]), Err(Refusal::Cbor));
        assert_eq!(read(&[]), Err(Refusal::Cbor));
        assert_eq!(read(&[0xa0]), Ok(()));
    }

    proptest! {
        #[test]
        fn any_integer_and_float_is_a_time_or_refused(seconds: i64, float: f64) {
            let integer = expires(|v| v.i64(seconds));
            prop_assert!(integer.as_ref().is_ok_and(|(at, _)| at.unwrap().as_second() == seconds) || integer == Err(Refusal::Time));
            let float = expires(|v| v.float(float));
            prop_assert!(float.is_ok() || float == Err(Refusal::Time));
        }
    }
}
