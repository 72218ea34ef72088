#!/usr/bin/env bash
# The Android suite: the Rust library for this machine and for phones, the app's tests under Robolectric, the debug APK, and
# what must be true of it. Leaves android/app/target/carnet-debug.apk. No emulator and no phone: see android/TESTING.md.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
. tests/suites/lib/steps.sh

CARGO_TARGET_DIR=$(mkdir -p "${CARGO_TARGET_DIR:-target}" && cd "${CARGO_TARGET_DIR:-target}" && pwd)
export CARGO_TARGET_DIR

scripts=android/scripts
app=android/app/target
apk=$app/carnet-debug.apk

set_up() {
    local program
    if ! command -v cargo >/dev/null; then
        note "cargo is missing: install Rust, see https://rustup.rs"
        exit 1
    fi
    command -v javac >/dev/null || install_package openjdk-17-jdk-headless || missing "a JDK, 17 or later" openjdk-17-jdk
    for program in mvn:maven python3:python3 unzip:unzip cc:gcc npm:npm; do
        command -v "${program%:*}" >/dev/null || install_package "${program#*:}" || missing "${program%:*}" "${program#*:}"
    done
    python3 -m pip --version >/dev/null 2>&1 || install_package python3-pip || missing "pip" python3-pip
}

missing() { note "$1 is missing: apt-get install $2"; }

# Surefire's reports in cargo's words.
maven() {
    local status
    rm -rf $app/surefire-reports $apk
    mvn -B -q -ntp -Dstyle.color=never -f android/pom.xml verify
    status=$?
    # What Maven prints last may lack its end of line; the closing line below begins one.
    echo
    find $app/surefire-reports -name 'TEST-*.xml' -exec sed -n '/<testsuite /{s/\s\+/\n/gp;q}' {} \; 2>/dev/null |
        awk -F'"' '/^(tests|errors|failures|skipped)=/ { n[substr($1, 1, length($1) - 1)] += $2 }
            END { failed = n["errors"] + n["failures"]; skipped = n["skipped"] + 0
                  printf "test result: %s. %d passed; %d failed; %d ignored\n", failed ? "FAILED" : "ok", n["tests"] - failed - skipped, failed, skipped }'
    return $status
}

# Generated code is imported in bridge/, and by the tests' doubles of what the core asks of a device.
only_the_bridge() {
    ! grep -rn --include='*.kt' 'uniffi\.carnet' android/app/src | grep -v -e '/app/carnet/bridge/' -e '/app/carnet/support/Host'
}

heading "set up"
set_up
java -version 2>&1 | head -1

check "versions: Gradle's are Maven's" python3 $scripts/same_versions.py
check "words: complete in every language" python3 $scripts/words.py
check "arrows: only the bridge knows generated code" only_the_bridge
# What phones get, in the time that Maven leaves: it has its own folders, and the tests keep one processor busy. Maven asks for it
# again when it packs, so a fault shows there.
nice $scripts/native.sh >"$step_logs/native.log" 2>&1 &
native=$!
runner "tests: mvn verify" maven
wait $native
check "lint: Android's and the libraries' checks" $scripts/lint.sh
check "public API: nothing hidden, nothing newer than the oldest Android" $scripts/public_api.sh
if [ -f $apk ]; then
    check "APK: signature" $scripts/signature.sh $apk
    check "APK of the device tests: signature" $scripts/signature.sh android/device-tests/target/carnet-device-tests.apk
    for gate in permissions manifest components libraries pages symbols licences; do
        check "APK: $gate" python3 $scripts/apk_check.py $gate $apk
    done
fi

finish
