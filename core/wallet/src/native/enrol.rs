//! Enrolment: an issuer's invitation is answered with keys made here, and the batch that comes back is kept whole or not at all.

use ciborium::{from_reader, into_writer};
use credential::VerifyingKey;
use credential::native::issued_text;
use jiff::Timestamp;
use present::{BatchError, Enrolment, EnrolmentError, EnrolmentKeys, Invitation, LiveError, Sealed, SealedError};
use serde::{Deserialize, Serialize};
use store::{RowId, StoreError, Table};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{CopyRow, NativeKind};
use crate::keep::Kept;
use crate::pass::PassRow;
use crate::scan::fingerprint;
use crate::unlock::Wallet;
use crate::{Card, PassId, WalletError};

/// What a row of the settings is, and in which shape. A row of another one is left as it is.
const LABEL: &str = "enrolment/1";

/// Enrolments that wait for their batch at once.
const WAITING: usize = 32;

/// Why a pass of Carnet's own is not enrolled for, kept or shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NativeError {
    /// The invitation is none, or does not fit.
    #[error("{0}")]
    Enrolment(#[from] EnrolmentError),
    /// The batch cannot be read.
    #[error("{0}")]
    Sealed(#[from] SealedError),
    /// The batch is refused.
    #[error("{0}")]
    Batch(#[from] BatchError),
    /// It answers none of the enrolments that wait here.
    #[error("this batch is for another wallet, or its enrolment is over: enrol again with the issuer")]
    NotWaitedFor,
    /// Nobody who is trusted says what keys the issuer has.
    #[error(
        "no publisher you trust names the keys of this issuer: add the issuer's trust first, then open the batch again"
    )]
    UnknownIssuer,
    /// As many enrolments wait already as may.
    #[error("{WAITING} enrolments wait for their passes already: receive or let go of one first")]
    TooMany,
    /// The copy cannot be shown.
    #[error("{0}")]
    Live(#[from] LiveError),
    /// Every copy was shown.
    #[error(
        "every copy of this pass was shown once: another showing of one could be linked with the earlier one. Enrol again with \
         the issuer, or show one again knowing that"
    )]
    NoCopyLeft,
    /// It is not one of Carnet's own.
    #[error("only Carnet's own passes can be shown live: show this one as its code")]
    NotLive,
    /// It is one of Carnet's own.
    #[error("this pass is shown live alone: a code that stays the same could be copied")]
    OnlyLive,
    /// A mark whose copy was shown.
    #[error("a check mark is shown once, and this one was: ask at the counter for a new one")]
    MarkIsShownOnce,
    /// A mark of which something is kept back.
    #[error("a check mark is shown with its policy and its end, which are all it says")]
    MarkIsShownWhole,
    /// A field that the pass does not have.
    #[error("the pass has no such field to show")]
    NoSuchField,
}

/// An enrolment that waits for its batch.
#[derive(Clone)]
pub struct PendingEnrolment {
    /// By which it is named.
    pub id: RowId,
    /// The issuer, as it calls itself.
    pub issuer: String,
    /// What it offered.
    pub kind: NativeKind,
    /// Copies that were asked for.
    pub copies: usize,
    /// Until when the issuer takes the answer.
    pub expires: Timestamp,
    /// What the issuer is shown: `CEN1:`.
    pub answer: String,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Row {
    label: String,
    keys: Vec<u8>,
}

impl Wallet {
    /// Whether anybody who is trusted names keys of this issuer: without one its batches cannot be opened.
    #[must_use]
    pub fn knows_issuer(&self, issuer: &str) -> bool {
        !self.trust().keys_of_issuer(issuer).is_empty()
    }

    /// Answers an issuer's invitation (`CEN1:`) with keys that are made now and stay here.
    ///
    /// # Errors
    /// [`WalletError::Native`] where it is none or is over; [`WalletError::NotWritten`].
    pub fn enrol(&mut self, invitation: &str) -> Result<PendingEnrolment, WalletError> {
        let invitation = Invitation::read(invitation.trim()).map_err(NativeError::from)?;
        if invitation.expires() < self.now() {
            return Err(NativeError::Enrolment(EnrolmentError::Expired).into());
        }
        let waiting = self.enrolments()?;
        let same = waiting.iter().find(|(_, keys)| keys.invitation() == &invitation);
        if let Some((id, keys)) = same {
            return pending(*id, keys);
        }
        if waiting.len() >= WAITING {
            return Err(NativeError::TooMany.into());
        }
        let mut random = Zeroizing::new(vec![0; invitation.random_bytes()]);
        getrandom::fill(&mut random).map_err(|_| WalletError::no_random_numbers())?;
        let (keys, _) = EnrolmentKeys::answer(&invitation, &random).map_err(NativeError::from)?;
        let row = Row {
            label: LABEL.to_owned(),
            keys: keys.encode().to_vec(),
        };
        let mut bytes = Zeroizing::new(Vec::with_capacity(row.keys.len().saturating_mul(2).saturating_add(64)));
        // Writing to a Vec cannot fail, and every field has a CBOR form.
        let _ = into_writer(&row, &mut *bytes);
        let id = self.store_mut().write(|tx| tx.insert(Table::Settings, &bytes))?;
        pending(id, &keys)
    }

    /// The enrolments that wait for their batches.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn waiting(&self) -> Result<Vec<PendingEnrolment>, WalletError> {
        let waiting = self.enrolments()?;
        waiting.iter().map(|(id, keys)| pending(*id, keys)).collect()
    }

    /// Lets go of an enrolment: its batch cannot be opened any more.
    ///
    /// # Errors
    /// [`WalletError::NotWritten`]: it is still there.
    pub fn forget_enrolment(&mut self, id: RowId) -> Result<(), WalletError> {
        if self.enrolments()?.iter().all(|(waiting, _)| *waiting != id) {
            return Err(NativeError::NotWaitedFor.into());
        }
        Ok(self.store_mut().write(|tx| tx.delete(Table::Settings, id))?)
    }

    /// Opens a batch (`CSE1:` or its bytes) and keeps its pass with all copies, and lets go of the enrolment, in one transaction.
    ///
    /// # Errors
    /// [`WalletError::Native`] where it is for another wallet or anything about it is not as it has to be; then nothing is kept.
    pub fn receive(&mut self, batch: &[u8]) -> Result<Kept, WalletError> {
        let sealed = Sealed::read(batch).map_err(NativeError::from)?;
        let (waiting, batch) = self.opened(&sealed)?;
        let copies: Vec<CopyRow> = batch
            .copies
            .iter()
            .map(|copy| CopyRow {
                copy: copy.encode().to_vec(),
                shown: 0,
                last: 0,
            })
            .collect();
        let first = batch.copies.first().ok_or(NativeError::Batch(BatchError::Count))?;
        let text = issued_text(first.bytes());
        let check = self.check_kept(&text);
        let pass = check.pass.as_ref().ok_or_else(|| WalletError::not_kept(&check))?;
        let mut card = Card::new(PassId::NIL, pass.pass(), check.standing, fingerprint(&text), self.now());
        let row = PassRow {
            text,
            kept: card.kept.as_second(),
            copies,
            chosen: Vec::new(),
        }
        .encode();
        let time = self.time_to_note();
        card.id = self.store_mut().write(|tx| -> Result<_, StoreError> {
            if let Some(time) = time {
                tx.raise_highest_time(time);
            }
            tx.delete(Table::Settings, waiting)?;
            tx.insert_pass(&row, &card.encode())
        })?;
        Ok(Kept { card, already: false })
    }

    /// The enrolment that a batch answers, and what is in it.
    fn opened(&self, sealed: &Sealed) -> Result<(RowId, present::Batch), WalletError> {
        let mut refused = NativeError::NotWaitedFor;
        for (id, keys) in self.enrolments()? {
            let known = self.trust().keys_of_issuer(keys.invitation().issuer());
            let known: Vec<&VerifyingKey> = known.iter().map(|key| &key.key).collect();
            match keys.open(sealed, known.iter().copied()) {
                Ok(batch) => return Ok((id, batch)),
                // Sealed to another key than this enrolment's.
                Err(BatchError::Sealed(_)) => {}
                Err(BatchError::Copy(_)) if known.is_empty() => refused = NativeError::UnknownIssuer,
                Err(error) => refused = error.into(),
            }
        }
        Err(refused.into())
    }

    fn enrolments(&self) -> Result<Vec<(RowId, EnrolmentKeys)>, WalletError> {
        self.settings(|bytes| {
            let row: Row = from_reader(bytes).ok()?;
            let keys = EnrolmentKeys::decode(&row.keys).ok()?;
            (row.label == LABEL).then_some(keys)
        })
    }
}

fn pending(id: RowId, keys: &EnrolmentKeys) -> Result<PendingEnrolment, WalletError> {
    let invitation = keys.invitation();
    let answer: Enrolment = keys.enrolment().map_err(NativeError::from)?;
    Ok(PendingEnrolment {
        id,
        issuer: invitation.issuer().to_owned(),
        kind: invitation.kind(),
        copies: invitation.copies(),
        expires: invitation.expires(),
        answer: answer.text(),
    })
}
