#!/usr/bin/env bash
# Swift 6, run in the folder it is called from: `swift.sh build`, `swift.sh test`, `swift.sh format lint …`.
#
# The machine's own `swift` where it is 6.0 or later. Else, on Linux and as root, Debian's swiftlang in a folder of its own
# (2.6 GB, a minute or two to make), which sees this checkout and the build folder under their own names.
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
project=$PWD
target=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
root=${CARNET_SWIFT_ROOT:-$target/swift}
release=trixie

main() {
    local version
    version=$(swift --version 2>/dev/null) || version=
    if [[ $version =~ Swift\ version\ [67]\. ]]; then
        cd "$here"
        exec swift "$@"
    fi
    [ -f "$root/.complete" ] || set_up
    enter swift "$@"
}

set_up() {
    local mirror
    if [ "$(uname)" != Linux ] || [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "swift 6 is missing: install it from https://www.swift.org/install, then run this again" >&2
        exit 1
    fi
    if [ -d "$root" ] && [ ! -e "$root/.begun" ] && [ -n "$(ls -A "$root")" ]; then
        echo "$root is a folder of something else: name another in CARNET_SWIFT_ROOT" >&2
        exit 1
    fi
    command -v debootstrap >/dev/null || install debootstrap
    [ -f /usr/share/keyrings/debian-archive-keyring.gpg ] || install debian-archive-keyring
    # The mirror that this machine already uses, where it is Debian's.
    mirror=
    if grep -q '^ID=debian' /etc/os-release; then
        mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -1)
        [ -n "$mirror" ] || mirror=$(sed -n 's/^deb .*\(http[^ ]*\) .*/\1/p' /etc/apt/sources.list 2>/dev/null | head -1)
    fi
    [ -n "$mirror" ] || mirror=http://deb.debian.org/debian
    rm -rf "$root"
    mkdir -p "$root"
    touch "$root/.begun"
    debootstrap --variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
        --include=swiftlang,libc6-dev,libstdc++-14-dev,libsqlite3-0 "$release" "$root" "$mirror" >"$root.log" 2>&1 ||
        { tail -n 20 "$root.log" >&2 && exit 1; }
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
    touch "$root/.complete"
}

install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" >/dev/null 2>&1 && return
    apt-get update -q >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" >/dev/null
}

# Runs a command inside: the mounts are seen by it alone and go with it.
enter() {
    export root project target here
    mkdir -p "$root$project" "$root$target"
    # shellcheck disable=SC2016 # for the inner shell
    exec unshare --mount --propagation private bash -c '
        mount --bind "$project" "$root$project"
        mount --bind "$target" "$root$target"
        mount -t proc proc "$root/proc"
        mount --bind /dev "$root/dev"
        exec chroot "$root" env -i HOME=/ LC_ALL=C.UTF-8 PATH=/usr/bin:/bin:/usr/sbin:/sbin \
            CARGO_TARGET_DIR="$target" ${CARNET_SAME_WORDS:+CARNET_SAME_WORDS="$CARNET_SAME_WORDS"} \
            bash -c "cd \"\$0\" && exec \"\$@\"" "$here" "$@"' _ "$@"
}

main "$@"
