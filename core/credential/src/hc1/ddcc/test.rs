//! One test with its result (`DDCCCoreDataSet.TR`).

use super::members;
use crate::cbor::{CborError, Decoder};
use crate::genetic;
use crate::hc1::coding::Coding;
use crate::hc1::dcc::field::{self, DateForm, Text};
use crate::hc1::dcc::valuesets;
use crate::hc1::who;
use crate::notes::{Notes, Path};
use crate::view::{self, clean};

#[derive(Default)]
pub(super) struct Test<'b> {
    pathogen: Option<Coding<'b>>,
    test_type: Option<Coding<'b>>,
    brand: Option<Coding<'b>>,
    manufacturer: Option<Coding<'b>>,
    date: Option<Text<'b>>,
    result: Option<Coding<'b>>,
    centre: Option<Coding<'b>>,
    pub(super) country: Option<Coding<'b>>,
}

impl<'b> Test<'b> {
    /// Reads the map that comes next.
    pub(super) fn read(decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<Self, CborError> {
        let mut test = Self::default();
        members("test", decoder, notes, |path, decoder, notes| {
            test.field(path, decoder, notes)
        })?;
        Ok(test)
    }

    fn field(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        let coding = match path.key {
            "pathogen" => &mut self.pathogen,
            "type" => &mut self.test_type,
            "brand" => &mut self.brand,
            "manufacturer" => &mut self.manufacturer,
            "result" => &mut self.result,
            "centre" => &mut self.centre,
            "country" => &mut self.country,
            "date" => {
                self.date = field::date(DateForm::Fhir, path, decoder, notes)?;
                return Ok(());
            }
            // Where the sample was taken from says nothing that a traveller is asked for.
            "origin" => return Coding::read(path, decoder, notes).map(drop),
            _ => return notes.unknown_field(path, decoder),
        };
        *coding = Coding::read(path, decoder, notes)?;
        if path.key == "type" {
            notes.genetic |= coding.as_ref().is_some_and(|test| genetic::is_test_type(&test.words()));
        }
        Ok(())
    }

    /// Whether all is there that the core data set demands.
    pub(super) fn is_complete(&self) -> bool {
        self.pathogen.is_some() && self.test_type.is_some() && self.date.is_some() && self.country.is_some()
    }

    pub(super) fn view(&self) -> view::Test {
        let coded = |coding: &Option<Coding<'_>>, set, other| coding.as_ref().map(|coding| coding.coded(set, other));
        view::Test {
            disease: coded(&self.pathogen, who::PATHOGEN, &valuesets::DISEASE),
            test_type: coded(&self.test_type, who::TEST_TYPE, &valuesets::TEST_TYPE),
            name: self.brand.as_ref().map(Coding::words),
            device: coded(&self.manufacturer, who::MANUFACTURER, &valuesets::TEST_DEVICE),
            sampled: self.date.as_deref().map(clean),
            resulted: None,
            result: coded(&self.result, who::RESULT, &valuesets::TEST_RESULT),
            centre: self.centre.as_ref().map(Coding::words),
            country: None,
        }
    }
}
