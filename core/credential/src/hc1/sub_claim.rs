//! The kinds of certificate in claim -260 that are typed, as a table.

use std::ops::Range;

use super::dcc::{Dcc, field};
use super::ddcc::Ddcc;
use super::icvp::Icvp;
use crate::cbor::{Decoder, Profile, Type};
use crate::notes::Notes;
use crate::pass::{Format, Kind};
use crate::period::Period;
use crate::refusal::Refusal;
use crate::view::{Holder, View};
use crate::warning::Warning;

/// One kind of certificate that is typed, beside the EU's, which is read where it stands.
pub(super) struct SubClaim {
    pub(super) key: i64,
    pub(super) format: Format,
    /// Reads a map. `None`: it is something else under this number.
    pub(super) read: fn(&[u8], &mut Notes) -> Result<Option<Reading>, Refusal>,
}

/// What a certificate says that a check needs, or the rule that it breaks.
pub(super) type Reading = Result<(Kind, Period), Refusal>;

/// Typed certificates by their keys; where a claim has several, the first here is the pass.
pub(super) const SUB_CLAIMS: [SubClaim; 4] = [
    SubClaim {
        key: 3,
        format: Format::Ddcc,
        read: ddcc,
    },
    SubClaim {
        key: 4,
        format: Format::Ddcc,
        read: ddcc,
    },
    // The first drafts of the DDCC guide count from 2.
    SubClaim {
        key: 2,
        format: Format::Ddcc,
        read: ddcc,
    },
    // Negative keys are free to use, and WHO's own guides and validator use this one for the ICVP.
    SubClaim {
        key: -6,
        format: Format::Icvp,
        read: icvp,
    },
];

pub(super) fn ddcc(item: &[u8], notes: &mut Notes) -> Result<Option<Reading>, Refusal> {
    let read = Ddcc::read(&mut Decoder::new(item, Profile::Lenient), notes)?;
    Ok(read.map(|read| read.map(|certificate| (certificate.kind(), certificate.period()))))
}

fn icvp(item: &[u8], notes: &mut Notes) -> Result<Option<Reading>, Refusal> {
    let read = Icvp::read(&mut Decoder::new(item, Profile::Lenient), notes)?;
    Ok(read.map(|read| read.map(|certificate| (certificate.kind(), certificate.period()))))
}

/// A typed certificate that was read before.
#[allow(clippy::large_enum_variant, reason = "one at a time, on the stack")]
enum Typed<'b> {
    EuDcc(Dcc<'b>),
    Ddcc(Ddcc<'b>),
    Icvp(Icvp<'b>),
}

fn reread(format: Format, content: &[u8]) -> Option<Typed<'_>> {
    let (mut decoder, mut notes) = (Decoder::new(content, Profile::Lenient), Notes::default());
    Some(match format {
        Format::EuDcc => Typed::EuDcc(Dcc::read(&mut decoder, &mut notes).ok()?.ok()?),
        Format::Ddcc => Typed::Ddcc(Ddcc::read(&mut decoder, &mut notes).ok()??.ok()?),
        Format::Icvp => Typed::Icvp(Icvp::read(&mut decoder, &mut notes).ok()??.ok()?),
        _ => return None,
    })
}

/// What a screen shows of a certificate that was read before; `None` where it is not typed.
pub(crate) fn view(format: Format, content: &[u8]) -> Option<View> {
    reread(format, content).map(|certificate| match certificate {
        Typed::EuDcc(certificate) => certificate.view(),
        Typed::Ddcc(certificate) => certificate.view(),
        Typed::Icvp(certificate) => certificate.view(),
    })
}

/// The holder in [`view`], without the rest of it.
pub(crate) fn holder(format: Format, content: &[u8]) -> Option<Holder> {
    reread(format, content).map(|certificate| match certificate {
        Typed::EuDcc(certificate) => certificate.holder(),
        Typed::Ddcc(certificate) => certificate.holder(),
        Typed::Icvp(certificate) => certificate.holder(),
    })
}

/// A certificate as such or, as WHO's logical model has it (`0..*`), in an array.
pub(super) enum One {
    Map(Range<usize>),
    Several,
    Null,
    Other,
}

pub(super) fn one_of(item: &[u8], notes: &mut Notes) -> Result<One, Refusal> {
    let mut decoder = Decoder::new(item, Profile::Lenient);
    match decoder.peek()? {
        Type::Map => return Ok(One::Map(0..item.len())),
        Type::Null | Type::Undefined => {
            notes.warn(Warning::NullField);
            return Ok(One::Null);
        }
        Type::Array => {}
        _ => return Ok(One::Other),
    }
    let mut one = One::Other;
    decoder.array()?;
    while decoder.more()? {
        let start = decoder.position();
        match (decoder.peek()?, &one) {
            (Type::Null | Type::Undefined, _) => field::null(&mut decoder, notes)?,
            (Type::Map, One::Other) => {
                decoder.skip()?;
                one = One::Map(start..decoder.position());
            }
            (Type::Map, _) => return Ok(One::Several),
            _ => return Ok(One::Other),
        }
    }
    Ok(one)
}
