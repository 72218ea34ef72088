#!/usr/bin/env python3
"""The app has no word for the network. iOS gives every app the permission, so what is proved is that no source asks for it.

    no_network.py    exit 1, and a line each, for a source or property list that names a network API
"""

import plistlib
import re
import sys
from pathlib import Path

IOS = Path(__file__).resolve().parent.parent

SOURCE = re.compile(
    r"\bURLSession\w*|\bURLRequest\b|\bURLConnection\w*|\bNSURL(?:Session|Connection|Request)\w*|\bURLProtocol\b|\bURLCache\b|\bHTTPURLResponse\b"
    r"|\bCFSocket\w*|\bCFStream\w*|\bCFHTTP\w*|\bSocketPort\b|\bStream\.getStreamsToHost\w*|\bInputStream\(url\b|\bBonjour\w*|\bNetService\w*"
    r"|\bNW[A-Z]\w+|\bWK[A-Z]\w+|\bSFSafari\w*|\bAsyncImage\b|\bMCSession\w*|\bCK[A-Z]\w+|\bNSUbiquitous\w*|\bGeocoder\b"
    r"|\bimport (?:Network|WebKit|CFNetwork|CloudKit|MultipeerConnectivity|SafariServices|FoundationNetworking|MessageUI|StoreKit|AdSupport"
    r"|AppTrackingTransparency|CoreLocation|MapKit|SystemConfiguration|NetworkExtension)\b"
    r"|\b(?:socket|connect|getaddrinfo|gethostbyname)\("
)
# These fetch where an address is not a file's: only where the address was made here.
FETCH = re.compile(r"\(contentsOf(?:URL)?:|\bPDFDocument\(url:")
FETCHING = {"Sources/Device/Inbox.swift", "Sources/Wording/Patterns.swift"}
KEYS = {"NSAppTransportSecurity", "NSLocalNetworkUsageDescription", "NSBonjourServices", "UIBackgroundModes"}


def faults():
    for folder in ("Sources", "App"):
        for file in sorted((IOS / folder).rglob("*.swift")):
            place = str(file.relative_to(IOS))
            for number, line in enumerate(file.read_text().splitlines(), 1):
                said = re.sub(r"(?<!:)//.*", "", line)
                for found in SOURCE.findall(said):
                    yield f"{place}:{number}: {found}"
                if FETCH.search(said) and place not in FETCHING:
                    yield f"{place}:{number}: reads from an address"
    for kind in ("plist", "entitlements", "xcprivacy"):
        for file in sorted((IOS / "App").rglob(f"*.{kind}")):
            place = file.relative_to(IOS)
            content = plistlib.loads(file.read_bytes())
            for key in KEYS & content.keys():
                yield f"{place}: {key}"
            for key in content:
                if "network" in key.lower() or "icloud" in key.lower() or "aps-environment" in key:
                    yield f"{place}: {key}"
            if content.get("NSPrivacyTracking") or content.get("NSPrivacyTrackingDomains") or content.get("NSPrivacyCollectedDataTypes"):
                yield f"{place}: says that data is collected or tracked"


def main():
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(faults())
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
