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
    /// A wallet's answer to a request.
    Answer,
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
    /// It was sealed for another request, or altered.
    #[error(
        "this was not sealed for this request, or was altered on the way: ask the traveller to answer this request"
    )]
    NotForThisRequest,
    /// The key that it should be sealed to is none.
    #[error("the key that it should be sealed to cannot be used: whoever made it has to make a new one")]
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
        let mut opened = self.decrypt(&encapsulated, info, b"", sealed.ciphertext)?;
        let length = unpadded(&opened).ok_or(SealedError::Shape)?;
        opened.truncate(length);
        Ok(opened)
    }

    /// `OpenBase` of RFC 9180 section 6.1.
    fn decrypt(
        &self,
        encapsulated: &Encapsulated,
        info: &[u8],
        associated: &[u8],
        ciphertext: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, SealedError> {
        let mode = OpModeR::Base;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &mode,
            &self.0,
            encapsulated,
            info,
            ciphertext,
            associated,
        )
        .map(Zeroizing::new)
        .map_err(|_| SealedError::NotOurs)
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
    let (encapsulated, ciphertext) = encrypt(to, info, b"", &padded(content), seed)?;
    let mut encoder = Encoder::with_capacity(ciphertext.len().saturating_add(limits::PADDING));
    encoder
        .array(4)
        .text(MAGIC)
        .u64(usage.number())
        .bytes(&encapsulated)
        .bytes(&ciphertext);
    let bytes = encoder.finish();
    if bytes.len() > limits::SEALED {
        return Err(SealedError::TooLarge);
    }
    Ok(Sealed { bytes })
}

/// `SealBase` of RFC 9180 section 6.1: the encapsulated key, and the ciphertext.
fn encrypt(
    to: &[u8; KEY],
    info: &[u8],
    associated: &[u8],
    plaintext: &[u8],
    seed: &Zeroizing<[u8; KEY]>,
) -> Result<([u8; KEY], Vec<u8>), SealedError> {
    let to = Key::from_bytes(to).map_err(|_| SealedError::Key)?;
    let mut once = Once {
        bytes: seed,
        used: false,
        exhausted: false,
    };
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &to,
        info,
        plaintext,
        associated,
        &mut once,
    )
    .map_err(|_| SealedError::Key)?;
    if once.exhausted {
        return Err(SealedError::Key);
    }
    Ok((encapsulated.to_bytes().into(), ciphertext))
}

impl Use {
    fn number(self) -> u64 {
        match self {
            Self::Batch => 0,
            Self::Answer => 1,
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

    /// Whether it answers a request, and so is for a verifier and not for a wallet.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.parts().is_ok_and(|parts| parts.usage == Use::Answer.number())
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unhex(text: &str) -> Vec<u8> {
        let digits: Vec<u8> = text.chars().map(|digit| digit.to_digit(16).unwrap() as u8).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    fn seed(text: &str) -> Zeroizing<[u8; KEY]> {
        Zeroizing::new(unhex(text).try_into().unwrap())
    }

    /// RFC 9180 appendix A.2.1: this suite, base mode, the first message.
    #[test]
    fn the_example_of_the_rfc() {
        let (opening, public) = OpeningKey::derive(&seed(
            "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df",
        ));
        assert_eq!(
            public.to_vec(),
            unhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
        );
        let info = b"Ode on a Grecian Urn";
        let plaintext = b"Beauty is truth, truth beauty";
        let ephemeral = seed("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
        let (encapsulated, ciphertext) = encrypt(&public, info, b"Count-0", plaintext, &ephemeral).unwrap();
        assert_eq!(
            encapsulated.to_vec(),
            unhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
        );
        let expected = "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28";
        assert_eq!(ciphertext, unhex(expected));
        let encapsulated = Encapsulated::from_bytes(&encapsulated).unwrap();
        let opened = opening.decrypt(&encapsulated, info, b"Count-0", &ciphertext).unwrap();
        assert_eq!(*opened, plaintext);
        assert!(opening.decrypt(&encapsulated, b"", b"Count-0", &ciphertext).is_err());
        assert!(opening.decrypt(&encapsulated, info, b"Count-1", &ciphertext).is_err());
    }

    /// A public key for which the agreed secret is zero, whoever has which private key (RFC 7748 section 6.1).
    #[test]
    fn a_key_that_agrees_on_nothing_is_refused() {
        let seed = Zeroizing::new([1; KEY]);
        assert_eq!(
            seal(&[0; KEY], Use::Batch, b"", b"x", &seed).err(),
            Some(SealedError::Key)
        );
        let (opening, _) = OpeningKey::derive(&seed);
        let parts = Parts {
            usage: 0,
            encapsulated: &[0; KEY],
            ciphertext: &[0; 300],
        };
        assert!(opening.open(&parts, b"").is_err());
    }

    #[test]
    fn what_is_for_another_use_is_not_opened() {
        let mut encoder = Encoder::new();
        encoder.array(4).text(MAGIC).u64(7).bytes(&[1; KEY]).bytes(b"");
        let sealed = Sealed::read(&encoder.finish()).unwrap();
        assert_eq!(sealed.of(Use::Batch).err(), Some(SealedError::Use));
    }

    #[test]
    fn padding_is_of_one_form() {
        for wrong in [
            vec![],
            vec![0; limits::PADDING],
            vec![PAD; limits::PADDING + 1],
            [&[PAD][..], &[0; limits::PADDING]].concat(),
            [&[PAD][..], &[0; 2 * limits::PADDING - 1]].concat(),
            [&[1][..], &[0; limits::PADDING - 1]].concat(),
        ] {
            assert_eq!(unpadded(&wrong), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_padded_comes_back(content in prop::collection::vec(any::<u8>(), 0..600)) {
            let padded = padded(&content);
            prop_assert_eq!(padded.len() % limits::PADDING, 0);
            prop_assert!(padded.len() <= content.len() + limits::PADDING);
            prop_assert_eq!(&padded[..unpadded(&padded).unwrap()], &content);
        }

        #[test]
        fn what_is_sealed_opens_for_its_key_alone(content in prop::collection::vec(any::<u8>(), 0..600), to: [u8; 32], ephemeral: [u8; 32], info: [u8; 8]) {
            let (opening, public) = OpeningKey::derive(&Zeroizing::new(to));
            let sealed = seal(&public, Use::Batch, &info, &content, &Zeroizing::new(ephemeral)).unwrap();
            let again = Sealed::read(sealed.text().as_bytes()).unwrap();
            prop_assert_eq!(&*opening.open(&again.of(Use::Batch).unwrap(), &info).unwrap(), &content);
            prop_assert!(opening.open(&sealed.of(Use::Batch).unwrap(), b"other").is_err());
            let (other, _) = OpeningKey::derive(&Zeroizing::new(ephemeral));
            prop_assert!(other.open(&sealed.of(Use::Batch).unwrap(), &info).is_err() || to == ephemeral);
        }
    }
}
