//! Publishers' keys as text, and private ones in files ([`crate::key_file`]).

use std::path::Path;

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use wallet::Zeroizing;
use wallet::packs::{Ed25519SigningKey, PackKey, PublisherKey};

use super::error::PackFailure;
use crate::args::Global;
use crate::failure::Failure;
use crate::inputs;
use crate::key_file::{Family, KeyFileFailure, lines};

/// Publishers' keys.
const FAMILY: Family = Family {
    public: Hrp::parse_unchecked("carnet-pack-key"),
    private: Hrp::parse_unchecked("carnet-pack-secret-key-"),
    of: "a publisher",
};

/// A public key as text.
pub(crate) fn public_text(key: &PackKey) -> String {
    FAMILY.public_text(key.as_bytes())
}

/// A public key from its text.
pub(crate) fn parse_public(text: &str) -> Result<PackKey, PackFailure> {
    let text = text.trim();
    if text.to_ascii_lowercase().starts_with(FAMILY.private.as_str()) {
        return Err(PackFailure::PrivateKey);
    }
    let refused = |why| PackFailure::KeyText(text.chars().take(80).collect(), why);
    let parsed = CheckedHrpstring::new::<Bech32>(text).map_err(|_| refused("it is misspelt or cut off"))?;
    if parsed.hrp() != FAMILY.public {
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
    let refused = || KeyFileFailure::NotOne {
        path: path.to_owned(),
        of: FAMILY.of,
        why,
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| refused())?;
    let line = lines(text).next().filter(|line| !line.starts_with("-----"));
    Ok(parse_public(line.ok_or_else(refused)?)?)
}

/// A new key from the system's randomness.
pub(crate) fn generate() -> Result<(PublisherKey, Zeroizing<String>), KeyFileFailure> {
    let (seed, text) = FAMILY.generate()?;
    Ok((PublisherKey::new(Ed25519SigningKey::from_seed(&seed)), text))
}

/// Opens a key file, asking for its passphrase.
pub(crate) fn open(path: &Path, global: &Global) -> Result<PublisherKey, Failure> {
    Ok(PublisherKey::new(open_signing(path, global)?))
}

/// The same, of a verifier, which signs its requests with it.
pub(crate) fn open_signing(path: &Path, global: &Global) -> Result<Ed25519SigningKey, Failure> {
    Ok(Ed25519SigningKey::from_seed(&FAMILY.open(path, global)?))
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
        let seed = FAMILY.seed(&private_text).unwrap();
        assert!(Ed25519SigningKey::from_seed(&seed).public() == key.public());
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
