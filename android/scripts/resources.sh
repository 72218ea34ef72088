#!/usr/bin/env bash
# Merges the manifests, links the resources (ours and the libraries'), writes the R classes and Robolectric's configuration.
# Called by app/pom.xml with ANDROID_JAR, MIN_SDK, TARGET_SDK.
set -euo pipefail
cd "$(dirname "$0")/../app"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
tools=../tools/target
androidx=../androidx/target
aapt2=$tools/prebuilt/linux/aapt2
chmod +x "$aapt2"
rm -rf target/res target/generated-res target/generated-sources/r
mkdir -p target/res target/generated-sources/r target/test-classes/com/android/tools
ln -sf "$ANDROID_JAR" target/android.jar

"$java" -cp "$(cat $tools/manifest-merger.cp)" com.android.manifmerger.Merger \
    --main src/main/AndroidManifest.xml --libs "$(printf '%s\n' "$androidx"/lib/*/AndroidManifest.xml | paste -sd:)" \
    --property PACKAGE=app.carnet --property "MIN_SDK_VERSION=$MIN_SDK" --property "TARGET_SDK_VERSION=$TARGET_SDK" \
    --remove-tools-declarations --log WARNING --out target/res/AndroidManifest.xml

python3 ../scripts/licences.py target/generated-res/raw/licences.txt

# Overlays, because two libraries may define one name; the app's win, last.
overlays=()
for library in "$androidx"/res/*.zip; do overlays+=(-R "$library"); done
"$aapt2" compile --dir src/main/res -o target/res/app.zip
"$aapt2" compile --dir target/generated-res -o target/res/generated.zip
"$aapt2" link -I "$ANDROID_JAR" --manifest target/res/AndroidManifest.xml --auto-add-overlay --no-version-vectors \
    --extra-packages "$(cat $androidx/packages.txt)" --java target/generated-sources/r --proguard target/res/aapt.pro \
    -o target/res/resources.apk "${overlays[@]}" -R target/res/generated.zip -R target/res/app.zip

cat >target/test-classes/com/android/tools/test_config.properties <<END
android_merged_manifest=$PWD/target/res/AndroidManifest.xml
android_resource_apk=$PWD/target/res/resources.apk
android_merged_assets=$PWD/src/main/assets
android_custom_package=app.carnet
END
