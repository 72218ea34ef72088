//! The rules that CovPass shipped: all of them are in the book, and give an answer to every certificate of the DCC vectors.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use carnet_conformance::{Failed, Outcome, Trial, ensure, same, vectors};
use credential::Format;
use jiff::Timestamp;
use jiff::civil::Date;
use policy::Country;
use policy::certlogic::EvaluationError;
use policy::rules::{self, BookRule, CertificateType, Facts, RuleBook, RuleKind, Supposed};

pub(crate) const CASES: usize = FILES.len() + 24 + 2;

const FOLDER: &str = "certlogic/covpass-rules";

/// File, its rules, and those that ask for a newer CertLogic than there is.
const FILES: [(&str, usize, &[&str]); 3] = [
    ("eu-rules.json", 271, &["GR-TG-0001"]),
    ("eu-booster-rules.json", 2, &[]),
    ("domestic-rules.json", 15, &[]),
];

static CERTIFICATES: LazyLock<Vec<Facts>> = LazyLock::new(certificates);

pub(crate) fn trials() -> Vec<Trial> {
    let files = FILES.map(|(name, rules, newer)| Trial::test(name, move || loads(name, rules, newer)));
    let asked = FILES.into_iter().flat_map(|(name, _, _)| {
        let book = Arc::new(book(name).unwrap());
        let countries: Vec<Country> = book.countries().collect();
        countries.into_iter().map(move |country| {
            let book = Arc::clone(&book);
            let trial = format!("{name}: every rule of {country} on every certificate");
            Trial::test(trial, move || every_certificate(&book, country))
        })
    });
    files.into_iter().chain(asked).collect()
}

fn book(name: &str) -> Result<RuleBook, Failed> {
    let files = [name, "eu-value-sets.json"].map(|name| (name, vectors::file(FOLDER, name).bytes()));
    let [(rules, bytes), (sets, of_sets)] = files;
    let content = super::content(&[(rules, &bytes?), (sets, &of_sets?)])?;
    let mut book = RuleBook::default();
    let _ = book.add(&content, None, None);
    Ok(book)
}

fn loads(name: &str, rules: usize, newer: &[&str]) -> Outcome {
    let book = book(name)?;
    same("rules", &book.rules().count(), &rules)?;
    let not_understood: Vec<String> = book.not_understood().map(|one| one.id).collect();
    same(
        "not understood",
        &not_understood,
        &newer.iter().map(|&id| id.to_owned()).collect(),
    )?;
    for rule in book.rules() {
        ensure!(
            !rule.description(&["fr", "de"]).words.is_empty(),
            "{} has no words",
            rule.id()
        );
    }
    Ok(())
}

/// Every rule of a country, at every moment at which one comes into force, on every certificate.
fn every_certificate(book: &RuleBook, country: Country) -> Outcome {
    let rules: Vec<&Arc<BookRule>> = book.rules().filter(|rule| rule.country() == Some(country)).collect();
    let moments: BTreeSet<(Timestamp, Option<&str>)> =
        rules.iter().map(|rule| (rule.valid_from(), rule.region())).collect();
    let mut asked: BTreeMap<String, CertificateType> = BTreeMap::new();
    for facts in CERTIFICATES.iter() {
        for (at, region) in &moments {
            for kind in [
                RuleKind::Acceptance,
                RuleKind::Invalidation,
                RuleKind::Booster,
                RuleKind::Domestic,
            ] {
                for one in book.judge_by(kind, facts, country, *region, *at) {
                    answers(&one, facts)?;
                    asked.insert(format!("{:?}", one.rule), one.rule.certificate_type());
                }
            }
        }
    }
    let all: BTreeMap<String, CertificateType> = rules
        .iter()
        .map(|rule| (format!("{rule:?}"), rule.certificate_type()))
        .collect();
    ensure!(asked == all, "{} of {} rules were asked", asked.len(), all.len());
    Ok(())
}

fn answers(one: &rules::RuleOutcome, facts: &Facts) -> Outcome {
    let rules::Outcome::Open(open) = &one.outcome else {
        return Ok(());
    };
    let expected = match open {
        rules::Open::Rule(_) | rules::Open::Schema { .. } => true,
        rules::Open::Evaluation(EvaluationError::Date(_)) => !has_birth_date(facts),
        _ => false,
    };
    ensure!(expected, "{}: {open}, of {}", one.rule.id(), facts.payload());
    Ok(())
}

/// Whether a date of birth has the schema's form: a year, a month, or a day. The Netherlands' specimens have a month 0, one of
/// Bulgaria's has a time of day.
fn has_birth_date(facts: &Facts) -> bool {
    let written = facts.payload()["dob"].as_str().unwrap_or_default();
    let whole = format!(
        "{written}{}",
        "-01-01".get(written.len().saturating_sub(4)..).unwrap_or_default()
    );
    whole.len() == 10 && whole.parse::<Date>().is_ok()
}

/// Every EU DCC of the issuing states' own examples.
fn certificates() -> Vec<Facts> {
    let files = vectors::files("eu-dcc/dgc-testdata", &["json"]);
    let passes = files.iter().filter_map(|file| {
        let case = file.json().unwrap();
        let unverified = credential::parse(case["PREFIX"].as_str()?).ok()?;
        let pass = unverified.claimed();
        (pass.format() == Format::EuDcc).then(|| {
            Supposed {
                payload: pass.payload_json(),
                key_id: unverified.key_id().copied(),
                issuer: pass.issuer(),
                issued: pass.issued(),
                expires: pass.expires(),
            }
            .facts()
            .unwrap()
        })
    });
    let certificates: Vec<Facts> = passes.collect();
    assert!(certificates.len() > 150, "{} certificates", certificates.len());
    certificates
}
