#!/usr/bin/env bash
# androidx/target/aar/* -> target/classes (one jar's worth), target/lib/NAME/{res,AndroidManifest.xml,proguard.txt,R.txt,jni},
# target/res/NAME.zip (compiled resources), target/packages.txt (the packages that need an R class).
set -euo pipefail
cd "$(dirname "$0")/../androidx/target"
[ .done -nt ../pom.xml ] && exit 0
rm -rf classes lib res
mkdir -p classes lib res
for archive in aar/*; do
    name=$(basename "${archive%.*}")
    if [ "${archive##*.}" = jar ]; then
        unzip -qo "$archive" -d classes
        continue
    fi
    unzip -qo "$archive" -d "lib/$name"
    for jar in "lib/$name"/classes.jar "lib/$name"/libs/*.jar; do
        [ ! -f "$jar" ] || unzip -qo "$jar" -d classes
    done
    if [ -n "$(find "lib/$name/res" -type f 2>/dev/null | head -1)" ]; then
        ../../tools/target/prebuilt/linux/aapt2 compile --dir "lib/$name/res" -o "res/$name.zip"
    fi
done
# META-INF/*.kotlin_module stays: the compiler finds top-level functions by it.
rm -rf classes/META-INF/{MANIFEST.MF,maven,versions} classes/module-info.class
for library in lib/*/; do
    [ ! -s "$library/R.txt" ] || sed -n 's/.*package="\([^"]*\)".*/\1/p' "$library/AndroidManifest.xml"
done | sort -u | paste -sd: >packages.txt
touch .done
