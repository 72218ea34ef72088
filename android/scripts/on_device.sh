#!/usr/bin/env bash
# The journeys on a phone or an emulator that adb sees: installs both APKs, runs the instrumented journey in the empty app,
# then shares a text and opens a picture as another app would. It erases what the app held. See ../TESTING.md.
set -euo pipefail
cd "$(dirname "$0")/.."
pass=../tests/vectors/eu-dcc/dgc-testdata/AT/2DCode/raw/1.json
activity=app.carnet/app.carnet.app.MainActivity
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

heading() { printf '\n== %s\n' "$*"; }
look() { read -r -p "$* Then press Enter. "; }
part() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))[sys.argv[2]])' "$pass" "$1"; }

heading "install"
# Another key signs each fresh build, so what is there has to go first.
for package in app.carnet.devicetests app.carnet; do adb uninstall "$package" >/dev/null 2>&1 || true; done
adb install app/target/carnet-debug.apk
adb install device-tests/target/carnet-device-tests.apk

heading "the instrumented journey"
adb shell am instrument -w app.carnet.devicetests/.Journey | tee "$work/journey"
grep -q '^OK' "$work/journey"

heading "a text from another app"
adb shell "am start -n $activity -a android.intent.action.SEND -t text/plain --es android.intent.extra.TEXT '$(part PREFIX)'"
look "The PIN is 271828. The preview says that you keep this pass already."

heading "a picture from the gallery"
part 2DCODE | base64 --decode >"$work/carnet-pass.png"
adb push "$work/carnet-pass.png" /sdcard/Pictures/carnet-pass.png
adb shell content call --uri content://media/ --method scan_volume --arg external_primary >/dev/null
row=$(adb shell content query --uri content://media/external/images/media --projection _id \
    --where "\"_display_name='carnet-pass.png'\"" | tail -1)
adb shell am start -n $activity -a android.intent.action.VIEW -t image/png --grant-read-uri-permission \
    -d "content://media/external/images/media/${row##*_id=}"
look "The same preview, from the picture."

heading "the list of recent apps"
adb shell input keyevent KEYCODE_APP_SWITCH
look "No pass can be read in it."
