//! Passes that name no key at a desk: Israel's green passes and DIVOC credentials; and codes with nothing to verify.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use serde_json::{Value, json};
use support::{Desk, vectors};

struct Case {
    format: &'static str,
    file: &'static str,
    key: &'static str,
    day: &'static str,
    holder: &'static str,
}

const GREEN_PASS: Case = Case {
    format: "israel-green-pass",
    file: "israel/green-pass-ecdsa/Sample-VacCertificate1-Payload.txt",
    key: "israel/green-pass-ecdsa/RamzorQRPubKeyEC.der",
    day: "2021-06-01T12:00:00Z",
    holder: "Cohen",
};

const DIVOC: Case = Case {
    format: "divoc",
    file: "divoc/cowin-sample/DIVOCQR1Contents.txt",
    key: "divoc/cowin-sample/derived-key.json",
    day: "2026-11-24T00:00:00Z",
    holder: "",
};

fn path(name: &str) -> String {
    vectors().join(name).to_str().unwrap().to_owned()
}

fn text(case: &Case) -> String {
    std::fs::read_to_string(path(case.file)).unwrap().trim().to_owned()
}

/// Exit code and answer of a check.
fn checked(case: &Case, trust: bool, input: &[u8]) -> (Option<i32>, Value) {
    let key = path(case.key);
    let mut arguments = vec!["--at", case.day];
    if trust {
        arguments.extend(["--trust", &key]);
    }
    support::checked(arguments, input)
}

#[test]
fn each_is_valid_under_its_key_and_unknown_without() {
    for case in [GREEN_PASS, DIVOC] {
        let (exit, answer) = checked(&case, true, text(&case).as_bytes());
        assert_eq!(
            (exit, &answer["format"], &answer["verdict"], &answer["reason"]),
            (Some(0), &json!(case.format), &json!("valid"), &Value::Null)
        );
        assert_eq!(answer["pass"]["kind"], "vaccination");
        assert!(
            answer["pass"]["holder"]["name"].as_str().unwrap().contains(case.holder),
            "{answer}"
        );
        assert!(!answer["excess"].as_array().unwrap().is_empty(), "{answer}");
        let (exit, answer) = checked(&case, false, text(&case).as_bytes());
        assert_eq!(
            (exit, &answer["verdict"], &answer["reason"]),
            (Some(1), &json!("unknown_signer"), &json!("unknown_key"))
        );
        assert_eq!(answer["format"], case.format);
    }
}

#[test]
fn an_altered_one_is_invalid() {
    let altered = text(&GREEN_PASS).replacen("Cohen", "Cohem", 1);
    let (exit, answer) = checked(&GREEN_PASS, true, altered.as_bytes());
    assert_eq!(
        (exit, &answer["verdict"], &answer["reason"]),
        (Some(1), &json!("invalid"), &json!("bad_signature"))
    );
    let credential = std::fs::read_to_string(path("divoc/cowin-sample/DIVOCQR1Unpacked.json")).unwrap();
    let (exit, answer) = checked(&DIVOC, true, credential.as_bytes());
    assert_eq!((exit, &answer["verdict"]), (Some(0), &json!("valid")), "{answer}");
    let mut altered: Value = serde_json::from_str(&credential).unwrap();
    altered["credentialSubject"]["name"] = "Somebody Else".into();
    let (exit, answer) = checked(&DIVOC, true, altered.to_string().as_bytes());
    assert_eq!(
        (exit, &answer["verdict"], &answer["reason"]),
        (Some(1), &json!("invalid"), &json!("bad_signature"))
    );
}

/// The picture shown holds the code as it came, bytes or text.
#[test]
fn each_is_kept_and_shown() {
    for case in [GREEN_PASS, DIVOC] {
        let desk = Desk::new();
        let (code, added) = desk.json(["add", &path(case.file)]);
        assert_eq!((code, &added["passes"][0]["kept"]), (0, &json!(true)), "{added}");
        assert_eq!(added["passes"][0]["pass"]["format"], case.format);
        let id = added["passes"][0]["pass"]["id"].as_str().unwrap();
        let picture = desk.path("shown.png");
        let shown = desk.carnet(["show", id, "--png", picture.to_str().unwrap()]);
        assert!(shown.status.success(), "{shown:?}");
        let key = path(case.key);
        let arguments = ["--at", case.day, "--trust", &key, picture.to_str().unwrap()];
        assert_eq!(
            support::checked(arguments, b""),
            checked(&case, true, text(&case).as_bytes()),
            "{}",
            case.format
        );
    }
}

#[test]
fn what_only_points_names_its_host_and_is_not_kept() {
    let text = "https://verify.example.org/c?id=1";
    let (exit, answer) = support::checked([""; 0], text.as_bytes());
    assert_eq!(
        (exit, &answer["verdict"], &answer["reason"], &answer["format"]),
        (Some(1), &json!("unknown"), &json!("look_up"), &Value::Null)
    );
    assert!(
        answer["message"].as_str().unwrap().contains("verify.example.org"),
        "{answer}"
    );
    let desk = Desk::new();
    let file = desk.write("code.txt", text);
    let (code, added) = desk.json(["add", file.to_str().unwrap()]);
    assert_eq!((code, &added["passes"][0]["kept"]), (1, &json!(false)), "{added}");
}
