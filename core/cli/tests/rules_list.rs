//! What countries ask, as `carnet rules list` says it of published rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use support::Desk;

const RULES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/vectors/certlogic/covpass-rules/eu-rules.json"
);

fn ids(listed: &serde_json::Value) -> Vec<&str> {
    let rules = listed["rules"].as_array().unwrap().iter();
    rules.map(|rule| rule["id"].as_str().unwrap()).collect()
}

#[test]
fn the_rules_of_a_country_are_listed_as_of_a_day() {
    let desk = Desk::new();
    let list = |more: &[&str]| {
        desk.json(
            ["rules", "list", "--rules", RULES]
                .into_iter()
                .chain(more.iter().copied()),
        )
    };
    let (code, all) = list(&[]);
    assert_eq!((code, all["countries"].as_array().unwrap().len()), (0, 24));

    let (code, germany) = list(&[
        "--country",
        "de",
        "--kind",
        "invalidation",
        "--at",
        "2023-01-01",
        "--language",
        "fr-CA",
    ]);
    assert_eq!((code, ids(&germany)), (0, vec!["IR-DE-0001"]));
    let rule = &germany["rules"][0];
    assert_eq!(
        (rule["language"].as_str(), rule["version"].as_str()),
        (Some("fr"), Some("1.0.3"))
    );
    assert_eq!(
        (rule["age"].as_str(), rule["publisher"].is_null()),
        (Some("fresh"), true)
    );

    // A rule that names its own country as its region is the whole country's.
    assert_eq!(ids(&list(&["--country", "AT", "--at", "2023-06-01"]).1), ["GR-AT-0000"]);
    // One that needs a newer engine is listed, as open.
    let (_, togo) = list(&["--country", "TG", "--at", "2023-06-01"]);
    assert_eq!(togo["rules"][0]["open"]["reason"], "engine_version");

    let (code, none) = list(&["--country", "JP"]);
    assert_eq!((code, ids(&none)), (1, vec![]));
    assert_eq!(list(&["--country", "DE", "--at", "2021-01-01"]).0, 1);
    let unknown = desk.carnet(["rules", "list", "--rules", RULES, "--country", "ZZ"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn what_is_no_rule_is_refused_by_name() {
    let desk = Desk::new();
    let file = desk.carnet([
        "rules",
        "list",
        "--rules",
        concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
    ]);
    assert_eq!(file.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&file.stderr).contains("Cargo.toml"));
    let text = desk.carnet([
        "rules",
        "list",
        "--rules",
        RULES,
        "--country",
        "AT",
        "--at",
        "2023-06-01",
    ]);
    let shown = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(
        shown.contains("Currently no entry rules for AT.") && shown.contains("counts until"),
        "{shown}"
    );
}
