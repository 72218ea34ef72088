//! What was checked of a publication's own proof, when it was made into a list of keys.

/// How far a publication was checked. Ascending in what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Proof {
    /// It has none: whoever got it vouches for where it came from.
    #[default]
    None,
    /// It has one, which was not checked.
    NotChecked,
    /// It is whole: its signature fits the certificate that comes with it, which an authority in the same publication
    /// issued. Nobody known beforehand vouches for it.
    Whole,
    /// Its signature fits a publisher's key that was known beforehand.
    Checked,
}

impl Proof {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotChecked => "not_checked",
            Self::Whole => "whole",
            Self::Checked => "checked",
        }
    }

    /// What holds for a file of several lists: what the least checked of them says.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, only) | (only, Self::None) => only,
            (one, two) => one.min(two),
        }
    }
}
