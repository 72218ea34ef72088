//! Why a command ends early, and with which exit code.

use std::path::{Path, PathBuf};

use wallet::WalletError;

use crate::commands::issuer::IssuerFailure;
use crate::commands::pack::PackFailure;
use crate::key_file::KeyFileFailure;

/// A command that could not do its work. Printed to standard error as one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The wallet said no.
    #[error(transparent)]
    Wallet(#[from] WalletError),
    /// A publisher's tool said no.
    #[error(transparent)]
    Pack(#[from] PackFailure),
    /// A counter's tool said no.
    #[error(transparent)]
    Issuer(#[from] IssuerFailure),
    /// A key file is not opened, or none made.
    #[error(transparent)]
    Key(#[from] KeyFileFailure),
    /// A file or folder could not be read.
    #[error("{path} cannot be read ({cause}).")]
    Read {
        /// As given on the command line.
        path: PathBuf,
        /// The system's reason.
        cause: std::io::Error,
    },
    /// A file could not be written.
    #[error("{path} cannot be written ({cause}).")]
    Write {
        /// As given on the command line.
        path: PathBuf,
        /// The system's reason.
        cause: std::io::Error,
    },
    /// A file that would be lost.
    #[error("{0} is there already; nothing was changed. Choose another name, or move that file away.")]
    Exists(PathBuf),
    /// Not shown as a code.
    #[error("{0}.")]
    Show(String),
    /// Something about the call itself.
    #[error("{0}")]
    Usage(String),
    /// The command ran and its answer is no, which has been printed already.
    #[error("")]
    No,
}

impl Failure {
    /// Exit code: 1 for a no, 2 for a call that could not be carried out.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::No | Self::Wallet(_) => 1,
            Self::Pack(failure) => failure.code(),
            Self::Issuer(failure) => failure.code(),
            Self::Key(failure) => failure.code(),
            Self::Read { .. } | Self::Write { .. } | Self::Exists(_) | Self::Show(_) | Self::Usage(_) => 2,
        }
    }

    /// Stable name for `--json`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Wallet(_) => "wallet",
            Self::Pack(failure) => failure.kind(),
            Self::Issuer(failure) => failure.kind(),
            Self::Key(failure) => failure.kind(),
            Self::Read { .. } => "cannot_read",
            Self::Write { .. } => "cannot_write",
            Self::Exists(_) => "exists",
            Self::Show(_) => "show",
            Self::Usage(_) => "usage",
        }
    }

    pub(crate) fn read(path: &Path, cause: std::io::Error) -> Self {
        Self::Read {
            path: path.to_owned(),
            cause,
        }
    }

    pub(crate) fn write(path: &Path, cause: std::io::Error) -> Self {
        Self::Write {
            path: path.to_owned(),
            cause,
        }
    }
}
