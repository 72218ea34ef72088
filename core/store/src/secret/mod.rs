//! What a person types to open the store: zeroized, never printed, never copied.

mod passphrase;
mod pin;
mod recovery;

pub use passphrase::{Passphrase, PassphraseError};
pub use pin::{Pin, PinError};
pub use recovery::{RecoveryCode, RecoveryCodeError};
