//! One signed part: what every part says of itself, and the signatures over it (PACKS.md, section 3).

use credential::Algorithm;
use credential::cbor::{Decoder, Map, Profile};
use credential::cose::{self, Sign};
use jiff::Timestamp;

use super::error::{Departs, form};
use super::key::{PublisherKey, sha256};
use super::root::Role;
use super::{Dates, Kind, PackError, PublisherId};
use crate::cbor::{encoded, put};
use crate::limits;

/// What a part says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it speaks of.
    pub kind: Kind,
    /// Whose it is; the first root alone names nobody, because the name is made from it.
    pub publisher: Option<PublisherId>,
    /// Its number: one more than that of the part before. A root's is its version.
    pub sequence: u64,
    /// Its dates, in whole seconds.
    pub dates: Dates,
    /// Its body as CBOR: of a root or an index itself, of a content its digest and length.
    pub body: Vec<u8>,
}

/// A signed part as it was read; its signatures may not fit.
#[derive(Clone)]
pub struct SignedPart {
    bytes: Vec<u8>,
    part: Part,
    digest: [u8; 32],
}

/// Keys of a part's map.
mod key {
    pub(super) const KIND: u64 = 1;
    pub(super) const PUBLISHER: u64 = 2;
    pub(super) const SEQUENCE: u64 = 3;
    pub(super) const ISSUED: u64 = 4;
    pub(super) const REFRESH_BY: u64 = 5;
    pub(super) const EXPIRES: u64 = 6;
    pub(super) const BODY: u64 = 7;
}

impl Part {
    /// The bytes that are signed.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        // Seven keys, each once.
        put(&mut map, key::KIND, |value| value.u64(self.kind.number()));
        if let Some(publisher) = &self.publisher {
            put(&mut map, key::PUBLISHER, |value| value.bytes(&publisher.0));
        }
        put(&mut map, key::SEQUENCE, |value| value.u64(self.sequence));
        for (label, time) in [
            (key::ISSUED, self.dates.issued),
            (key::REFRESH_BY, self.dates.refresh_by),
            (key::EXPIRES, self.dates.expires),
        ] {
            put(&mut map, label, |value| value.i64(time.as_second()));
        }
        put(&mut map, key::BODY, |value| value.raw(&self.body));
        encoded(&map)
    }

    pub(super) fn decode(payload: &[u8], kind: Kind) -> Result<Self, PackError> {
        let mut times = [0; 3];
        let (publisher, sequence, body) = form(kind, || {
            let mut decoder = Decoder::new(payload, Profile::Strict);
            let entries = decoder.map()?;
            expect(&mut decoder, key::KIND)?;
            if decoder.u64()? != kind.number() {
                return Err(Departs);
            }
            let mut next = decoder.u64()?;
            let mut publisher = None;
            if next == key::PUBLISHER {
                let id = decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?;
                publisher = Some(PublisherId(id));
                next = decoder.u64()?;
            }
            if next != key::SEQUENCE {
                return Err(Departs);
            }
            let sequence = decoder.u64()?;
            for (label, time) in [key::ISSUED, key::REFRESH_BY, key::EXPIRES].into_iter().zip(&mut times) {
                expect(&mut decoder, label)?;
                *time = decoder.i64()?;
            }
            expect(&mut decoder, key::BODY)?;
            let body = decoder.raw()?.to_vec();
            decoder.end()?;
            decoder.finish()?;
            let first_root = kind == Kind::Root && sequence == 1;
            let whole = entries == Some(if publisher.is_some() { 7 } else { 6 });
            if sequence == 0 || publisher.is_some() == first_root || !whole {
                return Err(Departs);
            }
            Ok((publisher, sequence, body))
        })?;
        let [issued, refresh_by, expires] = times.map(|second| Timestamp::from_second(second).ok());
        let dates = issued
            .zip(refresh_by)
            .zip(expires)
            .and_then(|((issued, refresh_by), expires)| Dates::new(issued, refresh_by, expires))
            .ok_or(PackError::Dates(kind))?;
        Ok(Self {
            kind,
            publisher,
            sequence,
            dates,
            body,
        })
    }
}

fn expect(decoder: &mut Decoder<'_>, label: u64) -> Result<(), Departs> {
    if decoder.u64()? == label { Ok(()) } else { Err(Departs) }
}

/// Before anything of it is copied.
fn within_limit(bytes: &[u8]) -> Result<(), PackError> {
    if bytes.len() > limits::PACK_PART {
        return Err(PackError::TooLarge);
    }
    Ok(())
}

impl SignedPart {
    /// Signs a part with each key.
    #[must_use]
    pub fn sign(part: Part, keys: &[&PublisherKey]) -> Self {
        let payload = part.encode();
        let signers: Vec<_> = keys.iter().map(|key| (key.id().0, key.signing())).collect();
        Self {
            bytes: cose::sign_many(&part.kind.content_type(), &payload, &signers),
            digest: sha256(&payload),
            part,
        }
    }

    /// Reads a part that has to be of `kind`.
    ///
    /// # Errors
    /// [`PackError::TooLarge`], [`PackError::Form`], [`PackError::Dates`].
    pub fn read(bytes: &[u8], kind: Kind) -> Result<Self, PackError> {
        within_limit(bytes)?;
        let message = form(kind, || Ok(Sign::parse(bytes)?))?;
        if message.content_type() != kind.content_type() {
            return Err(PackError::Form(kind));
        }
        Self::of(bytes, &message, kind)
    }

    /// Reads a part of whatever content it says it is.
    ///
    /// # Errors
    /// [`PackError::TooLarge`], [`PackError::Damaged`], [`PackError::Version`], [`PackError::Form`], [`PackError::Dates`].
    pub fn read_any(bytes: &[u8]) -> Result<Self, PackError> {
        within_limit(bytes)?;
        let message = Sign::parse(bytes).map_err(|_| PackError::Damaged)?;
        let content_type = message.content_type();
        match Kind::ALL.into_iter().find(|kind| kind.content_type() == content_type) {
            Some(kind) => Self::of(bytes, &message, kind),
            None if content_type.starts_with(Kind::ANY_CONTENT_TYPE) => Err(PackError::Version),
            None => Err(PackError::Damaged),
        }
    }

    fn of(bytes: &[u8], message: &Sign<'_>, kind: Kind) -> Result<Self, PackError> {
        Ok(Self {
            part: Part::decode(message.payload(), kind)?,
            digest: sha256(message.payload()),
            bytes: bytes.to_vec(),
        })
    }

    /// Adds the signatures of another copy of the same part. `None` where it is not the same, where one key signed them
    /// differently, of which one has to be wrong, or where there are more than [`COSE_SIGNERS`].
    ///
    /// [`COSE_SIGNERS`]: credential::limits::COSE_SIGNERS
    #[must_use]
    pub fn merge(&self, other: &Self) -> Option<Self> {
        let (one, two) = Sign::parse(&self.bytes).ok().zip(Sign::parse(&other.bytes).ok())?;
        Some(Self {
            bytes: cose::merge_signatures(&one, &two)?,
            ..self.clone()
        })
    }

    /// The ids of the keys that signed, or claim to have.
    #[must_use]
    pub fn signers(&self) -> Vec<super::PackKeyId> {
        let message = Sign::parse(&self.bytes).ok();
        message
            .iter()
            .flat_map(|message| message.signers())
            .map(|signer| super::PackKeyId(signer.id))
            .collect()
    }

    /// What it says.
    #[must_use]
    pub fn part(&self) -> &Part {
        &self.part
    }

    /// The message.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the bytes that are signed.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Whether as many of the role's keys signed as have to. Each distinct key counts once; signatures of other keys count
    /// for nothing and do no harm.
    pub(super) fn check(&self, role: &Role<'_>) -> Result<(), PackError> {
        let kind = self.part.kind;
        let message = form(kind, || Ok(Sign::parse(&self.bytes)?))?;
        let mut have = 0_usize;
        for signer in message.signers() {
            let Some(key) = role.key(&super::PackKeyId(signer.id)) else {
                continue;
            };
            let signed = message.to_be_signed(signer);
            if key
                .verifying()
                .verify(Algorithm::EdDsa, &signed, &signer.signature)
                .is_ok()
            {
                have = have.saturating_add(1);
            }
            if have >= role.threshold() {
                return Ok(());
            }
        }
        Err(PackError::Signatures {
            kind,
            have,
            need: role.threshold(),
        })
    }
}
