//! What trips ask to be reminded of.

use credential::Country;
use jiff::Timestamp;
use policy::trip::ReminderCode;

use super::{KeptTrip, TripId, TripJudge};
use crate::WalletError;
use crate::unlock::Wallet;

/// One thing to be reminded of for a trip.
#[derive(Clone)]
pub struct TripReminder {
    /// When.
    pub at: Timestamp,
    /// Of what.
    pub code: ReminderCode,
    /// The trip.
    pub trip: TripId,
    /// What the traveller calls it.
    pub name: String,
    /// The country it is about; `None`: the whole trip.
    pub country: Option<Country>,
    /// Whom it is about; `None`: everybody.
    pub traveller: Option<String>,
}

impl Wallet {
    /// What to be reminded of over all trips that are not over, in the order of time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn trip_reminders(&self) -> Result<Vec<TripReminder>, WalletError> {
        let now = self.now();
        let mut reminders = Vec::new();
        let judge = self.trip_judge();
        for kept in self.trips()?.iter().filter(|kept| kept.plan.trip.ends() >= now) {
            reminders.extend(of_trip(&judge, kept, now));
        }
        reminders.sort_by_key(|reminder| reminder.at);
        Ok(reminders)
    }
}

fn of_trip(judge: &TripJudge<'_>, kept: &KeptTrip, now: Timestamp) -> Vec<TripReminder> {
    let judged = judge.judge(&kept.plan, &[]);
    let reminders = judged.judgement.reminders(now).into_iter();
    reminders
        .map(|reminder| TripReminder {
            at: reminder.at,
            code: reminder.code,
            trip: kept.id,
            name: kept.plan.name.clone(),
            country: reminder
                .leg
                .and_then(|at| judged.judgement.legs.get(at))
                .map(|leg| leg.leg.country),
            traveller: reminder
                .traveller
                .and_then(|at| judged.who.get(at))
                .map(|who| who.name.clone()),
        })
        .collect()
}
