//! Accredited verifiers as JSON; the shape is in JSON.md.

use jiff::Timestamp;
use serde_json::Value;
use wallet::Country;
use wallet::native::{Field, NativeKind};
use wallet::packs::content::verifiers::{self, Purpose, Verifier, VerifiersContent};

use super::super::keys;
use super::{list, only, optional, text};

/// One entry of the list: a verifier, or the least that a purpose needs.
pub(super) enum Entry {
    Verifier(Verifier),
    Purpose(Purpose),
}

/// The body of the entries.
pub(super) fn body(entries: Vec<Entry>) -> Vec<u8> {
    verifiers::encode(&content(entries))
}

fn content(entries: Vec<Entry>) -> VerifiersContent {
    let mut content = VerifiersContent::default();
    for entry in entries {
        match entry {
            Entry::Verifier(verifier) => content.verifiers.push(verifier),
            Entry::Purpose(purpose) => content.purposes.push(purpose),
        }
    }
    content
}

pub(super) fn entry(value: &Value) -> Result<Entry, String> {
    if value.get("purpose").is_some() {
        return purpose(value).map(Entry::Purpose);
    }
    verifier(value).map(Entry::Verifier)
}

fn purpose(value: &Value) -> Result<Purpose, String> {
    only(value, &["purpose", "kinds", "fields", "kept"])?;
    let purpose = Purpose {
        name: text(value, "purpose")?.to_owned(),
        kinds: list(value, "kinds", NativeKind::named)?,
        fields: list(value, "fields", Field::named)?,
        kept: match value.get("kept") {
            None => 0,
            Some(kept) => kept.as_u64().ok_or("kept is no number of seconds")?,
        },
    };
    let body = body(vec![Entry::Purpose(purpose.clone())]);
    if verifiers::decode(&body).is_err() {
        return Err("purpose, kinds or fields is empty, too long, or has control characters".to_owned());
    }
    Ok(purpose)
}

fn verifier(value: &Value) -> Result<Verifier, String> {
    only(value, &["name", "key", "purposes", "accredited_by", "until", "country"])?;
    let until = text(value, "until")?;
    let until: Timestamp = until
        .parse()
        .map_err(|_| format!("until is no time like 2026-11-23T12:00:00Z: {until}"))?;
    let country =
        |text: &str| Country::from_alpha2(text).ok_or_else(|| format!("country is no country of two letters: {text}"));
    let verifier = Verifier {
        key: keys::parse_public(text(value, "key")?).map_err(|error| error.to_string())?,
        name: text(value, "name")?.to_owned(),
        purposes: list(value, "purposes", |text| Some(text.to_owned()))?,
        accredited_by: text(value, "accredited_by")?.to_owned(),
        until,
        country: optional(value, "country")?.map(country).transpose()?,
    };
    // What would not be read back spoils the whole content.
    if verifiers::decode(&body(vec![Entry::Verifier(verifier.clone())])).is_err() {
        return Err("name, purposes or accredited_by is empty, too long, or has control characters".to_owned());
    }
    Ok(verifier)
}
