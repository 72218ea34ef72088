//! Why a counter's tool could not do its work. Each says what to do next, and none what a pass says.

use std::path::PathBuf;

use wallet::issuer::{DeriveError, IssuerError, NativeKind};

/// A counter's tool that could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IssuerFailure {
    /// The issuer said no.
    #[error("{0}.")]
    Issuer(#[from] IssuerError),
    /// No clearance follows from the passes.
    #[error("{0}. Nothing was issued.")]
    Derive(#[from] DeriveError),
    /// No folder made by `issuer init`.
    #[error("{0} is no issuer's folder. `carnet issuer init {0} --name NAME --kind KIND` makes one.")]
    NotAFolder(PathBuf),
    /// `issuer init` where there is an issuer already.
    #[error("{0} is an issuer's folder already; nothing was changed. Choose another folder.")]
    FolderThere(PathBuf),
    /// Another clerk is at it.
    #[error("Another program is at work in {0}. Wait until it is done, and try again; nothing was changed.")]
    InUse(PathBuf),
    /// Nothing that a wallet answered.
    #[error("{0} holds no enrolment. It is what the wallet shows once it has scanned the invitation (CEN1:…).")]
    NoEnrolment(String),
    /// The invitation was to another kind of pass.
    #[error("The wallet was invited to a {}, not to a {}. `carnet issuer enrol --kind {}` invites it to one.", .1.name(), .0.name(), .0.name())]
    NotTo(NativeKind, NativeKind),
    /// A list of a time that is over would undo what was revoked since.
    #[error("--at is over. A status list is of now or of a time to come; nothing was written.")]
    Past,
}

impl IssuerFailure {
    /// Exit code: 1 for a no, 2 for a call that could not be carried out.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Issuer(_) | Self::Derive(_) | Self::NotTo(..) => 1,
            _ => 2,
        }
    }

    /// Stable name for `--json`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Issuer(error) => error.code(),
            Self::Derive(error) => error.code(),
            Self::NotAFolder(_) => "not_a_folder",
            Self::FolderThere(_) => "folder_there",
            Self::InUse(_) => "in_use",
            Self::NoEnrolment(_) => "no_enrolment",
            Self::NotTo(NativeKind::Clearance, _) => "not_to_clearance",
            Self::NotTo(..) => "not_to_mark",
            Self::Past => "past",
        }
    }
}
