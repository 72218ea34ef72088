//! Trust lists, rules and revocations, by the importers that the wallet has for them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use wallet::import::{Publication, RulesImport, TrustImport, revocation};
use wallet::packs::Kind;
use wallet::revocation::RevocationContent;
use wallet::{Country, TrustError, VerifyingKey};

use super::{Skipped, refused};
use crate::failure::Failure;
use crate::inputs;

/// What is known of publications besides their bytes.
pub(crate) struct About<'a> {
    /// When they were got.
    pub(crate) got: Timestamp,
    /// Whose passes a SMART Health Card issuer's list speaks of.
    pub(crate) issuer: Option<&'a str>,
    /// The country of a national list.
    pub(crate) country: Option<Country>,
    /// The keys that a status list has to be signed with one of; none: its signature is not checked.
    pub(crate) issuer_keys: &'a [VerifyingKey],
}

/// The keys in these files.
pub(crate) fn issuer_keys(files: &[PathBuf]) -> Result<Vec<VerifyingKey>, Failure> {
    let mut keys = Vec::new();
    for file in files {
        let read = revocation::issuer_keys(&inputs::read(file)?);
        keys.extend(read.map_err(|error| refused(file, &error.to_string()))?);
    }
    Ok(keys)
}

/// The body of a trust content.
pub(super) fn trust(
    files: &[(&Path, Vec<u8>)],
    about: &About<'_>,
    skipped: &mut Vec<Skipped>,
) -> Result<Vec<u8>, Failure> {
    let mut import = TrustImport::new();
    let mut again = Vec::new();
    for (path, bytes) in files {
        match import.add(&publication(&name(path), bytes, about)) {
            Ok(()) => {}
            // A signed list is refused without its publisher's key, which may stand in a later file.
            Err(TrustError::ListSignature) => again.push((path, bytes)),
            Err(error) => return Err(refused(path, &error.to_string())),
        }
    }
    for (path, bytes) in again {
        let taken = import.add(&publication(&name(path), bytes, about));
        taken.map_err(|error| refused(path, &error.to_string()))?;
    }
    let (content, passed_over) = import.finish();
    skipped.extend(passed_over.iter().map(|one| skip(&one.source, &one.entry, &one.reason)));
    Ok(content.encode())
}

/// The body of a rules content.
pub(super) fn rules(
    files: &[(&Path, Vec<u8>)],
    about: &About<'_>,
    skipped: &mut Vec<Skipped>,
) -> Result<Vec<u8>, Failure> {
    let mut import = RulesImport::new();
    for (path, bytes) in files {
        let taken = import.add(&publication(&name(path), bytes, about));
        taken.map_err(|error| refused(path, &error.to_string()))?;
    }
    let (content, passed_over) = import.finish();
    skipped.extend(passed_over.iter().map(|one| skip(&one.source, &one.entry, &one.reason)));
    Ok(content.encode())
}

/// The body of a revocation content, and the buckets beside it.
pub(super) fn revocation(
    files: &[(&Path, Vec<u8>)],
    about: &About<'_>,
    skipped: &mut Vec<Skipped>,
    buckets: &mut Vec<Vec<u8>>,
) -> Result<Vec<u8>, Failure> {
    let mut content = RevocationContent::default();
    for (path, bytes) in files {
        let known = revocation::About {
            issuer: about.issuer,
            country: about.country,
            keys: about.issuer_keys,
            ..revocation::About::got(about.got)
        };
        let source: Arc<str> = name(path).into();
        let import = revocation::import(&source, bytes, &known).map_err(|error| refused(path, &error.to_string()))?;
        content.sets.extend(import.content.sets);
        content.lists.extend(import.content.lists);
        content.notes.extend(import.content.notes);
        buckets.extend(import.buckets);
        skipped.extend(
            import
                .skipped
                .iter()
                .map(|one| skip(&one.source, &one.entry, &one.reason)),
        );
    }
    let body = content.encode();
    // Several publications together may pass a limit that each of them keeps.
    match RevocationContent::decode(&body, &Kind::Revocation.name().into()) {
        Ok((_, left_out)) if left_out.is_empty() => Ok(body),
        Ok((_, left_out)) => {
            let why = left_out.first().map(|one| one.reason.to_string()).unwrap_or_default();
            Err(refused(Path::new("together"), &why))
        }
        Err(error) => Err(refused(Path::new("together"), &error.to_string())),
    }
}

fn publication<'p>(source: &'p str, bytes: &'p [u8], about: &About<'_>) -> Publication<'p> {
    Publication {
        source,
        bytes,
        fetched: Some(about.got),
    }
}

/// A publication's name goes into the pack: the file's own, without the folders of this machine.
fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn skip(source: &str, entry: &str, reason: &impl ToString) -> Skipped {
    Skipped {
        source: source.to_owned(),
        entry: entry.to_owned(),
        reason: reason.to_string(),
    }
}
