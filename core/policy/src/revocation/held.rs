//! The revocations that are held, of all publishers, and what they say of a pass together.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use credential::RevocationHash;
use jiff::Timestamp;

use super::RevocationError;
use super::bucket::{Bucket, Buckets};
use super::content::RevocationContent;
use super::merkle::Hash;
use super::set::{Answer, Question};
use super::status::{Status, StatusList};
use crate::check::Revocation;
use crate::limits;
use crate::packs::{Dates, PublisherId};

/// What publishers say was taken back, and buckets to look hits up in.
#[derive(Default)]
pub(crate) struct Revocations {
    publishers: Vec<Publisher>,
    buckets: HeldBuckets,
    /// Buckets that came before the list that names them.
    waiting: Waiting,
}

/// Buckets under no root that is held, and the files they are from.
#[derive(Default)]
struct Waiting {
    buckets: Vec<(Arc<str>, Bucket)>,
    bytes: usize,
}

struct Publisher {
    source: Arc<str>,
    /// Two publishers may have one name.
    id: Option<PublisherId>,
    dates: Dates,
    content: RevocationContent,
}

/// Buckets that proved to belong to a set that is held, by root and number.
#[derive(Default)]
pub(crate) struct HeldBuckets {
    by_place: HashMap<(Hash, u32), Bucket>,
    bytes: usize,
}

/// What all publishers together say of a pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) outcome: Outcome,
    pub(crate) revocation: Revocation,
    /// Who said so; of several, the first of those who said the worst.
    pub(crate) source: Option<Arc<str>>,
    /// From when on nobody who speaks for the signer says any more that the pass was not taken back; `None` where nobody says
    /// so now.
    pub(crate) ends: Option<Timestamp>,
}

impl Told {
    /// Nobody spoke.
    pub(crate) fn nothing() -> Self {
        Self {
            outcome: Outcome::Stands,
            revocation: Revocation::NotAvailable,
            source: None,
            ends: None,
        }
    }
}

/// From what changes nothing to what weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nobody says that it was taken back.
    Stands,
    /// It may have been: a filter's hit without its bucket, or a status whose meaning only the issuer knows.
    Possible,
    /// It is out of force for a time.
    Suspended,
    /// It was taken back.
    Revoked,
    /// It names an entry that its status list does not have.
    OutOfRange,
}

/// What one set or list says, and of when it is.
struct Statement<'s> {
    outcome: Outcome,
    made: Timestamp,
    is_stale: bool,
    /// From when on it counts for no pass.
    ends: Timestamp,
    /// Whose list it is may vouch for the signer.
    speaks: bool,
    source: &'s Arc<str>,
}

impl Statement<'_> {
    /// Whether it has to be heard. What a list has against a pass counts for ever. That a pass is not on a list whose end has
    /// passed says nothing; of a publisher who speaks for the signer it says that it has to be renewed.
    fn counts(&self, now: Timestamp) -> bool {
        self.outcome != Outcome::Stands || self.speaks || now < self.ends
    }
}

impl Revocations {
    /// Takes what a publisher says in the place of what the same publisher said before.
    pub(crate) fn add(
        &mut self,
        source: &Arc<str>,
        id: Option<PublisherId>,
        dates: Dates,
        content: RevocationContent,
    ) -> Result<(), RevocationError> {
        let is_it = |known: &Publisher| known.id == id && (id.is_some() || known.source == *source);
        let others = self.publishers.iter().filter(|known| !is_it(known));
        let held = others.map(|known| known.content.bytes()).fold(0, usize::saturating_add);
        let is_new = !self.publishers.iter().any(is_it);
        if held.saturating_add(content.bytes()) > limits::REVOCATION_HELD
            || is_new && self.publishers.len() >= limits::PUBLISHERS
        {
            return Err(RevocationError::TooLarge);
        }
        self.publishers.retain(|known| !is_it(known));
        self.publishers.push(Publisher {
            source: Arc::clone(source),
            id,
            dates,
            content,
        });
        // Buckets of an edition that was replaced.
        let named: HashSet<Buckets> = self.named().copied().collect();
        self.buckets.retain(&named);
        for (source, bucket) in self.waiting.take(&named) {
            // One for which there is no room waits on, and is named with the others that do.
            if let Err(bucket) = self.buckets.insert(bucket) {
                self.waiting.keep(source, bucket);
            }
        }
        Ok(())
    }

    /// Takes a bucket. One of no set that is held waits for its set; whether it does not have to is what it gives.
    pub(crate) fn add_bucket(&mut self, source: &Arc<str>, bytes: &[u8]) -> Result<bool, RevocationError> {
        let bucket = Bucket::read(bytes)?;
        if self.named().any(|named| bucket.belongs_to(named)) {
            self.buckets.insert(bucket).map_err(|_| RevocationError::TooLarge)?;
            return Ok(true);
        }
        self.waiting.push(source, bucket)?;
        Ok(false)
    }

    /// The files of buckets that no set names.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Arc<str>> {
        self.waiting.buckets.iter().map(|(source, _)| source)
    }

    /// Whether nobody says anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.publishers.is_empty()
    }

    /// What all say of a pass; nothing is left out because somebody else has spoken. `speakers` are the publishers that name the
    /// signer's key; where there are none, whoever has a list of its passes speaks for it.
    pub(crate) fn ask(&self, pass: &Question<'_>, speakers: &[PublisherId], now: Timestamp) -> Told {
        let speaks =
            |publisher: &Publisher| speakers.is_empty() || publisher.id.is_some_and(|id| speakers.contains(&id));
        let statements: Vec<Statement<'_>> = self
            .publishers
            .iter()
            .flat_map(|publisher| publisher.statements(pass, &self.buckets, speaks(publisher), now))
            .filter(|statement| statement.counts(now))
            .collect();
        let stands = |statement: &&Statement<'_>| statement.speaks && statement.outcome == Outcome::Stands;
        let ends = statements.iter().filter(stands).map(|statement| statement.ends).max();
        let worst = statements.iter().map(|statement| statement.outcome).max();
        let outcome = worst.unwrap_or(Outcome::Stands);
        let decisive = || statements.iter().filter(|statement| statement.outcome == outcome);
        let oldest = |is_stale: bool| {
            decisive()
                .filter(|statement| statement.is_stale == is_stale)
                .map(|statement| statement.made)
                .min()
        };
        let revocation = match (outcome, oldest(true), oldest(false)) {
            (Outcome::Possible, ..) => Revocation::Possible,
            // No more is promised than the weakest of them holds.
            (_, Some(made), _) => Revocation::Stale(made),
            (_, None, Some(made)) => Revocation::Checked(made),
            (_, None, None) => Revocation::NotAvailable,
        };
        let source = decisive().next().map(|statement| Arc::clone(statement.source));
        Told {
            outcome,
            revocation,
            source,
            ends,
        }
    }

    fn named(&self) -> impl Iterator<Item = &Buckets> {
        let sets = self.publishers.iter().flat_map(|publisher| &publisher.content.sets);
        sets.filter_map(|set| set.buckets())
    }
}

impl Publisher {
    fn statements<'s>(
        &'s self,
        pass: &'s Question<'_>,
        buckets: &'s HeldBuckets,
        speaks: bool,
        now: Timestamp,
    ) -> impl Iterator<Item = Statement<'s>> {
        let pack_is_stale = self.dates.is_stale(now) || self.dates.is_expired(now);
        let statement = move |outcome, made, due: Option<Timestamp>| Statement {
            outcome,
            made,
            is_stale: pack_is_stale || due.is_some_and(|due| now > due),
            ends: self.dates.expires,
            speaks,
            source: &self.source,
        };
        let sets = self.content.sets.iter().filter_map(move |set| {
            let outcome = match set.ask(pass, buckets) {
                Answer::Silent => return None,
                Answer::No => Outcome::Stands,
                Answer::Possible => Outcome::Possible,
                Answer::Yes => Outcome::Revoked,
            };
            Some(statement(outcome, set.made, set.due))
        });
        let reference = pass.ids.status();
        let of_list = move |list: &StatusList| {
            let reference = reference.filter(|reference| reference.uri == list.uri())?;
            let outcome = match list.get(reference.index) {
                None => Outcome::OutOfRange,
                Some(Status::Valid) => Outcome::Stands,
                Some(Status::Invalid) => Outcome::Revoked,
                Some(Status::Suspended) => Outcome::Suspended,
                Some(Status::ApplicationSpecific(_)) => Outcome::Possible,
            };
            Some(statement(outcome, list.made(), list.due()))
        };
        sets.chain(self.content.lists.iter().filter_map(of_list))
    }
}

impl HeldBuckets {
    /// The bucket that an id would be in.
    pub(crate) fn get(&self, named: &Buckets, id: &RevocationHash) -> Option<&Bucket> {
        let bucket = self.by_place.get(&(named.root, named.index(id)))?;
        bucket.belongs_to(named).then_some(bucket)
    }

    /// Gives the bucket back where there is no room for it.
    fn insert(&mut self, bucket: Bucket) -> Result<(), Bucket> {
        let bytes = self.bytes.saturating_add(bucket.bytes());
        let place = (bucket.root(), bucket.index());
        if self.by_place.contains_key(&place) {
            return Ok(());
        }
        if bytes > limits::BUCKETS_HELD {
            return Err(bucket);
        }
        self.bytes = bytes;
        self.by_place.insert(place, bucket);
        Ok(())
    }

    fn retain(&mut self, named: &HashSet<Buckets>) {
        self.by_place.retain(|_, bucket| named.contains(&bucket.place()));
        self.bytes = self.by_place.values().map(Bucket::bytes).fold(0, usize::saturating_add);
    }
}

impl Waiting {
    fn push(&mut self, source: &Arc<str>, bucket: Bucket) -> Result<(), RevocationError> {
        let bytes = self.bytes.saturating_add(bucket.bytes());
        if bytes > limits::BUCKETS_HELD || self.buckets.len() >= limits::BUCKETS_WAITING {
            return Err(RevocationError::TooLarge);
        }
        self.keep(Arc::clone(source), bucket);
        Ok(())
    }

    fn keep(&mut self, source: Arc<str>, bucket: Bucket) {
        self.bytes = self.bytes.saturating_add(bucket.bytes());
        self.buckets.push((source, bucket));
    }

    /// Those that are named now.
    fn take(&mut self, named: &HashSet<Buckets>) -> Vec<(Arc<str>, Bucket)> {
        let all = std::mem::take(&mut self.buckets).into_iter();
        let (taken, left): (Vec<_>, Vec<_>) = all.partition(|(_, bucket)| named.contains(&bucket.place()));
        self.bytes = left
            .iter()
            .map(|(_, bucket)| bucket.bytes())
            .fold(0, usize::saturating_add);
        self.buckets = left;
        taken
    }
}
