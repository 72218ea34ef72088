//! `t`: one test with its result.

use super::entry::Common;
use super::field::{self, DateForm, Text};
use super::valuesets::{self, coded};
use crate::cbor::{CborError, Decoder};
use crate::genetic;
use crate::notes::{Notes, Path};
use crate::view;

/// `test_entry` of the DCC schema, without the fields all entries have.
#[derive(Default)]
pub(super) struct Test<'b> {
    test_type: Option<Text<'b>>,
    name: Option<Text<'b>>,
    device: Option<Text<'b>>,
    sampled: Option<Text<'b>>,
    resulted: Option<Text<'b>>,
    result: Option<Text<'b>>,
    centre: Option<Text<'b>>,
}

impl<'b> Test<'b> {
    /// Reads the value of one key; false where the schema has no such key.
    pub(super) fn field(
        &mut self,
        path: Path<'_>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<bool, CborError> {
        match path.key {
            "tt" => {
                self.test_type = field::text(path, decoder, notes)?;
                notes.genetic |= self.test_type.as_deref().is_some_and(genetic::is_test_type);
            }
            "nm" => self.name = field::text(path, decoder, notes)?,
            "ma" => self.device = field::text(path, decoder, notes)?,
            "sc" => self.sampled = field::date(DateForm::DateTime, path, decoder, notes)?,
            // Schema 1.0 to 1.2 only; some issuers kept it, empty.
            "dr" => self.resulted = field::date(DateForm::DateTime, path, decoder, notes)?,
            "tr" => {
                self.result = field::text(path, decoder, notes)?;
                notes.genetic |= self.result.as_deref().is_some_and(genetic::is_code);
            }
            "tc" => self.centre = field::text(path, decoder, notes)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether all the fields are there that the schema demands.
    pub(super) fn is_complete(&self) -> bool {
        self.test_type.is_some() && self.sampled.is_some() && self.result.is_some()
    }

    pub(super) fn view(&self, common: &Common<'b>) -> view::Event {
        view::Event::Test(view::Test {
            disease: common.disease(),
            test_type: coded(&valuesets::TEST_TYPE, self.test_type.as_ref()),
            name: self.name.as_deref().map(view::clean),
            device: coded(&valuesets::TEST_DEVICE, self.device.as_ref()),
            sampled: self.sampled.as_deref().map(view::clean),
            resulted: self.resulted.as_deref().map(view::clean),
            result: coded(&valuesets::TEST_RESULT, self.result.as_ref()),
            centre: self.centre.as_deref().map(view::clean),
            country: None,
        })
    }
}
