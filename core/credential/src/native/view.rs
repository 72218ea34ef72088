//! What a screen shows of a pass.

use jiff::Timestamp;

use super::{Field, FieldValue, NativeClaims, NativeKind, NativePass};
use crate::hc1::valuesets::{self, ValueSet};
use crate::hc1::who;
use crate::period::Period;
use crate::view::{Coded, Event, Holder, Recovery, Test, Vaccination, View, clean};

/// The view. What is kept back is not there.
pub(super) fn of(native: &NativePass) -> View {
    let claims = &native.claims;
    View {
        kind: claims.kind().common(),
        holder: holder(claims),
        event: event(claims),
        more_events: Vec::new(),
        country: claims.text(Field::Country).map(who::country),
        issuer: Some(clean(&native.issuer)),
        id: None,
    }
}

/// The days that the pass itself names, where they are shown.
pub(super) fn period(claims: &NativeClaims) -> Period {
    let until = match claims.get(Field::Until) {
        Some(FieldValue::Number(moment)) => Timestamp::from_second(*moment).ok(),
        _ => None,
    };
    let days = Period::of(claims.text(Field::ValidFrom), claims.text(Field::ValidUntil));
    Period {
        from: days.from,
        until: days.until.or(until),
    }
}

fn holder(claims: &NativeClaims) -> Holder {
    let (family, given) = match claims.text(Field::Name).map(|name| name.split_once("<<")) {
        Some(Some((family, given))) => (Some(family), Some(given)),
        Some(None) => (claims.text(Field::Name), None),
        None => (None, None),
    };
    let given = given.map(|given| given.trim_end_matches('<'));
    let mut holder = Holder::new(None, None, family, given, claims.text(Field::BirthDate));
    holder.document_number = claims.text(Field::DocumentNumber).map(clean);
    holder
}

/// A field for people.
pub(super) fn words(claims: &NativeClaims, field: Field) -> Option<String> {
    let value = claims.get(field)?;
    Some(match (field, value) {
        (Field::Name, _) => holder(claims).name,
        (Field::Until, FieldValue::Number(moment)) => Timestamp::from_second(*moment).ok()?.to_string(),
        (_, FieldValue::Text(text)) => match value_set(field) {
            Some(set) => coded(claims, field, set)?.display,
            None => clean(text),
        },
        (_, FieldValue::Number(number)) => number.to_string(),
        (_, FieldValue::Digest(digest)) => super::value::hex(digest),
        (_, FieldValue::Route(route)) => {
            let codes: Vec<&str> = route.iter().map(|country| country.as_str()).collect();
            codes.join(" \u{2013} ")
        }
        (_, FieldValue::Evidence(evidence)) => {
            let one = |one: &super::Evidence| {
                clean(&format!(
                    "{} {} ({}, {})",
                    one.format, one.kind, one.issuer, one.checked
                ))
            };
            evidence.iter().map(one).collect::<Vec<_>>().join("; ")
        }
    })
}

/// The set that a field's codes are of.
fn value_set(field: Field) -> Option<&'static ValueSet> {
    match field {
        Field::Disease => Some(&valuesets::DISEASE),
        Field::Prophylaxis => Some(&valuesets::PROPHYLAXIS),
        Field::Product => Some(&valuesets::PRODUCT),
        Field::TestType => Some(&valuesets::TEST_TYPE),
        Field::Result => Some(&valuesets::TEST_RESULT),
        _ => None,
    }
}

fn coded(claims: &NativeClaims, field: Field, set: &ValueSet) -> Option<Coded> {
    valuesets::coded(set, claims.text(field).map(Into::into).as_ref())
}

fn event(claims: &NativeClaims) -> Option<Event> {
    let text = |field: Field| claims.text(field).map(clean);
    let coded = |field: Field| value_set(field).and_then(|set| coded(claims, field, set));
    let number = |field: Field| match claims.get(field) {
        Some(FieldValue::Number(number)) => Some(*number),
        _ => None,
    };
    match claims.kind() {
        NativeKind::Vaccination => Some(Event::Vaccination(Vaccination {
            disease: coded(Field::Disease),
            prophylaxis: coded(Field::Prophylaxis),
            product: coded(Field::Product),
            dose: number(Field::Dose),
            doses: number(Field::Doses),
            vaccinated: text(Field::Date),
            valid_until: text(Field::ValidUntil),
            ..Vaccination::default()
        })),
        NativeKind::Test => Some(Event::Test(Test {
            disease: coded(Field::Disease),
            test_type: coded(Field::TestType),
            result: coded(Field::Result),
            sampled: text(Field::Date),
            ..Test::default()
        })),
        NativeKind::Recovery => Some(Event::Recovery(Recovery {
            disease: coded(Field::Disease),
            first_positive: text(Field::Date),
            valid_from: text(Field::ValidFrom),
            valid_until: text(Field::ValidUntil),
        })),
        NativeKind::Clearance | NativeKind::Venue | NativeKind::Mark => None,
    }
}
