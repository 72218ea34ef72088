//! Carnet's store: encrypted rows in one SQLite file, keys in slots, and nothing lost.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::sync::Arc;
//! use store::vault::memory::MemoryVault;
//! use store::{FirstSlot, Locked, Pin, Store, StoreError, SystemBootClock, Table, Unlock};
//!
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path();
//! let vault = Arc::new(MemoryVault::new());
//! let pin = Pin::choose("271828")?;
//!
//! // A pass and the card that stands for it in the list.
//! let mut store = Store::create(folder, vault.clone(), FirstSlot::Pin(&pin))?;
//! let id = store.write(|tx| tx.insert_pass(b"HC1:...", b"Vaccination, Ada Lovelace"))?;
//! // Several changes, one transaction: all of them or none.
//! store.write(|tx| {
//!     tx.insert(Table::Ledger, b"shown at the border")?;
//!     tx.update_card(id, b"Vaccination, Ada Lovelace, shown")
//! })?;
//! drop(store.lock()?);
//!
//! // Later: the whole list from one encrypted summary, without opening a pass.
//! let locked = Locked::open(folder)?;
//! let clock = SystemBootClock::new()?;
//! let store = locked.unlock(vault, &clock, Unlock::Pin(&pin)).map_err(|(_, error)| error)?;
//! assert!(store.condition().is_sound());
//! assert_eq!(store.cards().count(), 1);
//! assert_eq!(**store.read(Table::Passes, id)?, *b"HC1:...");
//! # Ok(())
//! # }
//! ```
//!
//! It knows no pass type. What it protects against, and what not, is in `core/THREATS.md`; why the file is laid out as
//! it is, in `core/adr/0003-store-format.md`.
//!
//! | part | does |
//! |---|---|
//! | [`Store`], [`Tx`] | an opened store; one transaction |
//! | [`Locked`], [`Unlock`] | a store without its keys; the ways to open it |
//! | [`Ledger`] | the rows that are only ever added to, each chained to the one before |
//! | [`Condition`], [`Damage`] | rolled back, damaged, and where |
//! | [`vault`] | where the device key, the generation and the PIN failures are kept |
//! | [`backup`] | records in one file under a passphrase of its own |
//! | [`limits`] | every limit and its reason |
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

pub mod backup;
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
mod ledger;
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
pub use ledger::{Ledger, LedgerEntry};
pub use locked::{Locked, Unlock};
pub use secret::{Passphrase, PassphraseError, Pin, PinError, RecoveryCode, RecoveryCodeError};
pub use slot::SlotKind;
pub use store::{Card, Row, Store};
pub use table::Table;
pub use transaction::Tx;
pub use vault::{Vault, VaultError};
