//! Trips: what the traveller typed, kept sealed like everything else, and what the passes are worth on them.
//!
//! A trip is forgotten some days after its end, unless the traveller keeps it.

mod given;
mod judging;
mod reminding;
mod row;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use store::{StoreError, Table};

pub use given::Given;
pub use judging::{JudgedTrip, TripJudge, Who};
pub use policy::places;
pub use policy::requirements::is_birth_date;
pub use policy::trip::{
    Code, Colour, Departure, ExplainedRule, Finding, Judgement, Leg, LegJudgement, LegKind, Passage, Reason, Remedy,
    Reminder, ReminderCode, RuleName, Ruling, Source, Stop, TestType, Trip, TripProblem,
};
pub use reminding::TripReminder;
pub use store::RowId as TripId;

use crate::scan::Fingerprint;
use crate::unlock::Wallet;
use crate::{PassId, WalletError};

/// How long after its end a trip is kept that the traveller did not ask to keep.
pub const KEPT_AFTER_END: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Trips in one wallet: one a week for ten years, all kept.
pub const TRIPS: usize = 520;

/// Characters of a trip's name, and of a companion's.
pub const NAME: usize = 80;

/// People on one trip.
pub const COMPANIONS: usize = 32;

/// A trip that is kept.
#[derive(Clone)]
pub struct KeptTrip {
    /// By which it is named.
    pub id: TripId,
    /// What it is.
    pub plan: TripPlan,
}

/// A trip, and who goes on it.
#[derive(Clone, PartialEq, Eq)]
pub struct TripPlan {
    /// What the traveller calls it.
    pub name: String,
    /// Where it goes, and when.
    pub trip: Trip,
    /// Who goes; nobody: everybody whose passes are here.
    pub companions: Vec<Companion>,
    /// Not forgotten after its end.
    pub keep: bool,
}

/// Somebody who goes on a trip.
#[derive(Clone, PartialEq, Eq)]
pub struct Companion {
    /// What the traveller calls them.
    pub name: String,
    /// Date of birth as far as it is known, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, for somebody without a pass that says it.
    pub birth_date: Option<String>,
    /// Passes by which the person is known: those of their group count, whichever are kept by then.
    pub(crate) passes: BTreeSet<Fingerprint>,
}

impl Companion {
    /// Somebody without a pass, or whose pass is not kept here yet.
    #[must_use]
    pub fn without_pass(name: &str, birth_date: Option<&str>) -> Self {
        Self {
            name: name.to_owned(),
            birth_date: birth_date.map(str::to_owned),
            passes: BTreeSet::new(),
        }
    }
}

/// Why a trip is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TripRefusal {
    /// A name is empty, too long, or has more than one line.
    #[error("A name has 1 to {NAME} characters, all in one line.")]
    Name,
    /// A date of birth is none.
    #[error("A date of birth is written 1990-05-05, 1990-05 or 1990.")]
    BirthDate,
    /// More people than [`COMPANIONS`].
    #[error("At most {COMPANIONS} people go on one trip: make two trips of it.")]
    TooManyPeople,
    /// As many trips as [`TRIPS`] are kept already.
    #[error("There are {TRIPS} trips already: remove one first.")]
    TooManyTrips,
}

impl TripPlan {
    /// From when it is forgotten; `None`: never.
    #[must_use]
    pub fn forgotten_after(&self) -> Option<Timestamp> {
        let after_end = self.trip.ends().checked_add(KEPT_AFTER_END).ok();
        after_end.filter(|_| !self.keep)
    }
}

impl Wallet {
    /// Every trip, in the order of their start.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn trips(&self) -> Result<Vec<KeptTrip>, WalletError> {
        let rows = self.settings(row::decode)?.into_iter();
        let mut trips: Vec<KeptTrip> = rows.map(|(id, plan)| KeptTrip { id, plan }).collect();
        trips.sort_by_key(|kept| (kept.plan.trip.starts(), kept.id));
        Ok(trips)
    }

    /// One trip.
    ///
    /// # Errors
    /// [`WalletError::NoSuchTrip`].
    pub fn trip(&self, id: TripId) -> Result<KeptTrip, WalletError> {
        let mut trips = self.trips()?.into_iter();
        trips.find(|kept| kept.id == id).ok_or(WalletError::NoSuchTrip(id))
    }

    /// The trip that is on, or the next to come.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn next_trip(&self) -> Result<Option<KeptTrip>, WalletError> {
        let now = self.now();
        Ok(self.trips()?.into_iter().find(|kept| kept.plan.trip.ends() >= now))
    }

    /// Somebody whose passes are kept here, named by any of them.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`].
    pub fn companion(&self, pass: &PassId) -> Result<Companion, WalletError> {
        let person = self.person(pass)?;
        Ok(Companion {
            name: person.name,
            // Passes write dates of birth in other ways too: those are read from the passes.
            birth_date: Some(person.birth_date).filter(|date| is_birth_date(date)),
            passes: person.cards.iter().map(|card| card.fingerprint).collect(),
        })
    }

    /// A pass that is kept of somebody who goes on a trip.
    #[must_use]
    pub fn pass_of(&self, companion: &Companion) -> Option<PassId> {
        let mut cards = self.cards().into_iter();
        let theirs = cards.find(|card| companion.passes.contains(&card.fingerprint));
        theirs.map(|card| card.id)
    }

    /// Keeps a trip.
    ///
    /// # Errors
    /// [`WalletError::Trip`] where a name or a number is out of bounds; [`WalletError::NotWritten`].
    pub fn keep_trip(&mut self, plan: TripPlan) -> Result<KeptTrip, WalletError> {
        let plan = fit(plan)?;
        if self.trips()?.len() >= TRIPS {
            return Err(TripRefusal::TooManyTrips.into());
        }
        let bytes = row::encode(&plan);
        let id = self
            .store_mut()
            .write(|tx| tx.insert(Table::Settings, &bytes))
            .map_err(WalletError::from)?;
        Ok(KeptTrip { id, plan })
    }

    /// Puts another plan in a trip's place.
    ///
    /// # Errors
    /// [`WalletError::NoSuchTrip`], [`WalletError::Trip`]; [`WalletError::NotWritten`]: it is as it was.
    pub fn change_trip(&mut self, id: TripId, plan: TripPlan) -> Result<KeptTrip, WalletError> {
        let plan = fit(plan)?;
        let id = self.trip(id)?.id;
        let bytes = row::encode(&plan);
        self.store_mut().write(|tx| tx.update(Table::Settings, id, &bytes))?;
        Ok(KeptTrip { id, plan })
    }

    /// Forgets a trip.
    ///
    /// # Errors
    /// [`WalletError::NoSuchTrip`]; [`WalletError::NotWritten`]: it is still there.
    pub fn remove_trip(&mut self, id: TripId) -> Result<(), WalletError> {
        let id = self.trip(id)?.id;
        Ok(self.store_mut().write(|tx| tx.delete(Table::Settings, id))?)
    }

    /// Forgets the trips whose time is over. Done after unlocking. Nothing is forgotten by a clock that cannot be right, nor
    /// from an older copy of the wallet that was put back.
    pub(crate) fn forget_past_trips(&mut self) -> Result<(), WalletError> {
        let clock = self.policy_clock();
        if clock.is_behind() || self.is_rolled_back() {
            return Ok(());
        }
        let past = |kept: &KeptTrip| kept.plan.forgotten_after().is_some_and(|end| end < clock.now);
        let past: Vec<TripId> = self
            .trips()?
            .iter()
            .filter(|kept| past(kept))
            .map(|kept| kept.id)
            .collect();
        if past.is_empty() {
            return Ok(());
        }
        Ok(self
            .store_mut()
            .write(|tx| -> Result<(), StoreError> { past.iter().try_for_each(|id| tx.delete(Table::Settings, *id)) })?)
    }
}

/// The plan with its names trimmed, where it is within bounds.
fn fit(mut plan: TripPlan) -> Result<TripPlan, TripRefusal> {
    let names = std::iter::once(&mut plan.name).chain(plan.companions.iter_mut().map(|one| &mut one.name));
    for name in names {
        *name = name.trim().to_owned();
        if name.is_empty() || name.chars().count() > NAME || name.chars().any(char::is_control) {
            return Err(TripRefusal::Name);
        }
    }
    let mut born = plan.companions.iter().filter_map(|one| one.birth_date.as_deref());
    if !born.all(is_birth_date) {
        return Err(TripRefusal::BirthDate);
    }
    if plan.companions.len() > COMPANIONS {
        return Err(TripRefusal::TooManyPeople);
    }
    Ok(plan)
}

#[cfg(test)]
mod tests;
