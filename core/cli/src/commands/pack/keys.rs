//! Publishers' keys as text, and private ones in files that the `age` tool opens too.
//!
//! Text is Bech32 (BIP 173), as age's keys are: a check sum finds every slip of the pen. A key file is an armored age file
//! (age-encryption.org/v1, scrypt recipient); within it the private key stands as age's identity files have theirs.

use std::path::Path;

use age::secrecy::SecretString;
use age::{DecryptError, scrypt};
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use jiff::Timestamp;
use wallet::Zeroizing;
use wallet::packs::{Ed25519SigningKey, PackKey, PublisherKey};

use super::error::PackFailure;
use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, secret};

/// What a public key's text begins with, before Bech32's `1`.
const PUBLIC: Hrp = Hrp::parse_unchecked("carnet-pack-key");

/// What a private key's text begins with. In capitals, as age writes private keys.
const PRIVATE: Hrp = Hrp::parse_unchecked("carnet-pack-secret-key-");

/// scrypt's cost as the `age` tool has it: 2^18, 256 MiB, about a second.
const WORK_FACTOR: u8 = 18;

/// The highest cost opened, as the `age` tool has it.
const MOST_WORK: u8 = 22;

/// A public key as text.
pub(crate) fn public_text(key: &PackKey) -> String {
    // 32 bytes are far below what Bech32 takes.
    bech32::encode_lower::<Bech32>(PUBLIC, key.as_bytes()).unwrap_or_default()
}

/// A public key from its text.
pub(crate) fn parse_public(text: &str) -> Result<PackKey, PackFailure> {
    let text = text.trim();
    if text.to_ascii_lowercase().starts_with(PRIVATE.as_str()) {
        return Err(PackFailure::PrivateKey);
    }
    let refused = |why| PackFailure::KeyText(text.chars().take(80).collect(), why);
    let parsed = CheckedHrpstring::new::<Bech32>(text).map_err(|_| refused("it is misspelt or cut off"))?;
    if parsed.hrp() != PUBLIC {
        return Err(refused("it is another kind of key"));
    }
    let bytes: Vec<u8> = parsed.byte_iter().collect();
    let bytes = bytes.try_into().map_err(|_| refused("it is too long or too short"))?;
    PackKey::new(bytes).ok_or_else(|| refused("no such key exists"))
}

/// A public key given as text, or as the file that `pack keygen` wrote beside the private one.
pub(crate) fn read_public(argument: &str) -> Result<PackKey, Failure> {
    let path = Path::new(argument);
    if !path.is_file() {
        return Ok(parse_public(argument)?);
    }
    let bytes = inputs::read(path)?;
    let why = "it is encrypted or no text; name the file ending in .pub beside it";
    let refused = || PackFailure::KeyFile {
        path: path.to_owned(),
        why,
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| refused())?;
    let line = lines(text).next().filter(|line| !line.starts_with("-----"));
    Ok(parse_public(line.ok_or_else(refused)?)?)
}

/// A new key from the system's randomness.
pub(crate) fn generate() -> Result<(PublisherKey, Zeroizing<String>), PackFailure> {
    let mut seed = Zeroizing::new([0; Ed25519SigningKey::SEED]);
    getrandom::fill(&mut *seed).map_err(|error| PackFailure::Random(error.to_string()))?;
    let key = PublisherKey::new(Ed25519SigningKey::from_seed(&seed));
    let text = bech32::encode_upper::<Bech32>(PRIVATE, &*seed).unwrap_or_default();
    Ok((key, Zeroizing::new(text)))
}

/// The key file's bytes: armored, encrypted with the passphrase.
pub(crate) fn seal(public: &str, private: &str, passphrase: &str, now: Timestamp) -> Result<String, Failure> {
    let created = now.strftime("%Y-%m-%dT%H:%M:%SZ");
    let plain = Zeroizing::new(format!("# created: {created}\n# public key: {public}\n{private}\n"));
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(WORK_FACTOR);
    age::encrypt_and_armor(&recipient, plain.as_bytes())
        .map_err(|error| Failure::Usage(format!("The key cannot be encrypted ({error}).")))
}

/// Opens a key file, asking for its passphrase.
pub(crate) fn open(path: &Path, global: &Global) -> Result<PublisherKey, Failure> {
    let bytes = inputs::read(path)?;
    let refused = |why| PackFailure::KeyFile {
        path: path.to_owned(),
        why,
    };
    let plain_text = std::str::from_utf8(&bytes).unwrap_or_default();
    if lines(plain_text).any(|line| line.to_ascii_lowercase().starts_with(PUBLIC.as_str())) {
        return Err(refused("it holds the public half; name the file without .pub").into());
    }
    if lines(plain_text).any(|line| line.to_ascii_lowercase().starts_with(PRIVATE.as_str())) {
        return Err(refused("it is not encrypted; `age -p -a` encrypts it").into());
    }
    let prompt = format!("Passphrase of {}", path.display());
    let passphrase = secret::ask(&prompt, global.secret_file.as_deref())?;
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.as_str()));
    identity.set_max_work_factor(MOST_WORK);
    let plain = age::decrypt(&identity, &bytes)
        .map(Zeroizing::new)
        .map_err(|error| match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
                PackFailure::Passphrase(path.to_owned())
            }
            DecryptError::NoMatchingKeys => refused("it is encrypted to a key; `age -p` encrypts with a passphrase"),
            DecryptError::ExcessiveWork { .. } => refused("opening it asks for more work than any age file should"),
            _ => refused("it is no age file, or a damaged one; take a copy of it"),
        })?;
    let text = std::str::from_utf8(&plain).unwrap_or_default();
    let key = lines(text).next().and_then(private);
    Ok(key.ok_or_else(|| refused("there is no key of a publisher in it"))?)
}

fn private(line: &str) -> Option<PublisherKey> {
    let parsed = CheckedHrpstring::new::<Bech32>(line).ok()?;
    let mut seed = Zeroizing::new([0; Ed25519SigningKey::SEED]);
    let mut bytes = parsed.byte_iter();
    for byte in seed.iter_mut() {
        *byte = bytes.next()?;
    }
    let whole = parsed.hrp() == PRIVATE && bytes.next().is_none();
    whole.then(|| PublisherKey::new(Ed25519SigningKey::from_seed(&seed)))
}

/// Lines that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_public_key_is_read_as_it_is_written_in_either_case() {
        let (key, private_text) = generate().unwrap();
        let public = PackKey::new(key.public()).unwrap();
        let text = public_text(&public);
        assert!(text.starts_with("carnet-pack-key1") && text.len() == 74, "{text}");
        assert!(parse_public(&text).unwrap() == public);
        assert!(parse_public(&format!(" {}\n", text.to_uppercase())).unwrap() == public);
        assert!(private_text.starts_with("CARNET-PACK-SECRET-KEY-1"));
        assert!(private(&private_text).unwrap().public() == key.public());
    }

    #[test]
    fn every_misspelt_letter_is_found() {
        let (key, _) = generate().unwrap();
        let text = public_text(&PackKey::new(key.public()).unwrap());
        for at in 0..text.len() {
            let mut letters: Vec<char> = text.chars().collect();
            let other = if letters.get(at) == Some(&'q') { 'p' } else { 'q' };
            *letters.get_mut(at).unwrap() = other;
            let misspelt: String = letters.iter().collect();
            assert!(parse_public(&misspelt).is_err(), "{misspelt}");
        }
    }

    #[test]
    fn a_private_key_is_not_taken_for_a_public_one() {
        let (_, private) = generate().unwrap();
        assert!(matches!(parse_public(&private), Err(PackFailure::PrivateKey)));
    }
}
