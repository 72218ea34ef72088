//! The EU Digital COVID Certificate, schema 1.0 to 1.3 (`hcert` sub-claim 1), with the departures real ones show.

mod entry;
pub(super) mod field;
mod holder;
mod recovery;
mod test;
mod vaccination;
pub(crate) mod valuesets;

use std::borrow::Cow;

use crate::Kind;
use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::notes::{Notes, Path};
use crate::refusal::Refusal;
use crate::view::{self, Holder, View};
use crate::warning::Warning;
use entry::{Entry, Event};
use field::{DateForm, Text};
use holder::Name;
use valuesets::coded;

/// One certificate, borrowed from its bytes.
pub(crate) struct Dcc<'b> {
    name: Name<'b>,
    birth_date: Option<Text<'b>>,
    entry: Entry<'b>,
}

/// The unique certificate identifier of a certificate that was read before, as it is written.
pub(crate) fn uci(content: &[u8]) -> Option<String> {
    identifier(&mut Decoder::new(content, Profile::Lenient)).ok().flatten()
}

/// `ci` of the event in a certificate.
fn identifier(decoder: &mut Decoder<'_>) -> Result<Option<String>, CborError> {
    let mut found = None;
    decoder.map()?;
    while decoder.more()? {
        let is_event = matches!(&*text_key(decoder)?, "v" | "t" | "r");
        if !is_event || decoder.peek()? != Type::Array {
            decoder.skip()?;
            continue;
        }
        decoder.array()?;
        while decoder.more()? {
            found = identifier_of_event(decoder)?.or(found);
        }
    }
    Ok(found)
}

fn identifier_of_event(decoder: &mut Decoder<'_>) -> Result<Option<String>, CborError> {
    let mut found = None;
    decoder.map()?;
    while decoder.more()? {
        let is_identifier = text_key(decoder)? == "ci";
        if is_identifier && decoder.peek()? == Type::Text {
            found = Some(decoder.text()?.into_owned());
        } else {
            decoder.skip()?;
        }
    }
    Ok(found)
}

/// Reads a key; one that is no text is like no name there is.
fn text_key<'b>(decoder: &mut Decoder<'b>) -> Result<Cow<'b, str>, CborError> {
    if decoder.peek()? == Type::Text {
        decoder.text()
    } else {
        decoder.skip()?;
        Ok(Cow::Borrowed(""))
    }
}

/// What stands at the top of a certificate until its end is reached.
#[derive(Default)]
struct Draft<'b> {
    has_version: bool,
    has_birth_date: bool,
    name: Option<Name<'b>>,
    birth_date: Option<Text<'b>>,
    entry: Option<Entry<'b>>,
    entries: usize,
}

impl<'b> Dcc<'b> {
    /// Reads the certificate that comes next.
    ///
    /// # Errors
    /// When it cannot be read, or holds no event or more than one. Well-formedness comes first: the rules are looked at
    /// when the end is reached.
    pub(crate) fn read(decoder: &mut Decoder<'b>, notes: &mut Notes) -> Result<Result<Self, Refusal>, CborError> {
        let mut draft = Draft::default();
        decoder.map()?;
        while decoder.more()? {
            let key = field::key(decoder)?;
            let path = Path { group: "", key: &key };
            match path.key {
                "ver" => {
                    let version = field::text(path, decoder, notes)?;
                    draft.has_version = version.is_some();
                    if version.is_some_and(|version| !is_known(&version)) {
                        notes.warn(Warning::UnknownVersion);
                    }
                }
                "nam" => draft.name = Some(Name::read(decoder, notes)?),
                "dob" => {
                    // The schema demands the field, and allows it to be empty.
                    draft.has_birth_date = true;
                    draft.birth_date = field::date(DateForm::Partial, path, decoder, notes)?;
                }
                "v" => draft.entries("v", || Event::Vaccination(Default::default()), decoder, notes)?,
                "t" => draft.entries("t", || Event::Test(Default::default()), decoder, notes)?,
                "r" => draft.entries("r", || Event::Recovery(Default::default()), decoder, notes)?,
                _ => notes.unknown_field(path, decoder)?,
            }
        }
        if !draft.has_version || !draft.has_birth_date || draft.name.is_none() {
            notes.warn(Warning::MissingField);
        }
        Ok(draft.finish())
    }

    pub(crate) fn kind(&self) -> Kind {
        self.entry.kind()
    }

    pub(crate) fn holder(&self) -> Holder {
        self.name.view(self.birth_date.as_ref())
    }

    pub(crate) fn view(&self) -> View {
        let common = &self.entry.common;
        View {
            kind: self.kind(),
            holder: self.holder(),
            event: Some(self.entry.view()),
            more_events: Vec::new(),
            country: coded(&valuesets::COUNTRY, common.country.as_ref()),
            issuer: common.issuer.as_deref().map(view::clean),
            id: common.id.as_deref().map(view::clean),
        }
    }
}

impl<'b> Draft<'b> {
    /// Reads `v`, `t` or `r`: an array of one entry. Null, an empty array and null entries count as absent.
    fn entries(
        &mut self,
        group: &'static str,
        event: fn() -> Event<'b>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<(), CborError> {
        match decoder.peek()? {
            Type::Array => {
                decoder.array()?;
                while decoder.more()? {
                    self.one(group, event, decoder, notes)?;
                }
                Ok(())
            }
            Type::Map => {
                notes.warn(Warning::FieldType);
                self.one(group, event, decoder, notes)
            }
            _ => not_a_map(group, decoder, notes),
        }
    }

    fn one(
        &mut self,
        group: &'static str,
        event: fn() -> Event<'b>,
        decoder: &mut Decoder<'b>,
        notes: &mut Notes,
    ) -> Result<(), CborError> {
        if decoder.peek()? != Type::Map {
            return not_a_map(group, decoder, notes);
        }
        self.entries = self.entries.saturating_add(1);
        self.entry = Some(Entry::read(group, event(), decoder, notes)?);
        Ok(())
    }

    fn finish(self) -> Result<Dcc<'b>, Refusal> {
        match (self.entry, self.entries) {
            (Some(entry), 1) => Ok(Dcc {
                name: self.name.unwrap_or_default(),
                birth_date: self.birth_date,
                entry,
            }),
            (None, _) => Err(Refusal::NoEvent),
            (Some(_), _) => Err(Refusal::MultipleEvents),
        }
    }
}

/// Reads over what stands where a map belongs; null is borne without more.
fn not_a_map(key: &'static str, decoder: &mut Decoder<'_>, notes: &mut Notes) -> Result<(), CborError> {
    match decoder.peek()? {
        Type::Null | Type::Undefined => field::null(decoder, notes),
        _ => notes.wrong_type(Path { group: "", key }, decoder),
    }
}

/// Schema 1.0.0 to 1.3.x.
fn is_known(version: &str) -> bool {
    let mut parts = version.split('.');
    parts.next() == Some("1") && matches!(parts.next(), Some("0" | "1" | "2" | "3")) && parts.next().is_some()
}
