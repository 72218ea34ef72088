#!/usr/bin/env bash
# Packs device-tests/target/carnet-device-tests.apk, signed with the key of the debug APK. The pass that is shared in it is
# one of the test vectors. Called by device-tests/pom.xml with ANDROID_JAR, MIN_SDK, TARGET_SDK.
set -euo pipefail
cd "$(dirname "$0")/../device-tests"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
tools=../tools/target
vector=../../tests/vectors/eu-dcc/dgc-testdata/AT/2DCode/raw/1.json

# The journey finds its way by the app's words; a name that is gone would only be noticed on a device.
grep -oE '"[a-z]+(_[a-z]+)+"' src/main/java/app/carnet/devicetests/Journey.java | sort -u | while read -r name; do
    grep -qF "<string name=$name" ../app/src/main/res/values/strings*.xml || { echo "the app has no words for $name" >&2 && exit 1; }
done

rm -rf target/assets target/dex
mkdir -p target/assets target/dex
python3 -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))["PREFIX"])' $vector >target/assets/pass.txt
$tools/prebuilt/linux/aapt2 link -I "$ANDROID_JAR" --manifest src/main/AndroidManifest.xml --min-sdk-version "$MIN_SDK" \
    --target-sdk-version "$TARGET_SDK" -A target/assets -o target/resources.apk
find target/classes -name '*.class' -print0 |
    xargs -0 "$java" -cp $tools/r8.jar com.android.tools.r8.D8 --debug --min-api "$MIN_SDK" --lib "$ANDROID_JAR" --lib "$home" --output target/dex
../scripts/key.sh
"$java" -cp $tools/apksig.jar ../scripts/Pack.java target/carnet-device-tests.apk \
    ../app/target/throwaway.p12 target/resources.apk target/dex
