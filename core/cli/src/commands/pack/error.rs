//! Why a publisher's tool could not do its work. Each says what to do next.

use std::path::{Path, PathBuf};

use wallet::packs::{DraftError, Kind, PackError};

/// A publisher's tool that could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PackFailure {
    /// A pack that is refused.
    #[error("{path}: {cause}.")]
    Pack { path: PathBuf, cause: PackError },
    /// A part that is refused.
    #[error("{path}: {cause}.")]
    Draft { path: PathBuf, cause: DraftError },
    /// Neither a pack nor a part.
    #[error("{0} is neither a pack nor a part of one.")]
    NotAPack(PathBuf),
    /// No folder made by `pack init`.
    #[error("{0} is no publisher's folder. `carnet pack init {0} --name NAME --key PUBLIC` makes one.")]
    NotAFolder(PathBuf),
    /// `pack init` where there is a publisher already.
    #[error("{0} is a publisher's folder already; nothing was changed. `--rotate` makes its next root.")]
    FolderThere(PathBuf),
    /// The folder's parts contradict each other.
    #[error("{folder} is damaged: {what}. Put a copy of the folder back, or its parts from another machine.")]
    Folder { folder: PathBuf, what: String },
    /// A text that is no public key.
    #[error(
        "“{0}” is no public key of a publisher: {1}. It begins with carnet-pack-key1, as `carnet pack keygen` printed it."
    )]
    KeyText(String, &'static str),
    /// A private key where a public one is asked for.
    #[error(
        "This is the private half of a key. Give it to nobody; the public half begins with carnet-pack-key1. If others \
         saw the private half, make a new key and replace this one (`carnet pack init --rotate`)."
    )]
    PrivateKey,
    /// Thresholds and keys that do not go together.
    #[error("{0}")]
    Roles(String),
    /// Dates that do not go together.
    #[error("{0}")]
    Dates(String),
    /// A root that others may have signed already.
    #[error(
        "Root {0} waits already, and some have signed it. Two different roots with one number would split those who \
         follow this publisher. Go on with that one, or delete its file if nobody keeps a signed copy."
    )]
    RootWaits(u64),
    /// Nothing to put in an index.
    #[error("There is no content yet. `carnet pack add FOLDER KIND FILE…` makes one.")]
    Empty,
    /// A content that is not there.
    #[error("There is no content of the kind {0} yet. `carnet pack add FOLDER {0} FILE…` makes one.")]
    NoContent(Kind),
    /// A publication that is none of the forms read.
    #[error("{path}: {why}. Nothing was changed.")]
    Publication { path: PathBuf, why: String },
    /// A key that signs none of these.
    #[error("This key signs nothing that waits here: {0}.")]
    NotEntitled(String),
    /// Parts that lack signatures.
    #[error("Not ready: {0}.")]
    Waiting(String),
    /// Larger than any pack may be.
    #[error("The pack would be larger than any pack may be. Split it among two publishers' folders, or take less.")]
    TooLarge,
    /// The new pack would be refused by those who have the last one.
    #[error("Those who have the last pack would refuse this one: {0}.")]
    Update(PackError),
}

impl PackFailure {
    /// Exit code: 1 for a no, 2 for a call that could not be carried out.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Pack { .. } | Self::Draft { .. } | Self::Waiting(_) | Self::Update(_) => 1,
            _ => 2,
        }
    }

    /// Stable name for `--json`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Pack { .. } => "pack",
            Self::Draft { .. } => "part",
            Self::NotAPack(_) => "not_a_pack",
            Self::NotAFolder(_) => "not_a_folder",
            Self::FolderThere(_) => "folder_there",
            Self::Folder { .. } => "folder_damaged",
            Self::KeyText(..) => "key_text",
            Self::PrivateKey => "private_key",
            Self::Roles(_) => "roles",
            Self::Dates(_) => "dates",
            Self::RootWaits(_) => "root_waits",
            Self::Empty => "empty",
            Self::NoContent(_) => "no_content",
            Self::Publication { .. } => "publication",
            Self::NotEntitled(_) => "not_entitled",
            Self::Waiting(_) => "waiting",
            Self::TooLarge => "too_large",
            Self::Update(_) => "update",
        }
    }

    /// A pack that is refused, by its path.
    pub(super) fn pack(path: &Path) -> impl Fn(PackError) -> Self {
        move |cause| Self::Pack {
            path: path.to_owned(),
            cause,
        }
    }

    /// A part that is refused, by its path.
    pub(super) fn draft(path: &Path) -> impl Fn(DraftError) -> Self {
        move |cause| Self::Draft {
            path: path.to_owned(),
            cause,
        }
    }
}
