//! Trips, and what passes are worth on them (design, section 3; core/adr/0016).
//!
//! A [`Trip`] is what the traveller typed: where it starts, every stop, and when, in local time. [`Judge::trip`] says for
//! every leg, and in all, whether the passes suffice, by whose rule, what is missing and by when. Nothing comes from where a
//! person was, only from the trip and the passes.

mod agreement;
mod colour;
mod explain;
mod facts;
mod judge;
mod judgement;
mod leg;
mod reason;
mod remedy;
mod reminder;
mod report;
mod required;
mod ruling;
mod search;

use credential::Country;
use jiff::Timestamp;
use jiff::civil::Date;

pub use colour::Colour;
pub use explain::ExplainedRule;
pub use facts::{Holding, Traveller};
pub use judge::Judge;
pub use judgement::{Finding, Judgement, LegJudgement, Ruling};
pub use leg::{Leg, LegKind};
pub use reason::{Code, Reason, RuleName, Source};
pub use remedy::{Remedy, TestType};
pub use reminder::{BEFORE_DOSE, Reminder, ReminderCode};

use crate::limits;
use crate::places::Moment;

/// A journey as the traveller typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trip {
    departure: Departure,
    stops: Vec<Stop>,
}

/// Where a trip starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The country.
    pub country: Country,
    /// The part of it, as publishers of rules write it.
    pub region: Option<String>,
    /// When the traveller leaves, in local time.
    pub leaves: Moment,
}

/// A place on the way, or the end of it. The way back is a stop like any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The country.
    pub country: Country,
    /// The part of it, as publishers of rules write it.
    pub region: Option<String>,
    /// When the traveller arrives, in local time.
    pub arrives: Moment,
    /// When the traveller goes on, in local time; only the last stop may have none.
    pub leaves: Option<Moment>,
    /// Whether the country is entered there.
    pub passage: Passage,
}

/// How a traveller passes a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Passage {
    /// The country is entered.
    Entered,
    /// The traveller stays on the airside, or on board: the country is not entered.
    Transit,
}

/// Why something is no trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TripProblem {
    /// It goes nowhere.
    #[error("a trip needs one stop at least: add where it goes")]
    NoStop,
    /// More stops than [`TRIP_STOPS`](limits::TRIP_STOPS).
    #[error("the trip has too many stops: make two trips of it")]
    TooManyStops,
    /// A stop is reached before the one before it is left. Stops are counted from 0.
    #[error("stop {}: it is reached before the place before it is left; check both times and their zones", .0 + 1)]
    ArrivesTooEarly(usize),
    /// A stop is left before it is reached.
    #[error("stop {}: it is left before it is reached; check both times", .0 + 1)]
    LeavesTooEarly(usize),
    /// When the traveller goes on from a stop is missing, and it is not the last.
    #[error("stop {}: say when the trip goes on from there", .0 + 1)]
    NoDeparture(usize),
    /// The trip ends where the country is not entered.
    #[error("the last stop is a transit: say where the trip goes on to, or that the country is entered")]
    EndsInTransit,
    /// A region's name is empty or longer than [`REGION_NAME`](limits::REGION_NAME).
    #[error("stop {}: a region has 1 to {} characters, as the publisher of its rules writes it", .0 + 1, limits::REGION_NAME)]
    Region(usize),
    /// It takes longer than [`TRIP_DAYS`](limits::TRIP_DAYS).
    #[error("the trip takes more than {} days: check the years", limits::TRIP_DAYS)]
    TooLong,
}

impl Trip {
    /// A trip whose times follow each other.
    ///
    /// # Errors
    /// [`TripProblem`], naming the stop.
    pub fn new(departure: Departure, stops: Vec<Stop>) -> Result<Self, TripProblem> {
        let last = stops.len().checked_sub(1).ok_or(TripProblem::NoStop)?;
        if stops.len() > limits::TRIP_STOPS {
            return Err(TripProblem::TooManyStops);
        }
        is_region(departure.region.as_deref(), 0)?;
        let mut left = departure.leaves.earliest();
        for (at, stop) in stops.iter().enumerate() {
            is_region(stop.region.as_deref(), at)?;
            // Times of day may be missing: what may be in order is.
            if stop.arrives.latest() < left {
                return Err(TripProblem::ArrivesTooEarly(at));
            }
            match &stop.leaves {
                Some(leaves) if leaves.latest() < stop.arrives.earliest() => {
                    return Err(TripProblem::LeavesTooEarly(at));
                }
                Some(leaves) => left = leaves.earliest().max(stop.arrives.earliest()),
                None if at != last => return Err(TripProblem::NoDeparture(at)),
                None => {}
            }
            if at == last && stop.passage == Passage::Transit {
                return Err(TripProblem::EndsInTransit);
            }
        }
        let trip = Self { departure, stops };
        if trip.ends().duration_since(trip.starts()).as_hours() > limits::TRIP_DAYS.saturating_mul(24) {
            return Err(TripProblem::TooLong);
        }
        Ok(trip)
    }

    /// Where it starts.
    #[must_use]
    pub fn departure(&self) -> &Departure {
        &self.departure
    }

    /// Every stop, in order.
    #[must_use]
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// When it starts: the earliest moment that what was typed may mean.
    #[must_use]
    pub fn starts(&self) -> Timestamp {
        self.departure.leaves.earliest()
    }

    /// When it ends: the latest moment that what was typed may mean.
    #[must_use]
    pub fn ends(&self) -> Timestamp {
        self.stops.last().map_or(self.starts(), Stop::ends)
    }

    /// The day on which it ends, as the calendar at the last stop says.
    #[must_use]
    pub fn ends_day(&self) -> Date {
        let last = self
            .stops
            .last()
            .map(|stop| stop.leaves.as_ref().unwrap_or(&stop.arrives));
        last.unwrap_or(&self.departure.leaves).date()
    }

    /// The stop that is entered next, at or after this place in the order of stops, and its place.
    #[must_use]
    pub fn entered_from(&self, at: usize) -> Option<(usize, &Stop)> {
        let mut rest = self.stops.iter().enumerate().skip(at);
        rest.find(|(_, stop)| stop.passage == Passage::Entered)
    }
}

impl Stop {
    /// The latest moment at which the traveller may still be there.
    #[must_use]
    pub fn ends(&self) -> Timestamp {
        self.leaves.as_ref().unwrap_or(&self.arrives).latest()
    }
}

fn is_region(region: Option<&str>, stop: usize) -> Result<(), TripProblem> {
    let fits = |region: &str| !region.trim().is_empty() && region.chars().count() <= limits::REGION_NAME;
    region.is_none_or(fits).then_some(()).ok_or(TripProblem::Region(stop))
}

#[cfg(test)]
mod tests;
