//! The body of a revocation pack.

use std::sync::Arc;

use credential::cbor::{Decoder, Encoder, Map, Profile};

use super::RevocationError;
use super::set::RevocationSet;
use super::status::StatusList;
use crate::cbor::put;
use crate::limits;
use crate::packs::content::{Note, entries};
use crate::trust::{SkipReason, Skipped};

/// What one publisher says was taken back.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RevocationContent {
    /// Sets of ids.
    pub sets: Vec<RevocationSet>,
    /// Status lists.
    pub lists: Vec<StatusList>,
    /// Which publications all this comes from.
    pub notes: Vec<Note>,
}

mod key {
    pub(super) const SETS: i64 = 1;
    pub(super) const LISTS: i64 = 2;
    pub(super) const NOTES: i64 = 3;
}

impl RevocationContent {
    /// Reads a body from the publisher `source`. A set or list that cannot be read is passed over and listed: it never spoils
    /// the others.
    ///
    /// # Errors
    /// When the body is not deterministic CBOR, has other members, or more sets and lists than a pack may have.
    pub fn decode(bytes: &[u8], source: &Arc<str>) -> Result<(Self, Vec<Skipped>), RevocationError> {
        let mut reading = Reading {
            content: Self::default(),
            skipped: Vec::new(),
            source,
        };
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        let mut has_sets = false;
        decoder.map()?;
        while decoder.more()? {
            match decoder.i64()? {
                key::SETS => {
                    has_sets = true;
                    reading.sets(&mut decoder)?;
                }
                key::LISTS => reading.lists(&mut decoder)?,
                key::NOTES => reading.notes(&mut decoder)?,
                _ => return Err(RevocationError::Shape),
            }
        }
        decoder.finish()?;
        let Reading { content, skipped, .. } = reading;
        if has_sets {
            Ok((content, skipped))
        } else {
            Err(RevocationError::Shape)
        }
    }

    /// Writes the body: the same content always as the same bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        put(&mut map, key::SETS, |value| {
            value.array(self.sets.len());
            self.sets.iter().for_each(|set| set.write(value));
            value
        });
        if !self.lists.is_empty() {
            put(&mut map, key::LISTS, |value| {
                value.array(self.lists.len());
                self.lists.iter().for_each(|list| list.write(value));
                value
            });
        }
        if !self.notes.is_empty() {
            let notes = self.notes.iter().map(Note::encode).collect();
            put(&mut map, key::NOTES, |value| entries::write(value, notes));
        }
        let mut encoder = Encoder::with_capacity(self.bytes());
        encoder.map(&map);
        encoder.finish()
    }

    /// Bytes of memory that it takes.
    pub(crate) fn bytes(&self) -> usize {
        let sets = self.sets.iter().map(RevocationSet::bytes);
        let lists = self.lists.iter().map(StatusList::bytes);
        sets.chain(lists).fold(0, usize::saturating_add)
    }
}

struct Reading<'s> {
    content: RevocationContent,
    skipped: Vec<Skipped>,
    source: &'s Arc<str>,
}

impl Reading<'_> {
    fn sets(&mut self, decoder: &mut Decoder<'_>) -> Result<(), RevocationError> {
        let mut number = 0_usize;
        decoder.array()?;
        while decoder.more()? {
            number = number.saturating_add(1);
            if number > limits::REVOCATION_SETS {
                return Err(RevocationError::TooLarge);
            }
            match RevocationSet::read(decoder.raw()?) {
                Ok(set) => self.content.sets.push(set),
                Err(reason) => self.skip(format!("set {number}"), reason),
            }
        }
        Ok(())
    }

    fn lists(&mut self, decoder: &mut Decoder<'_>) -> Result<(), RevocationError> {
        let (mut number, mut unpacked) = (0_usize, 0_usize);
        decoder.array()?;
        while decoder.more()? {
            number = number.saturating_add(1);
            if number > limits::STATUS_LISTS {
                return Err(RevocationError::TooLarge);
            }
            let mut item = Decoder::new(decoder.raw()?, Profile::Strict);
            match StatusList::read(&mut item) {
                Ok(list) => {
                    unpacked = unpacked.saturating_add(list.unpacked());
                    if unpacked > limits::STATUS_UNPACKED {
                        return Err(RevocationError::TooLarge);
                    }
                    self.content.lists.push(list);
                }
                Err(reason) => self.skip(format!("status list {number}"), reason),
            }
        }
        Ok(())
    }

    fn notes(&mut self, decoder: &mut Decoder<'_>) -> Result<(), RevocationError> {
        let notes = entries::read_some(decoder, limits::PACK_NOTES).map_err(|_| RevocationError::Shape)?;
        for (number, note) in (1_usize..).zip(&notes) {
            match Note::decode(note) {
                Some(note) => self.content.notes.push(note),
                None => self.skip(format!("note {number}"), RevocationError::Shape),
            }
        }
        Ok(())
    }

    fn skip(&mut self, entry: String, reason: RevocationError) {
        self.skipped.push(Skipped {
            source: Arc::clone(self.source),
            entry,
            reason: SkipReason::Revocation(reason),
        });
    }
}
