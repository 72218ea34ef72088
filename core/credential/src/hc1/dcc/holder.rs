//! `nam`: the holder's name.

use super::field::{self, Text};
use crate::cbor::{CborError, Decoder, Type};
use crate::notes::{Notes, Path};
use crate::view;
use crate::warning::Warning;

/// `person_name` of the DCC schema.
#[derive(Default)]
pub(super) struct Name<'b> {
    family: Option<Text<'b>>,
    given: Option<Text<'b>>,
    family_mrz: Option<Text<'b>>,
    given_mrz: Option<Text<'b>>,
}

impl<'b> Name<'b> {
    pub(super) fn read(decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<Self, CborError> {
        let mut name = Self::default();
        if decoder.peek()? != Type::Map {
            return super::not_a_map("nam", decoder, notes).map(|()| name);
        }
        decoder.map()?;
        while decoder.more()? {
            let key = field::key(decoder)?;
            let path = Path {
                group: "nam",
                key: &key,
            };
            match path.key {
                "fn" => name.family = field::text(path, decoder, notes)?,
                "gn" => name.given = field::text(path, decoder, notes)?,
                "fnt" => name.family_mrz = field::machine_readable(path, decoder, notes)?,
                "gnt" => name.given_mrz = field::machine_readable(path, decoder, notes)?,
                _ => notes.unknown_field(path, decoder)?,
            }
        }
        if name.family_mrz.is_none() && name.given_mrz.is_none() {
            notes.warn(Warning::MissingField);
        }
        Ok(name)
    }

    pub(super) fn view(&self, birth_date: Option<&Text<'b>>) -> view::Holder {
        view::Holder::new(
            self.family.as_deref(),
            self.given.as_deref(),
            self.family_mrz.as_deref(),
            self.given_mrz.as_deref(),
            birth_date.map(AsRef::as_ref),
        )
    }
}
