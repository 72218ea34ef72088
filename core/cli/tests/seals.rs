//! Visible Digital Seals at a desk: checked under a folder with an authority and its revocation list, kept, shown again.

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

const FRESH: &str = "2021-10-01T00:00:00Z";
const LATER: &str = "2026-03-01T00:00:00Z";

fn path(name: &str) -> String {
    vectors().join("vds-nc").join(name).to_str().unwrap().to_owned()
}

/// Exit code and answer of a check of a file.
fn checked(file: &str, arguments: &[&str]) -> (Option<i32>, Value) {
    support::checked(arguments.iter().copied().chain([file]), b"")
}

#[test]
fn a_folder_with_authority_and_list_vouches_for_its_signers() {
    let folder = path("dfat-extracted");
    for name in ["ICAOAUQR1Contents.txt", "ICAOAUQR1Unpacked.json"] {
        let file = path(&format!("who-gdhcn-validator/{name}"));
        let (exit, answer) = checked(&file, &["--trust", &folder, "--at", FRESH]);
        assert_eq!(
            (exit, &answer["verdict"], &answer["format"]),
            (Some(0), &json!("valid"), &json!("vds-nc"))
        );
        assert_eq!(answer["reason"], Value::Null);
        assert_eq!(answer["revocation"], json!({"checked": "2021-08-19T03:56:55Z"}));
        assert_eq!(
            (&answer["signer"]["jurisdiction"], &answer["signer"]["issuer"]),
            (&json!("AU"), &json!("DFAT"))
        );
        assert_eq!(answer["warnings"], json!([]));
        assert_eq!(answer["holder_check"]["document_number"], "PA0941262");
        assert_eq!(answer["payload"]["msg"]["uvci"], "VB0009990012");
        let (exit, later) = checked(&file, &["--trust", &folder, "--at", LATER]);
        assert_eq!((exit, &later["verdict"]), (Some(0), &json!("valid")));
        assert_eq!(later["revocation"], json!({"stale": "2021-08-19T03:56:55Z"}));
    }
    let (exit, answer) = checked(
        &path("who-gdhcn-validator/ICAOJPQR1Contents.txt"),
        &["--trust", &folder, "--at", FRESH],
    );
    assert_eq!(
        (exit, &answer["verdict"], &answer["format"]),
        (Some(1), &json!("unknown_signer"), &json!("vds-nc"))
    );
    assert_eq!(answer["signer"]["issuer"], Value::Null);
    assert_eq!(answer["excess"][0]["path"], "pid.ai");
    assert_eq!(answer["pass"]["more_events"].as_array().unwrap().len(), 2);
}

#[test]
fn a_seal_is_kept_and_shown() {
    let desk = Desk::new();
    let folder = path("dfat-extracted");
    let (code, added) = desk.json(["trust", "add", &folder]);
    assert_eq!(code, 0, "{added}");
    let counts: Vec<_> = added["added"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["keys"].as_u64(), file["revocation_lists"].as_u64()))
        .collect();
    assert!(
        counts.contains(&(Some(1), Some(0))) && counts.contains(&(Some(0), Some(1))),
        "{added}"
    );

    let file = path("who-gdhcn-validator/ICAOAUQR1Contents.txt");
    let (code, added) = desk.json(["add", &file]);
    assert_eq!((code, added["passes"][0]["kept"].as_bool()), (0, Some(true)), "{added}");
    assert_eq!(added["passes"][0]["pass"]["format"], "vds-nc");
    let id = added["passes"][0]["pass"]["id"].as_str().unwrap();
    let picture = desk.path("shown.png");
    let shown = desk.carnet(["show", id, "--png", picture.to_str().unwrap()]);
    assert!(shown.status.success(), "{shown:?}");
    let arguments = ["--trust", &folder, "--at", FRESH];
    let (_, seen) = checked(picture.to_str().unwrap(), &arguments);
    assert_eq!(seen, checked(&file, &arguments).1);
}
