#!/usr/bin/env bash
# On a Mac with Xcode 16 or later: the Rust library for iPhones, iPads and both simulators as Generated/CarnetFFI.xcframework, the
# generated Swift sources beside it, and the Xcode project. Run it before opening the project, and again after a change of core/.
#
#   build-framework.sh            release, as it ships
#   build-framework.sh --debug    quick to build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
ios=$PWD
profile=release
case ${1:-} in
    "") ;;
    --debug) profile=dev ;;
    *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' build-framework.sh >&2 && exit 2 ;;
esac
[ "$(uname)" = Darwin ] || { echo "an XCFramework is made on a Mac; here: tests/run ios" >&2 && exit 1; }

export IPHONEOS_DEPLOYMENT_TARGET=17.0
scripts/generate.sh

cd ..
target=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR=$target
folder=${profile/dev/debug}
for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios; do
    rustup target list --installed | grep -qx $triple || rustup target add $triple
    # One crate type, or cargo would drop LTO.
    cargo rustc --locked -p carnet-ffi --lib --crate-type staticlib --profile $profile --target $triple
done

made=$target/xcframework
rm -rf "$made" "$ios/Generated/CarnetFFI.xcframework"
mkdir -p "$made/headers/CarnetFFI" "$made/simulator"
# A folder of its own for the header: Xcode puts those of all frameworks together.
cp "$ios/Generated/CarnetFFI/CarnetFFI.h" "$ios/Generated/CarnetFFI/module.modulemap" "$made/headers/CarnetFFI/"
lipo -create -output "$made/simulator/libcarnet_ffi.a" \
    "$target/aarch64-apple-ios-sim/$folder/libcarnet_ffi.a" "$target/x86_64-apple-ios/$folder/libcarnet_ffi.a"
xcodebuild -create-xcframework -output "$ios/Generated/CarnetFFI.xcframework" \
    -library "$target/aarch64-apple-ios/$folder/libcarnet_ffi.a" -headers "$made/headers" \
    -library "$made/simulator/libcarnet_ffi.a" -headers "$made/headers"

if command -v xcodegen >/dev/null; then
    (cd "$ios/App" && xcodegen generate)
else
    echo "xcodegen is missing: brew install xcodegen, then xcodegen generate in ios/App" >&2
fi
