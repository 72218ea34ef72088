//! When another dose is due, by the booster rules of the country that issued a pass.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::rule::BookRule;
use super::{Facts, Outcome, RuleBook, RuleKind, RuleOutcome};
use crate::Clock;

/// How far ahead a due dose is sought: the intervals of published rules are shorter than a year.
const AHEAD: i64 = 400;

/// Another dose is due.
#[derive(Clone)]
pub struct BoosterDue {
    /// From when on: now, where it is due already.
    pub from: Timestamp,
    /// The rule that says so.
    pub rule: Arc<BookRule>,
}

impl RuleBook {
    /// From when on the country that issued a pass has another dose due, looking a day at a time from now on and about
    /// thirteen months ahead. `None`: not within that time, nobody speaks of it whose rules are fresh, or they cannot be read.
    #[must_use]
    pub fn booster_due(&self, facts: &Facts, clock: &Clock) -> Option<BoosterDue> {
        let country = facts.issuer()?;
        // Most countries have none, and then no day needs to be looked at.
        if !self.has_any(RuleKind::Booster, country) {
            return None;
        }
        let says = |asked: &RuleOutcome| asked.outcome == Outcome::Passed && asked.rule.source().age(clock).is_fresh();
        (0..AHEAD).find_map(|day| {
            let ahead = SignedDuration::from_hours(day.checked_mul(24)?);
            let at = clock.now.checked_add(ahead).ok()?;
            let outcomes = self.judge_by(RuleKind::Booster, facts, country, None, at);
            let due = outcomes.into_iter().find(says)?;
            Some(BoosterDue {
                from: at,
                rule: due.rule,
            })
        })
    }
}
