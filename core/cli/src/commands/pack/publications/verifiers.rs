//! Accredited verifiers as JSON; the shape is in JSON.md.

use jiff::Timestamp;
use serde_json::Value;
use wallet::Country;
use wallet::packs::content::verifiers::{self, Verifier};

use super::super::keys;
use super::{list, only, optional, text};

/// One entry of the list.
pub(super) fn entry(value: &Value) -> Result<Verifier, String> {
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
    if verifiers::decode(&verifiers::encode(std::slice::from_ref(&verifier))).is_err() {
        return Err("name, purposes or accredited_by is empty, too long, or has control characters".to_owned());
    }
    Ok(verifier)
}
