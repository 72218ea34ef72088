#!/usr/bin/env bash
# Dexes, packs and signs: app/target/carnet-debug.apk, or carnet-release.apk with MODE=r8 (shrunk; signed with the same
# throwaway key, so it is for looking at). Called by app/pom.xml with ANDROID_JAR, MIN_SDK, MODE.
set -euo pipefail
cd "$(dirname "$0")/../app"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
tools=../tools/target
androidx=../androidx/target
rm -rf target/dex target/jni
mkdir -p target/dex target/jni
"$home/bin/jar" --create --file target/app-classes.jar -C target/classes .

if [ "$MODE" = r8 ]; then
    apk=target/carnet-release.apk
    rules=(--pg-conf r8.pro --pg-conf target/res/aapt.pro)
    for library in "$androidx"/lib/*/proguard.txt; do rules+=(--pg-conf "$library"); done
    "$java" -Xmx4g -cp $tools/r8.jar com.android.tools.r8.R8 --release --min-api "$MIN_SDK" --lib "$ANDROID_JAR" --lib "$home" \
        "${rules[@]}" --pg-map-output target/mapping.txt --output target/dex target/app-classes.jar target/libs/*.jar
else
    apk=target/carnet-debug.apk
    # The libraries change only with the lists in the poms: dexed once, then merged with the app's.
    key=$(cat target/libs/*.jar | sha256sum | cut -c1-16)
    libraries=$androidx/dex-$key-$MIN_SDK.zip
    if [ ! -f "$libraries" ]; then
        rm -f "$androidx"/dex-*.zip
        "$java" -Xmx2g -cp $tools/r8.jar com.android.tools.r8.D8 --debug --min-api "$MIN_SDK" --lib "$ANDROID_JAR" --lib "$home" \
            --output "$libraries.part.zip" target/libs/*.jar
        mv "$libraries.part.zip" "$libraries"
    fi
    classpath=()
    for library in target/libs/*.jar; do classpath+=(--classpath "$library"); done
    "$java" -Xmx2g -cp $tools/r8.jar com.android.tools.r8.D8 --debug --min-api "$MIN_SDK" --lib "$ANDROID_JAR" --lib "$home" \
        "${classpath[@]}" --output target/dex target/app-classes.jar "$libraries"
fi

for abi in arm64-v8a x86_64; do
    mkdir -p "target/jni/$abi"
    unzip -qoj $tools/jna.aar "jni/$abi/*.so" -d "target/jni/$abi"
    cp "$androidx"/lib/*/jni/$abi/*.so target/native/$abi/*.so "target/jni/$abi/"
done
../scripts/key.sh
"$java" -cp $tools/apksig.jar ../scripts/Pack.java $apk target/throwaway.p12 target/res/resources.apk target/dex target/jni
