#!/usr/bin/env bash
# The Rust library for iPhones, with every line of it that iOS alone compiles: linted, built, and asked what it wants of the system.
#
#   native.sh lint    clippy for aarch64-apple-ios, warnings are errors
#   native.sh build   libcarnet_ffi.a, linked into one image and stripped of what nothing calls, then native_check.py
#
# On a Mac Xcode's clang compiles the C parts (ring, SQLite); elsewhere zig does, with Darwin's headers. What is built here is not
# what ships: that is build-framework.sh, on a Mac.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
triple=aarch64-apple-ios
export IPHONEOS_DEPLOYMENT_TARGET=17.0
CARGO_TARGET_DIR=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR
tools=$CARGO_TARGET_DIR/cross
. core/ffi/cross/zig.sh

rustup target list --installed 2>/dev/null | grep -qx $triple || rustup target add $triple
if [ "$(uname)" != Darwin ]; then
    set_up_zig "$tools" $triple
    export_for $triple "$tools/bin/zigcc-$triple" "$tools/bin/zigar"
    # What the build scripts ask Xcode for: zig brings the headers.
    cat >"$tools/bin/xcrun" <<'XCRUN'
#!/bin/sh
case "$*" in
    *--show-sdk-path*) echo /none ;;
    *version*) echo 17.0 ;;
    *) exit 1 ;;
esac
XCRUN
    chmod +x "$tools/bin/xcrun"
    PATH=$tools/bin:$PATH
fi

lint() { cargo clippy --locked -p carnet-ffi --lib --target $triple -- -D warnings; }

build() {
    local folder=$CARGO_TARGET_DIR/$triple/debug image linker
    cargo rustc --locked -p carnet-ffi --lib --crate-type staticlib --target $triple
    # As the app's own link step would: from what the shell calls, nothing else. Apple's own libraries are not here; their names
    # stay open.
    image=$folder/carnet_ffi.dylib
    linker=$(find "$(rustc --print sysroot)" -name rust-lld -type f | head -1)
    "$linker" -flavor darwin -dylib -arch arm64 -platform_version ios $IPHONEOS_DEPLOYMENT_TARGET $IPHONEOS_DEPLOYMENT_TARGET \
        -undefined dynamic_lookup -dead_strip -exported_symbol '_uniffi_*' -exported_symbol '_ffi_*' \
        -force_load "$folder/libcarnet_ffi.a" -o "$image"
    python3 ios/scripts/native_check.py "$image"
}

case ${1:-} in
    lint | build) "$1" ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' ios/scripts/native.sh >&2 && exit 2 ;;
esac
