//! What publishers' requirements ask of one traveller on one leg.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::judge::settle;
use super::reason::RuleName;
use super::{Code, Colour, Judge, Leg, LegKind, Passage, Reason, Remedy, Ruling, Source, Traveller, Trip};
use crate::Country;
use crate::packs::content::agreements::Effect;
use crate::places::Moment;
use crate::requirements::{self, Duty, Itinerary, NotAsked, Outcome, PassView, Requirement, Scope, Visit};
use crate::rules::RuleSource;

/// What one publisher asks on one topic.
type Said<'r> = (Arc<RuleSource>, Vec<&'r Requirement>);

/// One thing that is asked.
struct Topic<'r> {
    /// Every code that somebody has for it.
    codes: BTreeSet<&'r str>,
    /// Who asks it.
    said: Vec<Said<'r>>,
}

/// Files a requirement under its topic: publishers may list more or fewer codes of one disease.
fn file<'r>(topics: &mut Vec<Topic<'r>>, source: &Arc<RuleSource>, one: &'r Requirement) {
    let codes = one.topic.iter().map(String::as_str);
    let is_its = |topic: &&mut Topic<'_>| match topic.codes.is_empty() {
        true => one.topic.is_empty(),
        false => one.topic.iter().any(|code| topic.codes.contains(code.as_str())),
    };
    let Some(topic) = topics.iter_mut().find(is_its) else {
        topics.push(Topic {
            codes: codes.collect(),
            said: vec![(Arc::clone(source), vec![one])],
        });
        return;
    };
    topic.codes.extend(codes);
    match topic.said.iter_mut().find(|(other, _)| Arc::ptr_eq(other, source)) {
        Some((_, same)) => same.push(one),
        None => topic.said.push((Arc::clone(source), vec![one])),
    }
}

/// What is asked, each thing by itself, with what each publisher says of it; with whom each is asked.
pub(super) fn rulings(
    judge: &Judge<'_>,
    trip: &Trip,
    leg: &Leg,
    traveller: &Traveller,
    lifted: impl Fn(Effect) -> bool,
) -> Vec<(Scope, Ruling)> {
    let visits = visits(trip);
    let mut rulings = Vec::new();
    for (at, scope) in asked(trip, leg) {
        let Some((country, moment)) = moment(&visits, at, scope) else {
            continue;
        };
        let mut topics: Vec<Topic<'_>> = Vec::new();
        for (source, asked) in judge.book.requirements(country, scope, moment.date()) {
            asked.into_iter().for_each(|one| file(&mut topics, source, one));
        }
        let itinerary = Itinerary {
            visits: &visits,
            stop: at,
            scope,
            now: judge.clock.now,
        };
        for Topic { said, .. } in topics {
            let one =
                |(source, asked): Said<'_>| judge.required_by(&source, &asked, &itinerary, moment, traveller, &lifted);
            let mut by_publisher: Vec<Ruling> = said.into_iter().filter_map(one).collect();
            settle(&mut by_publisher);
            rulings.extend(by_publisher.into_iter().map(|ruling| (scope, ruling)));
        }
    }
    rulings
}

impl Judge<'_> {
    /// What one publisher asks on one topic. `None`: of nobody on this leg.
    fn required_by(
        &self,
        source: &RuleSource,
        asked: &[&Requirement],
        itinerary: &Itinerary<'_>,
        moment: &Moment,
        traveller: &Traveller,
        lifted: impl Fn(Effect) -> bool,
    ) -> Option<Ruling> {
        let named = Some(Source::from(source));
        let because = |code| Some(Ruling::because(Colour::Unknown, named.clone(), Reason::new(code)));
        let fresh_until = match self.fresh_until(source) {
            Ok(until) => until,
            Err(code) => return because(code),
        };
        let (counting, open) = self.views(moment, traveller);
        let mut weighed: Vec<(Colour, Reason, Option<Remedy>)> = Vec::new();
        for requirement in asked {
            let judged = |passes: &[PassView<'_>]| {
                let traveller = requirements::Traveller {
                    birth_date: traveller.born(),
                    passes,
                };
                requirement.judge(itinerary, &traveller)
            };
            let outcome = judged(&counting);
            // A pass that would do, if it could be told whether it is genuine.
            let would_do = match (&outcome, judged(&open)) {
                (Outcome::Missing(_) | Outcome::Duty(_), Outcome::Met { by }) => {
                    traveller.passes.get(by).map(|pass| (by, pass))
                }
                _ => None,
            };
            let lifts = |duty: Duty| match duty {
                Duty::Test { .. } => lifted(Effect::ExemptFromTest),
                Duty::Quarantine { .. } => lifted(Effect::ExemptFromQuarantine),
                Duty::Registration => false,
            };
            let (colour, code, of_pass, remedy) = match (outcome, would_do) {
                (Outcome::NotAsked(NotAsked::Elsewhere | NotAsked::Scope | NotAsked::NotInForce), _) => continue,
                (Outcome::NotAsked(why), _) => (Colour::Green, Code::NotAsked(why), None, None),
                (Outcome::Met { by }, _) => (Colour::Green, Code::Met, Some(by), None),
                (_, Some((by, pass))) => (Colour::Unknown, Code::Pass(pass.standing.verdict()), Some(by), None),
                (Outcome::Missing(remedy), None) => (Colour::Red, Code::Missing, None, Some(remedy)),
                (Outcome::Duty(owed), None) if lifts(owed.duty) => (Colour::Green, Code::Lifted(owed.duty), None, None),
                (Outcome::Duty(owed), None) => (Colour::Yellow, Code::Duty(owed), None, owed.lifted_by),
                (Outcome::Open(why), None) => (Colour::Unknown, Code::RequirementOpen(why), None, None),
            };
            let reason = Reason {
                code,
                rule: Some(self.name(requirement)),
                pass: of_pass,
            };
            let remedy = remedy.map(|remedy| match remedy.possible {
                true => Remedy::Requirement(remedy),
                false => Remedy::Nothing,
            });
            weighed.push((colour, reason, remedy));
        }
        weighed.sort_by_key(|(colour, ..)| *colour);
        let colour = Colour::all(weighed.iter().map(|(colour, ..)| *colour))?;
        let met = |reason: &Reason| reason.pass.filter(|_| reason.code == Code::Met);
        let mut ruling = Ruling::for_passes(
            colour,
            weighed.iter().map(|(_, reason, _)| reason.clone()).collect(),
            weighed.iter().filter_map(|(_, reason, _)| met(reason)).collect(),
        );
        ruling.source = named;
        ruling.remedies = weighed.into_iter().filter_map(|(.., remedy)| remedy).collect();
        ruling.stands_until = Some(fresh_until);
        Some(ruling)
    }

    /// The passes that count at a moment; and those, with them, of which nobody here can say whether they are genuine.
    fn views<'t>(&self, moment: &Moment, traveller: &'t Traveller) -> (Vec<PassView<'t>>, Vec<PassView<'t>>) {
        let (mut counting, mut open) = (Vec::new(), Vec::new());
        for (index, pass) in traveller.passes.iter().enumerate() {
            let view = PassView {
                index,
                view: &pass.view,
            };
            let is_in_time = pass.is_in_time(moment.earliest()) && pass.is_in_time(moment.latest());
            match pass.objection(&self.clock) {
                _ if !is_in_time => {}
                None => {
                    counting.push(view);
                    open.push(view);
                }
                Some((Colour::Unknown, _)) => open.push(view),
                Some(_) => {}
            }
        }
        (counting, open)
    }

    fn name(&self, requirement: &Requirement) -> RuleName {
        RuleName {
            id: requirement.id.clone(),
            version: requirement.version.to_string(),
            words: requirement.words_in(self.languages).to_owned(),
        }
    }
}

/// Which visits are asked about on a leg, and as what. Who boards towards a country is asked what it asks of those who enter.
fn asked(trip: &Trip, leg: &Leg) -> Vec<(usize, Scope)> {
    let here = leg.stop.map_or(0, |stop| stop.saturating_add(1));
    let next = trip.entered_from(leg.stop.unwrap_or(0));
    let next = next.map(|(stop, _)| (stop.saturating_add(1), Scope::Entry));
    match leg.kind {
        LegKind::Departure => [(here, Scope::Exit)].into_iter().chain(next).collect(),
        LegKind::Transit => [(here, Scope::Transit)].into_iter().chain(next).collect(),
        LegKind::Stay => vec![(here, Scope::Entry), (here, Scope::Exit)],
    }
}

/// Where it is, and when it is judged; `None` where it has no such moment.
fn moment(visits: &[Visit], at: usize, scope: Scope) -> Option<(Country, &Moment)> {
    let visit = visits.get(at)?;
    let moment = match scope {
        Scope::Entry | Scope::Transit => visit.arrive.as_ref(),
        Scope::Exit => visit.leave.as_ref(),
    };
    Some((visit.country, moment?))
}

/// Every place of the trip, its start first.
fn visits(trip: &Trip) -> Vec<Visit> {
    let departure = trip.departure();
    let start = Visit {
        country: departure.country,
        region: departure.region.clone(),
        arrive: None,
        leave: Some(departure.leaves.clone()),
        entered: true,
    };
    let stops = trip.stops().iter().map(|stop| Visit {
        country: stop.country,
        region: stop.region.clone(),
        arrive: Some(stop.arrives.clone()),
        leave: stop.leaves.clone(),
        entered: stop.passage == Passage::Entered,
    });
    std::iter::once(start).chain(stops).collect()
}
