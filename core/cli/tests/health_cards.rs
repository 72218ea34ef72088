//! SMART Health Cards at a desk: every form, parts in any order, kept once and shown again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use serde_json::Value;
use support::{Desk, check, vectors};

const DAY: &str = "2023-07-01T00:00:00Z";

/// The path of one of the specification's examples.
fn example(name: &str) -> String {
    let path = vectors().join("shc/health-cards-examples/examples").join(name);
    path.to_str().unwrap().to_owned()
}

fn part(number: u8) -> String {
    example(&format!("example-02-f-qr-code-numeric-value-{number}.txt"))
}

/// Exit code and answer of a check with the examples' issuer trusted.
fn checked(arguments: &[&str], input: &[u8]) -> (i32, Value) {
    let issuer = example("issuer/.well-known/jwks.json");
    let all = ["--at", DAY, "--trust", &issuer];
    let (exit, answer) = support::checked(all.iter().chain(arguments), input);
    (exit.unwrap(), answer)
}

#[test]
fn every_form_is_valid() {
    for form in ["d-jws.txt", "e-file.smart-health-card", "f-qr-code-numeric-value-0.txt"] {
        let (code, answer) = checked(&[&example(&format!("example-00-{form}"))], b"");
        assert_eq!((code, answer["verdict"].as_str()), (0, Some("valid")), "{form}");
        assert_eq!(answer["format"], "shc");
        assert_eq!(answer["pass"]["holder"]["name"], "John B. Anyperson");
        assert_eq!(answer["pass"]["event"]["vaccinated"], "2022-09-05");
        assert_eq!(answer["pass"]["more_events"].as_array().unwrap().len(), 2);
        assert_eq!(
            answer["payload"]["iss"],
            "https://spec.smarthealth.cards/examples/issuer"
        );
        assert_eq!(answer["warnings"], serde_json::json!([]));
    }
}

#[test]
fn parts_are_joined_across_files_and_lines_and_missing_ones_are_counted() {
    let (code, whole) = checked(&[&part(2), &part(0), &part(1)], b"");
    assert_eq!((code, whole["verdict"].as_str()), (0, Some("valid")));
    assert!(whole.get("more").is_none());

    let lines = [1, 2, 0]
        .map(|number| std::fs::read_to_string(part(number)).unwrap())
        .join("\n");
    assert_eq!(checked(&["-"], lines.as_bytes()).1["verdict"], "valid");

    let (code, partial) = checked(&[&part(0), &part(2)], b"");
    assert_eq!((code, partial["reason"].as_str()), (1, Some("part")));
    assert!(partial["message"].as_str().unwrap().contains("2 of 3"));
    assert!(partial.get("more").is_none());
}

#[test]
fn parts_of_different_passes_are_told_from_a_pass() {
    let text = |number| std::fs::read_to_string(part(number)).unwrap();
    let second = text(1);
    let (head, digits) = second.trim().rsplit_once('/').unwrap();
    // As long, at the same place, and of another card.
    let other: String = digits.chars().rev().collect::<String>().replace('9', "2");
    let lines = [text(0), format!("{head}/{}", other.replace('8', "1")), text(2)].join("\n");
    let (code, apart) = checked(&["-"], lines.as_bytes());
    assert_eq!((code, apart["verdict"].as_str()), (1, Some("undecodable")));
    assert_eq!(apart["reason"], "parts_apart");
    assert!(
        apart["message"]
            .as_str()
            .unwrap()
            .contains("scan all codes of one pass")
    );
    assert!(apart.get("more").is_none());
}

#[test]
fn a_card_is_kept_once_in_whatever_form_and_shown_as_one_code() {
    let desk = Desk::new();
    let (code, added) = desk.json(["add", &part(1), &part(2), &part(0)]);
    assert_eq!((code, added["passes"][0]["kept"].as_bool()), (0, Some(true)), "{added}");
    let (_, again) = desk.json(["add", &example("example-02-e-file.smart-health-card")]);
    assert_eq!(again["passes"][0]["already"], true);
    let (code, refused) = desk.json(["add", &part(1)]);
    assert_eq!((code, refused["passes"][0]["kept"].as_bool()), (1, Some(false)));

    let id = added["passes"][0]["pass"]["id"].as_str().unwrap();
    let picture = desk.path("shown.png");
    let shown = desk.carnet(["show", id, "--png", picture.to_str().unwrap()]);
    assert!(shown.status.success(), "{shown:?}");
    let (_, seen) = checked(&[picture.to_str().unwrap()], b"");
    let (_, original) = checked(&[&example("example-02-d-jws.txt")], b"");
    assert_eq!(seen, original);
}

#[test]
fn people_read_every_event() {
    let output = check(["--at", DAY, &example("example-00-d-jws.txt")], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    for date in ["2021-01-01", "2021-01-29", "2022-09-05"] {
        assert!(text.contains(date), "{text}");
    }
    assert!(text.contains("Moderna"), "{text}");
}
