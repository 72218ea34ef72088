//! `carnet issuer init`: an issuer's folder.

use serde_json::json;
use wallet::issuer::{Book, key_id};
use wallet::{Clock as _, SystemClock};

use super::args::Init;
use super::error::IssuerFailure;
use super::folder::Folder;
use crate::args::Global;
use crate::failure::Failure;
use crate::output;

pub(super) fn run(args: &Init, global: &Global) -> Result<(), Failure> {
    let book = |key: &wallet::Ed25519SigningKey| {
        Book::new(&args.name, &args.kind, &key_id(key), args.status.as_deref()).map_err(IssuerFailure::from)
    };
    // What is wrong with the names is said before a key is made.
    book(&wallet::Ed25519SigningKey::from_seed(&wallet::Zeroizing::default()))?;
    let (folder, key) = Folder::make(&args.folder, SystemClock.now(), global, |key| Ok(book(key)?))?;
    let trust = folder.trust();
    if global.json {
        let kinds: Vec<&str> = folder.book.kinds().map(wallet::issuer::NativeKind::name).collect();
        output::json(&json!({
            "folder": folder.path.display().to_string(),
            "name": folder.book.name(),
            "kinds": kinds,
            "status": folder.book.status_uri(),
            "key_id": key_id(&key).to_string(),
            "trust": trust.display().to_string(),
        }));
        return Ok(());
    }
    output::line(format_args!(
        "{} is ready in {}. Its key is encrypted, and nobody can recover it or its passphrase: keep a copy of the folder.",
        folder.book.name(),
        folder.path.display()
    ));
    output::line(format_args!(
        "{} is for everybody who shall trust its passes: `carnet check --trust`, or a publisher's `carnet pack add FOLDER trust`.",
        trust.display()
    ));
    if folder.book.status_uri().is_none() {
        output::note("Without --status its passes cannot be revoked: they end by themselves, within 31 days.");
    }
    Ok(())
}
