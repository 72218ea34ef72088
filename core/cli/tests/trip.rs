//! `carnet trip`: trips typed, kept and judged at a desk.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::process::Output;

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use serde_json::json;
use support::{Desk, answer, carnet};
use wallet::specimen::Specimens;

/// A desk with a specimen dose, its signer, and rules of Austria.
struct Counter {
    desk: Desk,
    now: Timestamp,
}

impl Counter {
    /// `days`: how old a dose may be on arrival.
    fn new(days: i64) -> Self {
        let now = Timestamp::now();
        let (desk, specimens) = (Desk::new(), Specimens::issue(now).unwrap());
        desk.write("dose.txt", &specimens.texts()[0]);
        desk.write("trust/signers.json", specimens.trust());
        desk.write("trust/rules.json", rules(days).to_string());
        Self { desk, now }
    }

    /// A day from now in a zone, at noon.
    fn noon(&self, days: i64) -> DateTime {
        let at = self.now + SignedDuration::from_hours(24 * days);
        at.to_zoned(jiff::tz::TimeZone::UTC).date().at(12, 0, 0, 0)
    }

    /// From Cairo to Vienna in two days, for a week.
    fn legs(&self) -> [String; 2] {
        let (leaves, arrives, goes) = (self.noon(2), self.noon(2), self.noon(9));
        [
            format!("EG@{}", leaves.strftime("%Y-%m-%dT06:00")),
            format!(
                "AT@{}/{}",
                arrives.strftime("%Y-%m-%dT12:30"),
                goes.strftime("%Y-%m-%dT12:30")
            ),
        ]
    }

    fn asked(&self, action: &str, more: &[&str]) -> Output {
        let [from, to] = self.legs();
        let (pass, trust) = (self.desk.path("dose.txt"), self.desk.path("trust"));
        let mut command = carnet();
        command.args(["trip", action, "--leg", &from, "--leg", &to, "--pass"]);
        command.arg(pass).arg("--trust").arg(trust).args(more).output().unwrap()
    }
}

fn rules(days: i64) -> Value {
    let dose = json!({"plusTime": [{"var": "payload.v.0.dt"}, days, "day"]});
    let now = json!({"plusTime": [{"var": "external.validationClock"}, 0, "day"]});
    json!([{
        "Identifier": "VR-AT-0001", "Type": "Acceptance", "Country": "AT", "Version": "1.0.0", "SchemaVersion": "1.0.0",
        "Engine": "CERTLOGIC", "EngineVersion": "0.7.5", "CertificateType": "Vaccination",
        "Description": [{"lang": "en", "desc": "A dose counts for some days."}, {"lang": "de", "desc": "Eine Dosis gilt einige Tage."}],
        "ValidFrom": "2021-07-01T00:00:00Z", "ValidTo": "2099-06-01T00:00:00Z", "AffectedFields": ["v.0.dt"],
        "Logic": {"not-after": [now, dose]}
    }])
}

#[test]
fn a_trip_is_judged_without_a_wallet() {
    let output = Counter::new(3650).asked("check", &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let json = answer(&output);
    assert_eq!(json["colour"], "green");
    assert_eq!(json["legs"][0]["kind"], "departure");
    assert_eq!(
        json["legs"][1]["findings"][0]["rulings"][0]["reasons"][0]["code"],
        "accepted"
    );
    assert_eq!(json["trip"]["stops"][0]["country"], "AT");
}

#[test]
fn a_refusal_quotes_the_rule_in_the_travellers_language_and_says_what_would_do() {
    let counter = Counter::new(1);
    let output = counter.asked("check", &["--json", "--language", "de-AT"]);
    assert_eq!(output.status.code(), Some(1));
    let ruling = &answer(&output)["legs"][1]["findings"][0]["rulings"][0];
    assert_eq!(ruling["colour"], "red");
    assert_eq!(ruling["reasons"][0]["rule"]["words"], "Eine Dosis gilt einige Tage.");
    let kinds: Vec<&str> = ruling["remedies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert!(kinds.contains(&"dose"), "{kinds:?}");

    let people = String::from_utf8(counter.asked("check", &[]).stdout).unwrap();
    assert!(
        people.contains("✖ red") && people.contains("VR-AT-0001 1.0.0: A dose counts for some days."),
        "{people}"
    );
}

#[test]
fn explain_gives_the_rule_the_values_it_saw_and_its_source() {
    let output = Counter::new(1).asked("explain", &["--json"]);
    let json = answer(&output);
    let rule = json["rules"]
        .as_array()
        .unwrap()
        .iter()
        .find(|rule| rule["leg"] == 1)
        .unwrap();
    assert_eq!(
        (rule["rule"]["id"].as_str(), rule["outcome"].as_str()),
        (Some("VR-AT-0001"), Some("failed"))
    );
    assert!(rule["explanation"].to_string().contains("payload.v.0.dt"), "{rule}");
    let people = String::from_utf8(Counter::new(1).asked("explain", &[]).stdout).unwrap();
    assert!(
        people.contains("payload.v.0.dt") && people.contains("external.validationClock"),
        "{people}"
    );
}

#[test]
fn a_trip_is_kept_listed_checked_and_forgotten() {
    let counter = Counter::new(3650);
    let [from, to] = counter.legs();
    let (code, added) = counter
        .desk
        .json(["trip", "add", "Vienna", &from, &to, "--also", "Noor,2025-05-01"]);
    assert_eq!(
        (code, added["name"].as_str(), added["travellers"][0].as_str()),
        (0, Some("Vienna"), Some("Noor"))
    );
    let (code, list) = counter.desk.json(["trip", "list"]);
    assert_eq!((code, list["trips"].as_array().unwrap().len()), (0, 1));
    assert!(list["trips"][0]["forgotten_after"].is_string());
    let (code, judged) = counter.desk.json(["trip", "check"]);
    assert_eq!(
        (code, judged["colour"].as_str(), judged["name"].as_str()),
        (1, Some("unknown"), Some("Vienna"))
    );
    let id = added["id"].as_str().unwrap();
    assert_eq!(counter.desk.carnet(["trip", "remove", &id[..8]]).status.code(), Some(0));
    assert_eq!(
        counter.desk.carnet(["trip", "check"]).status.code(),
        Some(2),
        "no trip lies ahead"
    );
    assert_eq!(counter.desk.carnet(["trip", "remove", "Vienna"]).status.code(), Some(2));
}

#[test]
fn the_matrix_is_a_table_and_a_picture() {
    let counter = Counter::new(3650);
    let svg = counter.desk.path("matrix.svg");
    let output = carnet()
        .args(["--json", "trip", "matrix", "--pass"])
        .arg(counter.desk.path("dose.txt"))
        .arg("--trust")
        .arg(counter.desk.path("trust"))
        .arg("--svg")
        .arg(&svg)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let json = answer(&output);
    assert_eq!(json["countries"], json!([{"country": "AT", "colours": ["green"]}]));
    let picture = std::fs::read_to_string(svg).unwrap();
    assert!(picture.contains("<title>AT, pass 1: green</title>") && picture.ends_with("</svg>\n"));
}

#[test]
fn what_is_no_trip_is_refused_with_what_to_do() {
    let desk = Desk::new();
    for (legs, says) in [
        (["EG", "AT@2026-08-01"], "COUNTRY@TIME"),
        (["QQ@2026-08-01", "AT@2026-08-01"], "no country"),
        (["EG@2026-08-01", "US@2026-08-02"], "America/New_York"),
        (["EG@2026-08-01", "AT@2026-02-30"], "not a moment"),
        (["EG@2026-08-05", "AT@2026-08-01"], "reached before"),
        (["EG@2026-08-01", "via:AT@2026-08-01/2026-08-02"], "transit"),
        (["EG@2026-08-01", "AT@2026-08-01[Europe/Nowhere]"], "time zone"),
        (["EG@2026-08-01", "AT@2029-08-01"], "732 days"),
        (["via:EG@2026-08-01", "AT@2026-08-01"], "starts with one moment"),
    ] {
        let output = desk.carnet(["trip", "add", "x", legs[0], legs[1]]);
        assert_eq!(output.status.code(), Some(2), "{legs:?}");
        let words = String::from_utf8(output.stderr).unwrap();
        assert!(words.contains(says), "{legs:?}: {words}");
    }
}
