//! Enrolment: an invitation, its answer, and the batch that comes back.

use std::sync::Arc;

use wallet::native::{Invitation, NativeKind, Prefix, Sealed};
use wallet::{PassId, moving, packs};

use super::NativeTrouble;
use crate::carnet::{Carnet, caught};
use crate::doors::Open;
use crate::records::small;
use crate::{CarnetError, MovingCode, PassKind};

/// What an invitation offers. Nothing of it is proved before a pass comes. Times are seconds since 1970 UTC.
#[derive(Clone, uniffi::Record)]
pub struct EnrolmentOffer {
    /// The issuer, as it calls itself.
    pub issuer: String,
    /// Somebody who is trusted names the issuer's keys. Without that its passes cannot be received: its trust has to be added.
    pub issuer_known: bool,
    /// What it issues.
    pub kind: PassKind,
    /// How many copies: as many showings that nobody can link.
    pub copies: u32,
    /// Until when it can be answered.
    pub expires: i64,
    /// That time is over.
    pub over: bool,
}

/// An enrolment that waits for its passes.
#[derive(Clone, uniffi::Record)]
pub struct PendingEnrolment {
    /// By which it is named.
    pub id: String,
    /// What it answers.
    pub offer: EnrolmentOffer,
    /// What the issuer is given: a text, as a file or as [`Carnet::answer_code`].
    pub answer: String,
}

/// What the bytes of a file or of a whole moving QR are.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Arrived {
    /// A publisher's pack, for [`Carnet::offer_pack`].
    Pack,
    /// A batch of passes, for [`Carnet::receive`].
    Batch,
    /// A traveller's sealed answer, for [`Carnet::open_answer`].
    Answer,
    /// A verifier's request, for [`Carnet::consider`].
    Request {
        /// Its text.
        text: String,
    },
    /// A text, for [`Carnet::preview`].
    Text {
        /// It.
        text: String,
    },
    /// None of these: look for codes with [`Carnet::texts_in_file`].
    Other,
}

/// What bytes are, by how they begin. They need not be sound.
#[uniffi::export]
pub fn arrived(bytes: Vec<u8>) -> Arrived {
    if packs::Pack::is_pack(&bytes) {
        return Arrived::Pack;
    }
    if Sealed::is_sealed(bytes.trim_ascii()) {
        // A text may end with a line; bytes end where they end.
        let whole = if bytes.is_ascii() { bytes.trim_ascii() } else { &bytes };
        let answer = Sealed::read(whole).is_ok_and(|sealed| sealed.is_answer());
        return if answer { Arrived::Answer } else { Arrived::Batch };
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.trim().starts_with(Prefix::Enrolment.as_str()) => Arrived::Text { text },
        Ok(text) if text.trim().starts_with(Prefix::Request.as_str()) => Arrived::Request { text },
        _ => Arrived::Other,
    }
}

#[uniffi::export]
impl Carnet {
    /// Answers an invitation with keys that are made now and never leave the wallet. The same invitation twice gives the same
    /// answer.
    ///
    /// # Errors
    /// [`CarnetError::Native`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn enrol(&self, invitation: String) -> Result<PendingEnrolment, CarnetError> {
        self.open(|open| {
            let pending = open.wallet.enrol(&invitation)?;
            Ok(open.pending(pending))
        })
    }

    /// The enrolments that wait for their passes.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn enrolments(&self) -> Result<Vec<PendingEnrolment>, CarnetError> {
        self.open(|open| {
            let waiting = open.wallet.waiting()?;
            Ok(waiting.into_iter().map(|one| open.pending(one)).collect())
        })
    }

    /// Lets go of an enrolment and its keys: passes that come for it cannot be received any more.
    ///
    /// # Errors
    /// [`CarnetError::Native`] where none has this id; [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn forget_enrolment(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.forget_enrolment(enrolment_id(&id)?)?))
    }

    /// The answer to an invitation as a moving QR, for the issuer to scan.
    ///
    /// # Errors
    /// [`CarnetError::Native`] where no enrolment has this id; [`CarnetError::Locked`].
    pub fn answer_code(&self, id: String) -> Result<Arc<MovingCode>, CarnetError> {
        let waiting = self.enrolments()?.into_iter().find(|one| one.id == id);
        let waiting = waiting.ok_or_else(|| NativeTrouble::NotWaitedFor.error())?;
        caught(|| {
            let sender = moving::Sender::new(waiting.answer.as_bytes()).map_err(|_| CarnetError::TooLongToShow)?;
            Ok(Arc::new(MovingCode::new(sender)))
        })
    }

    /// Opens a batch, keeps its pass with all copies, and gives the pass's id. The enrolment that it answers is let go of in the same
    /// step.
    ///
    /// # Errors
    /// [`CarnetError::Native`]: nothing of it is kept, and the enrolment still waits. [`CarnetError::NotWritten`],
    /// [`CarnetError::NotKept`], [`CarnetError::Locked`].
    pub fn receive(&self, batch: Vec<u8>) -> Result<String, CarnetError> {
        self.open(|open| Ok(open.wallet.receive(&batch)?.card.id.to_string()))
    }
}

impl Open<'_> {
    pub(crate) fn offer(&self, invitation: &Invitation) -> EnrolmentOffer {
        let (kind, copies) = (invitation.kind(), invitation.copies());
        self.offered_by(invitation.issuer(), kind, copies, invitation.expires())
    }

    fn pending(&self, pending: wallet::native::PendingEnrolment) -> PendingEnrolment {
        PendingEnrolment {
            id: pending.id.to_string(),
            offer: self.offered_by(&pending.issuer, pending.kind, pending.copies, pending.expires),
            answer: pending.answer,
        }
    }

    fn offered_by(&self, issuer: &str, kind: NativeKind, copies: usize, expires: jiff::Timestamp) -> EnrolmentOffer {
        EnrolmentOffer {
            issuer_known: self.wallet.knows_issuer(issuer),
            issuer: issuer.to_owned(),
            kind: kind.common().into(),
            copies: small(copies),
            expires: expires.as_second(),
            over: expires < self.wallet.now(),
        }
    }
}

fn enrolment_id(id: &str) -> Result<PassId, CarnetError> {
    id.parse().map_err(|_| NativeTrouble::NotWaitedFor.error())
}
