//! `--trust`: files and folders of certificates, key sets and signer lists.

use std::path::PathBuf;

use wallet::{Trust, TrustError};

use crate::failure::Failure;
use crate::{inputs, output};

/// One trust file that was read.
pub(crate) struct TrustFile {
    /// Its path as shown to people.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Reads every file in these files and folders.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<TrustFile>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        for file in inputs::walk(path)? {
            files.push(TrustFile {
                name: file.display().to_string(),
                bytes: inputs::read(&file)?,
            });
        }
    }
    Ok(files)
}

/// The trust in these files and folders. What is no trust file, or refused, is named on standard error.
pub(crate) fn load(paths: &[PathBuf]) -> Result<Trust, Failure> {
    let mut trust = Trust::new();
    for file in read(paths)? {
        if let Err(
            error @ (TrustError::NotTrust | TrustError::TooLarge | TrustError::TooManyKeys | TrustError::Unsigned),
        ) = trust.add(&file.name, &file.bytes)
        {
            output::note(format_args!("{}: {error}", file.name));
        }
    }
    // A list waits for its publisher's key, which may come in a later file; what still waits now is refused.
    for refused in trust.refused() {
        output::note(format_args!("{}: {}", refused.source, refused.reason));
    }
    Ok(trust)
}
