//! The folder and its files: private to the owner, and durable in their names too.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::StoreError;

/// Makes the folder where it is missing, for the owner alone.
pub(crate) fn make(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| failed(&error))
}

/// Whether something stands under this name.
pub(crate) fn is_taken(path: &Path) -> Result<bool, StoreError> {
    path.try_exists().map_err(|error| failed(&error))
}

/// Makes an empty file for the owner alone; what a crash left under this name goes, it never held a pass.
pub(crate) fn make_empty_file(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(&error)),
        _ => {}
    }
    private(OpenOptions::new().write(true).create_new(true))
        .open(path)
        .map(drop)
        .map_err(|error| failed(&error))
}

/// The file's content is on the disk.
pub(crate) fn sync_file(path: &Path) -> Result<(), StoreError> {
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| failed(&error))
}

/// Renames within the folder, durably.
pub(crate) fn rename(folder: &Path, from: &str, to: &str) -> Result<(), StoreError> {
    fs::rename(folder.join(from), folder.join(to))
        .and_then(|()| sync_folder(folder))
        .map_err(|error| failed(&error))
}

/// The folder's names are on the disk. Windows syncs them by itself and opens no folder.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(windows) {
        Ok(())
    } else {
        File::open(folder)?.sync_all()
    }
}

/// A file made with these options is for the owner alone.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// What an error of the operating system means here.
pub(crate) fn failed(error: &Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        kind => StoreError::Io(kind),
    }
}
