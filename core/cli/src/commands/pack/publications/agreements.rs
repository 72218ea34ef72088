//! Agreements as JSON; the shape is in JSON.md.

use jiff::civil::Date;
use serde_json::Value;
use wallet::Country;
use wallet::packs::content::agreements::{self, Agreement, Effect, Issuer, PassKind};

use super::{list, only, optional, text};

/// One entry of the list.
pub(super) fn entry(value: &Value) -> Result<Agreement, String> {
    only(
        value,
        &["at", "of", "kinds", "effects", "from", "until", "conditions", "source"],
    )?;
    let country = |name: &str| {
        let text = text(value, name)?;
        Country::from_alpha2(text).ok_or_else(|| format!("{name} is no country of two letters: {text}"))
    };
    let of = text(value, "of")?;
    let of = if of.starts_with("https://") {
        Issuer::Url(of.to_owned())
    } else {
        Issuer::State(country("of")?)
    };
    let day = |name: &str, text: &str| {
        let day: Result<Date, _> = text.parse();
        day.map_err(|_| format!("{name} is no day like 2026-11-23: {text}"))
    };
    let agreement = Agreement {
        at: country("at")?,
        of,
        kinds: list(value, "kinds", PassKind::from_name)?,
        effects: list(value, "effects", Effect::from_name)?,
        from: day("from", text(value, "from")?)?,
        until: optional(value, "until")?.map(|text| day("until", text)).transpose()?,
        conditions: optional(value, "conditions")?.map(str::to_owned),
        source: text(value, "source")?.to_owned(),
    };
    if agreement.until.is_some_and(|until| until < agreement.from) {
        return Err("until is before from".to_owned());
    }
    // What would not be read back spoils the whole content.
    if agreements::decode(&agreements::encode(std::slice::from_ref(&agreement))).is_err() {
        return Err("of, conditions or source is empty, too long, or has control characters".to_owned());
    }
    Ok(agreement)
}
