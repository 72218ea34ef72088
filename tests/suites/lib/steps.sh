# Steps of a suite: a heading, a command, a closing line that tests/run adds up. Sourced, not run.
#
#   heading TEXT            a line to find one's way by
#   note TEXT               something to know or to do
#   check NAME COMMAND…     one test: silent when it passes, its output when it fails
#   runner NAME COMMAND…    a test runner with closing lines of its own; its passing cases are left out of what is shown
#   finish                  the suite's exit status
#   install_package NAME    by apt-get, where that is there and allowed

suite_failed=0
step_logs=${CARGO_TARGET_DIR:-target}/test-logs/steps
mkdir -p "$step_logs"

heading() { printf '\n==== %s\n' "$*"; }

note() { printf 'note: %s\n' "$*"; }

check() {
    local name=$1 started=$SECONDS log
    log=$step_logs/$(step_file "$name")
    shift
    heading "$name"
    if "$@" >"$log" 2>&1; then
        printf 'test result: ok. 1 passed; 0 failed; finished in %ds\n' $((SECONDS - started))
    else
        suite_failed=1
        tail -n 80 "$log"
        printf 'all of it: %s\n' "$log"
        printf 'test result: FAILED. 0 passed; 1 failed; finished in %ds\n' $((SECONDS - started))
    fi
}

runner() {
    local name=$1 started=$SECONDS log status
    log=$step_logs/$(step_file "$name")
    shift
    heading "$name"
    "$@" 2>&1 | tee "$log" | without_passing_cases
    status=${PIPESTATUS[0]}
    if [ "$status" -ne 0 ]; then
        suite_failed=1
        printf 'all of it: %s\n' "$log"
        # A runner that did not compile, or was killed, has no failing line of its own.
        grep -q '^test result: FAILED' "$log" || printf 'test result: FAILED. 0 passed; 1 failed; status %d\n' "$status"
    elif ! grep -q '^test result: ok' "$log"; then
        suite_failed=1
        printf 'test result: FAILED. 0 passed; 1 failed; it ran no test\n'
    fi
    printf '%s: %d s\n' "$name" $((SECONDS - started))
}

finish() { return "$suite_failed"; }

install_package() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1" >/dev/null 2>&1 && return
    apt-get update -q >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$1" >/dev/null 2>&1
}

step_file() { printf '%s.log' "$(printf '%s' "$1" | tr -cs 'A-Za-z0-9' '-')"; }

# Leaves cargo's headings, what failed, and the closing lines of runners that ran something.
without_passing_cases() {
    awk '/^test .* \.\.\. (ok|ignored)/ || /^[[:space:]]*(Compiling|Downloading|Downloaded|Updating|Blocking|Locking|Adding) / { next }
         /^running [0-9]+ tests?$/ || /^[[:space:]]*$/ { next }
         /^[[:space:]]*(Running|Doc-tests) / { heading = $0; next }
         /^test result: ok\. 0 passed; 0 failed; 0 ignored/ { heading = ""; next }
         heading != "" { print heading; heading = "" }
         { print; fflush() }'
}
