//! Reading members of the message, and noting what departs from the specification's tables.

use crate::country::Country;
use crate::genetic;
use crate::hc1::who;
use crate::json::Json;
use crate::minimisation::{self, PersonalData};
use crate::notes::Notes;
use crate::pass::Format;
use crate::view::{self, Coded, Event, Holder};
use crate::warning::Warning;
use jiff::Timestamp;

/// What a message says.
pub(super) struct Read {
    pub(super) holder: Holder,
    /// The newest first.
    pub(super) events: Vec<Event>,
    pub(super) id: Option<String>,
    pub(super) issued: Option<Timestamp>,
}

/// A member that is a text, as it may go onto a screen; a number as its digits.
pub(super) fn text(object: Option<Json<'_>>, member: &str) -> Option<String> {
    let value = object?.get(member)?;
    let number = || value.as_number().map(ToString::to_string);
    let text = value.as_str().map(view::clean).or_else(number)?;
    Some(text).filter(|text| !text.is_empty())
}

/// The same of one that has to be there.
pub(super) fn required(object: Option<Json<'_>>, member: &str, notes: &mut Notes) -> Option<String> {
    let text = text(object, member);
    if text.is_none() {
        notes.warn(Warning::MissingField);
    }
    text
}

/// A country by its code of three letters (ICAO Doc 9303-3 section 5): as the code of two letters where there is one.
pub(super) fn country(object: Option<Json<'_>>, member: &str, notes: &mut Notes) -> Option<Coded> {
    let written = required(object, member, notes)?;
    let code = Country::from_icao(&written).map_or(written, |country| country.to_string());
    Some(who::country(&code))
}

/// Flags members that the tables do not have, and looks for genetic data in them.
pub(super) fn flag_unknown(object: Option<Json<'_>>, group: &str, known: &[&str], notes: &mut Notes) {
    for (name, value) in object.into_iter().flat_map(Json::members) {
        if !known.contains(&name) {
            notes.warn(Warning::UnknownField);
            notes.genetic |= genetic::carried_in_json(value);
            flag(group, name, PersonalData::named(name), notes);
        }
    }
}

/// Flags one member.
fn flag(group: &str, name: &str, data: PersonalData, notes: &mut Notes) {
    notes.beyond(Format::VdsNc, minimisation::path(group, name), data);
}

/// The person a message speaks of: `pid`. `number` is the member with the travel document's number.
pub(super) fn holder(message: Json<'_>, number: &str, notes: &mut Notes) -> Holder {
    let person = message.get("pid");
    let name = required(person, "n", notes);
    let birth_date = text(person, "dob");
    let document_number = text(person, number);
    // One of the two has to be there: they tell whose the seal is.
    if birth_date.is_none() && document_number.is_none() {
        notes.warn(Warning::MissingField);
    }
    let birth_date = birth_date.map(|date| known_part(&date).to_owned());
    let (primary, secondary) = name.as_deref().map(identifiers).unwrap_or_default();
    Holder {
        sex: text(person, "sex"),
        document_number,
        ..Holder::new(primary, secondary, None, None, birth_date.as_deref())
    }
}

/// Primary and secondary identifier (ICAO Doc 9303-3 section 4.6): two blanks stand between them, or the filler of a
/// machine-readable zone. Issuers that write one blank leave open where the one ends.
fn identifiers(name: &str) -> (Option<&str>, Option<&str>) {
    match name.split_once("  ").or_else(|| name.split_once("<<")) {
        Some((primary, secondary)) => (Some(primary.trim()), Some(secondary.trim())),
        None => (Some(name), None),
    }
}

/// A date of birth without its unknown parts, which may be filled up: `1961-XX-XX` is `1961`.
fn known_part(date: &str) -> &str {
    let unknown = |part: &str| !part.is_empty() && part.chars().all(|letter| matches!(letter, 'X' | 'x' | '<' | '0'));
    let mut known = date;
    while let Some((before, _)) = known.rsplit_once('-').filter(|(_, last)| unknown(last)) {
        known = before;
    }
    known
}

/// A time of RFC 3339, or one without its offset or seconds, which then is UTC.
pub(super) fn time(text: &str) -> Option<Timestamp> {
    let utc = |text: &str| {
        let local: jiff::civil::DateTime = text.parse().ok()?;
        local
            .to_zoned(jiff::tz::TimeZone::UTC)
            .ok()
            .map(|time| time.timestamp())
    };
    text.parse().ok().or_else(|| utc(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_told_apart_where_the_name_does() {
        assert_eq!(identifiers("CITIZEN  JANE SUE"), (Some("CITIZEN"), Some("JANE SUE")));
        assert_eq!(
            identifiers("VAN DEN BOCK<<ANN<LENA"),
            (Some("VAN DEN BOCK"), Some("ANN<LENA"))
        );
        assert_eq!(identifiers("NIHON HANAKO"), (Some("NIHON HANAKO"), None));
    }

    #[test]
    fn unknown_parts_of_a_birth_date_are_left_out() {
        for (written, known) in [
            ("1961-05-15", "1961-05-15"),
            ("1961-05-XX", "1961-05"),
            ("1961-XX-XX", "1961"),
            ("1961-00-00", "1961"),
            ("1961-10", "1961-10"),
            ("1961", "1961"),
            ("", ""),
        ] {
            assert_eq!(known_part(written), known);
        }
    }

    #[test]
    fn times_without_offset_are_utc() {
        let expected = "2021-12-12T12:00:00Z".parse().ok();
        for text in [
            "2021-12-12T12:00:00Z",
            "2021-12-12T13:00:00+01:00",
            "2021-12-12T12:00:00",
            "2021-12-12T12:00",
        ] {
            assert_eq!(time(text), expected, "{text}");
        }
        assert_eq!(time("yesterday"), None);
    }
}
