#!/usr/bin/env python3
"""Compares what our class files call with Android's public API: public_api.py MIN_SDK API.d.ts CLASSES ALLOWED

The framework jar that we compile against holds hidden API as well, and Lint does not notice. API.d.ts lists the public API,
with `@since N` where that is more than 21. Found are calls to classes or members that it lacks, and to those newer than
MIN_SDK unless a line `OUR_CLASS THEIR_CLASS.MEMBER` in ALLOWED (* stands for anything) says the call is guarded; an unused
line is an error. Compared by name, not by signature; inherited members called through a class of our own are not seen.
"""
import pathlib
import re
import subprocess
import sys
from fnmatch import fnmatchcase as like

OF_EVERY_OBJECT = {"getClass", "equals", "hashCode", "toString", "clone", "wait", "notify", "notifyAll", "finalize"}


class Api:
    """Members of each class with the version they came with, and what each class extends."""

    def __init__(self, path):
        self.members, self.parents = {}, {}
        since, nesting = 0, []
        for line in open(path, encoding="utf-8"):
            line = line.strip()
            if found := re.match(r"/\*\* .*@since (\d+)", line):
                since = int(found[1])
                continue
            self.read(line, since, nesting)
            since = 0

    def read(self, line, since, nesting):
        opening = re.match(r"(?:declare |export )+(?:abstract )?(module|namespace|class|interface) ([\w.$]+)(?:<.*?>)?(.*)", line)
        if opening and line.endswith("{"):
            kind, name, rest = opening.groups()
            nesting.append((kind, name))
            if kind in ("class", "interface"):
                name = dotted(nesting)
                self.members.setdefault(name, {})["<class>"] = since
                listed = re.sub(r"\b(extends|implements)\b", ",", "".join(re.findall(r"(?:extends|implements) [^{]+", rest)))
                self.parents.setdefault(name, set()).update(re.findall(r"[\w.]+\.\w+", listed))
        elif line in ("}", "};"):
            if nesting:
                nesting.pop()
        elif nesting and nesting[-1][0] in ("class", "interface"):
            member = re.match(r"(?:public |protected |static |abstract |readonly |get |set )*([\w$]+)\s*(?:<.*?>)?[(:?]", line)
            if member:
                members = self.members[dotted(nesting)]
                members[member[1]] = min(members.get(member[1], 999), since)

    def since(self, name, member, seen=()):
        """The version with which the class got the member, or None where neither it nor a parent has it."""
        if name not in self.members or name in seen:
            return None
        members = self.members[name]
        if member in members:
            return max(members[member], members["<class>"])
        inherited = (self.since(parent, member, (*seen, name)) for parent in self.parents.get(name, ()))
        return next((version for version in inherited if version is not None), None)


def dotted(nesting):
    return ".".join(name for _, name in nesting)


def calls(classes):
    """(our class, their class, member) of every call and field access."""
    files = [str(path) for path in pathlib.Path(classes).rglob("*.class")]
    ours = {file[len(str(classes)) + 1 : -6] for file in files}
    listing = subprocess.run(["javap", "-c", "-p", *files], capture_output=True, text=True, check=True).stdout
    where = "?"
    for line in listing.splitlines():
        if found := re.match(r"(?:\w+ )*(?:class|interface) ([\w.$]+)", line):
            where = found[1]
        found = re.search(r'// (?:Interface)?(?:Method|Field) ((?:android|dalvik|org/json)/[\w/$]*)\."?([\w$<>]+)"?:', line)
        if found and found[1] not in ours:
            yield where, re.sub("[/$]", ".", found[1]), found[2].replace("<init>", "constructor")


def main():
    minimum, listed, classes, allowed = int(sys.argv[1]), Api(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
    guarded = [line.split() for line in open(allowed, encoding="utf-8") if line.strip() and not line.startswith("#")]
    used, findings, seen = set(), set(), 0
    for where, name, member in calls(classes):
        seen += 1
        version = listed.since(name, member)
        if name not in listed.members:
            findings.add(f"{where}: {name}.{member}: hidden class")
        elif version is None and member not in OF_EVERY_OBJECT:
            findings.add(f"{where}: {name}.{member}: hidden member")
        elif version is not None and version > minimum:
            lines = [i for i, (ours, theirs) in enumerate(guarded) if like(where, ours) and like(f"{name}.{member}", theirs)]
            used.update(lines)
            if not lines:
                findings.add(f"{where}: {name}.{member}: needs API {version}")
    findings |= {f"{allowed}: nothing needs `{' '.join(line)}`" for i, line in enumerate(guarded) if i not in used}
    for line in sorted(findings):
        print(line)
    print(f"{seen} framework references, {len(findings)} findings")
    sys.exit(bool(findings) or seen == 0)


main()
