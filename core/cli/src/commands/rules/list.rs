//! `carnet rules list`: the rules of a country that are in force, whose they are, and how old.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::import::{Publication, RulesImport};
use wallet::packs::Pack;
use wallet::rules::{Age, BookRule, CertificateType, RuleBook, RuleKind, RuleSource, Selection};
use wallet::{Country, PolicyClock};

use crate::args::{Global, RulesKind, RulesList};
use crate::failure::Failure;
use crate::output::{self, BAD, CARE, GOOD, QUIET, STRONG, styled};
use crate::{profile, trust_files};

pub(crate) fn run(args: &RulesList, global: &Global) -> Result<(), Failure> {
    let now = Timestamp::now();
    let (book, clock) = if args.rules.is_empty() {
        let wallet = profile::open(global)?;
        (wallet.rules().clone(), wallet.policy_clock())
    } else {
        (read(&args.rules, now)?, PolicyClock::at(now))
    };
    let ages = |rule: &BookRule| rule.source().age(&clock);
    let Some(code) = &args.country else {
        return countries(&book, global);
    };
    let country = Country::from_alpha2(code).ok_or_else(|| {
        Failure::Usage(format!(
            "{code} is no country. Give its code of two letters (ISO 3166-1), as in AT."
        ))
    })?;
    let rules = book.select(&Selection {
        country,
        region: args.region.as_deref(),
        kind: kind(args.kind),
        certificate: CertificateType::General,
        at: args.at.unwrap_or(now),
    });
    let unread: Vec<&Arc<RuleSource>> = book.unread(country).collect();
    if global.json {
        let rules: Vec<Value> = rules
            .iter()
            .map(|rule| report(rule, ages(rule), &args.language))
            .collect();
        let unread: Vec<Value> = unread.iter().map(|source| publisher(source)).collect();
        output::json(&json!({"country": country.to_string(), "rules": rules, "unread": unread}));
    } else {
        rules.iter().for_each(|rule| print(rule, ages(rule), &args.language));
        for source in &unread {
            output::line(styled(
                BAD,
                format_args!("✖ {} has a rule of {country} that cannot be read", name(source)),
            ));
        }
        if rules.is_empty() && unread.is_empty() {
            output::line(format_args!("Nobody has such rules of {country}."));
        }
    }
    if rules.is_empty() { Err(Failure::No) } else { Ok(()) }
}

/// The rules in files, and in packs among them: the former are of today.
fn read(paths: &[PathBuf], now: Timestamp) -> Result<RuleBook, Failure> {
    let (mut book, mut import) = (RuleBook::default(), RulesImport::new());
    for file in trust_files::read(paths)? {
        let refused = |reason: &dyn std::fmt::Display| Failure::Usage(format!("{}: {reason}.", file.name));
        if Pack::is_pack(&file.bytes) {
            let accepted = Pack::read(&file.bytes).and_then(|pack| pack.prove());
            let added = accepted.and_then(|accepted| book.add_pack(&accepted));
            drop(added.map_err(|error| refused(&error))?);
            continue;
        }
        let publication = Publication {
            source: &file.name,
            bytes: &file.bytes,
            fetched: Some(now),
        };
        import.add(&publication).map_err(|error| refused(&error))?;
    }
    let (content, skipped) = import.finish();
    for one in skipped {
        output::note(format_args!("{}: {}: {}", one.source, one.entry, one.reason));
    }
    // What is not understood stays in the book and is shown with its rule.
    drop(book.add(&content, None, Some(now)));
    Ok(book)
}

fn countries(book: &RuleBook, global: &Global) -> Result<(), Failure> {
    let countries: Vec<(Country, usize)> = book
        .countries()
        .map(|country| {
            let own = book.rules().filter(|rule| rule.country() == Some(country));
            (country, own.count())
        })
        .collect();
    if global.json {
        let all: Vec<Value> = countries
            .iter()
            .map(|(country, rules)| json!({"country": country.to_string(), "rules": rules}))
            .collect();
        output::json(&json!({"countries": all}));
    } else if countries.is_empty() {
        output::line("Nobody has rules of any country. `carnet trust add` takes the packs of publishers that do.");
    }
    for (country, rules) in countries.iter().filter(|_| !global.json) {
        output::line(format_args!("{country}  {rules} rules of all versions"));
    }
    if countries.is_empty() { Err(Failure::No) } else { Ok(()) }
}

fn print(rule: &BookRule, age: Age, languages: &[String]) {
    output::line(format_args!(
        "{}  {}",
        styled(STRONG, format_args!("{} {}", rule.id(), rule.version())),
        rule.description(languages).words
    ));
    if let Err(unread) = rule.logic() {
        output::line(styled(BAD, format_args!("  ✖ {unread}")));
    }
    let region = rule.region().map(|region| format!("in {region}, ")).unwrap_or_default();
    output::line(styled(
        QUIET,
        format_args!(
            "  {region}{}, from {} until {}",
            certificates(rule.certificate_type()),
            output::time(rule.valid_from()),
            output::time(rule.valid_until())
        ),
    ));
    let (style, words) = match age {
        Age::Fresh { until } => (GOOD, format!("✔ counts until {}", output::day(until))),
        Age::Stale { since } => (CARE, format!("◷ should have been renewed by {}", output::day(since))),
        Age::Expired { since } => (BAD, format!("✖ ended on {}", output::day(since))),
        Age::ClockBehind => (CARE, "◷ older or newer: the clock is behind".to_owned()),
        Age::Undated => (CARE, "◷ of unknown age".to_owned()),
    };
    output::line(format_args!("  {}: {}", name(rule.source()), styled(style, words)));
}

fn report(rule: &BookRule, age: Age, languages: &[String]) -> Value {
    let words = rule.description(languages);
    json!({
        "id": rule.id(),
        "version": rule.version().to_string(),
        "region": rule.region(),
        "certificates": certificates(rule.certificate_type()),
        "valid_from": rule.valid_from().to_string(),
        "valid_until": rule.valid_until().to_string(),
        "description": words.words,
        "language": words.language,
        "open": rule.logic().err().map(|unread| json!({"reason": unread.code(), "message": unread.to_string()})),
        "publisher": publisher(rule.source()),
        "made": rule.source().made().map(|made| made.to_string()),
        "age": age.code(),
    })
}

fn publisher(source: &RuleSource) -> Value {
    source.voice().map_or(
        Value::Null,
        |voice| json!({"id": voice.publisher.to_string(), "name": &*voice.name, "development": voice.development}),
    )
}

fn name(source: &RuleSource) -> &str {
    source.name().unwrap_or("a file")
}

fn certificates(of: CertificateType) -> &'static str {
    match of {
        CertificateType::General => "any",
        CertificateType::Vaccination => "vaccination",
        CertificateType::Test => "test",
        CertificateType::Recovery => "recovery",
    }
}

fn kind(kind: RulesKind) -> RuleKind {
    match kind {
        RulesKind::Acceptance => RuleKind::Acceptance,
        RulesKind::Invalidation => RuleKind::Invalidation,
        RulesKind::Booster => RuleKind::Booster,
        RulesKind::Domestic => RuleKind::Domestic,
    }
}
