//! `carnet trip`: where you go, whether your passes suffice there, and what is missing.

pub(crate) mod args;
mod legs;
mod matrix;
pub(crate) mod print;
mod stateless;

use serde_json::{Value, json};
use wallet::Wallet;
use wallet::trips::{Colour, Companion, JudgedTrip, KeptTrip, TripId, TripPlan};

use self::args::{Asked, Trip, TripAction};
use self::stateless::Answer;
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, QUIET, STRONG, styled};
use crate::profile;

pub(crate) fn run(args: &Trip, global: &Global) -> Result<(), Failure> {
    match &args.action {
        TripAction::Add {
            name,
            legs,
            who,
            also,
            keep,
        } => {
            let mut wallet = profile::open_or_create(global)?;
            let mut companions = Vec::new();
            for pass in who {
                let id = crate::commands::remove::find(&wallet.cards(), pass)?;
                companions.push(wallet.companion(&id)?);
            }
            companions.extend(also.iter().map(|also| match also.split_once(',') {
                Some((name, born)) => Companion::without_pass(name, Some(born.trim())),
                None => Companion::without_pass(also, None),
            }));
            let kept = wallet.keep_trip(TripPlan {
                name: name.clone(),
                trip: legs::trip(legs)?,
                companions,
                keep: *keep,
            })?;
            answer(&wallet, &kept, global)
        }
        TripAction::List => list(global),
        TripAction::Remove { trips } => {
            let mut wallet = profile::open(global)?;
            for name in trips {
                let kept = find(&wallet, Some(name))?;
                wallet.remove_trip(kept.id)?;
                output::note(format_args!("Forgotten: {}.", kept.plan.name));
            }
            Ok(())
        }
        TripAction::Check(asked) => check(asked, false, global),
        TripAction::Explain(asked) => check(asked, true, global),
        TripAction::Matrix { at, passes, trust, svg } => matrix::run(*at, passes, trust, svg.as_deref(), global),
    }
}

/// What was kept.
fn answer(wallet: &Wallet, kept: &KeptTrip, global: &Global) -> Result<(), Failure> {
    let judged = wallet.judge_trip(&kept.plan, &[]);
    if global.json {
        output::json(&describe(kept, &judged));
    } else {
        row(kept, &judged);
    }
    Ok(())
}

fn list(global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let trips = wallet.trips()?;
    let judge = wallet.trip_judge();
    let judged: Vec<JudgedTrip> = trips.iter().map(|kept| judge.judge(&kept.plan, &[])).collect();
    let both = trips.iter().zip(&judged);
    if global.json {
        let trips: Vec<Value> = both.map(|(kept, judged)| describe(kept, judged)).collect();
        output::json(&json!({"trips": trips}));
    } else if trips.is_empty() {
        output::line("No trips yet. `carnet trip add NAME LEG LEG…` keeps one.");
    } else {
        both.for_each(|(kept, judged)| row(kept, judged));
    }
    Ok(())
}

fn row(kept: &KeptTrip, judged: &JudgedTrip) {
    let id: String = kept.id.to_string().chars().take(super::list::SHORT_ID).collect();
    output::line(format_args!(
        "{}  {}  {}  {}",
        styled(QUIET, id),
        print::badge(judged.judgement.colour),
        styled(STRONG, &kept.plan.name),
        print::way(&kept.plan.trip)
    ));
}

/// A trip as JSON.
fn describe(kept: &KeptTrip, judged: &JudgedTrip) -> Value {
    json!({
        "id": kept.id.to_string(),
        "name": kept.plan.name,
        "trip": kept.plan.trip.report(),
        "starts": kept.plan.trip.starts().to_string(),
        "ends": kept.plan.trip.ends().to_string(),
        "travellers": judged.who.iter().map(|who| &who.name).collect::<Vec<_>>(),
        "keep": kept.plan.keep,
        "forgotten_after": kept.plan.forgotten_after().map(|at| at.to_string()),
        "colour": judged.judgement.colour,
    })
}

fn check(asked: &Asked, explain: bool, global: &Global) -> Result<(), Failure> {
    let colour = if asked.legs.is_empty() {
        let wallet = profile::open(global)?;
        let kept = find(&wallet, asked.trip.as_deref())?;
        let judge = wallet.trip_judge();
        let judged = judge.judge(&kept.plan, &asked.languages);
        let explained = explain.then(|| judge.explain(&kept.plan, &asked.languages));
        print::answer(
            Some(&kept),
            &kept.plan.trip,
            &judged,
            explained.as_deref(),
            wallet.now(),
            global.json,
        );
        judged.judgement.colour
    } else {
        let Answer {
            trip,
            judged,
            explained,
            now,
        } = stateless::judge(asked, explain)?;
        print::answer(None, &trip, &judged, explained.as_deref(), now, global.json);
        judged.judgement.colour
    };
    if colour == Colour::Green {
        Ok(())
    } else {
        Err(Failure::No)
    }
}

/// A trip by its name, id or the beginning of it; without any of these the one that is on, or the next.
fn find(wallet: &Wallet, name: Option<&str>) -> Result<KeptTrip, Failure> {
    let Some(name) = name else {
        let next = wallet.next_trip()?;
        return next.ok_or_else(|| {
            Failure::Usage("No trip lies ahead. `carnet trip add NAME LEG LEG…` keeps one.".to_owned())
        });
    };
    let is_meant = |kept: &KeptTrip| kept.plan.name == name || TripId::to_string(&kept.id).starts_with(name);
    let mut meant = wallet.trips()?.into_iter().filter(is_meant);
    match (meant.next(), meant.next()) {
        (Some(kept), None) => Ok(kept),
        (Some(_), Some(_)) => Err(Failure::Usage(format!(
            "Several trips are called {name}; name one by its id, as `trip list` prints it."
        ))),
        (None, _) => Err(Failure::Usage(format!(
            "No trip is called {name}. `carnet trip list` names those that are kept."
        ))),
    }
}
