//! Claim -260, the health certificate: a map of certificates by number (hcert specification, section 3.3.7; its successor
//! in WHO's SMART Trust guide, section 3.2.7).

use std::ops::Range;

use super::dcc::{Dcc, field};
use super::sub_claim::{One, Reading, SUB_CLAIMS, ddcc, one_of};
use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::cwt::Claims;
use crate::genetic;
use crate::notes::{Notes, Path};
use crate::pass::Format;
use crate::period::Period;
use crate::refusal::Refusal;
use crate::revocation::StatusReference;
use crate::warning::Warning;

/// The claim's key.
pub(super) const HCERT: i64 = -260;

/// The EU DCC's key in it.
pub(super) const EU_DCC: i64 = 1;

/// A claims set with its certificate.
pub(super) struct Contents {
    pub(super) claims: Claims,
    pub(super) found: Found,
    pub(super) status: Option<StatusReference>,
    pub(super) notes: Notes,
}

/// What a claims set holds of health certificates. Contents are ranges of the claims set's bytes.
pub(super) enum Found {
    /// None.
    Nothing,
    /// A typed one, or the rule that it breaks.
    Typed {
        format: Format,
        reading: Reading,
        content: Range<usize>,
    },
    /// The claim whole, with certificates of other numbers.
    Other { content: Range<usize> },
}

/// Reads a claims set.
pub(super) fn read(payload: &[u8]) -> Result<Contents, Refusal> {
    let (mut notes, mut found, mut status) = (Notes::default(), Found::Nothing, None);
    let claims = Claims::read(payload, Profile::Lenient, &mut notes, |key, decoder, notes| {
        if key == Some(STATUS) {
            let claim = decoder.raw()?;
            notes.genetic |= genetic::carried_in(claim);
            status = StatusReference::read(claim, Profile::Lenient);
            return Ok(());
        }
        read_claim(key, decoder, notes, &mut found)
    })?;
    // Pilots of the DDCC signed it without the claim around it, or under the EU's number.
    let pilot = match &found {
        Found::Nothing => Some(0..payload.len()),
        Found::Typed {
            reading: Err(Refusal::NoEvent),
            content,
            ..
        } => Some(content.clone()),
        _ => None,
    };
    if let Some(content) = pilot {
        let mut own = Notes::default();
        let item = payload.get(content.clone()).unwrap_or_default();
        if let Some(reading) = ddcc(item, &mut own)? {
            own.genetic |= notes.genetic;
            let (format, notes) = (Format::Ddcc, own);
            found = Found::Typed {
                format,
                reading,
                content,
            };
            return Ok(Contents {
                claims,
                found,
                status,
                notes,
            });
        }
    }
    Ok(Contents {
        claims,
        found,
        status,
        notes,
    })
}

/// Claims that are about the token and not about a person, as [`STATUS`] is: `aud`, `cti` (RFC 8392), `cnf` (RFC 8747).
const TECHNICAL: [i64; 3] = [3, 7, 8];

/// `status` (draft-ietf-oauth-status-list section 6.3).
const STATUS: i64 = 65535;

/// Reads the value of any claim that is not common to all passes.
fn read_claim(
    key: Option<i64>,
    decoder: &mut Decoder<'_>,
    notes: &mut Notes,
    found: &mut Found,
) -> Result<(), Refusal> {
    match key {
        Some(HCERT) => *found = read_certificates(decoder, notes)?,
        Some(key) if TECHNICAL.contains(&key) => notes.genetic |= genetic::carried_in(decoder.raw()?),
        Some(SUBJECT) => notes.unknown_field(
            Path {
                group: "cwt",
                key: "sub",
            },
            decoder,
        )?,
        Some(key) => notes.unknown_field(
            Path {
                group: "cwt",
                key: &key.to_string(),
            },
            decoder,
        )?,
        None => notes.unknown_field(Path { group: "cwt", key: "?" }, decoder)?,
    }
    Ok(())
}

/// `sub` (RFC 8392 section 3.1.2).
const SUBJECT: i64 = 2;

/// One certificate that is not the EU's, as it stands in the claims set.
struct Item<'b> {
    key: Key,
    bytes: &'b [u8],
    at: usize,
}

fn read_certificates(decoder: &mut Decoder<'_>, notes: &mut Notes) -> Result<Found, Refusal> {
    match decoder.peek()? {
        Type::Map => {}
        Type::Null | Type::Undefined => {
            notes.warn(Warning::NullField);
            decoder.skip()?;
            return Ok(Found::Nothing);
        }
        _ => return Err(Refusal::BrokenCertificate),
    }
    let start = decoder.position();
    let mut dcc = None;
    let mut others = Vec::new();
    decoder.map()?;
    while decoder.more()? {
        match key(decoder)? {
            Key::Number(EU_DCC) => {
                let start = decoder.position();
                match decoder.peek()? {
                    Type::Map => {
                        let reading =
                            Dcc::read(decoder, notes)?.map(|certificate| (certificate.kind(), Period::default()));
                        dcc = Some((reading, start..decoder.position()));
                    }
                    Type::Null | Type::Undefined => field::null(decoder, notes)?,
                    _ => return Err(Refusal::BrokenCertificate),
                }
            }
            key => others.push(Item {
                key,
                at: decoder.position(),
                bytes: decoder.raw()?,
            }),
        }
    }
    let typed = match dcc {
        Some((reading, content)) => Some((Format::EuDcc, reading, content)),
        None => read_typed(&mut others, notes)?,
    };
    if let Some((format, reading, content)) = typed {
        for Item { key, bytes, .. } in others {
            notes.warn(Warning::UnknownField);
            notes.beyond_format(
                Path {
                    group: "hcert",
                    key: &key.to_string(),
                },
                bytes,
            );
        }
        return Ok(Found::Typed {
            format,
            reading,
            content,
        });
    }
    notes.genetic |= others
        .iter()
        .any(|item| genetic::names(&item.key.to_string(), item.bytes) || genetic::carried_in(item.bytes));
    if others.is_empty() {
        Ok(Found::Nothing)
    } else {
        Ok(Found::Other {
            content: start..decoder.position(),
        })
    }
}

/// Reads the first of the typed certificates, and takes it out of the items.
fn read_typed(
    items: &mut Vec<Item<'_>>,
    notes: &mut Notes,
) -> Result<Option<(Format, Reading, Range<usize>)>, Refusal> {
    for sub_claim in &SUB_CLAIMS {
        let Some(place) = items.iter().position(|item| item.key == Key::Number(sub_claim.key)) else {
            continue;
        };
        let Some(item) = items.get(place) else { continue };
        let mut own = Notes::default();
        let reading = match one_of(item.bytes, &mut own)? {
            One::Map(within) => {
                let bytes = item.bytes.get(within.clone()).unwrap_or_default();
                let content = item.at.saturating_add(within.start)..item.at.saturating_add(within.end);
                (sub_claim.read)(bytes, &mut own)?.map(|reading| (reading, content))
            }
            One::Several => Some((Err(Refusal::MultipleEvents), item.at..item.at)),
            One::Null => {
                notes.merge(own);
                items.remove(place);
                continue;
            }
            One::Other => None,
        };
        if let Some((reading, content)) = reading {
            notes.format = own.format;
            notes.merge(own);
            items.remove(place);
            return Ok(Some((sub_claim.format, reading, content)));
        }
    }
    Ok(None)
}

/// A certificate's key in the claim.
#[derive(PartialEq)]
enum Key {
    Number(i64),
    Other(String),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Other(text) => f.write_str(text),
        }
    }
}

fn key(decoder: &mut Decoder<'_>) -> Result<Key, CborError> {
    Ok(match decoder.peek()? {
        Type::Unsigned | Type::Negative => {
            let number = decoder.int()?;
            i64::try_from(number).map_or_else(|_| Key::Other(number.to_string()), Key::Number)
        }
        Type::Text => Key::Other(decoder.text()?.into_owned()),
        _ => {
            decoder.skip()?;
            Key::Other("?".to_owned())
        }
    })
}
