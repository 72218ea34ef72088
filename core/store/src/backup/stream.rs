//! Records one after the other across blocks. Each block says where the first record begins in it, so that a reader goes on behind
//! a block that is lost.
//!
//! `block = first(2, big-endian; 0xffff: none begins here) payload`, `record = kind(1) length(4, big-endian) bytes`, then zeros.

use zeroize::Zeroizing;

use super::{BackupError, Kind, Record};
use crate::limits::{BACKUP_BLOCK, MAX_BACKUP_BYTES, MAX_ROW_BYTES, MIN_BACKUP_BLOCKS};

/// Bytes of the place of a block's first record.
const FIRST: usize = 2;
/// Bytes of a block that records take.
const PAYLOAD: usize = BACKUP_BLOCK - FIRST;
/// Bytes before a record's own.
const FRONT: usize = 5;
/// No record begins in this block.
const NONE: u16 = u16::MAX;

/// The blocks, padded to a number that says little of how much is in them.
pub(super) fn write(records: &[Record]) -> Result<Vec<Zeroizing<Vec<u8>>>, BackupError> {
    let size = |record: &Record| record.bytes.len().saturating_add(FRONT);
    let total = records.iter().map(size).fold(0, usize::saturating_add);
    if total > MAX_BACKUP_BYTES || records.iter().any(|record| record.bytes.len() > MAX_ROW_BYTES) {
        return Err(BackupError::TooLarge);
    }
    let mut blocks = Blocks {
        full: Vec::with_capacity(padded(total.div_ceil(PAYLOAD))),
        last: empty(),
    };
    for record in records {
        let length = u32::try_from(record.bytes.len()).map_err(|_| BackupError::TooLarge)?;
        blocks.begin();
        blocks.put(&[record.kind.number()]);
        blocks.put(&length.to_be_bytes());
        blocks.put(&record.bytes);
    }
    Ok(blocks.finish())
}

struct Blocks {
    full: Vec<Zeroizing<Vec<u8>>>,
    /// The one that is being filled.
    last: Zeroizing<Vec<u8>>,
}

impl Blocks {
    /// A record begins where the next byte goes.
    fn begin(&mut self) {
        if let Some((first, payload)) = self.with_room().split_first_chunk_mut::<FIRST>()
            && *first == NONE.to_be_bytes()
        {
            *first = u16::try_from(payload.len()).unwrap_or(NONE).to_be_bytes();
        }
    }

    fn put(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let block = self.with_room();
            let room = BACKUP_BLOCK.saturating_sub(block.len()).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            block.extend_from_slice(now);
            bytes = later;
        }
    }

    /// The block that takes the next byte.
    fn with_room(&mut self) -> &mut Vec<u8> {
        if self.last.len() >= BACKUP_BLOCK {
            self.full.push(std::mem::replace(&mut self.last, empty()));
        }
        &mut self.last
    }

    fn finish(self) -> Vec<Zeroizing<Vec<u8>>> {
        let mut blocks = self.full;
        blocks.push(self.last);
        let count = padded(blocks.len());
        blocks.resize_with(count, empty);
        for block in &mut blocks {
            block.resize(BACKUP_BLOCK, 0);
        }
        blocks
    }
}

/// With its whole capacity from the start, so that growing leaves no copy behind.
fn empty() -> Zeroizing<Vec<u8>> {
    let mut block = Zeroizing::new(Vec::with_capacity(BACKUP_BLOCK));
    block.extend_from_slice(&NONE.to_be_bytes());
    block
}

/// How many blocks stand for this many: Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication
/// with PURBs", PETS 2019, section 4.4), at most 12 % more, over a floor.
pub(super) fn padded(blocks: usize) -> usize {
    let blocks = blocks.max(MIN_BACKUP_BLOCKS);
    let exponent = blocks.ilog2();
    let free = exponent.saturating_sub(exponent.max(1).ilog2().saturating_add(1));
    let step = 1_usize << free;
    blocks.next_multiple_of(step)
}

/// Every record that lies in blocks that are there. What follows the last one is padding.
pub(super) fn read(blocks: &[Option<Zeroizing<Vec<u8>>>]) -> Vec<Record> {
    let mut records = Vec::new();
    for run in blocks.split(Option::is_none) {
        let run: Vec<&[u8]> = run.iter().flatten().map(|block| block.as_slice()).collect();
        read_run(&run, &mut records);
    }
    records
}

/// The records of blocks that follow one another, from the first that begins in them.
fn read_run(run: &[&[u8]], records: &mut Vec<Record>) {
    let firsts = run
        .iter()
        .map(|block| block.first_chunk().map_or(NONE, |first| u16::from_be_bytes(*first)));
    let Some((skipped, first)) = firsts.enumerate().find(|(_, first)| *first != NONE) else {
        return;
    };
    let mut stream = Zeroizing::new(Vec::with_capacity(run.len().saturating_mul(PAYLOAD)));
    for block in run.iter().skip(skipped) {
        stream.extend_from_slice(block.get(FIRST..).unwrap_or_default());
    }
    let mut rest = stream.get(usize::from(first)..).unwrap_or_default();
    while let Some((record, after)) = next(rest) {
        records.push(record);
        rest = after;
    }
}

fn next(stream: &[u8]) -> Option<(Record, &[u8])> {
    let (&[kind, length @ ..], rest) = stream.split_first_chunk::<FRONT>()?;
    let kind = Kind::new(kind)?;
    let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
    let (bytes, rest) = rest.split_at_checked(length)?;
    Some((Record::new(kind, bytes), rest))
}
