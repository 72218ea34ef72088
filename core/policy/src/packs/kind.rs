//! What a part of a pack speaks of.

/// The kinds of part (PACKS.md, section 2). The order is that of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// The publisher's keys, and which of them sign what.
    Root = 0,
    /// Which contents belong together.
    Index = 1,
    /// Signers of passes.
    Trust = 2,
    /// Passes taken back.
    Revocation = 3,
    /// Rules of states, and the value sets they use.
    Rules = 4,
    /// Who accepts whose passes.
    Agreements = 5,
    /// Verifiers accredited to ask.
    Verifiers = 6,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Root,
        Self::Index,
        Self::Trust,
        Self::Revocation,
        Self::Rules,
        Self::Agreements,
        Self::Verifiers,
    ];

    /// The kinds that an index lists.
    pub const CONTENTS: [Self; 5] = [
        Self::Trust,
        Self::Revocation,
        Self::Rules,
        Self::Agreements,
        Self::Verifiers,
    ];

    /// Its number in a pack.
    #[must_use]
    pub fn number(self) -> u64 {
        self as u64
    }

    /// The kind with this number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// Its name, in signatures, on the command line and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Index => "index",
            Self::Trust => "trust",
            Self::Revocation => "revocation",
            Self::Rules => "rules",
            Self::Agreements => "agreements",
            Self::Verifiers => "verifiers",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What the type of every part begins with, of whatever kind and version.
    pub(crate) const ANY_CONTENT_TYPE: &'static str = "carnet/";

    /// The type that a signature over such a part covers (`typ`, RFC 9596): bytes signed as one kind are never another.
    pub(crate) fn content_type(self) -> String {
        format!("carnet/{}/1", self.name())
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
