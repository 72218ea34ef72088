//! The issuer's half.

use credential::cbor::Encoder;
use credential::native::{NativeKind, is_issuer};
use jiff::Timestamp;

use super::{EnrolmentError, INVITATION, enter, read};
use crate::cbor;
use crate::limits;
use crate::text::Prefix;

/// An issuer's offer to issue a pass. It is not signed: it is taken across a counter, and what it leads to is signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    pub(super) issuer: String,
    pub(super) kind: NativeKind,
    pub(super) copies: usize,
    pub(super) expires: Timestamp,
    pub(super) nonce: [u8; 16],
}

impl Invitation {
    /// An invitation by `issuer`, as `iss` of its passes has it, to copies of a kind of pass, until a second. The
    /// nonce is 16 fresh random bytes, which the enrolment brings back.
    ///
    /// # Errors
    /// When the name is none, or the number of copies is beyond its limit.
    pub fn new(
        issuer: &str,
        kind: NativeKind,
        copies: usize,
        expires: Timestamp,
        nonce: [u8; 16],
    ) -> Result<Self, EnrolmentError> {
        if !is_issuer(issuer) {
            return Err(EnrolmentError::Issuer);
        }
        if !(1..=limits::COPIES).contains(&copies) {
            return Err(EnrolmentError::Copies);
        }
        let expires = Timestamp::from_second(expires.as_second()).map_err(|_| EnrolmentError::Shape)?;
        Ok(Self {
            issuer: issuer.to_owned(),
            kind,
            copies,
            expires,
            nonce,
        })
    }

    /// Reads a `CEN1:` text.
    ///
    /// # Errors
    /// When it is no invitation.
    pub fn read(text: &str) -> Result<Self, EnrolmentError> {
        let bytes = read(text)?;
        let mut decoder = enter(&bytes, INVITATION, 6)?;
        let issuer = decoder.text()?;
        let kind = NativeKind::of_vct(cbor::bytes(&mut decoder)?).ok_or(EnrolmentError::Kind)?;
        let copies = usize::try_from(decoder.u64()?).map_err(|_| EnrolmentError::Copies)?;
        let expires = Timestamp::from_second(decoder.i64()?).map_err(|_| EnrolmentError::Shape)?;
        let nonce = cbor::fixed(&mut decoder)?;
        decoder.end()?;
        decoder.finish()?;
        Self::new(&issuer, kind, copies, expires, nonce)
    }

    /// As a `CEN1:` text; a small code.
    #[must_use]
    pub fn text(&self) -> String {
        let mut encoder = Encoder::new();
        encoder
            .array(6)
            .u64(INVITATION)
            .text(&self.issuer)
            .bytes(&self.kind.vct())
            .u64(self.copies as u64)
            .i64(self.expires.as_second())
            .bytes(&self.nonce);
        Prefix::Enrolment.write(&encoder.finish())
    }

    /// Who issues, as `iss` of the passes will have it. Nothing of it is proved before a pass comes.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The kind of pass that is offered.
    #[must_use]
    pub fn kind(&self) -> NativeKind {
        self.kind
    }

    /// How many copies there will be.
    #[must_use]
    pub fn copies(&self) -> usize {
        self.copies
    }

    /// Until when it can be answered.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        self.expires
    }

    /// The issuer's nonce, by which it finds its invitation again.
    #[must_use]
    pub fn nonce(&self) -> &[u8; 16] {
        &self.nonce
    }

    /// Whether it can still be answered.
    ///
    /// # Errors
    /// [`EnrolmentError::Expired`].
    pub fn open_at(&self, now: Timestamp) -> Result<(), EnrolmentError> {
        if now < self.expires {
            Ok(())
        } else {
            Err(EnrolmentError::Expired)
        }
    }

    /// How many random bytes an answer takes: 32 for each copy's key and for the key that the batch is sealed to.
    #[must_use]
    pub fn random_bytes(&self) -> usize {
        self.copies.saturating_add(1).saturating_mul(32)
    }
}
