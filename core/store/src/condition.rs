//! What an opened store says about itself: sound, older than it should be, or damaged, and where.

use std::fmt;

use crate::{RowId, SlotKind, Table};

/// The state of an opened store. Several things may be wrong at once; what can be read is readable all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// The file is older than the keystore remembers: every single-use copy counts as used until
    /// [`crate::Store::acknowledge_rollback`].
    pub rolled_back: Option<Rollback>,
    /// At least one part is damaged; [`crate::Store::damage`] names them. Nothing is purged while this holds.
    pub damaged: bool,
    /// The vault holds no generation to compare with (a file vault, or a lost entry): an older copy put back
    /// would not be noticed.
    pub unwitnessed: bool,
}

impl Condition {
    /// Neither rolled back nor damaged.
    pub fn is_sound(&self) -> bool {
        self.rolled_back.is_none() && !self.damaged
    }
}

/// An older copy of the store was put back, or what said how old it is got lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rollback {
    /// Generation of the file as found; 0 where the part that holds it is damaged.
    pub found: u64,
    /// Generation the vault remembers; 0 where it remembers none.
    pub expected: u64,
}

/// One damaged part. It is left where it is, byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Damage {
    /// The table it belongs to, where it belongs to one.
    pub table: Option<Table>,
    /// The row, where it is one.
    pub row: Option<RowId>,
    /// What is wrong.
    pub what: DamageKind,
}

/// What is wrong with a damaged part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DamageKind {
    /// The row does not open: its bytes were changed, or it was swapped with another.
    RowBroken,
    /// The summary knows the row, the file does not hold it.
    RowMissing,
    /// The row opens, but is not the revision the summary knows: another copy of it was put back.
    RowReplaced,
    /// A segment of the summary does not open; the rows it listed are found by [`crate::Store::rescue`].
    SegmentBroken {
        /// The segment's place in its table, from 0.
        position: u32,
    },
    /// A segment of the summary is missing.
    SegmentMissing {
        /// The segment's place in its table, from 0.
        position: u32,
    },
    /// A segment opens, but is not the one the head knows: an older copy of it was put back.
    SegmentReplaced {
        /// The segment's place in its table, from 0.
        position: u32,
    },
    /// The ledger's rows are not all there, or not as they were written: its chain says so.
    LedgerBroken {
        /// How many rows are missing.
        missing: u64,
    },
    /// The summary's head does not open: which segments belong to it, and how old the store is, is not known.
    HeadBroken,
    /// A slot is not the one the store knows: an older PIN or code may open it.
    SlotReplaced(SlotKind),
    /// The journal holds committed changes that no longer read back.
    JournalBroken,
    /// The file could not be read to its end.
    FileBroken,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.what {
            DamageKind::RowBroken => f.write_str("row does not open")?,
            DamageKind::RowMissing => f.write_str("row is missing")?,
            DamageKind::RowReplaced => f.write_str("row was replaced by another copy")?,
            DamageKind::SegmentBroken { position } => write!(f, "summary segment {position} does not open")?,
            DamageKind::SegmentMissing { position } => write!(f, "summary segment {position} is missing")?,
            DamageKind::SegmentReplaced { position } => {
                write!(f, "summary segment {position} was replaced by another copy")?
            }
            DamageKind::LedgerBroken { missing: 0 } => f.write_str("the ledger's rows are not as they were written")?,
            DamageKind::LedgerBroken { missing } => write!(f, "the ledger lacks {missing} of its rows")?,
            DamageKind::HeadBroken => f.write_str("the summary's head does not open")?,
            DamageKind::SlotReplaced(kind) => write!(f, "the {kind} slot was replaced by another copy")?,
            DamageKind::JournalBroken => f.write_str("the journal lost changes that were committed")?,
            DamageKind::FileBroken => f.write_str("the file cannot be read to its end")?,
        }
        if let Some(table) = self.table {
            write!(f, ", table {table}")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        Ok(())
    }
}
