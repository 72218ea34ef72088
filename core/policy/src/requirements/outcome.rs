//! What comes of judging a requirement.

use std::fmt::Display;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Duty, Need};

/// What comes of judging a requirement.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing is asked of this person here.
    NotAsked(NotAsked),
    /// A pass meets it.
    Met {
        /// The pass's number in [`PassView`](super::PassView).
        by: usize,
    },
    /// No pass meets it, and without one the person is refused.
    Missing(Remedy),
    /// The person may go on, and has to do something.
    Duty(Owed),
    /// It cannot be told.
    Open(Open),
}

/// Why nothing is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotAsked {
    /// The state says that nothing is asked.
    Nothing,
    /// It is for another country, or another part of it.
    Elsewhere,
    /// It is for those who enter, pass or leave, and this person does something else.
    Scope,
    /// It is not in force on that day.
    NotInForce,
    /// It is for other ages.
    Age,
    /// It is for those who come from elsewhere.
    CameFrom,
}

/// What cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// When one arrives or leaves.
    When,
    /// In which part of the country.
    Region,
    /// Whether the person is of the age.
    Age,
    /// Whether they were where it counts in the days that count, or long enough.
    CameFrom,
    /// Whether a vaccination was given early enough: its date is not whole.
    VaccinationDate,
    /// Whether a test was taken late enough.
    TestTime,
}

/// What would meet a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Remedy {
    /// What is needed.
    pub needs: Need,
    /// The first day, or second, at which it can be got in time; `None`: at once.
    #[serde(serialize_with = "as_text")]
    pub not_before: Option<Timestamp>,
    /// The last day of a vaccination, by the calendar of the stop.
    #[serde(serialize_with = "as_text")]
    pub last_day: Option<Date>,
    /// The last second of a test.
    #[serde(serialize_with = "as_text")]
    pub not_after: Option<Timestamp>,
    /// It can still be got in time. If not, nothing can meet the requirement on this trip.
    pub possible: bool,
    /// The day from which a vaccination that is there already will count: a later arrival would do.
    #[serde(serialize_with = "as_text")]
    pub counts_from: Option<Date>,
}

/// What somebody has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// What.
    pub duty: Duty,
    /// Until when it lasts or has to be done, at the latest.
    #[serde(serialize_with = "as_text")]
    pub ends: Option<Timestamp>,
    /// What lifts it; `None`: nothing does.
    pub lifted_by: Option<Remedy>,
}

fn as_text<T: Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}
