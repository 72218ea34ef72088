#!/usr/bin/env bash
# The iOS suite: the Swift package against the Rust library of this machine, the views type-checked against the declarations they
# use of Apple's, and the Rust library for iPhones. What needs a Mac: see ios/TESTING.md.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
. tests/suites/lib/steps.sh

CARGO_TARGET_DIR=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR

scripts=ios/scripts

set_up() {
    local program
    if ! command -v cargo >/dev/null; then
        note "cargo is missing: install Rust, see https://rustup.rs"
        exit 1
    fi
    for program in python3:python3 cc:gcc; do
        command -v "${program%:*}" >/dev/null || install_package "${program#*:}" || note "${program%:*} is missing: apt-get install ${program#*:}"
    done
    python3 -m pip --version >/dev/null 2>&1 || install_package python3-pip || note "pip is missing: apt-get install python3-pip"
    $scripts/swift.sh --version || exit 1
}

swift() { (cd ios && scripts/swift.sh "$@"); }

# Swift Testing's closing line in cargo's words.
tests() {
    local log=$CARGO_TARGET_DIR/test-logs/swift.log status failed timeout
    # A test that waits for what never comes ends by its own limit of a minute; this is for what no test sees.
    timeout=$(command -v timeout) && timeout="$timeout 1500"
    (cd ios && $timeout scripts/swift.sh test --scratch-path "$CARGO_TARGET_DIR/ios") >"$log" 2>&1
    status=$?
    grep -E '✘|error:|warning: ' "$log" | sort -u
    failed=$(grep -c '^✘ Test .* failed after' "$log")
    sed -n 's/^. Test run with \([0-9]*\) tests\{0,1\} \(passed\|failed\) after .*/\1 \2/p' "$log" | tail -1 | while read -r ran how; do
        # A suite of suites counts once.
        printf 'test result: %s. %d passed; %d failed\n' "$([ "$how" = passed ] && echo ok || echo FAILED)" $((ran - failed)) "$failed"
    done
    [ $status -eq 0 ] || tail -n 30 "$log"
    return $status
}

heading "set up"
set_up

check "words: complete in every language" python3 android/scripts/words.py ios
check "words: none without a place in the app" python3 $scripts/strings.py check
check "bindings and string catalogue: generated" $scripts/generate.sh
check "layout: swift format lint" swift format lint --strict --recursive Package.swift Sources Tests App
check "arrows: a view decides nothing, only the bridge knows generated code" python3 $scripts/views.py
check "no network: neither in a source nor in a property list" python3 $scripts/no_network.py
check "project: property lists, privacy manifest, project.yml, store texts" python3 $scripts/project.py
check "Apple's API that is not compiled here is listed" python3 $scripts/stand_ins.py check
runner "tests: swift test" tests
check "Rust for iPhones: cargo clippy" $scripts/native.sh lint
check "Rust for iPhones: linked, no network, keychain" $scripts/native.sh build

finish
