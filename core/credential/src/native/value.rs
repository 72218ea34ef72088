//! The values of fields, and how each is written.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{Field, NativeError};
use crate::Country;
use crate::cbor::Encoder;
use crate::sdcwt::{Planned, Value};

/// Characters of a code, at most.
const CODE: usize = 32;

/// Bytes of a name in a machine-readable zone of the largest size (ICAO Doc 9303 part 4).
const NAME: usize = 39;

/// Countries on a route: more than a journey has stops.
const STOPS: usize = 12;

/// Passes that one clearance rests on.
const CHECKED: usize = 4;

/// A field's value. Holds pass content: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// A text.
    Text(String),
    /// A number.
    Number(i64),
    /// A digest.
    Digest([u8; 32]),
    /// Countries, in order.
    Route(Vec<Country>),
    /// Passes that were checked.
    Evidence(Vec<Evidence>),
}

/// A pass that a clearance rests on. The digest lets whoever has that pass prove that it is the one, and tells nobody else.
#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The name of its format.
    pub format: String,
    /// The name of its kind.
    pub kind: String,
    /// Who issued it, as it says.
    pub issuer: String,
    /// When it was checked.
    pub checked: Date,
    /// Random bytes before the text of the pass.
    pub salt: [u8; 16],
    /// SHA-256 of both.
    pub digest: [u8; 32],
}

impl FieldValue {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The text, where it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// In JSON, as authors of passes write it and programs read it. Bytes are hexadecimal.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Digest(digest) => json!(hex(digest)),
            Self::Route(route) => route.iter().map(|country| json!(country.as_str())).collect(),
            Self::Evidence(evidence) => evidence
                .iter()
                .map(|one| {
                    json!({
                        "format": one.format, "kind": one.kind, "issuer": one.issuer, "checked": one.checked.to_string(),
                        "salt": hex(&one.salt), "digest": hex(&one.digest),
                    })
                })
                .collect(),
        }
    }

    /// From the JSON that an author of passes writes: texts, numbers, lists of countries, digests in hexadecimal. Evidence is
    /// never written by hand.
    ///
    /// # Errors
    /// [`NativeError::Value`].
    pub fn from_json(field: Field, json: &Json) -> Result<Self, NativeError> {
        let value = match (field, json) {
            (Field::PolicyDigest, Json::String(text)) => unhex(text).map(Self::Digest),
            (Field::Route, Json::Array(codes)) => {
                let country = |code: &Json| Country::from_alpha2(code.as_str()?);
                codes.iter().map(country).collect::<Option<_>>().map(Self::Route)
            }
            (_, Json::String(text)) => Some(Self::text(text)),
            (_, Json::Number(number)) => number.as_i64().map(Self::Number),
            _ => None,
        };
        value.filter(|value| value.fits(field)).ok_or(NativeError::Value(field))
    }

    /// Whether it is written as the field has to be.
    pub(super) fn fits(&self, field: Field) -> bool {
        let capital = |byte: u8| byte.is_ascii_uppercase();
        match (field, self) {
            (Field::Name, Self::Text(text)) => {
                (1..=NAME).contains(&text.len()) && text.bytes().all(|byte| capital(byte) || byte == b'<')
            }
            (Field::BirthDate, Self::Text(text)) => is_birth_date(text),
            (Field::DocumentType, Self::Text(text)) => (1..=2).contains(&text.len()) && text.bytes().all(capital),
            (Field::DocumentNumber, Self::Text(text)) => {
                let in_number = |byte: u8| capital(byte) || byte.is_ascii_digit() || byte == b'<';
                (1..=20).contains(&text.len()) && text.bytes().all(in_number)
            }
            (
                Field::Disease | Field::Prophylaxis | Field::Product | Field::TestType | Field::Result | Field::Policy,
                Self::Text(text),
            ) => is_short(text, CODE),
            (Field::Hint, Self::Text(text)) => is_short(text, 8),
            (Field::Dose | Field::Doses, Self::Number(number)) => (1..=99).contains(number),
            (Field::Date | Field::ValidFrom | Field::ValidUntil, Self::Text(text)) => day(text).is_some(),
            (Field::Country, Self::Text(text)) => {
                Country::from_alpha2(text).is_some_and(|known| known.as_str() == text)
            }
            (Field::Colour, Self::Text(text)) => text == "green" || text == "yellow",
            (Field::Category, Self::Text(text)) => text == "citizen" || text == "foreigner",
            (Field::Route, Self::Route(route)) => (1..=STOPS).contains(&route.len()),
            (Field::Evidence, Self::Evidence(evidence)) => {
                (1..=CHECKED).contains(&evidence.len()) && evidence.iter().all(Evidence::fits)
            }
            (Field::PolicyDigest, Self::Digest(_)) => true,
            (Field::Until, Self::Number(moment)) => jiff::Timestamp::from_second(*moment).is_ok(),
            _ => false,
        }
    }

    pub(super) fn read(field: Field, value: &Value<'_>) -> Option<Self> {
        let read = match (field, value) {
            (Field::Route, Value::Array(route)) if route.hidden() == 0 => {
                let country = |element: &crate::sdcwt::Element<'_>| {
                    let code = element.value.as_text()?;
                    Country::from_alpha2(code).filter(|known| known.as_str() == code)
                };
                Self::Route(route.iter().map(country).collect::<Option<_>>()?)
            }
            (Field::Evidence, Value::Array(evidence)) if evidence.hidden() == 0 => Self::Evidence(
                evidence
                    .iter()
                    .map(|element| Evidence::read(&element.value))
                    .collect::<Option<_>>()?,
            ),
            (_, Value::Bytes(bytes)) => Self::Digest(bytes.as_ref().try_into().ok()?),
            (_, Value::Text(text)) => Self::text(text),
            (_, Value::Int(_)) => Self::Number(value.as_i64()?),
            _ => return None,
        };
        read.fits(field).then_some(read)
    }

    pub(super) fn planned(&self) -> Result<Planned, NativeError> {
        Ok(match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
            Self::Digest(digest) => Planned::bytes(digest),
            Self::Route(_) | Self::Evidence(_) => Planned::cbor(&self.list())?,
        })
    }

    fn list(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        match self {
            Self::Route(route) => {
                encoder.array(route.len());
                for country in route {
                    encoder.text(country.as_str());
                }
            }
            Self::Evidence(evidence) => {
                encoder.array(evidence.len());
                for one in evidence {
                    one.write(&mut encoder);
                }
            }
            Self::Text(_) | Self::Number(_) | Self::Digest(_) => {}
        }
        encoder.finish()
    }
}

impl Evidence {
    fn fits(&self) -> bool {
        [&self.format, &self.kind, &self.issuer]
            .into_iter()
            .all(|text| is_short(text, CODE))
    }

    /// `{1: format, 2: kind, 3: issuer, 4: day, 5: digest, 6: salt}`.
    fn write(&self, encoder: &mut Encoder) {
        encoder.map_head(6).i64(1).text(&self.format).i64(2).text(&self.kind);
        encoder.i64(3).text(&self.issuer).i64(4).text(&self.checked.to_string());
        encoder.i64(5).bytes(&self.digest).i64(6).bytes(&self.salt);
    }

    fn read(value: &Value<'_>) -> Option<Self> {
        let map = value
            .as_map()
            .filter(|map| map.hidden() == 0 && map.iter().count() == 6)?;
        let text = |key: i64| Some(map.get(key)?.as_text()?.to_owned());
        Some(Self {
            format: text(1)?,
            kind: text(2)?,
            issuer: text(3)?,
            checked: day(map.get(4)?.as_text()?)?,
            digest: map.get(5)?.as_bytes()?.try_into().ok()?,
            salt: map.get(6)?.as_bytes()?.try_into().ok()?,
        })
    }
}

/// A day as it is always written.
pub(super) fn day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}

fn is_birth_date(text: &str) -> bool {
    // A month, a year: some birth dates are known no better.
    match text.len() {
        4 => day(&format!("{text}-01-01")).is_some(),
        7 => day(&format!("{text}-01")).is_some(),
        _ => day(text).is_some(),
    }
}

pub(super) fn is_short(text: &str, most: usize) -> bool {
    let printable = |character: char| !character.is_control() && crate::view::clean(text).contains(character);
    !text.is_empty() && text.len() <= most && text.trim() == text && text.chars().all(printable)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes: Vec<u8> = text.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok().filter(|_| digits)
}
