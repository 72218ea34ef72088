//! The trust list of the EU gateway (eu-digital-green-certificates/dgc-gateway, `GET /trustList`): the entries that states
//! make their own lists from.
//!
//! `[{"kid", "timestamp", "country", "certificateType", "thumbprint", "signature", "rawData"}]`. The `signature` of an entry
//! is a message of the gateway's trust anchor, or for a document signer of its state's upload certificate; neither is
//! public, so that none is checked: whoever hands the list in vouches for it.

use std::sync::Arc;

use jiff::Timestamp;
use ring::digest;
use serde_json::{Map, Value};

use super::jwk::text;
use super::{Import, Proof, SkipReason, TrustError, TrustedKey, Usage, dsc_list};
use crate::limits;

/// Every document signer and authority of the list.
pub(super) fn import(source: &Arc<str>, entries: &[Value]) -> Result<Import, TrustError> {
    if entries.len() > limits::TRUST_ENTRIES {
        return Err(TrustError::TooManyKeys);
    }
    let mut import = Import {
        made: entries.iter().filter_map(timestamp).max(),
        proof: Proof::NotChecked,
        ..Import::default()
    };
    for (index, entry) in entries.iter().enumerate() {
        let name = entry.get("kid").and_then(Value::as_str);
        let key = entry
            .as_object()
            .ok_or(SkipReason::Shape)
            .and_then(|entry| key_of(entry, source));
        import.file(source, index.saturating_add(1), name, key);
    }
    Ok(import)
}

fn key_of(entry: &Map<String, Value>, source: &Arc<str>) -> Result<TrustedKey, SkipReason> {
    let kind = text(entry, "certificateType").ok_or(SkipReason::Shape)?;
    // The others authenticate states to the gateway.
    if !matches!(Usage::from_code(kind), Usage::Dsc | Usage::Sca) {
        return Err(SkipReason::NotForSigning);
    }
    let key = dsc_list::key_of(entry, source)?;
    let fingerprint = text(entry, "thumbprint").ok_or(SkipReason::Shape)?;
    let raw = text(entry, "rawData").and_then(|raw| credential::base64::decode(raw, limits::CERTIFICATE));
    let digest = digest::digest(&digest::SHA256, &raw.unwrap_or_default());
    let hex: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    if !fingerprint.eq_ignore_ascii_case(&hex) {
        return Err(SkipReason::FingerprintMismatch);
    }
    Ok(key)
}

/// With an offset, as the gateway writes them.
fn timestamp(entry: &Value) -> Option<Timestamp> {
    entry.get("timestamp")?.as_str()?.parse().ok()
}
