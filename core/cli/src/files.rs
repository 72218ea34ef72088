//! Files that publishers' and issuers' tools write: whole or not at all, and never over another by accident.

use std::io::Write as _;
use std::path::Path;

use crate::failure::Failure;

/// Refuses a path where something is.
pub(crate) fn free(path: &Path) -> Result<(), Failure> {
    match std::fs::symlink_metadata(path) {
        Ok(_) => Err(Failure::Exists(path.to_owned())),
        Err(_) => Ok(()),
    }
}

/// Writes a new file, readable by its owner alone.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    place(temporary(path, bytes)?, path)
}

/// Writes a new file.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let file = temporary(path, bytes)?;
    open_to_all(&file).map_err(|cause| Failure::write(path, cause))?;
    place(file, path)
}

fn place(file: tempfile::NamedTempFile, path: &Path) -> Result<(), Failure> {
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Failure::Exists(path.to_owned()))
        }
        Err(refused) => Err(Failure::write(path, refused.error)),
    }
}

/// Writes a file in the place of whatever is there. The caller says so.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let file = temporary(path, bytes)?;
    open_to_all(&file).map_err(|cause| Failure::write(path, cause))?;
    file.persist(path)
        .map_err(|refused| Failure::write(path, refused.error))?;
    Ok(())
}

/// The same, readable by its owner alone.
pub(crate) fn replace_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let file = temporary(path, bytes)?;
    file.persist(path)
        .map_err(|refused| Failure::write(path, refused.error))?;
    Ok(())
}

fn temporary(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, Failure> {
    let fail = |cause| Failure::write(path, cause);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    Ok(file)
}

/// What is published is for everybody.
#[cfg(unix)]
fn open_to_all(file: &tempfile::NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the other systems' form of it")]
fn open_to_all(_: &tempfile::NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
