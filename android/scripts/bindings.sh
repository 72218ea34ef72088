#!/usr/bin/env bash
# Builds the Rust library for this machine and writes its Kotlin bindings: app/target/host/libcarnet_ffi.so, which the tests
# load, app/target/host/carnet, which they ask for a second opinion, and app/target/generated-sources/uniffi/.
set -euo pipefail
cd "$(dirname "$0")/.."
app=$PWD/app
cd -P ../core/..
target=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR=$target
generated=$app/target/generated-sources/uniffi
rm -rf "$generated"
mkdir -p "$app/target/host" "$generated"
# One build for all: the generator reads the library's symbols, so it must not be stripped. The whole workspace with its
# examples, as the Rust suite builds it: for less cargo settles other features, and would build the libraries a second time.
cargo build --locked --quiet --workspace --features carnet-ffi/bindgen --lib --bins --examples
"$target/debug/uniffi-bindgen" generate --language kotlin --no-format --config uniffi.toml \
    --out-dir "$generated" "$target/debug/libcarnet_ffi.so"
cp "$target/debug/libcarnet_ffi.so" "$target/debug/carnet" "$app/target/host/"
