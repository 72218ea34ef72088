//! Private keys in files that the `age` tool opens too: publishers' and issuers'.
//!
//! Text is Bech32 (BIP 173), as age's keys are: a check sum finds every slip of the pen. A key file is an armored age file
//! (age-encryption.org/v1, scrypt recipient); within it the private key stands as age's identity files have theirs.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use age::{DecryptError, scrypt};
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use jiff::Timestamp;
use wallet::{Ed25519SigningKey, Zeroizing};

use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, secret};

/// scrypt's cost as the `age` tool has it: 2^18, 256 MiB, about a second.
const WORK_FACTOR: u8 = 18;

/// The highest cost opened, as the `age` tool has it.
const MOST_WORK: u8 = 22;

/// A private key: an Ed25519 seed (RFC 8032 section 5.1.5).
pub(crate) type Seed = Zeroizing<[u8; Ed25519SigningKey::SEED]>;

/// Keys of one use. A key of one is no key of the other.
pub(crate) struct Family {
    /// What a public key's text begins with, before Bech32's `1`.
    pub(crate) public: Hrp,
    /// What a private key's text begins with. In capitals, as age writes private keys.
    pub(crate) private: Hrp,
    /// Whose they are.
    pub(crate) of: &'static str,
}

/// Why a key file is not opened, or none made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyFileFailure {
    /// A key file that is none.
    #[error("{path} is no key file of {of}: {why}.")]
    NotOne {
        path: PathBuf,
        of: &'static str,
        why: &'static str,
    },
    /// The passphrase does not open the key file.
    #[error("That is not the passphrase of {0}. Nothing was signed; try again.")]
    Passphrase(PathBuf),
    /// No randomness.
    #[error("The system gives no random numbers ({0}). Nothing was made.")]
    Random(String),
}

impl KeyFileFailure {
    /// Exit code: 1 for a no, 2 for a call that could not be carried out.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Passphrase(_) => 1,
            Self::NotOne { .. } | Self::Random(_) => 2,
        }
    }

    /// Stable name for `--json`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::NotOne { .. } => "key_file",
            Self::Passphrase(_) => "passphrase",
            Self::Random(_) => "random",
        }
    }
}

impl Family {
    /// A public key as text.
    pub(crate) fn public_text(&self, key: &[u8; 32]) -> String {
        // 32 bytes are far below what Bech32 takes.
        bech32::encode_lower::<Bech32>(self.public, key).unwrap_or_default()
    }

    /// A new key from the system's randomness, and its private text.
    pub(crate) fn generate(&self) -> Result<(Seed, Zeroizing<String>), KeyFileFailure> {
        let mut seed = Seed::default();
        getrandom::fill(&mut *seed).map_err(|error| KeyFileFailure::Random(error.to_string()))?;
        let text = bech32::encode_upper::<Bech32>(self.private, &*seed).unwrap_or_default();
        Ok((seed, Zeroizing::new(text)))
    }

    /// Opens a key file, asking for its passphrase.
    pub(crate) fn open(&self, path: &Path, global: &Global) -> Result<Seed, Failure> {
        let bytes = inputs::read(path)?;
        let refused = |why| KeyFileFailure::NotOne {
            path: path.to_owned(),
            of: self.of,
            why,
        };
        let plain_text = std::str::from_utf8(&bytes).unwrap_or_default();
        if lines(plain_text).any(|line| line.to_ascii_lowercase().starts_with(self.public.as_str())) {
            return Err(refused("it holds the public half; name the file without .pub").into());
        }
        if lines(plain_text).any(|line| line.to_ascii_lowercase().starts_with(self.private.as_str())) {
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
                    KeyFileFailure::Passphrase(path.to_owned())
                }
                DecryptError::NoMatchingKeys => {
                    refused("it is encrypted to a key; `age -p` encrypts with a passphrase")
                }
                DecryptError::ExcessiveWork { .. } => refused("opening it asks for more work than any age file should"),
                _ => refused("it is no age file, or a damaged one; take a copy of it"),
            })?;
        let text = std::str::from_utf8(&plain).unwrap_or_default();
        let key = lines(text).next().and_then(|line| self.seed(line));
        Ok(key.ok_or_else(|| refused("there is no such key in it"))?)
    }

    /// A private key from its text.
    pub(crate) fn seed(&self, line: &str) -> Option<Seed> {
        let parsed = CheckedHrpstring::new::<Bech32>(line).ok()?;
        let mut seed = Seed::default();
        let mut bytes = parsed.byte_iter();
        for byte in seed.iter_mut() {
            *byte = bytes.next()?;
        }
        (parsed.hrp() == self.private && bytes.next().is_none()).then_some(seed)
    }
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

/// Lines that say something.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
