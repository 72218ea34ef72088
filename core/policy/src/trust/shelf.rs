//! The keys of a publisher's pack, left as the bytes they came in: one pass finds out where each stands and what it is asked
//! for by, and each is read when it is asked for. A list of 50,000 costs a check no more than it has to be proved anyway.

mod places;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use credential::{KeyId, VerifyingKey};

use self::places::Places;
use super::restrictions::Restrictions;
use super::{SkipReason, Skipped, TrustedKey, Voice};
use crate::packs::PackError;
use crate::packs::content::trust::{TrustContent, decode, public_member, unread};

/// A pack's keys.
pub(super) struct Shelf {
    body: Arc<[u8]>,
    voice: Arc<Voice>,
    places: Places,
    /// What the entries say once they were read, [`ROW`] in a row.
    rows: Vec<OnceLock<Row>>,
    runs: OnceLock<Vec<(u8, Range<usize>)>>,
    issuer_urls: OnceLock<Vec<String>>,
}

/// One entry as it was read.
type Read = Result<Box<TrustedKey>, SkipReason>;

type Row = Box<[OnceLock<Read>]>;

/// Entries that room is made for together when one of them is read: of a list of 50,000 few are ever asked for.
const ROW: usize = 64;

impl Shelf {
    /// Finds the keys in a body and reads everything else in it.
    pub(super) fn read(body: &Arc<[u8]>, voice: &Arc<Voice>) -> Result<(Self, TrustContent), PackError> {
        let (places, rest) = unread(body, Places::of)?;
        let shelf = Self {
            body: Arc::clone(body),
            voice: Arc::clone(voice),
            rows: rows(places.len()),
            places,
            runs: OnceLock::new(),
            issuer_urls: OnceLock::new(),
        };
        Ok((shelf, rest))
    }

    /// How many entries there are, whether they can be read or not.
    pub(super) fn entries(&self) -> usize {
        self.places.len()
    }

    /// Whether it is this body of this publisher.
    pub(super) fn is(&self, body: &[u8], voice: &Voice) -> bool {
        *self.voice == *voice && *self.body == *body
    }

    /// The keys that passes name by this id.
    pub(super) fn named<'s>(
        &'s self,
        id: KeyId,
        restrictions: &'s Restrictions,
    ) -> impl Iterator<Item = &'s TrustedKey> {
        let named = self.places.named(&self.body, id);
        named.filter_map(|number| self.key(number, restrictions))
    }

    /// What it says of a public key, under whatever ids. Entries begin with how many members they have and with the key, and
    /// stand in order.
    pub(super) fn of_public<'s>(
        &'s self,
        public: &VerifyingKey,
        restrictions: &'s Restrictions,
    ) -> impl Iterator<Item = &'s TrustedKey> {
        let mut start = [&[0], public_member(public).as_slice()].concat();
        let runs = self.runs.get_or_init(|| self.places.runs(&self.body));
        let found = runs.iter().map(move |(first, run)| {
            start.first_mut().into_iter().for_each(|byte| *byte = *first);
            self.places.beginning(&self.body, run.clone(), &start)
        });
        found.flatten().filter_map(|number| self.key(number, restrictions))
    }

    /// Every key that can be read.
    pub(super) fn all<'s>(&'s self, restrictions: &'s Restrictions) -> impl Iterator<Item = &'s TrustedKey> {
        (0..self.entries()).filter_map(|number| self.key(number, restrictions))
    }

    /// The entries that cannot.
    pub(super) fn skipped<'s>(&'s self, restrictions: &'s Restrictions) -> impl Iterator<Item = Skipped> {
        (0..self.entries()).filter_map(|number| {
            let reason = *self.entry(number, restrictions)?.as_ref().err()?;
            Some(Skipped {
                source: Arc::clone(&self.voice.name),
                entry: number.saturating_add(1).to_string(),
                reason,
            })
        })
    }

    /// Whether one of its keys is this SMART Health Card issuer's.
    pub(super) fn has_keys_of(&self, issuer_url: &str, restrictions: &Restrictions) -> bool {
        let urls = self.issuer_urls.get_or_init(|| {
            let urls = self.all(restrictions).filter_map(|key| key.issuer_url.clone());
            let mut urls: Vec<String> = urls.collect();
            urls.sort_unstable();
            urls.dedup();
            urls
        });
        urls.binary_search_by(|url| url.as_str().cmp(issuer_url)).is_ok()
    }

    /// To be called when keys were restricted: what was read is read again.
    pub(super) fn forget(&mut self) {
        self.rows = rows(self.entries());
    }

    fn key(&self, number: usize, restrictions: &Restrictions) -> Option<&TrustedKey> {
        self.entry(number, restrictions)?.as_deref().ok()
    }

    fn entry(&self, number: usize, restrictions: &Restrictions) -> Option<&Read> {
        let row = self.rows.get(number / ROW)?;
        let row = row.get_or_init(|| (0..ROW).map(|_| OnceLock::new()).collect());
        let read = || {
            let mut key = decode(self.places.entry(&self.body, number), &self.voice.name)?;
            key.voice = Some(Arc::clone(&self.voice));
            let ids: Vec<KeyId> = key.ids().collect();
            key.state = key.state.stricter(restrictions.of(&key.key, &ids));
            Ok(Box::new(key))
        };
        Some(row.get(number % ROW)?.get_or_init(read))
    }
}

/// Room for so many entries, none of them read.
fn rows(entries: usize) -> Vec<OnceLock<Row>> {
    (0..entries.div_ceil(ROW)).map(|_| OnceLock::new()).collect()
}
