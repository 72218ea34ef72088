//! `carnet reminders`: what to be reminded of, about passes and trips. Nothing is scheduled.

use jiff::Timestamp;
use serde_json::json;
use wallet::trips::TripReminder;
use wallet::{PassReminder, PassReminderCode};

use super::trip::print;
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, QUIET, day, styled};
use crate::profile;

pub(crate) fn run(global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let passes = wallet.pass_reminders();
    let trips = wallet.trip_reminders()?;
    if global.json {
        output::json(&json!({
            "passes": passes.iter().map(of_pass).collect::<Vec<_>>(),
            "trips": trips.iter().map(of_trip).collect::<Vec<_>>(),
        }));
        return Ok(());
    }
    let passes = passes.iter().map(|one| (one.at, about_pass(one)));
    let mut lines: Vec<(Timestamp, String)> = passes
        .chain(trips.iter().map(|one| (one.at, about_trip(one))))
        .collect();
    lines.sort_by_key(|(at, _)| *at);
    if lines.is_empty() {
        output::line("Nothing to be reminded of.");
    }
    for (at, line) in lines {
        output::line(format_args!("{}  {line}", styled(QUIET, day(at))));
    }
    Ok(())
}

fn of_pass(one: &PassReminder) -> serde_json::Value {
    let (ends, rule, on) = match &one.code {
        PassReminderCode::Expires(end) => (Some(end.to_string()), None, None),
        PassReminderCode::BoosterDue(rule) => (None, Some(rule), None),
        PassReminderCode::NextDose(day) => (None, None, Some(day.to_string())),
    };
    json!({
        "at": one.at.to_string(),
        "code": one.code.name(),
        "pass": one.card.id.to_string(),
        "ends": ends,
        "day": on,
        "rule": rule.map(|rule| json!({"id": rule.id(), "version": rule.version().to_string(), "publisher": rule.source().name()})),
    })
}

fn of_trip(one: &TripReminder) -> serde_json::Value {
    json!({
        "at": one.at.to_string(),
        "code": one.code.name(),
        "trip": one.trip.to_string(),
        "name": one.name,
        "country": one.country.map(|country| country.to_string()),
        "traveller": one.traveller,
    })
}

fn about_pass(one: &PassReminder) -> String {
    let pass = format!("{}, {}", one.card.name, one.card.title);
    match &one.code {
        PassReminderCode::Expires(end) => format!("{pass}: ends on {}", day(*end)),
        PassReminderCode::NextDose(due) => format!("{pass}: another dose is due on {due}"),
        PassReminderCode::BoosterDue(rule) => {
            let by = rule.source().name().unwrap_or("a file");
            format!("{pass}: another dose is due ({}, {by})", rule.id())
        }
    }
}

fn about_trip(one: &TripReminder) -> String {
    let who = one
        .traveller
        .as_deref()
        .map(|who| format!(", {who}"))
        .unwrap_or_default();
    let place = one.country.map(|country| format!(", {country}")).unwrap_or_default();
    format!("{}{place}{who}: {}", one.name, print::what(one.code))
}
