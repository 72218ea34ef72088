use std::sync::Arc;

use credential::Ed25519SigningKey;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::packs::content::rules::{Rule, RulesContent, ValueSet, tests_support};
use crate::packs::{Dates, Kind, Pack, PackKey, Part, PublisherId, PublisherKey, Root, SignedPart};
use crate::testing::{self, Draft};
use crate::{Clock, Country, Voice, limits};

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    time("2024-01-15T12:00:00Z")
}

fn country(code: &str) -> Country {
    Country::from_alpha2(code).unwrap()
}

/// A rule of Austria with these members in place of the usual.
fn rule(members: Value) -> Value {
    let mut rule = tests_support::rule();
    rule["Logic"] = json!({"===": [1, 1]});
    for (name, value) in members.as_object().unwrap() {
        rule[name] = value.clone();
    }
    rule
}

fn content(rules: &[Value], sets: &[(&str, &str)]) -> RulesContent {
    let mut content = RulesContent::default();
    for rule in rules {
        content.add_rule(Rule::read(&rule.to_string()).unwrap()).unwrap();
    }
    for (name, values) in sets {
        content
            .add_value_set(ValueSet::read(name, None, values).unwrap())
            .unwrap();
    }
    content
}

fn voice(number: u8) -> Arc<Voice> {
    Arc::new(Voice {
        publisher: PublisherId([number; 32]),
        name: format!("publisher {number}").into(),
        development: false,
        dates: Dates::new(
            time("2024-01-01T00:00:00Z"),
            time("2024-02-01T00:00:00Z"),
            time("2024-06-01T00:00:00Z"),
        )
        .unwrap(),
    })
}

fn book(rules: &[Value]) -> RuleBook {
    let mut book = RuleBook::default();
    let _ = book.add(&content(rules, &[]), None, Some(now()));
    book
}

fn facts(issuer: &str) -> Facts {
    Supposed {
        payload: json!({"ver": "1.3.0", "v": [{"tg": "840539006", "mp": "EU/1/20/1528", "co": "FR", "dn": 2, "sd": 2}]}),
        issuer: Some(issuer),
        ..Supposed::default()
    }
    .facts()
    .unwrap()
}

fn selection(kind: RuleKind) -> Selection<'static> {
    Selection {
        country: country("AT"),
        region: None,
        kind,
        certificate: CertificateType::General,
        at: now(),
    }
}

/// Identifiers and versions of what is selected.
fn selected(book: &RuleBook, selection: &Selection<'_>) -> Vec<String> {
    let rules = book.select(selection);
    rules
        .iter()
        .map(|rule| format!("{} {}", rule.id(), rule.version()))
        .collect()
}

fn outcomes(outcomes: &[RuleOutcome]) -> Vec<(&str, &str)> {
    let named = outcomes.iter().map(|one| (one.rule.id(), one.outcome.name()));
    named.collect()
}

#[test]
fn the_highest_version_in_force_counts_by_its_numbers() {
    let version = |version, from, until| rule(json!({"Version": version, "ValidFrom": from, "ValidTo": until}));
    let (long_ago, ends, ended) = ("2021-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "2024-01-15T12:00:00Z");
    let (begins, later) = ("2024-01-15T12:00:00Z", "2024-01-15T12:00:01Z");
    for (rules, expected) in [
        ([("1.0.9", long_ago, ends), ("1.0.10", long_ago, ends)], "1.0.10"),
        ([("1.9.9", long_ago, ends), ("2.0.0", later, ends)], "1.9.9"),
        ([("1.9.9", long_ago, ends), ("2.0.0", begins, ends)], "2.0.0"),
        ([("1.9.9", long_ago, ends), ("2.0.0", long_ago, ended)], "1.9.9"),
        ([("1.9.9", long_ago, ends), ("2.0.0", long_ago, later)], "2.0.0"),
    ] {
        let book = book(&rules.map(|(number, from, until)| version(number, from, until)));
        assert_eq!(
            selected(&book, &selection(RuleKind::Acceptance)),
            [format!("GR-AT-0001 {expected}")]
        );
    }
}

#[test]
fn rules_are_chosen_by_country_kind_and_certificate() {
    let book = book(&[
        rule(json!({})),
        rule(json!({"Identifier": "VR-AT-0001", "CertificateType": "Vaccination"})),
        rule(json!({"Identifier": "TR-AT-0001", "CertificateType": "Test"})),
        rule(json!({"Identifier": "IR-AT-0001", "Type": "Invalidation"})),
        rule(json!({"Identifier": "BNR-AT-0001", "Type": "BoosterNotification"})),
        rule(json!({"Identifier": "MA-AT-0001", "Type": "Mask"})),
        rule(json!({"Identifier": "GR-FR-0001", "Country": "FR"})),
        rule(json!({"Identifier": "GR-EU-0001", "Country": "EU"})),
    ]);
    let of = |kind, certificate| {
        let wanted = Selection {
            certificate,
            ..selection(kind)
        };
        selected(&book, &wanted).join(", ")
    };
    use CertificateType::{General, Recovery, Vaccination};
    assert_eq!(
        of(RuleKind::Acceptance, Vaccination),
        "GR-AT-0001 1.0.15, VR-AT-0001 1.0.15"
    );
    assert_eq!(of(RuleKind::Acceptance, Recovery), "GR-AT-0001 1.0.15");
    assert_eq!(
        of(RuleKind::Acceptance, General),
        "GR-AT-0001 1.0.15, TR-AT-0001 1.0.15, VR-AT-0001 1.0.15"
    );
    assert_eq!(of(RuleKind::Invalidation, General), "IR-AT-0001 1.0.15");
    assert_eq!(of(RuleKind::Booster, General), "BNR-AT-0001 1.0.15");
    assert_eq!(of(RuleKind::Domestic, General), "MA-AT-0001 1.0.15");
    assert_eq!(
        book.countries().map(|of| of.to_string()).collect::<Vec<_>>(),
        ["AT", "FR"]
    );
    assert_eq!(book.rules().count(), 8);
}

#[test]
fn rules_of_a_region_come_on_top_of_the_countrys() {
    let book = book(&[
        rule(json!({})),
        rule(json!({"Identifier": "GR-AT-0002", "Region": "W"})),
        rule(json!({"Identifier": "GR-AT-0003", "Region": "AT"})),
        rule(json!({"Identifier": "GR-AT-0001", "Version": "2.0.0", "Region": "T"})),
        rule(json!({"Identifier": "IR-AT-0001", "Type": "Invalidation", "Region": "W"})),
    ]);
    let of = |region| {
        let wanted = Selection {
            region,
            ..selection(RuleKind::Acceptance)
        };
        selected(&book, &wanted).join(", ")
    };
    assert_eq!(of(None), "GR-AT-0001 1.0.15, GR-AT-0003 1.0.15");
    assert_eq!(of(Some("w")), "GR-AT-0001 1.0.15, GR-AT-0002 1.0.15, GR-AT-0003 1.0.15");
    assert_eq!(of(Some("T")), "GR-AT-0001 2.0.0, GR-AT-0003 1.0.15");
    // Of the issuer, wherever in its country it sits.
    let judged = book.judge(&facts("AT"), country("DE"), None, now());
    assert_eq!(outcomes(&judged), [("IR-AT-0001", "passed")]);
}

#[test]
fn a_version_for_other_certificates_takes_the_place_of_the_one_before() {
    let book = book(&[
        rule(json!({"CertificateType": "Vaccination"})),
        rule(json!({"CertificateType": "Test", "Version": "2.0.0"})),
    ]);
    assert_eq!(outcomes(&book.judge(&facts("AT"), country("AT"), None, now())), []);
}

#[test]
fn the_destinations_rules_accept_and_the_issuers_take_back() {
    let never = json!({"===": [1, 2]});
    let book = book(&[
        rule(json!({"Identifier": "GR-AT-0001"})),
        rule(json!({"Identifier": "VR-AT-0002", "Logic": {"===": [{"var": "external.countryCode"}, "AT"]}})),
        rule(json!({"Identifier": "VR-AT-0003", "Logic": never})),
        rule(json!({"Identifier": "IR-AT-0001", "Type": "Invalidation", "Logic": never})),
        rule(json!({"Identifier": "GR-FR-0001", "Country": "FR", "Logic": never})),
        rule(
            json!({"Identifier": "IR-FR-0001", "Country": "FR", "Type": "Invalidation",
            "Logic": {"===": [{"var": "external.issuerCountryCode"}, "FR"]}}),
        ),
        rule(json!({"Identifier": "IR-FR-0002", "Country": "FR", "Type": "Invalidation", "Logic": never})),
    ]);
    assert_eq!(
        outcomes(&book.judge(&facts("FR"), country("AT"), None, now())),
        [
            ("GR-AT-0001", "passed"),
            ("VR-AT-0002", "passed"),
            ("VR-AT-0003", "failed"),
            ("IR-FR-0001", "passed"),
            ("IR-FR-0002", "failed")
        ]
    );
    assert_eq!(outcomes(&book.judge(&facts("FR"), country("DE"), None, now())).len(), 2);
    assert_eq!(outcomes(&book.judge(&facts("DE"), country("DE"), None, now())), []);
    let booster = book.judge_by(RuleKind::Booster, &facts("FR"), country("AT"), None, now());
    assert!(booster.is_empty());
}

#[test]
fn another_dose_is_due_from_the_first_day_on_that_a_fresh_rule_of_the_issuer_says_so() {
    let logic = json!({"not-before": [{"plusTime": [{"var": "external.validationClock"}, 0, "day"]},
        {"plusTime": ["2024-03-01T12:00:00Z", 0, "day"]}]});
    let booster = |country: &str, logic: &Value| {
        let id = format!("BNR-{country}-0001");
        rule(json!({"Identifier": id, "Country": country, "Type": "BoosterNotification", "Logic": logic}))
    };
    let due = |rules: &[Value], at: &str| {
        let clock = Clock::at(time(at));
        book(rules)
            .booster_due(&facts("FR"), &clock)
            .map(|due| (due.rule.id().to_owned(), due.from.to_string()))
    };
    let french = [booster("AT", &json!({"===": [1, 1]})), booster("FR", &logic)];
    let on = |day: &str| Some(("BNR-FR-0001".to_owned(), day.to_owned()));
    assert_eq!(due(&french, "2024-01-15T12:00:00Z"), on("2024-03-01T12:00:00Z"));
    assert_eq!(due(&french, "2024-01-20T18:00:00Z"), on("2024-03-01T18:00:00Z"));
    // No rule of the issuer's, one that never says so, one that cannot be read.
    assert_eq!(due(&french[..1], "2024-01-15T12:00:00Z"), None);
    assert_eq!(
        due(&[booster("FR", &json!({"===": [1, 2]}))], "2024-01-15T12:00:00Z"),
        None
    );
    assert_eq!(
        due(&[booster("FR", &json!({"sum": [1, 2]}))], "2024-01-15T12:00:00Z"),
        None
    );
    // Rules that are past the time their publisher gave them.
    assert_eq!(due(&french, "2024-05-15T12:00:00Z"), None);
}

#[test]
fn what_is_not_understood_is_open_wherever_it_is_in_force() {
    let rules = [
        rule(json!({"Identifier": "GR-AT-0001", "Engine": "AT-METADATA"})),
        rule(json!({"Identifier": "GR-AT-0002", "EngineVersion": "1.3.4"})),
        rule(json!({"Identifier": "GR-AT-0003", "EngineVersion": "1.3.3"})),
        rule(json!({"Identifier": "GR-AT-0004", "SchemaVersion": "2.0.0"})),
        rule(json!({"Identifier": "GR-AT-0005", "Logic": {"sum": [1, 2]}})),
        rule(json!({"Identifier": "GR-AT-0006", "SchemaVersion": "1.3.1"})),
        rule(json!({"Identifier": "GR-AT-0007", "Logic": {"+": [1, 2]}})),
        rule(json!({"Identifier": "GR-AT-0008", "Logic": {"in": ["a", {"var": "external.valueSets.names"}]}})),
    ];
    let mut book = RuleBook::default();
    let passed_over = book.add(&content(&rules, &[]), None, Some(now()));
    let named: Vec<_> = passed_over
        .iter()
        .map(|one| (one.id.as_str(), one.reason.code()))
        .collect();
    assert_eq!(
        named,
        [
            ("GR-AT-0001", "engine"),
            ("GR-AT-0002", "engine_version"),
            ("GR-AT-0004", "schema_version")
        ]
    );
    let not_understood: Vec<String> = book.not_understood().map(|one| one.id).collect();
    assert_eq!(not_understood, ["GR-AT-0001", "GR-AT-0002", "GR-AT-0004", "GR-AT-0005"]);
    let judged = book.judge(&facts("AT"), country("AT"), None, now());
    let said: Vec<(&str, &str)> = judged
        .iter()
        .map(|one| match &one.outcome {
            Outcome::Open(open) => (one.rule.id(), open.code()),
            other => (one.rule.id(), other.name()),
        })
        .collect();
    assert_eq!(
        said,
        [
            ("GR-AT-0001", "engine"),
            ("GR-AT-0002", "engine_version"),
            ("GR-AT-0003", "passed"),
            ("GR-AT-0004", "schema_version"),
            ("GR-AT-0005", "logic"),
            ("GR-AT-0006", "schema"),
            ("GR-AT-0007", "evaluation"),
            ("GR-AT-0008", "value_set")
        ]
    );
}

#[test]
fn an_older_version_does_not_stand_in_for_one_that_is_not_understood() {
    let book = book(&[
        rule(json!({})),
        rule(json!({"Version": "2.0.0", "EngineVersion": "9.0.0"})),
    ]);
    let judged = book.judge(&facts("AT"), country("AT"), None, now());
    assert_eq!(outcomes(&judged), [("GR-AT-0001", "open")]);
}

#[test]
fn publishers_stand_beside_each_other() {
    let never = json!({"===": [1, 2]});
    let in_set = json!({"in": [{"var": "payload.v.0.mp"}, {"var": "external.valueSets.names"}]});
    let one = content(
        &[
            rule(json!({"Version": "1.0.0"})),
            rule(json!({"Identifier": "VR-AT-0001", "Logic": in_set})),
        ],
        &[("names", r#"{"EU/1/20/1528": {"display": "Comirnaty"}}"#)],
    );
    let two = content(
        &[
            rule(json!({"Version": "2.0.0", "Logic": never})),
            rule(json!({"Identifier": "VR-AT-0001", "Logic": in_set})),
        ],
        &[("names", r#"["EU/1/20/1507"]"#)],
    );
    let mut book = RuleBook::default();
    let _ = book.add(&two, Some(voice(2)), None);
    let _ = book.add(&one, Some(voice(1)), None);
    let judged = book.judge(&facts("AT"), country("AT"), None, now());
    let said: Vec<_> = judged
        .iter()
        .map(|one| (one.rule.source().name().unwrap(), one.rule.id(), one.outcome.name()))
        .collect();
    assert_eq!(
        said,
        [
            ("publisher 1", "GR-AT-0001", "passed"),
            ("publisher 1", "VR-AT-0001", "passed"),
            ("publisher 2", "GR-AT-0001", "failed"),
            ("publisher 2", "VR-AT-0001", "failed")
        ]
    );
}

#[test]
fn a_proved_packs_rules_speak_with_its_publishers_voice_and_dates() {
    let key = PublisherKey::new(Ed25519SigningKey::from_seed(&[7; 32].into()));
    let dates = voice(1).dates;
    let public = PackKey::new(key.public());
    let root = Root::shared("Utopia", public, 1, false);
    let first = SignedPart::sign(Part::root(None, 1, dates, &root), &[&key]);
    let body: Arc<[u8]> = content(&[rule(json!({}))], &[]).encode().into();
    let proved = {
        let bodies = [(Kind::Rules, Arc::clone(&body))];
        let pack = Pack::signed(vec![first.clone()], 1, dates, bodies, &[&key]).unwrap();
        pack.prove().unwrap()
    };
    let mut book = RuleBook::default();
    assert_eq!(book.add_pack(&proved).unwrap(), []);
    let [rule] = &*book.select(&selection(RuleKind::Acceptance)) else {
        panic!("one rule");
    };
    assert_eq!(rule.source().name(), Some("Utopia"));
    assert_eq!(rule.source().made(), Some(dates.issued));
    assert_eq!(
        rule.source().age(&Clock::at(dates.expires)),
        Age::Expired { since: dates.expires }
    );
}

#[test]
fn a_country_of_which_a_rule_could_not_be_read_is_named() {
    let source: Arc<str> = "pack".into();
    let altered = content(
        &[
            rule(json!({})),
            rule(json!({"Identifier": "GR-FR-0001", "Country": "FR"})),
        ],
        &[],
    )
    .encode()
    .windows(10)
    .position(|window| window == b"GR-AT-0001")
    .unwrap();
    let mut body = content(
        &[
            rule(json!({})),
            rule(json!({"Identifier": "GR-FR-0001", "Country": "FR"})),
        ],
        &[],
    )
    .encode();
    // The head says another number than the rule.
    body[altered + 9] = b'9';
    let (read, skipped) = RulesContent::decode(&body, &source).unwrap();
    assert_eq!((read.rules().len(), skipped.len()), (1, 1));
    let mut book = RuleBook::default();
    let _ = book.add(&read, None, Some(now()));
    assert_eq!(book.unread(country("AT")).count(), 1);
    assert_eq!(book.unread(country("FR")).count(), 0);
}

#[test]
fn age_is_by_the_publishers_dates_and_for_files_by_the_limit() {
    let age = |source: &RuleSource, at: &str| source.age(&Clock::at(time(at))).code();
    let mut book = RuleBook::default();
    let _ = book.add(&content(&[], &[]), Some(voice(1)), None);
    let _ = book.add(&content(&[], &[]), None, Some(now()));
    let _ = book.add(&content(&[], &[]), None, None);
    let [pack, file, undated] = book.sources() else {
        panic!("three sources");
    };
    for (at, expected) in [
        ("2023-12-30T23:59:59Z", "clock"),
        ("2023-12-31T00:00:00Z", "fresh"),
        ("2024-02-01T00:00:00Z", "fresh"),
        ("2024-02-01T00:00:01Z", "stale"),
        ("2024-05-31T23:59:59Z", "stale"),
        ("2024-06-01T00:00:00Z", "expired"),
    ] {
        assert_eq!(age(pack, at), expected, "{at}");
    }
    assert_eq!(
        file.age(&Clock::at(now())),
        Age::Fresh {
            until: now() + limits::RULES_AGE
        }
    );
    for (at, expected) in [
        ("2024-01-14T11:59:59Z", "clock"),
        ("2024-02-14T12:00:00Z", "fresh"),
        ("2024-02-14T12:00:01Z", "stale"),
    ] {
        assert_eq!(age(file, at), expected, "{at}");
    }
    assert_eq!(undated.age(&Clock::at(now())), Age::Undated);
    let behind = Clock {
        now: now(),
        highest_seen: Some(now() + SignedDuration::from_hours(25)),
    };
    assert!(book.ages(&behind).take(2).all(|(_, age)| age == Age::ClockBehind));
}

#[test]
fn facts_are_the_passes_and_its_envelopes() {
    let supposed = Supposed {
        payload: json!({"ver": "1.0.4", "t": {"co": "FR"}, "v": null, "r": []}),
        key_id: credential::KeyId::new(&[0xfb, 0xff, 1]),
        issuer: None,
        issued: Some(time("2021-06-24T06:49:45Z")),
        expires: Some(time("2022-06-24T06:49:45Z")),
    };
    let facts = supposed.facts().unwrap();
    assert_eq!(facts.certificate_types(), [CertificateType::Test]);
    assert_eq!(
        (facts.issuer(), facts.schema()),
        (Country::from_alpha2("FR"), Some(Version([1, 0, 4])))
    );
    assert!(facts.is_supposed());
    assert_eq!(
        facts.external(country("AT"), Some("W"), now()),
        json!({"validationClock": "2024-01-15T12:00:00Z", "countryCode": "AT", "region": "W", "kid": "+/8B",
            "iat": "2021-06-24T06:49:45Z", "exp": "2022-06-24T06:49:45Z"})
    );
    let both = facts
        .supposing(json!({"ver": "1.3.0", "v": [{}], "r": [null, {}]}))
        .unwrap();
    assert_eq!(
        both.certificate_types(),
        [CertificateType::Vaccination, CertificateType::Recovery]
    );
    for payload in [json!(null), json!({}), json!({"v": [], "t": [null], "r": "x"})] {
        assert_eq!(facts.supposing(payload).err(), Some(NoFacts::Unreadable));
    }
}

#[test]
fn only_a_proved_dcc_has_facts() {
    let draft = Draft::signed_by(testing::SIGNER);
    let checked = |trust: &crate::Trust, draft: &Draft| {
        let check = crate::check(draft.scanned(), trust, &testing::clock("2022-02-01T00:00:00Z"));
        check.pass.unwrap()
    };
    let trusted = testing::trust(&[testing::SIGNER]);
    let facts = Facts::of_checked(&checked(&trusted, &draft)).unwrap();
    assert!(!facts.is_supposed() && facts.issuer() == Country::from_alpha2("DE"));
    assert_eq!(facts.certificate_types(), [CertificateType::Vaccination]);
    let external = facts.external(country("AT"), None, now());
    assert_eq!(external["kid"], testing::key_id(testing::SIGNER).to_string());
    assert_eq!(
        (&external["iat"], &external["exp"]),
        (&json!("2022-01-01T00:00:00Z"), &json!("2023-01-01T00:00:00Z"))
    );
    assert!(facts.supposing(facts.payload().clone()).unwrap().is_supposed());

    let claimed = checked(&crate::Trust::new(), &draft);
    assert_eq!(Facts::of_checked(&claimed).err(), Some(NoFacts::NotVerified));
    let other = Draft { event: "x", ..draft };
    let of_another_format = checked(&trusted, &other);
    let format = of_another_format.pass().format();
    assert_eq!(
        Facts::of_checked(&of_another_format).err(),
        Some(NoFacts::NotADcc(format))
    );
}

prop_compose! {
    fn any_rule()(number in 0..4_u32, version in (0..3_u32, 0..12_u32), kind in 0..4_usize, certificate in 0..4_usize,
        country in 0..2_usize, region in 0..3_usize, days in (0..9_i64, 1..9_i64), holds in any::<bool>()) -> Value {
        let country = ["AT", "FR"][country];
        let region = [None, Some("W"), Some(country)][region];
        let kind = ["Acceptance", "Invalidation", "BoosterNotification", "Mask"][kind];
        let certificate = ["General", "Vaccination", "Test", "Recovery"][certificate];
        let at = |day: i64| (now() + SignedDuration::from_hours((day - 6) * 24)).to_string();
        rule(json!({
            "Identifier": format!("GR-{country}-{number:04}"), "Country": country,
            "Version": format!("1.{}.{}", version.0, version.1), "Region": region,
            "Type": kind,
            "CertificateType": certificate,
            "ValidFrom": at(days.0), "ValidTo": at(days.0 + days.1), "Logic": {"===": [1, i32::from(holds)]},
        }))
    }
}

type Contents = Vec<(Vec<Value>, u8)>;

/// Rules of publishers by their numbers, 0 for a file.
fn any_contents() -> impl Strategy<Value = Contents> {
    prop::collection::vec((prop::collection::vec(any_rule(), 0..20), 0..3_u8), 0..4)
}

/// What takes them: of two of one identifier and version in a content the first.
fn contents_of(contents: &Contents) -> Vec<(RulesContent, Option<Arc<Voice>>)> {
    let read = |(rules, number): &(Vec<Value>, u8)| {
        let mut content = RulesContent::default();
        for rule in rules {
            let _ = content.add_rule(Rule::read(&rule.to_string()).unwrap());
        }
        (content, (*number > 0).then(|| voice(*number)))
    };
    contents.iter().map(read).collect()
}

fn book_of<'c>(contents: impl IntoIterator<Item = &'c (RulesContent, Option<Arc<Voice>>)>) -> RuleBook {
    let mut book = RuleBook::default();
    for (content, voice) in contents {
        let _ = book.add(content, voice.clone(), Some(now()));
    }
    book
}

fn any_selection() -> impl Strategy<Value = Selection<'static>> {
    (0..4_usize, 0..4_usize, 0..2_usize, any::<bool>(), 0..12_i64).prop_map(|(kind, of, place, in_region, day)| {
        Selection {
            country: country(["AT", "FR"][place]),
            region: in_region.then_some("W"),
            kind: [
                RuleKind::Acceptance,
                RuleKind::Invalidation,
                RuleKind::Booster,
                RuleKind::Domestic,
            ][kind],
            certificate: [
                CertificateType::General,
                CertificateType::Vaccination,
                CertificateType::Test,
                CertificateType::Recovery,
            ][of],
            at: now() + SignedDuration::from_hours((day - 6) * 24),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_rule_comes_in_two_versions_and_each_is_what_was_asked(contents in any_contents(), wanted in any_selection()) {
        let book = book_of(&contents_of(&contents));
        let rules = book.select(&wanted);
        let mut seen = std::collections::HashSet::new();
        for rule in &rules {
            prop_assert!(seen.insert((rule.source().speaker(), rule.id().to_owned())));
            prop_assert!(rule.country() == Some(wanted.country) && rule.kind() == wanted.kind);
            prop_assert!(rule.is_in_force(wanted.at) && rule.is_for(wanted.certificate));
        }
        for other in book.rules().filter(|rule| rule.is_in_force(wanted.at)) {
            let newer = rules.iter().any(|rule| {
                let same = rule.id() == other.id() && rule.source().speaker() == other.source().speaker();
                let anywhere = wanted.kind == RuleKind::Invalidation || other.region().is_none_or(|own| Some(own) == wanted.region);
                same && anywhere && other.version() > rule.version()
            });
            prop_assert!(!newer);
        }
    }

    #[test]
    fn the_order_in_which_rules_come_does_not_matter(contents in any_contents(), wanted in any_selection()) {
        let shown = |book: &RuleBook| -> Vec<String> {
            let selected = book.select(&wanted);
            let judged = book.judge(&facts("FR"), wanted.country, wanted.region, wanted.at);
            let selected = selected.iter().map(|rule| rule.json().to_owned());
            selected.chain(judged.iter().map(|one| format!("{:?} {}", one.rule, one.outcome.name()))).collect()
        };
        let (one, other) = (book_of(&contents_of(&contents)), book_of(contents_of(&contents).iter().rev()));
        prop_assert_eq!(shown(&one), shown(&other));
    }

    #[test]
    fn a_rule_more_of_another_country_changes_nothing(contents in any_contents(), wanted in any_selection(), more in any_rule()) {
        let mut book = book_of(&contents_of(&contents));
        let before: Vec<String> = selected(&book, &wanted);
        let mut more = more;
        more["Country"] = json!("DE");
        more["Identifier"] = json!("GR-DE-0001");
        let _ = book.add(&content(&[more], &[]), None, None);
        prop_assert_eq!(selected(&book, &wanted), before);
    }

    #[test]
    fn a_packs_rules_are_the_ones_that_were_packed(contents in any_contents(), wanted in any_selection()) {
        let source: Arc<str> = "pack".into();
        let packed: Vec<_> = contents_of(&contents)
            .iter()
            .map(|(content, voice)| (RulesContent::decode(&content.encode(), &source).unwrap().0, voice.clone()))
            .collect();
        prop_assert_eq!(selected(&book_of(&packed), &wanted), selected(&book_of(&contents_of(&contents)), &wanted));
    }
}
