#!/usr/bin/env python3
"""The words of both shells: complete in every language, translated, with the same arguments and every plural form.

    words.py [ios]            check res/values*/strings.xml, or iOS's own words; exit 1 and a line for each fault
    words.py [ios] missing XX names in English that language XX lacks, with their English text
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Where the texts are, the code that says them, and what puts two of them together there. iOS has only those of its own, or in
# place of Android's.
SAID = r"(?:stringResource|getString|pluralStringResource)"
SHELLS = {
    "android": (
        ROOT / "android/app/src/main/res",
        ROOT / "android/app/src/main/kotlin",
        "*.kt",
        re.compile(rf"{SAID}\([^()]*\)\s*\+|\+\s*{SAID}\(|\$\{{\s*{SAID}\("),
    ),
    "ios": (
        ROOT / "ios/words",
        ROOT / "ios/Sources",
        "*.swift",
        re.compile(r"\bwords\(\.[^()]*\)\s*\+|\+\s*words\(\.|\\\(words\(\."),
    ),
}
RES, SOURCE, FILES, JOINED = SHELLS["ios" if sys.argv[1:2] == ["ios"] else "android"]

# Folder of each language, and the plural forms it has (CLDR).
LANGUAGES = {
    "fr": ("values-fr", {"one", "many", "other"}),
    "es": ("values-es", {"one", "many", "other"}),
    "ar": ("values-ar", {"zero", "one", "two", "few", "many", "other"}),
    "zh-Hans": ("values-b+zh+Hans", {"other"}),
    "ru": ("values-ru", {"one", "few", "many", "other"}),
}

# What reads the same as in English: names of standards, and words that the language shares.
SHARED = {
    "*": {"biometric_face_id", "biometric_touch_id"},
    "fr": {
        "about_version", "action_ok", "card_date", "card_dose", "detail_title", "field_centre", "field_dose", "format_title",
        "kind_test", "kind_vaccination", "licences_title", "limits_notify", "minutes", "settings_licences", "verify_event_date", "yellow_card_date",
    },
    "es": {"pin_label", "recovery_code_pin_label", "verify_no"},
    "ar": set(),
    "zh-Hans": set(),
    "ru": set(),
}

ARGUMENT = re.compile(r"%(?:\d+\$)?[sd]")
# Letters of the alphabet a language is written in: a text without one of them is no translation.
SCRIPT = {"ar": re.compile(r"[\u0600-\u06ff]"), "ru": re.compile(r"[\u0400-\u04ff]"), "zh-Hans": re.compile(r"[\u4e00-\u9fff]")}


def words(folder):
    """Name -> text, or plural form -> text. What is not translatable is left out."""
    found = {}
    for file in sorted((RES / folder).glob("strings.xml")):
        for item in ElementTree.parse(file).getroot():
            if item.get("translatable") == "false":
                continue
            name = item.get("name")
            if name in found:
                raise SystemExit(f"{folder}: {name} is there twice")
            if item.tag == "plurals":
                found[name] = {form.get("quantity"): "".join(form.itertext()) for form in item}
            else:
                found[name] = "".join(item.itertext())
    return found


def arguments(text):
    return sorted(ARGUMENT.findall(text))


def faults(english, language):
    folder, forms = LANGUAGES[language]
    translated = words(folder)
    for name in english.keys() - translated.keys():
        yield f"{language}: {name} is missing"
    for name in translated.keys() - english.keys():
        yield f"{language}: {name} is not in English"
    for name in english.keys() & translated.keys():
        original, text = english[name], translated[name]
        if isinstance(original, dict) != isinstance(text, dict):
            yield f"{language}: {name} is a plural in one and none in the other"
        elif isinstance(original, dict):
            if text.keys() != forms:
                yield f"{language}: {name} needs the forms {', '.join(sorted(forms))}"
            for form, one in text.items():
                # A form that stands for one number may do without it.
                if arguments(one) != arguments(original["other"]) and form not in ("zero", "one", "two"):
                    yield f"{language}: {name}, {form}: other arguments than in English"
                yield from untranslated(language, name, original["other"], one)
        else:
            if arguments(original) != arguments(text):
                yield f"{language}: {name}: other arguments than in English"
            yield from untranslated(language, name, original, text)


def untranslated(language, name, original, text):
    if not text.strip():
        yield f"{language}: {name} is empty"
        return
    if name in SHARED["*"] | SHARED[language] or not re.search(r"[A-Za-z]", ARGUMENT.sub("", original)):
        return
    if text == original:
        yield f"{language}: {name} is not translated"
    elif language in SCRIPT and not SCRIPT[language].search(text):
        yield f"{language}: {name} has no letter of the language"


def concatenated():
    """Words put together in code: a resource that begins or ends with a blank, or two in a row."""
    for name, text in words("values").items():
        for one in text.values() if isinstance(text, dict) else [text]:
            if one != one.strip():
                yield f"en: {name} begins or ends with a blank, as only half a sentence does"
    for file in SOURCE.rglob(FILES):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if JOINED.search(line):
                yield f"{file.relative_to(SOURCE)}:{number}: words are put together; use one text with arguments"


def main(arguments_given):
    english = words("values")
    if arguments_given[:1] == ["missing"] and len(arguments_given) == 2 and arguments_given[1] in LANGUAGES:
        translated = words(LANGUAGES[arguments_given[1]][0])
        for name in english:
            if name not in translated:
                print(name, english[name], sep="\t")
        return 0
    if arguments_given:
        print(__doc__, file=sys.stderr)
        return 2
    found = sorted(concatenated())
    for language in LANGUAGES:
        found += sorted(faults(english, language))
    print(*found, sep="\n")
    print(f"{len(english)} texts in {len(LANGUAGES) + 1} languages, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:] if sys.argv[1:2] == ["ios"] else sys.argv[1:]))
