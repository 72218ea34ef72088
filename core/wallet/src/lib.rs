//! The use-cases of the wallet: scan, keep, list, show, check, remove, history, unlock.
//!
//! This is the only crate that knows all others, and the only one the shells and the command line talk to.
//!
//! ```
//! use std::sync::Arc;
//! use wallet::{Clock, MemoryVault, Pin, Scanned, Secret, SystemClock, Wallet, specimen};
//!
//! let folder = tempfile::tempdir()?;
//! let clock = Arc::new(SystemClock);
//! let specimens = specimen::Specimens::issue(clock.now())?;
//!
//! let pin = Pin::new("271828")?;
//! let mut wallet = Wallet::create(folder.path(), Arc::new(MemoryVault::default()), Secret::Pin(&pin), clock)?;
//! let _ = wallet.add_trust("demo issuer", specimens.trust())?;
//!
//! let Scanned::Pass(pending) = wallet.scan(&specimens.texts()[0]) else { panic!("not a pass") };
//! assert_eq!(pending.check().verdict.name(), "valid");
//! let card = wallet.keep(*pending)?.card;
//! let showing = wallet.show(&card.id)?;
//! assert!(showing.symbol().size() > 21);
//! assert_eq!(wallet.history()?.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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

mod card;
mod cards;
mod clock;
mod erase;
mod error;
pub mod holder;
mod input;
pub mod issuer;
mod keep;
mod ledger;
pub mod native;
mod pass;
mod people;
pub mod publishers;
mod reminders;
mod remove;
mod renewal;
pub mod requests;
mod retention;
mod rows;
mod scan;
mod show;
pub mod specimen;
#[cfg(test)]
mod testing;
pub mod trips;
mod trust;
mod unlock;

pub use card::{Card, event_line, pass_headline};
pub use cards::{Overview, Person};
pub use clock::{Clock, FixedClock, SystemClock};
pub use credential::shc::join;
pub use credential::{
    Country, Ed25519SigningKey, ExcessField, Format, Kind, Pass, PersonalData, Refusal, VerifyingKey, View,
    Warning as FormatWarning, view,
};
pub use erase::erase;
pub use error::WalletError;
pub use input::{Unreadable, holds_pass, text_of_bytes, texts, texts_in_frame};
pub use keep::Kept;
pub use ledger::{Ledger, LedgerEntry, LedgerFilter, LedgerForm, ShownTo};
pub use pass::OpenedPass;
pub use policy::packs::PackError;
pub use policy::{
    Added, Assurance, Check, CheckReport, CheckedPass, Clash, Clock as PolicyClock, Comparison, Domain, KeyState,
    KindSet, Opinion, OpinionReport, Reason, Recognition, Revocation, Signer, Standing, Trust, TrustError, TrustedKey,
    Usage, Verdict, Voice, Warning,
};
pub use policy::{asking, certlogic, import, packs, requirements, revocation, rules};
pub use qr::{EncodeError, Symbol, encode, moving, render};
pub use reminders::{PassReminder, PassReminderCode};
pub use retention::HistoryRetention;
pub use scan::{PendingPass, Relation, Scanned, check_text, check_texts};
pub use show::{Mode, Revealed, Showing};
#[cfg(feature = "os-keystore")]
pub use store::vault::os::OsVault;
pub use store::vault::{file::FileVault, memory::MemoryVault};
pub use store::{
    BiometricError, BiometricKey, BootClock, BootId, Passphrase, Pin, PinError, RecoveryCode, RowId as PassId,
    SlotKind, SystemBootClock, Vault, VaultError,
};
pub use unlock::{LockedWallet, Secret, StillLocked, Wallet};
pub use zeroize::Zeroizing;
