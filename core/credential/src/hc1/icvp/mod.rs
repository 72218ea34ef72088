//! WHO's digital International Certificate of Vaccination or Prophylaxis (`hcert` sub-claim -6), the "yellow card" of
//! Annex 6 to the International Health Regulations (2005).
//!
//! The sub-claim's shape has changed with WHO's guide (WorldHealthOrganization/smart-icvp, logical models `DVCPayload`, then
//! `ICVPMin` over `DVCMin`), and its number has not; the certificates in use have all shapes, so all are read:
//!
//! - until 2024 `v` holds disease, vaccine, product, manufacturer and dose in codes of their own;
//! - in 2025 `v` holds one or more doses that name a product of the ICVP Product Catalogue, from which the rest follows;
//! - since 2026 the doses are in `vx`, `v` is the version of the template, and `nt`, `id`, `dt` stand for `ntl`, `nid`, `ndt`.

mod dose;
#[cfg(test)]
mod tests;

use super::dcc::field::{self, DateForm, Text};
use super::who;
use crate::Kind;
use crate::cbor::{CborError, Decoder, Type};
use crate::minimisation::PersonalData;
use crate::notes::{Notes, Path};
use crate::pass::Format;
use crate::period::Period;
use crate::refusal::Refusal;
use crate::view::{Event, Holder, View, clean};
use crate::warning::Warning;
use dose::Dose;

/// One certificate, borrowed from its bytes.
#[derive(Default)]
pub(super) struct Icvp<'b> {
    name: Option<Text<'b>>,
    birth_date: Option<Text<'b>>,
    sex: Option<Text<'b>>,
    nationality: Option<Text<'b>>,
    document: Option<Text<'b>>,
    /// Code of HL7 v2 table 0203: what `document` is the number of.
    document_type: Option<Text<'b>>,
    guardian: Option<Text<'b>>,
    doses: Vec<Dose<'b>>,
    /// There is a place for doses, filled or not.
    has_doses: bool,
}

impl<'b> Icvp<'b> {
    /// Reads the map that comes next. `None` where it is no such certificate.
    ///
    /// # Errors
    /// When it cannot be read, or names no dose.
    pub(super) fn read(
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<Option<Result<Self, Refusal>>, CborError> {
        notes.format = Some(Format::Icvp);
        let mut certificate = Self::default();
        decoder.map()?;
        while decoder.more()? {
            let key = field::key(decoder)?;
            certificate.field(Path { group: "", key: &key }, decoder, notes)?;
        }
        Ok(certificate.has_doses.then(|| certificate.finish(notes)))
    }

    fn field(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        let text = match path.key {
            "n" => &mut self.name,
            "dob" => {
                self.birth_date = field::date(DateForm::Partial, path, decoder, notes)?;
                return Ok(());
            }
            "s" => &mut self.sex,
            "nt" | "ntl" => &mut self.nationality,
            "id" | "nid" => &mut self.document,
            "dt" | "ndt" => &mut self.document_type,
            "gn" => &mut self.guardian,
            "v" | "vx" => return self.doses(path, decoder, notes),
            // The day of issue, which claim `iat` says too; the name of the model, where it came as FHIR's JSON.
            "d" | "resourceType" => return field::text(path, decoder, notes).map(drop),
            _ => return notes.unknown_field(path, decoder),
        };
        *text = field::text(path, decoder, notes)?;
        Ok(())
    }

    /// The doses, or under `v` the version of the template.
    fn doses(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        let found = decoder.peek()?;
        self.has_doses |= path.key == "vx" || matches!(found, Type::Map | Type::Array);
        match found {
            Type::Map => self.doses.push(Dose::read(decoder, notes)?),
            Type::Array => {
                decoder.array()?;
                while decoder.more()? {
                    match decoder.peek()? {
                        Type::Map => self.doses.push(Dose::read(decoder, notes)?),
                        Type::Null | Type::Undefined => field::null(decoder, notes)?,
                        _ => notes.wrong_type(path, decoder)?,
                    }
                }
            }
            _ if path.key == "v" => {
                let version = field::text(path, decoder, notes)?;
                if version.is_some_and(|version| !is_known(&version)) {
                    notes.warn(Warning::UnknownVersion);
                }
            }
            Type::Null | Type::Undefined => field::null(decoder, notes)?,
            _ => notes.wrong_type(path, decoder)?,
        }
        Ok(())
    }

    fn finish(mut self, notes: &mut Notes) -> Result<Self, Refusal> {
        if self.document.is_some() {
            let is_passport = self.document_type.as_deref().is_some_and(|code| code == PASSPORT);
            let data = if is_passport {
                PersonalData::TravelDocument
            } else {
                PersonalData::NationalId
            };
            // "National identification document, if applicable": for those States that want it, and no border needs it.
            notes.beyond(Format::Icvp, "nid".to_owned(), data);
        }
        if self.name.is_none() || self.birth_date.is_none() || !self.doses.iter().all(Dose::is_complete) {
            notes.warn(Warning::MissingField);
        }
        // Newest first; of those without a date in the order written.
        self.doses.sort_by(|one, other| other.date().cmp(&one.date()));
        if self.doses.is_empty() {
            Err(Refusal::NoEvent)
        } else {
            Ok(self)
        }
    }

    #[allow(clippy::unused_self, reason = "every kind of certificate says its own")]
    pub(super) fn kind(&self) -> Kind {
        Kind::Vaccination
    }

    /// When it counts by its own dates: where there are several doses, when one of them does.
    pub(super) fn period(&self) -> Period {
        let periods = self.doses.iter().map(Dose::period);
        periods.reduce(Period::or).unwrap_or_default()
    }

    pub(super) fn holder(&self) -> Holder {
        let text = |text: &Option<Text<'_>>| text.as_deref().map(clean);
        Holder {
            sex: text(&self.sex),
            nationality: self.nationality.as_deref().map(who::country),
            document_number: text(&self.document),
            guardian: text(&self.guardian),
            // One text, of which no one can tell which part is the family's.
            ..Holder::new(self.name.as_deref(), None, None, None, self.birth_date.as_deref())
        }
    }

    pub(super) fn view(&self) -> View {
        let mut events = self.doses.iter().map(|dose| Event::Vaccination(dose.view()));
        View {
            kind: self.kind(),
            holder: self.holder(),
            event: events.next(),
            more_events: events.collect(),
            country: None,
            issuer: self.doses.iter().find_map(Dose::issuer),
            id: None,
        }
    }
}

/// A passport's number, in HL7 v2 table 0203.
const PASSPORT: &str = "PPN";

/// Versions of the template: 1, with whatever behind a point.
fn is_known(version: &str) -> bool {
    version.trim_start_matches(['v', 'V']).split('.').next() == Some("1")
}
