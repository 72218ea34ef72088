//! What went wrong, by what a person can do about it.

use std::time::Duration;

use credential::Refusal;
use policy::Check;
use policy::packs::PackError;
use store::{BiometricError, PassphraseError, PinError, RecoveryCodeError, StoreError, VaultError};

use crate::PassId;
use crate::native::NativeError;
use crate::requests::{AnswerError, RequestError, RequestTrouble};
use crate::trips::TripRefusal;

/// Every way a use-case of the wallet can fail. `Display` is one or two plain sentences: what happened, what to do.
///
/// Never holds a pass's content, a name or a key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WalletError {
    /// The text is no pass that can be kept: unreadable, or it breaks a rule (`reason` is the check's code).
    #[error("{message}")]
    NotKept {
        /// Stable code of the reason, as in a check.
        reason: &'static str,
        /// The reason in a sentence.
        message: String,
    },
    /// The secret does not open the wallet.
    #[error("That is not the right {secret}. {}", tries(*.free_tries))]
    WrongSecret {
        /// What was asked for: `PIN`, `recovery code`, `passphrase`.
        secret: &'static str,
        /// Tries left before a wait; `None` where tries are not counted.
        free_tries: Option<u32>,
    },
    /// Too many wrong PINs: wait, then try again. Nothing is ever erased.
    #[error("Too many wrong PINs. Wait {} and try again; nothing is erased.", seconds(*.left))]
    Wait {
        /// Time left, in boot time.
        left: Duration,
    },
    /// There is no wallet in this folder yet.
    #[error("There is no wallet here yet. Add a pass to make one.")]
    NoWallet,
    /// A wallet is already here; it is never overwritten.
    #[error("There is a wallet here already. Open it, or choose another folder.")]
    AlreadyThere,
    /// Another program has the wallet open.
    #[error("Another program has this wallet open. Close it and try again.")]
    InUse,
    /// The disk is full or the folder cannot be written; what was kept before is untouched.
    #[error(
        "The wallet could not be written ({0}). What was kept before is untouched; free some space or check the folder's permissions, then try again."
    )]
    NotWritten(String),
    /// The wallet was written by a newer Carnet.
    #[error("This wallet was written by a newer Carnet. Update Carnet; nothing was changed.")]
    TooNew,
    /// One of Carnet's own passes could not be enrolled for, kept or shown.
    #[error("{}", sentence(.0))]
    Native(#[from] NativeError),
    /// A request was not answered, or not asked.
    #[error("{}", sentence(.0))]
    Request(#[from] RequestTrouble),
    /// A code that somebody's phone showed.
    #[error("This code was made for one check and is never kept. To get a pass of your own, enrol with its issuer.")]
    NeverKept,
    /// No pass has this id.
    #[error("No pass with the id {0} is kept here. `list` names those that are.")]
    NoSuchPass(PassId),
    /// The pass is kept, and the one to be kept instead of it is no newer copy of it.
    #[error(
        "The pass {0} stays: what was to take its place is no newer copy of it, or checks worse. Nothing was changed."
    )]
    NotNewer(PassId),
    /// The pass is kept but its row is damaged; other passes are not affected.
    #[error(
        "The pass {0} is damaged on disk and cannot be opened. It was not deleted; add it again from its paper or picture."
    )]
    DamagedPass(PassId),
    /// The wallet's file is damaged so far that it cannot be opened; it was not changed.
    #[error("The wallet's file is damaged ({0}). It was not changed; keep a copy of it and restore from a backup.")]
    DamagedWallet(String),
    /// The system's keystore does not answer or lost its entry.
    #[error("{0}")]
    Keystore(String),
    /// The system's biometric key did not answer.
    #[error("{}", sentence(.0))]
    Biometric(BiometricError),
    /// The PIN, passphrase or code does not meet the rule that the sentence gives.
    #[error("{0}")]
    WeakSecret(String),
    /// The text does not fit into one QR code.
    #[error("This pass is too long for one QR code and cannot be shown.")]
    TooLongToShow,
    /// A trust file could not be taken; the sentence says why.
    #[error("{0}")]
    Trust(String),
    /// A publisher's pack is refused; nothing of it is used.
    #[error("{}", sentence(.0))]
    Pack(#[from] PackError),
    /// The words typed are not those of the publisher's fingerprint.
    #[error(
        "These are not the words of this publisher's fingerprint. Compare them with what the publisher shows elsewhere; if they differ, do not add it."
    )]
    WrongWords,
    /// No publisher of this id is trusted.
    #[error("This publisher is not among those you trust.")]
    NoSuchPublisher,
    /// A trip, or who goes on it, is not as it has to be; the sentence says why.
    #[error(transparent)]
    Trip(#[from] TripRefusal),
    /// No trip has this id.
    #[error("No trip with the id {0} is kept here. `trip list` names those that are.")]
    NoSuchTrip(PassId),
    /// A picture or document could not be read; the sentence says why.
    #[error("{0}")]
    Picture(String),
}

fn tries(free: Option<u32>) -> String {
    match free {
        None => "Check it and try again.".to_owned(),
        Some(0) => "From now on each wrong try makes you wait longer; nothing is erased.".to_owned(),
        Some(1) => "One more try before a wait.".to_owned(),
        Some(n) => format!("{n} more tries before a wait."),
    }
}

/// Whole seconds, rounded up, in the largest units that fit.
fn seconds(left: Duration) -> String {
    let whole = left.as_secs().saturating_add(u64::from(left.subsec_nanos() > 0));
    match (whole.div_euclid(60), whole.rem_euclid(60)) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

impl WalletError {
    /// Why a checked text is not kept.
    #[must_use]
    pub fn not_kept(check: &Check) -> Self {
        let (reason, message) = check.reason.as_ref().map_or_else(
            || (check.verdict.name(), String::new()),
            |reason| (reason.code(), reason.to_string()),
        );
        Self::NotKept { reason, message }
    }

    pub(crate) fn no_random_numbers() -> Self {
        Self::Keystore("The system gives no random numbers; try again.".to_owned())
    }

    /// Why a text that is no pass is not kept.
    #[must_use]
    pub fn refused(refusal: Refusal) -> Self {
        Self::NotKept {
            reason: refusal.code(),
            message: refusal.to_string(),
        }
    }
}

impl From<StoreError> for WalletError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoStore => Self::NoWallet,
            StoreError::AlreadyExists => Self::AlreadyThere,
            StoreError::Newer { .. } => Self::TooNew,
            StoreError::InUse => Self::InUse,
            StoreError::Foreign | StoreError::Unreadable | StoreError::Damaged => {
                Self::DamagedWallet(error.to_string())
            }
            StoreError::WrongPin { free_tries, .. } => Self::WrongSecret {
                secret: "PIN",
                free_tries: Some(free_tries),
            },
            StoreError::PinDelayed { wait } => Self::Wait { left: wait },
            StoreError::WrongRecoveryCode => Self::WrongSecret {
                secret: "recovery code",
                free_tries: None,
            },
            StoreError::NoRow { id, .. } => Self::NoSuchPass(id),
            StoreError::RowDamaged { id, .. } => Self::DamagedPass(id),
            StoreError::PinNeedsKeystore | StoreError::NoSuchSlot(_) | StoreError::LastSlot => {
                Self::WeakSecret(sentence(&error))
            }
            StoreError::Vault(vault) => vault.into(),
            StoreError::Biometric(error) => Self::Biometric(error),
            StoreError::SlotDamaged(_)
            | StoreError::WrongDeviceKey
            | StoreError::DeviceKeyMissing
            | StoreError::VaultOfAnotherStore
            | StoreError::VaultOccupied => Self::Keystore(sentence(&error)),
            other => Self::NotWritten(other.to_string()),
        }
    }
}

impl From<RequestError> for WalletError {
    fn from(error: RequestError) -> Self {
        Self::Request(error.into())
    }
}

impl From<AnswerError> for WalletError {
    fn from(error: AnswerError) -> Self {
        Self::Request(match error {
            // Said of the request, in whichever step it shows.
            AnswerError::Request(error) => error.into(),
            error => error.into(),
        })
    }
}

impl From<VaultError> for WalletError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::WrongPassphrase => Self::WrongSecret {
                secret: "passphrase",
                free_tries: None,
            },
            VaultError::Exists => Self::AlreadyThere,
            VaultError::Io(_) => Self::NotWritten(error.to_string()),
            other => Self::Keystore(sentence(&other)),
        }
    }
}

impl From<RecoveryCodeError> for WalletError {
    fn from(error: RecoveryCodeError) -> Self {
        Self::WeakSecret(sentence(&error))
    }
}

impl From<PinError> for WalletError {
    fn from(error: PinError) -> Self {
        Self::WeakSecret(sentence(&error))
    }
}

impl From<PassphraseError> for WalletError {
    fn from(error: PassphraseError) -> Self {
        Self::WeakSecret(sentence(&error))
    }
}

/// A cause's words as a sentence.
fn sentence(cause: &impl std::fmt::Display) -> String {
    let text = cause.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), letters.as_str())
    })
}
