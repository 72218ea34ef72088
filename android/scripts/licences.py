#!/usr/bin/env python3
"""Writes what an app is made of, and under which licence: licences.py OUT, or licences.py ios OUT

One line `name version — licence` each: the crates that are linked into the Rust library, what the C compiler and the linker
add to them, and, for Android, the libraries of androidx/pom.xml and app/pom.xml. Fails on a library whose licence is not known
here.
"""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

ANDROID = pathlib.Path(__file__).resolve().parent.parent
POM = "{http://maven.apache.org/POM/4.0.0}"

# By group; none of the POMs that name a licence is fetched for artifacts that are only copied.
LIBRARIES = {
    "androidx": "Apache-2.0",
    "com.google.guava": "Apache-2.0",
    "net.java.dev.jna": "Apache-2.0 OR LGPL-2.1-or-later",
    "org.jetbrains": "Apache-2.0",
    "org.jetbrains.kotlin": "Apache-2.0",
    "org.jetbrains.kotlinx": "Apache-2.0",
    "org.jspecify": "Apache-2.0",
}
# Inside of crates, or added by the linker.
BESIDES = [
    "Rust standard library — Apache-2.0 OR MIT",
    "SQLite — public domain",
]

LINKED_ON_ANDROID = ["libunwind (LLVM) — Apache-2.0 WITH LLVM-exception"]


def crates(platform):
    """The crates linked into the library for phones; neither build scripts nor macros, nor our own."""
    command = f"cargo metadata --format-version 1 --locked --filter-platform {platform}".split()
    manifest = (ANDROID / "../core/ffi/Cargo.toml").resolve()
    graph = json.loads(subprocess.run([*command, "--manifest-path", manifest], check=True, capture_output=True).stdout)
    packages = {package["id"]: package for package in graph["packages"]}
    needs = {node["id"]: node["deps"] for node in graph["resolve"]["nodes"]}
    todo = [package["id"] for package in graph["packages"] if package["name"] == "carnet-ffi"]
    linked = set()
    while todo:
        package = todo.pop()
        macro = any("proc-macro" in target["kind"] for target in packages[package]["targets"])
        if package in linked or macro:
            continue
        linked.add(package)
        todo += [need["pkg"] for need in needs[package] if any(kind["kind"] is None for kind in need["dep_kinds"])]
    for package in linked:
        package = packages[package]
        if package["source"] is not None:
            yield line(package["name"], package["version"], package["license"] or "see its " + package["license_file"])


def libraries():
    """What the two poms put into the APK."""
    properties = {}
    for pom in ("pom.xml", "androidx/pom.xml", "app/pom.xml"):
        tree = xml.parse(ANDROID / pom).getroot()
        properties |= {p.tag.removeprefix(POM): p.text for p in tree.findall(f"{POM}properties/*")}
        items = tree.findall(f"{POM}dependencies/{POM}dependency") + tree.findall(f".//{POM}artifactItem")
        for item in items:
            group, name, version, scope = (item.findtext(POM + tag, "") for tag in ("groupId", "artifactId", "version", "scope"))
            if group == "app.carnet" or scope in ("test", "provided"):
                continue
            version = re.sub(r"\$\{(.*?)}", lambda m: properties[m[1]], version)
            yield line(f"{group}:{name}", version, LIBRARIES["androidx" if group.startswith("androidx.") else group])


def line(name, version, licence):
    return f"{name} {version} — {licence}"


ios = sys.argv[1] == "ios"
if ios:
    parts = {*crates("aarch64-apple-ios"), *BESIDES}
else:
    parts = {*crates("aarch64-linux-android"), *libraries(), *BESIDES, *LINKED_ON_ANDROID}
out = pathlib.Path(sys.argv[2] if ios else sys.argv[1])
out.parent.mkdir(parents=True, exist_ok=True)
out.write_text("\n".join(sorted(parts, key=str.lower)) + "\n", encoding="utf-8")
