//! `Immunization` (FHIR R4): a dose of a vaccine.

use std::borrow::Cow;

use super::codes;
use super::coding::{coded, coded_identifier, is_coded};
use super::resource::{first, has_status, shown};
use crate::json::Json;
use crate::notes::Notes;
use crate::view::Vaccination;
use crate::warning::Warning;

/// A dose that was given.
pub(super) struct Immunization<'n> {
    resource: Json<'n>,
    pub(super) date: Option<Cow<'n, str>>,
}

impl<'n> Immunization<'n> {
    /// `None` where the dose was not given, or was entered in error.
    pub(super) fn read(resource: Json<'n>, notes: &mut Notes) -> Option<Self> {
        if !has_status(resource, &["completed"], notes) {
            return None;
        }
        let date = shown(resource, "occurrenceDateTime").or_else(|| shown(resource, "occurrenceString"));
        if date.is_none() || !resource.get("vaccineCode").is_some_and(is_coded) {
            notes.warn(Warning::MissingField);
        }
        Some(Self { resource, date })
    }

    pub(super) fn view(self) -> Vaccination {
        let Self { resource, date } = self;
        let code = resource.get("vaccineCode");
        let protocol = first(resource.get("protocolApplied"));
        let count = |member| protocol.and_then(|protocol| protocol.get(member)?.as_number()?.as_i64());
        let performer = first(resource.get("performer")).and_then(|performer| performer.get("actor"));
        Vaccination {
            disease: code.and_then(codes::target),
            product: code.and_then(coded),
            manufacturer: resource.get("manufacturer").and_then(coded_identifier),
            dose: count("doseNumberPositiveInt"),
            doses: count("seriesDosesPositiveInt"),
            vaccinated: date.map(Cow::into_owned),
            batch: shown(resource, "lotNumber").map(Cow::into_owned),
            centre: performer.and_then(|actor| shown(actor, "display")).map(Cow::into_owned),
            ..Vaccination::default()
        }
    }
}
