#!/usr/bin/env python3
"""What Xcode and the App Store read and no compiler here looks at. Exit 1 and a line for each fault.

    project.py    property lists, privacy manifest, project.yml, icon, string catalogues, texts for the store
"""

import json
import plistlib
import re
import struct
import sys
from pathlib import Path

IOS = Path(__file__).resolve().parent.parent
APP = IOS / "App"
LANGUAGES = {"en", "fr", "es", "ar", "zh-Hans", "ru"}

# https://developer.apple.com/help/app-store-connect/reference/platform-version-information: characters.
STORE = {"name": 30, "subtitle": 30, "keywords": 100, "promotional_text": 170, "description": 4000, "release_notes": 4000}
LOCALES = {"en-US", "fr-FR", "es-ES", "ar-SA", "zh-Hans", "ru"}

# What asks for a reason, by Apple's list, and how the sources say it.
REASONS = {
    "NSPrivacyAccessedAPICategoryUserDefaults": r"\bUserDefaults\b",
    "NSPrivacyAccessedAPICategoryFileTimestamp": r"creationDateKey|contentModificationDateKey|\.modificationDate|\bstat\(",
    "NSPrivacyAccessedAPICategorySystemBootTime": r"\bsystemUptime\b|\bmach_absolute_time\b",
    "NSPrivacyAccessedAPICategoryActiveKeyboards": r"\bactiveInputModes\b",
}


def plist(path):
    return plistlib.loads((APP / path).read_bytes())


def property_lists():
    files = [file for kind in ("plist", "entitlements", "xcprivacy") for file in APP.rglob(f"*.{kind}")]
    if len(files) < 6:
        yield "App: property lists are missing"
    for file in files:
        try:
            plistlib.loads(file.read_bytes())
        except plistlib.InvalidFileException as error:
            yield f"{file.relative_to(IOS)}: {error}"
    app = plist("Plists/Carnet-Info.plist")
    for key in ("NSCameraUsageDescription", "NSFaceIDUsageDescription", "ITSAppUsesNonExemptEncryption", "CFBundleDocumentTypes"):
        if key not in app:
            yield f"Carnet-Info.plist: {key} is missing"
    yield from document_types(app)
    asked = {key for key in app if key.endswith("UsageDescription")}
    for key in asked - {"NSCameraUsageDescription", "NSFaceIDUsageDescription"}:
        yield f"Carnet-Info.plist: asks for more than the camera and the face: {key}"
    if set(app.get("CFBundleLocalizations", [])) != LANGUAGES:
        yield "Carnet-Info.plist: CFBundleLocalizations are not the languages of the words"
    groups = [plist(f"Plists/{name}.entitlements").get("com.apple.security.application-groups") for name in ("Carnet", "Share")]
    named = re.findall(r'forSecurityApplicationGroupIdentifier: "([^"]+)"', (IOS / "Sources/Device/Inbox.swift").read_text())
    if groups != [named, named]:
        yield f"entitlements: the group of the app and its share extension is {groups}, the inbox's {named}"


def document_types(app):
    """What the app opens, what its own picker offers and what the share extension takes are the same files."""
    opened = {kind for entry in app.get("CFBundleDocumentTypes", []) for kind in entry["LSItemContentTypes"]}
    named = {
        "pdf": "com.adobe.pdf", "image": "public.image", "plainText": "public.plain-text", "json": "public.json",
        "emailMessage": "public.email-message",
    }
    picked = (IOS / "Sources/Screens/Parts/ReadableFiles.swift").read_text()
    offered = {named[kind] for kind in re.findall(r"(?<=[\[ ])\.(\w+)", picked)} | set(re.findall(r'(?:im|ex)portedAs: "([^"]+)"', picked))
    if opened != offered:
        yield f"Carnet-Info.plist opens {sorted(opened - offered)} that the picker does not offer, and not {sorted(offered - opened)}"
    shared = (APP / "Share/ShareModel.swift").read_text()
    for kind in opened - {"public.plain-text"}:
        words = [f".{word}" for word, identifier in named.items() if identifier == kind] + [f'"{kind}"']
        if not any(word in shared for word in words):
            yield f"Carnet-Info.plist opens {kind}, which the share extension does not take"
    declared = {entry["UTTypeIdentifier"] for how in ("Imported", "Exported") for entry in app.get(f"UT{how}TypeDeclarations", [])}
    for kind in opened:
        if not kind.startswith(("public.", "com.adobe.", "com.apple.")) and kind not in declared:
            yield f"Carnet-Info.plist opens {kind}, which nothing declares"


def privacy():
    manifest = plist("Plists/PrivacyInfo.xcprivacy")
    said = {entry["NSPrivacyAccessedAPIType"]: entry["NSPrivacyAccessedAPITypeReasons"] for entry in manifest["NSPrivacyAccessedAPITypes"]}
    source = "\n".join(file.read_text() for folder in ("Sources", "App") for file in (IOS / folder).rglob("*.swift"))
    for category, used in REASONS.items():
        if bool(re.search(used, source)) != (category in said):
            yield f"PrivacyInfo.xcprivacy: {category} is {'said and not used' if category in said else 'used and not said'}"
    yield from (f"PrivacyInfo.xcprivacy: {category} has no reason" for category, reasons in said.items() if not reasons)
    if manifest.get("NSPrivacyTracking") is not False or manifest.get("NSPrivacyCollectedDataTypes") != []:
        yield "PrivacyInfo.xcprivacy: tracking and collection are not denied"


def project():
    text = (APP / "project.yml").read_text()
    for path in set(re.findall(r"^\s*- path: (\S+)|(?:INFOPLIST_FILE|CODE_SIGN_ENTITLEMENTS): (\S+)", text, re.MULTILINE)):
        path = path[0] or path[1]
        if not (APP / path).exists():
            yield f"project.yml: {path} is not there (generated files: scripts/generate.sh)"
    version = re.search(r'^version = "([^"]+)"', (IOS.parent / "Cargo.toml").read_text(), re.MULTILINE)[1]
    if f'MARKETING_VERSION: "{version}"' not in text:
        yield f"project.yml: the version is not that of Cargo.toml, {version}"


def icon():
    for file in APP.rglob("AppIcon.appiconset/*.png"):
        head = file.read_bytes()[:33]
        width, height, _, colour = struct.unpack(">IIBB", head[16:26])
        if (width, height) != (1024, 1024) or colour != 2:
            yield f"{file.relative_to(IOS)}: an icon is 1024 x 1024 without an alpha channel"
        return
    yield "App: there is no icon"


def catalogues():
    system = [APP / f"Generated/{name}.xcstrings" for name in ("InfoPlist", "Localizable", "AppShortcuts")]
    for file in (*system, IOS / "Generated/Catalogue/Localizable.xcstrings"):
        if not file.exists():
            yield f"{file.relative_to(IOS)} is not there: scripts/generate.sh"
            continue
        for name, entry in json.loads(file.read_text())["strings"].items():
            for language in LANGUAGES - entry["localizations"].keys():
                yield f"{file.name}: {name} is not there in {language}"


def store():
    metadata = IOS / "Store/metadata"
    if {folder.name for folder in metadata.iterdir() if folder.is_dir()} - {"review_information"} != LOCALES:
        yield f"Store/metadata: the languages are not {', '.join(sorted(LOCALES))}"
    for locale in sorted(LOCALES):
        for name, most in STORE.items():
            file = metadata / locale / f"{name}.txt"
            text = file.read_text().strip() if file.exists() else ""
            if not 0 < len(text) <= most:
                yield f"{file.relative_to(IOS)}: {len(text)} characters, at most {most} and not none"


def main():
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    found = [fault for check in (property_lists, privacy, project, icon, catalogues, store) for fault in check()]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
