//! A trip as it is typed.

use jiff::civil::Time;
use wallet::trips::places::Moment;
use wallet::trips::{self, Companion, Departure, Passage, Stop, TripProblem, TripRefusal};
use wallet::{Country, Wallet};

use crate::CarnetError;
use crate::records::small;

/// A trip as it is typed, and who goes on it.
#[derive(Clone, uniffi::Record)]
pub struct TripPlan {
    /// What the traveller calls it.
    pub name: String,
    /// Where it starts: ISO 3166-1 alpha-2.
    pub country: String,
    /// The part of that country, as publishers of rules write it; else empty.
    pub region: String,
    /// When it starts.
    pub leaves: LocalMoment,
    /// Every stop, in order; the way back is one like any other.
    pub stops: Vec<TripStop>,
    /// Who goes; nobody: everybody whose passes are kept.
    pub companions: Vec<TripCompanion>,
    /// It is not forgotten after its end.
    pub keep: bool,
}

/// A stop.
#[derive(Clone, uniffi::Record)]
pub struct TripStop {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The part of the country; else empty.
    pub region: String,
    /// When the traveller arrives.
    pub arrives: LocalMoment,
    /// When the traveller goes on; only the last stop may have none.
    pub leaves: Option<LocalMoment>,
    /// The country is not entered.
    pub transit: bool,
}

/// A moment in local time.
#[derive(Clone, uniffi::Record)]
pub struct LocalMoment {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`; empty where only the day is known.
    pub time: String,
    /// IANA name of the zone.
    pub zone: String,
}

/// Somebody who goes on a trip.
#[derive(Clone, uniffi::Record)]
pub struct TripCompanion {
    /// What they are called.
    pub name: String,
    /// Date of birth, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty where a pass says it, or nobody.
    pub birth_date: String,
    /// Any of their passes; empty for somebody without one.
    pub pass: String,
}

/// Why something is no trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripTrouble {
    /// It has no name, or one too long.
    Name,
    /// A country is none.
    Country,
    /// A date, time or zone is none; a date of birth, where it is no stop's.
    Moment,
    /// It goes nowhere.
    NoStop,
    /// Too many stops.
    TooManyStops,
    /// A stop is reached before the one before it is left.
    ArrivesTooEarly,
    /// A stop is left before it is reached.
    LeavesTooEarly,
    /// When the traveller goes on is missing.
    NoDeparture,
    /// It ends where no country is entered.
    EndsInTransit,
    /// A region's name is too long.
    Region,
    /// It takes years.
    TooLong,
    /// Too many trips, or people on one.
    TooMany,
}

fn trouble(why: TripTrouble, stop: Option<usize>) -> CarnetError {
    CarnetError::NoTrip {
        why,
        stop: stop.map(small),
    }
}

impl From<TripRefusal> for TripTrouble {
    fn from(refusal: TripRefusal) -> Self {
        match refusal {
            TripRefusal::Name => Self::Name,
            TripRefusal::BirthDate => Self::Moment,
            TripRefusal::TooManyPeople | TripRefusal::TooManyTrips => Self::TooMany,
        }
    }
}

impl TripPlan {
    pub(super) fn read(self, wallet: &Wallet) -> Result<trips::TripPlan, CarnetError> {
        let departure = Departure {
            country: country(&self.country, None)?,
            region: region(self.region),
            leaves: self.leaves.read(None)?,
        };
        let stops = self.stops.into_iter().enumerate().map(|(at, stop)| {
            Ok(Stop {
                country: country(&stop.country, Some(at))?,
                region: region(stop.region),
                arrives: stop.arrives.read(Some(at))?,
                leaves: stop.leaves.map(|leaves| leaves.read(Some(at))).transpose()?,
                passage: if stop.transit {
                    Passage::Transit
                } else {
                    Passage::Entered
                },
            })
        });
        let stops = stops.collect::<Result<Vec<_>, CarnetError>>()?;
        let companions = self.companions.into_iter().map(|one| one.read(wallet));
        Ok(trips::TripPlan {
            name: self.name,
            trip: trips::Trip::new(departure, stops).map_err(|problem| of(&problem))?,
            companions: companions.collect::<Result<_, _>>()?,
            keep: self.keep,
        })
    }

    pub(super) fn of(plan: &trips::TripPlan, wallet: &Wallet) -> Self {
        let departure = plan.trip.departure();
        Self {
            name: plan.name.clone(),
            country: departure.country.to_string(),
            region: departure.region.clone().unwrap_or_default(),
            leaves: LocalMoment::of(&departure.leaves),
            stops: plan.trip.stops().iter().map(TripStop::of).collect(),
            companions: plan
                .companions
                .iter()
                .map(|one| TripCompanion::of(one, wallet))
                .collect(),
            keep: plan.keep,
        }
    }
}

impl TripStop {
    fn of(stop: &Stop) -> Self {
        Self {
            country: stop.country.to_string(),
            region: stop.region.clone().unwrap_or_default(),
            arrives: LocalMoment::of(&stop.arrives),
            leaves: stop.leaves.as_ref().map(LocalMoment::of),
            transit: stop.passage == Passage::Transit,
        }
    }
}

impl LocalMoment {
    fn of(moment: &Moment) -> Self {
        Self {
            date: moment.date().to_string(),
            time: moment
                .time()
                .map(|time| time.strftime("%H:%M").to_string())
                .unwrap_or_default(),
            zone: moment.zone_name().to_owned(),
        }
    }

    fn read(&self, stop: Option<usize>) -> Result<Moment, CarnetError> {
        let none = || trouble(TripTrouble::Moment, stop);
        let date = self.date.parse().map_err(|_| none())?;
        let time: Option<Time> = match self.time.as_str() {
            "" => None,
            time => Some(time.parse().map_err(|_| none())?),
        };
        Moment::new(date, time, &self.zone).map_err(|_| none())
    }
}

impl TripCompanion {
    fn read(self, wallet: &Wallet) -> Result<Companion, CarnetError> {
        let born = (!self.birth_date.is_empty()).then_some(self.birth_date.as_str());
        if self.pass.is_empty() {
            return Ok(Companion::without_pass(&self.name, born));
        }
        Ok(wallet.companion(&crate::passes::pass_id(&self.pass)?)?)
    }

    fn of(companion: &Companion, wallet: &Wallet) -> Self {
        Self {
            name: companion.name.clone(),
            birth_date: companion.birth_date.clone().unwrap_or_default(),
            pass: wallet.pass_of(companion).map(|id| id.to_string()).unwrap_or_default(),
        }
    }
}

fn country(code: &str, stop: Option<usize>) -> Result<Country, CarnetError> {
    Country::from_alpha2(code).ok_or_else(|| trouble(TripTrouble::Country, stop))
}

fn region(name: String) -> Option<String> {
    Some(name).filter(|name| !name.trim().is_empty())
}

fn of(problem: &TripProblem) -> CarnetError {
    let (why, stop) = match *problem {
        TripProblem::NoStop => (TripTrouble::NoStop, None),
        TripProblem::TooManyStops => (TripTrouble::TooManyStops, None),
        TripProblem::ArrivesTooEarly(at) => (TripTrouble::ArrivesTooEarly, Some(at)),
        TripProblem::LeavesTooEarly(at) => (TripTrouble::LeavesTooEarly, Some(at)),
        TripProblem::NoDeparture(at) => (TripTrouble::NoDeparture, Some(at)),
        TripProblem::EndsInTransit => (TripTrouble::EndsInTransit, None),
        TripProblem::Region(at) => (TripTrouble::Region, Some(at)),
        _ => (TripTrouble::TooLong, None),
    };
    trouble(why, stop)
}
