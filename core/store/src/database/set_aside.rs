//! A copy of the damaged file, made before anything in it is written over.

use std::fs::OpenOptions;
use std::io::{ErrorKind, copy as copy_bytes};
use std::path::{Path, PathBuf};

use super::{FILE, folder};
use crate::StoreError;

/// Most copies in one folder: past that, someone has to look.
const MAX_COPIES: u32 = 100;

/// Copies the file to `carnet.db.damaged-<n>` and its log to `carnet.db.damaged-<n>-wal`, with the first free number.
pub(super) fn copy(in_folder: &Path) -> Result<PathBuf, StoreError> {
    for number in 1..=MAX_COPIES {
        let name = format!("{FILE}.damaged-{number}");
        match copy_file(&in_folder.join(FILE), &in_folder.join(&name)) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(folder::failed(&error)),
        }
        match copy_file(
            &in_folder.join(format!("{FILE}-wal")),
            &in_folder.join(format!("{name}-wal")),
        ) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(folder::failed(&error)),
            _ => {}
        }
        folder::sync_folder(in_folder).map_err(|error| folder::failed(&error))?;
        return Ok(in_folder.join(name));
    }
    Err(StoreError::Damaged)
}

/// Copies one file, durably, to a name that is free.
fn copy_file(from: &Path, to: &Path) -> Result<(), std::io::Error> {
    let mut from = std::fs::File::open(from)?;
    let mut to = folder::private(OpenOptions::new().write(true).create_new(true)).open(to)?;
    copy_bytes(&mut from, &mut to)?;
    to.sync_all()
}
