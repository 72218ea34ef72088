//! Issuing: as many copies as the wallet enrolled keys, each with salts and a place of its own, sealed to that wallet.

use std::collections::BTreeSet;

use credential::native::{Field, FieldValue, GRID, NativeClaims, NativeKind};
use credential::sdcwt::Issuing;
use credential::{Ed25519SigningKey, KeyId};
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use present::{Enrolment, Sealed, seal_batch};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::book::Book;
use super::status::{Published, Revoked};
use super::{IssuerError, Random};

/// An issuer at work: its book and its key.
pub struct Issuer<'b> {
    book: &'b mut Book,
    key: Ed25519SigningKey,
    key_id: KeyId,
}

/// A batch, and what the clerk is told of it once.
pub struct Issued {
    /// For the wallet alone.
    pub batch: Sealed,
    /// How many copies.
    pub copies: usize,
    /// The copies' places in the status list, in order: the receipt that revokes them. Empty without a status list.
    pub receipt: BTreeSet<u64>,
    /// The first day on which they count, by UTC.
    pub from: Date,
    /// The last one.
    pub until: Date,
}

/// SHA-256, as a mark has it of its policy's text.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// How long a mark counts at most.
const MARK_LASTS: SignedDuration = SignedDuration::from_hours(24);

/// Whether a mark counts from now on, and not for too long.
pub(super) fn mark_lasts(claims: &NativeClaims, now: Timestamp) -> Result<(), IssuerError> {
    let until = match claims.get(Field::Until) {
        Some(FieldValue::Number(until)) => Timestamp::from_second(*until).map_err(|_| IssuerError::MarkUntil)?,
        _ => return Err(IssuerError::MarkUntil),
    };
    let lasts = until.duration_since(now);
    if lasts.is_positive() && lasts <= MARK_LASTS {
        Ok(())
    } else {
        Err(IssuerError::MarkUntil)
    }
}

/// The id of an issuer's key: the first eight bytes of SHA-256 over its public half.
#[must_use]
pub fn key_id(key: &Ed25519SigningKey) -> KeyId {
    KeyId::of_certificate(&key.public())
}

/// The JWK set by which others trust the issuer (`--trust`): its key, bound to its name and kinds.
#[must_use]
pub fn trust(book: &Book, key: &Ed25519SigningKey) -> Value {
    use base64ct::{Base64UrlUnpadded, Encoding as _};

    let kinds: Vec<&str> = book.kinds().map(credential::native::NativeKind::name).collect();
    let key_id = key_id(key);
    json!({"keys": [{
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "Ed25519",
        "use": "sig",
        "kid": Base64UrlUnpadded::encode_string(key_id.as_bytes()),
        "x": Base64UrlUnpadded::encode_string(&key.public()),
        "carnet": {"issuer": book.name(), "kinds": kinds},
    }]})
}

impl<'b> Issuer<'b> {
    /// At work with this key.
    ///
    /// # Errors
    /// [`IssuerError::OtherKey`] where the book was made with another.
    pub fn new(book: &'b mut Book, key: Ed25519SigningKey) -> Result<Self, IssuerError> {
        let key_id = key_id(&key);
        if book.key_id() != Some(key_id) {
            return Err(IssuerError::OtherKey);
        }
        Ok(Self { book, key, key_id })
    }

    /// Issues a pass that counts from today through `last`, by UTC. The book has changed when this returns, and has to be kept before
    /// the batch is given out: what was given out and forgotten would be given out again.
    ///
    /// # Errors
    /// As [`Book::enrolment`]; [`IssuerError::Until`], [`IssuerError::Claims`], [`IssuerError::StatusListFull`].
    pub fn issue(
        &mut self,
        enrolment: &Enrolment,
        claims: &NativeClaims,
        last: Date,
        now: Timestamp,
        random: &mut dyn Random,
    ) -> Result<Issued, IssuerError> {
        if claims.kind() == NativeKind::Mark {
            mark_lasts(claims, now)?;
        }
        let today = now.as_second().div_euclid(GRID);
        let end = last.tomorrow().map_err(|_| IssuerError::Until)?;
        let end = day_number(end)?;
        let plan = claims.plan(self.book.name(), today, end);
        let plan = plan.map_err(|error| match error {
            credential::native::NativeError::Times => IssuerError::Until,
            other => other.into(),
        })?;
        let count = enrolment.holders().len();
        let places = match &mut self.book.status {
            Some(places) => places.take(count as u64, end, random)?,
            None => Vec::new(),
        };
        let uri = self.book.status_uri();
        let mut copies = Vec::with_capacity(count);
        for (number, holder) in enrolment.holders().iter().enumerate() {
            let mut issuing = Issuing::new(&plan).key_id(self.key_id).holder(holder)?;
            if let Some((uri, place)) = uri.zip(places.get(number)) {
                issuing = issuing.status(uri, *place)?;
            }
            let mut salts = Zeroizing::new(vec![0; issuing.salts()]);
            random.fill(&mut salts)?;
            copies.push(Zeroizing::new(issuing.sign(&salts, &self.key)?));
        }
        let mut seed = Zeroizing::new([0; 32]);
        random.fill(&mut *seed)?;
        let copies: Vec<&[u8]> = copies.iter().map(|copy| copy.as_slice()).collect();
        let batch = seal_batch(enrolment, &copies, &seed)?;
        self.book.answered(enrolment.nonce());
        Ok(Issued {
            batch,
            copies: count,
            receipt: places.into_iter().collect(),
            from: Offset::UTC.to_datetime(now).date(),
            until: last,
        })
    }

    /// The status list as it stands at a time, signed.
    ///
    /// # Errors
    /// [`IssuerError::NoStatusList`].
    pub fn status_list(&self, at: Timestamp) -> Result<Published, IssuerError> {
        let places = self.book.status.as_ref().ok_or(IssuerError::NoStatusList)?;
        places.token(at, &self.key_id, &self.key)
    }
}

impl Book {
    /// Takes passes back: the copies of these places flip in the lists of the hours to come, each at a time of its own, and decoys
    /// with them. It takes no key, for nothing is signed before a list is.
    ///
    /// # Errors
    /// [`IssuerError::NoStatusList`], [`IssuerError::NoSuchPlace`]; nothing is changed then.
    pub fn revoke(
        &mut self,
        receipt: &BTreeSet<u64>,
        now: Timestamp,
        random: &mut dyn Random,
    ) -> Result<Revoked, IssuerError> {
        let places = self.status.as_mut().ok_or(IssuerError::NoStatusList)?;
        let mut changed = places.clone();
        let revoked = changed.revoke(receipt, now, random)?;
        *places = changed;
        Ok(revoked)
    }
}

/// The number of a day since 1970.
fn day_number(day: Date) -> Result<i64, IssuerError> {
    let midnight = Offset::UTC.to_timestamp(day.to_datetime(jiff::civil::Time::midnight()));
    Ok(midnight.map_err(|_| IssuerError::Until)?.as_second().div_euclid(GRID))
}

/// SHA-256 of a salt and the text of a pass (core/present/PROFILE.md, field `evidence`).
pub(super) fn evidence_digest(salt: &[u8; 16], text: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(text).finalize().into()
}
