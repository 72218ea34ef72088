//! FHIR R4 resources: what all have in common, and the patient.

use std::borrow::Cow;

use crate::json::Json;
use crate::notes::Notes;
use crate::view::{self, Holder};
use crate::warning::Warning;

/// A member that is a text.
pub(super) fn text<'v>(object: Json<'v>, member: &str) -> Option<&'v str> {
    object.get(member)?.as_str()
}

/// The same as it may go onto a screen; an empty one says nothing.
pub(super) fn shown<'v>(object: Json<'v>, member: &str) -> Option<Cow<'v, str>> {
    text(object, member).map(view::cleaned).filter(|text| !text.is_empty())
}

/// The first of an array, or what stands in its place.
pub(super) fn first(value: Option<Json<'_>>) -> Option<Json<'_>> {
    let value = value?;
    if value.is_array() {
        value.items().next()
    } else {
        Some(value)
    }
}

/// `Patient`: the first name that has parts, and the date of birth.
pub(super) fn patient(resource: Json<'_>) -> Holder {
    let mut names = resource.get("name").into_iter().flat_map(Json::items);
    let birth_date = text(resource, "birthDate");
    let named = |name: &Json<'_>| name.get("family").is_some() || name.get("given").is_some();
    match names.clone().find(named) {
        Some(name) => {
            let given = name.get("given").into_iter().flat_map(Json::items);
            let given: Vec<&str> = given.filter_map(Json::as_str).collect();
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

/// A missing status is borne.
pub(super) fn has_status(resource: Json<'_>, good: &[&str], notes: &mut Notes) -> bool {
    match text(resource, "status") {
        Some(status) => good.contains(&status),
        None => {
            notes.warn(Warning::MissingField);
            true
        }
    }
}
