//! `CodeableConcept` and `Identifier` (FHIR R4, data types) with the words a person reads.

use super::codes;
use super::resource::{shown, text};
use crate::json::Json;
use crate::view::{self, Coded};

/// Whether [`coded`] finds anything in a concept.
pub(super) fn is_coded(concept: Json<'_>) -> bool {
    codings(concept).any(|coding| text(coding, "code").is_some()) || shown(concept, "text").is_some()
}

/// The coding whose words are known, else the first one; without codings the concept's own text.
pub(super) fn coded(concept: Json<'_>) -> Option<Coded> {
    let own = text(concept, "text");
    let mut first = None;
    for coding in codings(concept) {
        let Some(code) = text(coding, "code").map(view::clean) else {
            continue;
        };
        if let Some(display) = codes::display(text(coding, "system").unwrap_or_default(), &code) {
            let display = display.to_owned();
            return Some(Coded { code, display });
        }
        first = first.or_else(|| {
            let words = text(coding, "display").or(own).map(view::clean);
            let display = words.filter(|words| !words.is_empty()).unwrap_or_else(|| code.clone());
            Some(Coded { code, display })
        });
    }
    first.or_else(|| shown(concept, "text").map(|words| words.into_owned().into()))
}

/// A reference by identifier, as `manufacturer` is.
pub(super) fn coded_identifier(reference: Json<'_>) -> Option<Coded> {
    let identifier = reference.get("identifier")?;
    let code = view::clean(text(identifier, "value")?);
    let known = codes::display(text(identifier, "system").unwrap_or_default(), &code);
    let display = known.map_or_else(|| code.clone(), str::to_owned);
    Some(Coded { code, display })
}

pub(super) fn codings(concept: Json<'_>) -> impl Iterator<Item = Json<'_>> {
    concept.get("coding").into_iter().flat_map(Json::items)
}
