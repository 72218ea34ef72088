//! Directories of SMART Health Card issuers with their keys, as the VCI directory's auditor writes them every day
//! (the-commons-project/vci-directory, `logs/vci_snapshot.json`).
//!
//! `{"directory", "time", "issuerInfo": [{"issuer": {"iss", "name", …}, "keys": [JWK, …], "crls": […]?, "lastRetrieved"}]}`.
//! The snapshot's signature stands in a file of its own and is not checked.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::jwk::text;
use super::{Domain, Import, Proof, SkipReason, TrustError, TrustedKey, jwks};
use crate::limits;

/// Every key of every issuer, bound to the issuer that it stands under: systems that serve several issuers give each of
/// them the same key.
pub(super) fn import(source: &Arc<str>, document: &Map<String, Value>) -> Result<Import, TrustError> {
    let issuers = document.get("issuerInfo").and_then(Value::as_array);
    let issuers = issuers.map(Vec::as_slice).unwrap_or_default();
    let total = issuers
        .iter()
        .fold(issuers.len(), |sum, issuer| sum.saturating_add(keys(issuer).len()));
    if total > limits::TRUST_ENTRIES {
        return Err(TrustError::TooManyKeys);
    }
    let mut import = Import {
        made: text(document, "time").and_then(|time| time.parse().ok()),
        proof: Proof::NotChecked,
        ..Import::default()
    };
    for (index, entry) in issuers.iter().enumerate() {
        let number = index.saturating_add(1);
        let named = entry.get("issuer").and_then(Value::as_object);
        let Some((url, name)) = named.and_then(|issuer| Some((text(issuer, "iss")?, text(issuer, "name")))) else {
            import.skip(source, number, None, SkipReason::Shape);
            continue;
        };
        for jwk in keys(entry) {
            import.file(source, number, Some(url), key_of(source, jwk, url, name));
        }
    }
    Ok(import)
}

fn keys(entry: &Value) -> &[Value] {
    entry
        .get("keys")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn key_of(source: &Arc<str>, jwk: &Value, url: &str, name: Option<&str>) -> Result<TrustedKey, SkipReason> {
    if !url.starts_with("https://") {
        return Err(SkipReason::Shape);
    }
    let mut key = jwks::key_of(source, jwk)?;
    // Only such keys sign cards (specification, section "Generating and resolving cryptographic keys").
    if key.domain != Some(Domain::Shc) {
        return Err(SkipReason::NotForSigning);
    }
    key.issuer_url = Some(url.to_owned());
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    key.issuer = name.map(str::to_owned).or(key.issuer);
    Ok(key)
}
