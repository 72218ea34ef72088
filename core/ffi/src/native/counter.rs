//! The counter of an invented embassy.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use wallet::specimen::Counter;

use crate::CarnetError;
use crate::carnet::caught;

/// The counter of an invented embassy, to try out enrolment, receiving and showing live with. Its key is made now; no real wallet trusts
/// it before [`SpecimenCounter::trust`] is added to it.
#[derive(uniffi::Object)]
pub struct SpecimenCounter(Mutex<Counter>);

#[uniffi::export]
impl SpecimenCounter {
    /// A new one.
    ///
    /// # Errors
    /// [`CarnetError::Keystore`] where the system gives no random numbers.
    #[uniffi::constructor]
    pub fn new() -> Result<Arc<Self>, CarnetError> {
        caught(|| Ok(Arc::new(Self(Mutex::new(Counter::new()?)))))
    }

    /// The JWK set by which it is trusted.
    pub fn trust(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).trust()
    }

    /// An invitation (`CEN1:`) for one wallet, open for a day.
    ///
    /// # Errors
    /// [`CarnetError::Keystore`] where the system gives no random numbers.
    pub fn invitation(&self, now: i64) -> Result<String, CarnetError> {
        self.work(now, Counter::invite)
    }

    /// The batch for the wallet whose answer this is: a clearance for the specimen person, in twenty copies.
    ///
    /// # Errors
    /// [`CarnetError::Keystore`] where it answers none of this counter's invitations.
    pub fn issue(&self, answer: String, now: i64) -> Result<Vec<u8>, CarnetError> {
        self.work(now, |counter, now| counter.issue(&answer, now))
    }
}

impl SpecimenCounter {
    fn work<T>(
        &self,
        now: i64,
        work: impl FnOnce(&mut Counter, Timestamp) -> Result<T, wallet::WalletError>,
    ) -> Result<T, CarnetError> {
        caught(|| {
            let now = Timestamp::from_second(now).map_err(|_| CarnetError::Internal)?;
            Ok(work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner), now)?)
        })
    }
}
