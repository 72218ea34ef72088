//! One person, many passes: who is who by names and dates of birth, and by the traveller's own word, which is kept.

mod decisions;
mod group;

use std::collections::{BTreeMap, BTreeSet};

use store::{RowId, StoreError, Table, Tx};

pub(crate) use self::decisions::Decisions;
pub(crate) use self::group::{Rules, group};
use crate::scan::Fingerprint;
use crate::unlock::Wallet;
use crate::{Card, PassId, Person, WalletError};

/// What the traveller decided, and the row of the settings table that holds it.
#[derive(Clone, Default)]
pub(crate) struct KeptDecisions {
    row: Option<RowId>,
    pub(crate) decisions: Decisions,
}

impl Wallet {
    /// Makes one person of two, each named by any of its passes. They stay one whatever their names say, until a pass is
    /// [split off](Self::split_pass) or the person is [grouped automatically](Self::group_automatically) again; removing a
    /// pass, bringing it back or adding it again changes nothing in that.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`]; [`WalletError::NotWritten`]: they are still two.
    pub fn merge_people(&mut self, one: &PassId, other: &PassId) -> Result<(), WalletError> {
        let mut members = self.person_of(one)?;
        let others = self.person_of(other)?;
        if members.contains_key(other) {
            return Ok(());
        }
        members.extend(others);
        self.decide(|decisions| decisions.put_together(members.into_values().collect()))
    }

    /// Sets a pass apart from the person it is grouped with: it is never grouped with those passes again, which stay one
    /// person, until the traveller says otherwise. A pass that stands alone stays as it is.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`]; [`WalletError::NotWritten`]: it is still where it was.
    pub fn split_pass(&mut self, id: &PassId) -> Result<(), WalletError> {
        let mut rest = self.person_of(id)?;
        let Some(one) = rest.remove(id).filter(|_| !rest.is_empty()) else {
            return Ok(());
        };
        let rest: BTreeSet<Fingerprint> = rest.into_values().filter(|other| *other != one).collect();
        let mut apart = self.decisions()?.decisions.clone();
        apart.set_apart(one, rest.clone());
        let people = self.people(&apart);
        let stay_one = people.iter().any(|person| rest.is_subset(&fingerprints(&person.cards)));
        self.decide(|decisions| {
            decisions.set_apart(one, rest.clone());
            // It may have been what brought them together.
            if !stay_one {
                decisions.put_together(rest);
            }
        })
    }

    /// Forgets what the traveller decided about a person, named by any of its passes: names and dates of birth group
    /// these passes again.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`]; [`WalletError::NotWritten`]: nothing is forgotten.
    pub fn group_automatically(&mut self, id: &PassId) -> Result<(), WalletError> {
        let members = self.person_of(id)?.into_values().collect();
        self.decide(|decisions| decisions.forget(&members))
    }

    /// The person that this pass is grouped with.
    pub(crate) fn person(&self, id: &PassId) -> Result<Person, WalletError> {
        let mut people = self.people(&self.decisions()?.decisions).into_iter();
        let person = people.find(|person| person.cards.iter().any(|card| card.id == *id));
        person.ok_or(WalletError::NoSuchPass(*id))
    }

    /// The passes of the person that this one is grouped with.
    fn person_of(&self, id: &PassId) -> Result<BTreeMap<PassId, Fingerprint>, WalletError> {
        let cards = self.person(id)?.cards;
        Ok(cards.iter().map(|card| (card.id, card.fingerprint)).collect())
    }

    /// What the traveller decided so far. Read when first needed. Where its row is damaged that is among the wallet's
    /// troubles, and passes are grouped by names alone.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn decisions(&self) -> Result<&KeptDecisions, WalletError> {
        if let Some(known) = self.decisions_cell().get() {
            return Ok(known);
        }
        let found = self.settings(Decisions::decode)?.into_iter().next();
        let kept = found.map(|(row, decisions)| KeptDecisions {
            row: Some(row),
            decisions,
        });
        Ok(self.decisions_cell().get_or_init(|| kept.unwrap_or_default()))
    }

    /// Of removed passes, which go with the lock, nothing is left but in decisions about a pass that stays. A damaged store
    /// is left as it is.
    pub(crate) fn forget_decisions_about_nobody(&mut self) -> Result<(), WalletError> {
        if self.store().removed().next().is_none() || !self.damage().is_empty() {
            return Ok(());
        }
        let kept = fingerprints(&self.cards());
        self.decide(|decisions| decisions.keep_those_about(&kept))
    }

    /// Changes what is decided, in a transaction of its own.
    fn decide(&mut self, change: impl FnOnce(&mut Decisions)) -> Result<(), WalletError> {
        let before = self.decisions()?;
        let mut changed = before.clone();
        change(&mut changed.decisions);
        let mut kept = fingerprints(&self.cards());
        kept.extend(fingerprints(&self.removed()));
        changed.decisions.keep_those_about(&kept);
        if changed.decisions == before.decisions {
            return Ok(());
        }
        self.store_mut().write(|tx| changed.write(tx))?;
        self.set_decisions(changed);
        Ok(())
    }
}

fn fingerprints(cards: &[Card]) -> BTreeSet<Fingerprint> {
    cards.iter().map(|card| card.fingerprint).collect()
}

impl KeptDecisions {
    /// Writes its row; none where there is nothing to hold.
    pub(crate) fn write(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let bytes = (!self.decisions.is_empty()).then(|| self.decisions.encode());
        match (self.row, bytes) {
            (Some(row), Some(bytes)) => tx.update(Table::Settings, row, &bytes),
            (Some(row), None) => {
                self.row = None;
                tx.delete(Table::Settings, row)
            }
            (None, Some(bytes)) => {
                self.row = Some(tx.insert(Table::Settings, &bytes)?);
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }
}

impl Decisions {
    /// The same by places in this list of cards, and whether each card has a part in a decision that still matters here.
    pub(crate) fn rules(&self, cards: &[Card]) -> (Rules, BTreeSet<usize>) {
        let mut rules = Rules::default();
        let mut by_hand = BTreeSet::new();
        if self.is_empty() {
            return (rules, by_hand);
        }
        let mut places: BTreeMap<Fingerprint, Vec<usize>> = BTreeMap::new();
        for (at, card) in cards.iter().enumerate() {
            places.entry(card.fingerprint).or_default().push(at);
        }
        let of = |set: &BTreeSet<Fingerprint>| -> Vec<usize> {
            set.iter()
                .filter_map(|pass| places.get(pass))
                .flatten()
                .copied()
                .collect()
        };
        for set in self.together() {
            let set = of(set);
            if set.len() > 1 {
                by_hand.extend(&set);
                rules.together.push(set);
            }
        }
        for (one, from) in self.apart() {
            let from = of(from);
            for one in places.get(one).into_iter().flatten() {
                if !from.is_empty() {
                    by_hand.extend(from.iter().chain([one]));
                    rules.apart.push((*one, from.clone()));
                }
            }
        }
        (rules, by_hand)
    }
}
