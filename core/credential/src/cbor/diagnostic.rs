//! Diagnostic notation (RFC 8949 section 8), for people.

use std::fmt::Write as _;

use super::bignum;
use super::decoder::Decoder;
use super::error::CborError;
use super::profile::Profile;
use super::types::Type;

/// One CBOR item in diagnostic notation, on one line: `{1: "AT", 4: 1683849600}`.
///
/// Indefinite lengths show as `_`; how numbers were encoded does not show. Control characters in texts are escaped.
///
/// # Errors
/// When the bytes are not one item, or break the profile or a limit.
pub fn diagnose(bytes: &[u8], profile: Profile) -> Result<String, CborError> {
    let mut decoder = Decoder::new(bytes, profile);
    let mut text = String::new();
    item(&mut decoder, &mut text)?;
    decoder.finish()?;
    Ok(text)
}

/// Calls itself once per open array or map, whose number the decoder bounds.
pub(super) fn item(decoder: &mut Decoder<'_>, out: &mut String) -> Result<(), CborError> {
    let mut tags = 0_usize;
    while decoder.peek()? == Type::Tag {
        let tag = decoder.tag()?;
        if bignum::is_tag(tag) && !decoder.is_chunked() {
            big_number(tag, &decoder.bytes()?, out);
            close(tags, out);
            return Ok(());
        }
        out.push_str(&format!("{tag}("));
        tags = tags.saturating_add(1);
    }
    match decoder.peek()? {
        Type::Unsigned | Type::Negative | Type::Tag => out.push_str(&decoder.int()?.to_string()),
        Type::Bytes => byte_string(decoder, out)?,
        Type::Text => text_string(decoder, out)?,
        Type::Array => array(decoder, out)?,
        Type::Map => map(decoder, out)?,
        Type::Bool | Type::Null | Type::Undefined | Type::Simple => simple(decoder.simple()?, out),
        Type::Float => out.push_str(&float(decoder.float()?)),
    }
    close(tags, out);
    Ok(())
}

fn close(tags: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(')', tags));
}

fn array(decoder: &mut Decoder<'_>, out: &mut String) -> Result<(), CborError> {
    out.push_str(if decoder.array()?.is_some() { "[" } else { "[_ " });
    let mut separator = "";
    while decoder.more()? {
        out.push_str(separator);
        separator = ", ";
        item(decoder, out)?;
    }
    out.push(']');
    Ok(())
}

fn map(decoder: &mut Decoder<'_>, out: &mut String) -> Result<(), CborError> {
    out.push_str(if decoder.map()?.is_some() { "{" } else { "{_ " });
    let mut separator = "";
    while decoder.more()? {
        out.push_str(separator);
        separator = ", ";
        item(decoder, out)?;
        out.push_str(": ");
        item(decoder, out)?;
    }
    out.push('}');
    Ok(())
}

fn byte_string(decoder: &mut Decoder<'_>, out: &mut String) -> Result<(), CborError> {
    if !decoder.is_chunked() {
        hexadecimal(&decoder.bytes()?, out);
        return Ok(());
    }
    let start = out.len();
    decoder.byte_chunks(|chunk| {
        out.push_str(if out.len() == start { "(_ " } else { ", " });
        hexadecimal(chunk, out);
    })?;
    out.push_str(if out.len() == start { "''_" } else { ")" });
    Ok(())
}

fn text_string(decoder: &mut Decoder<'_>, out: &mut String) -> Result<(), CborError> {
    if !decoder.is_chunked() {
        quoted(&decoder.text()?, out);
        return Ok(());
    }
    let start = out.len();
    decoder.text_chunks(|chunk| {
        out.push_str(if out.len() == start { "(_ " } else { ", " });
        quoted(chunk, out);
    })?;
    out.push_str(if out.len() == start { "\"\"_" } else { ")" });
    Ok(())
}

fn hexadecimal(bytes: &[u8], out: &mut String) {
    out.push_str("h'");
    for byte in bytes {
        // Writing to a String does not fail.
        let _ = write!(out, "{byte:02x}");
    }
    out.push('\'');
}

/// A text as JSON writes it, with every control character escaped, for a terminal may obey those.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // All control characters lie below U+00A0.
            control if control.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

fn big_number(tag: u64, magnitude: &[u8], out: &mut String) {
    match bignum::decimal(tag, magnitude) {
        Some(decimal) => out.push_str(&decimal),
        None => {
            out.push_str(&format!("{tag}("));
            hexadecimal(magnitude, out);
            out.push(')');
        }
    }
}

fn simple(number: u8, out: &mut String) {
    match number {
        20 => out.push_str("false"),
        21 => out.push_str("true"),
        22 => out.push_str("null"),
        23 => out.push_str("undefined"),
        _ => out.push_str(&format!("simple({number})")),
    }
}

/// A float as RFC 8949 appendix A writes it: always with a point, with an exponent where ECMAScript has one.
fn float(number: f64) -> String {
    if number.is_nan() {
        return "NaN".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    let size = number.abs();
    if size == 0.0 || (1e-6..1e21).contains(&size) {
        // `{:?}` always has a point, but also exponents; `{}` has neither.
        let plain = number.to_string();
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with('-') { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cbor::testing::unhex;

    fn lenient(hex: &str) -> String {
        diagnose(&unhex(hex), Profile::Lenient).unwrap()
    }

    #[test]
    fn floats_are_written_as_in_appendix_a() {
        for (hex, text) in [
            ("f90000", "0.0"),
            ("f98000", "-0.0"),
            ("fb3ff199999999999a", "1.1"),
            ("fa47c35000", "100000.0"),
            ("fa7f7fffff", "3.4028234663852886e+38"),
            ("fb7e37e43c8800759c", "1.0e+300"),
            ("f90001", "5.960464477539063e-8"),
            ("f90400", "0.00006103515625"),
            ("fbc010666666666666", "-4.1"),
            ("f97c00", "Infinity"),
            ("f9fc00", "-Infinity"),
            ("f97e00", "NaN"),
        ] {
            assert_eq!(lenient(hex), text, "{hex}");
        }
    }

    #[test]
    fn indefinite_lengths_show() {
        assert_eq!(lenient("9fff"), "[_ ]");
        assert_eq!(lenient("bf61610161629f0203ffff"), r#"{_ "a": 1, "b": [_ 2, 3]}"#);
        assert_eq!(lenient("5f42010243030405ff"), "(_ h'0102', h'030405')");
        assert_eq!(lenient("7f657374726561646d696e67ff"), r#"(_ "strea", "ming")"#);
        assert_eq!(lenient("825fff7fff"), r#"[''_, ""_]"#);
    }

    #[test]
    fn big_numbers_are_decimal_up_to_a_limit() {
        assert_eq!(lenient("c249010000000000000000"), "18446744073709551616");
        assert_eq!(lenient("c349010000000000000000"), "-18446744073709551617");
        assert_eq!(lenient("c240"), "0");
        assert_eq!(lenient("c340"), "-1");
        assert_eq!(lenient("c25f4101ff"), "2((_ h'01'))");
        let long = format!("c25881{}", "01".repeat(129));
        assert_eq!(lenient(&long), format!("2(h'{}')", "01".repeat(129)));
    }

    #[test]
    fn tags_close_after_their_content() {
        assert_eq!(lenient("d83dd28400a0f640"), "61(18([0, {}, null, h'']))");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(lenient("661b5b0ac29b22"), r#""\u001b[\n\u009b\"""#);
    }
}
