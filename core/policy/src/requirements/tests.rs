use credential::hc1::issue::{Certificate, Claims, issue_as};
use credential::view::{Event, Test, Vaccination};
use credential::{KeyId, SigningKey, View};
use jiff::ToSpan as _;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::tests_support::{coded, country, requirement, view, visit, with, yellow_card};
use super::*;
use crate::import::{Publication, RulesImport};
use crate::packs::content::rules::RuleProblem;

const ADULT: Option<&str> = Some("1990-05-06");

/// From Kampala to Cairo on the first of August.
fn from_uganda() -> Vec<Visit> {
    vec![
        visit("UG", true, "-", "2026-08-01T08:00[Africa/Kampala]"),
        visit("EG", true, "2026-08-01T13:00[Africa/Cairo]", "2026-08-10[Africa/Cairo]"),
    ]
}

/// From Paris through Entebbe, where one waits until this time of the first of August, to Cairo.
fn through_uganda(leave: &str) -> Vec<Visit> {
    vec![
        visit("FR", true, "-", "2026-07-31T12:00[Europe/Paris]"),
        visit("UG", false, "2026-08-01T00:00[Africa/Kampala]", leave),
        visit("EG", true, "2026-08-01T23:00[Africa/Cairo]", "-"),
    ]
}

fn judge(requirement: &Requirement, visits: &[Visit], birth_date: Option<&str>, passes: &[&View]) -> Outcome {
    judge_at(requirement, visits, birth_date, passes, "2026-07-01T00:00:00Z")
}

fn judge_at(
    requirement: &Requirement,
    visits: &[Visit],
    birth_date: Option<&str>,
    passes: &[&View],
    now: &str,
) -> Outcome {
    let passes: Vec<PassView<'_>> = passes
        .iter()
        .enumerate()
        .map(|(index, view)| PassView { index, view })
        .collect();
    let itinerary = Itinerary {
        visits,
        stop: visits.len() - 1,
        scope: requirement.scope,
        now: now.parse().unwrap(),
    };
    let traveller = Traveller {
        birth_date,
        passes: &passes,
    };
    requirement.judge(&itinerary, &traveller)
}

fn missing(outcome: Outcome) -> Remedy {
    match outcome {
        Outcome::Missing(remedy) => remedy,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_yellow_card_from_a_country_with_risk() {
    let asks = with(json!({}));
    let card = yellow_card("2026-07-22", Some("2026-08-01"));
    assert_eq!(judge(&asks, &from_uganda(), ADULT, &[&card]), Outcome::Met { by: 0 });
    let remedy = missing(judge(&asks, &from_uganda(), ADULT, &[]));
    assert_eq!(remedy.last_day, Some("2026-07-22".parse().unwrap()));
    assert!(remedy.possible);
    assert_eq!(
        (remedy.needs, remedy.counts_from),
        (Need::Vaccination { days_before: 10 }, None)
    );
}

#[test]
fn nothing_can_when_the_ten_days_are_gone() {
    let asks = with(json!({}));
    // Midnight of the 23rd in Cairo.
    for (now, possible) in [("2026-07-22T20:59:59Z", true), ("2026-07-22T21:00:00Z", false)] {
        let remedy = missing(judge_at(&asks, &from_uganda(), ADULT, &[], now));
        assert_eq!(remedy.possible, possible, "{now}");
    }
}

#[test]
fn a_card_of_less_than_ten_days_names_its_first_day() {
    let asks = with(json!({}));
    let card = yellow_card("2026-07-23", None);
    let remedy = missing(judge(&asks, &from_uganda(), ADULT, &[&card]));
    assert_eq!(remedy.counts_from, Some("2026-08-02".parse().unwrap()));
    // A second vaccination counts from its own day, where the certificate says so.
    let second = yellow_card("2026-07-30", Some("2026-07-30"));
    assert_eq!(
        judge(&asks, &from_uganda(), ADULT, &[&card, &second]),
        Outcome::Met { by: 1 }
    );
}

#[test]
fn an_end_written_on_a_card_for_life_does_not_bind_and_others_do() {
    let asks = with(json!({}));
    let dose = |valid_for_life| {
        view(Event::Vaccination(Vaccination {
            disease: coded("1d47"),
            vaccinated: Some("2010-01-05".to_owned()),
            valid_until: Some("2020-01-05".to_owned()),
            valid_for_life,
            ..Vaccination::default()
        }))
    };
    assert_eq!(
        judge(&asks, &from_uganda(), ADULT, &[&dose(true)]),
        Outcome::Met { by: 0 }
    );
    assert_eq!(
        missing(judge(&asks, &from_uganda(), ADULT, &[&dose(false)])).counts_from,
        None
    );
}

#[test]
fn eleven_and_thirteen_hours_in_an_airport_of_a_country_with_risk() {
    let asks = with(json!({}));
    let after = |hour: &str| {
        judge(
            &asks,
            &through_uganda(&format!("2026-08-01T{hour}[Africa/Kampala]")),
            ADULT,
            &[],
        )
    };
    assert_eq!(after("11:00"), Outcome::NotAsked(NotAsked::CameFrom));
    assert_eq!(after("12:00"), Outcome::NotAsked(NotAsked::CameFrom));
    assert!(matches!(after("12:01"), Outcome::Missing(_)));
    assert!(matches!(after("13:00"), Outcome::Missing(_)));
    // Only the day is known.
    let open = judge(&asks, &through_uganda("2026-08-01[Africa/Kampala]"), ADULT, &[]);
    assert_eq!(open, Outcome::Open(Open::CameFrom));
    let card = yellow_card("2020-01-01", None);
    let met = judge(&asks, &through_uganda("2026-08-01[Africa/Kampala]"), ADULT, &[&card]);
    assert_eq!(met, Outcome::Met { by: 0 });
}

#[test]
fn transits_that_never_and_that_always_count() {
    let hour = || through_uganda("2026-08-01T01:00[Africa/Kampala]");
    let never = with(json!({"came_from": {"countries": ["UG"]}}));
    assert_eq!(
        judge(&never, &hour(), ADULT, &[]),
        Outcome::NotAsked(NotAsked::CameFrom)
    );
    let always = with(json!({"came_from": {"countries": ["UG"], "transit_over_hours": 0}}));
    assert!(matches!(judge(&always, &hour(), ADULT, &[]), Outcome::Missing(_)));
}

#[test]
fn six_days_after_leaving_nothing_is_asked() {
    let asks = with(json!({}));
    let arriving = |text: &str| {
        let visits = [
            visit("UG", true, "-", "2026-08-01T12:00[Africa/Kampala]"),
            visit("FR", true, "2026-08-01T20:00[Europe/Paris]", "2026-08-07[Europe/Paris]"),
            visit("EG", true, text, "-"),
        ];
        judge(&asks, &visits, ADULT, &[])
    };
    assert!(matches!(
        arriving("2026-08-07T12:00[Africa/Cairo]"),
        Outcome::Missing(_)
    ));
    assert_eq!(
        arriving("2026-08-07T12:01[Africa/Cairo]"),
        Outcome::NotAsked(NotAsked::CameFrom)
    );
    assert_eq!(arriving("2026-08-07[Africa/Cairo]"), Outcome::Open(Open::CameFrom));
}

#[test]
fn a_child_below_the_age_and_people_of_unknown_age() {
    let asks = with(json!({}));
    let born = |date| judge(&asks, &from_uganda(), date, &[]);
    assert_eq!(born(Some("2025-11-02")), Outcome::NotAsked(NotAsked::Age));
    assert!(matches!(born(Some("2025-11-01")), Outcome::Missing(_)));
    assert_eq!(born(Some("2025-11")), Outcome::Open(Open::Age));
    assert_eq!(born(Some("2025")), Outcome::Open(Open::Age));
    assert_eq!(born(Some("2025-12")), Outcome::NotAsked(NotAsked::Age));
    assert!(matches!(born(Some("2024")), Outcome::Missing(_)));
    for unknown in [None, Some(""), Some("unknown"), Some("1990-13")] {
        assert_eq!(born(unknown), Outcome::Open(Open::Age));
    }
    let children = with(json!({"ages": {"from_months": 9, "below_months": 720}}));
    let outcome = judge(&children, &from_uganda(), Some("1966-08-01"), &[]);
    assert_eq!(outcome, Outcome::NotAsked(NotAsked::Age));
}

#[test]
fn other_places_scopes_and_days() {
    let asks = with(json!({}));
    let mut home = from_uganda();
    home[1].country = country("KE");
    assert_eq!(judge(&asks, &home, ADULT, &[]), Outcome::NotAsked(NotAsked::Elsewhere));
    let transit = with(json!({"scope": "transit"}));
    let itinerary = Itinerary {
        visits: &from_uganda(),
        stop: 1,
        scope: Scope::Entry,
        now: "2026-07-01T00:00:00Z".parse().unwrap(),
    };
    let nobody = Traveller {
        birth_date: ADULT,
        passes: &[],
    };
    assert_eq!(transit.judge(&itinerary, &nobody), Outcome::NotAsked(NotAsked::Scope));
    let ended = with(json!({"until": "2026-07-31"}));
    assert_eq!(
        judge(&ended, &from_uganda(), ADULT, &[]),
        Outcome::NotAsked(NotAsked::NotInForce)
    );
    let beyond = Itinerary { stop: 7, ..itinerary };
    assert_eq!(asks.judge(&beyond, &nobody), Outcome::Open(Open::When));
    let region = with(json!({"region": "SIN"}));
    assert_eq!(judge(&region, &from_uganda(), ADULT, &[]), Outcome::Open(Open::Region));
    let mut sinai = from_uganda();
    sinai[1].region = Some("SIN".to_owned());
    assert!(matches!(judge(&region, &sinai, ADULT, &[]), Outcome::Missing(_)));
    sinai[1].region = Some("CAI".to_owned());
    assert_eq!(
        judge(&region, &sinai, ADULT, &[]),
        Outcome::NotAsked(NotAsked::Elsewhere)
    );
}

#[test]
fn coming_back_is_not_coming_from_elsewhere() {
    let asks = with(json!({"came_from": {"countries": ["EG", "UG"]}}));
    let visits = [
        visit("EG", true, "-", "2026-08-01[Africa/Cairo]"),
        visit("FR", true, "2026-08-01[Europe/Paris]", "2026-08-03[Europe/Paris]"),
        visit("EG", true, "2026-08-03[Africa/Cairo]", "-"),
    ];
    assert_eq!(judge(&asks, &visits, ADULT, &[]), Outcome::NotAsked(NotAsked::CameFrom));
}

#[test]
fn what_does_not_count_as_a_vaccination() {
    let asks = with(json!({}));
    let dose = |change: fn(&mut Vaccination)| {
        let mut dose = Vaccination {
            disease: coded("1D47"),
            vaccinated: Some("2020-01-01".to_owned()),
            ..Vaccination::default()
        };
        change(&mut dose);
        judge(&asks, &from_uganda(), ADULT, &[&view(Event::Vaccination(dose))])
    };
    assert_eq!(dose(|_| ()), Outcome::Met { by: 0 });
    assert!(matches!(dose(|dose| dose.disease = coded("1C81")), Outcome::Missing(_)));
    assert!(matches!(dose(|dose| dose.disease = None), Outcome::Missing(_)));
    assert!(matches!(dose(|dose| dose.vaccinated = None), Outcome::Missing(_)));
    assert!(matches!(
        dose(|dose| dose.valid_until = Some("?".to_owned())),
        Outcome::Missing(_)
    ));
    assert!(matches!(
        dose(|dose| (dose.dose, dose.doses) = (Some(1), Some(2))),
        Outcome::Missing(_)
    ));
    assert_eq!(
        dose(|dose| dose.vaccinated = Some("2026-07".to_owned())),
        Outcome::Open(Open::VaccinationDate)
    );
    assert_eq!(
        dose(|dose| (dose.disease, dose.product) = (None, coded("1D47"))),
        Outcome::Met { by: 0 }
    );
}

/// What a card's content is shown as, however it was signed.
fn card(content: &Value) -> View {
    let claims = Claims {
        issuer: "BR",
        issued: "2026-01-01T00:00:00Z".parse().unwrap(),
        expires: "2030-01-01T00:00:00Z".parse().unwrap(),
        certificate: content,
    };
    let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap();
    let text = issue_as(Certificate::Icvp, &claims, &KeyId::new(b"a-key").unwrap(), &key).unwrap();
    credential::parse(&text).ok().unwrap().claimed().view()
}

#[test]
fn cards_in_every_shape_of_the_guide_meet_what_the_sample_asks() {
    let mut import = RulesImport::new();
    import.add(&sample()).unwrap();
    let (content, _) = import.finish();
    let kenya = content.requirements().find(|one| one.id == "YF-KE").unwrap();
    let visits = |day: &str| {
        vec![
            visit("UG", true, "-", &format!("{day}T08:00[Africa/Kampala]")),
            visit("KE", true, &format!("{day}T09:00[Africa/Nairobi]"), "-"),
        ]
    };
    let person = json!({"n": "Bock Ann", "dob": "1990-01-01", "s": "female", "ntl": "BRA"});
    let of = |name: &str, dose: Value| {
        let mut content = person.clone();
        content[name] = dose;
        card(&content)
    };
    let product = "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0";
    for card in [
        of(
            "vx",
            json!({"vp": product, "dv": "2026-01-05", "bo": "B1", "is": "BRA"}),
        ),
        of(
            "v",
            json!({"tg": "1D47", "vp": "XM0N24", "dt": "2026-01-05", "vls": "2026-01-15", "vle": "2026-03-01"}),
        ),
        of("v", json!({"tg": "Yellow Fever", "vp": "x", "dt": "2026-01-05"})),
    ] {
        let on = |day: &str| judge(kenya, &visits(day), ADULT, &[&card]);
        assert!(matches!(on("2026-01-14"), Outcome::Missing(_)));
        assert_eq!(on("2026-01-15"), Outcome::Met { by: 0 });
        assert_eq!(
            on("2036-01-15"),
            Outcome::Met { by: 0 },
            "for life, whatever end is written"
        );
    }
    let polio = of("v", json!({"tg": "1C81", "vp": "XM79H3", "dt": "2026-01-05"}));
    assert!(matches!(
        judge(kenya, &visits("2026-03-01"), ADULT, &[&polio]),
        Outcome::Missing(_)
    ));
}

fn sample() -> Publication<'static> {
    Publication {
        source: "sample",
        bytes: YELLOW_FEVER_SAMPLE.as_bytes(),
        fetched: None,
    }
}

fn negative(sampled: &str) -> View {
    view(Event::Test(Test {
        disease: coded("840539006"),
        sampled: Some(sampled.to_owned()),
        result: coded("260415000"),
        ..Test::default()
    }))
}

#[test]
fn a_test_within_its_hours_before_departure_or_arrival() {
    let asks = |before: &str| {
        with(json!({"topic": ["840539006"], "ages": null, "came_from": null,
            "needs": {"test": {"hours": 72, "before": before}}}))
    };
    let met = |before, sampled| judge(&asks(before), &from_uganda(), None, &[&negative(sampled)]);
    // Left at 05:00, arrived at 10:00 UTC.
    assert_eq!(met("departure", "2026-07-29T05:00:00Z"), Outcome::Met { by: 0 });
    assert!(matches!(met("departure", "2026-07-29T04:59:59Z"), Outcome::Missing(_)));
    assert!(matches!(met("departure", "2026-08-01T05:00:01Z"), Outcome::Missing(_)));
    assert!(matches!(met("arrival", "2026-07-29T09:59:59Z"), Outcome::Missing(_)));
    assert_eq!(met("arrival", "2026-08-01T05:00:01Z"), Outcome::Met { by: 0 });
    assert_eq!(met("arrival", "2026-07-30"), Outcome::Met { by: 0 });
    assert_eq!(met("arrival", "2026-07-29"), Outcome::Open(Open::TestTime));
    let remedy = missing(judge(&asks("departure"), &from_uganda(), None, &[]));
    assert_eq!(remedy.not_before.unwrap().to_string(), "2026-07-29T05:00:00Z");
    assert_eq!(remedy.not_after.unwrap().to_string(), "2026-08-01T05:00:00Z");
    let mut positive = negative("2026-07-31T05:00:00Z");
    if let Some(Event::Test(test)) = &mut positive.event {
        test.result = coded("260373001");
    }
    assert!(matches!(
        judge(&asks("arrival"), &from_uganda(), None, &[&positive]),
        Outcome::Missing(_)
    ));
    let nowhere = [visit("EG", true, "2026-08-01T13:00[Africa/Cairo]", "-")];
    assert_eq!(
        judge(&asks("departure"), &nowhere, None, &[]),
        Outcome::Open(Open::When)
    );
}

#[test]
fn whoever_is_not_refused_owes_a_duty() {
    let asks = with(json!({"else": {"duty": {"quarantine": {"days": 6, "since": "exposure"}}}}));
    let owed = |passes: &[&View]| match judge(&asks, &from_uganda(), ADULT, passes) {
        Outcome::Duty(owed) => owed,
        other => panic!("{other:?}"),
    };
    assert_eq!(owed(&[]).ends.unwrap().to_string(), "2026-08-07T05:00:00Z");
    assert!(owed(&[]).lifted_by.unwrap().possible);
    // A pass that may not do is no worse than none.
    assert_eq!(owed(&[&yellow_card("2026-07", None)]).duty, owed(&[]).duty);
    let card = yellow_card("2020-01-01", None);
    assert_eq!(judge(&asks, &from_uganda(), ADULT, &[&card]), Outcome::Met { by: 0 });
}

#[test]
fn duties_of_everyone_and_nothing_at_all() {
    let everyone = json!({"ages": null, "came_from": null, "topic": []});
    let asks = |needs: Value| {
        let mut changes = everyone.clone();
        changes["needs"] = needs;
        judge(&with(changes), &from_uganda(), None, &[])
    };
    assert_eq!(asks(json!("nothing")), Outcome::NotAsked(NotAsked::Nothing));
    let ends = |needs| match asks(needs) {
        Outcome::Duty(owed) => (owed.ends.map(|end| end.to_string()), owed.lifted_by),
        other => panic!("{other:?}"),
    };
    assert_eq!(ends(json!({"duty": "registration"})), (None, None));
    let arrival = json!({"duty": {"quarantine": {"days": 10, "since": "arrival"}}});
    assert_eq!(ends(arrival).0.as_deref(), Some("2026-08-11T10:00:00Z"));
    let test = json!({"duty": {"test": {"hours": 24}}});
    assert_eq!(ends(test).0.as_deref(), Some("2026-08-02T10:00:00Z"));
    let mut changes = everyone.clone();
    changes["needs"] = json!({"duty": "registration"});
    changes["ages"] = json!({"from_months": 144});
    assert_eq!(
        judge(&with(changes), &from_uganda(), None, &[]),
        Outcome::Open(Open::Age)
    );
}

#[test]
fn who_leaves_is_judged_on_the_day_of_leaving() {
    let asks = with(json!({"scope": "exit", "came_from": null, "country": "UG", "from": "2026-08-01"}));
    let visits = [visit("UG", true, "-", "2026-08-01T08:00[Africa/Kampala]")];
    let card = yellow_card("2020-01-01", None);
    assert_eq!(judge(&asks, &visits, ADULT, &[&card]), Outcome::Met { by: 0 });
    let stays = [visit("UG", true, "2026-08-01T08:00[Africa/Kampala]", "-")];
    assert_eq!(judge(&asks, &stays, ADULT, &[&card]), Outcome::Open(Open::When));
}

#[test]
fn of_several_versions_the_newest_in_force_counts() {
    let all = [
        with(json!({"version": 1})),
        with(json!({"version": 3, "from": "2027-01-01"})),
        with(json!({"version": 2})),
        with(json!({"requirement": "POLIO-EG"})),
        with(json!({"requirement": "YF-EG-EXIT", "scope": "exit"})),
        with(json!({"requirement": "YF-KE", "country": "KE"})),
    ];
    let chosen = in_force(&all, country("EG"), Scope::Entry, "2026-08-01".parse().unwrap());
    let named: Vec<_> = chosen.iter().map(|one| (&*one.id, one.version)).collect();
    assert_eq!(named, [("POLIO-EG", 1), ("YF-EG", 2)]);
}

#[test]
fn words_in_the_language_asked_for_or_english() {
    let asks = with(json!({}));
    assert_eq!(asks.words_in(&["fr-CA"]), "Un carnet jaune");
    assert_eq!(asks.words_in(&["ru", "fr"]), "Un carnet jaune");
    assert_eq!(asks.words_in(&["ru"]), "A yellow card");
    let chinese = with(json!({"words": {"en": "A yellow card", "zh-Hans": "黄皮书"}}));
    assert_eq!(chinese.words_in(&["zh-CN"]), "黄皮书");
    let swahili = with(json!({"words": {"sw": "Kadi ya njano"}}));
    assert_eq!(swahili.words_in(&["ru"]), "Kadi ya njano");
}

#[test]
fn what_is_out_of_bounds_is_refused_with_its_reason() {
    for (member, value, problem) in [
        ("requirement", json!("yf"), RuleProblem::Identifier),
        ("requirement", json!(""), RuleProblem::Identifier),
        ("version", json!(0), RuleProblem::Version),
        ("version", json!(-1), RuleProblem::Shape),
        ("country", json!("eg"), RuleProblem::Country),
        ("country", json!("UK"), RuleProblem::Country),
        ("country", json!("XX"), RuleProblem::Country),
        ("region", json!("somewhere"), RuleProblem::Region),
        ("scope", json!("stay"), RuleProblem::Shape),
        ("from", json!("2019-7-1"), RuleProblem::Validity),
        ("until", json!("2019-06-30"), RuleProblem::Validity),
        ("topic", json!([]), RuleProblem::Topic),
        ("topic", json!(["1D47 "]), RuleProblem::Topic),
        ("topic", json!(["x".repeat(65)]), RuleProblem::Topic),
        (
            "ages",
            json!({"from_months": 12, "below_months": 12}),
            RuleProblem::Amount,
        ),
        ("ages", json!({"from_months": 1801}), RuleProblem::Amount),
        ("ages", json!({"from_years": 1}), RuleProblem::Shape),
        ("came_from", json!({"countries": []}), RuleProblem::Country),
        (
            "came_from",
            json!({"countries": ["UG"], "within_days": 0}),
            RuleProblem::Amount,
        ),
        (
            "came_from",
            json!({"countries": ["UG"], "transit_over_hours": 9000}),
            RuleProblem::Amount,
        ),
        (
            "needs",
            json!({"vaccination": {"days_before": 4000}}),
            RuleProblem::Amount,
        ),
        (
            "needs",
            json!({"test": {"hours": 0, "before": "arrival"}}),
            RuleProblem::Amount,
        ),
        ("needs", json!("everything"), RuleProblem::Shape),
        (
            "else",
            json!({"duty": {"quarantine": {"days": 0, "since": "arrival"}}}),
            RuleProblem::Amount,
        ),
        ("source", json!(" "), RuleProblem::Source),
        ("source_date", json!("2020"), RuleProblem::Source),
        ("words", json!({}), RuleProblem::Description),
        ("words", json!({"en": "A\u{202e}"}), RuleProblem::Description),
        ("words", json!({"en": "x".repeat(1001)}), RuleProblem::Description),
        ("words", json!({"e n": "x"}), RuleProblem::Description),
        ("more", json!(1), RuleProblem::Shape),
    ] {
        let mut other = requirement();
        other[member] = value;
        assert_eq!(Requirement::read(&other.to_string()).err(), Some(problem), "{other}");
    }
    let twice = requirement().to_string().replacen('{', "{\"version\":2,", 1);
    assert_eq!(Requirement::read(&twice).err(), Some(RuleProblem::Json));
    let large = format!("{}{}", requirement(), " ".repeat(70_000));
    assert_eq!(Requirement::read(&large).err(), Some(RuleProblem::TooLarge));
}

#[test]
fn the_sample_is_read_like_any_publication() {
    let mut import = RulesImport::new();
    import.add(&sample()).unwrap();
    let (content, skipped) = import.finish();
    assert_eq!(skipped, []);
    assert_eq!((content.requirements().len(), content.notes[0].taken), (19, 19));
    for one in content.requirements() {
        assert!(one.source.contains("not a current statement"), "{}", one.id);
        for language in ["ar", "en", "es", "fr", "ru", "zh-Hans"] {
            assert!(one.words.contains_key(language), "{} in {language}", one.id);
        }
    }
    let egypt = content.requirements().find(|one| one.id == "YF-EG").unwrap();
    assert!(matches!(judge(egypt, &from_uganda(), ADULT, &[]), Outcome::Duty(_)));
}

fn any_requirement() -> impl Strategy<Value = Requirement> {
    let days = 1..3_000_u16;
    let needs = prop_oneof![
        Just(json!("nothing")),
        (0..3_000_u16).prop_map(|days| json!({"vaccination": {"days_before": days}})),
        (1..300_u16, prop::bool::ANY).prop_map(|(hours, arrival)| {
            json!({"test": {"hours": hours, "before": if arrival { "arrival" } else { "departure" }}})
        }),
        Just(json!({"duty": "registration"})),
    ];
    let otherwise = prop_oneof![
        Just(json!("refuse")),
        (1..300_u16).prop_map(|hours| json!({"duty": {"test": {"hours": hours}}})),
        (1..300_u16, prop::bool::ANY).prop_map(|(days, arrival)| {
            json!({"duty": {"quarantine": {"days": days, "since": if arrival { "arrival" } else { "exposure" }}}})
        }),
    ];
    let origin = (
        prop::collection::vec(prop::sample::select(vec!["UG", "BR", "PE", "EG"]), 1..4),
        prop::option::of(days),
        prop::option::of(0..100_u16),
    );
    let origin = origin.prop_map(
        |(countries, days, hours)| json!({"countries": countries, "within_days": days, "transit_over_hours": hours}),
    );
    (
        needs,
        otherwise,
        prop::option::of(origin),
        prop::option::of((0..900_u16, prop::option::of(901..1_800_u16))),
        prop::collection::btree_map("[a-z]{2}", "[a-zà-ü]{1,20}", 1..4),
        prop::sample::select(vec!["entry", "transit", "exit"]),
        1..u32::MAX,
    )
        .prop_map(|(needs, otherwise, origin, ages, words, scope, version)| {
            let ages = ages.map(|(from, below)| json!({"from_months": from, "below_months": below}));
            with(
                json!({"needs": needs, "else": otherwise, "came_from": origin, "ages": ages, "words": words,
                "scope": scope, "version": version}),
            )
        })
}

/// What makes a pass; passes themselves are never printed.
#[derive(Debug, Clone)]
enum Made {
    Dose {
        day: String,
        life: bool,
        code: &'static str,
    },
    Test {
        day: String,
    },
}

impl Made {
    fn view(&self) -> View {
        match self {
            Self::Dose { day, life, code } => view(Event::Vaccination(Vaccination {
                disease: coded(code),
                vaccinated: Some(day.clone()),
                valid_for_life: *life,
                ..Vaccination::default()
            })),
            Self::Test { day } => view(Event::Test(Test {
                disease: coded("1D47"),
                sampled: Some(day.clone()),
                result: coded("260415000"),
                ..Test::default()
            })),
        }
    }
}

fn any_pass() -> impl Strategy<Value = Made> {
    let day = || (-400..40_i64).prop_map(|days| ("2026-08-01".parse::<Date>().unwrap() + days.days()).to_string());
    let dose = (
        day(),
        any::<bool>(),
        any::<bool>(),
        prop::sample::select(vec!["1D47", "1C81"]),
    );
    prop_oneof![
        dose.prop_map(|(day, life, month, code)| Made::Dose {
            day: if month { day[..7].to_owned() } else { day },
            life,
            code,
        }),
        day().prop_map(|day| Made::Test { day }),
    ]
}

/// How bad an outcome is: a trip is red before it is unknown, and unknown before it is yellow.
fn badness(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::NotAsked(_) | Outcome::Met { .. } => 0,
        Outcome::Duty(_) => 1,
        Outcome::Open(_) => 2,
        Outcome::Missing(_) => 3,
    }
}

proptest! {
    #[test]
    fn a_requirement_is_read_as_it_was_written(requirement in any_requirement()) {
        prop_assert_eq!(&Requirement::read(&requirement.to_json().to_string()).unwrap(), &requirement);
        let entry = requirement.encode();
        prop_assert_eq!(&Requirement::decode(&entry).unwrap(), &requirement);
    }

    #[test]
    fn no_flipped_byte_gives_another_form(
        requirement in any_requirement(),
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let mut entry = requirement.encode();
        let at = at.index(entry.len());
        entry[at] ^= flip;
        if let Ok(read) = Requirement::decode(&entry) {
            prop_assert_eq!(read.encode(), entry);
        }
    }

    #[test]
    fn a_further_pass_never_makes_it_worse(
        requirement in any_requirement(),
        passes in prop::collection::vec(any_pass(), 0..4),
        further in any_pass(),
        born in prop::sample::select(vec![None, ADULT, Some("2025"), Some("2025-12-24")]),
    ) {
        let visits = through_uganda("2026-08-01[Africa/Kampala]");
        let (passes, further): (Vec<View>, View) = (passes.iter().map(Made::view).collect(), further.view());
        let mut views: Vec<&View> = passes.iter().collect();
        let before = judge(&requirement, &visits, born, &views);
        views.push(&further);
        let after = judge(&requirement, &visits, born, &views);
        prop_assert!(badness(&after) <= badness(&before), "{before:?} became {after:?}");
    }

    #[test]
    fn a_vaccination_for_life_counts_on_every_later_day(given in -400..40_i64, later in 0..2_000_i64) {
        let asks = with(json!({"until": null, "came_from": null}));
        let given = ("2026-08-01".parse::<Date>().unwrap() + given.days()).to_string();
        let card = yellow_card(&given, None);
        let on = |days: i64| {
            let day = "2026-08-01".parse::<Date>().unwrap() + days.days();
            let visits = [visit("EG", true, &format!("{day}T10:00[Africa/Cairo]"), "-")];
            judge(&asks, &visits, ADULT, &[&card])
        };
        if on(0) == (Outcome::Met { by: 0 }) {
            prop_assert_eq!(on(later), Outcome::Met { by: 0 });
        }
    }
}
