# A C compiler for phones where their own tools are not: zig, from the Python package index. Sourced, not run.
#
#   set_up_zig TOOLS TRIPLE…       puts zig into TOOLS and a compiler for each target into TOOLS/bin; exports ZIG
#   export_for TRIPLE CC AR        what the build scripts of the C parts (ring, SQLite) read
#   linker_for TRIPLE LINKER FLAGS what cargo reads

cross=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

set_up_zig() {
    local tools=$1 triple
    shift
    export ZIG=$tools/zig/ziglang ZIG_GLOBAL_CACHE_DIR=$tools/zig-cache ZIG_LOCAL_CACHE_DIR=$tools/zig-cache
    [ -x "$ZIG/zig" ] || python3 -m pip install --quiet --disable-pip-version-check --target "$tools/zig" ziglang==0.17.1
    mkdir -p "$tools/bin"
    for triple in "$@"; do
        ln -sf "$cross/zigcc.sh" "$tools/bin/zigcc-$triple"
    done
    # shellcheck disable=SC2016 # for the script that is written
    printf '#!/bin/sh\nexec "$ZIG/zig" ar "$@"\n' >"$tools/bin/zigar"
    chmod +x "$tools/bin/zigar"
}

export_for() {
    local under=${1//-/_}
    export "CC_$under=$2" "AR_$under=$3" "RANLIB_$under=true"
}

linker_for() {
    local upper=${1//-/_}
    upper=${upper^^}
    export "CARGO_TARGET_${upper}_LINKER=$2" "CARGO_TARGET_${upper}_RUSTFLAGS=$3"
}
