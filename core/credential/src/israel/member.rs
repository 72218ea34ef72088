//! Members of the JSON, and those that a pass need not have.

use std::collections::BTreeMap;

use crate::json::Json;
use crate::minimisation::{self, PersonalData};
use crate::notes::Notes;
use crate::pass::Format;
use crate::view;
use crate::warning::Warning;

/// Section "Minimal Dataset", and what the published samples have beyond it: `ps` status, `rd` printed on, `r` recovered
/// on, `o` organisation.
const KNOWN: [&str; 20] = [
    "id", "et", "c", "ct", "cn", "fn", "g", "f", "gl", "fl", "b", "e", "a", "ps", "rd", "r", "o", "ol", "oc", "p",
];

/// Of one dose.
const KNOWN_OF_DOSE: [&str; 8] = ["d", "vv", "vt", "vb", "vc", "o", "ol", "oc"];

/// Flags the numbers of identity documents, and members that the format does not have.
pub(super) fn flag_excess(document: Json<'_>, notes: &mut Notes) {
    flag(document, "", &KNOWN, notes);
    for person in people(document) {
        flag(person, "p.", &["e"], notes);
    }
    for (name, dose) in doses(document) {
        flag(dose, &format!("{name}."), &[&KNOWN_OF_DOSE[..], &["c"]].concat(), notes);
    }
}

fn flag(object: Json<'_>, group: &str, known: &[&str], notes: &mut Notes) {
    for (name, value) in object.members() {
        if value.is_null() || known.contains(&name) || (group.is_empty() && is_dose(name, value)) {
            continue;
        }
        let path = format!("{group}{}", minimisation::path("", name));
        if !notes.optional(Format::IsraelGreenPass, &path) {
            notes.warn(Warning::UnknownField);
            notes.beyond(Format::IsraelGreenPass, path, PersonalData::named(name));
        }
    }
}

/// The people of a pass for venues, who share one code.
pub(super) fn people(document: Json<'_>) -> impl Iterator<Item = Json<'_>> {
    let people = document.get("p").into_iter().flat_map(Json::items);
    people.filter(|person| person.is_object())
}

/// The doses, by the names of their members and in the order of these; of several with one name the last, as everywhere.
pub(super) fn doses(document: Json<'_>) -> BTreeMap<&str, Json<'_>> {
    let last: BTreeMap<&str, Json<'_>> = document.members().collect();
    last.into_iter().filter(|(name, value)| is_dose(name, *value)).collect()
}

/// `d1`, `d2`, and the boosters after them.
fn is_dose(name: &str, value: Json<'_>) -> bool {
    let number = name.strip_prefix('d').map(str::as_bytes);
    value.is_object() && matches!(number, Some([digit]) if digit.is_ascii_digit())
}

/// A member that is a text and not empty.
pub(super) fn text<'n>(object: Json<'n>, member: &str) -> Option<&'n str> {
    object.get(member)?.as_str().filter(|text| !text.trim().is_empty())
}

/// The same as it may go onto a screen; a number is taken as its digits.
pub(super) fn shown(object: Json<'_>, member: &str) -> Option<String> {
    let value = object.get(member)?;
    match value.as_number() {
        Some(number) => Some(number.to_string()),
        None => value.as_str().map(view::clean).filter(|text| !text.is_empty()),
    }
}

/// A member that is a whole number.
pub(super) fn number(object: Json<'_>, member: &str) -> Option<i64> {
    object.get(member)?.as_number()?.as_i64()
}

/// Not the first day of the calendar, which stands where there is no date.
pub(super) fn known_time(text: &str) -> bool {
    !super::time::is_nothing(text)
}
