//! `r`: recovery after a first positive test.

use super::entry::Common;
use super::field::{self, DateForm, Text};
use crate::cbor::{CborError, Decoder};
use crate::notes::{Notes, Path};
use crate::view;

/// `recovery_entry` of the DCC schema, without the fields all entries have.
#[derive(Default)]
pub(super) struct Recovery<'b> {
    first_positive: Option<Text<'b>>,
    valid_from: Option<Text<'b>>,
    valid_until: Option<Text<'b>>,
}

impl<'b> Recovery<'b> {
    /// Reads the value of one key; false where the schema has no such key.
    pub(super) fn field(
        &mut self,
        path: Path<'_>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<bool, CborError> {
        let date = match path.key {
            "fr" => &mut self.first_positive,
            "df" => &mut self.valid_from,
            "du" => &mut self.valid_until,
            _ => return Ok(false),
        };
        *date = field::date(DateForm::Whole, path, decoder, notes)?;
        Ok(true)
    }

    /// Whether all the fields are there that the schema demands.
    pub(super) fn is_complete(&self) -> bool {
        self.first_positive.is_some() && self.valid_from.is_some() && self.valid_until.is_some()
    }

    pub(super) fn view(&self, common: &Common<'b>) -> view::Event {
        view::Event::Recovery(view::Recovery {
            disease: common.disease(),
            first_positive: self.first_positive.as_deref().map(view::clean),
            valid_from: self.valid_from.as_deref().map(view::clean),
            valid_until: self.valid_until.as_deref().map(view::clean),
        })
    }
}
