//! The search for what would turn a leg green: certificates are made up, and put through the same rules.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::remedy::{days_that_count, first_day_after, test_window};
use super::ruling::{Asked, Moment, utc_day};
use super::{Holding, Judge, Remedy, TestType, Traveller};
use crate::rules::{CertificateType, Facts, RuleSource, Supposed};

/// The value set with the devices of rapid tests (eu-dcc-valuesets).
const DEVICES: &str = "covid-19-lab-test-manufacturer-and-name";

impl Judge<'_> {
    /// What would turn it green, by these rules.
    pub(super) fn search(&self, source: &Arc<RuleSource>, asked: &Asked<'_>, traveller: &Traveller) -> Vec<Remedy> {
        let counts = |facts: &Facts, at: Timestamp| matches!(self.at(source, facts, asked, at), Moment::Counts);
        let counts_on_arrival = |facts: &Facts| [asked.early, asked.late].into_iter().all(|at| counts(facts, at));
        let device = self.book.value_set(source, DEVICES).and_then(first_code);
        let mut remedies = Vec::new();
        for test in TestType::ALL {
            let window = test_window(asked.early, asked.late, self.clock.now, |sampled| {
                supposed_test(traveller, test, device, sampled).is_some_and(|facts| counts_on_arrival(&facts))
            });
            remedies.extend(window.map(|(after, hours)| Remedy::Test { test, after, hours }));
        }
        let (today, arrival) = (utc_day(self.clock.now), utc_day(asked.early));
        let doses = traveller.dccs().filter_map(|(_, facts)| {
            days_that_count(today, arrival, |on| {
                next_dose(facts, on).is_some_and(|facts| counts_on_arrival(&facts))
            })
        });
        // The one that leaves most time.
        remedies.extend(
            doses
                .max_by_key(|(_, by)| *by)
                .map(|(from, by)| Remedy::Dose { from, by }),
        );
        let in_order = traveller
            .dccs()
            .filter(|(pass, _)| pass.objection(&self.clock).is_none());
        let later = in_order.filter_map(|(pass, facts)| {
            first_day_after(arrival, |on| {
                let wait = SignedDuration::from_hours(days_between(arrival, on).saturating_mul(24));
                [asked.early, asked.late].into_iter().all(|at| {
                    let moved = at.checked_add(wait);
                    moved.is_ok_and(|at| pass.is_in_time(at) && counts(facts, at))
                })
            })
        });
        remedies.extend(later.min().map(Remedy::ArriveFrom));
        if remedies.is_empty() {
            remedies.push(Remedy::Nothing);
        }
        remedies
    }
}

impl Traveller {
    /// The passes that rules see something of.
    fn dccs(&self) -> impl Iterator<Item = (&Holding, &Facts)> {
        self.passes
            .iter()
            .filter_map(|pass| Some((pass, pass.facts.as_ref().ok()?)))
    }
}

/// A negative test of the traveller's, as their other certificates are written.
fn supposed_test(traveller: &Traveller, test: TestType, device: Option<&str>, sampled: Timestamp) -> Option<Facts> {
    let mut entry = json!({
        "tg": "840539006",
        "tt": test.code(),
        "sc": sampled.to_string(),
        "tr": "260415000",
        "tc": "-",
        "ci": "-",
    });
    let like = traveller.dccs().next();
    let country = like
        .and_then(|(_, facts)| facts.issuer())
        .map(|country| country.to_string());
    let device = device.filter(|_| test == TestType::Antigen);
    for (name, text) in [("ma", device), ("co", country.as_deref()), ("is", country.as_deref())] {
        if let Some(text) = text {
            entry.as_object_mut()?.insert(name.to_owned(), text.into());
        }
    }
    let payload = json!({"ver": "1.3.0", "dob": traveller.born(), "t": [entry]});
    match like {
        Some((_, facts)) => facts.supposing(payload).ok(),
        None => Supposed {
            payload,
            ..Supposed::default()
        }
        .facts()
        .ok(),
    }
}

/// The certificate after the next dose of the same vaccine, given on a day: the next of its series, or one more once that is
/// whole (EU value set guidelines: `3/3` after `2/2`, `2/1` after `1/1`).
fn next_dose(facts: &Facts, on: Date) -> Option<Facts> {
    if !facts.certificate_types().contains(&CertificateType::Vaccination) {
        return None;
    }
    let mut payload = facts.payload().clone();
    let group = payload.get_mut("v")?;
    let entry = match group {
        Value::Array(entries) => entries.first_mut()?,
        entry => entry,
    };
    let (dose, doses) = (entry.get("dn")?.as_i64()?, entry.get("sd")?.as_i64()?);
    let next = dose.checked_add(1)?;
    let of = if next <= doses || doses == 1 { doses } else { next };
    let entry = entry.as_object_mut()?;
    entry.insert("dn".to_owned(), next.into());
    entry.insert("sd".to_owned(), of.into());
    entry.insert("dt".to_owned(), on.to_string().into());
    facts.supposing(payload).ok()
}

/// The first code of a value set.
fn first_code(set: &Value) -> Option<&str> {
    set.as_array()?.first()?.as_str()
}

fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}
