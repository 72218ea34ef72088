//! `carnet pack keygen`: a publisher's key.

use std::path::{Path, PathBuf};

use serde_json::json;
use wallet::packs::PackKey;
use wallet::{Clock as _, Passphrase, SystemClock, WalletError};

use super::args::Keygen;
use super::files;
use super::keys;
use crate::args::Global;
use crate::failure::Failure;
use crate::{key_file, output, secret};

pub(super) fn run(args: &Keygen, global: &Global) -> Result<(), Failure> {
    let beside = with_ending(&args.file, ".pub");
    files::free(&args.file)?;
    files::free(&beside)?;
    let passphrase = secret::choose("Passphrase for the key", global.secret_file.as_deref())?;
    // Held to the rules for new ones: whoever copies the file can try as long as they like.
    Passphrase::choose(&passphrase).map_err(WalletError::from)?;
    let (key, private) = keys::generate()?;
    let public = PackKey::new(key.public()).ok_or_else(|| Failure::Usage("No key was made; try again.".to_owned()))?;
    let text = keys::public_text(&public);
    let sealed = key_file::seal(&text, &private, &passphrase, SystemClock.now())?;
    files::write_private(&args.file, sealed.as_bytes())?;
    files::write_new(&beside, format!("{text}\n").as_bytes())?;
    if global.json {
        output::json(&json!({
            "file": args.file.display().to_string(),
            "public_file": beside.display().to_string(),
            "public": text,
            "id": key.id().to_string(),
        }));
        return Ok(());
    }
    output::note(format_args!(
        "The key is in {}, encrypted. Nobody can recover it or its passphrase; keep a copy on paper or on a second medium.",
        args.file.display()
    ));
    output::line(text);
    Ok(())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
