//! What the traveller decided about who is who.
//!
//! Passes are named by the fingerprint of their text, so that a decision outlives the removal of a pass, its return, and
//! its being added again under another row.

use std::collections::{BTreeMap, BTreeSet};

use credential::cbor::{CborError, Decoder, Encoder, Profile};

use crate::scan::Fingerprint;

/// First element of the row: what it is, and in which shape. A row of another one is left as it is.
const LABEL: &str = "people/1";

/// Which passes are one person's and which are not, whatever their names say.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Decisions {
    /// Sets of passes that are one person's. No pass is in two of them.
    together: Vec<BTreeSet<Fingerprint>>,
    /// Passes, and those that each is never grouped with.
    apart: BTreeMap<Fingerprint, BTreeSet<Fingerprint>>,
}

impl Decisions {
    pub(crate) fn is_empty(&self) -> bool {
        self.together.is_empty() && self.apart.is_empty()
    }

    pub(crate) fn together(&self) -> &[BTreeSet<Fingerprint>] {
        &self.together
    }

    pub(crate) fn apart(&self) -> &BTreeMap<Fingerprint, BTreeSet<Fingerprint>> {
        &self.apart
    }

    /// These passes are one person's from now on; an older decision that set any of them apart from another is undone.
    pub(crate) fn put_together(&mut self, members: BTreeSet<Fingerprint>) {
        let (joined, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.together)
            .into_iter()
            .partition(|set| !set.is_disjoint(&members));
        let all: BTreeSet<_> = joined.into_iter().flatten().chain(members).collect();
        for one in &all {
            self.end_apart(*one, &all);
        }
        self.together = others;
        self.together.extend((all.len() > 1).then_some(all));
        self.together.sort();
    }

    /// This pass is never grouped with those from now on, and no longer for sure with any.
    pub(crate) fn set_apart(&mut self, one: Fingerprint, from: BTreeSet<Fingerprint>) {
        for set in &mut self.together {
            set.remove(&one);
        }
        self.together.retain(|set| set.len() > 1);
        if !from.is_empty() {
            self.apart.entry(one).or_default().extend(from);
        }
    }

    /// Forgets every decision that one of these passes has a part in.
    pub(crate) fn forget(&mut self, members: &BTreeSet<Fingerprint>) {
        self.together.retain(|set| set.is_disjoint(members));
        self.apart.retain(|one, _| !members.contains(one));
        let ones: Vec<_> = self.apart.keys().copied().collect();
        ones.into_iter().for_each(|one| self.end_apart(one, members));
    }

    /// What was decided about a pass holds for the one that takes its place, unless that one has decisions of its own.
    pub(crate) fn pass_on(&mut self, old: Fingerprint, new: Fingerprint) {
        if self.names(new) {
            return;
        }
        for set in self.together.iter_mut().chain(self.apart.values_mut()) {
            if set.contains(&old) {
                set.insert(new);
            }
        }
        if let Some(from) = self.apart.get(&old).cloned() {
            self.apart.insert(new, from);
        }
    }

    /// Drops decisions about passes that are all gone: nothing is left to group by them.
    pub(crate) fn keep_those_about(&mut self, kept: &BTreeSet<Fingerprint>) {
        self.together.retain(|set| !set.is_disjoint(kept));
        self.apart
            .retain(|one, from| kept.contains(one) || !from.is_disjoint(kept));
    }

    fn names(&self, pass: Fingerprint) -> bool {
        let mut sets = self.together.iter().chain(self.apart.values());
        self.apart.contains_key(&pass) || sets.any(|set| set.contains(&pass))
    }

    /// `one` may be grouped with these again.
    fn end_apart(&mut self, one: Fingerprint, with: &BTreeSet<Fingerprint>) {
        if let Some(from) = self.apart.get_mut(&one) {
            from.retain(|other| !with.contains(other));
            if from.is_empty() {
                self.apart.remove(&one);
            }
        }
    }

    /// Deterministic CBOR: `[label, [set], [one and those it is apart from]]`, each a byte string of fingerprints.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new();
        out.array(3).text(LABEL).array(self.together.len());
        for set in &self.together {
            out.bytes(&concat(set.iter()));
        }
        out.array(self.apart.len());
        for (one, from) in &self.apart {
            out.bytes(&concat(std::iter::once(one).chain(from)));
        }
        out.finish()
    }

    /// Reads what [`encode`](Self::encode) wrote. `None`: the row is something else.
    pub(crate) fn decode(row: &[u8]) -> Option<Self> {
        read(row).ok().flatten()
    }
}

fn read(row: &[u8]) -> Result<Option<Decisions>, CborError> {
    let mut from = Decoder::new(row, Profile::Strict);
    if from.array()? != Some(3) || from.text()? != LABEL {
        return Ok(None);
    }
    let mut decisions = Decisions::default();
    for _ in 0..from.array()?.unwrap_or_default() {
        decisions.together.push(split(&from.bytes()?).collect());
    }
    for _ in 0..from.array()?.unwrap_or_default() {
        let bytes = from.bytes()?;
        let mut passes = split(&bytes);
        if let Some(one) = passes.next() {
            decisions.apart.insert(one, passes.collect());
        }
    }
    Ok(Some(decisions))
}

fn concat<'a>(passes: impl Iterator<Item = &'a Fingerprint>) -> Vec<u8> {
    passes.flatten().copied().collect()
}

fn split(bytes: &[u8]) -> impl Iterator<Item = Fingerprint> {
    bytes.as_chunks().0.iter().copied()
}
