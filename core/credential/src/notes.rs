//! What a reader notes while it reads a pass: departures borne, fields beyond the minimum, genetic data.

use crate::cbor::{CborError, Decoder};
use crate::genetic;
use crate::minimisation::{self, ExcessField, PersonalData};
use crate::pass::Format;
use crate::warning::Warning;

/// Collected by every reader of a format, and kept with the pass.
#[derive(Default)]
pub(crate) struct Notes {
    warnings: u32,
    /// Whose minimum counts; the EU DCC's until another format is known.
    pub(crate) format: Option<Format>,
    pub(crate) excess: Vec<ExcessField>,
    pub(crate) genetic: bool,
    /// Paths of fields whose values could change places under the signature.
    pub(crate) exchangeable: Vec<String>,
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
        let at = minimisation::path(path.group, path.key);
        self.beyond(self.format.unwrap_or(Format::EuDcc), at, PersonalData::named(path.key));
    }

    /// Takes over what another reader noted.
    pub(crate) fn merge(&mut self, other: Self) {
        self.warnings |= other.warnings;
        self.genetic |= other.genetic;
        self.exchangeable.extend(other.exchangeable);
        other.excess.into_iter().for_each(|field| self.list(field));
    }
}
