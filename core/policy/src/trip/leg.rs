//! The legs of a trip, each judged on its own.

use credential::Country;
use jiff::Timestamp;

use super::{Passage, Trip};

/// One leg: the departure, a transit, or a stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// What it is.
    pub kind: LegKind,
    /// The stop, counted from 0; `None` of the departure.
    pub stop: Option<usize>,
    /// Where.
    pub country: Country,
    /// The part of the country.
    pub region: Option<String>,
    /// The earliest moment at which the traveller may be there.
    pub from: Timestamp,
    /// The latest moment at which the traveller may arrive there; of the departure, leave.
    pub reached: Timestamp,
    /// The latest moment at which the traveller may still be there.
    pub until: Timestamp,
}

/// What a leg is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegKind {
    /// Boarding at the start.
    Departure,
    /// A stop at which the country is not entered.
    Transit,
    /// A stop at which it is.
    Stay,
}

impl LegKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Departure => "departure",
            Self::Transit => "transit",
            Self::Stay => "stay",
        }
    }
}

impl Trip {
    /// Every leg, in order: the departure, then one a stop.
    #[must_use]
    pub fn legs(&self) -> Vec<Leg> {
        let departure = Leg {
            kind: LegKind::Departure,
            stop: None,
            country: self.departure.country,
            region: self.departure.region.clone(),
            from: self.departure.leaves.earliest(),
            reached: self.departure.leaves.latest(),
            until: self.departure.leaves.latest(),
        };
        let stops = self.stops.iter().enumerate().map(|(at, stop)| Leg {
            kind: match stop.passage {
                Passage::Entered => LegKind::Stay,
                Passage::Transit => LegKind::Transit,
            },
            stop: Some(at),
            country: stop.country,
            region: stop.region.clone(),
            from: stop.arrives.earliest(),
            reached: stop.arrives.latest(),
            until: stop.ends(),
        });
        std::iter::once(departure).chain(stops).collect()
    }
}
