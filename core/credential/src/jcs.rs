//! The JSON Canonicalization Scheme (RFC 8785): the one form of a JSON value that is signed, whatever form it came in.
//!
//! ```
//! use credential::jcs;
//!
//! let canonical = jcs::canonical(r#"{"b": 1e1, "a": "\u0061"}"#);
//! assert_eq!(canonical.as_deref(), Some(&br#"{"a":"a","b":10}"#[..]));
//! assert_eq!(jcs::canonical(r#"{"a": 1, "a": 2}"#), None);
//! ```

use std::cmp::Ordering;

use serde_json::{Number, Value};

use crate::json::{Document, Json};

/// The canonical form of a JSON text, in UTF-8; `None` where the text is no I-JSON (RFC 7493), which the scheme demands: not
/// JSON, a name twice in one object, half a surrogate pair, a number beyond a double.
#[must_use]
pub fn canonical(text: &str) -> Option<Vec<u8>> {
    write(Document::read(text)?.root()?)
}

/// The canonical form of a value that was made here, and of which no object has a name twice.
pub(crate) fn of_value(value: &Value) -> Option<Vec<u8>> {
    canonical(&value.to_string())
}

/// The canonical form of a value (RFC 8785 section 3.2); `None` where an object in it has a name twice: of two values one
/// would be signed and the other shown.
pub(crate) fn write(value: Json<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    put(value, &mut out)?;
    Some(out)
}

/// The parser's limit on depth bounds the recursion.
fn put(value: Json<'_>, out: &mut Vec<u8>) -> Option<()> {
    if value.is_object() {
        return put_members(value, out);
    }
    if value.is_array() {
        out.push(b'[');
        for (at, item) in value.items().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            put(item, out)?;
        }
        out.push(b']');
    } else if let Some(text) = value.as_str() {
        put_text(text, out)?;
    } else if let Some(number) = value.as_number() {
        put_number(number, out)?;
    } else {
        out.extend_from_slice(match value.as_bool() {
            Some(true) => b"true",
            Some(false) => b"false",
            None => b"null",
        });
    }
    Some(())
}

fn put_members(object: Json<'_>, out: &mut Vec<u8>) -> Option<()> {
    let mut members: Vec<(&str, Json<'_>)> = object.members().collect();
    members.sort_by(|(one, _), (other, _)| by_code_units(one, other));
    if !members.is_sorted_by(|(one, _), (next, _)| one != next) {
        return None;
    }
    out.push(b'{');
    for (at, (name, value)) in members.into_iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        put_text(name, out)?;
        out.push(b':');
        put(value, out)?;
    }
    out.push(b'}');
    Some(())
}

/// Names are sorted by UTF-16 code units (section 3.2.3), which is another order than that of their UTF-8: what lies beyond
/// the basic plane stands before U+E000.
fn by_code_units(one: &str, other: &str) -> Ordering {
    one.encode_utf16().cmp(other.encode_utf16())
}

/// Every number is a double, written as ECMAScript does (section 3.2.2.3). The parser refuses what no double can hold.
fn put_number(number: &Number, out: &mut Vec<u8>) -> Option<()> {
    let double = number.as_f64().filter(|double| double.is_finite())?;
    out.extend_from_slice(ryu_js::Buffer::new().format_finite(double).as_bytes());
    Some(())
}

/// The escapes of section 3.2.2.2 are those that serde_json writes.
fn put_text(text: &str, out: &mut Vec<u8>) -> Option<()> {
    serde_json::to_writer(out, text).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(json: &str) -> Option<String> {
        canonical(json).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn numbers_are_doubles_as_ecmascript_writes_them() {
        for (written, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("5e-324", "5e-324"),
            ("1.7976931348623157e308", "1.7976931348623157e+308"),
            ("9007199254740991", "9007199254740991"),
            ("9007199254740993", "9007199254740992"),
            ("295147905179352830000", "295147905179352830000"),
            ("18446744073709551615", "18446744073709552000"),
            ("-9223372036854775808", "-9223372036854776000"),
            ("1E30", "1e+30"),
            ("333333333.33333329", "333333333.3333333"),
            ("9.999999999999997e22", "9.999999999999997e+22"),
            ("1e21", "1e+21"),
            ("999999999999999900000", "999999999999999900000"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1e-7"),
            ("56.0", "56"),
        ] {
            assert_eq!(text(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_i_json_has_no_form() {
        for json in [
            "",
            "{",
            "[1,]",
            "nul",
            "01",
            "1e400",
            "NaN",
            r#""\ud83d""#,
            r#""\ude02\ud83d""#,
            "\"\n\"",
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"[{"b":{"c":1,"c":null}}]"#,
            "{} {}",
        ] {
            assert_eq!(text(json), None, "{json}");
        }
        assert!(text(&"[".repeat(1_000_000)).is_none());
    }

    #[test]
    fn names_are_in_the_order_of_their_code_units() {
        assert_eq!(
            text("{\"\u{fb33}\": 1, \"\u{1f602}\": 2, \"\u{20ac}\": 3, \"\\r\": 4, \"\\u007f\": 5}").as_deref(),
            Some("{\"\\r\":4,\"\u{7f}\":5,\"\u{20ac}\":3,\"\u{1f602}\":2,\"\u{fb33}\":1}")
        );
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
                proptest::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// The members of every object in reverse, with blanks between.
    fn reversed(value: &Value) -> String {
        match value {
            Value::Array(items) => format!("[ {} ]", items.iter().map(reversed).collect::<Vec<_>>().join(" , ")),
            Value::Object(members) => {
                let members = members.iter().rev();
                let members =
                    members.map(|(name, value)| format!("{} : {}", Value::from(name.as_str()), reversed(value)));
                format!("{{\n{} }}", members.collect::<Vec<_>>().join(" ,\t"))
            }
            plain => plain.to_string(),
        }
    }

    proptest! {
        #[test]
        fn the_form_is_its_own_form(value in any_json()) {
            let once = of_value(&value);
            let again = canonical(std::str::from_utf8(once.as_deref().unwrap()).unwrap());
            prop_assert_eq!(again, once);
        }

        #[test]
        fn neither_order_nor_blanks_matter(value in any_json()) {
            prop_assert_eq!(canonical(&reversed(&value)), of_value(&value));
        }

        #[test]
        fn any_text_is_read_or_refused(json in "[\\[\\]{}\",:0-9eE.\\\\ud-]{0,40}") {
            if let Some(form) = canonical(&json) {
                prop_assert_eq!(canonical(std::str::from_utf8(&form).unwrap()), Some(form.clone()));
            }
        }
    }
}
