//! One vaccination (`DDCCCoreDataSet.VS`), whose fields stand in `vaccination` or beside the name. Where both spellings of a
//! field are in use, the first is the guide's and the second the pilots'.

use super::members;
use crate::cbor::{CborError, Decoder};
use crate::genetic;
use crate::hc1::coding::Coding;
use crate::hc1::dcc::field::{self, DateForm, Text};
use crate::hc1::dcc::valuesets;
use crate::hc1::who;
use crate::notes::{Notes, Path};
use crate::view::{self, Coded, clean};

#[derive(Default)]
pub(super) struct Dose<'b> {
    disease: Option<Coding<'b>>,
    vaccine: Option<Coding<'b>>,
    brand: Option<Coding<'b>>,
    manufacturer: Option<Coding<'b>>,
    /// The holder of the marketing authorisation, who is named where the manufacturer is not known.
    holder: Option<Coding<'b>>,
    batch: Option<Text<'b>>,
    date: Option<Text<'b>>,
    from: Option<Text<'b>>,
    number: Option<i64>,
    total: Option<i64>,
    pub(super) country: Option<Coding<'b>>,
    centre: Option<Coding<'b>>,
    practitioner: Option<Coding<'b>>,
    next: Option<Text<'b>>,
}

impl<'b> Dose<'b> {
    /// Reads the map that comes next.
    pub(super) fn read(decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<Self, CborError> {
        let mut dose = Self::default();
        members("vaccination", decoder, notes, |path, decoder, notes| {
            if dose.field(path, decoder, notes)? {
                Ok(())
            } else {
                notes.unknown_field(path, decoder)
            }
        })?;
        Ok(dose)
    }

    /// Reads the value of one key; false where there is no such key.
    pub(super) fn field(
        &mut self,
        path: Path<'_>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<bool, CborError> {
        let coding = match path.key {
            "disease" => &mut self.disease,
            "vaccine" => &mut self.vaccine,
            "brand" => &mut self.brand,
            "manufacturer" => &mut self.manufacturer,
            "maholder" | "ma_holder" => &mut self.holder,
            "country" => &mut self.country,
            "centre" => &mut self.centre,
            "practitioner" | "hw" => &mut self.practitioner,
            _ => return self.plain(path, decoder, notes),
        };
        *coding = Coding::read(path, decoder, notes)?;
        Ok(true)
    }

    fn plain(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<bool, CborError> {
        match path.key {
            "lot" => self.batch = field::text(path, decoder, notes)?,
            "date" => self.date = field::date(DateForm::Fhir, path, decoder, notes)?,
            "validFrom" | "vaccine_valid" => self.from = field::date(DateForm::Whole, path, decoder, notes)?,
            "nextDose" | "due_date" => self.next = field::date(DateForm::Whole, path, decoder, notes)?,
            "dose" => self.number = field::count(path, decoder, notes)?,
            "totalDoses" | "total_doses" => self.total = field::count(path, decoder, notes)?,
            // A picture of a signature by hand, on paper alone.
            "signature" => notes.genetic |= genetic::carried_in(decoder.raw()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether there is a dose in these fields at all.
    pub(super) fn is_one(&self) -> bool {
        self.vaccine.is_some() || self.brand.is_some()
    }

    /// Whether all is there that the core data set demands.
    pub(super) fn is_complete(&self) -> bool {
        self.vaccine.is_some()
            && self.brand.is_some()
            && (self.manufacturer.is_some() || self.holder.is_some())
            && self.batch.is_some()
            && self.date.is_some()
            && self.number.is_some()
            && self.country.is_some()
    }

    /// The dose, and the certificate's period where it has none of its own.
    pub(super) fn view(&self, from: Option<&str>, until: Option<&str>) -> view::Vaccination {
        let text = |text: Option<&str>| text.map(clean);
        let coded = |coding: &Option<Coding<'_>>, set, other| coding.as_ref().map(|coding| coding.coded(set, other));
        let manufacturer = self.manufacturer.as_ref().or(self.holder.as_ref());
        view::Vaccination {
            disease: coded(&self.disease, who::DISEASE, &valuesets::DISEASE).or_else(|| self.disease_of_vaccine()),
            prophylaxis: coded(&self.vaccine, who::VACCINE, &valuesets::PROPHYLAXIS),
            product: coded(&self.brand, who::VACCINE, &valuesets::PRODUCT),
            manufacturer: manufacturer.map(|coding| coding.coded(who::MANUFACTURER, &valuesets::MANUFACTURER)),
            dose: self.number,
            doses: self.total,
            dose_name: None,
            vaccinated: self
                .date
                .as_deref()
                .map(|date| clean(date.split(['T', 't']).next().unwrap_or(date))),
            batch: text(self.batch.as_deref()),
            centre: self.centre.as_ref().map(Coding::words),
            clinician: self.practitioner.as_ref().map(Coding::words),
            valid_from: text(self.from.as_deref().or(from)),
            valid_until: text(until),
            valid_for_life: false,
            next_dose: text(self.next.as_deref()),
            country: None,
        }
    }

    fn disease_of_vaccine(&self) -> Option<Coded> {
        let known = |coding: &Coding<'_>| who::VACCINE.entry(coding.code())?.meaning;
        let code = self.vaccine.iter().chain(&self.brand).find_map(known)?;
        Some(who::DISEASE.coded(code))
    }
}
