//! Departures from a specification that real passes show and Carnet bears.

use serde::{Serialize, Serializer};

/// A departure that was borne. Says where the issuer went wrong, never what the pass holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Warning {
    /// The text lacks its `HC1:` prefix.
    NoPrefix,
    /// The message is untagged, or tagged more than once.
    Tags,
    /// The algorithm stands only in the unprotected header, so that the signature does not cover it.
    AlgorithmUnprotected,
    /// The key id stands only in the unprotected header.
    KeyIdUnprotected,
    /// The key id is not eight bytes long.
    KeyIdLength,
    /// A time claim is a float, a text or tagged instead of an integer.
    TimeType,
    /// The certificate names a schema version that Carnet does not know.
    UnknownVersion,
    /// A field that the schema does not have; see [`Pass::excess`](crate::Pass::excess).
    UnknownField,
    /// A field that the schema demands is not there.
    MissingField,
    /// A field is null or undefined instead of absent.
    NullField,
    /// A field is of another type than the schema says.
    FieldType,
    /// A text has blanks around it.
    Untrimmed,
    /// A date that is not one, or not in the form the schema asks for.
    DateForm,
    /// A dose number below one.
    DoseNumber,
    /// A machine-readable name with characters outside A to Z and `<`.
    MachineReadableName,
    /// The signature does not say which of some values stands in which field; see
    /// [`Pass::exchangeable`](crate::Pass::exchangeable).
    FieldsExchangeable,
}

impl Warning {
    /// In the order of their declaration.
    pub const ALL: [Self; 16] = [
        Self::NoPrefix,
        Self::Tags,
        Self::AlgorithmUnprotected,
        Self::KeyIdUnprotected,
        Self::KeyIdLength,
        Self::TimeType,
        Self::UnknownVersion,
        Self::UnknownField,
        Self::MissingField,
        Self::NullField,
        Self::FieldType,
        Self::Untrimmed,
        Self::DateForm,
        Self::DoseNumber,
        Self::MachineReadableName,
        Self::FieldsExchangeable,
    ];

    /// One bit for each, so that a set of them is a number.
    pub(crate) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// A stable name for programs, in snake_case.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoPrefix => "no_prefix",
            Self::Tags => "tags",
            Self::AlgorithmUnprotected => "algorithm_unprotected",
            Self::KeyIdUnprotected => "key_id_unprotected",
            Self::KeyIdLength => "key_id_length",
            Self::TimeType => "time_type",
            Self::UnknownVersion => "unknown_version",
            Self::UnknownField => "unknown_field",
            Self::MissingField => "missing_field",
            Self::NullField => "null_field",
            Self::FieldType => "field_type",
            Self::Untrimmed => "untrimmed",
            Self::DateForm => "date_form",
            Self::DoseNumber => "dose_number",
            Self::MachineReadableName => "machine_readable_name",
            Self::FieldsExchangeable => "fields_exchangeable",
        }
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoPrefix => "the prefix HC1: is missing",
            Self::Tags => "the message is not tagged as a COSE_Sign1 once",
            Self::AlgorithmUnprotected => "the signature does not cover the name of its algorithm",
            Self::KeyIdUnprotected => "the signature does not cover the key id",
            Self::KeyIdLength => "the key id is not eight bytes long",
            Self::TimeType => "a time is not written as an integer",
            Self::UnknownVersion => "the schema version is not known",
            Self::UnknownField => "there are fields that the schema does not have",
            Self::MissingField => "a field that the schema demands is missing",
            Self::NullField => "a field is null instead of absent",
            Self::FieldType => "a field is of another type than the schema says",
            Self::Untrimmed => "a text has blanks around it",
            Self::DateForm => "a date is not in the form the schema asks for",
            Self::DoseNumber => "a dose number is below one",
            Self::MachineReadableName => "a machine-readable name has characters it may not have",
            Self::FieldsExchangeable => "the signature covers some values, and not which of them stands in which field",
        })
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_listed_in_order_with_bits_and_names_of_their_own() {
        let bits: Vec<u32> = Warning::ALL.iter().map(|warning| warning.bit()).collect();
        assert!(bits.is_sorted_by(|a, b| a < b));
        assert_eq!(bits.first(), Some(&1));
        assert_eq!(bits.last(), Some(&(1 << (Warning::ALL.len() - 1))));
        let mut codes: Vec<&str> = Warning::ALL.iter().map(|warning| warning.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Warning::ALL.len());
    }
}
