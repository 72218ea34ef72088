//! Rules of packs to a book that can be asked, against a JSON parser over the same rules alone.

use std::hint::black_box;
use std::sync::Arc;

use credential::Country;
use jiff::Timestamp;
use policy::packs::content::rules::{Rule, RulesContent};
use policy::packs::{Dates, PublisherId};
use policy::rules::{Facts, RuleBook, Supposed};
use policy::trip::{Departure, Holding, Judge, Passage, Stop, Traveller, Trip};
use policy::{Clock, Trust, Voice, check};
use serde_json::{Value, json};

use crate::Failure;
use crate::filled::Issuer;
use crate::race::{By, Race, once, repeated};

/// What CovPass shipped: 271 rules of 24 states.
const REAL: &str = include_str!("../../../vectors/certlogic/covpass-rules/eu-rules.json");

/// Rules of one publisher, as many as a pack may have, and publishers.
const RULES: usize = 10_000;
const PUBLISHERS: u8 = 3;

/// Ours beside the bare limit.
const GOAL: f64 = 1.5;

/// Who goes on a trip, and passes of each.
const FAMILY: usize = 4;
const PASSES: usize = 3;

/// A trip judged beside the checks of its passes alone.
const TRIP_GOAL: f64 = 2.0;

pub fn bench() -> Result<(), Failure> {
    let bodies = bodies()?;
    let rules: Vec<String> = contents(&bodies)?
        .iter()
        .flat_map(|content| content.rules().map(|rule| rule.json().to_owned()))
        .collect();
    let bytes: usize = rules.iter().map(String::len).sum();
    let loaded = || book(&bodies).map(|book| book.rules().count()).unwrap_or_default();
    let parsed = || {
        rules
            .iter()
            .map(|rule| serde_json::from_str::<Value>(rule).is_ok())
            .filter(|ok| *ok)
            .count()
    };
    assert_eq!((loaded(), parsed()), (rules.len(), rules.len()));
    Race::new(
        By::Processor,
        format!(
            "{} rules ({} KB) of {PUBLISHERS} packs to a book",
            rules.len(),
            bytes / 1000
        ),
    )
    .run("policy: read, check and file", once(|| book(black_box(&bodies))))
    .against(
        "serde_json, each rule as a `Value`",
        GOAL,
        once(|| {
            black_box(&rules)
                .iter()
                .map(|rule| serde_json::from_str::<Value>(rule))
                .collect::<Vec<_>>()
        }),
    )
    .run(
        "policy: the same, and every rule compiled",
        once(|| book(black_box(&bodies)).map(|book| book.not_understood().count())),
    )
    .print(21);
    asked()?;
    trip()
}

/// One pass at a stop in each country, its rules in force there compiled before.
fn asked() -> Result<(), Failure> {
    let at: Timestamp = "2023-02-01T12:00:00Z".parse()?;
    let book = real(at)?;
    let facts = facts(at)?;
    let countries: Vec<Country> = book.countries().collect();
    let asked = || {
        countries
            .iter()
            .map(|country| book.judge(&facts, *country, None, at).len())
            .sum::<usize>()
    };
    let rules = asked();
    Race::new(
        By::Processor,
        format!("one pass at {} stops, {rules} rules in force for it", countries.len()),
    )
    .run("policy: choose and ask", repeated(100, asked))
    .print(101);
    Ok(())
}

/// A family's round trip, for a list of trips and for its own page, beside the least that must be done for their passes.
fn trip() -> Result<(), Failure> {
    let issuer = Issuer::new()?;
    let mut trust = Trust::new();
    let _ = trust.add("bench", &serde_json::to_vec(&json!({"keys": [issuer.jwk()]}))?)?;
    let now: Timestamp = "2026-06-01T12:00:00Z".parse()?;
    let clock = Clock::at(now);
    let book = real(now)?;
    let texts: Vec<String> = (0..FAMILY * PASSES)
        .map(|number| issuer.pass(number))
        .collect::<Result<_, _>>()?;
    let checked = || -> Vec<Holding> {
        let checks = texts.iter().map(|text| check(credential::parse(text), &trust, &clock));
        checks.filter_map(|check| Holding::of(&check)).collect()
    };
    let family = travellers(&checked());
    let trip = round_trip()?;
    let judge = |remedies| Judge {
        trust: &trust,
        book: &book,
        clock: clock.clone(),
        languages: &[],
        remedies,
    };
    let judged = judge(false).trip(&trip, &family);
    let colours: Vec<&str> = judged.legs.iter().map(|leg| leg.colour.name()).collect();
    Race::new(
        By::Processor,
        format!(
            "a trip of {FAMILY} people with {PASSES} passes each, its legs {}",
            colours.join(", ")
        ),
    )
    .run(
        "policy: passes checked, trip judged for a list",
        once(|| {
            let family = travellers(&checked());
            judge(false).trip(&trip, &family)
        }),
    )
    .against("policy: the passes checked", TRIP_GOAL, once(checked))
    .run("policy: judged for a list", once(|| judge(false).trip(&trip, &family)))
    .run(
        "policy: judged, and what would turn it green sought",
        once(|| judge(true).trip(&trip, &family)),
    )
    .print(101);
    Ok(())
}

fn travellers(holdings: &[Holding]) -> Vec<Traveller> {
    let people = holdings.chunks(PASSES);
    people
        .map(|passes| Traveller {
            birth_date: None,
            passes: passes.to_vec(),
        })
        .collect()
}

/// From Vienna by way of Berlin, Paris and Madrid to Lisbon, and back.
fn round_trip() -> Result<Trip, Failure> {
    let departure = Departure {
        country: country("AT")?,
        region: None,
        leaves: "2026-06-20T06:00[Europe/Vienna]".parse()?,
    };
    let stops = [
        (
            "DE",
            "2026-06-20T08:00[Europe/Berlin]",
            "2026-06-22T09:00[Europe/Berlin]",
        ),
        ("FR", "2026-06-22T11:00[Europe/Paris]", "2026-06-24T09:00[Europe/Paris]"),
        (
            "ES",
            "2026-06-24T11:00[Europe/Madrid]",
            "2026-06-26T09:00[Europe/Madrid]",
        ),
        (
            "PT",
            "2026-06-26T11:00[Europe/Lisbon]",
            "2026-06-28T09:00[Europe/Lisbon]",
        ),
        (
            "AT",
            "2026-06-28T13:00[Europe/Vienna]",
            "2026-06-29T09:00[Europe/Vienna]",
        ),
    ];
    let stops = stops
        .map(|(code, arrives, leaves)| -> Result<Stop, Failure> {
            Ok(Stop {
                country: country(code)?,
                region: None,
                arrives: arrives.parse()?,
                leaves: Some(leaves.parse()?),
                passage: Passage::Entered,
            })
        })
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Trip::new(departure, stops)?)
}

fn country(code: &str) -> Result<Country, Failure> {
    Country::from_alpha2(code).ok_or_else(|| "no country".into())
}

/// The book of the real rules, as old as this.
fn real(at: Timestamp) -> Result<RuleBook, Failure> {
    let mut book = RuleBook::default();
    let _ = book.add(&content(&serde_json::from_str::<Vec<Value>>(REAL)?)?, None, Some(at));
    Ok(book)
}

fn facts(at: Timestamp) -> Result<Facts, Failure> {
    let payload = json!({"ver": "1.3.0", "nam": {"fnt": "BOCK"}, "dob": "1990-01-01", "v": [{
        "tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 3, "sd": 3,
        "dt": "2022-12-01", "co": "AT", "is": "Ministry", "ci": "URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B"}]});
    let pass = Supposed {
        payload,
        issuer: Some("AT"),
        issued: Some(at),
        ..Supposed::default()
    };
    Ok(pass.facts()?)
}

fn book(bodies: &[Vec<u8>]) -> Result<RuleBook, Failure> {
    let mut book = RuleBook::default();
    for (content, number) in contents(bodies)?.iter().zip(1..) {
        let _ = book.add(content, Some(voice(number)?), None);
    }
    Ok(book)
}

fn contents(bodies: &[Vec<u8>]) -> Result<Vec<RulesContent>, Failure> {
    let source: Arc<str> = "publisher".into();
    let read = |body: &Vec<u8>| {
        let (content, skipped) = RulesContent::decode(body, &source)?;
        assert!(skipped.is_empty());
        Ok(content)
    };
    bodies.iter().map(read).collect()
}

fn voice(number: u8) -> Result<Arc<Voice>, Failure> {
    let at = |second| Timestamp::from_second(second);
    Ok(Arc::new(Voice {
        publisher: PublisherId([number; 32]),
        name: "publisher".into(),
        development: false,
        dates: Dates::new(at(1_793_000_000)?, at(1_795_000_000)?, at(1_800_000_000)?).ok_or("dates")?,
    }))
}

/// The body of each publisher's pack: the real rules over and over, each time under other numbers.
fn bodies() -> Result<Vec<Vec<u8>>, Failure> {
    let real: Vec<Value> = serde_json::from_str(REAL)?;
    let numbered = (0..RULES).map(|number| {
        let mut rule = real[number % real.len()].clone();
        let of = rule["Country"].as_str().unwrap_or_default();
        rule["Identifier"] = format!("GR-{of}-{number:05}").into();
        rule
    });
    let body = content(&numbered.collect::<Vec<Value>>())?.encode();
    Ok(vec![body; usize::from(PUBLISHERS)])
}

fn content(rules: &[Value]) -> Result<RulesContent, Failure> {
    let mut content = RulesContent::default();
    for rule in rules {
        content.add_rule(Rule::read(&rule.to_string())?)?;
    }
    Ok(content)
}
