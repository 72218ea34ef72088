//! Yes, no, or what cannot be told from what is known.

use super::Open;

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Perhaps {
    No,
    Yes,
    Open(Open),
}

impl Perhaps {
    /// From the least and the most that a thing may be: `at_least` says that it holds however things are, `at_most` that it
    /// may hold.
    pub(super) fn between(at_least: bool, at_most: bool, open: Open) -> Self {
        match (at_least, at_most) {
            (true, _) => Self::Yes,
            (_, true) => Self::Open(open),
            _ => Self::No,
        }
    }

    /// Both.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Open(open), _) | (_, Self::Open(open)) => Self::Open(open),
            _ => Self::Yes,
        }
    }

    /// One of them at least.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::Open(open), _) | (_, Self::Open(open)) => Self::Open(open),
            _ => Self::No,
        }
    }
}
