//! What a screen shows of a pass.

use super::{Field, NativeClaims, NativeKind, NativePass};
use crate::hc1::{valuesets, who};
use crate::period::Period;
use crate::view::{Event, Holder, Recovery, Test, Vaccination, View, clean};

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
        Some(super::FieldValue::Number(moment)) => jiff::Timestamp::from_second(*moment).ok(),
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

fn event(claims: &NativeClaims) -> Option<Event> {
    let text = |field: Field| claims.text(field).map(clean);
    let coded =
        |field: Field, set: &valuesets::ValueSet| valuesets::coded(set, claims.text(field).map(Into::into).as_ref());
    let number = |field: Field| match claims.get(field) {
        Some(super::FieldValue::Number(number)) => Some(*number),
        _ => None,
    };
    match claims.kind() {
        NativeKind::Vaccination => Some(Event::Vaccination(Vaccination {
            disease: coded(Field::Disease, &valuesets::DISEASE),
            prophylaxis: coded(Field::Prophylaxis, &valuesets::PROPHYLAXIS),
            product: coded(Field::Product, &valuesets::PRODUCT),
            dose: number(Field::Dose),
            doses: number(Field::Doses),
            vaccinated: text(Field::Date),
            valid_until: text(Field::ValidUntil),
            ..Vaccination::default()
        })),
        NativeKind::Test => Some(Event::Test(Test {
            disease: coded(Field::Disease, &valuesets::DISEASE),
            test_type: coded(Field::TestType, &valuesets::TEST_TYPE),
            result: coded(Field::Result, &valuesets::TEST_RESULT),
            sampled: text(Field::Date),
            ..Test::default()
        })),
        NativeKind::Recovery => Some(Event::Recovery(Recovery {
            disease: coded(Field::Disease, &valuesets::DISEASE),
            first_positive: text(Field::Date),
            valid_from: text(Field::ValidFrom),
            valid_until: text(Field::ValidUntil),
        })),
        NativeKind::Clearance | NativeKind::Venue | NativeKind::Mark => None,
    }
}
