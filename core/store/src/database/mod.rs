//! The file `carnet.db`: opened by one process at a time, never guessed at, never deleted.

pub(crate) mod failure;
pub(crate) mod folder;
pub(crate) mod records;
mod schema;
mod set_aside;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use self::failure::{read_failed, write_failed};
use crate::limits::MAX_ROW_BYTES;
use crate::{StoreError, journal};

/// Name of the store's file in its folder.
pub(crate) const FILE: &str = "carnet.db";
/// Name of the file while it is being made.
const NEW_FILE: &str = "carnet.db.new";
/// Bytes of a page: a segment of the summary fits one, so that adding a pass writes three.
pub(crate) const PAGE_SIZE: usize = 8192;
/// Frames of the write-ahead log after which it is folded into the file (half a MiB): soon, for it is then written over in
/// place, which a disk syncs twice as fast as a file that grows.
const CHECKPOINT_FRAMES: i64 = 64;
/// Bytes of the smallest page SQLite knows.
const SMALLEST: u64 = 512;
/// How long to wait for another process that is just closing the store.
const BUSY: Duration = Duration::from_millis(250);

/// The open file.
pub(crate) struct Database {
    sql: Connection,
    folder: PathBuf,
    /// The file is damaged in its frame: it is read as far as possible and never written.
    salvage: bool,
    /// The write-ahead log lost commits: it is set aside before it is written again.
    journal_broken: bool,
}

impl Database {
    /// Opens the store's file and takes it for this process.
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        match std::fs::metadata(&path) {
            Ok(file) if !file.is_file() => return Err(StoreError::Foreign),
            // A file gets its name when it is whole: SQLite would take one this short for a new one.
            Ok(file) if file.len() < SMALLEST => return Err(StoreError::Unreadable),
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::NoStore),
            Err(error) => return Err(folder::failed(&error)),
        }
        let sql = match open_sound(&path) {
            Err(StoreError::Unreadable) => None,
            opened => opened?,
        };
        let (sql, salvage) = match sql {
            Some(sql) => (sql, false),
            None => (open_damaged(&path)?, true),
        };
        let journal_broken = journal::lost_commits(&folder.join(format!("{FILE}-wal")));
        let database = Database {
            sql,
            folder: folder.to_path_buf(),
            salvage,
            journal_broken,
        };
        if !salvage {
            database.take()?;
        }
        Ok(database)
    }

    /// Makes the file under another name and lets `fill` write into it; [`Unpublished::publish`] gives it its own.
    pub(crate) fn prepare(
        folder: &Path,
        fill: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<Unpublished, StoreError> {
        folder::make(folder)?;
        if folder::is_taken(&folder.join(FILE))? {
            return Err(StoreError::AlreadyExists);
        }
        let path = folder.join(NEW_FILE);
        folder::make_empty_file(&path)?;
        let mut sql = connect(&path, false)?;
        let transaction = begin_new(&mut sql).map_err(read_failed)?;
        fill(&transaction)?;
        transaction.commit().map_err(read_failed)?;
        sql.pragma_update(None, "journal_mode", "WAL").map_err(read_failed)?;
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
            .map_err(read_failed)?;
        sql.close().map_err(|(_, error)| read_failed(error))?;
        folder::sync_file(&path)?;
        Ok(Unpublished {
            folder: folder.to_path_buf(),
        })
    }

    /// Whether there is a file in the folder.
    pub(crate) fn exists(folder: &Path) -> Result<bool, StoreError> {
        folder::is_taken(&folder.join(FILE))
    }

    /// A transaction that writes.
    pub(crate) fn begin(&self) -> Result<Transaction<'_>, StoreError> {
        if self.salvage {
            return Err(StoreError::Damaged);
        }
        Transaction::new_unchecked(&self.sql, TransactionBehavior::Immediate).map_err(write_failed)
    }

    pub(crate) fn sql(&self) -> &Connection {
        &self.sql
    }

    /// The file is damaged in its frame.
    pub(crate) fn is_salvaged(&self) -> bool {
        self.salvage
    }

    /// The write-ahead log lost commits.
    pub(crate) fn journal_broken(&self) -> bool {
        self.journal_broken
    }

    /// Copies the file and its log to `carnet.db.damaged-<n>`, before anything damaged is written over.
    pub(crate) fn set_aside(&self) -> Result<PathBuf, StoreError> {
        set_aside::copy(&self.folder)
    }

    /// Folds the write-ahead log into the file and empties it.
    pub(crate) fn fold(&self) -> Result<(), StoreError> {
        let folded = self.sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        folded.map_err(write_failed)
    }

    /// Makes sure that this process alone has the file, in the mode it was made in.
    fn take(&self) -> Result<(), StoreError> {
        let mode: Result<String, _> = self.sql.pragma_query_value(None, "journal_mode", |row| row.get(0));
        if mode.map_err(read_failed)? != "wal" {
            self.sql
                .pragma_update(None, "journal_mode", "WAL")
                .map_err(read_failed)?;
        }
        self.begin()?.rollback().map_err(write_failed)
    }
}

/// A finished file that has not got its name yet.
pub(crate) struct Unpublished {
    folder: PathBuf,
}

impl Unpublished {
    /// Gives the file its name and opens it.
    pub(crate) fn publish(self) -> Result<Database, StoreError> {
        folder::rename(&self.folder, NEW_FILE, FILE)?;
        Database::open(&self.folder)
    }
}

/// The file as it should be; `None` where its frame is damaged.
fn open_sound(path: &Path) -> Result<Option<Connection>, StoreError> {
    let sql = connect(path, false)?;
    let sound = schema::check(&sql)?;
    // A file that the system lets be written but whose header forbids it.
    let frozen = sql.is_readonly("main").map_err(read_failed)?;
    Ok((sound && !frozen).then_some(sql))
}

/// The file as far as it still reads, for reading only.
fn open_damaged(path: &Path) -> Result<Connection, StoreError> {
    let sql = connect(path, true)?;
    schema::check_name(&sql)?;
    Ok(sql)
}

/// The transaction that makes the tables of a new file.
fn begin_new(sql: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    sql.pragma_update(None, "page_size", i64::try_from(PAGE_SIZE).unwrap_or_default())?;
    sql.pragma_update(None, "journal_mode", "MEMORY")?;
    let transaction = sql.transaction()?;
    schema::build(&transaction)?;
    Ok(transaction)
}

/// Opens the file with everything switched off that a hostile file could use.
fn connect(path: &Path, salvage: bool) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let sql = Connection::open_with_flags(path, flags).map_err(read_failed)?;
    // SQLite falls back to reading where it may not write, and would then fail at the lock.
    if sql.is_readonly("main").map_err(read_failed)? {
        return Err(StoreError::ReadOnly);
    }
    let connected = (|| {
        sql.busy_timeout(BUSY)?;
        sql.set_limit(
            Limit::SQLITE_LIMIT_LENGTH,
            i32::try_from(MAX_ROW_BYTES).unwrap_or(i32::MAX).saturating_add(1 << 16),
        )?;
        sql.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, !salvage)?;
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, salvage)?;
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
        // Closing writes nothing: the log of a store that was not locked stays as it is, evidence included.
        sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        // Before the first read: the lock is taken then and kept, and no shared-memory file is made.
        sql.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        sql.pragma_update(None, "synchronous", "FULL")?;
        sql.pragma_update(None, "fullfsync", true)?;
        sql.pragma_update(None, "checkpoint_fullfsync", true)?;
        sql.pragma_update(None, "secure_delete", true)?;
        sql.pragma_update(None, "temp_store", "MEMORY")?;
        sql.pragma_update(None, "cell_size_check", true)?;
        sql.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_FRAMES)?;
        sql.pragma_update(None, "query_only", salvage)?;
        Ok(sql)
    })();
    connected.map_err(read_failed)
}
