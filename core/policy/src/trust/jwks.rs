//! JWK sets (RFC 7517 section 5), as SMART Health Card issuers and some states publish their keys.

use std::sync::Arc;

use credential::native::NativeKind;
use credential::{Certificate, Curve, KeyId, KeyKind, base64};
use ring::digest;
use serde_json::{Map, Value};

use super::jwk::{self, text};
use super::{Domain, Import, KindSet, SkipReason, TrustError, TrustedKey};
use crate::limits;

/// Every key of a set.
pub(super) fn import(source: &Arc<str>, keys: &[Value]) -> Result<Import, TrustError> {
    if keys.len() > limits::TRUST_ENTRIES {
        return Err(TrustError::TooManyKeys);
    }
    let mut import = Import::default();
    for (index, entry) in keys.iter().enumerate() {
        let name = entry.get("kid").and_then(Value::as_str);
        import.file(source, index.saturating_add(1), name, key_of(source, entry));
    }
    bind(&mut import);
    Ok(import)
}

/// Binds all keys of a set to the issuer that its certificates name, if they name one: every SMART Health Card issuer has
/// a set of its own (section "Determining keys associated with an issuer").
fn bind(import: &mut Import) {
    let is_card = |key: &TrustedKey| key.domain == Some(Domain::Shc);
    let keys = import.keys.iter().filter(|key| is_card(key));
    let mut urls: Vec<String> = keys.filter_map(|key| key.issuer_url.clone()).collect();
    urls.sort_unstable();
    urls.dedup();
    if let [url] = urls.as_slice() {
        for key in import.keys.iter_mut().filter(|key| is_card(key)) {
            key.issuer_url.get_or_insert_with(|| url.clone());
        }
    }
}

/// The key of one JWK.
pub(super) fn key_of(source: &Arc<str>, entry: &Value) -> Result<TrustedKey, SkipReason> {
    let jwk = entry.as_object().ok_or(SkipReason::Shape)?;
    let read = jwk::read(jwk)?;
    let mut ids = match text(jwk, "kid") {
        Some(kid) => key_ids(kid),
        None => Vec::new(),
    };
    let mut key = match &read.certificate {
        Some(certificate) => {
            if jwk::key(jwk)? != read.key {
                return Err(SkipReason::KeyMismatch);
            }
            ids.push(certificate.key_id());
            TrustedKey::from_certificate(certificate, source)
        }
        None => {
            ids.extend(thumbprint(jwk).filter(|_| ids.is_empty()));
            TrustedKey::bare(read.key, *ids.first().ok_or(SkipReason::KeyIdTooLong)?, source)
        }
    };
    key.key_id = *ids.first().ok_or(SkipReason::KeyIdTooLong)?;
    if thumbprint(jwk) == Some(key.key_id) && key.key.kind() == KeyKind::Ec(Curve::P256) {
        key.domain = Some(Domain::Shc);
        // The set vouches for the key; its certificate only says whose it is (section "Determining keys associated with
        // an issuer"), and issuers let it expire.
        (key.valid_from, key.valid_until) = (None, None);
        let mut uris = read.certificate.iter().flat_map(Certificate::subject_uris);
        key.issuer_url = uris.find(|uri| uri.starts_with("https://")).cloned();
    }
    ids.remove(0);
    key.other_ids = ids;
    if let Some(carnet) = jwk.get("carnet") {
        entitle(&mut key, carnet)?;
    }
    Ok(key)
}

/// Binds a key to an issuer of Carnet's own passes and to the kinds that it issues, as `carnet issuer init` writes them beside
/// the members of RFC 7517: `"carnet": {"issuer": "AT-EMBASSY-CAIRO", "kinds": ["clearance"]}`.
fn entitle(key: &mut TrustedKey, carnet: &Value) -> Result<(), SkipReason> {
    let issuer = carnet.get("issuer").and_then(Value::as_str).ok_or(SkipReason::Shape)?;
    let kinds = carnet.get("kinds").and_then(Value::as_array).ok_or(SkipReason::Shape)?;
    let kind = |name: &Value| NativeKind::named(name.as_str()?).map(NativeKind::common);
    let kinds: Option<Vec<_>> = kinds.iter().map(kind).collect();
    key.kinds = KindSet::of(kinds.ok_or(SkipReason::Shape)?);
    key.issuer_url = Some(issuer.to_owned());
    key.issuer = Some(issuer.to_owned());
    key.domain = Some(Domain::Native);
    Ok(())
}

/// The ids a pass may name a key by whose `kid` is this text: the bytes it stands for in Base64, and the text itself.
pub(super) fn key_ids(kid: &str) -> Vec<KeyId> {
    let decoded = base64::decode(kid, limits::CERTIFICATE).and_then(|bytes| KeyId::new(&bytes));
    decoded.into_iter().chain(KeyId::new(kid.as_bytes())).collect()
}

/// The SHA-256 thumbprint of a key (RFC 7638), which SMART Health Cards use as its id.
fn thumbprint(jwk: &Map<String, Value>) -> Option<KeyId> {
    // Required members only, in lexicographic order, without blanks (RFC 7638 section 3; RFC 8037 section 2 for OKP).
    let members: &[&str] = match text(jwk, "kty")? {
        "EC" => &["crv", "kty", "x", "y"],
        "RSA" => &["e", "kty", "n"],
        "OKP" => &["crv", "kty", "x"],
        _ => return None,
    };
    let members: Option<Vec<String>> = members
        .iter()
        .map(|&member| Some(format!("\"{member}\":{}", jwk.get(member)?)))
        .collect();
    let canonical = format!("{{{}}}", members?.join(","));
    KeyId::new(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_that_of_rfc_7638_section_3_1() {
        let jwk = serde_json::json!({
            "kty": "RSA",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "e": "AQAB",
            "alg": "RS256",
            "kid": "2011-04-29"
        });
        let id = thumbprint(jwk.as_object().unwrap()).unwrap();
        let expected = base64::decode("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", 32).unwrap();
        assert_eq!(id.as_bytes(), expected);
    }

    #[test]
    fn a_kid_stands_for_its_bytes_and_for_its_text() {
        let ids = key_ids("+6w2r2RfO1M=");
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0].as_bytes().len(), 8);
        assert_eq!(ids[1].as_bytes(), b"+6w2r2RfO1M=");
        assert_eq!(key_ids("key one").len(), 1);
        assert_eq!(key_ids("3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s").len(), 1);
    }
}
