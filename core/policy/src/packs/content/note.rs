//! Notes on the publications that a body was made from.

use credential::cbor::{CborError, Map};
use jiff::Timestamp;

use super::entries::members;
use crate::cbor::{encoded, put};
use crate::trust::Proof;

/// Where entries of a body come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The publication's name or address, as whoever made the pack gave it.
    pub source: String,
    /// When the publication was made, where it says so, else when it was fetched.
    pub date: Option<Timestamp>,
    /// What was checked of its own proof.
    pub proof: Proof,
    /// Entries taken from it.
    pub taken: u64,
    /// Entries of it that were passed over.
    pub skipped: u64,
}

impl Note {
    /// `{1: source, ? 2: date, 3: proof, 4: taken, 5: skipped}`.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        put(&mut map, 1, |value| value.text(&self.source));
        if let Some(date) = self.date {
            put(&mut map, 2, |value| value.i64(date.as_second()));
        }
        put(&mut map, 3, |value| value.u64(code(self.proof)));
        put(&mut map, 4, |value| value.u64(self.taken));
        put(&mut map, 5, |value| value.u64(self.skipped));
        encoded(&map)
    }

    /// `None` for a note that cannot be read: it is left out, since nothing is judged by it.
    pub(crate) fn decode(entry: &[u8]) -> Option<Self> {
        let (mut source, mut date, mut proof, mut taken, mut skipped) = (None, None, None, None, None);
        members(entry, |number, decoder| {
            match number {
                1 => source = Some(decoder.text()?.into_owned()),
                2 => date = Timestamp::from_second(decoder.i64()?).ok(),
                3 => proof = from_code(decoder.u64()?),
                4 => taken = Some(decoder.u64()?),
                5 => skipped = Some(decoder.u64()?),
                _ => decoder.skip()?,
            }
            Ok::<(), CborError>(())
        })
        .ok()?;
        let note = Self {
            source: source?,
            date,
            proof: proof?,
            taken: taken?,
            skipped: skipped?,
        };
        (note.encode() == entry).then_some(note)
    }
}

fn code(proof: Proof) -> u64 {
    match proof {
        Proof::None => 0,
        Proof::NotChecked => 1,
        Proof::Whole => 2,
        Proof::Checked => 3,
    }
}

fn from_code(code: u64) -> Option<Proof> {
    [Proof::None, Proof::NotChecked, Proof::Whole, Proof::Checked]
        .into_iter()
        .find(|proof| self::code(*proof) == code)
}
