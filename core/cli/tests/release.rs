//! `core/release` builds nothing for distribution without a production pack.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::Desk;

/// `core/release --check`: exit code and what it said.
fn check(pack: Option<&Path>, arguments: &[&str]) -> (i32, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../release");
    let mut command = Command::new("bash");
    command.arg(script).arg("--check").args(arguments);
    command.env("CARNET", env!("CARGO_BIN_EXE_carnet"));
    command.env_remove("CARNET_BUNDLED_PACK").env_remove("CARNET_RELEASE");
    if let Some(pack) = pack {
        command.env("CARNET_BUNDLED_PACK", pack);
    }
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

/// A pack of one key, made with these options of `init` and `add`.
fn pack(desk: &Desk, name: &str, init: &[&str], add: &[&str]) -> PathBuf {
    let path = |name: &str| desk.path(name).to_str().unwrap().to_owned();
    let run = |arguments: &[&str]| {
        let output = desk.carnet(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    };
    let (key, public, folder, list) = (path("own.age"), path("own.age.pub"), path(name), path("list.json"));
    if !Path::new(&key).exists() {
        run(&["pack", "keygen", &key]);
    }
    desk.write(
        "list.json",
        r#"[{"at": "CH", "of": "AT", "kinds": ["test"], "effects": ["entry"], "from": "2026-01-01", "source": "law"}]"#,
    );
    run(&[&["pack", "init", &folder, "--name", "Utopia", "--key", &public], init].concat());
    run(&[&["pack", "add", &folder, "agreements", &list], add].concat());
    run(&["pack", "sign", &folder, "--key", &key]);
    desk.path(name).join("utopia.carnetpack")
}

#[test]
fn a_release_needs_a_production_pack_and_a_development_build_says_so() {
    let desk = Desk::new();
    let (code, said) = check(None, &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("CARNET_BUNDLED_PACK"), "{said}");
    assert_eq!(check(None, &["--development"]).0, 0);
    assert_eq!(check(None, &["--unknown"]).0, 2);
    assert_eq!(check(Some(&desk.path("missing")), &[]).0, 1);
    assert_eq!(check(Some(&desk.write("rubbish", "rubbish")), &[]).0, 1);

    let production = pack(&desk, "production", &[], &[]);
    assert_eq!(check(Some(&production), &[]), (0, "Ready to build.\n".to_owned()));
    // It would not be the pack that is built in.
    assert_eq!(check(Some(&production), &["--development"]).0, 1);

    let (code, said) = check(Some(&pack(&desk, "development", &["--development"], &[])), &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("development pack"), "{said}");
    let old = ["--issued", "2026-01-01", "--refresh", "1d", "--expires", "90y"];
    let (code, said) = check(Some(&pack(&desk, "stale", &[], &old)), &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("renewed"), "{said}");
}
