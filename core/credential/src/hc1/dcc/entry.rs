//! One entry of `v`, `t` or `r`: the fields all have, and those of its kind.

use super::field::{self, Text};
use super::recovery::Recovery;
use super::test::Test;
use super::vaccination::Vaccination;
use super::valuesets::{self, coded};
use crate::Kind;
use crate::cbor::{CborError, Decoder};
use crate::genetic;
use crate::notes::{Notes, Path};
use crate::view;
use crate::warning::Warning;

/// The fields that entries of every kind have.
#[derive(Default)]
pub(super) struct Common<'b> {
    /// `tg`.
    disease: Option<Text<'b>>,
    /// `co`.
    pub(super) country: Option<Text<'b>>,
    /// `is`.
    pub(super) issuer: Option<Text<'b>>,
    /// `ci`, the UVCI.
    pub(super) id: Option<Text<'b>>,
}

/// The fields of one kind.
pub(super) enum Event<'b> {
    Vaccination(Vaccination<'b>),
    Test(Test<'b>),
    Recovery(Recovery<'b>),
}

/// One entry.
pub(super) struct Entry<'b> {
    pub(super) common: Common<'b>,
    event: Event<'b>,
}

impl<'b> Entry<'b> {
    /// Reads the map that comes next. `group` is its key in the certificate.
    pub(super) fn read(
        group: &'static str,
        event: Event<'b>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<Self, CborError> {
        let mut entry = Self {
            common: Common::default(),
            event,
        };
        decoder.map()?;
        while decoder.more()? {
            let key = field::key(decoder)?;
            entry.field(Path { group, key: &key }, decoder, notes)?;
        }
        if !entry.common.is_complete() || !entry.event.is_complete() {
            notes.warn(Warning::MissingField);
        }
        Ok(entry)
    }

    fn field(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        let common = match path.key {
            "tg" => &mut self.common.disease,
            "co" => &mut self.common.country,
            "is" => &mut self.common.issuer,
            "ci" => &mut self.common.id,
            _ => {
                let known = match &mut self.event {
                    Event::Vaccination(event) => event.field(path, decoder, notes)?,
                    Event::Test(event) => event.field(path, decoder, notes)?,
                    Event::Recovery(event) => event.field(path, decoder, notes)?,
                };
                return if known {
                    Ok(())
                } else {
                    notes.unknown_field(path, decoder)
                };
            }
        };
        *common = field::text(path, decoder, notes)?;
        if path.key == "tg" {
            notes.genetic |= common.as_deref().is_some_and(genetic::is_code);
        }
        Ok(())
    }

    pub(super) fn kind(&self) -> Kind {
        match self.event {
            Event::Vaccination(_) => Kind::Vaccination,
            Event::Test(_) => Kind::Test,
            Event::Recovery(_) => Kind::Recovery,
        }
    }

    pub(super) fn view(&self) -> view::Event {
        match &self.event {
            Event::Vaccination(event) => event.view(&self.common),
            Event::Test(event) => event.view(&self.common),
            Event::Recovery(event) => event.view(&self.common),
        }
    }
}

impl Event<'_> {
    fn is_complete(&self) -> bool {
        match self {
            Self::Vaccination(event) => event.is_complete(),
            Self::Test(event) => event.is_complete(),
            Self::Recovery(event) => event.is_complete(),
        }
    }
}

impl Common<'_> {
    fn is_complete(&self) -> bool {
        self.disease.is_some() && self.country.is_some() && self.issuer.is_some() && self.id.is_some()
    }

    pub(super) fn disease(&self) -> Option<view::Coded> {
        coded(&valuesets::DISEASE, self.disease.as_ref())
    }
}
