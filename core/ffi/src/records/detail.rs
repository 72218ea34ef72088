//! All there is to say of one pass.

use jiff::Timestamp;
use wallet::view::{Coded, Event, View};
use wallet::{Check, CheckedPass, ExcessField};

use super::card::{Card, Verdict};
use super::reason::{Reason, Warning};

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
    /// Personal data beyond the format's own minimum.
    pub excess: Vec<Excess>,
    /// It is a specimen.
    pub specimens: bool,
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
}

/// What a row of a pass's details says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "each is the name of what it says")]
pub enum FieldName {
    Name,
    NameMrz,
    BirthDate,
    Disease,
    Prophylaxis,
    Product,
    Manufacturer,
    Dose,
    Vaccinated,
    TestType,
    TestName,
    Device,
    Sampled,
    Resulted,
    Result,
    Centre,
    FirstPositive,
    ValidFrom,
    ValidUntil,
    Country,
    Issuer,
    Identifier,
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
}

/// A field that its format does not have.
#[derive(Clone, uniffi::Record)]
pub struct Excess {
    /// Where it stands.
    pub path: String,
    /// What it appears to hold.
    pub data: PersonalData,
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
    /// The trust file it came from.
    pub source: Option<String>,
}

impl Detail {
    pub(crate) fn of(card: Card, check: &Check, specimens: bool) -> Self {
        let pass = check.pass.as_ref().map(CheckedPass::pass);
        Self {
            card,
            fields: pass.map(|pass| fields(&pass.view())).unwrap_or_default(),
            verdict: check.verdict.into(),
            reason: check.reason.map(Reason::from),
            signer: check.signer.as_ref().map(Signer::from),
            issued: check.issued.map(Timestamp::as_second),
            expires: check.expires.map(Timestamp::as_second),
            warnings: check.warnings.iter().copied().map(Warning::from).collect(),
            excess: pass
                .map(|pass| pass.excess().iter().map(Excess::from).collect())
                .unwrap_or_default(),
            specimens,
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
            Theirs::Health => PersonalData::Health,
            _ => PersonalData::Unknown,
        };
        Self {
            path: field.path.clone(),
            data,
        }
    }
}

/// What a pass says, in reading order; what it does not say is left out.
fn fields(view: &View) -> Vec<Field> {
    let holder = &view.holder;
    let mut rows = Rows(Vec::new());
    rows.text(FieldName::Name, Some(&holder.name));
    let mrz = [&holder.family_mrz, &holder.given_mrz].map(|part| part.as_deref().unwrap_or_default());
    let mrz = mrz.join("<<");
    rows.text(FieldName::NameMrz, Some(&mrz).filter(|mrz| mrz.as_str() != "<<"));
    rows.of(FieldName::BirthDate, FieldType::Date, holder.birth_date.as_ref());
    view.events().for_each(|event| rows.event(event));
    rows.of(
        FieldName::Country,
        FieldType::Country,
        view.country.as_ref().map(|country| &country.code),
    );
    rows.text(FieldName::Issuer, view.issuer.as_ref());
    rows.text(FieldName::Identifier, view.id.as_ref());
    rows.0
}

struct Rows(Vec<Field>);

impl Rows {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Vaccination(dose) => {
                self.coded(FieldName::Disease, dose.disease.as_ref());
                self.coded(FieldName::Product, dose.product.as_ref());
                self.coded(FieldName::Prophylaxis, dose.prophylaxis.as_ref());
                self.coded(FieldName::Manufacturer, dose.manufacturer.as_ref());
                self.of(FieldName::Dose, FieldType::Dose, dose.number().as_ref());
                self.of(FieldName::Vaccinated, FieldType::Date, dose.vaccinated.as_ref());
                self.text(FieldName::Centre, dose.centre.as_ref());
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
            let value = value.clone();
            self.0.push(Field { name, kind, value });
        }
    }

    fn text(&mut self, name: FieldName, value: Option<&String>) {
        self.of(name, FieldType::Text, value);
    }

    fn coded(&mut self, name: FieldName, value: Option<&Coded>) {
        self.text(name, value.map(|coded| &coded.display));
    }
}
