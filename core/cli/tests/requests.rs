//! Asked for and answered, marked and remembered, by the built command alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use support::Desk;

/// A traveller's desk, with an embassy whose folder is on it, and a gate's.
struct Scene {
    traveller: Desk,
    gate: Desk,
}

impl Scene {
    fn new() -> Self {
        let scene = Self {
            traveller: Desk::new(),
            gate: Desk::new(),
        };
        let embassy = scene.path("embassy");
        let init = [
            "issuer",
            "init",
            &embassy,
            "--name",
            "AT-EMBASSY-CAIRO",
            "--kind",
            "clearance,mark",
        ];
        scene.done(&init);
        std::fs::create_dir_all(scene.path("trust")).unwrap();
        std::fs::copy(format!("{embassy}/trust.json"), scene.path("trust/embassy.json")).unwrap();
        scene.enrolled("clearance", "3", |answer, batch| {
            let day =
                |days: i64| (Timestamp::now() + SignedDuration::from_hours(24 * days)).to_string()[..10].to_owned();
            let claims = json!({
                "name": "OKOYE<<GRACE", "birth_date": "1990-05-05", "colour": "green", "route": ["UG", "EG", "AT"],
                "valid_from": day(0), "valid_until": day(8),
            });
            let claims = scene.traveller.write("claims.json", claims.to_string());
            let claims = claims.to_str().unwrap().to_owned();
            scene.done(&[
                "issuer",
                "issue",
                &embassy,
                answer,
                &claims,
                "--until",
                &day(9),
                "-o",
                batch,
            ]);
        });
        scene
    }

    /// Invited, answered, and received what `issue` makes.
    fn enrolled(&self, kind: &str, copies: &str, issue: impl FnOnce(&str, &str)) {
        let embassy = self.path("embassy");
        let (picture, answer, batch) = (
            self.path(&format!("{kind}.png")),
            self.path(&format!("{kind}.answer")),
            self.path(&format!("{kind}.batch")),
        );
        self.done(&[
            "issuer", "enrol", &embassy, "--kind", kind, "--copies", copies, "--png", &picture,
        ]);
        self.done(&["enrol", "answer", &picture, "--output", &answer]);
        let trust = format!("{embassy}/trust.json");
        self.done(&["trust", "add", &trust]);
        issue(&answer, &batch);
        self.done(&["enrol", "receive", &batch]);
    }

    fn path(&self, name: &str) -> String {
        self.traveller.path(name).to_str().unwrap().to_owned()
    }

    fn done(&self, arguments: &[&str]) -> Value {
        done(&self.traveller, arguments)
    }

    /// A request on the gate's screen, as a picture that the traveller's camera took; and what waits for its answer.
    fn asked(&self, number: u8, more: &[&str]) -> (String, String) {
        let (picture, waiting) = (
            self.path(&format!("request-{number}.png")),
            self.path(&format!("waiting-{number}")),
        );
        let mut arguments = vec![
            "request",
            "new",
            "--purpose",
            "clearance",
            "--name",
            "Gate 7",
            "--place",
            "Cairo",
        ];
        arguments.extend(["--png", picture.as_str(), "--waiting", waiting.as_str()]);
        arguments.extend(more);
        let made = done(&self.gate, &arguments);
        assert!(made["request"].as_str().unwrap().starts_with("CRQ1:"));
        (picture, waiting)
    }
}

fn done(desk: &Desk, arguments: &[&str]) -> Value {
    let (code, answer) = desk.json(arguments);
    assert_eq!(code, 0, "{arguments:?}: {answer}");
    answer
}

/// What is said on standard error, and the exit code.
fn refused(desk: &Desk, arguments: &[&str]) -> (i32, String) {
    let output = desk.carnet(arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_gate_asks_and_the_traveller_answers_what_is_needed() {
    let scene = Scene::new();
    let (picture, waiting) = scene.asked(1, &[]);
    let read = scene.done(&["request", "read", &picture]);
    assert_eq!(
        (&read["requester"], &read["place"]),
        (&json!("Gate 7"), &json!("Cairo"))
    );
    assert_eq!(read["accreditation"]["standing"], "unknown");
    assert_eq!(
        (&read["minimum_by"], &read["asks_too_much"]),
        (&json!("Carnet"), &json!(false))
    );
    assert_eq!(read["asks"][0]["passes"][0]["says"]["name"], "GRACE OKOYE");
    // Nobody vouches for the gate: nothing is answered before that is said.
    let (code, said) = refused(&scene.traveller, &["--json", "show", "--answer", &picture]);
    assert!(
        code == 1 && said.contains("No publisher you trust knows this verifier"),
        "{said}"
    );
    let answer = scene.path("answer");
    let shown = scene.done(&[
        "show",
        "--answer",
        &picture,
        "--sealed",
        "--despite",
        "--output",
        &answer,
    ]);
    assert_eq!(
        (&shown["mode"], &shown["passes"][0]["bound"]),
        (&json!("sealed"), &json!(true))
    );
    assert_eq!(shown["passes"][0]["copies"], json!({"all": 3, "left": 2}));
    let trust = scene.path("trust");
    let opened = done(&scene.gate, &["request", "open", &waiting, &answer, "--trust", &trust]);
    let pass = &opened["passes"][0];
    assert_eq!(
        (&pass["verdict"], &pass["assurance"]),
        (&json!("valid"), &json!("answered"))
    );
    assert_eq!(pass["claims"]["route"], "UG \u{2013} EG \u{2013} AT");
    assert_eq!(pass["claims"]["document_number"], Value::Null);
    assert_eq!(opened["unanswered"], json!([]));
    // The secret is gone with its one answer.
    assert_eq!(refused(&scene.gate, &["request", "open", &waiting, &answer]).0, 2);
    let ledger = scene.done(&["ledger"]);
    assert_eq!((&ledger["whole"], &ledger["missing"]), (&json!(true), &json!(0)));
    assert_eq!(ledger["showings"][0]["mode"], "sealed");
    assert_eq!(ledger["showings"][0]["to"]["requester"], "Gate 7");
    assert_eq!(ledger["showings"][0]["to"]["accredited_by"], Value::Null);
}

#[test]
fn less_is_an_answer_too_and_the_ledger_is_read_in_part_and_taken_along() {
    let scene = Scene::new();
    let (picture, waiting) = scene.asked(1, &["--ask", "clearance:name,colour,evidence"]);
    let read = scene.done(&["request", "read", &picture]);
    assert_eq!(
        read["asks"][0]["claims"][2],
        json!({"claim": "evidence", "beyond": true})
    );
    assert_eq!(read["asks_too_much"], true);
    let shown = scene.done(&["show", "--answer", &picture, "--despite", "--field", "colour"]);
    let sealed = shown["sealed"].as_str().unwrap();
    let trust = scene.path("trust");
    let opened = done(&scene.gate, &["request", "open", &waiting, sealed, "--trust", &trust]);
    assert_eq!(
        opened["passes"][0]["claims"],
        json!({"name": null, "colour": "green", "evidence": null})
    );
    let id = scene.done(&["list"])["people"][0]["passes"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    scene.done(&["show", &id, "--live", "--field", "colour"]);
    let only = |arguments: &[&str]| scene.done(arguments)["showings"].as_array().unwrap().len();
    assert_eq!(only(&["ledger"]), 2);
    assert_eq!(only(&["ledger", "--mode", "live"]), 1);
    assert_eq!(only(&["ledger", "--word", "gate"]), 1);
    assert_eq!(only(&["ledger", "--pass", &id[..8]]), 2);
    assert_eq!(only(&["ledger", "--until", "2020-01-01T00:00:00Z"]), 0);
    let (text, json) = (scene.path("ledger.txt"), scene.path("ledger.json"));
    scene.done(&["ledger", "--export", &text]);
    scene.done(&["ledger", "--mode", "sealed", "--export", &json]);
    assert!(
        std::fs::read_to_string(text)
            .unwrap()
            .contains("to: Gate 7 (accredited by nobody you trusted)")
    );
    let json: Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    assert_eq!(
        (&json["format"], json["showings"].as_array().unwrap().len()),
        (&json!("carnet-ledger/1"), 1)
    );
}

#[test]
fn a_counter_gives_a_mark_and_it_is_shown_once_a_copy() {
    let scene = Scene::new();
    let (code, said) = refused(&scene.traveller, &["show", "--mark"]);
    assert!(code == 2 && said.contains("You have no check mark"), "{said}");
    let shown = scene.done(&["list"])["people"][0]["passes"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let frame = scene.done(&["show", &shown, "--live"])["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let frame = scene.traveller.write("frame.txt", frame);
    let policy = scene.traveller.write("policy.txt", "Whoever is cleared for Austria.");
    let (frame, policy) = (frame.to_str().unwrap().to_owned(), policy.to_str().unwrap().to_owned());
    let embassy = scene.path("embassy");
    scene.enrolled("mark", "1", |answer, batch| {
        let trust = scene.path("trust");
        let mut derive = vec![
            "issuer",
            "derive",
            embassy.as_str(),
            answer,
            frame.as_str(),
            "--trust",
            trust.as_str(),
        ];
        derive.extend([
            "--policy",
            "hall-2026",
            "--policy-text",
            policy.as_str(),
            "--hours",
            "6",
            "-o",
            batch,
        ]);
        let issued = scene.done(&derive);
        assert_eq!((&issued["kind"], &issued["copies"]), (&json!("mark"), &json!(1)));
    });
    let mark = scene.done(&["show", "--mark"]);
    assert_eq!((&mark["mode"], &mark["copies"]["left"]), (&json!("mark"), &json!(0)));
    let text = scene.traveller.write("mark.txt", mark["text"].as_str().unwrap());
    let trust = scene.path("trust");
    let (code, seen) = scene.gate.json(["verify", "--trust", &trust, text.to_str().unwrap()]);
    assert_eq!(
        (code, &seen["verdict"], &seen["assurance"]),
        (0, &json!("valid"), &json!("live"))
    );
    assert_eq!(seen["payload"]["policy"], "hall-2026");
    assert_eq!(seen["payload"]["policy_digest"].as_str().unwrap().len(), 64);
    let (code, said) = refused(&scene.traveller, &["--json", "show", "--mark"]);
    assert!(code == 1 && said.contains("A check mark is shown once"), "{said}");
    assert_eq!(
        scene.done(&["ledger", "--mode", "mark"])["showings"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_is_no_request_and_no_answer() {
    let scene = Scene::new();
    let (picture, waiting) = scene.asked(1, &[]);
    let rubbish = scene.traveller.write("rubbish", "rubbish");
    let rubbish = rubbish.to_str().unwrap();
    let altered = {
        let made = scene.done(&[
            "request",
            "new",
            "--purpose",
            "door",
            "--name",
            "X",
            "--waiting",
            &scene.path("w2"),
        ]);
        let text = made["request"].as_str().unwrap();
        let (start, last) = text.split_at(text.len() - 1);
        format!("{start}{}", if last == "0" { "1" } else { "0" })
    };
    for (arguments, code, says) in [
        (vec!["request", "read", rubbish], 2, "There is no request in"),
        (vec!["request", "read", "CRQ1:RUBBISH"], 1, "scan or copy it once more"),
        (vec!["request", "read", &altered], 1, "request"),
        (vec!["show", "--answer", rubbish, "--json"], 2, "There is no request in"),
        (vec!["show", "--sealed"], 2, "--answer"),
        (vec!["show"], 2, "PASS"),
        (vec!["request", "open", rubbish, rubbish], 1, "request"),
        (vec!["request", "open", &waiting, rubbish], 2, "There is no answer in"),
        (vec!["request", "open", &waiting, "CSE1:RUBBISH"], 1, "Base45"),
        (
            vec!["request", "new", "--purpose", "curiosity", "--waiting", "w"],
            2,
            "--ask",
        ),
        (
            vec![
                "request",
                "new",
                "--purpose",
                "door",
                "--waiting",
                &waiting,
                "--name",
                "X",
            ],
            2,
            "is there already",
        ),
        (
            vec!["request", "new", "--purpose", "door", "--waiting", "w3", "--name", " "],
            1,
            "who asks",
        ),
        (
            vec![
                "request",
                "new",
                "--purpose",
                "x",
                "--ask",
                "venue:name",
                "--waiting",
                "w",
            ],
            2,
            "claims",
        ),
        (vec!["ledger", "--mode", "wrong"], 2, "fixed, live, sealed or mark"),
        (vec!["add", &picture], 1, "This is a verifier's request"),
    ] {
        let (found, said) = refused(&scene.traveller, &arguments);
        assert!(found == code && said.contains(says), "{arguments:?}: {found} {said}");
    }
    assert!(
        scene.done(&["ledger"])["showings"].as_array().unwrap().is_empty(),
        "nothing was shown"
    );
}

/// A mistake leaves nothing behind, and no copy is spent for what could not be handed over.
#[test]
fn a_request_that_is_not_made_makes_no_wallet_and_an_answer_that_has_no_place_is_not_made() {
    let desk = Desk::new();
    let waiting = desk.path("w").to_str().unwrap().to_owned();
    let new = ["request", "new", "--purpose", "border", "--waiting", &waiting];
    let long = "x".repeat(81);
    let keep = u64::MAX.to_string();
    for (more, says) in [
        (&[][..], "who asks"),
        (&["--name", " "], "who asks"),
        (&["--name", "Gate\u{202e}7"], "who asks"),
        (&["--name", "Gate 7", "--place", &long], "80 characters"),
        (&["--name", "Gate 7", "--keep", &keep], "100 years"),
    ] {
        let (code, said) = refused(&desk, &[&new[..], more].concat());
        assert!(code == 1 && said.contains(says), "{more:?}: {said}");
    }
    let (_, said) = refused(&desk, &["request", "key", "--name", &long]);
    assert!(said.contains("80 characters"), "{said}");
    assert!(!desk.path("wallet").exists() && !desk.path("w").exists());

    let scene = Scene::new();
    let (picture, _) = scene.asked(1, &[]);
    let png = scene.path("answer.png");
    let (code, said) = refused(
        &scene.traveller,
        &["show", "--answer", &picture, "--despite", "--png", &png],
    );
    assert!(code == 2 && said.contains("--output"), "{said}");
    assert!(
        done(&scene.traveller, &["ledger"])["showings"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}
