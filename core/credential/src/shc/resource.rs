//! Three FHIR R4 resources, as the SMART Health Cards Vaccination & Testing implementation guide profiles them, and what
//! goes beyond its minimum ("data minimization" profiles, `-dm`).

use serde_json::Value;

use super::codes;
use super::coding::{coded, coded_identifier, codings};
use crate::excess::{ExcessField, PersonalData};
use crate::notes::Notes;
use crate::view::{self, Coded, Holder, Test, Vaccination};
use crate::warning::Warning;
use crate::{genetic, limits};

/// The minimum data set of a card.
const MINIMISATION: &str = "SMART Health Cards 1.4, Data Minimization";

pub(super) const PATIENT: [&str; 8] = [
    "resourceType",
    "meta.security",
    "name.family",
    "name.given",
    "name.prefix",
    "name.suffix",
    "name.text",
    "birthDate",
];

pub(super) const IMMUNIZATION: [&str; 13] = [
    "resourceType",
    "meta.security",
    "status",
    "vaccineCode.coding",
    "vaccineCode.text",
    "patient.reference",
    "occurrenceDateTime",
    "occurrenceString",
    "manufacturer.identifier",
    "lotNumber",
    "isSubpotent",
    "performer.actor.display",
    "protocolApplied",
];

pub(super) const OBSERVATION: [&str; 16] = [
    "resourceType",
    "meta.security",
    "status",
    "category",
    "code",
    "subject.reference",
    "effectiveDateTime",
    "effectivePeriod",
    "issued",
    "performer.display",
    "valueCodeableConcept",
    "valueQuantity",
    "valueString",
    "interpretation",
    "referenceRange",
    "method",
];

/// Flags every element that is not among the paths, nor on the way to one or below one; arrays are passed through.
pub(super) fn flag(value: &Value, group: &str, paths: &[&'static str], notes: &mut Notes) {
    walk(value, group, "", paths, notes);
}

fn walk(value: &Value, group: &str, path: &str, paths: &[&'static str], notes: &mut Notes) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, group, path, paths, notes)),
        Value::Object(members) => {
            for (key, member) in members {
                // What is left of a known path behind this one.
                let rest = |known: &'static str| {
                    let below = match path {
                        "" => Some(known),
                        path => known.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
                    };
                    below.and_then(|below| below.strip_prefix(key.as_str()))
                };
                if paths.iter().any(|known| rest(known) == Some("")) {
                    continue;
                }
                let below = joined(path, key);
                if paths
                    .iter()
                    .any(|known| rest(known).is_some_and(|rest| rest.starts_with('.')))
                {
                    walk(member, group, &below, paths, notes);
                } else {
                    beyond(joined(group, &below), key, notes);
                }
            }
        }
        // Something plain stands where an object belongs.
        _ if !path.is_empty() => beyond(joined(group, path), path, notes),
        _ => {}
    }
}

fn joined(group: &str, key: &str) -> String {
    let key: String = view::clean(key).chars().take(limits::FIELD_NAME).collect();
    if group.is_empty() {
        key
    } else {
        format!("{group}.{key}")
    }
}

/// Flags a resource that neither a vaccination nor a test needs.
pub(super) fn flag_resource(name: &str, notes: &mut Notes) {
    notes.beyond_minimum(joined("", name), PersonalData::Health);
}

fn beyond(path: String, key: &str, notes: &mut Notes) {
    let data = match key {
        // A resource's own, not a person's.
        "id" | "identifier" if !path.starts_with("Patient") => PersonalData::Unknown,
        "telecom" => PersonalData::Contact,
        key => PersonalData::named(key),
    };
    notes.beyond_minimum(path, data);
}

impl Notes {
    /// Flags a field by its path, once however often it stands there.
    fn beyond_minimum(&mut self, path: String, data: PersonalData) {
        self.warn(Warning::UnknownField);
        let field = ExcessField {
            path,
            data,
            paragraph: MINIMISATION,
        };
        if self.excess.len() < limits::EXCESS && !self.excess.contains(&field) {
            self.excess.push(field);
        }
    }
}

/// A member that is a text.
pub(super) fn text<'v>(object: &'v Value, member: &str) -> Option<&'v str> {
    object.get(member).and_then(Value::as_str)
}

fn shown(object: &Value, member: &str) -> Option<String> {
    text(object, member).map(view::clean).filter(|text| !text.is_empty())
}

/// The first of an array, or what stands in its place.
fn first(value: Option<&Value>) -> Option<&Value> {
    match value? {
        Value::Array(items) => items.first(),
        other => Some(other),
    }
}

/// `Patient`: the first name that has parts, and the date of birth.
pub(super) fn patient(resource: &Value) -> Holder {
    let names = resource.get("name").and_then(Value::as_array);
    let mut names = names.into_iter().flatten();
    let birth_date = text(resource, "birthDate");
    let named = |name: &&Value| name.get("family").is_some() || name.get("given").is_some();
    match names.clone().find(named) {
        Some(name) => {
            let given = name.get("given").and_then(Value::as_array);
            let given: Vec<&str> = given.into_iter().flatten().filter_map(Value::as_str).collect();
            let given = Some(given.join(" ")).filter(|given| !given.is_empty());
            Holder::new(text(name, "family"), given.as_deref(), None, None, birth_date)
        }
        None => {
            // One text, of which no one can tell which part is the family's.
            let whole = names.find_map(|name| text(name, "text"));
            Holder::new(whole, None, None, None, birth_date)
        }
    }
}

/// `Immunization`: a dose that was given. One that was not, or was entered in error, is none.
pub(super) fn immunization(resource: &Value, notes: &mut Notes) -> Option<Vaccination> {
    if !has_status(resource, &["completed"], notes) {
        return None;
    }
    let code = resource.get("vaccineCode");
    let product = code.and_then(coded);
    let vaccinated = shown(resource, "occurrenceDateTime").or_else(|| shown(resource, "occurrenceString"));
    if product.is_none() || vaccinated.is_none() {
        notes.warn(Warning::MissingField);
    }
    let protocol = first(resource.get("protocolApplied"));
    let count = |member| protocol.and_then(|protocol| protocol.get(member)?.as_i64());
    Some(Vaccination {
        disease: code.and_then(codes::target),
        prophylaxis: None,
        product,
        manufacturer: resource.get("manufacturer").and_then(coded_identifier),
        dose: count("doseNumberPositiveInt"),
        doses: count("seriesDosesPositiveInt"),
        vaccinated,
        batch: shown(resource, "lotNumber"),
        centre: first(resource.get("performer"))
            .and_then(|performer| performer.get("actor"))
            .and_then(|actor| shown(actor, "display")),
        ..Vaccination::default()
    })
}

/// `Observation`: a result of a laboratory. One that is preliminary, was cancelled or was entered in error is none.
pub(super) fn observation(resource: &Value, notes: &mut Notes) -> Option<Test> {
    let code = resource.get("code");
    notes.genetic |= code.is_some_and(names_genes);
    if !has_status(resource, &["final", "amended", "corrected"], notes) {
        return None;
    }
    let test_type = code.and_then(coded);
    if test_type.is_none() {
        notes.warn(Warning::MissingField);
    }
    let period = resource.get("effectivePeriod");
    Some(Test {
        disease: code.and_then(codes::target),
        test_type,
        name: None,
        device: None,
        sampled: shown(resource, "effectiveDateTime").or_else(|| shown(period?, "start")),
        resulted: shown(resource, "issued"),
        result: result(resource),
        centre: first(resource.get("performer")).and_then(|performer| shown(performer, "display")),
        country: None,
    })
}

/// Whether the test is one of the person's genes, by a text in its code.
fn names_genes(code: &Value) -> bool {
    let displays = codings(code).filter_map(|coding| text(coding, "display"));
    displays.chain(text(code, "text")).any(genetic::is_test_type)
}

/// `value[x]`, as far as people can read it.
fn result(resource: &Value) -> Option<Coded> {
    if let Some(concept) = resource.get("valueCodeableConcept") {
        return coded(concept);
    }
    let plain = |text: String| Coded {
        code: text.clone(),
        display: text,
    };
    if let Some(quantity) = resource.get("valueQuantity") {
        let number = quantity.get("value").filter(|value| value.is_number())?.to_string();
        let parts = [shown(quantity, "comparator"), Some(number), shown(quantity, "unit")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        return Some(plain(parts.join(" ")));
    }
    shown(resource, "valueString").map(plain)
}

/// A missing status is borne.
fn has_status(resource: &Value, good: &[&str], notes: &mut Notes) -> bool {
    match text(resource, "status") {
        Some(status) => good.contains(&status),
        None => {
            notes.warn(Warning::MissingField);
            true
        }
    }
}
