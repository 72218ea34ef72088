//! HC1: the Electronic Health Certificate container (hcert specification 1.0.8). Text, Base45, zlib, COSE_Sign1, CWT,
//! and in it claim -260.

mod coding;
mod dcc;
mod ddcc;
mod hcert;
mod icvp;
pub mod issue;
mod sub_claim;
#[cfg(test)]
mod tests;
mod text;
pub(crate) mod who;

use crate::cbor::Profile;
use crate::cose::Sign1;
use crate::genetic;
use crate::key::KeyId;
use crate::notes::Notes;
use crate::pass::{Content, Format, Kind, Pass};
use crate::period::Period;
use crate::refusal::Refusal;
use crate::state::{Origin, Signed, Unverified};
use crate::warning::Warning;

pub(crate) use dcc::{uci, valuesets};
pub(crate) use sub_claim::{holder, view};
pub use text::{EncodeError, encode};
pub(crate) use text::{is_text, length};

/// Reads a pass from a text that [`is_text`] knows as HC1.
pub(crate) fn parse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let mut notes = Notes::default();
    let message = text::decode(text, &mut notes)?;
    let sign1 = Sign1::parse(&message, Profile::Lenient)?;
    let hcert::Contents {
        claims,
        found,
        status,
        notes: own,
    } = hcert::read(sign1.payload())?;
    notes.merge(own);
    // What stops the claims from being read was looked for first; from here on it is rules.
    note_headers(&sign1, &mut notes);
    if notes.genetic || genetic::sequence_in_cbor(sign1.payload()) {
        let field = genetic_field(sign1.payload(), &found);
        return Err(Refusal::GeneticData { field });
    }
    let (format, (kind, period), content) = match found {
        hcert::Found::Nothing => return Err(Refusal::NoCertificate),
        hcert::Found::Typed {
            format,
            reading,
            content,
        } => (format, reading?, content),
        hcert::Found::Other { content } => (Format::Hcert, (Kind::Other, Period::default()), content),
    };
    let origin = Origin {
        text: text.to_owned(),
        key_id: sign1.key_id().copied(),
        algorithm: sign1.algorithm()?,
    };
    let content = sign1.payload().get(content).unwrap_or_default().to_vec();
    let signed = Signed {
        message: sign1.to_be_signed(&[]),
        signature: sign1.signature().to_vec(),
    };
    let pass = Pass::new(format, kind, claims, Content::Cbor(content), notes)
        .with_period(period)
        .with_status(status);
    Ok(Unverified::new(pass, origin, signed))
}

/// Where genetic data stands, as fields of the certificate and other claims are called.
fn genetic_field(claims: &[u8], found: &hcert::Found) -> Box<str> {
    let path = genetic::in_cbor(claims);
    let of_who = matches!(found, hcert::Found::Typed { format, .. } if *format != Format::EuDcc);
    match (path.strip_prefix("-260."), &*path) {
        (Some(certificates), _) => match certificates.split_once('.') {
            Some((number, field)) if number == "1" || of_who => field.into(),
            _ => format!("hcert.{certificates}").into(),
        },
        (None, "" | "-260") => path,
        (None, "2") => "cwt.sub".into(),
        (None, claim) => format!("cwt.{claim}").into(),
    }
}

/// Notes what the headers do that the specification does not have (section 3.3).
fn note_headers(sign1: &Sign1<'_>, notes: &mut Notes) {
    if !sign1.is_tagged_once() {
        notes.warn(Warning::Tags);
    }
    if !sign1.algorithm_is_protected() {
        notes.warn(Warning::AlgorithmUnprotected);
    }
    if !sign1.key_id_is_protected() {
        notes.warn(Warning::KeyIdUnprotected);
    }
    if sign1
        .key_id()
        .is_none_or(|id| id.as_bytes().len() != KeyId::FROM_CERTIFICATE)
    {
        notes.warn(Warning::KeyIdLength);
    }
}
