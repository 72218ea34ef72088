//! A signed message in its parts, and put together again.

use credential::cbor::{CborError, Decoder, Profile, Type};

/// The parts of a COSE_Sign1 message (RFC 9052 section 4.2).
#[derive(Clone)]
pub(crate) struct Message {
    /// The tags before it, 18 and 61 as a rule.
    pub(crate) tags: Vec<u64>,
    /// The protected header's bytes.
    pub(crate) protected: Vec<u8>,
    /// The unprotected header, a CBOR map.
    pub(crate) unprotected: Vec<u8>,
    /// The claims.
    pub(crate) claims: Vec<u8>,
    /// The signature.
    pub(crate) signature: Vec<u8>,
}

impl Message {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, CborError> {
        let mut decoder = Decoder::new(bytes, Profile::Lenient);
        let mut tags = Vec::new();
        while decoder.peek()? == Type::Tag {
            tags.push(decoder.tag()?);
        }
        decoder.array()?;
        Ok(Self {
            tags,
            protected: decoder.bytes()?.into_owned(),
            unprotected: decoder.raw()?.to_vec(),
            claims: decoder.bytes()?.into_owned(),
            signature: decoder.bytes()?.into_owned(),
        })
    }

    /// The message's bytes. Only its frame is sure to be well-formed.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for &tag in &self.tags {
            head(6, tag, &mut out);
        }
        head(4, 4, &mut out);
        byte_string(&self.protected, &mut out);
        out.extend_from_slice(&self.unprotected);
        byte_string(&self.claims, &mut out);
        byte_string(&self.signature, &mut out);
        out
    }
}

pub(crate) fn byte_string(bytes: &[u8], out: &mut Vec<u8>) {
    head(2, bytes.len() as u64, out);
    out.extend_from_slice(bytes);
}

/// An item's head in its shortest form (RFC 8949 section 3).
fn head(major: u8, argument: u64, out: &mut Vec<u8>) {
    let bytes = argument.to_be_bytes();
    let (additional, following) = match argument {
        0..=23 => (argument as u8, 0),
        24..=0xff => (24, 1),
        0x100..=0xffff => (25, 2),
        0x1_0000..=0xffff_ffff => (26, 4),
        _ => (27, 8),
    };
    out.push(major << 5 | additional);
    out.extend_from_slice(&bytes[8 - following..]);
}
