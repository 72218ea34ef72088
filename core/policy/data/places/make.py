"""Makes zones.txt beside this file from tzdata's zone.tab: python3 make.py zone.tab > zones.txt"""

import sys

# The zone of the capital, where the table goes from east to west or from west to east instead.
CAPITALS = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "FM": "Pacific/Pohnpei",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}

# Kosovo has no code in ISO 3166 and so no row; its time is that of this zone (tzdata, file europe).
zones = {"XK": ["Europe/Belgrade"]}
for line in open(sys.argv[1], encoding="ascii"):
    if not line.startswith("#"):
        country, _, zone = line.rstrip("\n").split("\t")[:3]
        zones.setdefault(country, []).append(zone)
for country, first in CAPITALS.items():
    zones[country].remove(first)
    zones[country].insert(0, first)
for country in sorted(zones):
    print(country, *zones[country])
