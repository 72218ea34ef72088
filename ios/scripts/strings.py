#!/usr/bin/env python3
"""The app's words, from the one source of both shells: Android's res/values*/strings.xml, and words/ for what only iOS says.

    strings.py          writes Generated/Catalogue/Localizable.xcstrings and Word.swift, and what the system reads itself into
                        App/Generated: InfoPlist.xcstrings, Localizable.xcstrings and AppShortcuts.xcstrings
    strings.py check    no text of the catalogue is without a place in the app; exit 1 and a line for each that is

A text of words/ stands in for Android's text of the same name.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

IOS = Path(__file__).resolve().parent.parent
SOURCES = [IOS.parent / "android/app/src/main/res", IOS / "words"]

# String catalogue's name of a language, and Android's folder.
LANGUAGES = {
    "en": "values",
    "fr": "values-fr",
    "es": "values-es",
    "ar": "values-ar",
    "zh-Hans": "values-b+zh+Hans",
    "ru": "values-ru",
}

# Texts that the system shows, by the key of Info.plist.
INFO_PLIST = {
    "CFBundleDisplayName": "app_name",
    "NSCameraUsageDescription": "info_camera",
    "NSFaceIDUsageDescription": "info_face_id",
}

# Titles of the shortcuts and of the control, by their own names, and the phrases that are said to Siri.
SHORTCUTS = ["quick_show", "quick_show_text", "quick_scan", "quick_scan_text"]
PHRASES = ["quick_show_phrase", "quick_scan_phrase"]

# Told by Android's own controls and settings, which iOS has others for.
ANDROID_ALONE = set(
    """
    camera_denied_text confirm_type_word forgot_ways_title passes_actions signer_pack_expired signer_pack_stale
    passes_choose passes_choose_title passes_search passes_search_clear passes_search_close people_alone
    settings_biometric_prompt settings_dynamic settings_dynamic_text settings_language_system settings_look state_busy
    state_collapsed state_expanded unlock_biometric unlock_biometric_prompt_cancel unlock_entered unlock_pad_delete
    unlock_pad_digits unlock_pad_keyboard unlock_wait_clock trip_day trip_day_choose limits_boot limits_boot_text
    notice_channel_text state_off state_on
    """.split()
)

ARGUMENT = re.compile(r"%(?:(\d+)\$)?([sd%])")
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)


def unescaped(text):
    """Android's escapes undone; breaks and blanks between words are one blank, as aapt makes it; no-break spaces stay."""
    text = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    known = {"n": "\n", "t": "\t"}
    return ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if len(m[1]) == 5 else known.get(m[1], m[1]), text)


def pattern(text):
    """Arguments as Foundation names them: `%1$s` is `%1$@`, `%1$d` is `%1$lld`. A text without any is written as it stands."""
    text = unescaped(text)
    place = {"s": "@", "d": "lld"}
    return ARGUMENT.sub(lambda m: m[0] if m[2] == "%" else f"%{m[1] or 1}${place[m[2]]}", text)


def words(folder):
    """Name -> text, or plural form -> text; of an earlier source, unless a later one says it too."""
    found = {}
    for source in SOURCES:
        file = source / folder / "strings.xml"
        for item in ElementTree.parse(file).getroot():
            if item.tag == "plurals":
                found[item.get("name")] = {form.get("quantity"): pattern("".join(form.itertext())) for form in item}
            else:
                found[item.get("name")] = pattern("".join(item.itertext()))
    return found


def unit(text):
    return {"stringUnit": {"state": "translated", "value": text}}


def localization(text):
    if isinstance(text, dict):
        return {"variations": {"plural": {form: unit(one) for form, one in text.items()}}}
    return unit(text)


def catalogue(names, languages):
    """A string catalogue; names: key -> name of the text."""
    strings = {}
    for key, name in names.items():
        # What is not translated is the same everywhere.
        of = {language: texts.get(name, languages["en"][name]) for language, texts in languages.items()}
        strings[key] = {"extractionState": "manual", "localizations": {language: localization(text) for language, text in of.items()}}
    return json.dumps({"sourceLanguage": "en", "strings": strings, "version": "1.0"}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def phrases(languages):
    """Those of `PHRASES` by what Intents.swift says, the app's name as `${applicationName}`."""
    spoken = {
        language: {name: texts[name].replace("%1$@", "${applicationName}") for name in PHRASES if name in texts}
        for language, texts in languages.items()
    }
    return catalogue({spoken["en"][name]: name for name in PHRASES}, spoken)


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def swift(english):
    """The names of the texts as Swift's."""
    lines = [
        "// Written by scripts/strings.py from the words of both shells. Not to be edited.", "",
        "import Foundation", "",
        "/// Where the string catalogue is.", "public let catalogueBundle = Bundle.module", "",
    ]
    for kind, comment in (("Word", "A text of the catalogue."), ("Plural", "A text that depends on a number.")):
        lines += [f"/// {comment}", f"public enum {kind}: String, CaseIterable, Sendable {{"]
        for name, text in sorted(english.items()):
            if isinstance(text, dict) == (kind == "Plural"):
                shown = text["other"] if isinstance(text, dict) else text
                lines += [f"  /// {' '.join(shown.split())}", f'  case {camel(name)} = "{name}"']
        lines += ["}", ""]
    return "\n".join(lines)


def put(path, text):
    """Unchanged files keep their time, so that nothing is compiled again for them. Whether it changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_text() == text:
        return False
    path.write_text(text)
    return True


def check(said):
    """Texts that the app has and does not say, and those left out that it has not."""
    source = "\n".join(file.read_text() for folder in ("Sources", "App") for file in (IOS / folder).rglob("*.swift"))
    for name in said:
        # The system looks its own up by name.
        if not re.search(rf"\.{camel(name)}\b", source) and not (name in SHORTCUTS and f'"{name}"' in source):
            yield f"{name} is in the catalogue and nowhere in the app"
    for name in ANDROID_ALONE - words("values").keys():
        yield f"{name} is left out and is not there"


def main():
    if sys.argv[1:] not in ([], ["check"]):
        print(__doc__, file=sys.stderr)
        return 2
    languages = {language: words(folder) for language, folder in LANGUAGES.items()}
    elsewhere = ANDROID_ALONE | set(PHRASES) | set(INFO_PLIST.values()) - {"app_name"}
    said = {name: text for name, text in languages["en"].items() if name not in elsewhere}
    if sys.argv[1:]:
        faults = list(check(said))
        print(*faults, sep="\n")
        return 1 if faults else 0
    generated = IOS / "Generated/Catalogue"
    put(generated / "Localizable.xcstrings", catalogue({name: name for name in said}, languages))
    if put(generated / "Word.swift", swift(said)):
        # SwiftPM does not see that a module uses a name by way of another.
        for file in (file for folder in ("Sources", "Tests", "App") for file in (IOS / folder).rglob("*.swift")):
            file.touch()
    system = IOS / "App/Generated"
    put(system / "InfoPlist.xcstrings", catalogue(INFO_PLIST, languages))
    put(system / "Localizable.xcstrings", catalogue({name: name for name in SHORTCUTS}, languages))
    put(system / "AppShortcuts.xcstrings", phrases(languages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
