//! Judging a trip without a wallet: by trust, rules and passes that are handed in.

use jiff::Timestamp;
use policy::rules::RuleBook;
use policy::trip::{ExplainedRule, Finding, Holding, Judge, Traveller, Trip};
use policy::{Check, Clock, Country, Trust};

use super::{JudgedTrip, Who};

/// What a trip is judged by.
pub struct Given<'g> {
    /// Signers and agreements.
    pub trust: &'g Trust,
    /// Rules and requirements.
    pub book: &'g RuleBook,
    /// As of when.
    pub now: Timestamp,
    /// In which languages rules are quoted, best first (BCP 47).
    pub languages: &'g [String],
}

impl Given<'_> {
    /// What these passes of one person are worth on a trip. Passes are called by their place, from 1.
    #[must_use]
    pub fn trip(&self, trip: &Trip, checks: &[Check], born: Option<&str>) -> JudgedTrip {
        let (named, traveller) = traveller(checks, born);
        let name = checks
            .iter()
            .find_map(|check| Some(check.pass.as_ref()?.pass().view().holder.name));
        JudgedTrip {
            judgement: self.judge(true).trip(trip, &[traveller]),
            who: vec![Who {
                name: name.unwrap_or_default(),
                passes: named,
            }],
        }
    }

    /// Every rule that is asked on it, with the values it saw.
    #[must_use]
    pub fn explain(&self, trip: &Trip, checks: &[Check], born: Option<&str>) -> Vec<ExplainedRule> {
        self.judge(false).explain(trip, &[traveller(checks, born).1])
    }

    /// What one pass is worth at the border of a country at a moment.
    #[must_use]
    pub fn at_border(&self, check: &Check, country: Country, at: Timestamp) -> Finding {
        let (_, traveller) = traveller(std::slice::from_ref(check), None);
        self.judge(false).border(country, None, at, &traveller)
    }

    fn judge(&self, remedies: bool) -> Judge<'_> {
        Judge {
            trust: self.trust,
            book: self.book,
            clock: Clock::at(self.now),
            languages: self.languages,
            remedies,
        }
    }
}

fn traveller(checks: &[Check], born: Option<&str>) -> (Vec<String>, Traveller) {
    let holdings = (1_usize..)
        .zip(checks)
        .filter_map(|(at, check)| Some((at.to_string(), Holding::of(check)?)));
    let (named, passes) = holdings.unzip();
    let birth_date = born.map(str::to_owned);
    (named, Traveller { birth_date, passes })
}
