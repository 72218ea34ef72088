# The slow forms of the Rust suite, rust.sh. Sourced by it, not run.

# Seconds of coverage-guided search for each fuzz target.
fuzz_seconds=120

long_steps() {
    have_cargo_tool deny && dependencies
    [ -d tests/fuzz/fuzz_targets ] && have_cargo_tool fuzz && fuzz_all
    [ -f tests/bench/Cargo.toml ] && note "benches are a command of their own: see core/PERFORMANCE.md"
    return 0
}

dependencies() {
    check "dependencies: licences, duplicates, sources" every_workspace bans licenses sources
    if cargo deny fetch db >/dev/null 2>&1; then
        check "dependencies: advisories" every_workspace advisories
    else
        note "the advisory database cannot be reached from here: run cargo deny check advisories where it can"
    fi
}

# What cargo-deny says of the workspace and of the detached ones, by one list of what may enter.
every_workspace() {
    local manifest
    for manifest in Cargo.toml $detached; do
        cargo deny --manifest-path "$manifest" --config .deny.toml --locked --workspace --all-features check "$@" || return
    done
}

# Installs a cargo subcommand where it is missing; says what to do where that fails.
have_cargo_tool() {
    cargo "$1" --version >/dev/null 2>&1 && return
    note "installing cargo-$1"
    cargo install --locked --quiet "cargo-$1" || { note "cargo-$1 is missing: cargo install --locked cargo-$1" && return 1; }
}

fuzz_all() {
    local target
    if ! cargo +nightly --version >/dev/null 2>&1; then
        note "cargo-fuzz needs a nightly compiler: rustup toolchain install nightly"
        return
    fi
    check "fuzz: seeds" cargo run --locked -p carnet-hostile --example seeds -- tests/fuzz/corpus
    for target in tests/fuzz/fuzz_targets/*.rs; do
        target=$(basename -s .rs "$target")
        check "fuzz $target, $fuzz_seconds s" cargo +nightly fuzz run --fuzz-dir tests/fuzz "$target" -- -max_total_time=$fuzz_seconds -seed=1
    done
}
