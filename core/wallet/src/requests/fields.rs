//! The claims that requests name, in passes of every format.

use credential::Pass;
use credential::native::{Field, NativeKind};
use credential::view::{Coded, Event};

use crate::Kind;

/// Whether a pass of this kind, in whatever format, is one of these.
pub(super) fn is_one_of(kind: Kind, kinds: &[NativeKind]) -> bool {
    kinds.iter().any(|one| one.common() == kind)
}

/// What a pass says of a field, in words; `None` where it does not, or keeps it back.
pub(super) fn words(pass: &Pass, field: Field) -> Option<String> {
    if let Some(native) = pass.native() {
        return native.claims.words(field);
    }
    let view = pass.view();
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let coded = |coded: Option<Coded>| coded.map(|coded| coded.display);
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    let event = view.event.as_ref();
    match field {
        Field::Name => said(view.holder.name),
        Field::BirthDate => view.holder.birth_date,
        Field::DocumentNumber => view.holder.document_number,
        Field::Country => coded(event.and_then(Event::country).cloned().or(view.country)),
        Field::Date => event.and_then(Event::date).map(str::to_owned),
        Field::Disease => coded(match event? {
            Event::Vaccination(dose) => dose.disease.clone(),
            Event::Test(test) => test.disease.clone(),
            Event::Recovery(recovery) => recovery.disease.clone(),
        }),
        Field::ValidFrom => match event? {
            Event::Vaccination(dose) => dose.valid_from.clone(),
            Event::Recovery(recovery) => recovery.valid_from.clone(),
            Event::Test(_) => None,
        },
        Field::ValidUntil => match event? {
            Event::Vaccination(dose) => dose.valid_until.clone(),
            Event::Recovery(recovery) => recovery.valid_until.clone(),
            Event::Test(_) => None,
        },
        Field::Prophylaxis | Field::Product | Field::Dose | Field::Doses => {
            let Event::Vaccination(dose) = event? else { return None };
            match field {
                Field::Prophylaxis => coded(dose.prophylaxis.clone()),
                Field::Product => coded(dose.product.clone()),
                Field::Dose => number(dose.dose),
                _ => number(dose.doses),
            }
        }
        Field::TestType | Field::Result => {
            let Event::Test(test) = event? else { return None };
            match field {
                Field::TestType => coded(test.test_type.clone()),
                _ => coded(test.result.clone()),
            }
        }
        // Claims of Carnet's own passes alone.
        Field::DocumentType
        | Field::Colour
        | Field::Category
        | Field::Route
        | Field::Evidence
        | Field::Policy
        | Field::PolicyDigest
        | Field::Until
        | Field::Hint => None,
    }
}
