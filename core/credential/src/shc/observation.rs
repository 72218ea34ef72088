//! `Observation` (FHIR R4): a result of a laboratory.

use std::borrow::Cow;

use super::codes;
use super::coding::{coded, codings, is_coded};
use super::resource::{first, has_status, shown, text};
use crate::genetic;
use crate::json::Json;
use crate::notes::Notes;
use crate::view::{Coded, Test};
use crate::warning::Warning;

/// A result that stands.
pub(super) struct Observation<'n> {
    resource: Json<'n>,
    pub(super) date: Option<Cow<'n, str>>,
}

impl<'n> Observation<'n> {
    /// `None` where the result is preliminary, was cancelled or was entered in error.
    pub(super) fn read(resource: Json<'n>, notes: &mut Notes) -> Option<Self> {
        let code = resource.get("code");
        notes.genetic |= code.is_some_and(names_genes);
        if !has_status(resource, &["final", "amended", "corrected"], notes) {
            return None;
        }
        if !code.is_some_and(is_coded) {
            notes.warn(Warning::MissingField);
        }
        let period = resource.get("effectivePeriod");
        let date = shown(resource, "effectiveDateTime").or_else(|| shown(period?, "start"));
        Some(Self { resource, date })
    }

    pub(super) fn view(self) -> Test {
        let Self { resource, date } = self;
        let code = resource.get("code");
        let performer = first(resource.get("performer"));
        Test {
            disease: code.and_then(codes::target),
            test_type: code.and_then(coded),
            sampled: date.map(Cow::into_owned),
            resulted: shown(resource, "issued").map(Cow::into_owned),
            result: result(resource),
            centre: performer
                .and_then(|performer| shown(performer, "display"))
                .map(Cow::into_owned),
            ..Test::default()
        }
    }
}

/// Whether the test is one of the person's genes, by a text in its code.
fn names_genes(code: Json<'_>) -> bool {
    let displays = codings(code).filter_map(|coding| text(coding, "display"));
    displays.chain(text(code, "text")).any(genetic::is_test_type)
}

/// `value[x]`, as far as people can read it.
fn result(resource: Json<'_>) -> Option<Coded> {
    if let Some(concept) = resource.get("valueCodeableConcept") {
        return coded(concept);
    }
    if let Some(quantity) = resource.get("valueQuantity") {
        let number = quantity.get("value")?.as_number()?.to_string();
        let parts = [
            shown(quantity, "comparator"),
            Some(number.into()),
            shown(quantity, "unit"),
        ];
        let parts: Vec<Cow<'_, str>> = parts.into_iter().flatten().collect();
        return Some(parts.join(" ").into());
    }
    shown(resource, "valueString").map(|text| text.into_owned().into())
}
