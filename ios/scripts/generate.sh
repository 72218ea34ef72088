#!/usr/bin/env bash
# Writes Generated/: the Swift side of the Rust library, and the words. Run it before Xcode or `swift build`, and again after a
# change of core/ffi or of a text. Nothing in it is committed.
#
#   generate.sh         builds the Rust library for this machine and writes all
#   generate.sh words   the words alone
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ios=$PWD

python3 scripts/strings.py
[ "${1:-}" != words ] || exit 0

cd ..
target=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR=$target
# The whole workspace with its examples, as the other suites build it: for less cargo settles other features, and would build the
# libraries a second time.
cargo build --locked --quiet --workspace --features carnet-ffi/bindgen --lib --bins --examples
library=$target/debug/libcarnet_ffi.so
[ -f "$library" ] || library=$target/debug/libcarnet_ffi.dylib
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$target/debug/uniffi-bindgen" generate --language swift --no-format --config uniffi.toml --out-dir "$fresh" "$library"

# Unchanged files keep their time, so that nothing is compiled again for them.
put() { cmp -s "$1" "$2" || { mkdir -p "$(dirname "$2")" && cp "$1" "$2"; }; }
put "$fresh/WalletFFI.swift" "$ios/Generated/WalletFFI/WalletFFI.swift"
put "$fresh/CarnetFFI.h" "$ios/Generated/CarnetFFI/CarnetFFI.h"
cat >"$fresh/module.modulemap" <<'MAP'
module CarnetFFI {
    header "CarnetFFI.h"
    link "carnet_ffi"
    export *
}
MAP
put "$fresh/module.modulemap" "$ios/Generated/CarnetFFI/module.modulemap"
python3 android/scripts/licences.py ios "$ios/App/Generated/licences.txt"
