//! One field of a certificate, read as tolerantly as real certificates need (SpecialCaseHandling.md of the quality
//! assurance repository): blanks, nulls, numbers in texts and the reverse, dates in several forms.

use std::borrow::Cow;

use crate::cbor::{CborError, Decoder, Type};
use crate::cwt;
use crate::notes::{Notes, Path};
use crate::warning::Warning;

/// Text of the pass; owned where it could not be taken as it stands.
pub(in crate::hc1) type Text<'b> = Cow<'b, str>;

/// A key. Integers become their decimal digits.
pub(in crate::hc1) fn key<'b>(decoder: &mut Decoder<'b>) -> Result<Text<'b>, CborError> {
    match decoder.peek()? {
        Type::Text => decoder.text(),
        Type::Unsigned | Type::Negative => decoder.int().map(|key| key.to_string().into()),
        _ => decoder.skip().map(|()| "?".into()),
    }
}

/// A text, trimmed; `None` where it is absent, null or empty. A number is taken as its digits.
pub(in crate::hc1) fn text<'b>(
    path: Path<'_>,
    decoder: &mut Decoder<'b>,
    notes: &mut Notes,
) -> Result<Option<Text<'b>>, CborError> {
    let text = match decoder.peek()? {
        Type::Text => trim(decoder.text()?, notes),
        Type::Unsigned | Type::Negative => {
            notes.warn(Warning::FieldType);
            decoder.int()?.to_string().into()
        }
        Type::Float => {
            notes.warn(Warning::FieldType);
            decoder.float()?.to_string().into()
        }
        Type::Null | Type::Undefined => return null(decoder, notes).map(|()| None),
        _ => return notes.wrong_type(path, decoder).map(|()| None),
    };
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A name in the alphabet of ICAO Doc 9303. Any text is borne.
pub(in crate::hc1) fn machine_readable<'b>(
    path: Path<'_>,
    decoder: &mut Decoder<'b>,
    notes: &mut Notes,
) -> Result<Option<Text<'b>>, CborError> {
    let name = text(path, decoder, notes)?;
    if name
        .as_ref()
        .is_some_and(|name| !name.bytes().all(|letter| letter.is_ascii_uppercase() || letter == b'<'))
    {
        notes.warn(Warning::MachineReadableName);
    }
    Ok(name)
}

/// Which texts a field for a date may hold without a warning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::hc1) enum DateForm {
    /// `YYYY-MM-DD`.
    Whole,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY`.
    Partial,
    /// RFC 3339.
    DateTime,
    /// Any of these: `dateTime` of FHIR R4.
    Fhir,
}

/// A date as text, in whatever form: plain, within tag 0 (RFC 8949 section 3.4.1) or 1004 (RFC 8943), or as seconds since
/// 1970 within tag 1. Where a date belongs, the time of day is cut off.
pub(in crate::hc1) fn date<'b>(
    form: DateForm,
    path: Path<'_>,
    decoder: &mut Decoder<'b>,
    notes: &mut Notes,
) -> Result<Option<Text<'b>>, CborError> {
    let tagged = decoder.peek()? == Type::Tag;
    if tagged {
        notes.warn(Warning::DateForm);
        decoder.tag()?;
    }
    let date = match decoder.peek()? {
        Type::Text => Some(trim(decoder.text()?, notes)).filter(|text| !text.is_empty()),
        Type::Unsigned | Type::Negative if tagged => {
            let seconds = i64::try_from(decoder.int()?).ok();
            seconds.and_then(cwt::from_seconds).map(|at| at.to_string().into())
        }
        Type::Float if tagged => cwt::from_float(decoder.float()?).map(|at| at.to_string().into()),
        _ => text(path, decoder, notes)?,
    };
    Ok(date.map(|date| in_form(form, date, notes)))
}

fn in_form<'b>(form: DateForm, date: Text<'b>, notes: &mut Notes) -> Text<'b> {
    let bytes = date.as_bytes();
    let fits = match form {
        DateForm::Whole => is_date(bytes),
        DateForm::Partial => is_date(bytes) || is_month(bytes) || is_year(bytes),
        DateForm::DateTime => is_date_time(bytes),
        DateForm::Fhir => is_date(bytes) || is_month(bytes) || is_year(bytes) || is_date_time(bytes),
    };
    if fits {
        return date;
    }
    notes.warn(Warning::DateForm);
    let has_time = matches!(bytes.get(DATE), Some(b'T' | b't' | b' '));
    if matches!(form, DateForm::DateTime | DateForm::Fhir) || !has_time || !bytes.get(..DATE).is_some_and(is_date) {
        return date;
    }
    match date {
        Cow::Borrowed(date) => Cow::Borrowed(date.get(..DATE).unwrap_or(date)),
        Cow::Owned(mut date) => {
            date.truncate(DATE);
            Cow::Owned(date)
        }
    }
}

/// Characters of `YYYY-MM-DD`.
const DATE: usize = 10;

fn is_date(text: &[u8]) -> bool {
    text.len() == DATE && text.get(..7).is_some_and(is_month) && text.get(7) == Some(&b'-') && number(text, 8, 1..=31)
}

fn is_month(text: &[u8]) -> bool {
    text.len() == 7 && text.get(..4).is_some_and(is_year) && text.get(4) == Some(&b'-') && number(text, 5, 1..=12)
}

fn is_year(text: &[u8]) -> bool {
    text.len() == 4 && text.iter().all(u8::is_ascii_digit)
}

/// `YYYY-MM-DDThh:mm:ss`, then a fraction or an offset, which are not looked at further.
fn is_date_time(text: &[u8]) -> bool {
    text.get(..DATE).is_some_and(is_date)
        && text.get(DATE) == Some(&b'T')
        && number(text, 11, 0..=23)
        && text.get(13) == Some(&b':')
        && number(text, 14, 0..=59)
        && text.get(16) == Some(&b':')
        && number(text, 17, 0..=60)
}

/// Whether two digits at this place are within the range.
fn number(text: &[u8], at: usize, range: std::ops::RangeInclusive<u8>) -> bool {
    let digit = |at: usize| {
        text.get(at)
            .filter(|digit| digit.is_ascii_digit())
            .map(|digit| digit & 0x0f)
    };
    digit(at)
        .zip(digit(at.saturating_add(1)))
        .is_some_and(|(tens, ones)| range.contains(&tens.saturating_mul(10).saturating_add(ones)))
}

/// A count. Whole floats and digits as text are borne, and any value.
pub(in crate::hc1) fn count(
    path: Path<'_>,
    decoder: &mut Decoder<'_>,
    notes: &mut Notes,
) -> Result<Option<i64>, CborError> {
    let found = decoder.peek()?;
    let count = match found {
        Type::Unsigned | Type::Negative => i64::try_from(decoder.int()?).ok(),
        Type::Float => whole(decoder.float()?),
        Type::Text => decoder.text()?.trim().parse().ok(),
        Type::Null | Type::Undefined => return null(decoder, notes).map(|()| None),
        _ => return notes.wrong_type(path, decoder).map(|()| None),
    };
    if count.is_none() || !matches!(found, Type::Unsigned | Type::Negative) {
        notes.warn(Warning::FieldType);
    }
    if count.is_some_and(|count| count < 1) {
        notes.warn(Warning::DoseNumber);
    }
    Ok(count)
}

fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range and the fraction were checked")]
    (number.trunc() == number && number.abs() < 1e15).then_some(number as i64)
}

/// Reads over a null or undefined.
pub(in crate::hc1) fn null(decoder: &mut Decoder<'_>, notes: &mut Notes) -> Result<(), CborError> {
    notes.warn(Warning::NullField);
    decoder.skip()
}

fn trim<'b>(text: Text<'b>, notes: &mut Notes) -> Text<'b> {
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return text;
    }
    notes.warn(Warning::Untrimmed);
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
