//! What a screen shows, and what a credential need not have.

use crate::json::Json;
use crate::minimisation::{self, PersonalData};
use crate::notes::Notes;
use crate::period;
use crate::view::{self, Coded, Event, Holder, Test, Vaccination, View};
use crate::warning::Warning;
use crate::{Format, Kind};

/// Members of `credentialSubject` in the published contexts that are no personal data beyond the minimum; the number in `id`
/// is looked at by itself.
const OF_PERSON: [&str; 10] = [
    "type",
    "id",
    "name",
    "age",
    "dob",
    "birthDate",
    "gender",
    "sex",
    "nationality",
    "@type",
];

/// Flags what the minimum does not have, as far as it is filled in.
pub(super) fn flag_excess(credential: Json<'_>, notes: &mut Notes) {
    let Some(person) = credential.get("credentialSubject") else {
        return;
    };
    for (name, member) in person.members() {
        if OF_PERSON.contains(&name) || !is_filled(member) {
            continue;
        }
        let path = minimisation::path("credentialSubject", name);
        if !notes.optional(Format::Divoc, &path) {
            notes.warn(Warning::UnknownField);
            notes.beyond(Format::Divoc, path, PersonalData::named(name));
        }
    }
    if let Some((kind, _)) = document(person) {
        notes.beyond(Format::Divoc, "credentialSubject.id".to_owned(), named(kind));
    }
}

fn is_filled(value: Json<'_>) -> bool {
    value.as_number().is_some()
        || value.as_str().is_some_and(|text| !text.trim().is_empty())
        || value.items().any(is_filled)
        || value.members().any(|(_, member)| is_filled(member))
}

/// The kind of document and its number in `did:Passport:A1234567`, `did:Aadhaar Card:********1234`.
fn document(person: Json<'_>) -> Option<(&str, &str)> {
    let id = person.get("id")?.as_str()?;
    let (kind, number) = id
        .strip_prefix("did:")
        .unwrap_or(id)
        .rsplit_once(':')
        .unwrap_or(("", id));
    (!number.trim().is_empty()).then_some((kind, number))
}

fn named(kind: &str) -> PersonalData {
    match PersonalData::named(kind) {
        PersonalData::TravelDocument => PersonalData::TravelDocument,
        _ => PersonalData::NationalId,
    }
}

fn events(credential: Json<'_>) -> impl Iterator<Item = Json<'_>> {
    credential.get("evidence").into_iter().flat_map(Json::items)
}

fn is_a(event: Json<'_>, name: &str) -> bool {
    let types = event.get("type");
    types.is_some_and(|types| types.as_str() == Some(name) || types.items().any(|one| one.as_str() == Some(name)))
}

pub(super) fn kind(credential: Json<'_>) -> Kind {
    match events(credential).next() {
        Some(event) if is_a(event, "Vaccination") => Kind::Vaccination,
        Some(event) if is_a(event, "TestDetails") => Kind::Test,
        _ => Kind::Other,
    }
}

/// Members of an event that are all written as `schema:id`.
const OF_ONE_PROPERTY: [&str; 9] = [
    "certificateId",
    "batch",
    "vaccine",
    "manufacturer",
    "icd11Code",
    "testType",
    "disease",
    "result",
    "sampleOrigin",
];

/// Members whose values could change places without a trace: the contexts write several as one and the same property, so
/// that the signature covers a set of values. Where all of them are one value there is nothing to exchange.
pub(super) fn exchangeable(credential: Json<'_>) -> Vec<String> {
    let mut paths = Vec::new();
    for event in events(credential) {
        let there: Vec<(&str, Json<'_>)> = OF_ONE_PROPERTY
            .iter()
            .filter_map(|name| Some((*name, event.get(name).filter(|value| !value.is_null())?)))
            .collect();
        let (mut values, first) = (there.iter().map(|(_, value)| literal(*value)), there.first());
        if first.is_some_and(|(_, first)| values.any(|other| other != literal(*first))) {
            paths.extend(there.iter().map(|(name, _)| minimisation::path("evidence", name)));
        }
    }
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// What the dataset has of a value: a number is another one than the text of its digits.
fn literal(value: Json<'_>) -> (Option<&str>, Option<&serde_json::Number>) {
    (value.as_str(), value.as_number())
}

/// Whether dates and numbers stand in the only order that makes sense. Those are one property each as well, so that a forger
/// could exchange them: a first dose of two would become a second one of one. Of dates that cannot be read no one can say.
pub(super) fn is_in_order(credential: Json<'_>) -> bool {
    events(credential).all(|event| {
        let days = filled(event, &["date", "effectiveStart", "effectiveUntil"]);
        let times = filled(event, &["sampleCollectionTimestamp", "resultTimestamp"]);
        let numbers = count(event, "dose").zip(count(event, "totalDoses"));
        are_sorted(&days, period::day)
            && are_sorted(&times, moment)
            && numbers.is_none_or(|(dose, doses)| dose <= doses)
    })
}

/// Those of the members that are texts with something in them.
fn filled<'n>(event: Json<'n>, names: &[&str]) -> Vec<&'n str> {
    names
        .iter()
        .filter_map(|name| event.get(name)?.as_str())
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// Whether texts stand in order. One alone has none to change places with.
fn are_sorted<T: PartialOrd>(texts: &[&str], read: fn(&str) -> Option<T>) -> bool {
    let values: Option<Vec<T>> = texts.iter().map(|text| read(text)).collect();
    texts.len() < 2 || values.is_some_and(|values| values.is_sorted())
}

fn moment(text: &str) -> Option<jiff::Timestamp> {
    text.parse().ok()
}

pub(super) fn view(credential: Json<'_>) -> View {
    let mut events: Vec<(Option<Coded>, Option<String>, Event)> = events(credential)
        .filter_map(|event| {
            let shown = if is_a(event, "Vaccination") {
                Event::Vaccination(vaccination(event))
            } else if is_a(event, "TestDetails") {
                Event::Test(test(event))
            } else {
                return None;
            };
            Some((country(event), text(event, "certificateId"), shown))
        })
        .collect();
    events.sort_by_cached_key(|(.., event)| std::cmp::Reverse(event.date().map(str::to_owned)));
    let (country, id) = events
        .first()
        .map(|(country, id, _)| (country.clone(), id.clone()))
        .unwrap_or_default();
    let mut shown = events.into_iter().map(|(.., event)| event);
    View {
        kind: kind(credential),
        holder: holder(credential),
        event: shown.next(),
        more_events: shown.collect(),
        country,
        issuer: text(credential, "issuer"),
        id,
    }
}

pub(super) fn holder(credential: Json<'_>) -> Holder {
    let Some(person) = credential.get("credentialSubject") else {
        return Holder::default();
    };
    // One text, of which no one can tell which part is the family's.
    let (name, birth_date) = (text(person, "name"), text(person, "dob"));
    let mut holder = Holder::new(name.as_deref(), None, None, None, birth_date.as_deref());
    holder.sex = text(person, "gender");
    holder.nationality = text(person, "nationality").map(Coded::from);
    holder.document_number = document(person)
        .filter(|(kind, _)| named(kind) == PersonalData::TravelDocument)
        .map(|(_, number)| view::clean(number));
    holder
}

fn vaccination(event: Json<'_>) -> Vaccination {
    let code = text(event, "icd11Code");
    Vaccination {
        prophylaxis: text(event, "prophylaxis").map(|display| Coded {
            code: code.unwrap_or_else(|| display.clone()),
            display,
        }),
        product: text(event, "vaccine").map(Coded::from),
        manufacturer: text(event, "manufacturer").map(Coded::from),
        dose: count(event, "dose"),
        doses: count(event, "totalDoses"),
        vaccinated: text(event, "date"),
        batch: text(event, "batch"),
        centre: event.get("facility").and_then(|facility| text(facility, "name")),
        clinician: event.get("verifier").and_then(|verifier| text(verifier, "name")),
        valid_from: text(event, "effectiveStart"),
        valid_until: text(event, "effectiveUntil"),
        country: country(event),
        ..Vaccination::default()
    }
}

fn test(event: Json<'_>) -> Test {
    Test {
        disease: text(event, "disease").map(Coded::from),
        test_type: text(event, "testType").map(Coded::from),
        name: text(event, "testName"),
        device: None,
        sampled: text(event, "sampleCollectionTimestamp"),
        resulted: text(event, "resultTimestamp"),
        result: text(event, "result").map(Coded::from),
        centre: event.get("facility").and_then(|facility| text(facility, "name")),
        country: country(event),
    }
}

/// Where the place of the event is.
fn country(event: Json<'_>) -> Option<Coded> {
    text(event.get("facility")?.get("address")?, "addressCountry").map(Coded::from)
}

fn text(object: Json<'_>, name: &str) -> Option<String> {
    object
        .get(name)?
        .as_str()
        .map(view::clean)
        .filter(|text| !text.is_empty())
}

/// A number, or its digits as a text.
fn count(event: Json<'_>, name: &str) -> Option<i64> {
    let value = event.get(name)?;
    match value.as_number() {
        Some(number) => number.as_i64(),
        None => value.as_str()?.trim().parse().ok(),
    }
}
