//! The judgement of a whole trip.

use jiff::Timestamp;

use super::ruling::{Asked, weigh};
use super::{
    Code, Colour, Finding, Judgement, Leg, LegJudgement, LegKind, Reason, Ruling, Stop, Traveller, Trip, required,
};
use crate::packs::content::agreements::Effect;
use crate::requirements::Scope;
use crate::rules::RuleBook;
use crate::trust::Trust;
use crate::{Clock, Country};

/// What a trip is judged by.
pub struct Judge<'j> {
    /// Agreements, and who signed what.
    pub trust: &'j Trust,
    /// The rules and requirements of every publisher.
    pub book: &'j RuleBook,
    /// The time now. How fresh rules are is judged by it; what passes are worth, by the times of the trip.
    pub clock: Clock,
    /// The traveller's languages, best first (BCP 47), in which rules are quoted.
    pub languages: &'j [String],
    /// Whether what would turn a ruling green is sought. That takes most of the time; the colours are the same without it.
    pub remedies: bool,
}

impl Judge<'_> {
    /// What the passes of those who travel are worth on a trip.
    pub fn trip(&self, trip: &Trip, travellers: &[Traveller]) -> Judgement {
        let legs = trip.legs().into_iter().map(|leg| {
            let findings = travellers.iter().map(|one| self.finding(trip, &leg, one)).collect();
            LegJudgement::of(leg, findings)
        });
        Judgement::of(legs.collect())
    }

    /// What the passes are worth at the border of a country at one moment, by rules and agreements alone: requirements ask where
    /// people come from.
    pub fn border(&self, country: Country, region: Option<&str>, at: Timestamp, traveller: &Traveller) -> Finding {
        let asked = Asked {
            country,
            region,
            early: at,
            late: at,
            leave: None,
        };
        let mut rulings = self.asked_of_passes(&asked, traveller);
        if rulings.is_empty() {
            rulings.push(Ruling::because(Colour::Unknown, None, Reason::new(Code::NoRules)));
        }
        Finding::of(rulings)
    }

    fn asked_of_passes(&self, asked: &Asked<'_>, traveller: &Traveller) -> Vec<Ruling> {
        let mut rulings = self.by_rules(asked, traveller);
        if rulings.is_empty() {
            rulings.extend(self.by_agreements(asked, traveller));
        }
        settle(&mut rulings);
        rulings
    }

    fn finding(&self, trip: &Trip, leg: &Leg, traveller: &Traveller) -> Finding {
        let asked = asked_at(trip, leg);
        let mut rulings = asked
            .as_ref()
            .map_or_else(Vec::new, |asked| self.asked_of_passes(asked, traveller));
        let lifted = |effect| {
            asked
                .as_ref()
                .is_some_and(|asked| self.is_lifted(asked, traveller, effect))
        };
        let required = required::rulings(self, trip, leg, traveller, lifted);
        let is_spoken_of = match leg.kind {
            LegKind::Transit => required.iter().any(|(scope, _)| *scope == Scope::Transit),
            LegKind::Departure | LegKind::Stay => !rulings.is_empty() || !required.is_empty(),
        };
        rulings.extend(required.into_iter().map(|(_, ruling)| ruling));
        if !is_spoken_of {
            let code = match leg.kind {
                LegKind::Transit => Code::NoTransitRules,
                LegKind::Departure | LegKind::Stay => Code::NoRules,
            };
            rulings.push(Ruling::because(Colour::Unknown, None, Reason::new(code)));
        }
        Finding::of(rulings)
    }

    /// Where nobody has rules: what counts there by agreements.
    fn by_agreements(&self, asked: &Asked<'_>, traveller: &Traveller) -> Option<Ruling> {
        let passes = (0..).zip(&traveller.passes);
        let counting: Vec<_> = passes.map(|(at, pass)| self.counting(None, asked, at, pass)).collect();
        let ruling = weigh(&counting, asked);
        let says_nothing = |reason: &Reason| matches!(reason.code, Code::NoPass | Code::NotSpokenOf);
        (!ruling.reasons.iter().all(says_nothing)).then_some(ruling)
    }

    /// Whether a pass in order lifts such a duty there, by an agreement.
    fn is_lifted(&self, asked: &Asked<'_>, traveller: &Traveller, effect: Effect) -> bool {
        let mut passes = traveller.passes.iter().filter(|pass| {
            pass.objection(&self.clock).is_none() && pass.is_in_time(asked.early) && pass.is_in_time(asked.late)
        });
        passes.any(|pass| self.agreed(pass, asked).lifts(effect))
    }
}

/// What is asked on a leg: by the country that is entered there, or next. `None`: none is.
pub(super) fn asked_at<'t>(trip: &'t Trip, leg: &Leg) -> Option<Asked<'t>> {
    let (_, entered) = trip.entered_from(leg.stop.unwrap_or(0))?;
    Some(Asked::at(leg, entered))
}

impl<'a> Asked<'a> {
    /// What a country asks on a leg: where it is entered, of the whole stay; before, of those who board towards it.
    fn at(leg: &Leg, entered: &'a Stop) -> Self {
        let (early, late, leave): (Timestamp, Timestamp, Option<Timestamp>) = match leg.kind {
            LegKind::Stay => (leg.from, leg.reached, Some(leg.until)),
            LegKind::Departure => (leg.from, leg.reached, None),
            // Boarding is when the transit ends; its beginning may be the day before.
            LegKind::Transit => (leg.until.min(leg.reached.max(leg.from)), leg.until, None),
        };
        Self {
            country: entered.country,
            region: entered.region.as_deref(),
            early,
            late,
            leave,
        }
    }
}

/// Of several publishers' rulings on one thing: those whose rules are too old, or newer than this clock knows, count for
/// nothing beside a fresh one; where fresh ones come to different colours, nobody can say.
pub(super) fn settle(rulings: &mut Vec<Ruling>) {
    let is_old = |ruling: &Ruling| {
        let mut reasons = ruling.reasons.iter();
        reasons.any(|reason| matches!(reason.code, Code::StaleRules(_) | Code::Clock))
    };
    if rulings.iter().any(|ruling| !is_old(ruling)) {
        for ruling in rulings.iter_mut().filter(|ruling| is_old(ruling)) {
            ruling.counts = false;
        }
    }
    let mut colours = rulings
        .iter()
        .filter(|ruling| ruling.counts)
        .map(|ruling| ruling.colour);
    let first = colours.next();
    if colours.any(|colour| Some(colour) != first) {
        rulings.iter_mut().for_each(|ruling| ruling.counts = false);
        rulings.insert(
            0,
            Ruling::because(Colour::Unknown, None, Reason::new(Code::PublishersDisagree)),
        );
    }
}
