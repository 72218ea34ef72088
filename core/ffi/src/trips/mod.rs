//! Trips: typed, kept, judged; what to be reminded of.

mod judged;
mod plan;

use jiff::Timestamp;
use wallet::Country;
use wallet::trips::{self, KeptTrip, TripId, TripJudge, places};

pub use judged::{
    RequiredThing, RuleQuote, RuleSource, TripColour, TripDuty, TripFinding, TripLeg, TripLegKind, TripReason,
    TripReasonCode, TripRemedy, TripRuling, TripTest,
};
pub use plan::{LocalMoment, TripCompanion, TripPlan, TripStop, TripTrouble};

pub(crate) use judged::noon;

use crate::CarnetError;
use crate::carnet::Carnet;
use crate::doors::Open;

/// A trip in a list. Times are seconds since 1970 UTC.
#[derive(Clone, uniffi::Record)]
pub struct TripCard {
    /// By which it is named.
    pub id: String,
    /// What the traveller calls it. It is not translated.
    pub name: String,
    /// Every country on the way, the start first: ISO 3166-1 alpha-2. Transits are among them.
    pub countries: Vec<String>,
    /// When it starts.
    pub starts: i64,
    /// When it ends.
    pub ends: i64,
    /// The day on which it starts, as the calendar there says: `YYYY-MM-DD`.
    pub starts_day: String,
    /// The day on which it ends, likewise.
    pub ends_day: String,
    /// From when it is forgotten; `None`: it is kept.
    pub forgotten_after: Option<i64>,
    /// What the passes are worth on it.
    pub colour: TripColour,
}

/// A trip that was judged.
#[derive(Clone, uniffi::Record)]
pub struct Trip {
    /// By which it is named; empty for one that is not kept.
    pub id: String,
    /// What was typed.
    pub plan: TripPlan,
    /// That of the worst leg.
    pub colour: TripColour,
    /// The departure, then one a stop.
    pub legs: Vec<TripLeg>,
    /// Until when this stands at the latest.
    pub stands_until: Option<i64>,
    /// From when it is forgotten; `None`: it is kept.
    pub forgotten_after: Option<i64>,
}

/// One thing to be reminded of.
#[derive(Clone, uniffi::Record)]
pub struct TripReminder {
    /// When.
    pub at: i64,
    /// Of what.
    pub code: TripReminderCode,
    /// The trip.
    pub trip: String,
    /// What the trip is called.
    pub trip_name: String,
    /// The country it is about; empty: the whole trip.
    pub country: String,
    /// Whom it is about; empty: everybody.
    pub traveller: String,
    /// The day, or the moment, that it speaks of.
    pub moment: Option<i64>,
}

/// What to be reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripReminderCode {
    /// From now on a test counts for the leg.
    TestWindowOpens,
    /// The last day for a dose comes near.
    DoseBy,
    /// A pass stops counting during the stay.
    EndsDuringStay,
    /// There is something to do for the leg.
    Duty,
    /// The rules get old before the trip.
    RenewRules,
}

/// Codes of all countries and territories that a trip can go to (ISO 3166-1 alpha-2, and XK).
#[uniffi::export]
pub fn countries() -> Vec<String> {
    places::countries().map(|country| country.to_string()).collect()
}

/// The time zones of a country by their IANA names, that of its capital first.
#[uniffi::export]
pub fn time_zones(country: String) -> Vec<String> {
    let country = Country::from_alpha2(&country);
    let zones = country.map(places::zones).unwrap_or_default();
    zones.iter().map(|&zone| zone.to_owned()).collect()
}

#[uniffi::export]
impl Carnet {
    /// Every trip, in the order of their start, with its colour now.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn trips(&self) -> Result<Vec<TripCard>, CarnetError> {
        self.open(|open| {
            let judge = open.wallet.trip_judge();
            Ok(open.wallet.trips()?.iter().map(|kept| card(&judge, kept)).collect())
        })
    }

    /// The trip that is on, or the next to come.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn next_trip(&self) -> Result<Option<TripCard>, CarnetError> {
        self.open(|open| {
            Ok(open
                .wallet
                .next_trip()?
                .map(|kept| card(&open.wallet.trip_judge(), &kept)))
        })
    }

    /// One trip, judged now. Rules are quoted in the first of these languages that they have (BCP 47).
    ///
    /// # Errors
    /// [`CarnetError::NoSuchTrip`], [`CarnetError::Locked`].
    pub fn trip(&self, id: String, languages: Vec<String>) -> Result<Trip, CarnetError> {
        self.open(|open| {
            let kept = open.wallet.trip(trip_id(&id)?)?;
            Ok(open.judged(Some(kept.id), &kept.plan, &languages))
        })
    }

    /// Judges a trip that is not kept yet.
    ///
    /// # Errors
    /// [`CarnetError::NoTrip`], [`CarnetError::Locked`].
    pub fn judge_trip(&self, plan: TripPlan, languages: Vec<String>) -> Result<Trip, CarnetError> {
        self.open(|open| {
            let plan = plan.read(open.wallet)?;
            Ok(open.judged(None, &plan, &languages))
        })
    }

    /// Keeps a trip; gives the id by which it is named.
    ///
    /// # Errors
    /// [`CarnetError::NoTrip`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn keep_trip(&self, plan: TripPlan) -> Result<String, CarnetError> {
        self.open(|open| {
            let plan = plan.read(open.wallet)?;
            Ok(open.wallet.keep_trip(plan)?.id.to_string())
        })
    }

    /// Puts another plan in a trip's place.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchTrip`], [`CarnetError::NoTrip`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn change_trip(&self, id: String, plan: TripPlan) -> Result<(), CarnetError> {
        self.open(|open| {
            let plan = plan.read(open.wallet)?;
            open.wallet.change_trip(trip_id(&id)?, plan)?;
            Ok(())
        })
    }

    /// Forgets a trip.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchTrip`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn remove_trip(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.remove_trip(trip_id(&id)?)?))
    }

    /// What to be reminded of, over all trips, in the order of time.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn trip_reminders(&self) -> Result<Vec<TripReminder>, CarnetError> {
        self.open(|open| Ok(open.wallet.trip_reminders()?.into_iter().map(reminder_record).collect()))
    }
}

impl Open<'_> {
    fn judged(&self, id: Option<TripId>, plan: &trips::TripPlan, languages: &[String]) -> Trip {
        let judged = self.wallet.judge_trip(plan, languages);
        Trip {
            id: id.map(|id| id.to_string()).unwrap_or_default(),
            plan: TripPlan::of(plan, self.wallet),
            colour: judged.judgement.colour.into(),
            stands_until: judged.judgement.stands_until.map(Timestamp::as_second),
            legs: judged
                .judgement
                .legs
                .iter()
                .map(|leg| TripLeg::of(leg, &plan.trip, &judged.who))
                .collect(),
            forgotten_after: plan.forgotten_after().map(Timestamp::as_second),
        }
    }
}

fn card(judge: &TripJudge<'_>, kept: &KeptTrip) -> TripCard {
    let trip = &kept.plan.trip;
    let stops = trip.stops().iter().map(|stop| stop.country);
    TripCard {
        id: kept.id.to_string(),
        name: kept.plan.name.clone(),
        countries: std::iter::once(trip.departure().country)
            .chain(stops)
            .map(|country| country.to_string())
            .collect(),
        starts: trip.starts().as_second(),
        ends: trip.ends().as_second(),
        starts_day: trip.departure().leaves.date().to_string(),
        ends_day: trip.ends_day().to_string(),
        forgotten_after: kept.plan.forgotten_after().map(Timestamp::as_second),
        colour: judge.colour(&kept.plan).into(),
    }
}

fn reminder_record(reminder: trips::TripReminder) -> TripReminder {
    let (code, moment) = match reminder.code {
        trips::ReminderCode::TestWindowOpens => (TripReminderCode::TestWindowOpens, None),
        trips::ReminderCode::DoseBy(day) => (TripReminderCode::DoseBy, judged::noon(day)),
        trips::ReminderCode::EndsDuringStay(at) => (TripReminderCode::EndsDuringStay, Some(at.as_second())),
        trips::ReminderCode::Duty => (TripReminderCode::Duty, None),
        trips::ReminderCode::RenewRules => (TripReminderCode::RenewRules, None),
    };
    TripReminder {
        at: reminder.at.as_second(),
        code,
        trip: reminder.trip.to_string(),
        trip_name: reminder.name,
        country: reminder.country.map(|country| country.to_string()).unwrap_or_default(),
        traveller: reminder.traveller.unwrap_or_default(),
        moment,
    }
}

fn trip_id(id: &str) -> Result<TripId, CarnetError> {
    id.parse().map_err(|_| CarnetError::NoSuchTrip)
}
