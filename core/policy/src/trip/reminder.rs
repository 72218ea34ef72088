//! When to remind a traveller of what. Times and codes: whoever shows them puts them into words, and nothing is scheduled
//! over a network.

use std::cmp::Reverse;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::{Code, Judgement, LegJudgement, Remedy, Ruling};
use crate::places::noon;
use crate::requirements::Need;

/// How long before its last day a vaccination is spoken of: time for an appointment.
pub const BEFORE_DOSE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// How long before a pass ends on a stay it is spoken of.
const BEFORE_END: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How long before a leg its duties are spoken of.
const BEFORE_DUTY: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How long before a leg that its rules do not last until they are to be renewed.
const BEFORE_TRIP: SignedDuration = SignedDuration::from_hours(2 * 24);

/// One thing to be reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// When.
    pub at: Timestamp,
    /// Of what.
    pub code: ReminderCode,
    /// The leg, by its place; `None`: the whole trip.
    pub leg: Option<usize>,
    /// Whom it is about, by their place; `None`: everybody.
    pub traveller: Option<usize>,
}

/// What to be reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReminderCode {
    /// From now on a test counts for the leg.
    TestWindowOpens,
    /// The last day for a dose.
    DoseBy(Date),
    /// A pass stops counting during the stay.
    EndsDuringStay(Timestamp),
    /// There is something to do for the leg.
    Duty,
    /// The rules get old before the end of the trip: their publishers have newer ones by then.
    RenewRules,
}

impl ReminderCode {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TestWindowOpens => "test_window_opens",
            Self::DoseBy(_) => "dose_by",
            Self::EndsDuringStay(_) => "ends_during_stay",
            Self::Duty => "duty",
            Self::RenewRules => "renew_rules",
        }
    }
}

impl Judgement {
    /// What to be reminded of, in the order of time: nothing that has passed, nothing after the trip.
    #[must_use]
    pub fn reminders(&self, now: Timestamp) -> Vec<Reminder> {
        let mut reminders = Vec::new();
        for (at, leg) in self.legs.iter().enumerate() {
            for (traveller, finding) in leg.findings.iter().enumerate() {
                let counting = finding.rulings.iter().filter(|ruling| ruling.counts);
                reminders.extend(
                    counting
                        .flat_map(|ruling| of(ruling, leg))
                        .map(|(when, code)| Reminder {
                            at: when,
                            code,
                            leg: Some(at),
                            traveller: Some(traveller),
                        }),
                );
            }
        }
        let outlives = |leg: &&LegJudgement| self.stands_until.is_some_and(|until| until < leg.leg.from);
        if let Some(leg) = self.legs.iter().find(outlives) {
            reminders.push(Reminder {
                at: before(leg.leg.from, BEFORE_TRIP),
                code: ReminderCode::RenewRules,
                leg: None,
                traveller: None,
            });
        }
        reminders.retain(|reminder| reminder.at >= now);
        // Whoever is not let on board for what a stop asks is reminded of the stop.
        reminders.sort_by_key(|one| (one.at, one.code, one.traveller, Reverse(one.leg)));
        reminders.dedup_by_key(|one| (one.at, one.code, one.traveller));
        reminders
    }
}

fn of(ruling: &Ruling, leg: &LegJudgement) -> Vec<(Timestamp, ReminderCode)> {
    let remedies = ruling.remedies.iter().filter_map(|remedy| match remedy {
        Remedy::Test { after, .. } => Some((*after, ReminderCode::TestWindowOpens)),
        Remedy::Dose { by, .. } => dose(*by),
        Remedy::Requirement(remedy) => match (remedy.needs, remedy.last_day, remedy.not_before) {
            (Need::Vaccination { .. }, Some(by), _) => dose(by),
            (Need::Test { .. }, _, Some(opens)) => Some((opens, ReminderCode::TestWindowOpens)),
            _ => None,
        },
        Remedy::ArriveFrom(_) | Remedy::Nothing => None,
    });
    let reasons = ruling.reasons.iter().filter_map(|reason| match reason.code {
        Code::EndsDuringStay(end) => Some((before(end, BEFORE_END), ReminderCode::EndsDuringStay(end))),
        Code::Duty(_) => Some((before(leg.leg.from, BEFORE_DUTY), ReminderCode::Duty)),
        _ => None,
    });
    remedies.chain(reasons).collect()
}

fn dose(by: Date) -> Option<(Timestamp, ReminderCode)> {
    Some((before(noon(by)?, BEFORE_DOSE), ReminderCode::DoseBy(by)))
}

fn before(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_sub(by).unwrap_or(at)
}
