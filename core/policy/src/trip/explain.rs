//! Every rule that was asked on a trip, with the values it saw: what an appeal would need.

use std::sync::Arc;

use super::judge::asked_at;
use super::{Judge, Traveller, Trip};
use crate::certlogic::Explanation;
use crate::rules::{BookRule, Outcome};

/// One rule asked of one pass, at the worse end of an arrival.
pub struct ExplainedRule {
    /// The leg, by its place.
    pub leg: usize,
    /// The traveller, by their place.
    pub traveller: usize,
    /// The pass, by its place among the traveller's.
    pub pass: usize,
    /// The rule, with whose it is.
    pub rule: Arc<BookRule>,
    /// What it says.
    pub outcome: Outcome,
    /// How that came about; `None` where the rule is not understood.
    pub explanation: Option<Explanation>,
}

impl Judge<'_> {
    /// Every rule that is asked on a trip, leg by leg. Where the time of arrival is not known each is asked at both ends of
    /// the day, and given once where both say the same.
    #[must_use]
    pub fn explain(&self, trip: &Trip, travellers: &[Traveller]) -> Vec<ExplainedRule> {
        let mut explained: Vec<ExplainedRule> = Vec::new();
        for (leg, of) in trip.legs().iter().enumerate() {
            let Some(asked) = asked_at(trip, of) else { continue };
            for (traveller, who) in travellers.iter().enumerate() {
                for (pass, holding) in who.passes.iter().enumerate() {
                    let Ok(facts) = &holding.facts else { continue };
                    let first = explained.len();
                    for at in [asked.early, asked.late] {
                        for one in self.book.judge(facts, asked.country, asked.region, at) {
                            let same = |known: &ExplainedRule| {
                                Arc::ptr_eq(&known.rule, &one.rule) && known.outcome == one.outcome
                            };
                            if explained.iter().skip(first).any(same) {
                                continue;
                            }
                            explained.push(ExplainedRule {
                                leg,
                                traveller,
                                pass,
                                explanation: self.book.explain(&one.rule, facts, asked.country, asked.region, at),
                                rule: one.rule,
                                outcome: one.outcome,
                            });
                        }
                    }
                }
            }
        }
        explained
    }
}
