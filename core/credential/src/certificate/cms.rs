//! Signed messages of the Cryptographic Message Syntax (RFC 5652 section 5), as far as lists of certificates are
//! published in them: ICAO's master lists (Doc 9303-12 section 9).
//!
//! A message that fits the certificate that comes with it is whole, and no more than that: whom that certificate belongs to,
//! and who issued it, is for the caller to ask.

use x509_cert::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use x509_cert::der::{Decode, Error, Reader, SliceReader, Tag, Tagged};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::chain::ChainCertificate;
use super::draft::element;
use super::signed::ChainError;
use crate::key::{Hash, Scheme, SignatureError};
use crate::limits;

/// A signed message.
pub struct SignedData {
    content_type: String,
    content: Vec<u8>,
    certificates: Vec<Vec<u8>>,
    signers: Vec<Signer>,
}

/// `SignerInfo`; which certificate it names is not read, each that came is tried.
struct Signer {
    scheme: Option<Scheme>,
    hash: Option<Hash>,
    /// The signed attributes as they were signed: a `SET OF` (section 5.4).
    attributes: Option<Attributes>,
    signature: Vec<u8>,
}

struct Attributes {
    signed: Vec<u8>,
    content_type: Option<ObjectIdentifier>,
    digest: Option<Vec<u8>>,
}

/// Not a signed message with content in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("this is not a signed message (CMS) whose encoding can be read")]
pub struct CmsError;

impl From<Error> for CmsError {
    fn from(_: Error) -> Self {
        Self
    }
}

/// Whether the bytes begin as a signed message does, in DER or BER.
#[must_use]
pub fn is_signed_data(bytes: &[u8]) -> bool {
    let content = match bytes {
        [0x30, 0x80, rest @ ..] | [0x30, 0x81, _, rest @ ..] => rest,
        [0x30, 0x82, _, _, rest @ ..] | [0x30, 0x83, _, _, _, rest @ ..] => rest,
        [0x30, 0..=0x7f, rest @ ..] => rest,
        _ => return false,
    };
    content
        .strip_prefix(&[0x06, 9])
        .is_some_and(|rest| rest.starts_with(SIGNED_DATA.as_bytes()))
}

impl SignedData {
    /// Reads a message in DER, or in BER with lengths left open, as some issuers' software writes it.
    ///
    /// # Errors
    /// When it is broken, carries no content, or is of another type.
    pub fn parse(bytes: &[u8]) -> Result<Self, CmsError> {
        let definite;
        let der = if bytes.starts_with(&[0x30, 0x80]) {
            definite = definite_lengths(bytes).ok_or(CmsError)?;
            definite.as_slice()
        } else {
            bytes
        };
        let mut message = Items::of_one(der, Tag::Sequence)?;
        if message.next(Tag::ObjectIdentifier)?.value() != SIGNED_DATA.as_bytes() {
            return Err(CmsError);
        }
        let mut explicit = Items(SliceReader::new(message.tagged(0).ok_or(CmsError)?)?);
        message.finish()?;
        let mut data = Items(SliceReader::new(explicit.next(Tag::Sequence)?.value())?);
        explicit.finish()?;
        data.next(Tag::Integer)?;
        data.next(Tag::Set)?;
        let (content_type, content) = content(data.next(Tag::Sequence)?.value())?;
        let certificates = data.tagged(0).map(certificates).transpose()?.unwrap_or_default();
        let _revocation_lists = data.tagged(1);
        let signers = signers(data.next(Tag::Set)?.value())?;
        data.finish()?;
        Ok(Self {
            content_type: content_type.to_string(),
            content,
            certificates,
            signers,
        })
    }

    /// The type of the content, an OID in dots.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// What was signed.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// The certificates that came with the message, in DER: the signer's, and those above it.
    pub fn certificates(&self) -> impl Iterator<Item = &[u8]> {
        self.certificates.iter().map(Vec::as_slice)
    }

    /// Checks that one of `signers` signed the content, and gives its place among them.
    ///
    /// # Errors
    /// [`ChainError::Mismatch`] where a signature was checked and none fits; [`ChainError::Unsupported`] where none could be
    /// checked.
    pub fn verify(&self, signers: &[ChainCertificate]) -> Result<usize, ChainError> {
        let mut failure = ChainError::Unsupported;
        for (signer, (at, certificate)) in self
            .signers
            .iter()
            .flat_map(|signer| std::iter::repeat(signer).zip(signers.iter().enumerate()))
        {
            match self.verify_one(signer, certificate) {
                Ok(()) => return Ok(at),
                Err(ChainError::Mismatch) => failure = ChainError::Mismatch,
                Err(ChainError::Unsupported) => {}
            }
        }
        Err(failure)
    }

    fn verify_one(&self, signer: &Signer, certificate: &ChainCertificate) -> Result<(), ChainError> {
        let scheme = signer.scheme.ok_or(ChainError::Unsupported)?;
        let signed: &[u8] = match &signer.attributes {
            None => &self.content,
            Some(attributes) => {
                let hash = signer.hash.ok_or(ChainError::Unsupported)?;
                let names = attributes.content_type.map(|id| id.to_string());
                if names.as_deref() != Some(&*self.content_type)
                    || attributes.digest.as_deref() != Some(&*hash.digest(&self.content))
                {
                    return Err(ChainError::Mismatch);
                }
                &attributes.signed
            }
        };
        certificate
            .certificate()
            .key()
            .verify_x509(scheme, signed, &signer.signature)
            .map_err(|error| match error {
                SignatureError::Mismatch => ChainError::Mismatch,
                _ => ChainError::Unsupported,
            })
    }
}

/// `EncapsulatedContentInfo` (section 5.2), with its content.
fn content(der: &[u8]) -> Result<(ObjectIdentifier, Vec<u8>), CmsError> {
    let mut items = Items(SliceReader::new(der)?);
    let id: ObjectIdentifier = items.next(Tag::ObjectIdentifier)?.decode_as()?;
    let explicit = items.tagged(0).ok_or(CmsError)?;
    items.finish()?;
    let content = <&OctetStringRef>::from_der(explicit)?.as_bytes();
    Ok((id, content.to_vec()))
}

/// `CertificateSet` (section 10.2.3): certificates; other forms are passed over.
fn certificates(content: &[u8]) -> Result<Vec<Vec<u8>>, CmsError> {
    let mut reader = SliceReader::new(content)?;
    let mut certificates = Vec::new();
    while !reader.is_finished() {
        let certificate = reader.tlv_bytes()?;
        if certificates.len() >= limits::CMS_SIGNERS {
            return Err(CmsError);
        }
        certificates.push(certificate.to_vec());
    }
    Ok(certificates)
}

fn signers(content: &[u8]) -> Result<Vec<Signer>, CmsError> {
    let mut items = Items(SliceReader::new(content)?);
    let mut signers = Vec::new();
    while !items.0.is_finished() {
        if signers.len() >= limits::CMS_SIGNERS {
            return Err(CmsError);
        }
        signers.push(signer(items.next(Tag::Sequence)?.value())?);
    }
    Ok(signers)
}

/// `SignerInfo` (section 5.3).
fn signer(der: &[u8]) -> Result<Signer, CmsError> {
    let mut items = Items(SliceReader::new(der)?);
    items.next(Tag::Integer)?;
    items.any()?;
    let digest = AlgorithmIdentifierRef::from_der(items.0.tlv_bytes()?)?;
    let attributes = items.tagged(0).map(attributes).transpose()?;
    let identifier = AlgorithmIdentifierRef::from_der(items.0.tlv_bytes()?)?;
    let signature = items.next(Tag::OctetString)?.value().to_vec();
    Ok(Signer {
        scheme: Scheme::from_identifiers(identifier, digest),
        hash: Hash::of(digest),
        attributes,
        signature,
    })
}

/// `SignedAttributes`: the two that every message has to have (section 5.3), and what is signed of all of them.
fn attributes(content: &[u8]) -> Result<Attributes, CmsError> {
    let mut items = Items(SliceReader::new(content)?);
    let (mut content_type, mut digest) = (None, None);
    while !items.0.is_finished() {
        let mut attribute = Items(SliceReader::new(items.next(Tag::Sequence)?.value())?);
        let id: ObjectIdentifier = attribute.next(Tag::ObjectIdentifier)?.decode_as()?;
        let values = attribute.next(Tag::Set)?.value();
        // One value each, and each attribute once (section 11): else the message says two things.
        if id == CONTENT_TYPE && content_type.replace(ObjectIdentifier::from_der(values)?).is_some() {
            return Err(CmsError);
        }
        if id == MESSAGE_DIGEST {
            let value = <&OctetStringRef>::from_der(values)?.as_bytes().to_vec();
            if digest.replace(value).is_some() {
                return Err(CmsError);
            }
        }
    }
    Ok(Attributes {
        signed: element(0x31, &[content]),
        content_type,
        digest,
    })
}

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");

/// The items of a sequence, one after the other.
struct Items<'d>(SliceReader<'d>);

impl<'d> Items<'d> {
    /// Of the one item that the bytes are.
    fn of_one(der: &'d [u8], tag: Tag) -> Result<Self, CmsError> {
        let item = AnyRef::from_der(der)?;
        item.tag().assert_eq(tag)?;
        Ok(Self(SliceReader::new(item.value())?))
    }

    fn any(&mut self) -> Result<AnyRef<'d>, CmsError> {
        Ok(AnyRef::decode(&mut self.0)?)
    }

    fn next(&mut self, tag: Tag) -> Result<AnyRef<'d>, CmsError> {
        let item = self.any()?;
        item.tag().assert_eq(tag)?;
        Ok(item)
    }

    /// The content of the next item, where it has this context-specific tag.
    fn tagged(&mut self, number: u32) -> Option<&'d [u8]> {
        let tag = Tag::peek(&self.0).ok()?;
        let wanted = matches!(tag, Tag::ContextSpecific { number: of, .. } if of.value() == number);
        wanted.then(|| self.any().ok()).flatten().map(|item| item.value())
    }

    fn finish(self) -> Result<(), CmsError> {
        Ok(self.0.finish()?)
    }
}

/// The same message with every length written down (X.690 section 8.1.3.6 to 10.1), and strings in pieces put together.
/// What has a length already stays as it is, so that signed parts do.
fn definite_lengths(ber: &[u8]) -> Option<Vec<u8>> {
    let (item, rest) = definite_item(ber, 0)?;
    rest.is_empty().then_some(item)
}

fn definite_item(ber: &[u8], depth: usize) -> Option<(Vec<u8>, &[u8])> {
    let (&tag, rest) = ber.split_first()?;
    if depth > limits::CMS_DEPTH {
        return None;
    }
    let Some(mut rest) = rest.strip_prefix(&[0x80]) else {
        let mut reader = SliceReader::new(ber).ok()?;
        let item = reader.tlv_bytes().ok()?;
        return Some((item.to_vec(), ber.get(item.len()..)?));
    };
    let mut parts = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix(&[0, 0]) {
            rest = after;
            break;
        }
        let (item, after) = definite_item(rest, depth.saturating_add(1))?;
        parts.push(item);
        rest = after;
    }
    if tag != CONSTRUCTED_STRING {
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        return Some((element(tag, &parts), rest));
    }
    let mut string = Vec::new();
    for part in &parts {
        string.extend_from_slice(<&OctetStringRef>::from_der(part).ok()?.as_bytes());
    }
    Some((element(0x04, &[&string]), rest))
}

const CONSTRUCTED_STRING: u8 = 0x24;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::SigningKey;
    use crate::certificate::draft::{CertificateDraft, signed_message};

    const TYPE: &str = "2.23.136.1.1.2";

    fn signer() -> (SigningKey, Vec<u8>) {
        let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap_or_else(|_| panic!("no key"));
        let draft = CertificateDraft {
            serial: &[1],
            subject: ("UT", "Signer"),
            issuer: ("UT", "Signer"),
            valid_from: "2021-01-01T00:00:00Z".parse().unwrap(),
            valid_until: "2031-01-01T00:00:00Z".parse().unwrap(),
            extensions: Vec::new(),
        };
        let certificate = draft.sign(&key, &key).unwrap();
        (key, certificate)
    }

    fn chain(certificate: &[u8]) -> ChainCertificate {
        ChainCertificate::parse(certificate).unwrap_or_else(|error| panic!("{error}"))
    }

    fn read(message: &[u8]) -> SignedData {
        SignedData::parse(message).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The same in BER: lengths left open from the outside down to the content, which stands in two pieces.
    fn open_lengths(message: &[u8], content: &[u8]) -> Vec<u8> {
        let data = SliceReader::new(message).unwrap().sequence(|reader| {
            reader.tlv_bytes()?;
            Ok::<_, Error>(AnyRef::decode(reader)?.value().to_vec())
        });
        let mut items = Items::of_one(&data.unwrap(), Tag::Sequence).map(|items| {
            let mut reader = items.0;
            std::iter::from_fn(move || reader.tlv_bytes().ok().map(<[u8]>::to_vec)).collect::<Vec<_>>()
        });
        let items = items.as_mut().unwrap_or_else(|error| panic!("{error}"));
        let open = |tag: u8, content: &[u8]| [&[tag, 0x80], content, &[0, 0]].concat();
        let (one, two) = content.split_at(content.len() / 2);
        let pieces = [element(4, &[one]), element(4, &[two])].concat();
        let id = element(6, &[ObjectIdentifier::new_unwrap(TYPE).as_bytes()]);
        items[2] = open(0x30, &[id, open(0xa0, &open(0x24, &pieces))].concat());
        let id = element(6, &[SIGNED_DATA.as_bytes()]);
        open(0x30, &[id, open(0xa0, &open(0x30, &items.concat()))].concat())
    }

    #[test]
    fn a_message_fits_its_signer_alone() {
        let ((key, certificate), (_, other)) = (signer(), signer());
        let message = signed_message(TYPE, b"content", &[&certificate], &key).unwrap();
        for form in [message.clone(), open_lengths(&message, b"content")] {
            assert!(is_signed_data(&form));
            let read = read(&form);
            assert_eq!((read.content_type(), read.content()), (TYPE, &b"content"[..]));
            assert_eq!(read.certificates().collect::<Vec<_>>(), [&certificate[..]]);
            assert_eq!(read.verify(&[chain(&other), chain(&certificate)]), Ok(1));
            assert_eq!(read.verify(&[chain(&other)]), Err(ChainError::Mismatch));
            assert_eq!(read.verify(&[]), Err(ChainError::Unsupported));
        }
    }

    #[test]
    fn another_content_or_type_does_not_fit() {
        let (key, certificate) = signer();
        let message = signed_message(TYPE, b"content", &[&certificate], &key).unwrap();
        let signers = [chain(&certificate)];
        let mut altered = message.clone();
        let at = altered.windows(7).position(|bytes| bytes == b"content").unwrap();
        altered[at] = b'k';
        assert_eq!(read(&altered).verify(&signers), Err(ChainError::Mismatch));
        // The first of two: the other one is signed.
        let id = ObjectIdentifier::new_unwrap(TYPE);
        let at = message
            .windows(id.as_bytes().len())
            .position(|bytes| bytes == id.as_bytes());
        let mut altered = message.clone();
        altered[at.unwrap() + id.as_bytes().len() - 1] ^= 1;
        assert_eq!(read(&altered).verify(&signers), Err(ChainError::Mismatch));
    }

    #[test]
    fn what_is_no_signed_message_says_so() {
        let (_, certificate) = signer();
        for bytes in [&b""[..], b"0\x80", &certificate, &[0x30, 0x80, 0x24, 0x80, 0x24, 0x80]] {
            assert!(SignedData::parse(bytes).is_err());
        }
        assert!(!is_signed_data(&certificate));
        let nested = [&[0x30, 0x80].repeat(100)[..], &[0; 200]].concat();
        assert!(SignedData::parse(&nested).is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..200), open in any::<bool>()) {
            let start: &[u8] = if open { &[0x30, 0x80, 0x06, 0x09] } else { &[0x30, 0x82, 0x00, 0xc0] };
            let _ = SignedData::parse(&[start, &bytes].concat());
        }
    }
}
