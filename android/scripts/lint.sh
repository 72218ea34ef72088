#!/usr/bin/env bash
# Android Lint without Gradle and without an SDK, after `mvn package`: report in app/target/lint/report.txt, fails on errors.
set -euo pipefail
cd "$(dirname "$0")/.."
app=$PWD/app
out=$app/target/lint
platform=$out/sdk/platforms/android-35
mkdir -p "$platform"
mvn -B -q -ntp -f tools/lint/pom.xml package

# An SDK of one platform.
cp -P "$app/target/android.jar" "$platform/"
printf '%s\n' Pkg.Desc=Android Platform.Version=15 AndroidVersion.ApiLevel=35 Pkg.Revision=1 Layoutlib.Api=15 Layoutlib.Revision=1 \
    >"$platform/source.properties"

{
    echo "<project><sdk dir=\"$out/sdk\"/><root dir=\"$app\"/>"
    echo '<module name="app" android="true" library="false" compile-sdk-version="35">'
    echo '<manifest file="src/main/AndroidManifest.xml"/><merged-manifest file="target/res/AndroidManifest.xml"/>'
    echo '<resource file="src/main/res"/><resource file="target/generated-res"/>'
    # Files, not folders: in a folder no Kotlin is read.
    (cd "$app" && find src/main/kotlin target/generated-sources -name '*.kt' -o -name '*.java' | sort | sed 's#.*#<src file="&"/>#')
    printf '<classpath jar="%s"/>\n' "$app"/target/libs/*.jar
    # The libraries' own checks.
    printf '<lint-checks jar="%s"/>\n' "$PWD"/androidx/target/lib/*/lint.jar
    echo '</module></project>'
} >"$out/project.xml"

java -Xmx2g -cp "$(cat tools/lint/target/lint.cp)" com.android.tools.lint.Main --project "$out/project.xml" --config app/lint.xml \
    --text "$out/report.txt" --client-id lint --exitcode || { cat "$out/report.txt" && exit 1; }
