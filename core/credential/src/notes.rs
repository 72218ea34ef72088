//! What a reader notes while it reads a pass: departures borne, fields beyond the minimum, genetic data.

use crate::cbor::{CborError, Decoder};
use crate::excess::{ExcessField, PersonalData};
use crate::genetic;
use crate::warning::Warning;
use crate::{limits, view};

/// The minimum data set of HC1 passes: the annex of Regulation (EU) 2021/953 as a schema.
const DCC_SCHEMA: &str = "EU DCC schema 1.3.0; Regulation (EU) 2021/953, annex";

/// Collected by every reader of a format, and kept with the pass.
#[derive(Default)]
pub(crate) struct Notes {
    warnings: u32,
    /// Which document sets the minimum; empty for an EU DCC's.
    pub(crate) minimum: &'static str,
    pub(crate) excess: Vec<ExcessField>,
    pub(crate) genetic: bool,
}

/// Where a field stands: the map it is in, and its key. Joined only where it is flagged.
#[derive(Clone, Copy)]
pub(crate) struct Path<'k> {
    pub(crate) group: &'static str,
    pub(crate) key: &'k str,
}

impl Notes {
    pub(crate) fn warn(&mut self, warning: Warning) {
        self.warnings |= warning.bit();
    }

    /// Each warning once, in the order of their declaration.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        Warning::ALL
            .into_iter()
            .filter(|warning| self.warnings & warning.bit() != 0)
            .collect()
    }

    /// Reads over a field that the format does not have, flags it, and looks for genetic data in it.
    #[cold]
    pub(crate) fn unknown_field(&mut self, path: Path<'_>, decoder: &mut Decoder<'_>) -> Result<(), CborError> {
        self.warn(Warning::UnknownField);
        self.beyond_format(path, decoder.raw()?);
        Ok(())
    }

    /// The same for a field that the format has, with a content of a type it cannot have.
    #[cold]
    pub(crate) fn wrong_type(&mut self, path: Path<'_>, decoder: &mut Decoder<'_>) -> Result<(), CborError> {
        self.warn(Warning::FieldType);
        self.beyond_format(path, decoder.raw()?);
        Ok(())
    }

    /// Flags an item that was read already, and looks for genetic data in it.
    pub(crate) fn beyond_format(&mut self, path: Path<'_>, item: &[u8]) {
        self.genetic |= genetic::names(path.key, item) || genetic::carried_in(item);
        let key: String = view::clean(path.key).chars().take(limits::FIELD_NAME).collect();
        self.excess.push(ExcessField {
            path: if path.group.is_empty() {
                key
            } else {
                format!("{}.{key}", path.group)
            },
            data: PersonalData::named(path.key),
            paragraph: if self.minimum.is_empty() {
                DCC_SCHEMA
            } else {
                self.minimum
            },
        });
    }

    /// Flags a field that the format has, and leaves to its issuers.
    pub(crate) fn optional_field(&mut self, path: &str, data: PersonalData, paragraph: &'static str) {
        self.excess.push(ExcessField {
            path: path.to_owned(),
            data,
            paragraph,
        });
    }

    /// Takes over what another reader noted.
    pub(crate) fn merge(&mut self, other: Self) {
        self.warnings |= other.warnings;
        self.excess.extend(other.excess);
        self.genetic |= other.genetic;
    }
}
