//! What a single pass can be taken back by: the ids that revocation lists name it with.
//!
//! | id | specification |
//! |---|---|
//! | signature, UCI, country code and UCI | EU DCC revocation (Implementing Decision (EU) 2022/483, annex VI): the first 128 bits of SHA-256 |
//! | `rid` | SMART Health Cards, section "Revocation" |
//! | URI and index | Token Status List (draft-ietf-oauth-status-list section 6), claim 65535 of a CWT |

use sha2::{Digest, Sha256};

use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::cose::Algorithm;
use crate::pass::{Content, Format, Pass};
use crate::state::{Unverified, Verified};
use crate::{hc1, limits, shc};

/// The first 128 bits of SHA-256, as revocation lists of the EU hold them.
pub type RevocationHash = [u8; 16];

/// Every id that a pass can be taken back by. Made from pass content: no `Debug`.
pub struct RevocationIds {
    signature: RevocationHash,
    uci: Option<RevocationHash>,
    country_uci: Option<RevocationHash>,
    rid: Option<String>,
    status: Option<StatusReference>,
}

impl RevocationIds {
    fn of(pass: &Pass, algorithm: Algorithm, signature: &[u8]) -> Self {
        let uci = uci(pass);
        let country_uci = uci.as_deref().zip(pass.issuer()).map(|(uci, issuer)| {
            let parts = [issuer, uci];
            hash(parts.concat().as_bytes())
        });
        Self {
            signature: signature_hash(algorithm, signature),
            uci: uci.as_deref().map(|uci| hash(uci.as_bytes())),
            country_uci,
            rid: rid(pass),
            status: pass.status().cloned(),
        }
    }

    /// Hash kind SIGNATURE: over the first half of an ECDSA signature, which is `r`, since anyone can make a second `s` to it;
    /// over the whole of any other.
    #[must_use]
    pub fn signature(&self) -> RevocationHash {
        self.signature
    }

    /// Hash kind UCI: over the unique certificate identifier as it is written; of an EU DCC.
    #[must_use]
    pub fn uci(&self) -> Option<RevocationHash> {
        self.uci
    }

    /// Hash kind COUNTRYCODEUCI: over the code of the issuing country (`iss`) and the identifier, without anything between
    /// them; of an EU DCC.
    #[must_use]
    pub fn country_uci(&self) -> Option<RevocationHash> {
        self.country_uci
    }

    /// `rid` of a SMART Health Card: at most 24 letters of the Base64url alphabet.
    #[must_use]
    pub fn rid(&self) -> Option<&str> {
        self.rid.as_deref()
    }

    /// The place in a status list, of a CWT that names one.
    #[must_use]
    pub fn status(&self) -> Option<&StatusReference> {
        self.status.as_ref()
    }
}

impl Unverified<Pass> {
    /// What the pass could be taken back by if it is genuine.
    #[must_use]
    pub fn revocation_ids(&self) -> RevocationIds {
        RevocationIds::of(self.claimed(), self.algorithm(), self.signature())
    }
}

impl Verified<Pass> {
    /// What the pass can be taken back by.
    #[must_use]
    pub fn revocation_ids(&self) -> RevocationIds {
        RevocationIds::of(self.pass(), self.algorithm(), self.signature())
    }
}

/// A pass's place in a Token Status List (section 6.3: `StatusListInfo`). Pass content: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusReference {
    /// Which list: the `sub` of its token.
    pub uri: String,
    /// Which entry of it, from 0.
    pub index: u64,
}

impl StatusReference {
    /// Reads the value of claim 65535; `None` where it holds no reference to a status list.
    #[must_use]
    pub fn read(status: &[u8], profile: Profile) -> Option<Self> {
        Self::of_status(&mut Decoder::new(status, profile)).ok().flatten()
    }

    fn of_status(decoder: &mut Decoder<'_>) -> Result<Option<Self>, CborError> {
        let mut reference = None;
        decoder.map()?;
        while decoder.more()? {
            if is_key(decoder, "status_list")? {
                reference = Self::of_list(decoder)?;
            } else {
                decoder.skip()?;
            }
        }
        Ok(reference)
    }

    fn of_list(decoder: &mut Decoder<'_>) -> Result<Option<Self>, CborError> {
        let (mut index, mut uri) = (None, None);
        decoder.map()?;
        while decoder.more()? {
            if decoder.peek()? != Type::Text {
                decoder.skip()?;
                decoder.skip()?;
                continue;
            }
            match (&*decoder.text()?, decoder.peek()?) {
                ("idx", Type::Unsigned) => index = Some(decoder.u64()?),
                ("uri", Type::Text) => uri = Some(decoder.text()?.into_owned()),
                _ => decoder.skip()?,
            }
        }
        let uri = uri.filter(|uri| uri.len() <= limits::STATUS_URI);
        Ok(uri.zip(index).map(|(uri, index)| Self { uri, index }))
    }
}

/// Reads a key and tells whether it is this text.
fn is_key(decoder: &mut Decoder<'_>, wanted: &str) -> Result<bool, CborError> {
    if decoder.peek()? == Type::Text {
        Ok(decoder.text()? == wanted)
    } else {
        decoder.skip()?;
        Ok(false)
    }
}

/// The first 128 bits of SHA-256.
fn hash(bytes: &[u8]) -> RevocationHash {
    Sha256::digest(bytes).first_chunk().copied().unwrap_or_default()
}

fn signature_hash(algorithm: Algorithm, signature: &[u8]) -> RevocationHash {
    use Algorithm::{EdDsa, Es256, Es256Der, Es384, Es512, Ps256, Ps384, Ps512, Rs256};
    match algorithm {
        Es256 | Es384 | Es512 => {
            let (r, _) = signature.split_at(signature.len() / 2);
            hash(r)
        }
        Es256Der => hash(&r_of_der(signature).unwrap_or_default()),
        EdDsa | Ps256 | Ps384 | Ps512 | Rs256 => hash(signature),
    }
}

/// `r` of a signature on P-256 in DER (RFC 3279 section 2.2.3), as long as it is in `r || s`.
fn r_of_der(der: &[u8]) -> Option<[u8; 32]> {
    // A sequence of at most 72 bytes has a head of two, and so has each of its integers.
    let &[0x30, _, 0x02, length, ref rest @ ..] = der else {
        return None;
    };
    let r = rest.get(..usize::from(length))?;
    let zeros = r.iter().take_while(|byte| **byte == 0).count();
    let significant = r.get(zeros..)?;
    let mut fixed = [0; 32];
    let start = fixed.len().checked_sub(significant.len())?;
    fixed.get_mut(start..)?.copy_from_slice(significant);
    Some(fixed)
}

/// The unique certificate identifier of an EU DCC.
fn uci(pass: &Pass) -> Option<String> {
    match (pass.format(), pass.content()) {
        (Format::EuDcc, Content::Cbor(content)) => hc1::uci(content),
        _ => None,
    }
}

fn rid(pass: &Pass) -> Option<String> {
    match (pass.format(), pass.content()) {
        (Format::Shc, Content::Json(content)) => shc::rid(content).filter(|rid| is_rid(rid)),
        _ => None,
    }
}

/// Whether a text is a `rid`: 1 to 24 letters of the Base64url alphabet.
#[must_use]
pub fn is_rid(text: &str) -> bool {
    let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
    (1..=RID).contains(&text.len()) && text.bytes().all(is_letter)
}

/// Letters of a `rid` (SMART Health Cards, section "Revocation").
const RID: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cbor::{Encoder, Map};

    #[test]
    fn only_r_of_an_ecdsa_signature_counts_and_all_of_any_other() {
        let (one, two) = ([[1; 32], [2; 32]].concat(), [[1; 32], [3; 32]].concat());
        assert_eq!(
            signature_hash(Algorithm::Es256, &one),
            signature_hash(Algorithm::Es256, &two)
        );
        assert_eq!(signature_hash(Algorithm::Es256, &one), hash(&[1; 32]));
        assert_ne!(
            signature_hash(Algorithm::Ps256, &one),
            signature_hash(Algorithm::Ps256, &two)
        );
        assert_eq!(signature_hash(Algorithm::Rs256, &one), hash(&one));
    }

    #[test]
    fn r_is_the_same_number_in_der() {
        let mut r = [0x80; 32];
        r[0] = 0;
        let positive = [&[0x30, 38, 2, 32, 0][..], &r[1..], &[2, 1, 7]].concat();
        assert_eq!(r_of_der(&positive), Some(r));
        assert_eq!(r_of_der(&[0x30, 6, 2, 1, 5, 2, 1, 7]).map(|r| r[31]), Some(5));
        for broken in [&[][..], &[0x30, 6, 2, 9, 5], &[0x30, 6, 3, 1, 5, 2, 1, 7]] {
            assert_eq!(r_of_der(broken), None);
        }
    }

    #[test]
    fn a_rid_is_short_and_of_its_alphabet() {
        for good in ["AQPCj4wwk6Mt", "_-", &"a".repeat(24)] {
            assert!(is_rid(good));
        }
        for bad in ["", "base64==", "$wrongrid!", &"a".repeat(25), "é"] {
            assert!(!is_rid(bad));
        }
    }

    fn status(write: impl FnOnce(&mut Map)) -> Vec<u8> {
        let (mut list, mut status) = (Map::new(), Map::new());
        write(&mut list);
        status
            .entry(|key| key.text("status_list"), |value| value.map(&list))
            .unwrap();
        let mut encoder = Encoder::new();
        encoder.map(&status);
        encoder.finish()
    }

    #[test]
    fn a_reference_needs_index_and_uri() {
        let whole = status(|list| {
            list.entry(|key| key.text("idx"), |value| value.u64(9)).unwrap();
            list.entry(|key| key.text("uri"), |value| value.text("https://example.com/1"))
                .unwrap();
        });
        let read = StatusReference::read(&whole, Profile::Strict);
        assert!(read.is_some_and(|read| read.uri == "https://example.com/1" && read.index == 9));
        let partial = status(|list| list.entry(|key| key.text("idx"), |value| value.u64(9)).unwrap());
        let negative = status(|list| {
            list.entry(|key| key.text("idx"), |value| value.i64(-1)).unwrap();
            list.entry(|key| key.text("uri"), |value| value.text("u")).unwrap();
        });
        let long = status(|list| {
            list.entry(|key| key.text("idx"), |value| value.u64(9)).unwrap();
            let uri = "u".repeat(limits::STATUS_URI + 1);
            list.entry(|key| key.text("uri"), |value| value.text(&uri)).unwrap();
        });
        for other in [&partial, &negative, &long, &vec![0xa0], &vec![0x00], &vec![]] {
            assert!(StatusReference::read(other, Profile::Strict).is_none());
        }
    }
}
