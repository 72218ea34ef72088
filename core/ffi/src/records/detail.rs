//! All there is to say of one pass.

use jiff::Timestamp;
use wallet::view::{Coded, Event, View};
use wallet::{Check, CheckedPass, ExcessField, Pass};

use super::card::{Card, Verdict};
use super::own;
use super::reason::{Reason, Warning};
use crate::native::Copies;
use crate::publishers::Opinion;

/// All there is to say of one pass. Times are seconds since 1970 UTC.
#[derive(Clone, uniffi::Record)]
pub struct Detail {
    /// As in the list.
    pub card: Card,
    /// What the pass says, in reading order.
    pub fields: Vec<Field>,
    /// The verdict of a check now.
    pub verdict: Verdict,
    /// Why it is not `valid`.
    pub reason: Option<Reason>,
    /// Who signed.
    pub signer: Option<Signer>,
    /// When it was issued.
    pub issued: Option<i64>,
    /// Until when it counts by its own word.
    pub expires: Option<i64>,
    /// What is out of order without changing the verdict.
    pub warnings: Vec<Warning>,
    /// What publishers say of the signer's key, where they differ.
    pub opinions: Vec<Opinion>,
    /// Personal data beyond the format's own minimum.
    pub excess: Vec<Excess>,
    /// It is a specimen.
    pub specimens: bool,
    /// Of one of Carnet's own passes that is kept: its copies.
    pub copies: Option<Copies>,
}

/// One row of a pass's details.
#[derive(Clone, uniffi::Record)]
pub struct Field {
    /// What it says.
    pub name: FieldName,
    /// How it is to be written.
    pub kind: FieldType,
    /// As the pass says it.
    pub value: String,
    /// Which of the pass's events it belongs to, 0 for the newest; none for what is said of the person and the document.
    pub event: Option<u32>,
}

/// What a row of a pass's details says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "each is the name of what it says")]
pub enum FieldName {
    Name,
    NameMrz,
    BirthDate,
    Sex,
    Nationality,
    DocumentNumber,
    Guardian,
    Disease,
    Prophylaxis,
    Product,
    Manufacturer,
    Batch,
    Dose,
    Vaccinated,
    NextDose,
    TestType,
    TestName,
    Device,
    Sampled,
    Resulted,
    Result,
    Centre,
    Clinician,
    FirstPositive,
    ValidFrom,
    ValidUntil,
    Country,
    Issuer,
    Identifier,
    DocumentType,
    Doses,
    Colour,
    Category,
    Route,
    Evidence,
    Policy,
    PolicyDigest,
    Hint,
}

/// How a field's value is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum FieldType {
    /// As it is.
    Text,
    /// A date, possibly partial, by locale.
    Date,
    /// RFC 3339, by locale.
    DateTime,
    /// ISO 3166-1 alpha-2, by name.
    Country,
    /// `2/2` or `2`.
    Dose,
    /// Without end: the value is the day written on the pass, or empty.
    ForLife,
    /// `green` or `yellow`.
    Colour,
    /// `citizen` or `foreigner`, as the destination sees the holder.
    Category,
    /// ISO 3166-1 alpha-2 of every country in order, with a blank between.
    Route,
}

/// A field that its format does not have.
#[derive(Clone, uniffi::Record)]
pub struct Excess {
    /// Where it stands.
    pub path: String,
    /// What it appears to hold.
    pub data: PersonalData,
    /// Which document sets the minimum that it exceeds, with its section; not translated.
    pub paragraph: String,
}

/// What a field beyond the minimum appears to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "named as in the credential crate")]
pub enum PersonalData {
    NationalId,
    TravelDocument,
    Sex,
    Nationality,
    Address,
    Contact,
    Biometric,
    Ethnicity,
    Health,
    Unknown,
}

/// Who signed. All but the key's id is known only where a trusted key fits.
#[derive(Clone, uniffi::Record)]
pub struct Signer {
    /// The key's id, base64.
    pub key_id: String,
    /// Who holds the key.
    pub issuer: Option<String>,
    /// Its country or organisation.
    pub jurisdiction: Option<String>,
    /// The trust file it came from, or the publisher's name.
    pub source: Option<String>,
    /// The publisher whose pack names the key.
    pub publisher: Option<SignerPublisher>,
}

/// The publisher whose pack names a signer. Times are seconds since 1970 UTC.
#[derive(Clone, uniffi::Record)]
pub struct SignerPublisher {
    /// Its id, in hexadecimal digits.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For development: its keys are no secret, and the screen has to say so.
    pub development: bool,
    /// When it said so.
    pub issued: i64,
    /// After this it shows as stale.
    pub refresh_by: i64,
    /// After this nothing is valid by it.
    pub expires: i64,
}

impl Detail {
    pub(crate) fn of(card: Card, check: &Check, specimens: bool) -> Self {
        let pass = check.pass.as_ref().map(CheckedPass::pass);
        Self {
            card,
            fields: pass.map(fields).unwrap_or_default(),
            verdict: check.verdict.into(),
            reason: check.reason.as_ref().map(Reason::from),
            signer: check.signer.as_ref().map(Signer::from),
            issued: check.issued.map(Timestamp::as_second),
            expires: check.expires.map(Timestamp::as_second),
            warnings: check.warnings.iter().copied().map(Warning::from).collect(),
            opinions: check.opinions.iter().map(Opinion::from).collect(),
            excess: pass
                .map(|pass| pass.excess().iter().map(Excess::from).collect())
                .unwrap_or_default(),
            specimens,
            copies: None,
        }
    }
}

impl From<&wallet::Signer> for Signer {
    fn from(signer: &wallet::Signer) -> Self {
        let key = signer.key.as_ref();
        Self {
            key_id: signer.key_id.to_string(),
            issuer: key.and_then(|key| key.issuer.clone()),
            jurisdiction: key.and_then(|key| key.jurisdiction.clone()),
            source: key.map(|key| key.source.to_string()),
            publisher: key.and_then(|key| key.voice.as_deref()).map(SignerPublisher::from),
        }
    }
}

impl From<&wallet::Voice> for SignerPublisher {
    fn from(voice: &wallet::Voice) -> Self {
        Self {
            id: voice.publisher.to_string(),
            name: voice.name.to_string(),
            development: voice.development,
            issued: voice.dates.issued.as_second(),
            refresh_by: voice.dates.refresh_by.as_second(),
            expires: voice.dates.expires.as_second(),
        }
    }
}

impl From<&ExcessField> for Excess {
    fn from(field: &ExcessField) -> Self {
        use wallet::PersonalData as Theirs;
        let data = match field.data {
            Theirs::NationalId => PersonalData::NationalId,
            Theirs::TravelDocument => PersonalData::TravelDocument,
            Theirs::Sex => PersonalData::Sex,
            Theirs::Nationality => PersonalData::Nationality,
            Theirs::Address => PersonalData::Address,
            Theirs::Contact => PersonalData::Contact,
            Theirs::Biometric => PersonalData::Biometric,
            Theirs::Ethnicity => PersonalData::Ethnicity,
            Theirs::Health => PersonalData::Health,
            _ => PersonalData::Unknown,
        };
        Self {
            path: field.path.clone(),
            data,
            paragraph: field.paragraph.to_owned(),
        }
    }
}

/// What a pass says, in reading order; what it does not say is left out.
fn fields(pass: &Pass) -> Vec<Field> {
    let view = pass.view();
    let Some(native) = pass.native() else {
        return viewed(&view);
    };
    let mut rows: Vec<Field> = own::rows(&native.claims).into_iter().map(|(_, row)| row).collect();
    let mut issuer = Rows::default();
    issuer.text(FieldName::Issuer, view.issuer.as_ref());
    rows.append(&mut issuer.fields);
    rows
}

fn viewed(view: &View) -> Vec<Field> {
    let holder = &view.holder;
    let mut rows = Rows::default();
    rows.text(FieldName::Name, Some(&holder.name));
    let mrz = [&holder.family_mrz, &holder.given_mrz].map(|part| part.as_deref().unwrap_or_default());
    let mrz = mrz.join("<<");
    rows.text(FieldName::NameMrz, Some(&mrz).filter(|mrz| mrz.as_str() != "<<"));
    rows.of(FieldName::BirthDate, FieldType::Date, holder.birth_date.as_ref());
    rows.text(FieldName::Sex, holder.sex.as_ref());
    rows.place(FieldName::Nationality, holder.nationality.as_ref());
    rows.text(FieldName::DocumentNumber, holder.document_number.as_ref());
    rows.text(FieldName::Guardian, holder.guardian.as_ref());
    for (at, event) in (0..).zip(view.events()) {
        rows.event = Some(at);
        rows.event(event);
    }
    rows.event = None;
    rows.place(FieldName::Country, view.country.as_ref());
    rows.text(FieldName::Issuer, view.issuer.as_ref());
    rows.text(FieldName::Identifier, view.id.as_ref());
    rows.fields
}

#[derive(Default)]
struct Rows {
    fields: Vec<Field>,
    /// The event that what is added belongs to.
    event: Option<u32>,
}

impl Rows {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Vaccination(dose) => {
                self.coded(FieldName::Disease, dose.disease.as_ref());
                self.coded(FieldName::Product, dose.product.as_ref());
                self.coded(FieldName::Prophylaxis, dose.prophylaxis.as_ref());
                self.coded(FieldName::Manufacturer, dose.manufacturer.as_ref());
                self.text(FieldName::Batch, dose.batch.as_ref());
                match dose.number() {
                    Some(number) => self.push(FieldName::Dose, FieldType::Dose, number),
                    None => self.coded(FieldName::Dose, dose.dose_name.as_ref()),
                }
                self.of(FieldName::Vaccinated, FieldType::Date, dose.vaccinated.as_ref());
                self.of(FieldName::ValidFrom, FieldType::Date, dose.valid_from.as_ref());
                if dose.valid_for_life {
                    self.push(
                        FieldName::ValidUntil,
                        FieldType::ForLife,
                        dose.valid_until.clone().unwrap_or_default(),
                    );
                } else {
                    self.of(FieldName::ValidUntil, FieldType::Date, dose.valid_until.as_ref());
                }
                self.of(FieldName::NextDose, FieldType::Date, dose.next_dose.as_ref());
                self.text(FieldName::Centre, dose.centre.as_ref());
                self.text(FieldName::Clinician, dose.clinician.as_ref());
                self.place(FieldName::Country, dose.country.as_ref());
            }
            Event::Test(test) => {
                self.coded(FieldName::Disease, test.disease.as_ref());
                self.coded(FieldName::Result, test.result.as_ref());
                self.coded(FieldName::TestType, test.test_type.as_ref());
                self.text(FieldName::TestName, test.name.as_ref());
                self.coded(FieldName::Device, test.device.as_ref());
                self.of(FieldName::Sampled, FieldType::DateTime, test.sampled.as_ref());
                self.of(FieldName::Resulted, FieldType::DateTime, test.resulted.as_ref());
                self.text(FieldName::Centre, test.centre.as_ref());
                self.place(FieldName::Country, test.country.as_ref());
            }
            Event::Recovery(recovery) => {
                self.coded(FieldName::Disease, recovery.disease.as_ref());
                self.of(
                    FieldName::FirstPositive,
                    FieldType::Date,
                    recovery.first_positive.as_ref(),
                );
                self.of(FieldName::ValidFrom, FieldType::Date, recovery.valid_from.as_ref());
                self.of(FieldName::ValidUntil, FieldType::Date, recovery.valid_until.as_ref());
            }
        }
    }

    fn of(&mut self, name: FieldName, kind: FieldType, value: Option<&String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.push(name, kind, value.clone());
        }
    }

    fn push(&mut self, name: FieldName, kind: FieldType, value: String) {
        let event = self.event;
        self.fields.push(Field {
            name,
            kind,
            value,
            event,
        });
    }

    fn place(&mut self, name: FieldName, country: Option<&Coded>) {
        self.of(name, FieldType::Country, country.map(|country| &country.code));
    }

    fn text(&mut self, name: FieldName, value: Option<&String>) {
        self.of(name, FieldType::Text, value);
    }

    fn coded(&mut self, name: FieldName, value: Option<&Coded>) {
        self.text(name, value.map(|coded| &coded.display));
    }
}
