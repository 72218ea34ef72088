//! Status List Tokens (draft-ietf-oauth-status-list section 5), as JWT and as CWT.

use std::sync::Arc;

use credential::cbor::{CborError, Decoder, Profile, Type};
use credential::cose::Sign1;
use credential::{Algorithm, VerifyingKey, base64};
use jiff::Timestamp;
use serde_json::Value;

use super::{About, ImportError, Imported, Proof, note};
use crate::limits;
use crate::revocation::token::{BITS, LIST, TOKEN_TYPE, claim};
use crate::revocation::{RevocationContent, StatusList};

/// What a token says, of either form.
#[derive(Default)]
struct Claims {
    subject: Option<String>,
    issued: Option<i64>,
    expires: Option<i64>,
    time_to_live: Option<i64>,
    bits: Option<u64>,
    list: Option<Vec<u8>>,
}

/// Reads a token in the compact form of a JWS (section 5.1).
pub(super) fn jwt(source: &Arc<str>, text: &[u8], about: &About<'_>) -> Result<Imported, ImportError> {
    let text = std::str::from_utf8(text).map_err(|_| ImportError::Unknown)?;
    let (signed, signature) = text.rsplit_once('.').ok_or(ImportError::Unknown)?;
    let (header, payload) = signed.split_once('.').ok_or(ImportError::Unknown)?;
    let header = json(header).ok_or(ImportError::Unknown)?;
    let member = |name| header.get(name).and_then(Value::as_str);
    if member("typ") != Some("statuslist+jwt") || header.get("crit").is_some() {
        return Err(ImportError::Token);
    }
    let signature = base64::decode(signature, signature.len()).ok_or(ImportError::Token)?;
    let algorithm = member("alg").and_then(algorithm);
    let proof = proof(about, |key| {
        algorithm.is_some_and(|algorithm| key.verify(algorithm, signed.as_bytes(), &signature).is_ok())
    })?;
    let payload = json(payload).ok_or(ImportError::Token)?;
    let number = |name| payload.get(name).and_then(seconds);
    let list = payload.get("status_list");
    let packed = list.and_then(|list| list.get("lst")).and_then(Value::as_str);
    let claims = Claims {
        subject: payload.get("sub").and_then(Value::as_str).map(str::to_owned),
        issued: number("iat"),
        expires: number("exp"),
        time_to_live: number("ttl"),
        bits: list.and_then(|list| list.get("bits")).and_then(Value::as_u64),
        list: packed.and_then(|packed| base64::decode(packed, limits::STATUS_LIST)),
    };
    claims.into_import(source, proof)
}

/// Whole seconds; fractions are dropped (RFC 7519 section 2).
#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and what is out of the calendar is refused"
)]
fn seconds(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))
}

fn json(part: &str) -> Option<Value> {
    serde_json::from_slice(&base64::decode(part, part.len())?).ok()
}

/// By the names of JOSE (RFC 7518 section 3.1, RFC 9864).
fn algorithm(name: &str) -> Option<Algorithm> {
    match name {
        "ES256" => Some(Algorithm::Es256),
        "ES384" => Some(Algorithm::Es384),
        "ES512" => Some(Algorithm::Es512),
        "PS256" => Some(Algorithm::Ps256),
        "PS384" => Some(Algorithm::Ps384),
        "PS512" => Some(Algorithm::Ps512),
        "RS256" => Some(Algorithm::Rs256),
        "EdDSA" | "Ed25519" => Some(Algorithm::EdDsa),
        _ => None,
    }
}

/// What `fits` says of the issuer's keys.
fn proof(about: &About<'_>, fits: impl Fn(&VerifyingKey) -> bool) -> Result<Proof, ImportError> {
    match about.keys {
        [] => Ok(Proof::NotChecked),
        keys if keys.iter().any(fits) => Ok(Proof::Checked),
        _ => Err(ImportError::Signature),
    }
}

/// Header parameter `typ` (RFC 9596).
const TYPE: i64 = 16;

/// Reads a token as COSE_Sign1, or that in hexadecimal digits. Issuers need not write it deterministically: the draft's own
/// example is not.
pub(super) fn cwt(source: &Arc<str>, bytes: &[u8], about: &About<'_>) -> Result<Imported, ImportError> {
    let from_digits = hexadecimal(bytes);
    let message = from_digits.as_deref().unwrap_or(bytes);
    let message = Sign1::parse(message, Profile::Lenient).map_err(|_| ImportError::Unknown)?;
    let is_token = has_type(message.protected()).map_err(|_| ImportError::Token)?;
    if !is_token || !message.algorithm_is_protected() {
        return Err(ImportError::Token);
    }
    let proof = proof(about, |key| matches!(message.verify(key, &[]), Ok(Ok(()))))?;
    let claims = claims(message.payload()).map_err(|_| ImportError::Token)?;
    claims.into_import(source, proof)
}

fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .iter()
        .filter(|letter| !letter.is_ascii_whitespace())
        .map(|letter| {
            char::from(*letter)
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect();
    let digits = digits?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

fn has_type(protected: &[u8]) -> Result<bool, CborError> {
    let mut found = false;
    let mut decoder = Decoder::new(protected, Profile::Lenient);
    decoder.map()?;
    while decoder.more()? {
        let label = number(&mut decoder)?;
        if label == Some(TYPE) && decoder.peek()? == Type::Text {
            found = decoder.text()? == TOKEN_TYPE;
        } else {
            decoder.skip()?;
        }
    }
    Ok(found)
}

/// Reads a key; `None` for one that is no number from 0 on.
fn number(decoder: &mut Decoder<'_>) -> Result<Option<i64>, CborError> {
    if decoder.peek()? == Type::Unsigned {
        Ok(i64::try_from(decoder.u64()?).ok())
    } else {
        decoder.skip()?;
        Ok(None)
    }
}

fn claims(payload: &[u8]) -> Result<Claims, CborError> {
    let mut claims = Claims::default();
    let mut decoder = Decoder::new(payload, Profile::Lenient);
    decoder.map()?;
    while decoder.more()? {
        match (number(&mut decoder)?.unwrap_or_default(), decoder.peek()?) {
            (claim::SUBJECT, Type::Text) => claims.subject = Some(decoder.text()?.into_owned()),
            (claim::EXPIRES, Type::Unsigned) => claims.expires = Some(decoder.i64()?),
            (claim::ISSUED, Type::Unsigned) => claims.issued = Some(decoder.i64()?),
            (claim::TIME_TO_LIVE, Type::Unsigned) => claims.time_to_live = Some(decoder.i64()?),
            (claim::STATUS_LIST, Type::Map) => status_list(&mut decoder, &mut claims)?,
            _ => decoder.skip()?,
        }
    }
    decoder.finish()?;
    Ok(claims)
}

/// `StatusList` (section 4.3).
fn status_list(decoder: &mut Decoder<'_>, claims: &mut Claims) -> Result<(), CborError> {
    decoder.map()?;
    while decoder.more()? {
        if decoder.peek()? != Type::Text {
            decoder.skip()?;
            decoder.skip()?;
            continue;
        }
        match (&*decoder.text()?, decoder.peek()?) {
            (BITS, Type::Unsigned) => claims.bits = Some(decoder.u64()?),
            (LIST, Type::Bytes) => claims.list = Some(decoder.bytes()?.into_owned()),
            _ => decoder.skip()?,
        }
    }
    Ok(())
}

impl Claims {
    /// All that a token has to have (section 5); it serves until it expires or its time to live is over.
    fn into_import(self, source: &Arc<str>, proof: Proof) -> Result<Imported, ImportError> {
        let (Some(uri), Some(issued), Some(bits), Some(list)) = (self.subject, self.issued, self.bits, self.list)
        else {
            return Err(ImportError::Token);
        };
        let time = |second| Timestamp::from_second(second).map_err(|_| ImportError::Token);
        let lived = self.time_to_live.map(|seconds| issued.saturating_add(seconds));
        let due = [self.expires, lived]
            .into_iter()
            .flatten()
            .min()
            .map(time)
            .transpose()?;
        let made = time(issued)?;
        let list = StatusList::new(uri, bits, list, made, due)?;
        Ok(Imported {
            content: RevocationContent {
                sets: Vec::new(),
                lists: vec![list],
                notes: vec![note(source, made, proof, 1, 0)],
            },
            buckets: Vec::new(),
            skipped: Vec::new(),
            proof,
        })
    }
}
