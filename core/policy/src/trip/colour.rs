//! The four colours, each with a shape and a word, since colour alone says nothing to many.

use serde::{Serialize, Serializer};

/// What passes are worth at a stop, or on a trip. The order is that of precedence: of several, the first stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[must_use]
pub enum Colour {
    /// Refused by a rule that is quoted.
    Red,
    /// Nobody can say: no rules, stale rules, an untrusted signer.
    Unknown,
    /// Accepted only with a duty.
    Yellow,
    /// Accepted for the whole stay.
    Green,
}

impl Colour {
    /// All of them, in the order of precedence.
    pub const ALL: [Self; 4] = [Self::Red, Self::Unknown, Self::Yellow, Self::Green];

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Unknown => "unknown",
            Self::Yellow => "yellow",
            Self::Green => "green",
        }
    }

    /// Of several that all have to be met. `None`: of nothing.
    pub fn all(colours: impl IntoIterator<Item = Self>) -> Option<Self> {
        colours.into_iter().min()
    }

    /// Of several of which one suffices: what is open may suffice, so that it stands before a refusal. `None`: of nothing.
    pub fn any(colours: impl IntoIterator<Item = Self>) -> Option<Self> {
        colours.into_iter().max()
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
