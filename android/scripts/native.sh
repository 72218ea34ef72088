#!/usr/bin/env bash
# The Rust library for phones: app/target/native/{arm64-v8a,x86_64}/libcarnet_ffi.so.
#
#   native.sh          for the debug APK: quick to build
#   native.sh release  as the workspace's release profile says
#
# With ANDROID_NDK_HOME the NDK compiles the C parts (ring, SQLite) and links; releases are made that way. Without it zig
# compiles them and rust-lld links. zig has no headers of Android's libc, so they see musl's, corrected by native/bionic;
# native/layout.py compares what they saw with what Rust's libc crate says of Android.
set -euo pipefail
cd "$(dirname "$0")/.."
android=$PWD
form=${1:-debug}
api=26
. ../core/ffi/cross/zig.sh

main() {
    local root target triple abi
    local -a quick=()
    root=$(cd -P ../core/.. && pwd)
    target=$(cd "$root" && mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
    export CARGO_TARGET_DIR=$target
    tools=$target/cross
    one_at_a_time
    [ "$form" = release ] || quick=(--config 'profile.release.lto="off"' --config profile.release.codegen-units=16)
    for abi in arm64-v8a x86_64; do
        triple=${abi/arm64-v8a/aarch64}-linux-android
        rustup target list --installed 2>/dev/null | grep -qx "$triple" || rustup target add "$triple"
        if [ -n "${ANDROID_NDK_HOME:-}" ]; then use_ndk "$triple"; else use_zig "$triple"; fi
        # One crate type, or cargo would drop LTO.
        (cd "$root" && cargo rustc --locked --quiet --release "${quick[@]}" -p carnet-ffi --lib --crate-type cdylib \
            --target "$triple" -- "${last[@]}")
        [ -n "${ANDROID_NDK_HOME:-}" ] || native/layout.py "$triple" "$tools/bin/zigcc-$triple" "$target/$triple/release/deps"
        mkdir -p "$android/app/target/native/$abi"
        cp "$target/$triple/release/libcarnet_ffi.so" "$android/app/target/native/$abi/"
    done
}

# The suite begins this beside Maven, who asks for it last, waits here, and finds it built.
one_at_a_time() {
    command -v flock >/dev/null || return 0
    mkdir -p "$tools"
    exec 9>"$tools/.lock"
    flock 9
}

use_ndk() {
    local triple=$1 bin
    bin=$(printf '%s\n' "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin | head -1)
    export_for "$triple" "$bin/$triple$api-clang" "$bin/llvm-ar"
    linker_for "$triple" "$bin/$triple$api-clang" "-Clink-arg=-Wl,-z,max-page-size=16384"
    last=("-Clink-arg=-Wl,-soname,libcarnet_ffi.so")
}

use_zig() {
    local triple=$1 linker flags
    export BIONIC=$android/native/bionic
    set_up_zig "$tools" "$triple"
    [ -f "$tools/stubs/$triple/libunwind.a" ] || make_stubs "$triple"
    linker=$(find "$(rustc --print sysroot)" -name rust-lld -type f | head -1)
    flags="-Clinker-flavor=ld.lld -Lnative=$tools/stubs/$triple -Clink-arg=-zmax-page-size=16384"
    flags+=" -Clink-arg=--hash-style=both -Clink-arg=--pack-dyn-relocs=none"
    export_for "$triple" "$tools/bin/zigcc-$triple" "$tools/bin/zigar"
    linker_for "$triple" "$linker" "$flags"
    # Last and whether needed or not: the stubs name nothing, so the linker would leave them out.
    last=(-Clink-arg=-soname=libcarnet_ffi.so -Clink-arg=--no-as-needed -Clink-arg=-lc -Clink-arg=-lm -Clink-arg=-ldl -Clink-arg=-llog)
}

# What an NDK would bring for the linker: libc, libm, libdl and liblog that have a name and nothing else (the device's own
# answer when the library is loaded), and libunwind, from the sources that come with zig.
make_stubs() {
    local triple=$1 stubs=$tools/stubs/$1 compile=$tools/bin/zigcc-$1 unwind=$ZIG/lib/libunwind source library
    local -a language
    rm -rf "$stubs"
    mkdir -p "$stubs/objects"
    : >"$stubs/empty.c"
    for library in c m dl log; do
        "$compile" -nostdlib -shared "-Wl,-soname,lib$library.so" -o "$stubs/lib$library.so" "$stubs/empty.c"
    done
    for source in libunwind.cpp UnwindLevel1.c UnwindLevel1-gcc-ext.c UnwindRegistersSave.S UnwindRegistersRestore.S; do
        language=()
        case $source in *.cpp) language=(-fno-exceptions -fno-rtti -nostdinc++ -std=c++17) ;; esac
        "$compile" -O2 -fPIC -funwind-tables -fvisibility=hidden -D_LIBUNWIND_HIDE_SYMBOLS -D_LIBUNWIND_IS_NATIVE_ONLY -DNDEBUG \
            -I"$unwind/include" -w "${language[@]}" -c "$unwind/src/$source" -o "$stubs/objects/$source.o"
    done
    "$ZIG/zig" ar rcs "$stubs/libunwind.a" "$stubs"/objects/*.o
}

main
