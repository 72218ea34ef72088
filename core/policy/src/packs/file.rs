//! A pack as a file: magic, one zlib stream, one CBOR item (PACKS.md, section 6). Nothing here looks at a signature.

use std::borrow::Cow;
use std::sync::Arc;

use credential::cbor::{Decoder, Encoder, Profile, Type};
use credential::{deflate, inflate};

use super::delta::Piece;
use super::error::Departs;
use super::{Kind, PackError, PublisherId, SignedPart};
use crate::limits;

/// How every pack begins: a byte that is no text, its name, and line ends that a careless transfer would change.
pub const MAGIC: [u8; 8] = *b"\x89CPK1\r\n\x1a";

/// The first item, with the version.
const LABEL: &str = "carnet/pack/1";
/// What the first item of every version begins with.
const ANY_LABEL: &str = "carnet/pack/";

/// A pack that was read, and of which nothing is proved.
#[derive(Clone)]
pub struct Pack {
    /// The chain of roots, the first one first.
    pub roots: Vec<SignedPart>,
    /// The index.
    pub index: SignedPart,
    /// Contents.
    pub contents: Vec<Content>,
}

/// One content: what is signed of it, and its body.
#[derive(Clone)]
pub struct Content {
    /// The signed part, whose body is the digest and length of `body`.
    pub part: SignedPart,
    /// The body.
    pub body: Body,
}

/// A content's body, whole or as what changed.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// The whole.
    Whole(Arc<[u8]>),
    /// What makes it of an older one.
    Delta {
        /// SHA-256 of the older body.
        from: [u8; 32],
        /// The pieces of the new one.
        pieces: Vec<Piece>,
    },
}

impl Pack {
    /// Whether a file begins as a pack does.
    #[must_use]
    pub fn is_pack(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC)
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// [`PackError::NotAPack`], [`PackError::TooLarge`], [`PackError::Damaged`], [`PackError::Version`],
    /// [`PackError::Form`], [`PackError::Dates`], [`PackError::RootChain`].
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        let stream = bytes.strip_prefix(&MAGIC).ok_or(PackError::NotAPack)?;
        if bytes.len() > limits::PACK_FILE {
            return Err(PackError::TooLarge);
        }
        Self::decode(&inflate::zlib(stream, limits::PACK_INFLATED)?)
    }

    /// The pack as a file. `None` where it is larger than what would be read back.
    #[must_use]
    pub fn write(&self) -> Option<Vec<u8>> {
        let plain = self.encode();
        if plain.len() > limits::PACK_INFLATED {
            return None;
        }
        let file = [&MAGIC[..], &deflate::zlib(&plain)?].concat();
        (file.len() <= limits::PACK_FILE).then_some(file)
    }

    /// The publisher it says it is of.
    #[must_use]
    pub fn publisher(&self) -> Option<PublisherId> {
        self.roots.first().map(|root| PublisherId(*root.digest()))
    }

    pub(super) fn decode(plain: &[u8]) -> Result<Self, PackError> {
        let mut decoder = Decoder::new(plain, Profile::Strict);
        let outer = |read: Result<Self, Departs>| read.map_err(|Departs| PackError::Damaged);
        let mut refused = None;
        let pack = outer((|| {
            if decoder.array()? != Some(4) {
                return Err(Departs);
            }
            let label = decoder.text()?;
            if label != LABEL {
                refused = label.starts_with(ANY_LABEL).then_some(PackError::Version);
                return Err(Departs);
            }
            let mut part = |bytes: &[u8], kind| {
                SignedPart::read(bytes, kind).map_err(|error| {
                    refused = Some(error);
                    Departs
                })
            };
            if !(1..=limits::PACK_ROOTS as u64).contains(&decoder.array()?.unwrap_or_default()) {
                return Err(Departs);
            }
            let mut roots = Vec::new();
            while decoder.more()? {
                roots.push(part(&decoder.bytes()?, Kind::Root)?);
            }
            let index = part(&decoder.bytes()?, Kind::Index)?;
            if decoder.array()?.is_none_or(|count| count > Kind::CONTENTS.len() as u64) {
                return Err(Departs);
            }
            let mut contents: Vec<Content> = Vec::new();
            while decoder.more()? {
                let (signed, body) = content(&mut decoder)?;
                let part = SignedPart::read_any(&signed).map_err(|error| {
                    refused = Some(error);
                    Departs
                })?;
                let kind = part.part().kind;
                let in_order = contents.last().is_none_or(|last| last.part.part().kind < kind);
                if !Kind::CONTENTS.contains(&kind) || !in_order {
                    return Err(Departs);
                }
                contents.push(Content { part, body });
            }
            decoder.end()?;
            decoder.finish()?;
            Ok(Self { roots, index, contents })
        })());
        pack.map_err(|error| refused.unwrap_or(error))
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut pack = Encoder::new();
        pack.array(4).text(LABEL).array(self.roots.len());
        for root in &self.roots {
            pack.bytes(root.bytes());
        }
        pack.bytes(self.index.bytes()).array(self.contents.len());
        for content in &self.contents {
            match &content.body {
                Body::Whole(body) => {
                    pack.array(2).bytes(content.part.bytes()).bytes(body);
                }
                Body::Delta { from, pieces } => {
                    pack.array(3)
                        .bytes(content.part.bytes())
                        .bytes(from)
                        .array(pieces.len());
                    for piece in pieces {
                        match piece {
                            Piece::New(bytes) => pack.bytes(bytes),
                            Piece::Old { offset, length } => pack.array(2).u64(*offset as u64).u64(*length as u64),
                        };
                    }
                }
            }
        }
        pack.finish()
    }
}

/// `[signed, body]` or `[signed, from, [pieces]]`.
fn content<'b>(decoder: &mut Decoder<'b>) -> Result<(Cow<'b, [u8]>, Body), Departs> {
    let items = decoder.array()?;
    let signed = decoder.bytes()?;
    let body = match items {
        Some(2) => Body::Whole(Arc::from(decoder.bytes()?.as_ref())),
        Some(3) => {
            let from = decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?;
            if decoder.array()?.is_none_or(|count| count > limits::DELTA_PIECES as u64) {
                return Err(Departs);
            }
            let mut pieces = Vec::new();
            while decoder.more()? {
                pieces.push(piece(decoder)?);
            }
            Body::Delta { from, pieces }
        }
        _ => return Err(Departs),
    };
    decoder.end()?;
    Ok((signed, body))
}

fn piece(decoder: &mut Decoder<'_>) -> Result<Piece, Departs> {
    if decoder.peek()? == Type::Bytes {
        return Ok(Piece::New(decoder.bytes()?.into_owned()));
    }
    if decoder.array()? != Some(2) {
        return Err(Departs);
    }
    let number = |decoder: &mut Decoder<'_>| usize::try_from(decoder.u64()?).map_err(|_| Departs);
    let (offset, length) = (number(decoder)?, number(decoder)?);
    decoder.end()?;
    Ok(Piece::Old { offset, length })
}
