//! A segment of the summary: what the store knows of up to 64 rows of one table, sealed as one.

use std::ops::Range;

use zeroize::Zeroizing;

use crate::RowId;
use crate::cbor::{Decoder, Encoder, Malformed};
use crate::limits::{FULL_SEGMENT_BYTES, MAX_SEGMENT_ROWS};
use crate::seal::TAG;

/// What the store knows of one row.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    pub(crate) id: RowId,
    /// Place in the file, and order of insertion.
    pub(crate) seq: i64,
    pub(crate) revision: u64,
    /// Tag of the sealed row: names exactly the bytes that belong there.
    pub(crate) tag: [u8; TAG],
    pub(crate) removed: bool,
}

/// An opened segment: lines, and their cards in the one buffer that was decrypted.
pub(crate) struct Segment {
    plain: Zeroizing<Vec<u8>>,
    lines: Vec<(Line, Range<usize>)>,
}

impl Segment {
    /// Reads what [`Draft::encode`] wrote.
    pub(crate) fn decode(plain: Zeroizing<Vec<u8>>) -> Result<Self, Malformed> {
        let start = plain.as_ptr().addr();
        let mut from = Decoder::new(&plain);
        let count = from.array()?;
        // Six items of a byte or more each: a count past that cannot be honest, and reserves nothing.
        let mut lines = Vec::with_capacity(count.min(plain.len() / 6));
        for _ in 0..count {
            let id = RowId::from_bytes(from.fixed()?);
            let seq = from.int()?;
            let revision = from.uint()?;
            let tag = from.fixed()?;
            let removed = from.uint()? != 0;
            let card = from.bytes()?;
            let begin = card.as_ptr().addr().wrapping_sub(start);
            lines.push((
                Line {
                    id,
                    seq,
                    revision,
                    tag,
                    removed,
                },
                begin..begin.wrapping_add(card.len()),
            ));
        }
        from.finish()?;
        Ok(Segment { plain, lines })
    }

    /// Every line with its card, in the order they were added.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&Line, &[u8])> {
        self.lines
            .iter()
            .map(|(line, card)| (line, self.plain.get(card.clone()).unwrap_or_default()))
    }

    pub(crate) fn line(&self, id: RowId) -> Option<&Line> {
        self.lines.iter().map(|(line, _)| line).find(|line| line.id == id)
    }

    /// Whether a row with a card of this size is still taken.
    pub(crate) fn has_room(&self, card: usize) -> bool {
        self.lines.len() < MAX_SEGMENT_ROWS
            && self.plain.len().saturating_add(card).saturating_add(LINE) <= FULL_SEGMENT_BYTES
    }

    /// Half empty: taken into use again before a new segment is begun.
    pub(crate) fn is_sparse(&self) -> bool {
        self.lines.len() < MAX_SEGMENT_ROWS / 2 && self.plain.len() < FULL_SEGMENT_BYTES / 2
    }

    /// A copy to change.
    pub(crate) fn draft(&self) -> Draft {
        Draft {
            lines: self
                .lines()
                .map(|(line, card)| (*line, Zeroizing::new(card.to_vec())))
                .collect(),
        }
    }
}

/// Most bytes of a line without its card.
const LINE: usize = 64;

/// A segment being changed by a transaction.
#[derive(Default)]
pub(crate) struct Draft {
    lines: Vec<(Line, Zeroizing<Vec<u8>>)>,
}

impl Draft {
    pub(crate) fn push(&mut self, line: Line, card: &[u8]) {
        self.lines.push((line, Zeroizing::new(card.to_vec())));
    }

    pub(crate) fn line(&self, id: RowId) -> Option<&Line> {
        self.lines.iter().map(|(line, _)| line).find(|line| line.id == id)
    }

    /// The line and its card, to change.
    pub(crate) fn line_mut(&mut self, id: RowId) -> Option<&mut (Line, Zeroizing<Vec<u8>>)> {
        self.lines.iter_mut().find(|(line, _)| line.id == id)
    }

    pub(crate) fn remove(&mut self, id: RowId) {
        self.lines.retain(|(line, _)| line.id != id);
    }

    pub(crate) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.lines.iter_mut().map(|(line, _)| line)
    }

    /// As [`Segment::has_room`].
    pub(crate) fn has_room(&self, card: usize) -> bool {
        self.lines.len() < MAX_SEGMENT_ROWS
            && self.size().saturating_add(card).saturating_add(LINE) <= FULL_SEGMENT_BYTES
    }

    /// The bytes to seal.
    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Encoder::with_capacity(self.size()).array(self.lines.len());
        for (line, card) in &self.lines {
            to = to
                .bytes(line.id.as_bytes())
                .int(line.seq)
                .uint(line.revision)
                .bytes(&line.tag)
                .uint(u64::from(line.removed))
                .bytes(card);
        }
        to.finish()
    }

    /// At least the encoded size.
    fn size(&self) -> usize {
        self.lines.iter().fold(LINE, |size, (_, card)| {
            size.saturating_add(LINE).saturating_add(card.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_segment_reads_back(rows in prop::collection::vec((any::<[u8; 16]>(), any::<i64>(), any::<u64>(), any::<bool>(), prop::collection::vec(any::<u8>(), 0..300)), 0..80)) {
            let mut draft = Draft::default();
            for (id, seq, revision, removed, card) in &rows {
                draft.push(Line { id: RowId::from_bytes(*id), seq: *seq, revision: *revision, tag: *id, removed: *removed }, card);
            }
            let plain = draft.encode();
            prop_assert!(plain.len() <= draft.size(), "the buffer never grows");
            let segment = Segment::decode(plain).ok().unwrap();
            prop_assert_eq!(segment.lines().count(), rows.len());
            for ((line, read), (id, seq, revision, removed, card)) in segment.lines().zip(&rows) {
                prop_assert_eq!((line.id.as_bytes(), line.seq, line.revision, line.removed, read), (id, *seq, *revision, *removed, &card[..]));
            }
            prop_assert_eq!(&segment.draft().encode()[..], &draft.encode()[..]);
        }

        #[test]
        fn hostile_bytes_never_panic(bytes: Vec<u8>) {
            let _ = Segment::decode(Zeroizing::new(bytes));
        }
    }
}
