//! Judging a trip by the passes that are kept and the rules of the publishers that the traveller chose.

use credential::Country;
use jiff::Timestamp;
use policy::rules::RuleBook;
use policy::trip::{Colour, ExplainedRule, Finding, Holding, Judge, Judgement, Traveller};

use super::{Companion, TripPlan};
use crate::cards::Person;
use crate::unlock::Wallet;
use crate::{PassId, WalletError};

/// A trip that was judged, and who goes on it.
pub struct JudgedTrip {
    /// What their passes are worth. It names travellers, and passes of each, by their place.
    pub judgement: Judgement,
    /// The travellers.
    pub who: Vec<Who>,
}

/// Somebody who goes on a trip.
#[derive(Clone)]
pub struct Who {
    /// What they are called.
    pub name: String,
    /// What their passes are called, by the places that a judgement has them at: ids of those that are kept.
    pub passes: Vec<String>,
}

impl JudgedTrip {
    /// The judgement in JSON, see [`Judgement::report`].
    #[must_use]
    pub fn report(&self) -> serde_json::Value {
        let names: Vec<String> = self.who.iter().map(|who| who.name.clone()).collect();
        let passes: Vec<Vec<String>> = self.who.iter().map(|who| who.passes.clone()).collect();
        self.judgement.report(&names, &passes)
    }
}

impl Wallet {
    /// The rules and requirements of every publisher. Read when first needed.
    pub fn rules(&self) -> &RuleBook {
        self.rules_cell().get_or_init(|| self.rules_of_publishers())
    }

    /// What the passes of those who travel are worth on a trip, now. Rules are quoted in the first of these languages that
    /// they have (BCP 47).
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn judge_trip(&self, plan: &TripPlan, languages: &[String]) -> Result<JudgedTrip, WalletError> {
        let (who, travellers) = self.travellers(plan);
        Ok(JudgedTrip {
            judgement: self.judge(languages, true).trip(&plan.trip, &travellers),
            who,
        })
    }

    /// The colour of the same, for lists: what would turn it green is not sought.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn trip_colour(&self, plan: &TripPlan) -> Result<Colour, WalletError> {
        let (_, travellers) = self.travellers(plan);
        Ok(self.judge(&[], false).trip(&plan.trip, &travellers).colour)
    }

    /// Every rule that is asked on a trip, with the values it saw.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn explain_trip(&self, plan: &TripPlan, languages: &[String]) -> Result<Vec<ExplainedRule>, WalletError> {
        let (_, travellers) = self.travellers(plan);
        Ok(self.judge(languages, false).explain(&plan.trip, &travellers))
    }

    /// What one pass is worth at the border of a country at a moment.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`], [`WalletError::DamagedPass`].
    pub fn at_border(&self, pass: &PassId, country: Country, at: Timestamp) -> Result<Finding, WalletError> {
        let opened = self.open_pass(pass)?;
        let traveller = Traveller {
            birth_date: None,
            passes: Holding::of(&opened.check).into_iter().collect(),
        };
        Ok(self.judge(&[], false).border(country, None, at, &traveller))
    }

    fn judge<'j>(&'j self, languages: &'j [String], remedies: bool) -> Judge<'j> {
        Judge {
            trust: self.trust(),
            book: self.rules(),
            clock: self.policy_clock(),
            languages,
            remedies,
        }
    }

    /// Who goes on a trip.
    fn travellers(&self, plan: &TripPlan) -> (Vec<Who>, Vec<Traveller>) {
        let people = self.everybody();
        if plan.companions.is_empty() {
            return people
                .iter()
                .map(|person| self.travels(&person.name, None, &[person]))
                .unzip();
        }
        let goes = |companion: &Companion| {
            let is_theirs = |person: &&Person| {
                let mut cards = person.cards.iter();
                cards.any(|card| companion.passes.contains(&card.fingerprint))
            };
            let theirs: Vec<&Person> = people.iter().filter(is_theirs).collect();
            self.travels(&companion.name, companion.birth_date.as_deref(), &theirs)
        };
        plan.companions.iter().map(goes).unzip()
    }

    /// Somebody with the passes of these groups. A damaged pass counts for nothing; the list of passes names it.
    fn travels(&self, name: &str, born: Option<&str>, groups: &[&Person]) -> (Who, Traveller) {
        let cards = groups.iter().flat_map(|person| &person.cards);
        let (passes, holdings): (Vec<String>, Vec<Holding>) = cards
            .filter_map(|card| {
                let opened = self.open_pass(&card.id).ok()?;
                Some((card.id.to_string(), Holding::of(&opened.check)?))
            })
            .unzip();
        let who = Who {
            name: name.to_owned(),
            passes,
        };
        let traveller = Traveller {
            birth_date: born.map(str::to_owned),
            passes: holdings,
        };
        (who, traveller)
    }
}
