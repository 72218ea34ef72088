//! A pass of one's own, from the embassy's counter to the gate, by the built command alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::io::Write as _;
use std::process::Stdio;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use support::{Desk, carnet};

/// A traveller whose wallet and an embassy whose folder are on one desk.
struct Counter(Desk);

impl Counter {
    /// Three recoveries' worth of copies, enrolled for and kept; the id of the pass.
    fn issued() -> (Self, String) {
        let counter = Self(Desk::new());
        let embassy = counter.path("embassy");
        let done = |arguments: &[&str]| counter.done(arguments);
        done(&[
            "issuer",
            "init",
            &embassy,
            "--name",
            "AT-EMBASSY-CAIRO",
            "--kind",
            "clearance",
        ]);
        let picture = counter.path("invitation.png");
        done(&[
            "issuer",
            "enrol",
            &embassy,
            "--kind",
            "clearance",
            "--copies",
            "3",
            "--png",
            &picture,
        ]);
        let answer = counter.path("answer");
        let waiting = done(&["enrol", "answer", &picture, "--output", &answer]);
        assert_eq!(
            (&waiting["issuer"], &waiting["copies"]),
            (&json!("AT-EMBASSY-CAIRO"), &json!(3))
        );
        assert_eq!(done(&["enrol", "list"])["waiting"][0]["id"], waiting["id"]);
        let today = Timestamp::now();
        let day = |days: i64| (today + SignedDuration::from_hours(24 * days)).to_string()[..10].to_owned();
        let claims = json!({
            "name": "OKOYE<<GRACE", "birth_date": "1990-05-05", "colour": "green", "category": "foreigner",
            "route": ["UG", "EG", "AT"], "valid_from": day(0), "valid_until": day(8),
        });
        let claims = counter.0.write("claims.json", claims.to_string());
        let (claims, batch) = (claims.to_str().unwrap().to_owned(), counter.path("batch"));
        done(&[
            "issuer",
            "issue",
            &embassy,
            &answer,
            &claims,
            "--until",
            &day(9),
            "-o",
            &batch,
        ]);
        // Without the embassy's keys nothing is opened, and nothing is lost.
        let refused = counter.0.carnet(["enrol", "receive", &batch]).status.code();
        assert_eq!(
            (refused, done(&["enrol", "list"])["waiting"].as_array().unwrap().len()),
            (Some(1), 1)
        );
        done(&["trust", "add", &counter.path("embassy/trust.json")]);
        let kept = done(&["enrol", "receive", &batch]);
        assert_eq!(kept["copies"], 3);
        assert_eq!(done(&["enrol", "list"]), json!({"waiting": []}));
        let id = kept["id"].as_str().unwrap().to_owned();
        (counter, id)
    }

    fn path(&self, name: &str) -> String {
        self.0.path(name).to_str().unwrap().to_owned()
    }

    fn done(&self, arguments: &[&str]) -> Value {
        let (code, answer) = self.0.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {answer}");
        answer
    }

    /// What a gate says of these texts, one after the other.
    fn gate(&self, texts: &[&str]) -> Vec<Value> {
        let trust = self.path("embassy/trust.json");
        let mut child = carnet()
            .args(["verify", "--lines", "--trust", &trust, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(texts.join("\n").as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[test]
fn from_the_embassy_s_counter_to_the_gate() {
    let (counter, id) = Counter::issued();
    let preview = counter.done(&["show", &id, "--preview"]);
    assert_eq!(
        (&preview["fields"]["name"], &preview["copies"]),
        (&json!("OKOYE<<GRACE"), &json!({"all": 3, "left": 3}))
    );

    let picture = counter.path("shown.png");
    let fields = [
        "--field",
        "name",
        "--field",
        "birth_date",
        "--field",
        "colour",
        "--field",
        "valid_until",
    ];
    let shown = counter.done(&[&["show", &id, "--live", "--png", &picture][..], &fields].concat());
    assert_eq!((&shown["mode"], &shown["copies"]["left"]), (&json!("live"), &json!(2)));
    assert_eq!(shown["reveals"].as_array().unwrap().len(), 4);

    // The gate sees the picture; a second look knows the code again; another copy is another code.
    let trust = counter.path("embassy/trust.json");
    let (code, seen) = counter.0.json(["verify", "--trust", &trust, &picture]);
    assert_eq!(
        (code, &seen["verdict"], &seen["assurance"]),
        (0, &json!("valid"), &json!("live")),
        "{seen}"
    );
    assert_eq!(seen["payload"]["colour"], "green");
    assert!(seen["payload"].get("route").is_none() && seen["age"].as_i64().unwrap() < 60);
    let next = counter.done(&[&["show", &id, "--live"][..], &fields].concat());
    let (one, other) = (shown["text"].as_str().unwrap(), next["text"].as_str().unwrap());
    let seen = counter.gate(&[one, other, one, "HC1:NONE"]);
    let verdicts: Vec<&Value> = seen.iter().map(|one| &one["verdict"]).collect();
    assert_eq!(verdicts, ["valid", "valid", "valid", "undecodable"]);
    assert!(seen[0]["seen_before"].is_null() && seen[1]["seen_before"].is_null() && seen[2]["seen_before"].is_i64());

    // A day later the picture is what it is: a picture.
    let later = (Timestamp::now() + SignedDuration::from_hours(24)).to_string();
    let (code, stale) = counter.0.json(["verify", "--trust", &trust, "--at", &later, &picture]);
    assert_eq!(
        (code, &stale["verdict"], &stale["reason"]),
        (1, &json!("expired"), &json!("live_too_old"))
    );

    // What was shown is in the ledger, with the mode; and nobody keeps a code that was shown.
    let ledger = counter.done(&["ledger"]);
    assert_eq!(
        (&ledger["showings"][0]["mode"], &ledger["showings"][0]["revealed"][3]),
        (&json!("live"), &json!("valid_until"))
    );
    let refused = counter.0.carnet(["add", one]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && words.contains("never kept"), "{words}");
    for (file, way) in [("invitation.png", "enrol answer"), ("batch", "enrol receive")] {
        let refused = counter.0.carnet(["add", &counter.path(file)]);
        let words = String::from_utf8(refused.stderr).unwrap();
        assert!(!refused.status.success() && words.contains(way), "{file}: {words}");
    }
}

#[test]
fn the_showing_after_the_last_copy_needs_to_be_asked_for() {
    let (counter, id) = Counter::issued();
    for left in [2, 1, 0] {
        assert_eq!(counter.done(&["show", &id, "--live"])["copies"]["left"], left);
    }
    let output = counter
        .0
        .carnet(["show", &id, "--live", "--png", &counter.path("no.png")]);
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && words.contains("linked"), "{words}");
    assert!(!counter.0.path("no.png").exists());
    assert_eq!(counter.done(&["show", &id, "--live", "--again"])["copies"]["left"], 0);
    // As its code, or with a field that it does not have, it is not shown at all.
    for arguments in [
        &["show", &id, "--png", "x.png"][..],
        &["show", &id, "--live", "--field", "dose"],
    ] {
        assert_ne!(counter.0.carnet(arguments).status.code(), Some(0), "{arguments:?}");
    }
}
