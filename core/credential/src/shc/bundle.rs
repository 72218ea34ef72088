//! The FHIR R4 bundle: one patient, and what happened to them.

use std::cmp::Reverse;

use serde_json::Value;

use super::resource::{self, flag, flag_resource, text};
use crate::Kind;
use crate::notes::Notes;
use crate::refusal::Refusal;
use crate::view::{Event, Holder, View};

const BUNDLE: [&str; 4] = ["resourceType", "type", "entry.fullUrl", "entry.resource"];

/// Flags what neither a vaccination nor a test needs.
pub(super) fn flag_excess(bundle: &Value, notes: &mut Notes) {
    flag(bundle, "Bundle", &BUNDLE, notes);
    for resource in resources(bundle) {
        match text(resource, "resourceType") {
            Some("Patient") => flag(resource, "Patient", &resource::PATIENT, notes),
            Some("Immunization") => flag(resource, "Immunization", &resource::IMMUNIZATION, notes),
            Some("Observation") => flag(resource, "Observation", &resource::OBSERVATION, notes),
            other => flag_resource(other.unwrap_or("?"), notes),
        }
    }
}

fn resources(bundle: &Value) -> impl Iterator<Item = &Value> {
    let entries = bundle.get("entry").and_then(Value::as_array);
    entries.into_iter().flatten().filter_map(|entry| entry.get("resource"))
}

/// A bundle, as far as it is understood.
pub(super) struct Bundle<'v> {
    patient: Option<&'v Value>,
    /// The newest first; those without a date last.
    events: Vec<Event>,
}

impl<'v> Bundle<'v> {
    /// Reads a bundle.
    ///
    /// # Errors
    /// When it is none, or speaks of two patients.
    pub(super) fn read(bundle: &'v Value, notes: &mut Notes) -> Result<Self, Refusal> {
        if text(bundle, "resourceType") != Some("Bundle") {
            return Err(Refusal::BrokenCertificate);
        }
        let mut read = Self {
            patient: None,
            events: Vec::new(),
        };
        for resource in resources(bundle) {
            let event = match text(resource, "resourceType") {
                Some("Patient") => {
                    if read.patient.replace(resource).is_some() {
                        return Err(Refusal::BrokenCertificate);
                    }
                    None
                }
                Some("Immunization") => resource::immunization(resource, notes).map(Event::Vaccination),
                Some("Observation") => resource::observation(resource, notes).map(Event::Test),
                _ => None,
            };
            read.events.extend(event);
        }
        read.events
            .sort_by_cached_key(|event| Reverse(event.date().map(str::to_owned)));
        Ok(read)
    }

    /// That of the newest event.
    pub(super) fn kind(&self) -> Kind {
        self.events.first().map_or(Kind::Other, Event::kind)
    }

    pub(super) fn view(self, issuer: Option<String>) -> View {
        let kind = self.kind();
        let mut events = self.events.into_iter();
        View {
            kind,
            holder: self.patient.map_or_else(Holder::default, resource::patient),
            event: events.next(),
            more_events: events.collect(),
            country: None,
            issuer,
            id: None,
        }
    }
}
