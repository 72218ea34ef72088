//! An embassy's counter that gives clearances, and takes them back.

use std::collections::BTreeSet;

use credential::{Ed25519SigningKey, VerifyingKey};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use wallet::issuer::{Book, Issuer, NativeKind, Policy, SystemRandom, claims, key_id, mark, trust};
use wallet::{Card, Check, Wallet, Zeroizing};

use crate::Failure;

/// What the counter writes into every clearance.
const CLEARANCE: &str = r#"{"name": "OKOYE<<GRACE", "birth_date": "1990-05-05", "colour": "green", "category": "foreigner",
    "route": ["UG", "EG", "AT"], "valid_from": "2026-06-01", "valid_until": "2026-06-09"}"#;

/// An embassy.
pub struct Embassy {
    book: Book,
    seed: Zeroizing<[u8; Ed25519SigningKey::SEED]>,
}

/// What the counter hands over, and what it notes of it.
pub struct Handed {
    /// For the wallet alone.
    pub batch: Vec<u8>,
    /// By which the passes are taken back.
    pub receipt: BTreeSet<u64>,
}

impl Embassy {
    /// A counter whose key comes from `seed`.
    ///
    /// # Errors
    /// Never in practice.
    pub fn new(seed: u8) -> Result<Self, Failure> {
        let seed = Zeroizing::new([seed; Ed25519SigningKey::SEED]);
        let id = key_id(&Ed25519SigningKey::from_seed(&seed));
        let uri = Some("https://embassy.example/status/1");
        let book = Book::new("AT-EMB-CAIRO", &[NativeKind::Clearance, NativeKind::Mark], &id, uri)?;
        Ok(Self { book, seed })
    }

    /// By which it is trusted.
    #[must_use]
    pub fn trust(&self) -> Vec<u8> {
        trust(&self.book, &self.key()).to_string().into_bytes()
    }

    /// Its public key.
    ///
    /// # Errors
    /// Never in practice.
    pub fn verifying_key(&self) -> Result<VerifyingKey, Failure> {
        Ok(self.key().verifying_key()?)
    }

    /// An invitation for one wallet.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn invites(&mut self, copies: usize, now: Timestamp) -> Result<String, Failure> {
        self.invites_to(NativeKind::Clearance, copies, now)
    }

    /// An invitation to a kind of pass.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn invites_to(&mut self, kind: NativeKind, copies: usize, now: Timestamp) -> Result<String, Failure> {
        let invitation = self.book.invite(kind, copies, 1, now, &mut SystemRandom)?;
        Ok(invitation.text())
    }

    /// A check mark for whoever answered: that the passes of these checks meet a policy.
    ///
    /// # Errors
    /// When nothing follows from the passes, or the answer is to none of its invitations.
    pub fn marks(
        &mut self,
        answer: &str,
        checks: &[Check],
        policy: &Policy,
        now: Timestamp,
    ) -> Result<Vec<u8>, Failure> {
        let (enrolment, _) = self.book.enrolment(answer, now)?;
        let claims = mark(checks, policy, now)?;
        let last = Offset::UTC.to_datetime(policy.until).date();
        let key = self.key();
        let issued = Issuer::new(&mut self.book, key)?.issue(&enrolment, &claims, last, now, &mut SystemRandom)?;
        Ok(issued.batch.bytes().to_vec())
    }

    /// The passes for whoever answered.
    ///
    /// # Errors
    /// When the answer is to none of its invitations.
    pub fn issues(&mut self, answer: &str, last: Date, now: Timestamp) -> Result<Handed, Failure> {
        let (enrolment, kind) = self.book.enrolment(answer, now)?;
        let claims = claims(kind, CLEARANCE.as_bytes())?;
        let key = self.key();
        let issued = Issuer::new(&mut self.book, key)?.issue(&enrolment, &claims, last, now, &mut SystemRandom)?;
        Ok(Handed {
            batch: issued.batch.bytes().to_vec(),
            receipt: issued.receipt,
        })
    }

    /// Invites a wallet, issues to it, and sees the pass received.
    ///
    /// # Errors
    /// Where the wallet does not take the invitation or the pass.
    pub fn serves(
        &mut self,
        wallet: &mut Wallet,
        copies: usize,
        last: Date,
        now: Timestamp,
    ) -> Result<(Handed, Card), Failure> {
        let answer = wallet.enrol(&self.invites(copies, now)?)?.answer;
        let handed = self.issues(&answer, last, now)?;
        let card = wallet.receive(&handed.batch)?.card;
        Ok((handed, card))
    }

    /// Takes passes back; the list of a day later says so.
    ///
    /// # Errors
    /// When it never gave them out.
    pub fn takes_back(&mut self, receipt: &BTreeSet<u64>, now: Timestamp) -> Result<(), Failure> {
        let _ = self.book.revoke(receipt, now, &mut SystemRandom)?;
        Ok(())
    }

    /// Its status list at a time, signed.
    ///
    /// # Errors
    /// Never in practice.
    pub fn status_list(&mut self, at: Timestamp) -> Result<Vec<u8>, Failure> {
        let key = self.key();
        Ok(Issuer::new(&mut self.book, key)?.status_list(at)?.token)
    }

    fn key(&self) -> Ed25519SigningKey {
        Ed25519SigningKey::from_seed(&self.seed)
    }
}
