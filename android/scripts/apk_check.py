#!/usr/bin/env python3
"""What must be true of a packed APK, read back from its bytes: apk_check.py GATE APK

  permissions  CAMERA, USE_BIOMETRIC and, for reminders, POST_NOTIFICATIONS and RECEIVE_BOOT_COMPLETED; no other asked for, none declared
  manifest     versions, no backup, nothing debuggable, languages, back gesture
  components   one exported component, the launcher, with the intent filters that we wrote; one provider and one receiver, which no
               other app can ask
  libraries    both ABIs, each with our library and JNA's, stored, for the right processor, needing only the system's
  pages        libraries start at 16 KiB in the file, and so do their segments in memory
  symbols      what our library asks of the system is there from the oldest supported Android on
  licences     every library in the APK is in the list that the app shows
"""
import pathlib
import re
import struct
import subprocess
import sys
import zipfile

ANDROID = pathlib.Path(__file__).resolve().parent.parent
PAGE = 16384
ABIS = {"arm64-v8a": 183, "x86_64": 62}
OURS = {"libcarnet_ffi.so", "libjnidispatch.so"}
SYSTEM = {"libc.so", "libm.so", "libdl.so", "liblog.so"}
PERMISSIONS = ["CAMERA", "POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED", "USE_BIOMETRIC"]
SHARED = {"text/*", "image/*", "application/*", "message/rfc822"}
OPENED = {"text/plain", "image/*", "application/pdf", "message/rfc822", "application/smart-health-card", "application/vnd.apple.pkpass"}
ENDINGS = {start + end for start in (r".*", r".*\..*") for end in (r"\.smart-health-card", r"\.pkpass", r"\.eml", r"\.carnetpack")}


def main():
    gate, path = sys.argv[1:]
    found = list(GATES[gate](path))
    for line in found:
        print(line)
    sys.exit(bool(found))


def differs(what, seen, wanted):
    if seen != wanted:
        yield f"{what}: {seen!r}, not {wanted!r}"


# --- the manifest


class Element:
    def __init__(self, name):
        self.name, self.attributes, self.children = name, {}, []

    def all(self, *names):
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    def get(self, name):
        return self.attributes.get(name)


def manifest(path):
    """The binary manifest in the APK, as aapt2 reads it."""
    aapt2 = ANDROID / "tools/target/prebuilt/linux/aapt2"
    listing = subprocess.run([aapt2, "dump", "xmltree", "--file", "AndroidManifest.xml", path], check=True, capture_output=True, text=True)
    root = Element("")
    open_elements = [(-1, root)]
    for line in listing.stdout.splitlines():
        depth = len(line) - len(line.lstrip())
        if found := re.match(r"\s*E: ([\w.-]+)", line):
            while open_elements[-1][0] >= depth:
                open_elements.pop()
            element = Element(found[1])
            open_elements[-1][1].children.append(element)
            open_elements.append((depth, element))
        elif found := re.match(r"\s*A: (?:\S+?:)?(\w+)(?:\(0x\w+\))?=(?:\"([^\"]*)\"|(\S+))", line):
            open_elements[-1][1].attributes[found[1]] = found[2] if found[2] is not None else found[3]
    return root.children[0]


def permissions(path):
    root = manifest(path)
    asked = sorted(e.get("name") for e in root.children if e.name.startswith("uses-permission"))
    yield from differs("asked for", asked, [f"android.permission.{name}" for name in PERMISSIONS])
    yield from differs("declared", [e.get("name") for e in root.children if e.name.startswith("permission")], [])
    required = [e.get("name") for e in root.all("uses-feature") if e.get("required") != "false"]
    yield from differs("required features", required, [])


def settings(path):
    root = manifest(path)
    application = next(root.all("application"))
    sdk = next(root.all("uses-sdk"))
    yield from differs("package", root.get("package"), "app.carnet")
    yield from differs("minSdkVersion", sdk.get("minSdkVersion"), property_of_pom("min.sdk"))
    yield from differs("targetSdkVersion", sdk.get("targetSdkVersion"), property_of_pom("target.sdk"))
    for name, wanted in {
        "allowBackup": "false",
        "fullBackupContent": "false",
        "extractNativeLibs": "false",
        "enableOnBackInvokedCallback": "true",
        "supportsRtl": "true",
        "debuggable": None,
        "testOnly": None,
        "usesCleartextTraffic": None,
    }.items():
        yield from differs(name, application.get(name), wanted)
    for name in "dataExtractionRules", "localeConfig":
        if not application.get(name):
            yield f"{name} is missing"


def property_of_pom(name):
    return re.search(f"<{name}>(.*?)<", (ANDROID / "pom.xml").read_text())[1]


def components(path):
    root = manifest(path)
    exported = []
    for component in root.all("activity", "activity-alias", "service", "receiver", "provider"):
        if component.get("exported") == "true" or (component.get("exported") is None and list(component.all("intent-filter"))):
            exported.append(component)
    # One hands a pack that the traveller sends to the app they chose; nobody can ask it.
    yield from differs("providers", [p.get("name") for p in root.all("provider")], ["androidx.core.content.FileProvider"])
    yield from differs("receivers", [(r.get("name"), r.get("exported")) for r in root.all("receiver")], [("app.carnet.device.NoticeReceiver", "false")])
    yield from differs("exported", [e.get("name") for e in exported], ["app.carnet.app.MainActivity"])
    filters = {
        (
            names(found, "action"),
            names(found, "category"),
            frozenset(value for d in found.all("data") for value in d.attributes.values()),
        )
        for found in root.all("intent-filter")
    }
    default = ("android.intent.category.DEFAULT",)
    wanted = {
        (("android.intent.action.MAIN",), ("android.intent.category.LAUNCHER",), frozenset()),
        (("android.intent.action.BOOT_COMPLETED",), (), frozenset()),
        (("android.intent.action.SEND",), default, frozenset(SHARED)),
        (("android.intent.action.SEND_MULTIPLE",), default, frozenset(SHARED)),
        (("android.intent.action.VIEW",), default, frozenset(OPENED | {"content"})),
        (("android.intent.action.VIEW",), default, frozenset(ENDINGS | {"content", "*", "*/*"})),
    }
    yield from differs("intent filters", filters, wanted)


def names(intent_filter, element):
    return tuple(e.get("name") for e in intent_filter.all(element))


# --- the libraries


class Library:
    """A 64-bit little-endian ELF file in an APK."""

    def __init__(self, apk, entry):
        self.name, self.abi = pathlib.Path(entry.filename).name, entry.filename.split("/")[1]
        self.stored = entry.compress_type == zipfile.ZIP_STORED
        self.data = apk.read(entry)
        # The local header's name and extra field may differ in length from the directory's.
        with open(apk.filename, "rb") as file:
            file.seek(entry.header_offset + 26)
            self.offset = entry.header_offset + 30 + sum(struct.unpack("<HH", file.read(4)))
        self.machine = struct.unpack_from("<H", self.data, 18)[0]
        at, size, count = (struct.unpack_from(f, self.data, o)[0] for f, o in (("<Q", 32), ("<H", 54), ("<H", 56)))
        # type, flags, offset, address, physical address, size in the file, size in memory, alignment
        self.segments = [struct.unpack_from("<IIQQQQQQ", self.data, at + i * size) for i in range(count)]

    def loaded(self):
        return [segment for segment in self.segments if segment[0] == 1]

    def at(self, address):
        """Where in the file an address of memory is."""
        return next(address - s[3] + s[2] for s in self.loaded() if s[3] <= address < s[3] + s[5])

    def dynamic(self):
        at, size = next((s[2], s[5]) for s in self.segments if s[0] == 2)
        return [struct.unpack_from("<QQ", self.data, at + i) for i in range(0, size, 16)]

    def text(self, offset):
        start = self.at(dict(self.dynamic())[5]) + offset
        return self.data[start : self.data.index(b"\0", start)].decode()

    def needed(self):
        return {self.text(value) for tag, value in self.dynamic() if tag == 1}

    def undefined(self):
        """Names that the loader must find elsewhere, without those it may leave out. Counted by the hash table's chains."""
        tags = dict(self.dynamic())
        table = self.at(tags[6])
        count = struct.unpack_from("<I", self.data, self.at(tags[4]) + 4)[0]
        for i in range(1, count):
            name, info, _, section = struct.unpack_from("<IBBH", self.data, table + i * 24)
            if section == 0 and info >> 4 == 1:
                yield self.text(name)


def libraries_of(path):
    with zipfile.ZipFile(path) as apk:
        return [Library(apk, entry) for entry in apk.infolist() if entry.filename.startswith("lib/")]


def libraries(path):
    found = libraries_of(path)
    yield from differs("ABIs", {library.abi for library in found}, set(ABIS))
    for abi, machine in ABIS.items():
        of_abi = [library for library in found if library.abi == abi]
        yield from differs(f"{abi}: missing", OURS - {library.name for library in of_abi}, set())
        for library in of_abi:
            yield from differs(f"{abi}/{library.name}: processor", library.machine, machine)
            yield from differs(f"{abi}/{library.name}: stored", library.stored, True)
            yield from differs(f"{abi}/{library.name}: needs", library.needed() - SYSTEM, set())


def pages(path):
    for library in libraries_of(path):
        name = f"{library.abi}/{library.name}"
        yield from differs(f"{name}: offset in the file, modulo {PAGE}", library.offset % PAGE, 0)
        for segment in library.loaded():
            yield from differs(f"{name}: alignment of a segment, modulo {PAGE}", segment[7] % PAGE, 0)


def symbols(path):
    lines = (ANDROID / "native/bionic-26.txt").read_text().splitlines()
    known = {name for line in lines if not line.startswith("#") for name in line.split()}
    for library in libraries_of(path):
        if library.name == "libcarnet_ffi.so":
            yield from differs(f"{library.abi}: not in native/bionic-26.txt", set(library.undefined()) - known, set())


# --- the rest


def licences(path):
    with zipfile.ZipFile(path) as apk:
        listed = apk.read("res/raw/licences.txt").decode()
    for jar in sorted((ANDROID / "app/target/libs").glob("*.jar")):
        name, version = re.fullmatch(r"(.*?)-(\d.*)\.jar", jar.name).groups()
        if name != "androidx" and f":{name} {version} — " not in listed:
            yield f"{name} {version} is not in the list"
    for archive in sorted((ANDROID / "androidx/target/aar").iterdir()):
        name, version = re.fullmatch(r"(.*?)-(\d.*)\.[aj]ar", archive.name).groups()
        if f":{name} {version} — " not in listed:
            yield f"{name} {version} is not in the list"


GATES = {
    "permissions": permissions,
    "manifest": settings,
    "components": components,
    "libraries": libraries,
    "pages": pages,
    "symbols": symbols,
    "licences": licences,
}
main()
