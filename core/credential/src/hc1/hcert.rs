//! Claim -260, the health certificate: a map of certificates by number (hcert specification, section 3.3.7).

use std::ops::Range;

use super::dcc::{Dcc, field};
use crate::Kind;
use crate::cbor::{CborError, Decoder, Type};
use crate::genetic;
use crate::notes::{Notes, Path};
use crate::refusal::Refusal;
use crate::warning::Warning;

/// The claim's key.
pub(super) const HCERT: i64 = -260;

/// The EU DCC's key in it.
pub(super) const EU_DCC: i64 = 1;

/// What a claims set holds of health certificates. Contents are ranges of the claims set's bytes.
pub(super) enum Found {
    /// None.
    Nothing,
    /// An EU DCC, or the rule that it breaks.
    Dcc {
        kind: Result<Kind, Refusal>,
        content: Range<usize>,
    },
    /// The claim whole, with certificates of other numbers.
    Other { content: Range<usize> },
}

/// Claims that are about the token and not about a person: `aud`, `cti` (RFC 8392), `cnf` (RFC 8747), `status`
/// (draft-ietf-oauth-status-list).
const TECHNICAL: [i64; 4] = [3, 7, 8, 65535];

/// Reads the value of any claim that is not common to all passes.
pub(super) fn read_claim(
    key: Option<i64>,
    decoder: &mut Decoder<'_>,
    notes: &mut Notes,
    found: &mut Found,
) -> Result<(), Refusal> {
    match key {
        Some(HCERT) => *found = read(decoder, notes)?,
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

fn read(decoder: &mut Decoder<'_>, notes: &mut Notes) -> Result<Found, Refusal> {
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
        match sub_claim(decoder)? {
            SubClaim::EuDcc => {
                let start = decoder.position();
                match decoder.peek()? {
                    Type::Map => {
                        let kind = Dcc::read(decoder, notes)?.map(|certificate| certificate.kind());
                        dcc = Some((kind, start..decoder.position()));
                    }
                    Type::Null | Type::Undefined => field::null(decoder, notes)?,
                    _ => return Err(Refusal::BrokenCertificate),
                }
            }
            SubClaim::Other(key) => others.push((key, decoder.raw()?)),
        }
    }
    if let Some((kind, content)) = dcc {
        for (key, item) in others {
            notes.warn(Warning::UnknownField);
            notes.beyond_format(
                Path {
                    group: "hcert",
                    key: &key,
                },
                item,
            );
        }
        return Ok(Found::Dcc { kind, content });
    }
    notes.genetic |= others
        .iter()
        .any(|(key, item)| genetic::names(key, item) || genetic::carried_in(item));
    if others.is_empty() {
        Ok(Found::Nothing)
    } else {
        Ok(Found::Other {
            content: start..decoder.position(),
        })
    }
}

enum SubClaim {
    EuDcc,
    Other(String),
}

fn sub_claim(decoder: &mut Decoder<'_>) -> Result<SubClaim, CborError> {
    Ok(match decoder.peek()? {
        Type::Unsigned | Type::Negative => match decoder.int()? {
            key if key == i128::from(EU_DCC) => SubClaim::EuDcc,
            other => SubClaim::Other(other.to_string()),
        },
        Type::Text => SubClaim::Other(decoder.text()?.into_owned()),
        _ => {
            decoder.skip()?;
            SubClaim::Other("?".to_owned())
        }
    })
}
