#!/usr/bin/env python3
"""What the app uses of Apple's frameworks and no machine but a Mac compiles: the list in TESTING.md, from Stand-ins/.

    stand_ins.py check    each declaration says since which iOS it is there and its page; the list is the one in TESTING.md
    stand_ins.py write    writes the list
"""

import re
import sys
import textwrap
from pathlib import Path

IOS = Path(__file__).resolve().parent.parent
STAND_INS = IOS / "Stand-ins"
LIST = IOS / "TESTING.md"
BEGIN, END = "<!-- written by scripts/stand_ins.py -->\n", "<!-- end -->\n"

CITED = re.compile(r"^\s*/// iOS (\d+\.\d+)\. (https://developer\.apple\.com/documentation/\S+)$")
ATTRIBUTE = re.compile(r"^\s*(@[\w.]+(\([^)]*\))?\s*)+$|^\s*#(if|endif|else)")
DECLARED = re.compile(
    r"^\s*(?:@[\w.]+(?:\([^)]*\))?\s+)*(?:public |open |static |final |class |nonisolated |mutating |override |convenience |required |indirect |prefix )*"
    r"(?P<kind>struct|class|enum|protocol|actor|func|init|var|let|typealias|extension|subscript|case)\b[?!]?\s*(?P<name>`?\w+`?|[^\w\s]+)?"
)
WORD = re.compile(r"\w+")


def used():
    """Every word of the app's own code."""
    words = set()
    for folder in ("Sources/Screens", "Sources/ApplePhone", "App"):
        for file in (IOS / folder).rglob("*.swift"):
            # What stands inside \( ) of a string is code, and a name may stand nowhere else: strings are kept.
            words |= set(WORD.findall(re.sub(r"//[^\n]*", "", file.read_text())))
    return words


def declarations(file):
    """(line, indented, kind, name, iOS version or None, page or None) of each declaration that is public or an extension."""
    cited = None
    for number, line in enumerate(file.read_text().splitlines(), 1):
        if found := CITED.match(line):
            cited = found.groups()
        elif ATTRIBUTE.match(line) or line.lstrip().startswith("///"):
            continue
        else:
            found = DECLARED.match(line)
            if found and ("public" in line or "open " in line or found["kind"] == "extension"):
                yield number, line[0].isspace(), found["kind"], (found["name"] or "").strip("`"), *(cited or (None, None))
            cited = None


def faults():
    for file in sorted(STAND_INS.rglob("*.swift")):
        for number, inside, kind, name, version, page in declarations(file):
            # What stands inside a type may have the type's page.
            if page is None and not name.startswith("_") and not inside and kind != "extension":
                yield f"{file.relative_to(IOS)}:{number}: {kind} {name}: no iOS version and page"


def listed():
    """The list, framework by framework."""
    words = used()
    lines = []
    for folder in sorted(path for path in STAND_INS.iterdir() if path.is_dir()):
        found = {}
        for file in sorted(folder.rglob("*.swift")):
            for _, _, kind, name, version, page in declarations(file):
                if page is None or kind == "extension":
                    continue
                symbol = page.rsplit("/", 1)[1]
                shown = symbol if kind == "init" else name
                if name in words or kind == "init" and page.split("/")[-2] in {word.lower() for word in words}:
                    found.setdefault(page, (f"{page.split('/')[-2]}.{symbol}" if kind == "init" else shown, version))
        if found:
            lines += [f"**{folder.name}**", ""]
            entries = sorted(found.items(), key=lambda entry: entry[1][0].lower())
            lines += textwrap.wrap(", ".join(dict.fromkeys(f"`{name}`" for _, (name, _) in entries)), 120, break_long_words=False) + [""]
    return "\n".join(lines)


def main():
    if sys.argv[1:] not in (["check"], ["write"]):
        print(__doc__, file=sys.stderr)
        return 2
    text = LIST.read_text()
    before, rest = text.split(BEGIN)
    old, after = rest.split(END)
    new = "\n" + listed() + "\n"
    if sys.argv[1] == "write":
        LIST.write_text(before + BEGIN + new + END + after)
        return 0
    found = list(faults())
    if old != new:
        found.append("TESTING.md: the list is not the one of Stand-ins/: run scripts/stand_ins.py write")
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
