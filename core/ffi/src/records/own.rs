//! The rows of one of Carnet's own passes.

use wallet::native::{Field as Theirs, FieldValue, NativeClaims, NativeKind};

use super::detail::{Field, FieldName, FieldType};

/// Every field that is there, in reading order.
pub(crate) fn rows(claims: &NativeClaims) -> Vec<(Theirs, Field)> {
    let row = |(field, value): (Theirs, &FieldValue)| {
        let (name, kind) = named(claims.kind(), field);
        let value = match (value, kind) {
            (FieldValue::Route(route), _) => {
                let codes: Vec<String> = route.iter().map(ToString::to_string).collect();
                codes.join(" ")
            }
            (FieldValue::Text(code), FieldType::Country | FieldType::Colour | FieldType::Category) => code.clone(),
            _ => claims.words(field).unwrap_or_default(),
        };
        let event = None;
        (
            field,
            Field {
                name,
                kind,
                value,
                event,
            },
        )
    };
    claims.iter().map(row).collect()
}

/// What a field of a kind says, and how it is written. No two of one kind are the same.
pub(crate) fn named(kind: NativeKind, field: Theirs) -> (FieldName, FieldType) {
    let name = match field {
        Theirs::Name => FieldName::Name,
        Theirs::BirthDate => FieldName::BirthDate,
        Theirs::DocumentType => FieldName::DocumentType,
        Theirs::DocumentNumber => FieldName::DocumentNumber,
        Theirs::Disease => FieldName::Disease,
        Theirs::Prophylaxis => FieldName::Prophylaxis,
        Theirs::Product => FieldName::Product,
        Theirs::Dose => FieldName::Dose,
        Theirs::Doses => FieldName::Doses,
        Theirs::Date => match kind {
            NativeKind::Test => FieldName::Sampled,
            NativeKind::Recovery => FieldName::FirstPositive,
            _ => FieldName::Vaccinated,
        },
        Theirs::Country => FieldName::Country,
        Theirs::TestType => FieldName::TestType,
        Theirs::Result => FieldName::Result,
        Theirs::ValidFrom => FieldName::ValidFrom,
        Theirs::ValidUntil | Theirs::Until => FieldName::ValidUntil,
        Theirs::Colour => FieldName::Colour,
        Theirs::Category => FieldName::Category,
        Theirs::Route => FieldName::Route,
        Theirs::Evidence => FieldName::Evidence,
        Theirs::Policy => FieldName::Policy,
        Theirs::PolicyDigest => FieldName::PolicyDigest,
        Theirs::Hint => FieldName::Hint,
    };
    let form = match field {
        Theirs::BirthDate | Theirs::Date | Theirs::ValidFrom | Theirs::ValidUntil => FieldType::Date,
        Theirs::Until => FieldType::DateTime,
        Theirs::Country => FieldType::Country,
        Theirs::Colour => FieldType::Colour,
        Theirs::Category => FieldType::Category,
        Theirs::Route => FieldType::Route,
        _ => FieldType::Text,
    };
    (name, form)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name is what the traveller's choice comes back as.
    #[test]
    fn no_two_fields_of_a_kind_have_one_name() {
        for kind in NativeKind::ALL {
            let names: Vec<FieldName> = Theirs::ALL
                .into_iter()
                .filter(|field| kind.has(*field))
                .map(|field| named(kind, field).0)
                .collect();
            let twice = |name: &&FieldName| names.iter().filter(|other| other == name).count() > 1;
            assert!(names.iter().find(twice).is_none(), "{kind:?}");
        }
    }
}
