//! A judged trip for people and as JSON.

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::requirements::{self, Need};
use wallet::rules::Outcome;
use wallet::trips::places::Moment;
use wallet::trips::{
    Code, Colour, ExplainedRule, JudgedTrip, KeptTrip, Leg, Passage, Reason, Remedy, ReminderCode, Ruling, Source, Trip,
};

use crate::output::{self, BAD, CARE, GOOD, QUIET, STRONG, day, styled, time};

/// A colour as shape, word and colour.
pub(super) fn badge(colour: Colour) -> String {
    let (style, shape) = match colour {
        Colour::Green => (GOOD, "✔"),
        Colour::Yellow => (CARE, "▲"),
        Colour::Unknown => (CARE, "?"),
        Colour::Red => (BAD, "✖"),
    };
    styled(style, format_args!("{shape} {}", colour.name()))
}

/// `EG → (TR) → AT`: transits in brackets.
pub(super) fn way(trip: &Trip) -> String {
    let stops = trip.stops().iter().map(|stop| match stop.passage {
        Passage::Entered => stop.country.to_string(),
        Passage::Transit => format!("({})", stop.country),
    });
    let all: Vec<String> = std::iter::once(trip.departure().country.to_string())
        .chain(stops)
        .collect();
    all.join(" → ")
}

pub(super) fn answer(
    kept: Option<&KeptTrip>,
    trip: &Trip,
    judged: &JudgedTrip,
    explained: Option<&[ExplainedRule]>,
    now: Timestamp,
    as_json: bool,
) {
    if as_json {
        output::json(&report(kept, trip, judged, explained, now));
        return;
    }
    let name = kept.map_or("", |kept| kept.plan.name.as_str());
    output::line(format_args!(
        "{}  {}  {}",
        badge(judged.judgement.colour),
        styled(STRONG, name),
        way(trip)
    ));
    for (at, leg) in judged.judgement.legs.iter().enumerate() {
        output::line(format_args!("\n{}  {}", badge(leg.colour), place(trip, &leg.leg)));
        for (finding, who) in leg.findings.iter().zip(&judged.who) {
            if judged.who.len() > 1 {
                output::line(format_args!(
                    "  {}  {}",
                    badge(finding.colour),
                    styled(STRONG, &who.name)
                ));
            }
            finding.rulings.iter().for_each(ruling);
        }
        let of_leg = explained.unwrap_or_default().iter().filter(|one| one.leg == at);
        of_leg.for_each(|one| rule(one, judged));
    }
    if let Some(until) = judged.judgement.stands_until {
        output::line(styled(
            QUIET,
            format_args!("\nThis stands until {} at the latest.", time(until)),
        ));
    }
    for reminder in judged.judgement.reminders(now) {
        output::line(styled(
            QUIET,
            format_args!("Remember on {}: {}.", day(reminder.at), what(reminder.code)),
        ));
    }
}

pub(crate) fn what(code: ReminderCode) -> String {
    match code {
        ReminderCode::TestWindowOpens => "from now on a test counts".to_owned(),
        ReminderCode::DoseBy(day) => format!("the last day for a dose is {day}"),
        ReminderCode::EndsDuringStay(at) => format!("a pass stops counting on {}", time(at)),
        ReminderCode::Duty => "there is a duty".to_owned(),
        ReminderCode::RenewRules => "get the publishers' newest packs".to_owned(),
    }
}

/// Where and when, as it was typed.
fn place(trip: &Trip, leg: &Leg) -> String {
    let region = leg
        .region
        .as_ref()
        .map(|region| format!(" ({region})"))
        .unwrap_or_default();
    let when = match leg.stop.and_then(|at| trip.stops().get(at)) {
        None => local(&trip.departure().leaves),
        Some(stop) => match &stop.leaves {
            None => local(&stop.arrives),
            Some(leaves) => format!("{} to {}", local(&stop.arrives), local(leaves)),
        },
    };
    format!("{} {}{region}  {}", leg.kind.name(), leg.country, styled(QUIET, when))
}

/// `2026-08-01 14:30 Africa/Cairo`.
fn local(moment: &Moment) -> String {
    let time = moment
        .time()
        .map(|time| time.strftime(" %H:%M").to_string())
        .unwrap_or_default();
    format!("{}{time} {}", moment.date(), moment.zone_name())
}

fn ruling(ruling: &Ruling) {
    if let Some(source) = &ruling.source {
        let aside = if ruling.counts { "" } else { ", not counted" };
        output::line(format_args!("    {}{aside}:", by(source)));
    }
    for reason in &ruling.reasons {
        output::line(format_args!("      {}", output::sentence(&why(reason))));
        if let Some(rule) = &reason.rule {
            output::line(styled(
                QUIET,
                format_args!("        {} {}: {}", rule.id, rule.version, rule.words),
            ));
        }
    }
    for remedy in &ruling.remedies {
        output::line(format_args!("      → {}", output::sentence(&helps(remedy))));
    }
}

/// Whose word it is, and how old.
fn by(source: &Source) -> String {
    let name = if source.name.is_empty() {
        "rules from a file"
    } else {
        &source.name
    };
    let dated = source.issued.map(|at| format!(" of {}", day(at))).unwrap_or_default();
    let development = if source.development { ", DEVELOPMENT" } else { "" };
    format!(
        "{}{}",
        styled(STRONG, name),
        styled(QUIET, format_args!("{dated}{development}"))
    )
}

fn why(reason: &Reason) -> String {
    match &reason.code {
        Code::Accepted => "a pass is accepted".to_owned(),
        Code::Recognised => "the issuer's passes count there by an agreement".to_owned(),
        Code::Conditions(words) => {
            format!("the issuer's passes count there by an agreement, on this condition: {words}")
        }
        Code::Met => "a pass meets the requirement".to_owned(),
        Code::NotAsked(_) => "nothing is asked of this traveller".to_owned(),
        Code::Lifted(duty) => format!("{}: an agreement lifts it", duty_words(*duty)),
        Code::RuleRefuses => "a rule refuses the pass".to_owned(),
        Code::Invalidated => "the issuer's own rule takes the pass back".to_owned(),
        Code::Missing => "what the requirement asks for is missing".to_owned(),
        Code::Pass(verdict) => format!("the pass is not in order: {}", verdict.name().replace('_', " ")),
        Code::PassEnded(at) => format!("the pass has ended by then, on {}", time(*at)),
        Code::PassBegins(at) => format!("the pass does not count before {}", time(*at)),
        Code::Duty(owed) => match owed.ends {
            Some(ends) => format!("there is a duty: {}, until {}", duty_words(owed.duty), time(ends)),
            None => format!("there is a duty: {}", duty_words(owed.duty)),
        },
        Code::EndsDuringStay(at) => format!("the passes stop counting during the stay, on {}", time(*at)),
        Code::CountsFrom(at) => format!("the pass is accepted only from {} on", time(*at)),
        Code::NoRules => "nobody whom you chose publishes rules for it".to_owned(),
        Code::NoTransitRules => "nobody whom you chose says what is asked in transit".to_owned(),
        Code::StaleRules(Some(at)) => format!(
            "the rules should have been renewed by {}: get the publisher's newest pack",
            day(*at)
        ),
        Code::StaleRules(None) => "nobody says from when the rules are".to_owned(),
        Code::Clock => "this device's clock is more than a day behind: set it".to_owned(),
        Code::NoPass => "there is no pass that its rules could judge".to_owned(),
        Code::NotSpokenOf => "its rules do not speak of such a pass".to_owned(),
        Code::NotRecognised => {
            "the issuer is not among those whose passes count there, by the agreements listed".to_owned()
        }
        Code::RuleOpen(code) => format!("a rule could not be evaluated ({code})"),
        Code::RequirementOpen(open) => format!("a requirement could not be judged: {}", open_words(*open)),
        Code::PublishersDisagree => "publishers disagree: see what each says, and decide whom to trust".to_owned(),
        other => other.name().replace('_', " "),
    }
}

fn open_words(open: requirements::Open) -> &'static str {
    match open {
        requirements::Open::When => "when one arrives or leaves is not known",
        requirements::Open::Region => "in which part of the country it is, is not known",
        requirements::Open::Age => "the traveller's date of birth is not known",
        requirements::Open::CameFrom => "the times before do not say whether one was there long enough",
        requirements::Open::VaccinationDate => "the pass does not say the whole date of the vaccination",
        requirements::Open::TestTime => "the pass does not say exactly enough when the test was taken",
    }
}

fn duty_words(duty: requirements::Duty) -> String {
    match duty {
        requirements::Duty::Test { hours } => format!("a test within {hours} hours after arriving"),
        requirements::Duty::Registration => "registering".to_owned(),
        requirements::Duty::Quarantine { days, .. } => format!("quarantine of {days} days at most"),
    }
}

fn helps(remedy: &Remedy) -> String {
    match remedy {
        Remedy::Test { test, after, hours } => format!(
            "a negative {} test sampled after {}, not older than {hours} hours on arrival",
            test.name(),
            time(*after)
        ),
        Remedy::Dose { from, by } if from == by => format!("a dose on {by}"),
        Remedy::Dose { by, .. } => format!("a dose by {by}"),
        Remedy::ArriveFrom(date) => format!("arriving on {date} or later"),
        Remedy::Requirement(remedy) => match (remedy.needs, remedy.last_day, remedy.not_before) {
            (Need::Vaccination { .. }, Some(by), _) => format!("the vaccination, by {by}"),
            (Need::Test { hours, .. }, _, Some(after)) => {
                format!(
                    "a negative test of the last {hours} hours, sampled after {}",
                    time(after)
                )
            }
            _ => "what the requirement asks for".to_owned(),
        },
        Remedy::Nothing => "nothing can change that before this trip".to_owned(),
    }
}

/// One rule as an appeal would need it.
fn rule(one: &ExplainedRule, judged: &JudgedTrip) {
    let who = judged.who.get(one.traveller);
    let pass = who
        .and_then(|who| who.passes.get(one.pass))
        .map(String::as_str)
        .unwrap_or_default();
    let says = match &one.outcome {
        Outcome::Passed => "true".to_owned(),
        Outcome::Failed => "false".to_owned(),
        Outcome::Open(open) => format!("no answer: {open}"),
    };
    output::line(format_args!(
        "\n    {} {} says {} of pass {:.8}",
        styled(STRONG, one.rule.id()),
        one.rule.version(),
        styled(STRONG, says),
        pass
    ));
    output::line(format_args!("      {}", one.rule.description(&["en"]).words));
    if let Some(explanation) = &one.explanation {
        for line in explanation.to_string().lines() {
            output::line(format_args!("      {line}"));
        }
        for reading in &explanation.read {
            output::line(styled(QUIET, format_args!("      {} = {}", reading.path, reading.seen)));
        }
    }
}

fn report(
    kept: Option<&KeptTrip>,
    trip: &Trip,
    judged: &JudgedTrip,
    explained: Option<&[ExplainedRule]>,
    now: Timestamp,
) -> Value {
    let mut report = judged.report();
    let reminders: Vec<Value> = judged
        .judgement
        .reminders(now)
        .iter()
        .map(|one| {
            let who = one.traveller.and_then(|at| judged.who.get(at)).map(|who| &who.name);
            json!({"at": one.at.to_string(), "code": one.code.name(), "leg": one.leg, "traveller": who})
        })
        .collect();
    let rules = explained.map(|explained| explained.iter().map(|one| explain(one, judged)).collect::<Vec<Value>>());
    if let Some(members) = report.as_object_mut() {
        members.insert("id".to_owned(), json!(kept.map(|kept| kept.id.to_string())));
        members.insert("name".to_owned(), json!(kept.map(|kept| &kept.plan.name)));
        members.insert("trip".to_owned(), trip.report());
        members.insert("reminders".to_owned(), Value::Array(reminders));
        if let Some(rules) = rules {
            members.insert("rules".to_owned(), Value::Array(rules));
        }
    }
    report
}

fn explain(one: &ExplainedRule, judged: &JudgedTrip) -> Value {
    let who = judged.who.get(one.traveller);
    let source = one.rule.source();
    json!({
        "leg": one.leg,
        "traveller": who.map(|who| &who.name),
        "pass": who.and_then(|who| who.passes.get(one.pass)),
        "rule": {"id": one.rule.id(), "version": one.rule.version().to_string(), "words": one.rule.description(&["en"]).words},
        "source": {"name": source.name(), "made": source.made().map(|at| at.to_string())},
        "outcome": one.outcome.name(),
        "explanation": one.explanation.as_ref().map(wallet::certlogic::Explanation::to_json),
    })
}
