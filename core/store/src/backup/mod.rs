//! A backup: records in one file, sealed under a passphrase of its own. It needs no store, no vault and no account to be opened; the
//! format is written out in `core/store/BACKUP.md`.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use store::Passphrase;
//! use store::backup::{self, Kind, Record};
//!
//! let passphrase = Passphrase::choose("plinth gravy osprey mantle kiosk tundra")?;
//! let kind = Kind::new(1).ok_or("a kind")?;
//! let file = backup::seal(&passphrase, &[Record::new(kind, b"HC1:...")])?;
//! let opened = backup::open(&file, &passphrase)?;
//! assert!(opened.is_whole());
//! assert_eq!(*opened.records[0].bytes, b"HC1:...");
//! # Ok(())
//! # }
//! ```

mod blocks;
mod header;
mod stream;
#[cfg(test)]
mod tests;

use zeroize::Zeroizing;

use self::blocks::Found;
use self::header::Header;
use crate::limits::{MAX_BACKUP_BYTES, MAX_ROW_BYTES};
use crate::{Passphrase, PassphraseError, StoreError};

/// What a record is, to whoever writes and reads backups: 1 to 255. The store knows none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(std::num::NonZeroU8);

impl Kind {
    /// `None` for 0, which marks what follows as padding.
    pub const fn new(number: u8) -> Option<Self> {
        match std::num::NonZeroU8::new(number) {
            Some(number) => Some(Kind(number)),
            None => None,
        }
    }

    /// Its number.
    pub const fn number(self) -> u8 {
        self.0.get()
    }
}

/// One record of a backup.
pub struct Record {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Record {
    /// A record with a copy of these bytes.
    pub fn new(kind: Kind, bytes: &[u8]) -> Self {
        Record {
            kind,
            bytes: Zeroizing::new(bytes.to_vec()),
        }
    }
}

/// What a backup gave back.
pub struct Opened {
    /// Every record that lies in sound blocks from its first byte to its last, in the order they were written.
    pub records: Vec<Record>,
    /// Blocks that do not open, though the passphrase is right.
    pub damaged: usize,
    /// The file ends before its last block.
    pub cut_short: bool,
    /// Something stands after its last block.
    pub followed: bool,
}

impl Opened {
    fn of(found: &Found) -> Self {
        Opened {
            records: stream::read(&found.blocks),
            damaged: found.blocks.iter().filter(|block| block.is_none()).count(),
            cut_short: found.cut_short,
            followed: found.followed,
        }
    }

    /// Whether it is all there, and nothing else.
    pub fn is_whole(&self) -> bool {
        self.damaged == 0 && !self.cut_short && !self.followed
    }
}

/// Why there is no backup, or none can be read.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is something else.
    #[error("this is not a Carnet backup: choose the file that was saved by \"Back up\"")]
    NotABackup,
    /// The file was made by a later version.
    #[error("this backup was made by a newer Carnet: update Carnet, then open it again")]
    Newer,
    /// Its first bytes are damaged. Without them no passphrase opens it.
    #[error("the beginning of this backup is damaged, so that nothing in it can be read: use another copy of the file")]
    HeaderDamaged,
    /// Its header asks for more work than any backup needs.
    #[error("this backup asks for more memory or time than Carnet gives a file: it was not made by Carnet")]
    TooCostly,
    /// The passphrase is another one. The file is not damaged where this can be told.
    #[error("this is not the passphrase of this backup: look at its words and their order, and try again")]
    WrongPassphrase,
    /// Too weak for a file that can be carried away.
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    /// More than [`MAX_BACKUP_BYTES`], or a record of more than [`MAX_ROW_BYTES`].
    #[error("a backup holds at most {} MiB, and a record in it {} MiB", MAX_BACKUP_BYTES >> 20, MAX_ROW_BYTES >> 20)]
    TooLarge,
    /// No randomness or no memory.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Seals records into the bytes of a backup. The same records make other bytes each time.
///
/// # Errors
/// [`BackupError::Passphrase`] for one that is worth less than [`crate::limits::MIN_PASSPHRASE_BITS`];
/// [`BackupError::TooLarge`]; [`BackupError::Store`] without randomness or memory.
pub fn seal(passphrase: &Passphrase, records: &[Record]) -> Result<Vec<u8>, BackupError> {
    passphrase.check_strength()?;
    let blocks = stream::write(records)?;
    let (header, key) = Header::new(passphrase)?;
    blocks::seal(&header, &key, &blocks)
}

/// Opens a backup: everything in it that can be read.
///
/// # Errors
/// All of [`BackupError`] but `Passphrase`. A file that is cut short or damaged behind its header is no error: see [`Opened`].
pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<Opened, BackupError> {
    if file.len() > MAX_BACKUP_BYTES {
        return Err(BackupError::TooLarge);
    }
    let (header, sealed) = Header::read(file)?;
    let key = header.key(passphrase)?;
    Ok(Opened::of(&blocks::open(&header, &key, sealed)))
}

/// Whether these bytes begin as a backup does, of any version and in whatever state.
pub fn is_backup(file: &[u8]) -> bool {
    file.starts_with(header::MAGIC)
}
