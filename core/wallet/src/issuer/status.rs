//! Places in the status list: which are taken and until when, and when which flips. Nothing here says whose pass a place is.

use std::collections::{BTreeMap, BTreeSet};

use credential::{Ed25519SigningKey, KeyId};
use jiff::{SignedDuration, Timestamp};
use policy::revocation::StatusList;
use serde::{Deserialize, Serialize};

use super::{IssuerError, Random, limits};

/// A day, counted from 1970.
pub(super) type Day = i64;

/// An issuer's status list.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    pub(super) uri: String,
    entries: u64,
    /// By the day on which their passes end: index after index, so that their order does not tell a batch.
    taken: BTreeMap<Day, BTreeSet<u64>>,
    /// When each flips, in seconds since 1970. Those that flipped and those that will are told apart by the time alone, decoys and passes by nothing.
    flips: BTreeMap<u64, i64>,
}

/// What revoking came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revoked {
    /// Copies that will be taken back.
    pub copies: usize,
    /// Copies that were taken back before, or will be already.
    pub already: usize,
    /// Places without a pass that flip with them.
    pub decoys: usize,
    /// By when all of them have flipped.
    pub by: Timestamp,
}

impl Places {
    pub(super) fn new(uri: &str, entries: u64) -> Result<Self, IssuerError> {
        if uri.is_empty() || uri.len() > limits::URI || !uri.contains(':') || uri.chars().any(char::is_whitespace) {
            return Err(IssuerError::StatusUri);
        }
        Ok(Self {
            uri: uri.to_owned(),
            entries,
            taken: BTreeMap::new(),
            flips: BTreeMap::new(),
        })
    }

    /// Whether it is as this module wrote it.
    pub(super) fn is_sound(&self) -> bool {
        let (mut all, mut count) = (BTreeSet::<u64>::new(), 0_usize);
        for places in self.taken.values() {
            count = count.saturating_add(places.len());
            all.extend(places);
        }
        Self::new(&self.uri, self.entries).is_ok()
            && (1..=limits::ENTRIES).contains(&self.entries)
            && all.len() == count
            && all.last().is_none_or(|last| *last < self.entries)
            && self
                .flips
                .iter()
                .all(|(index, flips)| all.contains(index) && Timestamp::from_second(*flips).is_ok())
    }

    /// Takes so many places that nobody has, each as likely as any other, until the day on which the passes end.
    pub(super) fn take(&mut self, count: u64, ends: Day, random: &mut dyn Random) -> Result<Vec<u64>, IssuerError> {
        if self.in_use().saturating_add(count).saturating_mul(limits::ROOM) > self.entries {
            return Err(IssuerError::StatusListFull);
        }
        self.choose(count, ends, random)
    }

    /// The same, as long as there is any room: what is revoked is revoked, however full the list.
    fn choose(&mut self, count: u64, ends: Day, random: &mut dyn Random) -> Result<Vec<u64>, IssuerError> {
        let count = count.min(self.entries.saturating_sub(self.in_use()));
        let mut chosen = Vec::new();
        while (chosen.len() as u64) < count {
            let index = random.below(self.entries)?;
            if !self.is_taken(index) && !chosen.contains(&index) {
                chosen.push(index);
            }
        }
        self.taken.entry(ends).or_default().extend(&chosen);
        Ok(chosen)
    }

    /// Has these places flip, each at a time of its own within the window, and as many decoys, at least
    /// [`limits::DECOYS`], whose places stay taken as long as theirs. A place that flips already stays as it is.
    pub(super) fn revoke(
        &mut self,
        indexes: &BTreeSet<u64>,
        now: Timestamp,
        random: &mut dyn Random,
    ) -> Result<Revoked, IssuerError> {
        // All of them are looked up before any flips.
        let ends: Vec<(u64, Day)> = indexes
            .iter()
            .map(|index| Ok((*index, self.ends(*index).ok_or(IssuerError::NoSuchPlace(*index))?)))
            .collect::<Result<_, IssuerError>>()?;
        let already = indexes.iter().filter(|index| self.flips.contains_key(index)).count();
        let new: Vec<(u64, Day)> = ends
            .into_iter()
            .filter(|(index, _)| !self.flips.contains_key(index))
            .collect();
        let seconds = limits::WINDOW_HOURS.saturating_mul(3_600);
        let by = after(now, SignedDuration::from_secs(seconds))?;
        let mut decoys = Vec::new();
        for (_, day) in new.iter().cycle().take(new.len().max(limits::DECOYS)) {
            decoys.extend(self.choose(1, *day, random)?);
        }
        let end = u64::try_from(seconds).unwrap_or_default();
        for index in new.iter().map(|(index, _)| *index).chain(decoys.iter().copied()) {
            let second = i64::try_from(random.below(end)?).unwrap_or_default().saturating_add(1);
            self.flips
                .insert(index, after(now, SignedDuration::from_secs(second))?.as_second());
        }
        Ok(Revoked {
            copies: new.len(),
            already,
            decoys: decoys.len(),
            by,
        })
    }

    /// Forgets places whose passes ended long enough ago; they may be taken again.
    pub(super) fn forget(&mut self, today: Day) {
        let ended = |day: &Day| day.saturating_add(limits::KEPT_DAYS) < today;
        let gone: Vec<Day> = self.taken.keys().copied().filter(ended).collect();
        for day in gone {
            for index in self.taken.remove(&day).unwrap_or_default() {
                self.flips.remove(&index);
            }
        }
    }

    /// The list as it stands at a time, signed.
    pub(super) fn token(
        &self,
        at: Timestamp,
        key_id: &KeyId,
        key: &Ed25519SigningKey,
    ) -> Result<Published, IssuerError> {
        let lives = SignedDuration::from_hours(limits::RENEW_HOURS);
        let expires = after(at, SignedDuration::from_hours(limits::SERVES_HOURS))?;
        let due = self.flips.iter().filter(|(_, flips)| **flips <= at.as_second());
        let flipped: Vec<u64> = due.map(|(index, _)| *index).collect();
        let renew = after(at, lives)?;
        let count = flipped.len();
        let list = StatusList::of_revoked(&self.uri, self.entries, flipped, at, Some(renew))
            .map_err(|_| IssuerError::StatusListFull)?;
        Ok(Published {
            token: list.token(expires, lives, key_id, key),
            uri: self.uri.clone(),
            entries: self.entries,
            flipped: count,
            waiting: self.flips.len().saturating_sub(count),
            made: at,
            renew,
            expires,
        })
    }

    fn in_use(&self) -> u64 {
        let places = self.taken.values().map(|places| places.len() as u64);
        places.fold(0, u64::saturating_add)
    }

    fn is_taken(&self, index: u64) -> bool {
        self.ends(index).is_some()
    }

    fn ends(&self, index: u64) -> Option<Day> {
        let mut days = self.taken.iter();
        days.find(|(_, places)| places.contains(&index)).map(|(day, _)| *day)
    }
}

/// A status list, ready to be published.
pub struct Published {
    /// The signed token, for its URI and for packs.
    pub token: Vec<u8>,
    /// Its URI.
    pub uri: String,
    /// Its entries.
    pub entries: u64,
    /// Entries that have flipped, decoys among them.
    pub flipped: usize,
    /// Entries that will flip later, decoys among them.
    pub waiting: usize,
    /// When it is of.
    pub made: Timestamp,
    /// When the next one should be published.
    pub renew: Timestamp,
    /// Until when it serves.
    pub expires: Timestamp,
}

fn after(at: Timestamp, by: SignedDuration) -> Result<Timestamp, IssuerError> {
    at.checked_add(by).map_err(|_| IssuerError::Clock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issuer::random::testing::Known;

    const URI: &str = "https://example.org/status/1";

    /// 2026-12-01.
    const FIRST: Day = 20_788;

    fn now() -> Timestamp {
        "2026-11-23T10:00:00Z".parse().unwrap()
    }

    #[test]
    fn places_are_chosen_evenly_and_none_twice() {
        let mut random = Known::new(7);
        let mut places = Places::new(URI, 16_000).unwrap();
        let (mut all, mut quarters) = (BTreeSet::new(), [0_u32; 4]);
        let mut ascending = 0;
        for _ in 0..400 {
            let batch = places.take(20, FIRST, &mut random).unwrap();
            ascending += batch.windows(2).filter(|pair| pair[0] < pair[1]).count();
            for index in batch {
                assert!(index < 16_000 && all.insert(index), "taken twice");
                quarters[(index / 4_000) as usize] += 1;
            }
        }
        // 2000 in each quarter with a deviation of 39: six of them.
        assert!(
            quarters.iter().all(|count| (1_766..=2_234).contains(count)),
            "{quarters:?}"
        );
        // Of 7600 neighbours as many rise as fall, with a deviation of 44 at most.
        assert!((3_536..=4_064).contains(&ascending), "{ascending}");
        // Half of the list: no more are given out.
        let full = places.take(1, FIRST, &mut random);
        assert!(matches!(full, Err(IssuerError::StatusListFull)));
        assert!(places.is_sound());
    }

    #[test]
    fn copies_of_a_batch_flip_apart_and_decoys_with_them() {
        let mut random = Known::new(3);
        let mut places = Places::new(URI, 1 << 16).unwrap();
        let batch: BTreeSet<u64> = places.take(20, FIRST, &mut random).unwrap().into_iter().collect();
        let others = places.take(20, FIRST + 1, &mut random).unwrap();
        let revoked = places.revoke(&batch, now(), &mut random).unwrap();
        assert_eq!((revoked.copies, revoked.already, revoked.decoys), (20, 0, 20));
        let flips: Vec<i64> = batch.iter().map(|index| places.flips[index]).collect();
        let hours: BTreeSet<i64> = flips.iter().map(|at| (at - now().as_second()) / 3_600).collect();
        assert!(hours.len() >= 8, "in {hours:?} alone");
        assert!(
            places
                .flips
                .values()
                .all(|at| now().as_second() < *at && *at <= revoked.by.as_second())
        );
        // Decoys have places that nobody has, and are kept as long.
        let decoys: BTreeSet<u64> = places
            .flips
            .keys()
            .copied()
            .filter(|index| !batch.contains(index))
            .collect();
        assert_eq!(decoys.len(), 20);
        assert!(others.iter().all(|index| !decoys.contains(index)));
        assert!(decoys.iter().all(|index| places.ends(*index) == Some(FIRST)));
        // Again, and one that is nobody's.
        let again = places.revoke(&batch, now(), &mut random).unwrap();
        assert_eq!((again.copies, again.already, again.decoys), (0, 20, 0));
        let free = (0..1 << 16).find(|index| !places.is_taken(*index)).unwrap();
        let none = places.revoke(&[others[0], free].into(), now(), &mut random);
        assert!(matches!(none, Err(IssuerError::NoSuchPlace(index)) if index == free));
        assert!(!places.flips.contains_key(&others[0]), "nothing was changed");
        // A lone copy does not flip alone.
        let one = places.revoke(&[others[0]].into(), now(), &mut random).unwrap();
        assert_eq!((one.copies, one.decoys), (1, 8));
        assert!(places.is_sound());
    }

    #[test]
    fn a_list_has_what_is_due_and_forgets_what_ended() {
        let mut random = Known::new(5);
        let key = Ed25519SigningKey::from_seed(&zeroize::Zeroizing::new([1; 32]));
        let id = KeyId::new(b"12345678").unwrap();
        let mut places = Places::new(URI, 1 << 12).unwrap();
        let batch: BTreeSet<u64> = places.take(20, FIRST, &mut random).unwrap().into_iter().collect();
        let by = places.revoke(&batch, now(), &mut random).unwrap().by;
        let counts = |at: Timestamp| {
            let published = places.token(at, &id, &key).unwrap();
            (published.flipped, published.waiting)
        };
        assert_eq!(counts(now()), (0, 40));
        assert_eq!(counts(by), (40, 0));
        let (half, waiting) = counts("2026-11-23T22:00:00Z".parse().unwrap());
        assert!((8..=32).contains(&half) && half + waiting == 40, "{half}");
        places.forget(FIRST + 2);
        assert_eq!(places.taken.len(), 1);
        places.forget(FIRST + 3);
        assert!(places.taken.is_empty() && places.flips.is_empty());
    }

    #[test]
    fn addresses_that_no_pass_can_name_are_refused() {
        for uri in ["", "no address", "https://example.org/a b", &"u:".repeat(limits::URI)] {
            assert!(matches!(Places::new(uri, 8), Err(IssuerError::StatusUri)), "{uri}");
        }
    }
}
