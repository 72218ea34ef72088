#!/usr/bin/env bash
# The app's own classes call only Android's public API, and nothing that the oldest supported Android lacks, except where
# app/newer-api.txt says that the call is guarded. The list of the public API comes from an npm package (Apache-2.0).
set -euo pipefail
cd "$(dirname "$0")/.."
package=nativescript-types-android-9.1.1
folder=tools/target/api
if [ ! -d "$folder/package" ]; then
    mkdir -p "$folder"
    (cd "$folder" && npm pack --silent @nativescript/types-android@9.1.1 && tar xzf "$package.tgz")
fi
minimum=$(sed -n 's/.*<min.sdk>\(.*\)<.*/\1/p' pom.xml)
python3 scripts/public_api.py "$minimum" "$folder/package/lib/android/android-platform-21-37-merged.d.ts" \
    app/target/classes app/newer-api.txt
