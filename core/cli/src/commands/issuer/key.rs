//! An issuer's key in its file.

use std::path::Path;

use bech32::Hrp;
use jiff::Timestamp;
use wallet::{Ed25519SigningKey, Passphrase, WalletError};

use crate::args::Global;
use crate::failure::Failure;
use crate::key_file::Family;
use crate::{files, key_file, secret};

/// Issuers' keys: a publisher's key issues no passes, and an issuer's signs no packs.
const FAMILY: Family = Family {
    public: Hrp::parse_unchecked("carnet-issuer-key"),
    private: Hrp::parse_unchecked("carnet-issuer-secret-key-"),
    of: "an issuer",
};

/// Makes a key and its file, encrypted with a passphrase that is asked for.
pub(super) fn make(path: &Path, now: Timestamp, global: &Global) -> Result<Ed25519SigningKey, Failure> {
    let passphrase = secret::choose("Passphrase for the issuer's key", global.secret_file.as_deref())?;
    // Held to the rules for new ones: whoever copies the file can try as long as they like.
    Passphrase::choose(&passphrase).map_err(WalletError::from)?;
    let (seed, private) = FAMILY.generate()?;
    let key = Ed25519SigningKey::from_seed(&seed);
    let sealed = key_file::seal(&FAMILY.public_text(&key.public()), &private, &passphrase, now)?;
    files::write_private(path, sealed.as_bytes())?;
    Ok(key)
}

/// Opens the file, asking for its passphrase.
pub(super) fn open(path: &Path, global: &Global) -> Result<Ed25519SigningKey, Failure> {
    Ok(Ed25519SigningKey::from_seed(&FAMILY.open(path, global)?))
}
