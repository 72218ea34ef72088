"""Makes yellow-fever.json beside this file, from what SOURCE.md says was read: python3 make.py > yellow-fever.json"""

import json

# WHO, International travel and health, Annex 1: countries with risk of yellow fever transmission.
RISK = (
    "AO AR BF BI BJ BO BR CD CF CG CI CM CO EC ET GA GF GH GM GN GQ GW GY KE LR ML MR NE NG PA PE PY SD SL SN SR SS TD TG TT UG VE"
).split()

COPY = (
    "WHO, International travel and health, country list{}, as copied on {{}} in github.com/comfyte/PBO-TravelHealthGuide. "
    "A dated sample, not a current statement: ask the state."
)
NEPAL = (
    "Embassy of the United States in Nepal, on the health requirement of Nepal's Aeronautical Information Publication "
    "(np.usembassy.gov/countries-with-high-risk-of-yellow-fever-and-polio), read on {}. A dated sample, not a current statement: ask the state."
)
NICARAGUA = (
    "Embassy of Italy in Managua (ambmanagua.esteri.it/es/?p=1494), with WHO's list of countries with risk, read on {}. "
    "A dated sample, not a current statement: ask the state."
)
COPIED, READ = "2020-05-15", "2026-11-23"

# Country, year in WHO's list, age in months, hours of an airport transit that count (None: none does), countries besides or
# instead of those with risk (ALL: wherever one comes from).
ALL = object()
WHO = [
    ("AL", "before 2013", 12, None, []),
    ("BD", "2019", 12, 0, []),
    ("BO", None, 12, None, []),
    ("CG", "2019", 9, None, ALL),
    ("CN", "2019", 9, 0, []),
    ("DM", None, 12, 12, []),
    ("EG", "2019", 9, 12, ["ER", "RW", "SO", "TZ", "ZM"]),
    ("ET", "2018", 9, 12, []),
    ("ID", "2019", 9, None, []),
    ("IR", "2018", 9, 12, []),
    ("JM", "2017", 12, 12, []),
    ("KE", None, 12, None, []),
    ("LY", None, 12, None, []),
    ("MG", None, 9, 12, []),
    ("ML", None, 12, None, ALL),
    ("MV", None, 9, 12, []),
    ("MY", None, 12, 12, []),
]

WORDS = {
    "en": ("Vaccination against yellow fever", "from the age of {} months", "coming from a country with risk of yellow fever",
           "an airport transit there counts", "an airport transit of more than {} hours there counts"),
    "fr": ("Vaccination contre la fièvre jaune", "à partir de {} mois", "en provenance d’un pays à risque de fièvre jaune",
           "un transit aéroportuaire y compte", "un transit aéroportuaire de plus de {} heures y compte"),
    "es": ("Vacunación contra la fiebre amarilla", "a partir de los {} meses", "procedente de un país con riesgo de fiebre amarilla",
           "cuenta un tránsito aeroportuario allí", "cuenta un tránsito aeroportuario de más de {} horas allí"),
    "ru": ("Прививка от жёлтой лихорадки", "с возраста {} мес.", "при въезде из страны с риском жёлтой лихорадки",
           "транзит через аэропорт там учитывается", "транзит через аэропорт там дольше {} ч учитывается"),
    "ar": ("التطعيم ضد الحمى الصفراء", "ابتداءً من عمر {} شهرًا", "للقادمين من بلد فيه خطر الحمى الصفراء",
           "يُحتسب العبور في مطار هناك", "يُحتسب العبور في مطار هناك لأكثر من {} ساعة"),
    "zh-Hans": ("黄热病疫苗接种", "年满 {} 个月", "来自有黄热病风险的国家", "在当地机场转机也算在内", "在当地机场转机超过 {} 小时也算在内"),
}


def words(age, hours, everyone):
    said = {}
    for language, (what, aged, coming, any_transit, transit) in WORDS.items():
        parts = [what, aged.format(age)] + ([] if everyone else [coming])
        if hours is not None and not everyone:
            parts.append(transit.format(hours) if hours else any_transit)
        said[language] = ", ".join(parts) + "."
    return said


def entry(country, age, hours, origin, source, day):
    one = {"requirement": f"YF-{country}", "version": 1, "country": country, "scope": "entry", "from": day,
           "topic": ["1D47", "XM0N24", "Yellow fever", "YellowFever"], "ages": {"from_months": age}}
    if origin is not ALL:
        # Six days from leaving a place with risk, the incubation period: after them nothing may be asked (Annex 7).
        one["came_from"] = {"countries": sorted(origin), "within_days": 6}
        if hours is not None:
            one["came_from"]["transit_over_hours"] = hours
    one["needs"] = {"vaccination": {"days_before": 10}}
    one["else"] = {"duty": {"quarantine": {"days": 6, "since": "exposure"}}} if country == "EG" else "refuse"
    one |= {"source": source.format(day), "source_date": day, "words": words(age, hours, origin is ALL)}
    return one


entries = [
    entry(country, age, hours, ALL if besides is ALL else RISK + besides, COPY.format(f" ({year})" if year else ""), COPIED)
    for country, year, age, hours, besides in WHO
]
entries.append(entry("NI", 12, 12, RISK, NICARAGUA, READ))
# The page names Uruguay too.
entries.append(entry("NP", 9, 12, RISK + ["UY"], NEPAL, READ))
print("[" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in sorted(entries, key=lambda one: one["country"])) + "]")
