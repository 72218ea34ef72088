#!/usr/bin/env python3
"""The Gradle project has the versions of the Maven build: no library more, none less, none other."""
import pathlib
import re
import sys
import tomllib
import xml.etree.ElementTree as xml

ANDROID = pathlib.Path(__file__).resolve().parent.parent
POM = "{http://maven.apache.org/POM/4.0.0}"
# Gradle's name = Maven's property
PROPERTIES = {
    "agp": "apksig.version",
    "kotlin": "kotlin.version",
    "coroutines": "coroutines.version",
    "jna": "jna.version",
    "junit": "junit.version",
    "robolectric": "robolectric.version",
    "compileSdk": "target.sdk",
    "minSdk": "min.sdk",
    "targetSdk": "target.sdk",
}
# What Gradle resolves by itself behind the listed ones, or needs no entry for.
ONLY_MAVEN = {
    "org.jetbrains:annotations",
    "org.jetbrains.kotlin:kotlin-stdlib",
    "org.jetbrains.kotlinx:kotlinx-serialization-core",
    "com.google.guava:listenablefuture",
    "org.jspecify:jspecify",
    "org.robolectric:android-all",
}


def maven():
    """Properties, and `group:name` without its platform -> version."""
    properties, libraries = {}, {}
    for pom in "pom.xml", "androidx/pom.xml", "app/pom.xml":
        tree = xml.parse(ANDROID / pom).getroot()
        properties |= {p.tag.removeprefix(POM): p.text for p in tree.findall(f"{POM}properties/*")}
        for item in tree.findall(f"{POM}dependencies/{POM}dependency") + tree.findall(f".//{POM}artifactItem"):
            group, name, version = (item.findtext(POM + tag) for tag in ("groupId", "artifactId", "version"))
            if group != "app.carnet":
                version = re.sub(r"\$\{(.*?)}", lambda m: properties[m[1]], version)
                libraries[f"{group}:{re.sub('-(jvm|android)$', '', name) if name != 'kotlinx-coroutines-android' else name}"] = version
    return properties, libraries


def gradle():
    catalogue = tomllib.loads((ANDROID / "gradle/libs.versions.toml").read_text())
    versions = catalogue["versions"]
    libraries = {}
    for library in catalogue["libraries"].values():
        version = library["version"]
        libraries[library["module"]] = version if isinstance(version, str) else versions[version["ref"]]
    in_bundle = {catalogue["libraries"][alias]["module"] for alias in catalogue["bundles"]["androidx"]}
    return versions, libraries, in_bundle


properties, of_maven = maven()
versions, of_gradle, in_bundle = gradle()
found = []
for ours, theirs in PROPERTIES.items():
    if versions[ours] != properties[theirs]:
        found.append(f"{ours}: {versions[ours]} in Gradle, {properties[theirs]} in Maven")
for name in sorted((of_maven.keys() | of_gradle.keys()) - ONLY_MAVEN):
    if of_maven.get(name) != of_gradle.get(name):
        found.append(f"{name}: {of_gradle.get(name)} in Gradle, {of_maven.get(name)} in Maven")
    if name.startswith("androidx.") and name not in in_bundle:
        found.append(f"{name}: not in the bundle")
for line in found:
    print(line)
sys.exit(bool(found))
