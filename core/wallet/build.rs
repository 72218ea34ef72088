//! Puts the pack that comes with Carnet where the library finds it.
//!
//! `CARNET_BUNDLED_PACK` names the production pack, whose root is not a secret of anybody who can read this tree. Without it
//! the pack for development is taken, which says so on every screen; a build for distribution (`CARNET_RELEASE=1`, as
//! core/RELEASING.md has it) then fails.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

const DEVELOPMENT: &str = "data/bundled/development.pack";

fn main() {
    println!("cargo::rerun-if-env-changed=CARNET_BUNDLED_PACK");
    println!("cargo::rerun-if-env-changed=CARNET_RELEASE");
    let given = env::var_os("CARNET_BUNDLED_PACK").map(PathBuf::from);
    if given.is_none() && env::var_os("CARNET_RELEASE").is_some_and(|value| value == "1") {
        eprintln!(
            "A build for distribution needs the production pack: set CARNET_BUNDLED_PACK to its path, or build with --development (core/RELEASING.md)."
        );
        process::exit(1);
    }
    let pack = given.unwrap_or_else(|| DEVELOPMENT.into());
    println!("cargo::rerun-if-changed={}", pack.display());
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    if let Err(error) = fs::copy(&pack, Path::new(&out).join("bundled.pack")) {
        eprintln!("The pack {} cannot be read: {error}.", pack.display());
        process::exit(1);
    }
}
