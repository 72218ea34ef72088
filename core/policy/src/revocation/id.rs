//! The ids of passes as sets hold them: sixteen bytes each, whatever they are made from.

use credential::{RevocationHash, RevocationIds};
use ring::digest::{SHA256, digest};

/// What the ids of a set are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdKind {
    /// The EU's hash kind SIGNATURE; of any format.
    Signature,
    /// The EU's hash kind UCI.
    Uci,
    /// The EU's hash kind COUNTRYCODEUCI.
    CountryUci,
    /// `rid` of a SMART Health Card: the first 128 bits of SHA-256 over it.
    Rid,
}

impl IdKind {
    /// All of them, by their numbers.
    pub const ALL: [Self; 4] = [Self::Signature, Self::Uci, Self::CountryUci, Self::Rid];

    /// The number in a pack.
    pub fn number(self) -> u64 {
        match self {
            Self::Signature => 0,
            Self::Uci => 1,
            Self::CountryUci => 2,
            Self::Rid => 3,
        }
    }

    /// The kind of this number.
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// The name that the EU's gateway writes (`hashType`); a `rid` is none of its kinds.
    pub fn from_hash_type(name: &str) -> Option<Self> {
        match name {
            "SIGNATURE" => Some(Self::Signature),
            "UCI" => Some(Self::Uci),
            "COUNTRYCODEUCI" => Some(Self::CountryUci),
            _ => None,
        }
    }

    /// A pass's id of this kind, if it has one.
    pub(crate) fn of(self, ids: &RevocationIds) -> Option<RevocationHash> {
        match self {
            Self::Signature => Some(ids.signature()),
            Self::Uci => ids.uci(),
            Self::CountryUci => ids.country_uci(),
            Self::Rid => ids.rid().map(hash_of),
        }
    }
}

/// The first 128 bits of SHA-256 over a text: a `rid`, or a UCI that a national list writes out.
pub fn hash_of(text: &str) -> RevocationHash {
    digest(&SHA256, text.as_bytes())
        .as_ref()
        .first_chunk()
        .copied()
        .unwrap_or_default()
}

/// One id that is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entry {
    /// The id.
    pub id: RevocationHash,
    /// Only what was issued before this second since 1970 is taken back (SMART Health Cards, section "Revocation");
    /// `None`: all that has the id.
    pub before: Option<u64>,
}

impl Entry {
    /// All that has this id.
    pub fn new(id: RevocationHash) -> Self {
        Self { id, before: None }
    }

    /// The number a filter knows an id by: its first 64 bits.
    pub(crate) fn key(id: &RevocationHash) -> u64 {
        id.first_chunk().copied().map(u64::from_be_bytes).unwrap_or_default()
    }
}

/// In order, each id once: of several times the one that takes back most.
pub(crate) fn in_order(entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = entries.into_iter().collect();
    entries.sort_unstable_by_key(|entry| (entry.id, std::cmp::Reverse(entry.before.unwrap_or(u64::MAX))));
    entries.dedup_by_key(|entry| entry.id);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_numbers_of_their_own() {
        for (number, kind) in (0_u64..).zip(IdKind::ALL) {
            assert_eq!((kind.number(), IdKind::from_number(number)), (number, Some(kind)));
        }
        assert_eq!(IdKind::from_number(4), None);
        assert_eq!(IdKind::from_hash_type("UCI"), Some(IdKind::Uci));
        assert_eq!(IdKind::from_hash_type("uci"), None);
    }

    #[test]
    fn of_several_times_the_latest_counts_and_none_is_later_than_any() {
        let entry = |before| Entry { id: [1; 16], before };
        assert_eq!(in_order([entry(Some(5)), entry(Some(9))]), [entry(Some(9))]);
        assert_eq!(in_order([entry(Some(5)), entry(None), entry(Some(9))]), [entry(None)]);
        let two = in_order([Entry::new([2; 16]), entry(None), Entry::new([2; 16])]);
        assert_eq!(two, [entry(None), Entry::new([2; 16])]);
    }
}
