//! The index: which contents belong together (PACKS.md, section 5).

use std::collections::BTreeMap;

use credential::cbor::{Decoder, Map, Profile};

use super::error::{Departs, form};
use super::{Kind, PackError};
use crate::cbor::{encoded, put};

/// What an index lists: number and digest of each content's part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Index {
    /// The parts, by kind.
    pub parts: BTreeMap<Kind, (u64, [u8; 32])>,
}

impl Index {
    /// The body of an index.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        for (kind, (sequence, digest)) in &self.parts {
            // A kind is listed once.
            put(&mut map, kind.number(), |value| {
                value.array(2).u64(*sequence).bytes(digest)
            });
        }
        encoded(&map)
    }

    pub(super) fn decode(body: &[u8]) -> Result<Self, PackError> {
        form(Kind::Index, || {
            let mut parts = BTreeMap::new();
            let mut decoder = Decoder::new(body, Profile::Strict);
            decoder.map()?;
            while decoder.more()? {
                let kind = Kind::from_number(decoder.u64()?).filter(|kind| Kind::CONTENTS.contains(kind));
                if decoder.array()? != Some(2) {
                    return Err(Departs);
                }
                let sequence = decoder.u64()?;
                if sequence == 0 {
                    return Err(Departs);
                }
                let digest = decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?;
                decoder.end()?;
                parts.insert(kind.ok_or(Departs)?, (sequence, digest));
            }
            decoder.finish()?;
            Ok(Self { parts })
        })
    }
}
