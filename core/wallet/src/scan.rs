//! From a text to a pass about to be kept: parsed once, checked against the trust chosen, nothing stored.

use credential::{ExcessField, Refusal, parse, shc};
use jiff::Timestamp;
use policy::{Check, CheckedPass, Clock, Reason, Trust, check};
use present::{EnrolmentError, Invitation, Prefix, Sealed};
use sha2::{Digest as _, Sha256};

use crate::native::judged;
use crate::show::revealed;
use crate::unlock::Wallet;
use crate::{Card, PassId, Revealed};

/// What a scanned text turned out to be.
#[non_exhaustive]
pub enum Scanned {
    /// A pass that can be looked at and, unless its check says `invalid`, kept.
    Pass(Box<PendingPass>),
    /// One of several codes of a pass: [`join`](crate::join) puts them together.
    Part {
        /// Parts that are there.
        have: usize,
        /// Parts that there are.
        need: usize,
    },
    /// One frame of a moving QR ([`crate::moving`]): the object is whole when enough of them were read.
    Frame,
    /// An issuer's invitation to enrol: [`Wallet::enrol`] answers it.
    Invitation(Box<Invitation>),
    /// What begins as an enrolment does and cannot be answered.
    NoInvitation(EnrolmentError),
    /// A verifier's request: [`Wallet::considered`] says who asks for what.
    Request,
    /// A traveller's answer to a request, for the verifier that asked: [`Inquiry::open`](crate::requests::Inquiry::open) opens it.
    Answer,
    /// A batch of passes, or what else is sealed to a wallet: [`Wallet::receive`] opens it.
    Sealed,
    /// No pass: the check says why.
    Unknown(Box<Check>),
}

/// A pass that was read and checked but not kept. Holds pass content: no `Debug`.
pub struct PendingPass {
    check: Check,
    text: String,
    card: Card,
    relation: Relation,
}

/// How a scanned pass stands to those already kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Nothing is kept whose place it could take.
    New,
    /// The very same text is kept as this pass.
    Duplicate(PassId),
    /// It can take the place of this pass ([`Wallet::keep_instead_of`]): it was issued later under the same identifier, or it
    /// certifies the same events of the same person in any format and was issued later or holds longer. Its check is no
    /// worse.
    NewerThan(PassId),
    /// It was issued earlier than this pass under the same identifier or for the same events; or nothing tells which of
    /// two under one identifier is newer.
    OlderThan(PassId),
}

/// Checks a text without a wallet: nothing is read but what is handed in, nothing is kept.
#[must_use]
pub fn check_text(text: &str, trust: &Trust, now: Timestamp) -> Check {
    let clock = Clock::at(now);
    judged(check(parse(text), trust, &clock), &clock)
}

/// Checks several texts without a wallet. Those that are parts of one pass are put together first; a set that is not
/// whole is one check that counts what is there.
#[must_use]
pub fn check_texts(texts: &[String], trust: &Trust, now: Timestamp) -> Vec<Check> {
    let joined = shc::join(texts).into_iter();
    let passes = joined.map(|text| text.and_then(|text| parse(&text)));
    let clock = Clock::at(now);
    passes.map(|pass| judged(check(pass, trust, &clock), &clock)).collect()
}

impl PendingPass {
    /// What the check found, with the reason and the fields to compare.
    #[must_use]
    pub fn check(&self) -> &Check {
        &self.check
    }

    /// Fields beyond the format's own minimum, to be shown before the pass is kept.
    #[must_use]
    pub fn excess(&self) -> &[ExcessField] {
        self.check
            .pass
            .as_ref()
            .map(|checked| checked.pass().excess())
            .unwrap_or_default()
    }

    /// How it will look in the list. The id is not assigned yet.
    #[must_use]
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// How it stands to the passes already kept.
    #[must_use]
    pub fn relation(&self) -> Relation {
        self.relation
    }

    /// What whoever reads its code learns.
    #[must_use]
    pub fn reveals(&self) -> Vec<Revealed> {
        let pass = self.check.pass.as_ref().map(CheckedPass::pass);
        pass.map(revealed).unwrap_or_default()
    }

    /// The original text, to be sealed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

impl Wallet {
    /// Reads and checks a text. Nothing is stored and nothing is written to the ledger.
    #[must_use]
    pub fn scan(&self, text: &str) -> Scanned {
        if text.starts_with(qr::moving::PREFIX) {
            return Scanned::Frame;
        }
        let text = text.trim();
        if text.starts_with(Prefix::Enrolment.as_str()) {
            return match Invitation::read(text) {
                Ok(invitation) => Scanned::Invitation(Box::new(invitation)),
                Err(error) => Scanned::NoInvitation(error),
            };
        }
        if text.starts_with(Prefix::Request.as_str()) {
            return Scanned::Request;
        }
        if Sealed::is_sealed(text.as_bytes()) {
            let answer = Sealed::read(text.as_bytes()).is_ok_and(|sealed| sealed.is_answer());
            return if answer { Scanned::Answer } else { Scanned::Sealed };
        }
        let checked = self.check(text);
        let Some(found) = checked.pass.as_ref() else {
            return match checked.reason {
                Some(Reason::Refused(Refusal::Part { have, need })) => Scanned::Part { have, need },
                _ => Scanned::Unknown(Box::new(checked)),
            };
        };
        // What the pass calls its text: a SMART Health Card is the same one as digits, in parts and in a file.
        let text = found.text().to_owned();
        let card = Card::new(
            PassId::NIL,
            found.pass(),
            checked.standing,
            fingerprint(&text),
            self.now(),
        );
        let relation = self.relation(&card, found.pass());
        Scanned::Pass(Box::new(PendingPass {
            text,
            relation,
            card,
            check: checked,
        }))
    }

    /// Checks a text against the signers trusted, at the present time: the inspector's use. Nothing is stored.
    #[must_use]
    pub fn check(&self, text: &str) -> Check {
        let clock = self.policy_clock();
        judged(check(parse(text), self.trust(), &clock), &clock)
    }
}

/// First 16 bytes of SHA-256 over the trimmed text.
pub(crate) type Fingerprint = [u8; 16];

/// Of this text.
pub(crate) fn fingerprint(text: &str) -> Fingerprint {
    let digest: [u8; 32] = Sha256::digest(text.trim().as_bytes()).into();
    let [first @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = digest;
    first
}
