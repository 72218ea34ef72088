//! WHO's certificates at a desk: checked, kept with their warning, shown again.

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

const DAY: &str = "2025-06-01T00:00:00Z";

fn sample(name: &str) -> String {
    let path = vectors().join("who/gdhcn-validator").join(name);
    std::fs::read_to_string(path).unwrap().trim().to_owned()
}

/// The key of the ICVPs as a JWK set.
fn key(desk: &Desk) -> String {
    let file: Value = serde_json::from_str(&sample("derived-key.json")).unwrap();
    let mut jwk = file["jwk"].clone();
    jwk["kid"] = file["kid"].clone();
    let path = desk.write("keys.json", serde_json::json!({"keys": [jwk]}).to_string());
    path.to_str().unwrap().to_owned()
}

/// Exit code and answer of a check.
fn checked(desk: &Desk, name: &str) -> (Option<i32>, Value) {
    support::checked(["--at", DAY, "--trust", &key(desk)], sample(name).as_bytes())
}

#[test]
fn each_has_its_format_and_verdict() {
    let desk = Desk::new();
    for (name, code, format, verdict, reason) in [
        ("DVCTest3QR.txt", 0, "icvp", "valid", Value::Null),
        ("DVCTestQR.txt", 1, "icvp", "invalid", "bad_signature".into()),
        ("WHOQR1Contents.txt", 1, "ddcc", "unknown_signer", "unknown_key".into()),
        (
            "EUItalyAcceptanceQRContents.txt",
            1,
            "eu-dcc",
            "unknown_signer",
            "unknown_key".into(),
        ),
    ] {
        let (exit, answer) = checked(&desk, name);
        assert_eq!(exit, Some(code), "{name}");
        assert_eq!(
            (&answer["format"], &answer["verdict"]),
            (&format.into(), &verdict.into()),
            "{name}"
        );
        assert_eq!(answer["reason"], reason, "{name}");
        assert_eq!(answer["pass"]["kind"], "vaccination", "{name}");
    }
    let (_, answer) = checked(&desk, "DVCTest3QR.txt");
    assert_eq!(answer["payload"]["n"], "Albani Olivieri");
    assert_eq!(answer["excess"][0]["data"], "national_id");
    assert_eq!(answer["pass"]["event"]["dose_name"]["display"], "Second dose");
}

#[test]
fn a_yellow_card_is_kept_and_shown() {
    let desk = Desk::new();
    let (code, added) = desk.json(["add", &sample("DVCTestQR.txt")]);
    assert_eq!((code, added["passes"][0]["kept"].as_bool()), (0, Some(true)), "{added}");
    assert_eq!(added["passes"][0]["excess"][0], "nid");
    let card = &added["passes"][0]["pass"];
    assert_eq!(
        (&card["format"], &card["kind"]),
        (&"icvp".into(), &"vaccination".into())
    );
    assert_eq!(
        (&card["title"], &card["detail"]),
        (&"Yellow fever vaccine".into(), &"Primary series".into())
    );
    let id = &card["id"].as_str().unwrap()[..8];
    let (code, preview) = desk.json(["show", id, "--preview"]);
    assert_eq!(code, 0);
    let revealed = preview["reveals"].to_string();
    for value in ["Aulo Agerio", "16337361-9", "Vacunador", "123123123"] {
        assert!(revealed.contains(value), "{value} is revealed and not said: {revealed}");
    }
    shown_again(&desk, id, "DVCTestQR.txt");
}

#[test]
fn a_bare_certificate_is_kept_though_unproved() {
    let desk = Desk::new();
    let (code, added) = desk.json(["add", &sample("WHOQR1Contents.txt")]);
    assert_eq!((code, added["passes"][0]["kept"].as_bool()), (0, Some(true)), "{added}");
    let card = &added["passes"][0]["pass"];
    assert_eq!(
        (&card["format"], &card["verdict"]),
        (&"ddcc".into(), &"unknown_signer".into())
    );
    assert_eq!(
        (&card["title"], &card["detail"]),
        (&"SARS-CoV-2 mRNA vaccine".into(), &"1/2".into())
    );
    assert_eq!(card["country"], "US");
    shown_again(&desk, card["id"].as_str().unwrap(), "WHOQR1Contents.txt");
}

/// The picture shown holds the code as it came.
fn shown_again(desk: &Desk, id: &str, name: &str) {
    let picture = desk.path("shown.png");
    let output = desk.carnet(["show", id, "--png", picture.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let shown = check([picture.to_str().unwrap(), "--json", "--at", DAY], b"");
    let original = check(["--json", "--at", DAY], sample(name).as_bytes());
    assert_eq!(shown.stdout, original.stdout);
}
