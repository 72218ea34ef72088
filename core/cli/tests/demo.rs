//! `carnet demo`: quick, whole, silent on the network, and gone afterwards.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::{Desk, carnet, check};

#[test]
fn the_demo_walks_from_scan_to_tamper_in_under_five_seconds_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let temporary = desk.path("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let picture = desk.path("demo.png");
    let start = Instant::now();
    let output = carnet()
        .env("TMPDIR", &temporary)
        .args(["demo", "--json", "--png"])
        .arg(&picture)
        .output()
        .unwrap();
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(output.status.success(), "{output:?}");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let steps = told["steps"].as_array().unwrap();
    let fact = |name: &str| {
        steps
            .iter()
            .find_map(|step| step.get(name))
            .unwrap_or_else(|| panic!("no {name}"))
    };
    let kept: Vec<&Value> = steps.iter().filter(|step| step.get("kept").is_some()).collect();
    for step in &kept {
        assert_eq!(
            (&step["verdict"], &step["new"]),
            (&"valid".into(), &true.into()),
            "{step}"
        );
    }
    for format in [
        "eu-dcc",
        "shc",
        "icvp",
        "ddcc",
        "vds-nc",
        "divoc",
        "israel-green-pass",
        "carnet",
    ] {
        assert!(kept.iter().any(|step| step["format"] == format), "no {format}");
    }
    assert_eq!(fact("checked"), "valid");
    assert_eq!(
        (fact("checked_live"), fact("assurance")),
        (&"valid".into(), &"live".into())
    );
    assert_eq!(
        (fact("opened"), fact("opened_assurance")),
        (&"valid".into(), &"answered".into())
    );
    assert_eq!(fact("checked_under_real_trust"), "unknown_signer");
    assert_eq!(
        (fact("tampered"), fact("reason")),
        (&"invalid".into(), &"bad_signature".into())
    );
    assert_eq!(
        std::fs::read_dir(&temporary).unwrap().count(),
        0,
        "the temporary wallet is still there"
    );
    // The picture holds a pass that anyone can read and that no real trust vouches for.
    let shown = check([picture.to_str().unwrap(), "--json"], b"");
    let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(
        (shown["verdict"].as_str(), shown["format"].as_str()),
        (Some("unknown_signer"), Some("eu-dcc"))
    );
}

/// Promise 1: no socket is opened over the whole demo, as the kernel sees it.
#[test]
#[cfg(target_os = "linux")]
fn the_demo_opens_no_socket() {
    assert_no_socket(&["demo"], 0);
}

/// What a code points to is named and not asked, whichever way it points.
#[test]
#[cfg(target_os = "linux")]
fn no_socket_is_opened_for_what_only_points() {
    let desk = Desk::new();
    // {"url":"https://shl.example.org/manifest"}
    let link = "shlink:/eyJ1cmwiOiJodHRwczovL3NobC5leGFtcGxlLm9yZy9tYW5pZmVzdCJ9";
    for (text, host) in [
        ("https://verify.example.org/c?id=1", "verify.example.org"),
        (link, "shl.example.org"),
        (
            "openid4vp://?request_uri=https%3A%2F%2Fwallet.example.org%2Fr",
            "wallet.example.org",
        ),
    ] {
        let file = desk.write("code.txt", text);
        let said = assert_no_socket(&["check", "--json", file.to_str().unwrap()], 1);
        let answer: Value = serde_json::from_slice(&said).unwrap();
        assert_eq!(
            (&answer["verdict"], &answer["reason"]),
            (&"unknown".into(), &"look_up".into()),
            "{text}"
        );
        assert!(answer["message"].as_str().unwrap().contains(host), "{answer}");
    }
}

/// Runs the program under the kernel's eye; what it printed.
#[cfg(target_os = "linux")]
fn assert_no_socket(arguments: &[&str], exit: i32) -> Vec<u8> {
    let desk = Desk::new();
    let trace = desk.path("trace");
    let strace = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=%network,execve", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_carnet"))
        .args(arguments)
        .output()
        .expect("strace is needed: apt-get install strace, or run tests/run, which does");
    assert_eq!(strace.status.code(), Some(exit), "{strace:?}");
    let calls = std::fs::read_to_string(&trace).unwrap();
    assert!(calls.contains("execve("), "the trace is empty: {calls}");
    let network: Vec<&str> = calls
        .lines()
        .filter(|line| !line.contains("execve(") && line.contains('('))
        .collect();
    assert!(network.is_empty(), "{network:#?}");
    strace.stdout
}
