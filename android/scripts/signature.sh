#!/usr/bin/env bash
# signature.sh APK: the signature verifies on every supported Android, by schemes 2 and 3.
set -euo pipefail
apksig=$(dirname "$0")/../tools/target/apksig.jar
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$apksig" "$(dirname "$0")/Signature.java" "$@"
