//! What is sealed to a key: HPKE (RFC 9180) in base mode, one message to a key agreed once, with DHKEM(X25519, HKDF-SHA256),
//! HKDF-SHA256 and ChaCha20-Poly1305. Who sealed it is not proved by this; what is inside is signed.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::Zeroizing;

use crate::limits;
use crate::text::{Prefix, TextError};
use credential::cbor::{CborError, Decoder, Encoder, Profile};

type Key = <X25519HkdfSha256 as Kem>::PublicKey;
type Secret = <X25519HkdfSha256 as Kem>::PrivateKey;
type Encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey;

/// Names the format in the bytes themselves, which may come in a file.
const MAGIC: &str = "CSE1";

/// Bytes of a public key and of an encapsulated one.
const KEY: usize = 32;

/// What is sealed, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// An issuer's batch to a wallet.
    Batch,
}

/// Something sealed, as it travels.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    bytes: Vec<u8>,
}

/// Why something sealed cannot be read, or nothing be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealedError {
    /// The text around it cannot be read.
    #[error(transparent)]
    Text(#[from] TextError),
    /// More than [`limits::SEALED`] bytes.
    #[error("this is larger than anything that is sealed to a wallet")]
    TooLarge,
    /// It is not in the form of something sealed.
    #[error("this is nothing that was sealed, or was damaged on the way: ask for the file once more")]
    Shape,
    /// It was sealed for another use.
    #[error("this was sealed for another use than it is opened for")]
    Use,
    /// It was sealed to another key, or altered.
    #[error(
        "this was not sealed to this wallet's enrolment, or was altered on the way: ask the issuer for the one that answers it"
    )]
    NotOurs,
    /// The key that it should be sealed to is none.
    #[error("the key that it should be sealed to cannot be used: the enrolment has to be made again")]
    Key,
}

/// A key that opens what is sealed to it. Wiped when dropped; no `Debug`, no `Clone`.
pub(crate) struct OpeningKey(Secret);

impl OpeningKey {
    /// DeriveKeyPair of RFC 9180 section 7.1.3: the key, and its public half.
    pub(crate) fn derive(seed: &Zeroizing<[u8; KEY]>) -> (Self, [u8; KEY]) {
        let (secret, public) = X25519HkdfSha256::derive_keypair(&seed[..]);
        (Self(secret), public.to_bytes().into())
    }

    /// Opens what was sealed with the same `info`.
    pub(crate) fn open(&self, sealed: &Parts<'_>, info: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealedError> {
        let encapsulated = Encapsulated::from_bytes(sealed.encapsulated).map_err(|_| SealedError::Shape)?;
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &encapsulated,
            info,
            sealed.ciphertext,
            b"",
        );
        let mut opened = opened.map(Zeroizing::new).map_err(|_| SealedError::NotOurs)?;
        let length = unpadded(&opened).ok_or(SealedError::Shape)?;
        opened.truncate(length);
        Ok(opened)
    }
}

/// Seals to a public key. `seed` is 32 fresh random bytes, from which the key of this one message is derived: the same seed twice
/// would give two messages under one key.
pub(crate) fn seal(
    to: &[u8; KEY],
    usage: Use,
    info: &[u8],
    content: &[u8],
    seed: &Zeroizing<[u8; KEY]>,
) -> Result<Sealed, SealedError> {
    let to = Key::from_bytes(to).map_err(|_| SealedError::Key)?;
    let padded = padded(content);
    let mut once = Once {
        bytes: seed,
        used: false,
        exhausted: false,
    };
    let sealed = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &to,
        info,
        &padded,
        b"",
        &mut once,
    );
    let (encapsulated, ciphertext) = sealed.map_err(|_| SealedError::Key)?;
    if once.exhausted {
        return Err(SealedError::Key);
    }
    let mut encoder = Encoder::with_capacity(ciphertext.len().saturating_add(limits::PADDING));
    encoder
        .array(4)
        .text(MAGIC)
        .u64(usage.number())
        .bytes(&encapsulated.to_bytes())
        .bytes(&ciphertext);
    let bytes = encoder.finish();
    if bytes.len() > limits::SEALED {
        return Err(SealedError::TooLarge);
    }
    Ok(Sealed { bytes })
}

impl Use {
    fn number(self) -> u64 {
        match self {
            Self::Batch => 0,
        }
    }
}

impl Sealed {
    /// Reads bytes or a `CSE1:` text, from a file or a moving QR. Only the form is looked at.
    ///
    /// # Errors
    /// When it is neither, or too large.
    pub fn read(input: &[u8]) -> Result<Self, SealedError> {
        let bytes = match input.starts_with(Prefix::Sealed.as_str().as_bytes()) {
            true => {
                let text = str::from_utf8(input).map_err(|_| SealedError::Shape)?;
                Prefix::Sealed.read(text, limits::SEALED)?
            }
            false if input.len() > limits::SEALED => return Err(SealedError::TooLarge),
            false => input.to_vec(),
        };
        let sealed = Self { bytes };
        sealed.parts()?;
        Ok(sealed)
    }

    /// Whether bytes begin as those of something sealed do, so that a file can be told.
    #[must_use]
    pub fn is_sealed(bytes: &[u8]) -> bool {
        let mut start = Encoder::new();
        start.array(4).text(MAGIC);
        bytes.starts_with(&start.finish()) || bytes.starts_with(Prefix::Sealed.as_str().as_bytes())
    }

    /// As bytes: for a file and for a moving QR.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// As a text with the prefix `CSE1:`; half as long again.
    #[must_use]
    pub fn text(&self) -> String {
        Prefix::Sealed.write(&self.bytes)
    }

    /// The parts of what was sealed for this use.
    pub(crate) fn of(&self, usage: Use) -> Result<Parts<'_>, SealedError> {
        let parts = self.parts()?;
        if parts.usage != usage.number() {
            return Err(SealedError::Use);
        }
        Ok(parts)
    }

    fn parts(&self) -> Result<Parts<'_>, SealedError> {
        let mut decoder = Decoder::new(&self.bytes, Profile::Strict);
        crate::cbor::array(&mut decoder, 4)?;
        if decoder.text()? != MAGIC {
            return Err(SealedError::Shape);
        }
        let usage = decoder.u64()?;
        let encapsulated = crate::cbor::bytes(&mut decoder)?;
        let ciphertext = crate::cbor::bytes(&mut decoder)?;
        decoder.end()?;
        decoder.finish()?;
        if encapsulated.len() != KEY {
            return Err(SealedError::Shape);
        }
        Ok(Parts {
            usage,
            encapsulated,
            ciphertext,
        })
    }
}

/// What something sealed is made of.
pub(crate) struct Parts<'s> {
    usage: u64,
    encapsulated: &'s [u8],
    ciphertext: &'s [u8],
}

impl From<CborError> for SealedError {
    fn from(_: CborError) -> Self {
        Self::Shape
    }
}

/// A byte 0x80 and zeros up to the next multiple of [`limits::PADDING`] (ISO/IEC 7816-4): every content has one padding, and no other.
fn padded(content: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = content.len().saturating_add(1).next_multiple_of(limits::PADDING);
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(content);
    padded.push(PAD);
    padded.resize(length, 0);
    padded
}

/// How long the content is.
fn unpadded(padded: &[u8]) -> Option<usize> {
    let at = padded.iter().rposition(|byte| *byte != 0)?;
    let exact = at.saturating_add(1).next_multiple_of(limits::PADDING) == padded.len();
    (padded.get(at) == Some(&PAD) && exact).then_some(at)
}

const PAD: u8 = 0x80;

/// Hands out one seed, once: what an ephemeral key is derived from. Whoever asked for more would get nothing random.
struct Once<'s> {
    bytes: &'s Zeroizing<[u8; KEY]>,
    used: bool,
    exhausted: bool,
}

impl TryRng for Once<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        self.exhausted = true;
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        self.exhausted = true;
        Ok(0)
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Self::Error> {
        if self.used || to.len() != self.bytes.len() {
            self.exhausted = true;
        } else {
            to.copy_from_slice(&self.bytes[..]);
        }
        self.used = true;
        Ok(())
    }
}

impl TryCryptoRng for Once<'_> {}
