//! Judging a trip by the passes that are kept and the rules of the publishers that the traveller chose.

use std::cell::RefCell;
use std::collections::HashMap;

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

/// What judges trips, at the moment at which it was made. Holds pass content: no `Debug`.
pub struct TripJudge<'w> {
    wallet: &'w Wallet,
    people: Vec<Person>,
    /// Passes that were opened. `None`: it counts for nothing.
    holdings: RefCell<HashMap<PassId, Option<Holding>>>,
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

    /// Whoever judges several trips: a pass that counts on many of them is opened and checked once.
    pub fn trip_judge(&self) -> TripJudge<'_> {
        TripJudge {
            wallet: self,
            people: self.everybody(),
            holdings: RefCell::default(),
        }
    }

    /// What the passes of those who travel are worth on one trip, see [`TripJudge::judge`].
    #[must_use]
    pub fn judge_trip(&self, plan: &TripPlan, languages: &[String]) -> JudgedTrip {
        self.trip_judge().judge(plan, languages)
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
}

impl TripJudge<'_> {
    /// What the passes of those who travel are worth on a trip, now. Rules are quoted in the first of these languages that
    /// they have (BCP 47).
    #[must_use]
    pub fn judge(&self, plan: &TripPlan, languages: &[String]) -> JudgedTrip {
        let (who, travellers) = self.travellers(plan);
        JudgedTrip {
            judgement: self.wallet.judge(languages, true).trip(&plan.trip, &travellers),
            who,
        }
    }

    /// The colour of the same, for lists: what would turn it green is not sought.
    pub fn colour(&self, plan: &TripPlan) -> Colour {
        let (_, travellers) = self.travellers(plan);
        self.wallet.judge(&[], false).trip(&plan.trip, &travellers).colour
    }

    /// Every rule that is asked on a trip, with the values it saw.
    #[must_use]
    pub fn explain(&self, plan: &TripPlan, languages: &[String]) -> Vec<ExplainedRule> {
        let (_, travellers) = self.travellers(plan);
        self.wallet.judge(languages, false).explain(&plan.trip, &travellers)
    }

    /// Who goes on a trip.
    fn travellers(&self, plan: &TripPlan) -> (Vec<Who>, Vec<Traveller>) {
        let people = &self.people;
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
            .filter_map(|card| Some((card.id.to_string(), self.holding(card.id)?)))
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

    /// A pass as it counts on trips.
    fn holding(&self, id: PassId) -> Option<Holding> {
        let mut holdings = self.holdings.borrow_mut();
        let open = || Holding::of(&self.wallet.open_pass(&id).ok()?.check);
        holdings.entry(id).or_insert_with(open).clone()
    }
}
