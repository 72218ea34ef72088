#!/bin/sh
# zig as the C compiler for one Rust target, which is the end of the name it is called by: zigcc-aarch64-linux-android.
# Leaves out the flags that zig does not take. For Android it reads musl's headers, with those of BIONIC before them; for iOS
# Darwin's, which zig brings. Asks for ZIG (the folder of the program) and, for Android, BIONIC (the folder of our headers).
set -e
headers=${ZIG:?}/lib/libc/include
target=${0##*/zigcc-}
case $target in
    aarch64-linux-android) cpu=aarch64 any=aarch64 ;;
    x86_64-linux-android) cpu=x86_64 any=x86 ;;
    aarch64-apple-ios) darwin=aarch64-ios.${IPHONEOS_DEPLOYMENT_TARGET:?} ;;
    *) echo "zigcc.sh: no target in the name $0" >&2 && exit 2 ;;
esac
count=$#
while [ "$count" -gt 0 ]; do
    argument=$1
    shift
    count=$((count - 1))
    case $argument in
        --target=* | -m*-version-min=*) ;;
        -target | -arch | -isysroot) shift && count=$((count - 1)) ;;
        *) set -- "$@" "$argument" ;;
    esac
done
if [ -n "${darwin:-}" ]; then
    exec "$ZIG/zig" cc -target "$darwin" -g0 -fno-sanitize=undefined -isystem "$headers/any-darwin-any" "$@"
fi
exec "$ZIG/zig" cc -target "$target" -g0 -fno-sanitize=undefined -D__errno_location=__errno -isystem "${BIONIC:?}" \
    -isystem "$headers/$cpu-linux-musl" -isystem "$headers/generic-musl" \
    -isystem "$headers/$any-linux-any" -isystem "$headers/any-linux-any" "$@"
