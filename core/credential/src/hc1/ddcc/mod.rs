//! WHO's Digital Documentation of COVID-19 Certificates: Vaccination Status (DDCC:VS, 2021) and Test Result (DDCC:TR, 2022).
//!
//! Three shapes are in use, and told apart by what they hold:
//!
//! - the core data set of WHO's guide (WorldHealthOrganization/ddcc, logical models `DDCCCoreDataSet.VS` and `.TR`), in `hcert`
//!   sub-claim 3 or 4 (HCERT specification of the SMART Trust guide, section 3.2.7.1), with `certificate` and `vaccination` or
//!   `test` as maps of their own;
//! - the same as pilots wrote it, with the dose's and the certificate's fields beside the name;
//! - that one as the whole claims set, without claim -260, or as sub-claim 1.

mod dose;
mod test;
#[cfg(test)]
mod tests;

use super::coding::Coding;
use super::dcc::field::{self, DateForm, Text};
use crate::Kind;
use crate::cbor::{CborError, Decoder, Type};
use crate::genetic;
use crate::notes::{Notes, Path};
use crate::pass::Format;
use crate::period::Period;
use crate::refusal::Refusal;
use crate::view::{Event, Holder, View, clean};
use crate::warning::Warning;
use dose::Dose;
use test::Test;

/// One certificate, borrowed from its bytes.
#[derive(Default)]
pub(super) struct Ddcc<'b> {
    name: Option<Text<'b>>,
    birth_date: Option<Text<'b>>,
    sex: Option<Coding<'b>>,
    /// Of the person, "according to the policies applicable to each country"; pilots wrote the certificate's here.
    identifier: Option<Coding<'b>>,
    passport: Option<Text<'b>>,
    issuer: Option<Coding<'b>>,
    id: Option<Coding<'b>>,
    from: Option<Text<'b>>,
    until: Option<Text<'b>>,
    /// Beside the name, field by field.
    beside: Dose<'b>,
    doses: Vec<Dose<'b>>,
    tests: Vec<Test<'b>>,
}

impl<'b> Ddcc<'b> {
    /// Reads the map that comes next. `None` where it is no such certificate.
    ///
    /// # Errors
    /// When it cannot be read, or names more than one event.
    pub(super) fn read(
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<Option<Result<Self, Refusal>>, CborError> {
        notes.format = Some(Format::Ddcc);
        let mut certificate = Self::default();
        decoder.map()?;
        while decoder.more()? {
            match decoder.peek()? {
                Type::Text => {
                    let key = decoder.text()?;
                    certificate.field(Path { group: "", key: &key }, decoder, notes)?;
                }
                // A claim beside the fields: it was read as one.
                _ => {
                    decoder.skip()?;
                    decoder.skip()?;
                }
            }
        }
        Ok(certificate.finish(notes))
    }

    fn field(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        match path.key {
            "name" => self.name = field::text(path, decoder, notes)?,
            "birthDate" => self.birth_date = field::date(DateForm::Partial, path, decoder, notes)?,
            "sex" => self.sex = Coding::read(path, decoder, notes)?,
            "identifier" => self.identifier = Coding::read(path, decoder, notes)?,
            "vaccination" => each("vaccination", decoder, notes, |decoder, notes| {
                Dose::read(decoder, notes).map(|dose| self.doses.push(dose))
            })?,
            "test" => each("test", decoder, notes, |decoder, notes| {
                Test::read(decoder, notes).map(|test| self.tests.push(test))
            })?,
            "certificate" => members("certificate", decoder, notes, |path, decoder, notes| {
                self.certificate(path, decoder, notes)
            })?,
            "meta" => members("meta", decoder, notes, |path, decoder, notes| {
                self.meta(path, decoder, notes)
            })?,
            "resourceType" => notes.genetic |= genetic::carried_in(decoder.raw()?),
            "valid_from" => self.from = field::date(DateForm::Fhir, path, decoder, notes)?,
            "valid_until" => self.until = field::date(DateForm::Fhir, path, decoder, notes)?,
            "hcid" | "pha" => return self.certificate(path, decoder, notes),
            _ => {
                if !self.beside.field(path, decoder, notes)? {
                    notes.unknown_field(path, decoder)?;
                }
            }
        }
        Ok(())
    }

    /// `certificate`: the document's own data.
    fn certificate(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        match path.key {
            "issuer" | "pha" => self.issuer = Coding::read(path, decoder, notes)?,
            "hcid" => self.id = Coding::read(path, decoder, notes)?,
            "period" => members("period", decoder, notes, |path, decoder, notes| {
                let date = match path.key {
                    "start" => &mut self.from,
                    "end" => &mut self.until,
                    _ => return notes.unknown_field(path, decoder),
                };
                *date = field::date(DateForm::Fhir, path, decoder, notes)?;
                Ok(())
            })?,
            "kid" | "ddccid" | "version" => notes.genetic |= genetic::carried_in(decoder.raw()?),
            _ => notes.unknown_field(path, decoder)?,
        }
        Ok(())
    }

    /// `meta`: where a notary's seal can be looked up, which is never done, and a passport's number.
    fn meta(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        match path.key {
            "passportNumber" => self.passport = field::text(path, decoder, notes)?,
            "notarisedOn" | "reference" | "url" | "profile" => {
                notes.genetic |= genetic::carried_in(decoder.raw()?);
            }
            _ => notes.unknown_field(path, decoder)?,
        }
        Ok(())
    }

    fn finish(mut self, notes: &mut Notes) -> Option<Result<Self, Refusal>> {
        if self.beside.is_one() {
            self.doses.push(std::mem::take(&mut self.beside));
        }
        match (self.name.is_some(), self.doses.len().saturating_add(self.tests.len())) {
            (_, 0) => return None,
            (_, 2..) => return Some(Err(Refusal::MultipleEvents)),
            (true, 1) => {}
            (false, _) => notes.warn(Warning::MissingField),
        }
        let complete = self.doses.iter().all(Dose::is_complete) && self.tests.iter().all(Test::is_complete);
        if !complete {
            notes.warn(Warning::MissingField);
        }
        if self.passport.is_some() {
            notes.optional(Format::Ddcc, "meta.passportNumber");
        }
        if self.person_number().is_some() {
            notes.optional(Format::Ddcc, "identifier");
        }
        if self.sex.is_some() {
            notes.optional(Format::Ddcc, "sex");
        }
        Some(Ok(self))
    }

    /// The identifier, unless it is a certificate's.
    fn person_number(&self) -> Option<&Coding<'b>> {
        let own = |number: &&Coding<'_>| !is_certificate_id(number.code());
        self.identifier.as_ref().filter(own)
    }

    pub(super) fn kind(&self) -> Kind {
        if self.tests.is_empty() {
            Kind::Vaccination
        } else {
            Kind::Test
        }
    }

    /// The certificate's own period, which stands in the place of claim `exp` where pilots left that out.
    pub(super) fn period(&self) -> Period {
        Period::of(self.from.as_deref(), self.until.as_deref())
    }

    pub(super) fn holder(&self) -> Holder {
        let passport = self.passport.as_deref().map(clean);
        Holder {
            sex: self.sex.as_ref().map(|sex| clean(sex.code())),
            document_number: passport.or_else(|| self.person_number().map(|number| clean(number.code()))),
            // One text, of which no one can tell which part is the family's.
            ..Holder::new(self.name.as_deref(), None, None, None, self.birth_date.as_deref())
        }
    }

    pub(super) fn view(&self) -> View {
        let event = match (self.doses.first(), self.tests.first()) {
            (Some(dose), _) => Some(Event::Vaccination(
                dose.view(self.from.as_deref(), self.until.as_deref()),
            )),
            (None, Some(test)) => Some(Event::Test(test.view())),
            (None, None) => None,
        };
        let country = self.doses.iter().find_map(|dose| dose.country.as_ref());
        let country = country.or_else(|| self.tests.iter().find_map(|test| test.country.as_ref()));
        let certificate_id = self.identifier.as_ref().filter(|id| is_certificate_id(id.code()));
        View {
            kind: self.kind(),
            holder: self.holder(),
            event,
            more_events: Vec::new(),
            country: country.map(Coding::country),
            issuer: self.issuer.as_ref().map(Coding::words),
            id: self.id.as_ref().or(certificate_id).map(|id| clean(id.code())),
        }
    }
}

/// A UVCI, which names a certificate and no person.
fn is_certificate_id(text: &str) -> bool {
    text.get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("urn:uvci:"))
}

/// Reads the members of a map; null is borne.
fn members<'b>(
    group: &'static str,
    decoder: &mut Decoder<'b>,
    notes: &mut Notes,
    mut member: impl FnMut(Path<'_>, &mut Decoder<'b>, &mut Notes) -> Result<(), CborError>,
) -> Result<(), CborError> {
    match decoder.peek()? {
        Type::Map => {
            decoder.map()?;
            while decoder.more()? {
                let key = field::key(decoder)?;
                member(Path { group, key: &key }, decoder, notes)?;
            }
            Ok(())
        }
        Type::Null | Type::Undefined => field::null(decoder, notes),
        _ => notes.wrong_type(Path { group: "", key: group }, decoder),
    }
}

/// Reads an event, or each of an array of them.
fn each<'b>(
    key: &'static str,
    decoder: &mut Decoder<'b>,
    notes: &mut Notes,
    mut event: impl FnMut(&mut Decoder<'b>, &mut Notes) -> Result<(), CborError>,
) -> Result<(), CborError> {
    let mut one = |decoder: &mut Decoder<'b>, notes: &mut Notes| match decoder.peek()? {
        Type::Map => event(decoder, notes),
        Type::Null | Type::Undefined => field::null(decoder, notes),
        _ => notes.wrong_type(Path { group: "", key }, decoder),
    };
    if decoder.peek()? != Type::Array {
        return one(decoder, notes);
    }
    decoder.array()?;
    while decoder.more()? {
        one(decoder, notes)?;
    }
    Ok(())
}
