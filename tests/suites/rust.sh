#!/usr/bin/env bash
# The Rust suite: layout, lints, every test of the workspace, the documentation.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
. tests/suites/lib/steps.sh
. tests/suites/lib/tree.sh
form=${1:-short}

# One folder for all builds, also of the detached workspaces.
CARGO_TARGET_DIR=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR
# The generator of the bindings too, as the shells' suites build it: nothing is built twice.
features="--features carnet-ffi/bindgen"
# Workspaces of their own, which no command at the root reaches.
detached="tests/fuzz/Cargo.toml tests/bench/Cargo.toml"
# tests/hostile asks for it: how many mutants.
export CARNET_TESTS=$form

set_up() {
    if ! command -v cargo >/dev/null; then
        note "cargo is missing: install Rust $(rust_version) or later, see https://rustup.rs"
        exit 1
    fi
    local component
    for component in rustfmt clippy; do
        cargo "${component/rustfmt/fmt}" --version >/dev/null 2>&1 && continue
        rustup component add "$component" >/dev/null 2>&1 || note "$component is missing: rustup component add $component"
    done
    command -v cc >/dev/null || note "no C compiler: apt-get install gcc (SQLite and ring are built with it)"
    for component in node:nodejs npm:npm; do
        command -v "${component%:*}" >/dev/null || install_package "${component#*:}" ||
            note "${component%:*} is missing, the comparison with certlogic-js needs it: apt-get install ${component#*:}"
    done
    if [ "$(uname)" = Linux ] && ! command -v strace >/dev/null; then
        install_package strace || note "strace is missing, the no-network test needs it: apt-get install strace"
    fi
}

rust_version() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }

# The detached workspaces too.
layout() {
    local manifest
    cargo fmt --all --check -- --color never || return
    for manifest in $detached; do
        cargo fmt --all --check --manifest-path "$manifest" -- --color never || return
    done
}

# No build here notices that a crate's new dependency is missing in them. Locks nothing: it says whether there is anything to lock.
detached_locks() {
    local manifest
    for manifest in $detached; do
        cargo update --workspace --locked --manifest-path "$manifest" && continue
        # Without a network, by what was fetched before.
        cargo update --workspace --locked --offline --manifest-path "$manifest" && continue
        echo "it lags behind: cargo update --workspace --manifest-path $manifest"
        return 1
    done
}

documentation() { RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps; }

heading "set up"
set_up
printf '%s, %s processors\n' "$(cargo --version)" "$(getconf _NPROCESSORS_ONLN)"

check "working tree: no machine's paths, no build output, no other registry" tree_is_clean
check "layout: cargo fmt --check" layout
check "lock files of the detached workspaces" detached_locks
check "lints: cargo clippy" cargo clippy --locked --workspace --all-targets $features -- -D warnings
if [ "$form" = long ]; then
    runner "tests: cargo test, the long ones too" cargo test --locked --workspace $features --no-fail-fast -- --include-ignored
else
    runner "tests: cargo test" cargo test --locked --workspace $features --no-fail-fast
fi
check "documentation: cargo doc" documentation

if [ "$form" = long ]; then
    . tests/suites/lib/long.sh
    long_steps
fi

finish
