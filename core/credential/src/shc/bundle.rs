//! The FHIR R4 bundle: one patient, and what happened to them.

use super::immunization::Immunization;
use super::observation::Observation;
use super::profile::{self, flag, flag_resource};
use super::resource::{self, text};
use crate::Kind;
use crate::json::Json;
use crate::notes::Notes;
use crate::refusal::Refusal;
use crate::view::{Event, Holder, View};

/// Flags what neither a vaccination nor a test needs.
pub(super) fn flag_excess(bundle: Json<'_>, notes: &mut Notes) {
    flag(bundle, "Bundle", profile::BUNDLE, notes);
    for resource in resources(bundle) {
        match text(resource, "resourceType") {
            Some("Patient") => flag(resource, "Patient", profile::PATIENT, notes),
            Some("Immunization") => flag(resource, "Immunization", profile::IMMUNIZATION, notes),
            Some("Observation") => flag(resource, "Observation", profile::OBSERVATION, notes),
            other => flag_resource(other.unwrap_or("?"), notes),
        }
    }
}

fn resources(bundle: Json<'_>) -> impl Iterator<Item = Json<'_>> {
    let entries = bundle.get("entry").into_iter().flat_map(Json::items);
    entries.filter_map(|entry| entry.get("resource"))
}

/// A bundle, as far as it is understood.
pub(super) struct Bundle<'n> {
    patient: Option<Json<'n>>,
    /// The newest first; those without a date last.
    events: Vec<Resource<'n>>,
}

/// A resource that is an event.
enum Resource<'n> {
    Immunization(Immunization<'n>),
    Observation(Observation<'n>),
}

impl<'n> Bundle<'n> {
    /// Reads a bundle.
    ///
    /// # Errors
    /// When it is none, or speaks of two patients.
    pub(super) fn read(bundle: Json<'n>, notes: &mut Notes) -> Result<Self, Refusal> {
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
                Some("Immunization") => Immunization::read(resource, notes).map(Resource::Immunization),
                Some("Observation") => Observation::read(resource, notes).map(Resource::Observation),
                _ => None,
            };
            read.events.extend(event);
        }
        read.events.sort_by(|a, b| b.date().cmp(&a.date()));
        Ok(read)
    }

    /// That of the newest event.
    pub(super) fn kind(&self) -> Kind {
        match self.events.first() {
            Some(Resource::Immunization(_)) => Kind::Vaccination,
            Some(Resource::Observation(_)) => Kind::Test,
            None => Kind::Other,
        }
    }

    pub(super) fn holder(&self) -> Holder {
        self.patient.map_or_else(Holder::default, resource::patient)
    }

    pub(super) fn view(self, issuer: Option<String>) -> View {
        let (kind, holder) = (self.kind(), self.holder());
        let mut events = self.events.into_iter().map(Resource::view);
        View {
            kind,
            holder,
            event: events.next(),
            more_events: events.collect(),
            country: None,
            issuer,
            id: None,
        }
    }
}

impl Resource<'_> {
    fn date(&self) -> Option<&str> {
        match self {
            Self::Immunization(dose) => dose.date.as_deref(),
            Self::Observation(result) => result.date.as_deref(),
        }
    }

    fn view(self) -> Event {
        match self {
            Self::Immunization(dose) => Event::Vaccination(dose.view()),
            Self::Observation(result) => Event::Test(result.view()),
        }
    }
}
