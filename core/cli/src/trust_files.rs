//! `--trust`: files and folders of certificates, key sets and signer lists.

use std::ops::ControlFlow;
use std::path::PathBuf;

use wallet::Trust;
use wallet::moving::Receiver;
use wallet::publishers::bundled_pack;

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
            let bytes = inputs::read(&file)?;
            files.push(TrustFile {
                name: file.display().to_string(),
                bytes: moving(&bytes).unwrap_or(bytes),
            });
        }
    }
    Ok(files)
}

/// What a moving QR in an animated picture brings.
fn moving(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_picture = [&b"GIF8"[..], b"\x89PNG"].iter().any(|magic| bytes.starts_with(magic));
    let mut receiver = is_picture.then(Receiver::new)?;
    receiver.take_animation(bytes, |_| ControlFlow::Continue(())).ok()?
}

/// The trust in these files and folders; without any, that in the packs that come with Carnet. What is no trust file, or
/// refused, is named on standard error.
pub(crate) fn load(paths: &[PathBuf]) -> Result<Trust, Failure> {
    if paths.is_empty() {
        let mut trust = Trust::new();
        // Its dates are judged with every pass.
        let _ = trust.add("bundled", bundled_pack());
        return Ok(trust);
    }
    Ok(of(read(paths)?))
}

/// The trust in files that were read.
pub(crate) fn of(files: Vec<TrustFile>) -> Trust {
    let mut trust = Trust::new();
    for file in files {
        if let Err(error) = trust.add(&file.name, &file.bytes) {
            output::note(format_args!("{}: {error}", file.name));
        }
    }
    // A list waits for its publisher's key, which may come in a later file; what still waits now is refused.
    for refused in trust.refused() {
        output::note(format_args!("{}: {}", refused.source, refused.reason));
    }
    trust
}
