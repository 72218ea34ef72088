//! FHIR's `Coding`, `Identifier` and `Reference` (R4, data types) as WHO's certificates carry them in CBOR: a map, or the
//! code alone as a text.

use super::dcc::field::{self, Text};
use super::dcc::valuesets::ValueSet;
use super::who;
use crate::cbor::{CborError, Decoder, Type};
use crate::genetic;
use crate::notes::{Notes, Path};
use crate::view::{Coded, clean};

/// One coded value. At least one of both is there.
pub(super) struct Coding<'b> {
    code: Option<Text<'b>>,
    display: Option<Text<'b>>,
}

impl<'b> Coding<'b> {
    /// Reads the value of a field; `None` where it is absent, null or empty.
    pub(super) fn read(
        path: Path<'_>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<Option<Self>, CborError> {
        let mut coding = Self {
            code: None,
            display: None,
        };
        if decoder.peek()? == Type::Map {
            coding.members(path, decoder, notes)?;
        } else {
            coding.code = field::text(path, decoder, notes)?;
        }
        notes.genetic |= coding.texts().any(genetic::is_code);
        Ok(Some(coding).filter(|coding| coding.texts().next().is_some()))
    }

    fn members(&mut self, path: Path<'_>, decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<(), CborError> {
        decoder.map()?;
        while decoder.more()? {
            let key = field::key(decoder)?;
            let member = Path {
                group: path.group,
                key: &key,
            };
            let text = match member.key {
                "code" | "value" | "reference" => &mut self.code,
                "display" | "text" => &mut self.display,
                "system" | "version" | "type" | "use" => {
                    notes.genetic |= genetic::carried_in(decoder.raw()?);
                    continue;
                }
                // A reference may name what it leads to by an identifier.
                "identifier" if decoder.peek()? == Type::Map => {
                    self.members(path, decoder, notes)?;
                    continue;
                }
                _ => {
                    notes.unknown_field(member, decoder)?;
                    continue;
                }
            };
            *text = field::text(member, decoder, notes)?;
        }
        Ok(())
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.code.iter().chain(&self.display).map(AsRef::as_ref)
    }

    /// The code, or else the words.
    pub(super) fn code(&self) -> &Text<'b> {
        static EMPTY: Text<'static> = Text::Borrowed("");
        self.code.as_ref().or(self.display.as_ref()).unwrap_or(&EMPTY)
    }

    /// The words, or else the code, for a screen.
    pub(super) fn words(&self) -> String {
        clean(self.display.as_ref().unwrap_or_else(|| self.code()))
    }

    /// With the words of a set of WHO's, else the EU's, else its own.
    pub(super) fn coded(&self, set: who::Set, other: &ValueSet) -> Coded {
        let mut coded = set.coded_or(other, self.code());
        if coded.display == coded.code {
            coded.display = self.words();
        }
        coded
    }

    /// A country.
    pub(super) fn country(&self) -> Coded {
        who::country(self.code())
    }
}
