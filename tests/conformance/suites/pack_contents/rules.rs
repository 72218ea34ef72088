//! Published rules and value sets through the body of a rules pack: one test per file.

use std::sync::Arc;

use carnet_conformance::{Failed, Outcome, Trial, ensure, same, vectors};
use policy::import::{Publication, RulesImport};
use policy::packs::content::rules::{Rule, RuleKind, RulesContent};
use serde_json::Value;

pub(crate) const CASES: usize = 103 + FILES.len() + 1;

const APP: &str = "certlogic/covpass-rules";
const STATES: &str = "certlogic/dgc-business-rules-testdata";

/// Folder, file, its rules and its value sets.
const FILES: [(&str, &str, usize, usize); 5] = [
    (APP, "eu-rules.json", 271, 0),
    (APP, "eu-booster-rules.json", 2, 0),
    (APP, "domestic-rules.json", 15, 0),
    (APP, "eu-value-sets.json", 0, 9),
    (STATES, "valuesets/valueSets.json", 0, 9),
];

pub(crate) fn trials() -> Vec<Trial> {
    let rules = vectors::files(STATES, &["json"])
        .into_iter()
        .filter(|file| file.name.ends_with("/rule.json"))
        .map(|file| {
            Trial::test(format!("rule: {}", file.name), move || {
                let content = read(&[(file.name.clone(), file.bytes()?)], 1, 0)?;
                let rule = content.rules().next().ok_or("no rule")?;
                says_what_it_is(rule, &file.json()?)
            })
        });
    let files = FILES.map(|(folder, name, rules, sets)| {
        Trial::test(format!("{folder}/{name}"), move || {
            let file = vectors::file(folder, name);
            let content = read(&[(name.to_owned(), file.bytes()?)], rules, sets)?;
            every_entry(&content, &file.json()?)
        })
    });
    rules
        .chain(files)
        .chain([Trial::test("one invalidation among the EU's rules", kinds)])
        .collect()
}

/// Reads files into one body, and that body again.
fn read(files: &[(String, Vec<u8>)], rules: usize, sets: usize) -> Result<RulesContent, Failed> {
    let mut import = RulesImport::new();
    for (name, bytes) in files {
        import.add(&Publication {
            source: name,
            bytes,
            fetched: None,
        })?;
    }
    let (content, skipped) = import.finish();
    same("passed over", &skipped, &vec![])?;
    let body = content.encode();
    let source: Arc<str> = "pack".into();
    let (read, skipped) = RulesContent::decode(&body, &source)?;
    same("passed over in the pack", &skipped, &vec![])?;
    ensure!(read.encode() == body, "another body");
    same(
        "rules and value sets",
        &(read.rules().len(), read.value_sets().len()),
        &(rules, sets),
    )?;
    Ok(read)
}

fn every_entry(content: &RulesContent, published: &Value) -> Outcome {
    match published {
        Value::Array(entries) => entries.iter().try_for_each(|entry| match entry["valueSetId"].as_str() {
            Some(id) => value_set(content, id, entry["valueSetDate"].as_str(), &entry["valueSetValues"]),
            None => {
                let named = |rule: &&Rule| rule.id == entry["Identifier"] && rule.version == entry["Version"];
                says_what_it_is(content.rules().find(named).ok_or("no such rule")?, entry)
            }
        }),
        Value::Object(sets) => sets
            .iter()
            .try_for_each(|(id, values)| value_set(content, id, None, values)),
        _ => Err("neither a list nor sets by name".into()),
    }
}

fn value_set(content: &RulesContent, id: &str, date: Option<&str>, values: &Value) -> Outcome {
    let set = content
        .value_sets()
        .find(|set| set.id == id)
        .ok_or("no such value set")?;
    same(id, &set.date.map(|date| date.to_string()).as_deref(), &date)?;
    same(id, &serde_json::from_str::<Value>(set.values())?, values)
}

fn says_what_it_is(rule: &Rule, published: &Value) -> Outcome {
    same("rule", &serde_json::from_str::<Value>(rule.json())?, published)?;
    let text = |member: &str| published[member].as_str().map(str::to_owned);
    same("country", &Some(rule.country.clone()), &text("Country"))?;
    same("region", &rule.region, &text("Region"))?;
    same(
        "kind of certificate",
        &Some(format!("{:?}", rule.certificate_type)),
        &text("CertificateType"),
    )?;
    let from: jiff::Timestamp = text("ValidFrom").ok_or("no ValidFrom")?.parse()?;
    let until: jiff::Timestamp = text("ValidTo").ok_or("no ValidTo")?.parse()?;
    same("validity", &(rule.valid_from, rule.valid_until), &(from, until))
}

fn kinds() -> Outcome {
    let files = ["eu-rules.json", "eu-booster-rules.json"]
        .map(|name| Ok::<_, Failed>((name.to_owned(), vectors::file(APP, name).bytes()?)));
    let files: Vec<_> = files.into_iter().collect::<Result<_, _>>()?;
    let content = read(&files, 273, 0)?;
    let count = |kind| content.rules().filter(|rule| rule.kind == kind).count();
    same(
        "kinds",
        &[
            RuleKind::Acceptance,
            RuleKind::Invalidation,
            RuleKind::Booster,
            RuleKind::Domestic,
        ]
        .map(count),
        &[270, 1, 2, 0],
    )
}
