//! Lists of hashes of EU DCCs: the gateway's batches, and two states' own.

use credential::{Country, KeyId, RevocationHash, base64};
use serde_json::Value;

use super::{About, Draft, ImportError};
use crate::revocation::{Entry, IdKind, Scope, hash_of};
use crate::trust::SkipReason;

/// What the gateway writes where a state does not know with which key a pass was signed.
const UNKNOWN_KEY: &str = "UNKNOWN_KID";

/// Bytes of a whole SHA-256.
const WHOLE: usize = 32;

/// Characters of the longest UCI that a pass may have: 80 by the schema, some states' are longer.
const UCI: usize = 512;

pub(super) fn read(document: &Value, about: &About<'_>, draft: &mut Draft<'_>) -> Result<(), ImportError> {
    match document {
        Value::Array(batches) => {
            let is_batch = |batch: &Value| batch.get("hashType").is_some() && batch.get("entries").is_some();
            if !batches.iter().any(is_batch) {
                return Err(ImportError::Unknown);
            }
            for (number, batch) in (1_usize..).zip(batches) {
                read_batch(&format!("batch {number}"), batch, draft);
            }
        }
        list if list.get("entries").is_some() => read_batch("batch 1", list, draft),
        list if list.get("revokedCerts").is_some() => swiss(list, about, draft)?,
        list if list.get("revokedUcvi").is_some() || list.get("delta").is_some() => italian(list, about, draft)?,
        _ => return Err(ImportError::Unknown),
    }
    Ok(())
}

/// A batch of the gateway (EU DCC revocation, section "Batch format").
fn read_batch(name: &str, batch: &Value, draft: &mut Draft<'_>) {
    let text = |member| batch.get(member).and_then(Value::as_str);
    let scope = match text("kid") {
        None | Some(UNKNOWN_KEY) => text("country").and_then(Country::from_alpha2).map(Scope::Country),
        Some(kid) => KeyId::from_base64(kid)
            .filter(|kid| !kid.as_bytes().is_empty())
            .map(Scope::Key),
    };
    let kind = text("hashType").and_then(IdKind::from_hash_type);
    let entries = batch.get("entries").and_then(Value::as_array);
    let (Some(scope), Some(kind), Some(entries)) = (scope, kind, entries) else {
        return draft.skip(name.to_owned(), SkipReason::Shape);
    };
    let hashes = entries
        .iter()
        .map(|entry| match entry.get("hash").and_then(Value::as_str) {
            Some(hash) => hash_in(hash),
            None => Err(SkipReason::Shape),
        });
    file(name, hashes, scope, kind, draft);
}

/// Switzerland's list: the identifiers themselves.
fn swiss(list: &Value, about: &About<'_>, draft: &mut Draft<'_>) -> Result<(), ImportError> {
    let entries = list.get("revokedCerts").and_then(Value::as_array);
    for (number, entry) in (1_usize..).zip(entries.ok_or(ImportError::Unknown)?) {
        let uci = entry.as_str().filter(|uci| !uci.is_empty() && uci.len() <= UCI);
        match uci.and_then(|uci| Some((uci, about.country.or_else(|| country_of(uci))?))) {
            Some((uci, country)) => {
                draft.add(Scope::Country(country), IdKind::Uci, [Entry::new(hash_of(uci))]);
            }
            None => draft.skip(format!("entry {number}"), SkipReason::Identifier),
        }
    }
    Ok(())
}

/// The country that a UCI names: `URN:UVCI:01:CH:…` (interoperability guidelines, annex 2), with or without `URN:UVCI:`.
fn country_of(uci: &str) -> Option<Country> {
    let code = uci
        .split(':')
        .find(|part| part.len() == 2 && part.bytes().all(|letter| letter.is_ascii_alphabetic()))?;
    Country::from_alpha2(&code.to_ascii_uppercase())
}

/// Italy's list: whole hashes of the identifiers.
fn italian(list: &Value, about: &About<'_>, draft: &mut Draft<'_>) -> Result<(), ImportError> {
    let Some(entries) = list.get("revokedUcvi").and_then(Value::as_array) else {
        return Err(ImportError::Delta);
    };
    let country = about.country.or_else(|| Country::from_alpha2("IT"));
    let scope = Scope::Country(country.ok_or(ImportError::Unknown)?);
    let hashes = entries
        .iter()
        .map(|entry| entry.as_str().map_or(Err(SkipReason::Shape), hash_in));
    file("list", hashes, scope, IdKind::Uci, draft);
    Ok(())
}

fn file(
    name: &str,
    hashes: impl Iterator<Item = Result<RevocationHash, SkipReason>>,
    scope: Scope,
    kind: IdKind,
    draft: &mut Draft<'_>,
) {
    let mut good = Vec::new();
    for (number, hash) in (1_usize..).zip(hashes) {
        match hash {
            Ok(hash) => good.push(Entry::new(hash)),
            Err(reason) => draft.skip(format!("{name}, entry {number}"), reason),
        }
    }
    draft.add(scope, kind, good);
}

/// A hash in Base64: 128 bits, or 256 of which the first 128 count.
fn hash_in(text: &str) -> Result<RevocationHash, SkipReason> {
    let hash = base64::decode(text, WHOLE).ok_or(SkipReason::Base64)?;
    match hash.first_chunk() {
        Some(first) if matches!(hash.len(), 16 | WHOLE) => Ok(*first),
        _ => Err(SkipReason::HashLength),
    }
}
