//! CBOR as JSON (RFC 8949 section 6.1).

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use serde_json::{Map, Number, Value};

use super::bignum;
use super::decoder::Decoder;
use super::diagnostic;
use super::error::{CborError, Problem};
use super::profile::Profile;
use super::types::Type;

/// One CBOR item as JSON.
///
/// Integers of 64 bits stay exact, larger ones become the nearest number, and those beyond a JSON number's range a text.
/// Floats stay floats; NaN, the infinities, `undefined` and unassigned simple values become `null`. Byte strings become
/// base64url without padding, or what tags 22 (Base64) and 23 (hexadecimal) around them ask for. Every other tag is left out:
/// a date-time with tag 0 is its text. A map's keys become texts: integers in decimal, others as [`diagnose`] writes them,
/// byte strings as base64url.
///
/// [`diagnose`]: super::diagnose
///
/// # Errors
/// When the bytes are not one item, break the profile or a limit, or hold a map with keys that JSON cannot tell apart.
pub fn to_json(bytes: &[u8], profile: Profile) -> Result<Value, CborError> {
    let mut decoder = Decoder::new(bytes, profile);
    let value = item(&mut decoder, Form::Base64Url)?;
    decoder.finish()?;
    Ok(value)
}

/// How byte strings are written.
#[derive(Clone, Copy)]
enum Form {
    Base64Url,
    Base64,
    Hexadecimal,
}

impl Form {
    fn write(self, bytes: &[u8]) -> String {
        match self {
            Self::Base64Url => Base64UrlUnpadded::encode_string(bytes),
            Self::Base64 => Base64::encode_string(bytes),
            Self::Hexadecimal => bytes.iter().map(|byte| format!("{byte:02X}")).collect(),
        }
    }

    /// The form inside a tag (RFC 8949 section 3.4.5.2).
    fn inside(self, tag: u64) -> Self {
        match tag {
            21 => Self::Base64Url,
            22 => Self::Base64,
            23 => Self::Hexadecimal,
            _ => self,
        }
    }
}

/// Calls itself once per open array or map, whose number the decoder bounds.
fn item(decoder: &mut Decoder<'_>, mut form: Form) -> Result<Value, CborError> {
    while decoder.peek()? == Type::Tag {
        let tag = decoder.tag()?;
        if bignum::is_tag(tag) {
            return Ok(big_number(tag, &decoder.bytes()?));
        }
        form = form.inside(tag);
    }
    Ok(match decoder.peek()? {
        Type::Unsigned | Type::Negative | Type::Tag => integer(decoder.int()?),
        Type::Bytes => Value::String(form.write(&decoder.bytes()?)),
        Type::Text => Value::String(decoder.text()?.into_owned()),
        Type::Bool => Value::Bool(decoder.bool()?),
        Type::Float => Number::from_f64(decoder.float()?).map_or(Value::Null, Value::Number),
        Type::Null | Type::Undefined | Type::Simple => {
            decoder.simple()?;
            Value::Null
        }
        Type::Array => {
            decoder.array()?;
            let mut items = Vec::new();
            while decoder.more()? {
                items.push(item(decoder, form)?);
            }
            Value::Array(items)
        }
        Type::Map => {
            decoder.map()?;
            let mut members = Map::new();
            while decoder.more()? {
                let at = decoder.position();
                let name = name(decoder, form)?;
                let value = item(decoder, form)?;
                if members.insert(name, value).is_some() {
                    return Err(Problem::JsonNameClash.at(at));
                }
            }
            Value::Object(members)
        }
    })
}

/// A map's key as a JSON name.
fn name(decoder: &mut Decoder<'_>, form: Form) -> Result<String, CborError> {
    match decoder.peek()? {
        Type::Text => Ok(decoder.text()?.into_owned()),
        Type::Bytes => Ok(form.write(&decoder.bytes()?)),
        _ => {
            let mut name = String::new();
            diagnostic::item(decoder, &mut name)?;
            Ok(name)
        }
    }
}

fn integer(number: i128) -> Value {
    if let Ok(number) = u64::try_from(number) {
        Value::from(number)
    } else if let Ok(number) = i64::try_from(number) {
        Value::from(number)
    } else {
        Number::from_f64(number as f64).map_or(Value::Null, Value::Number)
    }
}

/// A number if it can be one, else what RFC 8949 section 6.1 says: base64url, after a tilde if negative.
fn big_number(tag: u64, magnitude: &[u8]) -> Value {
    if let Some(argument) = bignum::to_argument(magnitude) {
        let number = i128::from(argument);
        return integer(if bignum::is_negative(tag) { !number } else { number });
    }
    let nearest = bignum::decimal(tag, magnitude).and_then(|decimal| decimal.parse().ok());
    nearest.and_then(Number::from_f64).map_or_else(
        || {
            let sign = if bignum::is_negative(tag) { "~" } else { "" };
            Value::String(format!(
                "{sign}{}",
                Base64UrlUnpadded::encode_string(bignum::trim(magnitude))
            ))
        },
        Value::Number,
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lenient(hex: &str) -> Result<Value, CborError> {
        to_json(&crate::cbor::testing::unhex(hex), Profile::Lenient)
    }

    #[test]
    fn integers_of_64_bits_stay_exact() {
        assert_eq!(lenient("1bffffffffffffffff").unwrap(), json!(u64::MAX));
        assert_eq!(lenient("3b7fffffffffffffff").unwrap(), json!(i64::MIN));
        assert_eq!(lenient("c249000000000000000001").unwrap(), json!(1));
        assert_eq!(lenient("c34101").unwrap(), json!(-2));
    }

    #[test]
    fn larger_integers_are_the_nearest_number() {
        assert_eq!(
            lenient("3bffffffffffffffff").unwrap(),
            json!(-18_446_744_073_709_551_616.0)
        );
        assert_eq!(
            lenient("c249010000000000000000").unwrap(),
            json!(18_446_744_073_709_551_616.0)
        );
        assert_eq!(
            lenient("c349010000000000000000").unwrap(),
            json!(-18_446_744_073_709_551_616.0)
        );
    }

    #[test]
    fn integers_beyond_all_numbers_are_texts() {
        let long = format!("c35882{}", "ff".repeat(130));
        assert_eq!(lenient(&long).unwrap(), json!(format!("~{}_w", "_".repeat(172))));
        let at_the_edge = format!("c25880{}", "ff".repeat(128));
        assert!(lenient(&at_the_edge).unwrap().is_string());
    }

    #[test]
    fn floats_stay_floats_and_what_is_no_number_is_null() {
        assert_eq!(lenient("f93c00").unwrap().to_string(), "1.0");
        for none in ["f97e00", "f97c00", "f9fc00", "f7", "f0", "f83b"] {
            assert_eq!(lenient(none).unwrap(), Value::Null, "{none}");
        }
    }

    #[test]
    fn byte_strings_take_the_form_their_tag_asks_for() {
        assert_eq!(lenient("42fbff").unwrap(), json!("-_8"));
        assert_eq!(lenient("d642fbff").unwrap(), json!("+/8="));
        assert_eq!(lenient("d78142fbff").unwrap(), json!(["FBFF"]));
    }

    #[test]
    fn dates_are_their_text() {
        assert_eq!(
            lenient("c074323031332d30332d32315432303a30343a30305a").unwrap(),
            json!("2013-03-21T20:04:00Z")
        );
    }

    #[test]
    fn keys_become_texts() {
        let map = lenient("a6 01f6 20f6 6161f6 41fff6 f4f6 f93e00f6").unwrap();
        assert_eq!(
            map,
            json!({"1": null, "-1": null, "a": null, "_w": null, "false": null, "1.5": null})
        );
    }

    #[test]
    fn keys_that_json_cannot_tell_apart_are_refused() {
        assert_eq!(lenient("a2 01f6 6131f6").unwrap_err(), Problem::JsonNameClash.at(3));
    }
}
