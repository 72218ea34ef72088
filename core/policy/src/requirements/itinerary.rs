//! What a requirement is judged from: the trip as typed, and the passes of one person.

use credential::{Country, View};
use jiff::Timestamp;

use super::Scope;
use crate::places::Moment;

/// A trip up to the stop that is judged.
#[derive(Clone, Copy)]
pub struct Itinerary<'t> {
    /// All visits in their order, the place of departure first.
    pub visits: &'t [Visit],
    /// Which of them is judged.
    pub stop: usize,
    /// Whether it is entered, only passed, or left.
    pub scope: Scope,
    /// The time now: what can still be done depends on it.
    pub now: Timestamp,
}

/// A country on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The country.
    pub country: Country,
    /// The part of it, where it matters and was said.
    pub region: Option<String>,
    /// When one arrives; `None` where the trip begins.
    pub arrive: Option<Moment>,
    /// When one leaves; `None` where it ends, or where nobody said.
    pub leave: Option<Moment>,
    /// The country is entered: it is no mere change of planes.
    pub entered: bool,
}

/// Who travels.
#[derive(Clone, Copy)]
pub struct Traveller<'t> {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as the passes have it.
    pub birth_date: Option<&'t str>,
    /// The passes that count at the stop: verified, this person's, of a signer recognised there, and in force on that day.
    pub passes: &'t [PassView<'t>],
}

/// A pass, with the number by which an outcome names it.
#[derive(Clone, Copy)]
pub struct PassView<'t> {
    /// The caller's number for it.
    pub index: usize,
    /// What it says.
    pub view: &'t View,
}

impl<'t> Itinerary<'t> {
    /// The visit that is judged.
    pub(super) fn here(&self) -> Option<&'t Visit> {
        self.visits.get(self.stop)
    }

    /// What lies before it.
    pub(super) fn before(&self) -> &'t [Visit] {
        self.visits.get(..self.stop).unwrap_or_default()
    }

    /// The moment that is judged: of arriving, or of leaving.
    pub(super) fn moment(&self) -> Option<&'t Moment> {
        let here = self.here()?;
        match self.scope {
            Scope::Entry | Scope::Transit => here.arrive.as_ref(),
            Scope::Exit => here.leave.as_ref(),
        }
    }
}
