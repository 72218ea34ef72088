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
    /// Sets of passes that are one person's, in order. No pass is in two of them, and no set holds one alone.
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
        self.together.push(all);
        self.settle();
    }

    /// This pass is never grouped with those from now on, and no longer for sure with any.
    pub(crate) fn set_apart(&mut self, one: Fingerprint, from: BTreeSet<Fingerprint>) {
        for set in &mut self.together {
            set.remove(&one);
        }
        self.settle();
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
        self.settle();
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

    /// Equal decisions are written alike, whichever way they came about.
    fn settle(&mut self) {
        self.together.retain(|set| set.len() > 1);
        self.together.sort();
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
    from.array()?;
    while from.more()? {
        decisions.together.push(split(&from.bytes()?).collect());
    }
    from.array()?;
    while from.more()? {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// For what a failing property prints.
    impl std::fmt::Debug for Decisions {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{:?} {:?}", self.together, self.apart)
        }
    }

    fn pass(number: u8) -> Fingerprint {
        [number; 16]
    }

    fn passes(numbers: &[u8]) -> BTreeSet<Fingerprint> {
        numbers.iter().copied().map(pass).collect()
    }

    #[derive(Clone, Debug)]
    enum Step {
        Together(Vec<u8>),
        Apart(u8, Vec<u8>),
        Forget(Vec<u8>),
        PassOn(u8, u8),
        KeepAbout(Vec<u8>),
    }

    fn any_decisions() -> impl Strategy<Value = Decisions> {
        let some = || proptest::collection::vec(0..10_u8, 0..4);
        let step = prop_oneof![
            some().prop_map(Step::Together),
            (0..10_u8, some()).prop_map(|(one, from)| Step::Apart(one, from)),
            some().prop_map(Step::Forget),
            (0..10_u8, 0..10_u8).prop_map(|(old, new)| Step::PassOn(old, new)),
            proptest::collection::vec(0..10_u8, 5..10).prop_map(Step::KeepAbout),
        ];
        proptest::collection::vec(step, 0..12).prop_map(|steps| {
            let mut decisions = Decisions::default();
            for step in steps {
                match step {
                    Step::Together(some) => decisions.put_together(passes(&some)),
                    Step::Apart(one, from) => {
                        let mut from = passes(&from);
                        from.remove(&pass(one));
                        decisions.set_apart(pass(one), from);
                    }
                    Step::Forget(some) => decisions.forget(&passes(&some)),
                    Step::PassOn(old, new) => decisions.pass_on(pass(old), pass(new)),
                    Step::KeepAbout(some) => decisions.keep_those_about(&passes(&some)),
                }
            }
            decisions
        })
    }

    proptest! {
        #[test]
        fn reads_back_as_written(decisions in any_decisions()) {
            prop_assert_eq!(Decisions::decode(&decisions.encode()), Some(decisions));
        }

        #[test]
        fn any_other_row_is_none_of_these_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100), decisions in any_decisions(), at in any::<prop::sample::Index>()) {
            let _ = Decisions::decode(&bytes);
            let row = decisions.encode();
            prop_assert_eq!(Decisions::decode(&row[..at.index(row.len())]), None);
        }

        #[test]
        fn no_pass_is_in_two_sets_nor_apart_from_one_it_is_with(decisions in any_decisions()) {
            prop_assert!(decisions.together().is_sorted());
            let mut seen = BTreeSet::new();
            for set in decisions.together() {
                prop_assert!(set.len() > 1 && set.iter().all(|one| seen.insert(*one)));
                for one in set {
                    prop_assert!(decisions.apart().get(one).is_none_or(|from| from.is_disjoint(set)));
                }
            }
            prop_assert!(decisions.apart().iter().all(|(one, from)| !from.is_empty() && !from.contains(one)));
        }

        #[test]
        fn what_was_merged_and_then_forgotten_leaves_all_as_before(decisions in any_decisions(), new in proptest::collection::vec(20..30_u8, 0..5)) {
            let mut changed = decisions.clone();
            changed.put_together(passes(&new));
            changed.forget(&passes(&new));
            prop_assert_eq!(changed, decisions);
        }

        #[test]
        fn what_takes_a_place_is_decided_as_what_had_it(decisions in any_decisions(), old in 0..10_u8) {
            let mut changed = decisions;
            let new = pass(99);
            changed.pass_on(pass(old), new);
            for set in changed.together().iter().chain(changed.apart().values()) {
                prop_assert_eq!(set.contains(&pass(old)), set.contains(&new));
            }
            prop_assert_eq!(changed.apart().get(&pass(old)), changed.apart().get(&new));
        }
    }
}
