//! Carnet's store: encrypted rows, a key hierarchy with slots, and nothing lost.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

mod biometric;
mod boot;
mod cbor;
mod condition;
mod create;
mod database;
mod delay;
mod error;
mod id;
mod journal;
mod key;
mod labels;
pub mod limits;
mod load;
mod locked;
mod rows;
mod seal;
mod secret;
mod slot;
mod slots;
mod store;
mod stretch;
mod summary;
mod table;
mod transaction;
pub mod vault;

pub use biometric::{BiometricError, BiometricKey};
pub use boot::{BootClock, BootId, SystemBootClock};
pub use condition::{Condition, Damage, DamageKind, Rollback};
pub use create::FirstSlot;
pub use error::StoreError;
pub use id::{NotARowId, RowId, StoreId};
pub use locked::{Locked, Unlock};
pub use secret::{Passphrase, PassphraseError, Pin, PinError, RecoveryCode, RecoveryCodeError};
pub use slot::SlotKind;
pub use store::{Card, Store};
pub use table::Table;
pub use transaction::Tx;
pub use vault::{Vault, VaultError};
