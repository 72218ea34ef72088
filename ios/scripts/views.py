#!/usr/bin/env python3
"""The arrows of the iOS app that a compiler does not see. Exit 1 and a line for each fault.

    views.py    a view decides nothing about what a pass says; only the bridge knows generated code; a feature knows no other
"""

import re
import sys
from pathlib import Path

IOS = Path(__file__).resolve().parent.parent
SOURCES = IOS / "Sources"

TYPE = re.compile(r"^\s*(?:@_exported import|public) (?:final |indirect )?(?:class|struct|enum|protocol|actor) (?:WalletFFI\.)?(\w+)", re.MULTILINE)
IMPORT = re.compile(r"^\s*(?:@\w+ |\w+ )*import (?:(?:class|struct|enum|protocol|func) )?(\w+)", re.MULTILINE)
NOT_CODE = re.compile(r'//[^\n]*|"(?:\\.|[^"\\\n])*"')
# Deciding by what is painted is deciding all the same; the parts that paint tones and stripes are where it ends.
PAINTED = re.compile(r"(?:switch|==|!=)\s*[\w.]*\.?(?:tone|stripe|verdict)\b|\.(?:tone|stripe)\s*(?:==|!=)")


def code(file):
    """A file's text without its comments and strings."""
    return NOT_CODE.sub(lambda found: '""' if found[0].startswith('"') else "", file.read_text())


def domain():
    """Names of what the core says: the views have no word for them."""
    for file in (SOURCES / "WalletBridge").glob("*.swift"):
        yield from TYPE.findall(code(file))


def lines(text, pattern):
    for number, line in enumerate(text.splitlines(), 1):
        for found in pattern.finditer(line):
            yield number, found[0]


def faults():
    names = re.compile(r"(?<![\w.])(?:" + "|".join(sorted(set(domain()))) + r")\b")
    for file in sorted((SOURCES / "Screens").rglob("*.swift")):
        text = code(file)
        place = file.relative_to(IOS)
        for module in {"WalletBridge", "WalletFFI"} & set(IMPORT.findall(text)):
            yield f"{place}: a view imports {module}"
        for number, found in lines(text, names):
            yield f"{place}:{number}: a view speaks of {found}"
        if file.parent.name != "Parts":
            for number, found in lines(text, PAINTED):
                yield f"{place}:{number}: a view decides: {found}"
    features = {folder.name for folder in (SOURCES / "Features").iterdir()}
    for file in sorted(IOS.glob("**/*.swift")):
        place = file.relative_to(IOS)
        if place.parts[0] in ("Generated", "Stand-ins", ".build"):
            continue
        imported = set(IMPORT.findall(code(file)))
        if "WalletFFI" in imported and place.parts[:2] != ("Sources", "WalletBridge"):
            yield f"{place}: only the bridge knows generated code"
        if place.parts[:2] == ("Sources", "Features"):
            for other in imported & (features - {place.parts[2]}):
                yield f"{place}: a feature imports another, {other}"


def main():
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(faults())
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
