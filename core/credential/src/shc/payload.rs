//! The payload: the claims of a JWT (RFC 7519) with a verifiable credential in `vc` (section "Health Cards are Encoded as
//! Compact Serialization JSON Web Signatures").

use jiff::Timestamp;

use super::bundle::{self, Bundle};
use super::profile::{self, flag};
use crate::cwt::{self, Claims};
use crate::json::Json;
use crate::notes::Notes;
use crate::refusal::Refusal;
use crate::view;
use crate::warning::Warning;

/// The type that every card has, in `vc.type`; further ones only help to choose among cards.
pub(super) const HEALTH_CARD: &str = "https://smarthealth.cards#health-card";

/// What a payload holds, each with the rule that it breaks.
pub(super) struct Payload<'v> {
    pub(super) claims: Result<Claims, Refusal>,
    pub(super) bundle: Result<Bundle<'v>, Refusal>,
}

/// Reads a payload.
///
/// # Errors
/// When it is no claims set, or what stands in the bundle's place is none.
pub(super) fn read<'v>(document: Json<'v>, notes: &mut Notes) -> Result<Payload<'v>, Refusal> {
    if !document.is_object() {
        return Err(Refusal::NotClaims);
    }
    let types = document.get("vc").and_then(|vc| vc.get("type"));
    let is_card = types.is_some_and(|types| types.items().any(|name| name.as_str() == Some(HEALTH_CARD)));
    let bundle = match bundle_of(document) {
        Some(bundle) if is_card => Ok(Bundle::read(bundle, notes)?),
        _ => Err(Refusal::NoCertificate),
    };
    Ok(Payload {
        claims: claims(document, notes),
        bundle,
    })
}

/// Flags what a card need not have.
pub(super) fn flag_excess(document: Json<'_>, notes: &mut Notes) {
    flag(document, "", profile::CLAIMS, notes);
    if let Some(bundle) = bundle_of(document) {
        bundle::flag_excess(bundle, notes);
    }
}

pub(super) fn bundle_of(document: Json<'_>) -> Option<Json<'_>> {
    document.get("vc")?.get("credentialSubject")?.get("fhirBundle")
}

fn claims(document: Json<'_>, notes: &mut Notes) -> Result<Claims, Refusal> {
    let issuer = document.get("iss").and_then(Json::as_str).map(view::clean);
    // Where its keys would be fetched: nothing but https (section "Determining keys associated with an issuer").
    let issuer = issuer.filter(|issuer| issuer.starts_with("https://") && !issuer.ends_with('/'));
    let issued = numeric_date(document.get("nbf"))?;
    if issued.is_none() {
        notes.warn(Warning::MissingField);
    }
    Ok(Claims {
        issuer: Some(issuer.ok_or(Refusal::Issuer)?),
        expires: numeric_date(document.get("exp"))?,
        not_before: issued,
        // `nbf` is the time of issuance.
        issued,
    })
}

/// A NumericDate (RFC 7519 section 2), fractions dropped. Some issuers write milliseconds, which lie beyond the calendar
/// and are its end: that far a card counts, or does not count yet.
fn numeric_date(value: Option<Json<'_>>) -> Result<Option<Timestamp>, Refusal> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    let number = value.as_number().ok_or(Refusal::Time)?;
    let seconds = number.as_f64().ok_or(Refusal::Time)?;
    let last = Timestamp::MAX.as_second();
    let time = match number.as_i64() {
        Some(whole) => cwt::from_seconds(whole.min(last)),
        // The calendar's end is exact in an f64.
        #[expect(clippy::cast_precision_loss, reason = "twelve digits")]
        None => cwt::from_float(seconds.min(last as f64)),
    };
    time.map(Some).ok_or(Refusal::Time)
}
