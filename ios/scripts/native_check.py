#!/usr/bin/env python3
"""What the Rust library for iOS asks of the system, read from a linked image (Mach-O, arm64).

    native_check.py IMAGE    exit 1, and a line each, where it asks for the network, or does not keep its key as it should
"""

import re
import struct
import sys
from pathlib import Path

LC_SYMTAB = 0x2
N_STAB = 0xE0
N_TYPE = 0x0E
N_EXT = 0x01
MAGIC = 0xFEEDFACF

# Sockets, name look-up, and Apple's frameworks for them.
NETWORK = re.compile(
    r"_(socket|socketpair|connect(x|at)?|bind(at)?|listen|accept|send(to|msg|file)?|recv(from|msg)?|(get|set)sockopt|shutdown|gethost\w*"
    r"|getaddrinfo|freeaddrinfo|getnameinfo|res_\w+|dns_\w+|DNSService\w*|nw_\w+|CFSocket\w*|CFStream\w*|CFHTTP\w*|CFNetwork\w*|CFURLConn\w*"
    r"|SCNetwork\w*|OBJC_CLASS_\$_(NSURL(Session|Connection|Download|Request)\w*|NW\w+|WK\w+|NSStream|NSSocketPort))"
)

# The key is in the keychain, and there from the first unlock on, on this device alone: the policy that core/ffi asks its crate for.
NEEDED = {"_SecItemAdd", "_SecItemCopyMatching", "_SecItemDelete", "_kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly"}
POLICY = b"after-first-unlock-this-device-only"


def undefined(image):
    """Names of the symbols that the system is to fill in."""
    magic, _, _, _, commands, *_ = struct.unpack_from("<IIIIII", image, 0)
    if magic != MAGIC:
        raise SystemExit("not a Mach-O image of 64 bits")
    at = 32
    for _ in range(commands):
        command, size = struct.unpack_from("<II", image, at)
        if command == LC_SYMTAB:
            symbols, count, strings, _ = struct.unpack_from("<IIII", image, at + 8)
            for index in range(count):
                name, kind = struct.unpack_from("<IB", image, symbols + 16 * index)
                if not kind & N_STAB and kind & N_EXT and kind & N_TYPE == 0:
                    start = strings + name
                    yield image[start : image.index(b"\0", start)].decode()
            return
        at += size
    raise SystemExit("no symbol table")


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    image = Path(sys.argv[1]).read_bytes()
    asked = set(undefined(image))
    faults = [f"asks for the network: {name}" for name in sorted(asked) if NETWORK.fullmatch(name.split("$NOCANCEL")[0])]
    faults += [f"does not ask for {name}: is the key in the keychain?" for name in sorted(NEEDED - asked)]
    if POLICY not in image:
        faults.append(f"does not name the policy {POLICY.decode()}")
    print(f"{len(asked)} symbols asked of the system, {len(faults)} faults")
    print(*faults, sep="\n")
    return 1 if faults or not asked else 0


if __name__ == "__main__":
    sys.exit(main())
