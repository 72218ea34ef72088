//! An issuer's folder: its book, its key, the file by which others trust it. One program at a time works in it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use wallet::Ed25519SigningKey;
use wallet::issuer::Book;

use super::error::IssuerFailure;
use super::key;
use crate::args::Global;
use crate::failure::Failure;
use crate::{files, inputs};

/// The book's file.
const BOOK: &str = "issuer.json";

/// The key's file.
const KEY: &str = "issuer-key.age";

/// The JWK set to be given to `--trust`.
const TRUST: &str = "trust.json";

/// Locked by whoever works in the folder; always empty.
const LOCK: &str = "lock";

/// An open folder.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    pub(super) book: Book,
    /// Let go of when dropped.
    _lock: File,
}

impl Folder {
    /// Opens a folder and forgets what is over.
    pub(super) fn open(path: &Path, now: Timestamp) -> Result<Self, Failure> {
        let file = path.join(BOOK);
        if !file.is_file() {
            return Err(IssuerFailure::NotAFolder(path.to_owned()).into());
        }
        let lock = lock(path)?;
        let mut book = Book::read(&inputs::read(&file)?).map_err(IssuerFailure::from)?;
        book.forget(now);
        Ok(Self {
            path: path.to_owned(),
            book,
            _lock: lock,
        })
    }

    /// Makes a folder with a key of its own; `book` makes its book.
    pub(super) fn make(
        path: &Path,
        now: Timestamp,
        global: &Global,
        book: impl FnOnce(&Ed25519SigningKey) -> Result<Book, Failure>,
    ) -> Result<(Self, Ed25519SigningKey), Failure> {
        std::fs::create_dir_all(path).map_err(|cause| Failure::write(path, cause))?;
        if path.join(BOOK).exists() {
            return Err(IssuerFailure::FolderThere(path.to_owned()).into());
        }
        let lock = lock(path)?;
        for file in [KEY, TRUST] {
            files::free(&path.join(file))?;
        }
        let key = key::make(&path.join(KEY), now, global)?;
        let book = book(&key)?;
        let folder = Self {
            path: path.to_owned(),
            book,
            _lock: lock,
        };
        let trust = wallet::issuer::trust(&folder.book, &key);
        files::write_new(&folder.trust(), format!("{trust:#}\n").as_bytes())?;
        // The last: a folder without it is none.
        folder.save()?;
        Ok((folder, key))
    }

    /// Keeps what changed, whole or not at all.
    pub(super) fn save(&self) -> Result<(), Failure> {
        let json = self.book.write().map_err(IssuerFailure::from)?;
        files::replace_private(&self.path.join(BOOK), &json)
    }

    /// The issuer's key; asks for its passphrase.
    pub(super) fn key(&self, global: &Global) -> Result<Ed25519SigningKey, Failure> {
        key::open(&self.path.join(KEY), global)
    }

    /// The file by which others trust the issuer.
    pub(super) fn trust(&self) -> PathBuf {
        self.path.join(TRUST)
    }
}

fn lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join(LOCK);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|cause| Failure::write(&path, cause))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(IssuerFailure::InUse(folder.to_owned()).into()),
        Err(TryLockError::Error(cause)) => Err(Failure::write(&path, cause)),
    }
}
