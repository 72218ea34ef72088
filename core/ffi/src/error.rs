//! What went wrong, by what a person can do about it; the words are the shells'.

use wallet::{BiometricError, Check, PinError, WalletError};

use crate::{BiometricTrouble, NativeTrouble, PackTrouble, Reason, RequestTrouble, TripTrouble};

/// Every way a call can fail. `detail` is a sentence in English for a report; it holds no pass content.
#[derive(Debug, Clone, thiserror::Error, uniffi::Error)]
pub enum CarnetError {
    /// The PIN is wrong.
    #[error("wrong PIN")]
    WrongPin {
        /// Tries left before a wait.
        tries_left: Option<u32>,
    },
    /// The recovery code is not this wallet's, or is none.
    #[error("wrong recovery code")]
    WrongRecoveryCode,
    /// No PIN may be tried yet.
    #[error("wait {seconds} s")]
    Wait {
        /// Time left, rounded up.
        seconds: u64,
    },
    /// The PIN cannot be taken.
    #[error("weak PIN")]
    WeakPin {
        /// Why.
        why: PinWeakness,
    },
    /// The biometric key did not answer.
    #[error("biometric key: {why}")]
    Biometric {
        /// Why.
        why: BiometricTrouble,
    },
    /// There is no wallet yet.
    #[error("no wallet")]
    NoWallet,
    /// There is a wallet already, or it is open.
    #[error("a wallet is there already")]
    AlreadyThere,
    /// The wallet is locked.
    #[error("the wallet is locked")]
    Locked,
    /// Another process has it open.
    #[error("the wallet is open elsewhere")]
    InUse,
    /// The disk is full or cannot be written; what was kept before is untouched.
    #[error("not written: {detail}")]
    NotWritten {
        /// The cause.
        detail: String,
    },
    /// A newer Carnet wrote the wallet.
    #[error("written by a newer version")]
    TooNew,
    /// No pass has this id.
    #[error("no such pass")]
    NoSuchPass,
    /// The pass is not a newer copy of the one that it was to take the place of; both are as they were.
    #[error("not a newer copy")]
    NotNewer,
    /// The pass's row is damaged; it was not deleted.
    #[error("damaged pass")]
    DamagedPass,
    /// The wallet's file is damaged; it was not changed.
    #[error("damaged wallet: {detail}")]
    DamagedWallet {
        /// The cause.
        detail: String,
    },
    /// The keystore does not answer or lost its entry.
    #[error("keystore: {detail}")]
    Keystore {
        /// The cause.
        detail: String,
    },
    /// The text is no pass that can be kept.
    #[error("not kept")]
    NotKept {
        /// Why.
        reason: Reason,
    },
    /// The pass does not fit into one code.
    #[error("too long for one code")]
    TooLongToShow,
    /// A trust file could not be taken.
    #[error("trust: {detail}")]
    TrustRefused {
        /// The cause.
        detail: String,
    },
    /// A publisher's pack is refused; nothing of it is used.
    #[error("pack: {detail}")]
    PackRefused {
        /// Why.
        why: PackTrouble,
        /// The cause.
        detail: String,
    },
    /// The words typed are not those of the publisher's fingerprint.
    #[error("wrong words")]
    WrongWords,
    /// No publisher of this id is trusted.
    #[error("no such publisher")]
    NoSuchPublisher,
    /// One of Carnet's own passes is not enrolled for, kept or shown.
    #[error("own pass: {detail}")]
    Native {
        /// Why.
        why: NativeTrouble,
        /// The cause.
        detail: String,
    },
    /// A request is not answered or asked, or an answer not opened.
    #[error("request: {detail}")]
    Request {
        /// Why.
        why: RequestTrouble,
        /// The cause.
        detail: String,
    },
    /// What was typed is no trip.
    #[error("no trip: {why:?}")]
    NoTrip {
        /// Why.
        why: TripTrouble,
        /// The stop, from 0, where it is one's.
        stop: Option<u32>,
    },
    /// No trip has this id.
    #[error("no such trip")]
    NoSuchTrip,
    /// A file could not be read.
    #[error("unreadable file: {detail}")]
    Unreadable {
        /// The cause.
        detail: String,
    },
    /// Something failed that should not have; the wallet is as it was.
    #[error("internal error")]
    Internal,
}

impl CarnetError {
    /// Of a text that is no pass, or one that cannot be kept.
    pub(crate) fn not_kept(check: &Check) -> Self {
        Self::NotKept {
            reason: Reason::of(check),
        }
    }
}

/// Why a text cannot be a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PinWeakness {
    /// Fewer than six characters.
    TooShort,
    /// More than 64 bytes.
    TooLong,
    /// One that anyone would try first.
    Obvious,
    /// With something that cannot be typed.
    ControlCharacter,
}

impl From<PinError> for CarnetError {
    fn from(error: PinError) -> Self {
        let why = match error {
            PinError::TooShort => PinWeakness::TooShort,
            PinError::TooLong => PinWeakness::TooLong,
            PinError::Obvious => PinWeakness::Obvious,
            PinError::Control => PinWeakness::ControlCharacter,
        };
        Self::WeakPin { why }
    }
}

impl From<WalletError> for CarnetError {
    fn from(error: WalletError) -> Self {
        let detail = error.to_string();
        match error {
            WalletError::WrongSecret {
                free_tries: tries_left @ Some(_),
                ..
            } => Self::WrongPin { tries_left },
            WalletError::WrongSecret { .. } => Self::WrongRecoveryCode,
            WalletError::Wait { left } => Self::Wait {
                seconds: crate::session::whole_seconds(left),
            },
            WalletError::Biometric(error) => Self::Biometric { why: error.into() },
            WalletError::NoWallet => Self::NoWallet,
            WalletError::AlreadyThere => Self::AlreadyThere,
            WalletError::InUse => Self::InUse,
            WalletError::NotWritten(detail) => Self::NotWritten { detail },
            WalletError::TooNew => Self::TooNew,
            WalletError::NoSuchPass(_) => Self::NoSuchPass,
            WalletError::NotNewer(_) => Self::NotNewer,
            WalletError::DamagedPass(_) => Self::DamagedPass,
            WalletError::DamagedWallet(detail) => Self::DamagedWallet { detail },
            WalletError::Keystore(detail) => Self::Keystore { detail },
            WalletError::TooLongToShow => Self::TooLongToShow,
            WalletError::Trust(detail) => Self::TrustRefused { detail },
            WalletError::Pack(error) => Self::PackRefused {
                why: error.into(),
                detail,
            },
            WalletError::WrongWords => Self::WrongWords,
            WalletError::NoSuchPublisher => Self::NoSuchPublisher,
            WalletError::NoSuchTrip(_) => Self::NoSuchTrip,
            WalletError::Native(error) => Self::Native {
                why: (&error).into(),
                detail,
            },
            WalletError::NeverKept => Self::Native {
                why: NativeTrouble::NeverKept,
                detail,
            },
            WalletError::Request(refusal) => Self::Request {
                why: (&refusal).into(),
                detail,
            },
            WalletError::Trip(refusal) => Self::NoTrip {
                why: refusal.into(),
                stop: None,
            },
            WalletError::Picture(detail) => Self::Unreadable { detail },
            // A weak secret is told before the wallet is asked; a pass not kept is told by its check.
            WalletError::WeakSecret(_) | WalletError::NotKept { .. } => Self::Keystore { detail },
            _ => Self::Internal,
        }
    }
}

impl From<wallet::VaultError> for CarnetError {
    fn from(error: wallet::VaultError) -> Self {
        WalletError::from(error).into()
    }
}

impl From<BiometricError> for BiometricTrouble {
    fn from(error: BiometricError) -> Self {
        match error {
            BiometricError::Cancelled => Self::Cancelled,
            BiometricError::Invalidated => Self::Invalidated,
            BiometricError::Unavailable => Self::Unavailable,
        }
    }
}

/// A callback that failed in a way that it does not declare.
impl From<uniffi::UnexpectedUniFFICallbackError> for CarnetError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Internal
    }
}
