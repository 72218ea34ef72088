//! The keys of the maps that are open, kept so that none comes twice.

use std::cmp::Ordering;

use super::cursor::Cursor;
use super::error::{CborError, Problem};
use super::profile::Profile;
use super::recode;

/// Up to this many keys, comparing each with each is faster than sorting.
const FEW: usize = 24;

/// Room made at once for the keys of all maps that are open: enough for a DCC.
const USUAL: usize = 32;

pub(super) struct Keys {
    rule: Rule,
    /// The keys of the innermost open map stand last.
    kept: Vec<Key>,
    /// Keys that were not written deterministically, written so.
    rewritten: Vec<Vec<u8>>,
}

enum Rule {
    /// Lenient: keys come in any order; compared when the map closes.
    Unique,
    /// Strict: keys ascend; only the last of each map is kept.
    Ascending,
    Unchecked,
}

#[derive(Clone, Copy)]
struct Key {
    /// The first eight bytes of its deterministic encoding. No encoding is the start of another, so this nearly always
    /// tells keys apart.
    print: u64,
    at: usize,
    end: usize,
    /// Where it stands in [`Keys::rewritten`]; its own bytes are deterministic if nowhere.
    rewritten: Option<u32>,
}

impl Keys {
    #[inline]
    pub(super) fn new(profile: Profile) -> Self {
        Self::with_rule(match profile {
            Profile::Lenient => Rule::Unique,
            Profile::Strict => Rule::Ascending,
        })
    }

    pub(super) fn unchecked() -> Self {
        Self::with_rule(Rule::Unchecked)
    }

    #[inline]
    fn with_rule(rule: Rule) -> Self {
        Self {
            rule,
            kept: Vec::new(),
            rewritten: Vec::new(),
        }
    }

    /// How many keys are kept, of all open maps.
    #[inline]
    pub(super) fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Keeps the key that began at `at` and ends where the cursor stands, in the map whose keys are kept from `from` on.
    #[inline]
    pub(super) fn push(&mut self, cursor: &Cursor<'_>, at: usize, from: usize) -> Result<(), CborError> {
        match self.rule {
            Rule::Unique => self.push_unique(cursor, at, from),
            Rule::Ascending => self.push_ascending(cursor, at, from),
            Rule::Unchecked => Ok(()),
        }
    }

    fn push_unique(&mut self, cursor: &Cursor<'_>, at: usize, from: usize) -> Result<(), CborError> {
        if self.kept.len().saturating_sub(from) as u64 >= cursor.profile.map() {
            return Err(Problem::TooManyEntries.at(at));
        }
        let mut key = Key {
            print: print(cursor.bytes, at, cursor.position),
            at,
            end: cursor.position,
            rewritten: None,
        };
        if !cursor.is_deterministic_since(at) {
            let encoding = recode::again(cursor.since(at))?;
            key.print = print(&encoding, 0, encoding.len());
            // No more keys than items, whose number is a u32.
            key.rewritten = Some(self.rewritten.len() as u32);
            self.rewritten.push(encoding);
        }
        if self.kept.capacity() == 0 {
            self.kept.reserve(USUAL);
        }
        self.kept.push(key);
        Ok(())
    }

    fn push_ascending(&mut self, cursor: &Cursor<'_>, at: usize, from: usize) -> Result<(), CborError> {
        let key = Key {
            print: 0,
            at,
            end: cursor.position,
            rewritten: None,
        };
        let Some(last) = self.kept.get_mut(from) else {
            self.kept.push(key);
            return Ok(());
        };
        let before = cursor.bytes.get(last.at..last.end).unwrap_or_default();
        match before.cmp(cursor.since(at)) {
            Ordering::Less => {
                *last = key;
                Ok(())
            }
            Ordering::Equal => Err(Problem::DuplicateKey.at(at)),
            Ordering::Greater => Err(Problem::UnsortedKeys.at(at)),
        }
    }

    /// Compares the keys of the map that closes, kept from `from` on, and forgets them.
    #[inline]
    pub(super) fn close(&mut self, bytes: &[u8], from: usize) -> Result<(), CborError> {
        if matches!(self.rule, Rule::Unique) {
            let keys = self.kept.get_mut(from..).unwrap_or_default();
            let twice = if keys.len() <= FEW {
                twice_in_few(keys, bytes, &self.rewritten)
            } else {
                twice_in_many(keys, bytes, &self.rewritten)
            };
            if let Some(at) = twice {
                return Err(Problem::DuplicateKey.at(at));
            }
        }
        self.kept.truncate(from);
        Ok(())
    }
}

/// Where the first key stands that an earlier one equals.
#[inline]
fn twice_in_few(keys: &[Key], bytes: &[u8], rewritten: &[Vec<u8>]) -> Option<usize> {
    let same = |a: &Key, b: &Key| a.print == b.print && a.encoding(bytes, rewritten) == b.encoding(bytes, rewritten);
    let twice = |(index, key): &(usize, &Key)| keys.iter().take(*index).any(|earlier| same(earlier, key));
    keys.iter().enumerate().find(twice).map(|(_, key)| key.at)
}

/// As [`twice_in_few`]; reorders the keys.
fn twice_in_many(keys: &mut [Key], bytes: &[u8], rewritten: &[Vec<u8>]) -> Option<usize> {
    keys.sort_unstable_by_key(|key| (key.encoding(bytes, rewritten), key.at));
    let neighbours = keys.iter().zip(keys.iter().skip(1));
    let twice = neighbours.filter(|(a, b)| a.encoding(bytes, rewritten) == b.encoding(bytes, rewritten));
    twice.map(|(_, key)| key.at).min()
}

impl Key {
    fn encoding<'a>(&self, bytes: &'a [u8], rewritten: &'a [Vec<u8>]) -> &'a [u8] {
        let encoding = match self.rewritten {
            Some(index) => rewritten.get(index as usize).map(Vec::as_slice),
            None => bytes.get(self.at..self.end),
        };
        encoding.unwrap_or_default()
    }
}

/// The first eight bytes of `bytes[start..end]`, zeros after the end.
#[inline]
fn print(bytes: &[u8], start: usize, end: usize) -> u64 {
    let length = end.saturating_sub(start).min(8);
    if let Some(eight) = bytes.get(start..).and_then(<[u8]>::first_chunk::<8>) {
        let unused = 64_u32.saturating_sub((length as u32).saturating_mul(8));
        return u64::from_be_bytes(*eight).checked_shr(unused).unwrap_or(0);
    }
    let bytes = bytes.get(start..start.saturating_add(length)).unwrap_or_default();
    bytes.iter().fold(0, |print, &byte| print << 8 | u64::from(byte))
}
