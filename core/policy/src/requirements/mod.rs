//! Entry requirements of states that ask people, not passes: "a yellow fever certificate of whoever comes from a country
//! with risk, from 9 months of age on" (International Health Regulations (2005), Annexes 6 and 7).
//!
//! A [`Requirement`] is data of a rules pack (PACKS.md, section 11). It is judged from the trip that was typed and the passes
//! that count, and from nothing else: never from where a phone is or was.
//!
//! ```
//! use policy::requirements::{Itinerary, Outcome, Requirement, Scope, Traveller, Visit};
//!
//! let egypt = Requirement::read(r#"{
//!     "requirement": "YF-EG-1", "version": 1, "country": "EG", "scope": "entry", "from": "2019-07-01",
//!     "topic": ["1D47"], "came_from": {"countries": ["UG"], "within_days": 6, "transit_over_hours": 12},
//!     "needs": {"vaccination": {"days_before": 10}}, "else": "refuse",
//!     "source": "An example", "source_date": "2020-05-15", "words": {"en": "Vaccination against yellow fever"}
//! }"#)?;
//! let visit = |country: &str, arrive: Option<&str>, leave: Option<&str>| Visit {
//!     country: credential::Country::from_alpha2(country).expect("a country"),
//!     region: None,
//!     arrive: arrive.map(|moment| moment.parse().expect("a moment")),
//!     leave: leave.map(|moment| moment.parse().expect("a moment")),
//!     entered: true,
//! };
//! let visits = [
//!     visit("UG", None, Some("2026-08-01T08:00[Africa/Kampala]")),
//!     visit("EG", Some("2026-08-01T13:00[Africa/Cairo]"), None),
//! ];
//! let itinerary = Itinerary { visits: &visits, stop: 1, scope: Scope::Entry, now: "2026-07-01T00:00:00Z".parse().expect("a time") };
//! let nobody = Traveller { birth_date: Some("1990"), passes: &[] };
//! assert!(matches!(egypt.judge(&itinerary, &nobody), Outcome::Missing(remedy) if remedy.possible));
//! # Ok::<(), policy::packs::content::rules::RuleProblem>(())
//! ```

use std::collections::{BTreeMap, HashMap};

use credential::Country;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::choose;

mod event;
mod itinerary;
mod judge;
mod outcome;
mod packed;
mod perhaps;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod tests_support;
mod written;

use event::Days;
pub use event::is_negative;
pub use itinerary::{Itinerary, PassView, Traveller, Visit};
pub use outcome::{NotAsked, Open, Outcome, Owed, Remedy};

/// Yellow fever entry requirements as WHO listed them in 2019 and 2020, in the form of authors: a dated sample, not a current
/// statement of any state (data/requirements/SOURCE.md).
pub const YELLOW_FEVER_SAMPLE: &str = include_str!("../../data/requirements/yellow-fever.json");

/// What a state asks of people who travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its name; several versions have the same.
    pub id: String,
    /// Its version: the highest in force counts.
    pub version: u32,
    /// The state that asks.
    pub country: Country,
    /// The part of the country it is for, as its publisher writes it; else all of it.
    pub region: Option<String>,
    /// Whom it meets: who enters, changes planes, or leaves.
    pub scope: Scope,
    /// The first day, in local time.
    pub from: Date,
    /// The last day; `None`: until it is ended.
    pub until: Option<Date>,
    /// Codes of the disease, or of vaccines against it, as passes have them, and their English words: `1D47` in ICD-11,
    /// `Yellow fever`. Letter case does not matter.
    pub topic: Vec<String>,
    /// Of what age; `None`: everyone.
    pub ages: Option<Ages>,
    /// Where somebody has to have been before; `None`: wherever they come from.
    pub came_from: Option<CameFrom>,
    /// What is asked.
    pub needs: Need,
    /// What happens without it.
    pub otherwise: Otherwise,
    /// Where it was published.
    pub source: String,
    /// As of when.
    pub source_date: Date,
    /// What people read, by language (BCP 47).
    pub words: BTreeMap<String, String>,
}

/// Whom a requirement meets, with its number in packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Who enters the country.
    Entry = 0,
    /// Who changes planes there and does not enter.
    Transit = 1,
    /// Who leaves the country.
    Exit = 2,
}

/// An age in whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// From this age on.
    pub from_months: u16,
    /// Below this age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below_months: Option<u16>,
}

/// Where somebody has to have been on the trip before, the place of departure included. The state that asks is never meant:
/// coming back to it is not coming from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameFrom {
    /// One of these, sorted.
    pub countries: Vec<Country>,
    /// So many times 24 hours before, counted from leaving there; `None`: at any time on the trip.
    pub within_days: Option<u16>,
    /// A change of planes there counts when it took more hours than this; `None`: it never does.
    pub transit_over_hours: Option<u16>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Need {
    /// Nothing, and the state says so.
    Nothing,
    /// A finished vaccination.
    Vaccination {
        /// Given so many days before, or earlier; a first day written on a certificate for life stands instead.
        days_before: u16,
    },
    /// A negative test.
    Test {
        /// Sampled within so many hours before.
        hours: u16,
        /// Before what.
        before: Before,
    },
    /// A duty on everyone whom the requirement meets.
    Duty(Duty),
}

/// What a test's hours are counted back from, with its number in packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// Arriving at the stop.
    Arrival = 0,
    /// Leaving the stop before.
    Departure = 1,
}

/// What somebody has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Duty {
    /// A test within so many hours after arriving.
    Test {
        /// These hours.
        hours: u16,
    },
    /// Registering.
    Registration,
    /// Quarantine of so many days at most.
    Quarantine {
        /// These days.
        days: u16,
        /// Counted from when.
        since: Since,
    },
}

/// What the days of quarantine are counted from, with its number in packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Since {
    /// Arriving.
    Arrival = 0,
    /// Having left the last place that the requirement names: the last possible exposure.
    Exposure = 1,
}

/// What happens to somebody without what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// They are refused.
    Refuse,
    /// They are let in, and have to do this.
    Duty(Duty),
}

impl Requirement {
    /// Whether it is in force on this day.
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// What people read: in the first of these languages (BCP 47) that it has, else in English, else in any.
    #[must_use]
    pub fn words_in<L: AsRef<str>>(&self, languages: &[L]) -> &str {
        let all: Vec<(&str, &str)> = self.words.iter().map(|(tag, words)| (&**tag, &**words)).collect();
        choose(&all, |(tag, _)| tag, languages).map_or("", |(_, words)| words)
    }
}

/// Whether this is a date of birth as travellers type one: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
#[must_use]
pub fn is_birth_date(text: &str) -> bool {
    text.len() <= "YYYY-MM-DD".len() && Days::of(text).is_some()
}

/// The requirements of a country and scope that are in force on a day: of several versions of one the newest.
#[must_use]
pub fn in_force<'r>(
    all: impl IntoIterator<Item = &'r Requirement>,
    country: Country,
    scope: Scope,
    day: Date,
) -> Vec<&'r Requirement> {
    let mut newest: HashMap<&str, &Requirement> = HashMap::new();
    for one in all {
        if one.country == country && one.scope == scope && one.in_force_on(day) {
            let known = newest.entry(&one.id).or_insert(one);
            if known.version < one.version {
                *known = one;
            }
        }
    }
    let mut chosen: Vec<&Requirement> = newest.into_values().collect();
    chosen.sort_unstable_by_key(|one| &one.id);
    chosen
}
