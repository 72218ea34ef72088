//! Rows of the settings table that hold a trip.

use ciborium::from_reader;
use credential::Country;
use policy::places::Moment;
use policy::trip::{Departure, Passage, Stop, Trip};
use serde::{Deserialize, Serialize};

use super::{Companion, TripPlan};
use crate::rows;

/// What the row is, and in which shape. A row of another one is left as it is.
const LABEL: &str = "trip/1";

/// A trip as it is kept. Countries are ISO 3166-1 alpha-2 codes, times as [`Moment`] writes them.
#[derive(Serialize, Deserialize)]
struct Row {
    label: String,
    name: String,
    keep: bool,
    country: String,
    region: Option<String>,
    leaves: String,
    stops: Vec<StopRow>,
    companions: Vec<CompanionRow>,
}

#[derive(Serialize, Deserialize)]
struct StopRow {
    country: String,
    region: Option<String>,
    arrives: String,
    leaves: Option<String>,
    transit: bool,
}

#[derive(Serialize, Deserialize)]
struct CompanionRow {
    name: String,
    birth_date: Option<String>,
    passes: Vec<[u8; 16]>,
}

pub(super) fn encode(plan: &TripPlan) -> Vec<u8> {
    let departure = plan.trip.departure();
    let row = Row {
        label: LABEL.to_owned(),
        name: plan.name.clone(),
        keep: plan.keep,
        country: departure.country.to_string(),
        region: departure.region.clone(),
        leaves: departure.leaves.to_string(),
        stops: plan.trip.stops().iter().map(StopRow::of).collect(),
        companions: plan.companions.iter().map(CompanionRow::of).collect(),
    };
    rows::encode(&row)
}

/// Reads what [`encode`] wrote. `None`: the row is something else.
pub(super) fn decode(bytes: &[u8]) -> Option<TripPlan> {
    let row: Row = from_reader(bytes).ok()?;
    if row.label != LABEL {
        return None;
    }
    let departure = Departure {
        country: Country::from_alpha2(&row.country)?,
        region: row.region,
        leaves: row.leaves.parse().ok()?,
    };
    let stops: Option<Vec<Stop>> = row.stops.into_iter().map(StopRow::stop).collect();
    Some(TripPlan {
        name: row.name,
        keep: row.keep,
        trip: Trip::new(departure, stops?).ok()?,
        companions: row.companions.into_iter().map(CompanionRow::companion).collect(),
    })
}

impl StopRow {
    fn of(stop: &Stop) -> Self {
        Self {
            country: stop.country.to_string(),
            region: stop.region.clone(),
            arrives: stop.arrives.to_string(),
            leaves: stop.leaves.as_ref().map(Moment::to_string),
            transit: stop.passage == Passage::Transit,
        }
    }

    fn stop(self) -> Option<Stop> {
        Some(Stop {
            country: Country::from_alpha2(&self.country)?,
            region: self.region,
            arrives: self.arrives.parse().ok()?,
            leaves: self.leaves.map(|leaves| leaves.parse()).transpose().ok()?,
            passage: if self.transit {
                Passage::Transit
            } else {
                Passage::Entered
            },
        })
    }
}

impl CompanionRow {
    fn of(companion: &Companion) -> Self {
        Self {
            name: companion.name.clone(),
            birth_date: companion.birth_date.clone(),
            passes: companion.passes.iter().copied().collect(),
        }
    }

    fn companion(self) -> Companion {
        Companion {
            name: self.name,
            birth_date: self.birth_date,
            passes: self.passes.into_iter().collect(),
        }
    }
}
