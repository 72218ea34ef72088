//! `v`: one dose of a vaccine.

use super::entry::Common;
use super::field::{self, DateForm, Text};
use super::valuesets::{self, coded};
use crate::cbor::{CborError, Decoder};
use crate::notes::{Notes, Path};
use crate::view;

/// `vaccination_entry` of the DCC schema, without the fields all entries have.
#[derive(Default)]
pub(super) struct Vaccination<'b> {
    prophylaxis: Option<Text<'b>>,
    product: Option<Text<'b>>,
    manufacturer: Option<Text<'b>>,
    dose: Option<i64>,
    doses: Option<i64>,
    vaccinated: Option<Text<'b>>,
}

impl<'b> Vaccination<'b> {
    /// Reads the value of one key; false where the schema has no such key.
    pub(super) fn field(
        &mut self,
        path: Path<'_>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<bool, CborError> {
        match path.key {
            "vp" => self.prophylaxis = field::text(path, decoder, notes)?,
            "mp" => self.product = field::text(path, decoder, notes)?,
            "ma" => self.manufacturer = field::text(path, decoder, notes)?,
            "dn" => self.dose = field::count(path, decoder, notes)?,
            "sd" => self.doses = field::count(path, decoder, notes)?,
            "dt" => self.vaccinated = field::date(DateForm::Whole, path, decoder, notes)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether all the fields are there that the schema demands.
    pub(super) fn is_complete(&self) -> bool {
        self.prophylaxis.is_some()
            && self.product.is_some()
            && self.manufacturer.is_some()
            && self.dose.is_some()
            && self.doses.is_some()
            && self.vaccinated.is_some()
    }

    pub(super) fn view(&self, common: &Common<'b>) -> view::Event {
        view::Event::Vaccination(view::Vaccination {
            disease: common.disease(),
            prophylaxis: coded(&valuesets::PROPHYLAXIS, self.prophylaxis.as_ref()),
            product: coded(&valuesets::PRODUCT, self.product.as_ref()),
            manufacturer: coded(&valuesets::MANUFACTURER, self.manufacturer.as_ref()),
            dose: self.dose,
            doses: self.doses,
            vaccinated: self.vaccinated.as_deref().map(view::clean),
            ..view::Vaccination::default()
        })
    }
}
