//! The forms a card comes in: digits, a JWS, or JSON with one.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::numeric::{self, PREFIX};
use super::parts::Numeric;
use crate::limits;
use crate::refusal::Refusal;

/// How a JWS of a card begins: `{"` in Base64url.
const JWS_START: &str = "eyJ";

/// Whether a text is in one of the forms.
pub(crate) fn is_text(text: &str) -> bool {
    let scheme = PREFIX.trim_end_matches('/');
    text.get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        || is_jws(text)
        || text.starts_with('{')
}

/// Whether a text is a JWS in compact serialisation (RFC 7515 section 3.1): three parts of Base64url.
pub(super) fn is_jws(text: &str) -> bool {
    if !text.starts_with(JWS_START) {
        return false;
    }
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() | matches!(byte, b'-' | b'_' | b'.');
    // Without a branch, so that the compiler takes many letters at once.
    let wrong = text.bytes().fold(false, |wrong, byte| wrong | !is_letter(byte));
    !wrong && text.split('.').count() == 3
}

/// Characters of the card that a run of a JWS's characters begins with; `None` where it is none. The signature tells where
/// it ends: words on the next line look like more of it.
pub(crate) fn jws_length(run: &str) -> Option<usize> {
    let (header, rest) = run.split_once('.')?;
    let (payload, rest) = rest.split_once('.')?;
    if payload.is_empty() || !super::jws::is_of_card(header) {
        return None;
    }
    let signature = rest.split('.').next().unwrap_or_default();
    let parts = [header.len(), payload.len(), SIGNATURE, 2];
    (signature.len() >= SIGNATURE).then(|| parts.into_iter().fold(0, usize::saturating_add))
}

/// Whether a run of a JWS's characters can be the beginning of a card: not what has another header, or a fourth part.
pub(crate) fn is_jws_begun(run: &str) -> bool {
    match run.split_once('.') {
        Some((header, rest)) => rest.split('.').count() <= 2 && super::jws::is_of_card(header),
        None => run.len() <= limits::SHC_HEADER,
    }
}

/// Characters of the code that a run of digits begins with, `shc:/` among them. One of several codes does not tell its end:
/// all of the run is taken.
pub(crate) fn numeric_length(run: &str) -> Option<usize> {
    match Numeric::read(run)?.ok()? {
        Numeric::Part(part) => part.is_whole_pairs().then_some(run.len()),
        Numeric::Whole(digits) => {
            let start = run.len().checked_sub(digits.len())?;
            let pairs = digits.get(..digits.len().checked_sub(digits.len() % 2)?)?;
            jws_length(&numeric::decode(pairs)?)?.checked_mul(2)?.checked_add(start)
        }
    }
}

/// Characters of a signature by ES256 (RFC 7518 section 3.4), the only algorithm of SMART Health Cards.
const SIGNATURE: usize = 86;

/// The JWS in a text.
pub(super) fn jws(text: &str) -> Result<Cow<'_, str>, Refusal> {
    let jws = if is_jws(text) {
        Cow::Borrowed(text)
    } else if text.starts_with('{') {
        one(text)?
    } else {
        match Numeric::read(text).ok_or(Refusal::Encoding)?? {
            Numeric::Whole(digits) => numeric::decode(digits).ok_or(Refusal::Encoding)?.into(),
            Numeric::Part(part) => return Err(part.alone()),
        }
    };
    if !is_jws(&jws) {
        return Err(Refusal::NotSigned);
    }
    Ok(jws)
}

fn one(text: &str) -> Result<Cow<'_, str>, Refusal> {
    let mut found = credentials(text).ok_or(Refusal::UnknownFormat)??;
    match (found.pop(), found.is_empty()) {
        (Some(jws), true) => Ok(jws.into()),
        (Some(_), false) => Err(Refusal::Several),
        (None, _) => Err(Refusal::NoCertificate),
    }
}

/// The JWSs in a `.smart-health-card` file (section "via File Download") or in FHIR's answer to `$health-cards-issue`
/// (section "via FHIR `$health-cards-issue` Operation"); `None` where the text is neither.
///
/// # Errors
/// When there is more than a wallet takes at once, or something else stands where a JWS belongs.
#[must_use]
pub fn credentials(text: &str) -> Option<Result<Vec<String>, Refusal>> {
    let text = trim(text);
    if !text.starts_with('{') {
        return None;
    }
    if text.len() > limits::SHC_TEXT {
        return Some(Err(Refusal::TextTooLong));
    }
    let document: Map<String, Value> = serde_json::from_str(text).ok()?;
    let found = listed(&document)?;
    if found.len() > limits::SHC_CREDENTIALS {
        return Some(Err(Refusal::TextTooLong));
    }
    Some(
        found
            .into_iter()
            .map(|jws| text_of(jws).ok_or(Refusal::NotSigned))
            .collect(),
    )
}

fn listed(document: &Map<String, Value>) -> Option<Vec<&Value>> {
    if let Some(list) = document.get("verifiableCredential") {
        return Some(list.as_array()?.iter().collect());
    }
    if document.get("resourceType")?.as_str()? != "Parameters" {
        return None;
    }
    let parameters = document.get("parameter")?.as_array()?.iter();
    let named = parameters.filter(|one| one.get("name").and_then(Value::as_str) == Some("verifiableCredential"));
    Some(
        named
            .map(|one| one.get("valueString").unwrap_or(&Value::Null))
            .collect(),
    )
}

fn text_of(jws: &Value) -> Option<String> {
    let jws = trim(jws.as_str()?);
    is_jws(jws).then(|| jws.to_owned())
}

/// Without white space and a byte order mark around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}
