//! The counter of an invented embassy, which issues one of Carnet's own passes to whoever enrols: a clearance for the specimen person.

use credential::Ed25519SigningKey;
use credential::native::{NativeClaims, NativeKind};
use jiff::Timestamp;
use jiff::tz::Offset;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::issuer::{Book, Issuer, IssuerError, SystemRandom, claims, key_id, trust};
use crate::{Wallet, WalletError};

/// Who issues. No state has an embassy of Utopia.
const EMBASSY: &str = "EMBASSY OF UTOPIA (SPECIMEN)";

/// Copies of a batch.
const COPIES: usize = 20;

/// Days in which an invitation can be answered.
const OPEN_DAYS: i64 = 1;

/// Days on which a clearance counts after the first.
const DAYS: i64 = 10;

/// A counter at work, its key made now and kept nowhere.
pub struct Counter {
    book: Book,
    seed: Zeroizing<[u8; Ed25519SigningKey::SEED]>,
}

impl Counter {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new() -> Result<Self, WalletError> {
        let mut seed = Zeroizing::new([0; Ed25519SigningKey::SEED]);
        getrandom::fill(&mut *seed).map_err(|_| WalletError::no_random_numbers())?;
        let key = Ed25519SigningKey::from_seed(&seed);
        let book = Book::new(EMBASSY, &[NativeKind::Clearance], &key_id(&key), None).map_err(failed)?;
        Ok(Self { book, seed })
    }

    /// The JWK set by which the counter is trusted.
    #[must_use]
    pub fn trust(&self) -> Vec<u8> {
        json!({"keys": [self.jwk()]}).to_string().into_bytes()
    }

    pub(super) fn jwk(&self) -> Value {
        let set = trust(&self.book, &self.key());
        set.pointer("/keys/0").cloned().unwrap_or_default()
    }

    /// An invitation (`CEN1:`) for one wallet, open for a day.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn invite(&mut self, now: Timestamp) -> Result<String, WalletError> {
        let invited = self
            .book
            .invite(NativeKind::Clearance, COPIES, OPEN_DAYS, now, &mut SystemRandom);
        invited.map(|invitation| invitation.text()).map_err(failed)
    }

    /// The batch for the wallet whose answer this is.
    ///
    /// # Errors
    /// When it answers none of this counter's invitations, or was answered already.
    pub fn issue(&mut self, answer: &str, now: Timestamp) -> Result<Vec<u8>, WalletError> {
        let (enrolment, _) = self.book.enrolment(answer, now).map_err(failed)?;
        let today = Offset::UTC.to_datetime(now).date();
        let last = today.saturating_add(jiff::Span::new().days(DAYS));
        let claims = clearance(&today.to_string(), &last.to_string()).map_err(failed)?;
        let key = self.key();
        let mut issuer = Issuer::new(&mut self.book, key).map_err(failed)?;
        let issued = issuer.issue(&enrolment, &claims, last, now, &mut SystemRandom);
        Ok(issued.map_err(failed)?.batch.bytes().to_vec())
    }

    /// The whole way of a pass at once: this wallet is invited, answers, and keeps what it is issued.
    ///
    /// # Errors
    /// When the wallet cannot be written, or does not trust this counter.
    pub fn serve(&mut self, wallet: &mut Wallet) -> Result<crate::Card, WalletError> {
        let now = wallet.now();
        let pending = wallet.enrol(&self.invite(now)?)?;
        let batch = self.issue(&pending.answer, now)?;
        Ok(wallet.receive(&batch)?.card)
    }

    fn key(&self) -> Ed25519SigningKey {
        Ed25519SigningKey::from_seed(&self.seed)
    }
}

/// Of the specimen person, for a journey.
fn clearance(from: &str, until: &str) -> Result<NativeClaims, IssuerError> {
    let fields = json!({
        "name": "ERIKSSON<<ANNA<MARIA", "birth_date": "1974-08-12", "document_type": "P", "document_number": "L898902C3",
        "colour": "green", "category": "foreigner", "route": ["EG", "IT", "AT"], "valid_from": from, "valid_until": until,
    });
    claims(NativeKind::Clearance, fields.to_string().as_bytes())
}

fn failed(error: IssuerError) -> WalletError {
    WalletError::Keystore(format!("The specimens' counter cannot issue: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Phone;
    use crate::{Format, Verdict};

    #[test]
    fn whoever_enrols_at_the_counter_has_a_clearance_that_is_valid_by_its_trust_alone() {
        let (_phone, mut wallet) = Phone::new();
        let mut counter = Counter::new().unwrap();
        assert!(!wallet.knows_issuer(EMBASSY));
        assert!(counter.serve(&mut wallet).is_err(), "nobody vouches for the counter");
        let _ = wallet.add_trust("counter", &counter.trust()).unwrap();
        assert!(wallet.knows_issuer(EMBASSY));
        let card = counter.serve(&mut wallet).unwrap();
        assert_eq!((card.format, wallet.verdict(&card)), (Format::Native, Verdict::Valid));
        assert_eq!(
            (card.title.as_str(), card.name.as_str()),
            ("EG \u{2013} IT \u{2013} AT", "ANNA MARIA ERIKSSON")
        );
        assert_eq!(wallet.copies(&card.id).unwrap().map(|copies| copies.left), Some(COPIES));
    }
}
