//! Why something about revocation is not taken.

use credential::cbor::CborError;

/// Why a list, a filter, a bucket or a whole revocation body is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RevocationError {
    /// Not deterministic CBOR, or past the limits of it.
    #[error("the revocation data is broken: get it again")]
    Cbor,
    /// A member is missing, unknown, or of another type or value than the format gives it.
    #[error("the revocation data is not of the form that is read: get it again, or look for an update")]
    Shape,
    /// Past one of the limits on sets, lists and their bytes.
    #[error("there is more revocation data than Carnet holds: hand in fewer lists")]
    TooLarge,
    /// Entries of a set are not in order, or one comes twice.
    #[error("the entries of a revocation list are not in order: get it again")]
    Unsorted,
    /// A filter's table is not as long as its header says.
    #[error("a revocation filter is broken: get it again")]
    Filter,
    /// Some id is said to be revoked and not to be: a cascade cannot be made, nor a filter of ids that do not differ.
    #[error(
        "the ids of a revocation list contradict each other: an id is given as revoked and as issued and not revoked"
    )]
    Contradiction,
    /// A bucket that belongs to no revocation list that is held: of another list, of another edition of it, or altered.
    #[error("this revocation bucket belongs to no list that is held: get the one that belongs to the newest list")]
    OtherRoot,
    /// A status list that is not zlib, or inflates to more than is held, or has a width that there is not.
    #[error("a status list cannot be unpacked: get it again")]
    StatusList,
}

impl RevocationError {
    /// A stable name for programs, in snake_case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cbor => "cbor",
            Self::Shape => "shape",
            Self::TooLarge => "too_large",
            Self::Unsorted => "unsorted",
            Self::Filter => "filter",
            Self::Contradiction => "contradiction",
            Self::OtherRoot => "other_root",
            Self::StatusList => "status_list",
        }
    }
}

impl From<CborError> for RevocationError {
    fn from(_: CborError) -> Self {
        Self::Cbor
    }
}
