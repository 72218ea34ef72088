//! `v` or `vx`: one vaccine or prophylaxis that was given.

use crate::cbor::{CborError, Decoder};
use crate::genetic;
use crate::hc1::dcc::field::{self, DateForm, Text};
use crate::hc1::dcc::valuesets;
use crate::hc1::who::{self, Product};
use crate::notes::{Notes, Path};
use crate::period::{self, Period};
use crate::view::{self, Coded, clean};

/// Days from a vaccination against yellow fever to the day on which its certificate begins to count, for the life of the
/// person: International Health Regulations (2005), Annex 7, paragraph 2(a)(iv), as amended by resolution WHA67.13, in force
/// since 11 July 2016 for certificates already issued too, whatever end is written on them.
const YELLOW_FEVER_DAYS: i64 = 10;

/// What WHO's guide wants in the place of a last day (REQ-DE-22), and shorter forms of it.
const FOR_LIFE: [&str; 5] = [
    "life of person vaccinated",
    "vie entière du sujet vacciné",
    "life",
    "lifetime",
    "lifelong",
];

/// One dose. Codes are as written; what follows from them is looked up for the view.
#[derive(Default)]
pub(super) struct Dose<'b> {
    /// `dn`, until 2024.
    number: Option<Text<'b>>,
    /// `tg`, until 2024: ICD-11.
    disease: Option<Text<'b>>,
    /// `vp`: a product of the catalogue; until 2024 a type of vaccine in ICD-11.
    vaccine: Option<Text<'b>>,
    /// `mp`, until 2024.
    product: Option<Text<'b>>,
    /// `ma`, until 2024: its name.
    manufacturer: Option<Text<'b>>,
    /// `mid`, until 2024.
    manufacturer_id: Option<Text<'b>>,
    /// `dt`, since 2026 also `dv`.
    date: Option<Text<'b>>,
    /// `bo`.
    batch: Option<Text<'b>>,
    /// `vls`, until 2025.
    from: Option<Text<'b>>,
    /// `vle`, until 2025.
    until: Option<Text<'b>>,
    /// `cn`.
    clinician: Option<Text<'b>>,
    /// `is`: who issued the certificate, or oversees the administering centre.
    issuer: Option<Text<'b>>,
}

impl<'b> Dose<'b> {
    /// Reads the map that comes next.
    pub(super) fn read(decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<Self, CborError> {
        let mut dose = Self::default();
        decoder.map()?;
        while decoder.more()? {
            let key = field::key(decoder)?;
            dose.field(Path { group: "v", key: &key }, decoder, notes)?;
        }
        Ok(dose)
    }

    fn field(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        let text = match path.key {
            "dn" => &mut self.number,
            "tg" => &mut self.disease,
            "vp" => &mut self.vaccine,
            "mp" => &mut self.product,
            "ma" => &mut self.manufacturer,
            "mid" => &mut self.manufacturer_id,
            "bo" => &mut self.batch,
            "cn" => &mut self.clinician,
            "is" => &mut self.issuer,
            "dt" | "dv" => {
                self.date = field::date(DateForm::Whole, path, decoder, notes)?;
                return Ok(());
            }
            "vls" | "dls" => {
                self.from = field::date(DateForm::Whole, path, decoder, notes)?;
                return Ok(());
            }
            "vle" | "dle" => {
                self.until = end(path, decoder, notes)?;
                return Ok(());
            }
            _ => return notes.unknown_field(path, decoder),
        };
        *text = field::text(path, decoder, notes)?;
        if path.key == "tg" {
            notes.genetic |= self.disease.as_deref().is_some_and(genetic::is_code);
        }
        Ok(())
    }

    /// Whether it has what Annex 6 asks of every certificate: what was given, when, of which batch, and who answers for it.
    pub(super) fn is_complete(&self) -> bool {
        (self.vaccine.is_some() || self.product.is_some())
            && self.date.is_some()
            && self.batch.is_some()
            && (self.clinician.is_some() || self.issuer.is_some())
    }

    pub(super) fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    pub(super) fn issuer(&self) -> Option<String> {
        self.issuer.as_deref().map(clean)
    }

    /// The catalogue's entry for the vaccine or the product.
    fn catalogued(&self) -> Option<Product> {
        let ids = [self.vaccine.as_deref(), self.product.as_deref()];
        ids.into_iter().flatten().find_map(who::product)
    }

    /// The code of the disease: as written, or as it follows from the product or the vaccine.
    fn disease(&self) -> Option<&str> {
        self.disease.as_deref().or_else(|| {
            let catalogued = self.catalogued();
            let kind = catalogued.and_then(|product| who::VACCINE_TYPE.entry(product.kind)?.meaning);
            let vaccine = self.vaccine.as_deref();
            kind.or_else(|| who::VACCINE.entry(vaccine?)?.meaning)
                .or_else(|| who::disease_of_product_id(vaccine?))
        })
    }

    /// By the words for it, so that every code for it counts, and the words themselves.
    fn is_yellow_fever(&self) -> bool {
        let words = |code| who::DISEASE.entry(code).map_or(code, |entry| entry.display);
        self.disease()
            .is_some_and(|code| words(code).eq_ignore_ascii_case(words(who::YELLOW_FEVER)))
    }

    fn is_for_life(&self) -> bool {
        self.is_yellow_fever() || self.until.as_deref().is_some_and(is_life)
    }

    /// The first day: as written, or ten days after a vaccination against yellow fever.
    fn first_day(&self) -> Option<String> {
        self.from.as_deref().map(clean).or_else(|| {
            let date = self.date.as_deref().filter(|_| self.is_yellow_fever())?;
            period::days_after(date, YELLOW_FEVER_DAYS)
        })
    }

    /// The last day as written; none where words stand for it.
    fn last_day(&self) -> Option<&str> {
        self.until.as_deref().filter(|end| !is_life(end))
    }

    pub(super) fn period(&self) -> Period {
        let until = self.last_day().filter(|_| !self.is_for_life());
        Period::of(self.first_day().as_deref(), until)
    }

    pub(super) fn view(&self) -> view::Vaccination {
        let catalogued = self.catalogued();
        let (prophylaxis, product) = self.what_was_given(catalogued);
        let number = self.number.as_deref().map(dose_words);
        let text = |text: &Option<Text<'_>>| text.as_deref().map(clean);
        view::Vaccination {
            disease: self.disease().map(|code| who::DISEASE.coded(code)),
            prophylaxis,
            product,
            manufacturer: self.manufacturer(catalogued),
            dose: number.as_ref().and_then(|(number, _)| *number),
            doses: None,
            dose_name: number.map(|(_, words)| words),
            vaccinated: text(&self.date),
            batch: text(&self.batch),
            centre: None,
            clinician: text(&self.clinician),
            valid_from: self.first_day(),
            valid_until: self.last_day().map(clean),
            valid_for_life: self.is_for_life(),
            next_dose: None,
            country: None,
        }
    }

    /// The type of vaccine, and the product.
    fn what_was_given(&self, catalogued: Option<Product>) -> (Option<Coded>, Option<Coded>) {
        let product = |id: &Text<'_>| {
            let code = clean(id);
            let display = catalogued.map_or_else(|| code.clone(), |product| product.name.to_owned());
            Coded { code, display }
        };
        match &self.vaccine {
            Some(id) if catalogued.is_some() || who::is_product_id(id) => {
                let kind = catalogued.map(|product| who::VACCINE_TYPE.coded(product.kind));
                (kind, Some(product(self.product.as_ref().unwrap_or(id))))
            }
            vaccine => {
                let vaccine = vaccine.as_ref();
                (
                    vaccine.map(|code| who::VACCINE.coded_or(&valuesets::PROPHYLAXIS, code)),
                    self.product.as_ref().map(product),
                )
            }
        }
    }

    /// By the name written, the id's, or the catalogue's.
    fn manufacturer(&self, catalogued: Option<Product>) -> Option<Coded> {
        let id = self.manufacturer_id.as_deref().map(|id| who::MANUFACTURER.coded(id));
        let name = self.manufacturer.as_deref().map(clean);
        match (id, name) {
            (Some(id), Some(display)) => Some(Coded { display, ..id }),
            (id @ Some(_), None) => id,
            (None, name) => {
                let name = name.or_else(|| Some(catalogued?.manufacturer.to_owned()))?;
                Some(Coded {
                    code: name.clone(),
                    display: name,
                })
            }
        }
    }
}

/// The last day, or words for a life, which are no date and no departure.
fn end<'b>(path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<Option<Text<'b>>, CborError> {
    let mut own = Notes::default();
    let end = field::date(DateForm::Whole, path, decoder, &mut own)?;
    if !end.as_deref().is_some_and(is_life) {
        notes.merge(own);
    }
    Ok(end)
}

fn is_life(end: &str) -> bool {
    let end = end.trim().to_lowercase();
    FOR_LIFE.contains(&end.as_str())
}

/// The number and the words of `dn`: a code of WHO's, a number, or words of the issuer's.
fn dose_words(written: &str) -> (Option<i64>, Coded) {
    let code = clean(written);
    let key: String = code.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    let entry = who::DOSE.entry(&key.to_lowercase());
    let number = entry.map_or_else(|| code.parse().ok(), |entry| entry.meaning?.parse().ok());
    let display = entry.map_or_else(|| code.clone(), |entry| entry.display.to_owned());
    (number, Coded { code, display })
}
