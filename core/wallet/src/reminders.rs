//! What to be reminded of about passes, as moments and codes: that one ends soon, that another dose is due. What trips ask for
//! is in [`crate::trips::Judgement::reminders`].

use std::collections::BTreeSet;

use credential::view::{Event, View};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use policy::rules::{BookRule, BoosterDue, Facts};
use policy::trip::BEFORE_DOSE;
use policy::{Check, CheckedPass, Clock, Verdict};

use crate::unlock::Wallet;
use crate::{Card, Kind, Person};

/// How long before its end a pass is spoken of: time for an appointment.
const BEFORE_END: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A pass that lives for less than this was made for one journey: whoever holds it need not be told that it ends.
const SHORT_LIFE: SignedDuration = SignedDuration::from_hours(60 * 24);

/// A dose that was due so long ago is not spoken of any more.
const LONG_PAST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// One thing to be reminded of about a pass.
#[derive(Clone)]
pub struct PassReminder {
    /// When. Not before now.
    pub at: Timestamp,
    /// Of what.
    pub code: PassReminderCode,
    /// The pass.
    pub card: Card,
}

/// What to be reminded of.
#[derive(Clone)]
pub enum PassReminderCode {
    /// It stops counting at this moment, and nothing of the same holder takes its place.
    Expires(Timestamp),
    /// Another dose is due, by this rule of the country that issued the pass.
    BoosterDue(std::sync::Arc<BookRule>),
    /// Another dose is due on this day, as the pass itself says.
    NextDose(Date),
}

impl PassReminderCode {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Expires(_) => "expires",
            Self::BoosterDue(_) => "booster_due",
            Self::NextDose(_) => "next_dose",
        }
    }
}

impl Wallet {
    /// What to be reminded of about passes, in the order of time. Nothing by a clock that cannot be right.
    #[must_use]
    pub fn pass_reminders(&self) -> Vec<PassReminder> {
        let clock = self.policy_clock();
        if clock.is_behind() {
            return Vec::new();
        }
        let mut reminders: Vec<PassReminder> = self
            .everybody()
            .iter()
            .flat_map(|person| self.reminders_of(person, &clock))
            .collect();
        reminders.sort_by_key(|reminder| reminder.at);
        reminders
    }

    fn reminders_of(&self, person: &Person, clock: &Clock) -> Vec<PassReminder> {
        let counting = |card: &&Card| matches!(card.verdict(clock), Verdict::Valid | Verdict::NotYetValid);
        let held: Vec<Held> = person
            .cards
            .iter()
            .filter(counting)
            .filter_map(|card| {
                let check = self.open_pass(&card.id).ok()?.check;
                let view = check.pass.as_ref().map(CheckedPass::pass)?.view();
                Some(Held {
                    card,
                    about: about(&view),
                    day: day(&view),
                    check,
                    view,
                })
            })
            .collect();
        let mut reminders = Vec::new();
        for pass in &held {
            let remind = |(at, code): (Timestamp, PassReminderCode)| PassReminder {
                at: at.max(clock.now),
                code,
                card: pass.card.clone(),
            };
            reminders.extend(pass.ends(&held).map(remind));
            if pass.is_last_dose(&held) {
                let by_rule = || self.booster(&pass.check, clock);
                reminders.extend(pass.next_dose(clock).or_else(by_rule).map(remind));
            }
        }
        reminders
    }

    fn booster(&self, check: &Check, clock: &Clock) -> Option<(Timestamp, PassReminderCode)> {
        let facts = Facts::of_checked(check.pass.as_ref()?).ok()?;
        let BoosterDue { from, rule } = self.rules().booster_due(&facts, clock)?;
        Some((from, PassReminderCode::BoosterDue(rule)))
    }
}

/// A pass that counts, or will, opened.
struct Held<'c> {
    card: &'c Card,
    /// The diseases that it speaks of, by their codes.
    about: BTreeSet<String>,
    /// The day of its newest event.
    day: Option<Date>,
    check: Check,
    view: View,
}

impl Held<'_> {
    /// That it ends, unless another one of the same kind about the same goes on for longer.
    fn ends(&self, held: &[Held<'_>]) -> Option<(Timestamp, PassReminderCode)> {
        let until = self.card.standing.until()?;
        let from = self.card.standing.from().or(self.card.issued)?;
        if until.duration_since(from) < SHORT_LIFE {
            return None;
        }
        let goes_on = |other: &Held<'_>| other.card.standing.until().is_none_or(|end| end > until);
        let replaces = |other: &Held<'_>| self.is_like(other) && other.about.is_superset(&self.about) && goes_on(other);
        let spoken_of = until.checked_sub(BEFORE_END).ok()?;
        let replaced = held.iter().any(replaces);
        (!replaced).then_some((spoken_of, PassReminderCode::Expires(until)))
    }

    /// Whether nothing newer is held about the same: only the newest dose says when the next is due, and of a recovery after
    /// it nobody knows.
    fn is_last_dose(&self, held: &[Held<'_>]) -> bool {
        let newer = |other: &Held<'_>| other.day > self.day && !other.about.is_disjoint(&self.about);
        self.card.kind == Kind::Vaccination && !held.iter().any(newer)
    }

    fn next_dose(&self, clock: &Clock) -> Option<(Timestamp, PassReminderCode)> {
        let Some(Event::Vaccination(dose)) = &self.view.event else {
            return None;
        };
        let day: Date = dose.next_dose.as_deref()?.parse().ok()?;
        let noon = policy::places::noon(day)?;
        let spoken_of = noon.checked_sub(BEFORE_DOSE).ok()?;
        // Long past, it has either been given or will not be.
        let is_past = noon.checked_add(LONG_PAST).is_ok_and(|end| end < clock.now);
        (!is_past).then_some((spoken_of, PassReminderCode::NextDose(day)))
    }

    fn is_like(&self, other: &Held<'_>) -> bool {
        self.card.id != other.card.id && self.card.kind == other.card.kind
    }
}

fn about(view: &View) -> BTreeSet<String> {
    let disease = |event: &Event| match event {
        Event::Vaccination(dose) => dose.disease.clone(),
        Event::Test(test) => test.disease.clone(),
        Event::Recovery(recovery) => recovery.disease.clone(),
    };
    view.events().filter_map(disease).map(|coded| coded.code).collect()
}

fn day(view: &View) -> Option<Date> {
    let written = view.event.as_ref()?.date()?;
    written.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests;
