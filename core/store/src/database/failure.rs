//! What SQLite's codes mean here.

use rusqlite::ErrorCode;

use crate::StoreError;

/// Why a statement failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Another process has the file.
    InUse,
    /// The file or its folder may not be written.
    ReadOnly,
    /// No room left.
    Full,
    /// The file does not read as it was written.
    Corrupt,
    /// The operating system failed.
    Io,
    /// Anything else, by its extended code.
    Other(i32),
}

/// Sorts an error of SQLite.
pub(crate) fn classify(error: &rusqlite::Error) -> Fault {
    let rusqlite::Error::SqliteFailure(failure, _) = error else {
        // A column of another type than the schema says, a missing row or a missing table: not what was written.
        return Fault::Corrupt;
    };
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::InUse,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Fault::ReadOnly,
        ErrorCode::DiskFull => Fault::Full,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::TooBig => Fault::Corrupt,
        ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ => Fault::Corrupt,
        ErrorCode::SystemIoFailure => Fault::Io,
        // "no such table", "malformed schema": the file's own description is damaged.
        ErrorCode::Unknown if failure.extended_code == rusqlite::ffi::SQLITE_ERROR => Fault::Corrupt,
        _ => Fault::Other(failure.extended_code),
    }
}

/// The file could not be read.
pub(crate) fn read_failed(error: rusqlite::Error) -> StoreError {
    match classify(&error) {
        Fault::InUse => StoreError::InUse,
        Fault::ReadOnly => StoreError::ReadOnly,
        Fault::Full => StoreError::DiskFull,
        Fault::Corrupt => StoreError::Unreadable,
        Fault::Io => StoreError::Io(std::io::ErrorKind::Other),
        Fault::Other(code) => StoreError::Database(code),
    }
}

/// A change or a commit failed: nothing was changed.
pub(crate) fn write_failed(error: rusqlite::Error) -> StoreError {
    match read_failed(error) {
        StoreError::Unreadable => StoreError::Damaged,
        other => other,
    }
}
