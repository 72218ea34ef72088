//! Why a pack is not taken.

use credential::cbor::CborError;
use credential::cose::CoseError;
use credential::inflate::InflateError;

use super::Kind;

/// Why a pack, or the update it would be, is refused. Nothing of a refused pack is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The file does not begin as a pack does.
    #[error("this is no pack: get the file again from its publisher")]
    NotAPack,
    /// More bytes than [`PACK_FILE`](crate::limits::PACK_FILE) or [`PACK_INFLATED`](crate::limits::PACK_INFLATED).
    #[error("the pack is larger than any pack may be: do not use it, and tell its publisher")]
    TooLarge,
    /// Cut off, altered on the way, or never whole.
    #[error("the pack is damaged: get the file again from its publisher")]
    Damaged,
    /// Of a version that this Carnet does not read.
    #[error("the pack is made for a newer Carnet: update the app")]
    Version,
    /// Not in the one form that a pack has.
    #[error("the pack's {0} is not written as PACKS.md has it: do not use it, and tell its publisher")]
    Form(Kind),
    /// Dates out of order, or none that exist.
    #[error("the dates of the pack's {0} contradict each other: tell its publisher")]
    Dates(Kind),
    /// A role without keys, without a threshold or with one that cannot be reached.
    #[error("the publisher's list of keys contradicts itself: do not use the pack")]
    Roles,
    /// Fewer of the entitled keys signed than have to.
    #[error("too few of the publisher's keys signed the {kind}: {have} of {need}; do not use the pack")]
    Signatures {
        /// What is signed.
        kind: Kind,
        /// Distinct entitled keys whose signatures fit.
        have: usize,
        /// How many have to.
        need: usize,
    },
    /// A part of another publisher, or the pack of another publisher than the one to be updated.
    #[error("the {0} belongs to another publisher: do not use the pack")]
    OtherPublisher(Kind),
    /// The chain of roots has a gap, or is not the one known.
    #[error("the pack does not show how the publisher's keys came to be from those known: do not use it")]
    RootChain,
    /// Older than what is known already.
    #[error(
        "the pack's {0} is older than the one you have: get the newest pack; if this is said to be it, tell its publisher"
    )]
    Rollback(Kind),
    /// The same number as what is known already, and another content.
    #[error(
        "the publisher signed two different {0} parts with the same number: do not use the pack, and tell its publisher"
    )]
    Equivocation(Kind),
    /// A kind that was there before is missing.
    #[error("the pack no longer lists its {0}: do not use it, and tell its publisher")]
    Vanished(Kind),
    /// The index lists a part that is neither in the pack nor kept.
    #[error("the pack lacks its {0}: get the whole pack instead of a part of it")]
    Missing(Kind),
    /// A part that the index does not list, or lists otherwise.
    #[error("the pack's {0} is not the one its index lists: get the pack again")]
    NotListed(Kind),
    /// The body is not the one that was signed.
    #[error("the pack's {0} is not the one that was signed: get the pack again")]
    Digest(Kind),
    /// A change to something that is not kept.
    #[error("this pack only brings the changes of its {0} since one you do not have: get the whole pack")]
    Base(Kind),
    /// Its end has passed.
    #[error("the pack's {0} has expired: get a newer pack")]
    Expired(Kind),
    /// Made more than 24 hours from now.
    #[error("the pack's {0} was made later than the time on this clock: check the clock")]
    FromFuture(Kind),
    /// The clock is behind a time that is known to have passed.
    #[error("the clock of this device is more than a day behind: set it, then try again")]
    Clock,
}

impl PackError {
    /// The kind of part that it is about, where it is about one.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Form(kind)
            | Self::Dates(kind)
            | Self::Signatures { kind, .. }
            | Self::OtherPublisher(kind)
            | Self::Rollback(kind)
            | Self::Equivocation(kind)
            | Self::Vanished(kind)
            | Self::Missing(kind)
            | Self::NotListed(kind)
            | Self::Digest(kind)
            | Self::Base(kind)
            | Self::Expired(kind)
            | Self::FromFuture(kind) => Some(kind),
            Self::NotAPack
            | Self::TooLarge
            | Self::Damaged
            | Self::Version
            | Self::Roles
            | Self::RootChain
            | Self::Clock => None,
        }
    }

    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAPack => "not_a_pack",
            Self::TooLarge => "too_large",
            Self::Damaged => "damaged",
            Self::Version => "version",
            Self::Form(_) => "form",
            Self::Dates(_) => "dates",
            Self::Roles => "roles",
            Self::Signatures { .. } => "signatures",
            Self::OtherPublisher(_) => "other_publisher",
            Self::RootChain => "root_chain",
            Self::Rollback(_) => "rollback",
            Self::Equivocation(_) => "equivocation",
            Self::Vanished(_) => "vanished",
            Self::Missing(_) => "missing",
            Self::NotListed(_) => "not_listed",
            Self::Digest(_) => "digest",
            Self::Base(_) => "base",
            Self::Expired(_) => "expired",
            Self::FromFuture(_) => "from_future",
            Self::Clock => "clock",
        }
    }
}

impl From<InflateError> for PackError {
    fn from(error: InflateError) -> Self {
        match error {
            InflateError::TooLarge => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}

/// Within [`form`]: any departure from the one form is the same to a reader.
pub(crate) struct Departs;

impl From<CborError> for Departs {
    fn from(_: CborError) -> Self {
        Self
    }
}

impl From<CoseError> for Departs {
    fn from(_: CoseError) -> Self {
        Self
    }
}

/// Reads a part of `kind`; whatever departs from its form refuses it.
pub(super) fn form<T>(kind: Kind, read: impl FnOnce() -> Result<T, Departs>) -> Result<T, PackError> {
    read().map_err(|Departs| PackError::Form(kind))
}
