//! What can be wrong with a pass of Carnet's own.

use super::{Field, NativeKind};
use crate::sdcwt::{IssueError, SdCwtError};

/// Why claims are no pass of Carnet's own. Holds no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NativeError {
    /// The token itself is broken.
    #[error(transparent)]
    Token(#[from] SdCwtError),
    /// The token could not be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// `vct` names none of the six kinds.
    #[error("this is no kind of pass that this version of Carnet knows: look for an update")]
    Kind,
    /// `iss` is missing, empty, too long or has unprintable characters.
    #[error("an issuer's name has 1 to 32 printable characters")]
    Issuer,
    /// `iat` or `exp` is missing or not midnight UTC, or they are further apart than 31 days, or `nbf` is there.
    #[error("the pass does not begin and end at midnight UTC within 31 days, as passes of its kind do")]
    Times,
    /// A claim stands there that passes of this profile do not have: an issuer could know a holder by it.
    #[error("the pass has a claim that does not belong there, by which its issuer could know it again")]
    Foreign,
    /// The fields are not in their map, not all redactable, or not padded to twelve digests.
    #[error("the pass does not hide and pad its fields as all passes do: it could be known by that")]
    Padding,
    /// A field that the kind does not have.
    #[error("a {} has no {}", .0.name(), .1.name())]
    NotOfKind(NativeKind, Field),
    /// A field that the kind has to have.
    #[error("a {} needs {}", .0.name(), .1.name())]
    Missing(NativeKind, Field),
    /// A field's value is not as it has to be.
    #[error("the {} is not written as it has to be: {}", .0.name(), .0.form())]
    Value(Field),
    /// The status reference is broken.
    #[error("the pass does not say in the right way where it could be revoked")]
    Status,
}
