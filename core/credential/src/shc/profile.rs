//! The elements that a card needs: the claims, and the resources as the SMART Health Cards Vaccination & Testing
//! implementation guide profiles them ("data minimization" profiles, `-dm`). Everything else is flagged.

use crate::json::Json;
use crate::minimisation::{self, PersonalData};
use crate::notes::Notes;
use crate::pass::Format;
use crate::warning::Warning;

/// The elements of an object that are needed.
pub(super) type Elements = &'static [(&'static str, Needed)];

/// How far an element is needed.
pub(super) enum Needed {
    /// With all that is in it.
    Whole,
    /// With these of its own elements.
    Only(Elements),
}

use Needed::{Only, Whole};

/// The claims of a card, and where the bundle belongs.
pub(super) const CLAIMS: Elements = &[
    ("iss", Whole),
    ("nbf", Whole),
    ("exp", Whole),
    ("rid", Whole),
    (
        "vc",
        Only(&[
            ("type", Whole),
            ("rid", Whole),
            (
                "credentialSubject",
                Only(&[("fhirVersion", Whole), ("fhirBundle", Whole)]),
            ),
        ]),
    ),
];

pub(super) const BUNDLE: Elements = &[
    ("resourceType", Whole),
    ("type", Whole),
    ("entry", Only(&[("fullUrl", Whole), ("resource", Whole)])),
];

pub(super) const PATIENT: Elements = &[
    ("resourceType", Whole),
    ("meta", SECURITY),
    (
        "name",
        Only(&[
            ("family", Whole),
            ("given", Whole),
            ("prefix", Whole),
            ("suffix", Whole),
            ("text", Whole),
        ]),
    ),
    ("birthDate", Whole),
];

pub(super) const IMMUNIZATION: Elements = &[
    ("resourceType", Whole),
    ("meta", SECURITY),
    ("status", Whole),
    ("vaccineCode", Only(&[("coding", Whole), ("text", Whole)])),
    ("patient", REFERENCE),
    ("occurrenceDateTime", Whole),
    ("occurrenceString", Whole),
    ("manufacturer", Only(&[("identifier", Whole)])),
    ("lotNumber", Whole),
    ("isSubpotent", Whole),
    ("performer", Only(&[("actor", DISPLAY)])),
    ("protocolApplied", Whole),
];

pub(super) const OBSERVATION: Elements = &[
    ("resourceType", Whole),
    ("meta", SECURITY),
    ("status", Whole),
    ("category", Whole),
    ("code", Whole),
    ("subject", REFERENCE),
    ("effectiveDateTime", Whole),
    ("effectivePeriod", Whole),
    ("issued", Whole),
    ("performer", DISPLAY),
    ("valueCodeableConcept", Whole),
    ("valueQuantity", Whole),
    ("valueString", Whole),
    ("interpretation", Whole),
    ("referenceRange", Whole),
    ("method", Whole),
];

const SECURITY: Needed = Only(&[("security", Whole)]);
const REFERENCE: Needed = Only(&[("reference", Whole)]);
const DISPLAY: Needed = Only(&[("display", Whole)]);

/// Flags every element that is not needed; arrays are passed through.
pub(super) fn flag(value: Json<'_>, group: &str, needed: Elements, notes: &mut Notes) {
    walk(
        value,
        Path {
            above: None,
            name: group,
        },
        needed,
        notes,
    );
}

/// Flags a resource that neither a vaccination nor a test needs.
pub(super) fn flag_resource(name: &str, notes: &mut Notes) {
    beyond(shown(name), PersonalData::Health, notes);
}

/// Where a value stands. Written out only where it is flagged.
#[derive(Clone, Copy)]
struct Path<'p> {
    above: Option<&'p Self>,
    name: &'p str,
}

fn walk(value: Json<'_>, path: Path<'_>, needed: Elements, notes: &mut Notes) {
    if value.is_array() {
        for item in value.items() {
            walk(item, path, needed, notes);
        }
    } else if value.is_object() {
        for (name, member) in value.members() {
            let path = Path {
                above: Some(&path),
                name,
            };
            match needed.iter().find(|(known, _)| *known == name) {
                Some((_, Whole)) => {}
                Some((_, Only(needed))) => walk(member, path, needed, notes),
                None => path.flag(notes),
            }
        }
    } else if path.above.is_some() {
        // Something plain stands where an object belongs.
        path.flag(notes);
    }
}

impl Path<'_> {
    fn flag(self, notes: &mut Notes) {
        let path = self.written();
        let data = match self.name {
            // A resource's own, not a person's.
            "id" | "identifier" if !path.starts_with("Patient") => PersonalData::Unknown,
            "telecom" => PersonalData::Contact,
            name => PersonalData::named(name),
        };
        beyond(path, data, notes);
    }

    /// The names from the group on, with dots between.
    fn written(self) -> String {
        let above = self.above.map(|above| above.written());
        match above.filter(|above| !above.is_empty()) {
            Some(above) => [&above, ".", &shown(self.name)].concat(),
            None => shown(self.name),
        }
    }
}

fn shown(name: &str) -> String {
    minimisation::path("", name)
}

fn beyond(path: String, data: PersonalData, notes: &mut Notes) {
    notes.warn(Warning::UnknownField);
    notes.beyond(Format::Shc, path, data);
}
