//! Where a traveller goes: whether the passes suffice there, what is missing, and what changes on the way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use jiff::Timestamp;
use journeys::publisher::Publisher;
use journeys::{Issuer, PIN, Phone};
use serde_json::{Value, json};
use wallet::trips::{Code, Colour, Companion, Departure, Finding, JudgedTrip, Passage, Remedy, Stop, Trip, TripPlan};
use wallet::{Country, Scanned, SystemBootClock, Wallet};

const JUNE: &str = "2026-06-01T12:00:00Z";
const AUGUST: &str = "2026-08-01T12:00:00Z";

struct Traveller {
    _folder: tempfile::TempDir,
    phone: Phone,
    issuer: Issuer,
}

impl Traveller {
    fn new() -> (Self, Wallet) {
        let folder = tempfile::tempdir().unwrap();
        let phone = Phone::at(folder.path());
        let wallet = phone.first_start().unwrap();
        let traveller = Self {
            _folder: folder,
            phone,
            issuer: Issuer::new().unwrap(),
        };
        (traveller, wallet)
    }

    /// The wallet opened at another time.
    fn at(&self, wallet: Wallet, now: &str) -> Wallet {
        drop(wallet);
        self.phone
            .unlock_at(PIN, &SystemBootClock::new().unwrap(), now)
            .unwrap()
    }

    /// Takes a publisher's pack number `number` with these rules.
    fn hears(&self, wallet: &mut Wallet, publisher: &Publisher, number: u64, made: &str, rules: &Value) {
        let key = self.issuer.verifying_key().unwrap();
        let signer = (self.issuer.key_id(), &key);
        let pack = publisher.pack_with_rules(number, time(made), signer, rules).unwrap();
        let offer = wallet.offer(&pack).unwrap();
        let words = offer.publisher().id.words();
        wallet.take(&offer, &words).unwrap();
    }

    /// Keeps the pass of somebody's second dose on a day.
    fn keeps_dose(&self, wallet: &mut Wallet, given: &str, born: &str, day: &str) -> Companion {
        let text = self.issuer.sign(
            time("2026-01-12T08:00:00Z"),
            &json!({
                "ver": "1.3.0", "dob": born,
                "nam": {"fn": "Okoye", "fnt": "OKOYE", "gn": given, "gnt": given.to_uppercase()},
                "v": [{"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2, "sd": 2,
                       "dt": day, "co": "UT", "is": "Utopia", "ci": format!("URN:UVCI:01:UT:{given}")}],
            }),
        );
        let Scanned::Pass(pending) = wallet.scan(&text.unwrap()) else {
            panic!("not a pass")
        };
        let kept = wallet.keep(*pending).unwrap();
        wallet.companion(&kept.card.id).unwrap()
    }
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn country(code: &str) -> Country {
    Country::from_alpha2(code).unwrap()
}

/// A stop from one moment to another.
fn stop(code: &str, arrives: &str, leaves: &str, passage: Passage) -> Stop {
    Stop {
        country: country(code),
        region: None,
        arrives: arrives.parse().unwrap(),
        leaves: Some(leaves.parse().unwrap()),
        passage,
    }
}

/// From Kampala, on a day of June.
fn plan(name: &str, stops: Vec<Stop>, companions: Vec<Companion>) -> TripPlan {
    let departure = Departure {
        country: country("UG"),
        region: None,
        leaves: "2026-06-20T06:00[Africa/Kampala]".parse().unwrap(),
    };
    TripPlan {
        name: name.to_owned(),
        trip: Trip::new(departure, stops).unwrap(),
        companions,
        keep: false,
    }
}

fn vienna() -> Stop {
    stop(
        "AT",
        "2026-06-20T17:00[Europe/Vienna]",
        "2026-06-27T17:00[Europe/Vienna]",
        Passage::Entered,
    )
}

fn istanbul() -> Stop {
    stop(
        "TR",
        "2026-06-20T12:00[Europe/Istanbul]",
        "2026-06-20T15:00[Europe/Istanbul]",
        Passage::Transit,
    )
}

/// A rule of Austria: a dose counts for so many days.
fn dose_counts(id: &str, version: &str, days: i64, from: &str, until: &str) -> Value {
    let dose = json!({"plusTime": [{"var": "payload.v.0.dt"}, days, "day"]});
    let now = json!({"plusTime": [{"var": "external.validationClock"}, 0, "day"]});
    json!({
        "Identifier": id, "Type": "Acceptance", "Country": "AT", "Version": version, "SchemaVersion": "1.0.0",
        "Engine": "CERTLOGIC", "EngineVersion": "0.7.5", "CertificateType": "Vaccination",
        "Description": [{"lang": "en", "desc": "A dose counts for some days."}],
        "ValidFrom": from, "ValidTo": until, "AffectedFields": ["v.0.dt"],
        "Logic": {"not-after": [now, dose]}
    })
}

fn always(days: i64) -> Value {
    dose_counts(
        "VR-AT-0001",
        "1.0.0",
        days,
        "2021-07-01T00:00:00Z",
        "2030-06-01T00:00:00Z",
    )
}

/// Whoever changes planes in Turkey is asked for nothing.
fn free_transit() -> Value {
    json!({
        "requirement": "TR-1", "version": 1, "country": "TR", "scope": "transit", "from": "2026-01-01",
        "needs": "nothing", "else": "refuse", "source": "A gazette", "source_date": "2026-01-01",
        "words": {"en": "Nothing is asked in transit."}
    })
}

fn ministry() -> Publisher {
    Publisher::new("Utopia Ministry of Health", 1, time("2026-01-01T00:00:00Z")).unwrap()
}

fn judged(wallet: &Wallet, plan: &TripPlan) -> JudgedTrip {
    wallet.judge_trip(plan, &["en".to_owned()])
}

fn has(finding: &Finding, is_meant: impl Fn(&Code) -> bool) -> bool {
    let mut reasons = finding.rulings.iter().flat_map(|ruling| &ruling.reasons);
    reasons.any(|reason| is_meant(&reason.code))
}

#[test]
fn a_family_of_four_goes_by_a_transit_and_the_one_who_stands_worst_is_named() {
    let (traveller, mut wallet) = Traveller::new();
    traveller.hears(&mut wallet, &ministry(), 1, JUNE, &json!([always(270), free_transit()]));
    let family = vec![
        traveller.keeps_dose(&mut wallet, "Ada", "1985-03-01", "2026-02-01"),
        traveller.keeps_dose(&mut wallet, "Ben", "1984-07-01", "2026-02-01"),
        // 270 days after it are over on 24 June.
        traveller.keeps_dose(&mut wallet, "Chi", "2010-01-01", "2025-09-27"),
        Companion::without_pass("Dada", Some("2026-02-01")),
    ];
    let plan = plan("Vienna", vec![istanbul(), vienna()], family);
    let kept = wallet.keep_trip(plan).unwrap();
    let judged = judged(&wallet, &kept.plan);
    let who: Vec<&str> = judged.who.iter().map(|who| who.name.as_str()).collect();
    assert_eq!(who, ["Ada Okoye", "Ben Okoye", "Chi Okoye", "Dada"]);

    let [_, transit, stay] = &judged.judgement.legs[..] else {
        panic!()
    };
    let colours: Vec<Colour> = stay.findings.iter().map(|finding| finding.colour).collect();
    assert_eq!(colours, [Colour::Green, Colour::Green, Colour::Yellow, Colour::Unknown]);
    assert!(has(
        &stay.findings[2],
        |code| matches!(code, Code::EndsDuringStay(at) if at.to_string().starts_with("2026-06-23T23:59") || at.to_string().starts_with("2026-06-24T00:00"))
    ));
    assert!(
        has(&stay.findings[3], |code| *code == Code::NoPass),
        "rules judge passes, and the baby has none"
    );
    assert_eq!(
        transit.findings[0].colour,
        Colour::Green,
        "a publisher says that nothing is asked"
    );
    assert_eq!(judged.judgement.colour, Colour::Unknown);
}

#[test]
fn rules_change_between_two_stays_in_the_same_country() {
    let (traveller, mut wallet) = Traveller::new();
    // From July on a dose counts for half as long.
    let rules = json!([
        dose_counts(
            "VR-AT-0001",
            "1.0.0",
            270,
            "2021-07-01T00:00:00Z",
            "2030-06-01T00:00:00Z"
        ),
        dose_counts(
            "VR-AT-0001",
            "1.1.0",
            135,
            "2026-07-01T00:00:00Z",
            "2030-06-01T00:00:00Z"
        ),
    ]);
    traveller.hears(&mut wallet, &ministry(), 1, JUNE, &rules);
    let who = traveller.keeps_dose(&mut wallet, "Ada", "1985-03-01", "2026-02-01");
    let again = stop(
        "AT",
        "2026-07-05T10:00[Europe/Vienna]",
        "2026-07-08T10:00[Europe/Vienna]",
        Passage::Entered,
    );
    let judged = judged(&wallet, &plan("Twice", vec![vienna(), again], vec![who]));
    let colours: Vec<Colour> = judged.judgement.legs.iter().map(|leg| leg.colour).collect();
    assert_eq!(colours, [Colour::Green, Colour::Green, Colour::Red]);
    let refused = &judged.judgement.legs[2].findings[0].rulings[0];
    assert_eq!(refused.reasons[0].rule.as_ref().unwrap().version, "1.1.0");
    assert!(
        refused
            .remedies
            .iter()
            .any(|remedy| matches!(remedy, Remedy::Dose { .. })),
        "{:?}",
        refused.remedies
    );
}

#[test]
fn a_pack_grows_stale_and_green_becomes_unknown_until_it_is_renewed() {
    let (traveller, mut wallet) = Traveller::new();
    let ministry = ministry();
    traveller.hears(&mut wallet, &ministry, 1, JUNE, &json!([always(3650)]));
    let who = traveller.keeps_dose(&mut wallet, "Ada", "1985-03-01", "2026-02-01");
    let later = |stop: Stop| Stop {
        arrives: "2026-08-20T17:00[Europe/Vienna]".parse().unwrap(),
        leaves: None,
        ..stop
    };
    let plan = plan("Later", vec![later(vienna())], vec![who]);
    let fresh = judged(&wallet, &plan);
    assert_eq!(fresh.judgement.colour, Colour::Green);
    let reminders = fresh.judgement.reminders(time(JUNE));
    assert!(
        reminders.iter().any(|one| one.code.name() == "renew_rules"),
        "they grow stale before the trip"
    );

    let mut wallet = traveller.at(wallet, AUGUST);
    let stale = judged(&wallet, &plan);
    assert_eq!(stale.judgement.colour, Colour::Unknown);
    assert!(has(&stale.judgement.legs[1].findings[0], |code| matches!(
        code,
        Code::StaleRules(Some(_))
    )));
    traveller.hears(&mut wallet, &ministry, 2, AUGUST, &json!([always(3650)]));
    assert_eq!(judged(&wallet, &plan).judgement.colour, Colour::Green);
}

#[test]
fn a_yellow_card_is_asked_of_who_comes_from_a_country_with_risk() {
    let (traveller, mut wallet) = Traveller::new();
    let asked = json!([{
        "requirement": "YF-EG", "version": 1, "country": "EG", "scope": "entry", "from": "2019-07-01",
        "topic": ["1D47"], "ages": {"from_months": 9},
        "came_from": {"countries": ["UG"], "within_days": 6, "transit_over_hours": 12},
        "needs": {"vaccination": {"days_before": 10}}, "else": "refuse",
        "source": "A list", "source_date": "2020-05-15", "words": {"en": "A yellow card"}
    }]);
    traveller.hears(&mut wallet, &ministry(), 1, JUNE, &asked);
    let cairo = || {
        stop(
            "EG",
            "2026-06-20T12:00[Africa/Cairo]",
            "2026-06-27T12:00[Africa/Cairo]",
            Passage::Entered,
        )
    };
    let adult = Companion::without_pass("Ada", Some("1985-03-01"));
    let baby = Companion::without_pass("Dada", Some("2026-02-01"));
    let without = judged(&wallet, &plan("Cairo", vec![cairo()], vec![adult, baby]));
    let stay = &without.judgement.legs[1];
    assert_eq!(
        (stay.findings[0].colour, stay.findings[1].colour),
        (Colour::Red, Colour::Green)
    );
    let [Remedy::Requirement(remedy)] = stay.findings[0].rulings[0].remedies[..] else {
        panic!()
    };
    assert_eq!(remedy.last_day.unwrap().to_string(), "2026-06-10", "ten days before");
    assert_eq!(
        without.judgement.legs[0].colour,
        Colour::Red,
        "nor would a carrier let her on board"
    );

    let issued = traveller.issuer.yellow_card("Ada", "1985-03-01", "2024-05-01").unwrap();
    let Scanned::Pass(pending) = wallet.scan(&issued) else {
        panic!("not a pass")
    };
    let card = wallet.keep(*pending).unwrap().card;
    let adult = wallet.companion(&card.id).unwrap();
    let with = judged(&wallet, &plan("Cairo", vec![cairo()], vec![adult]));
    assert_eq!(with.judgement.colour, Colour::Green);
    assert!(has(&with.judgement.legs[1].findings[0], |code| *code == Code::Met));
}

#[test]
fn publishers_that_say_different_things_are_both_heard_and_neither_is_believed() {
    let (traveller, mut wallet) = Traveller::new();
    let other = Publisher::new("Airlines of Utopia", 9, time("2026-01-01T00:00:00Z")).unwrap();
    traveller.hears(&mut wallet, &ministry(), 1, JUNE, &json!([always(3650)]));
    traveller.hears(&mut wallet, &other, 1, JUNE, &json!([always(30)]));
    let who = traveller.keeps_dose(&mut wallet, "Ada", "1985-03-01", "2026-02-01");
    let plan = plan("Vienna", vec![vienna()], vec![who]);
    let both = judged(&wallet, &plan);
    let finding = &both.judgement.legs[1].findings[0];
    assert_eq!(finding.colour, Colour::Unknown);
    assert!(has(finding, |code| *code == Code::PublishersDisagree));
    let names: Vec<&str> = finding
        .rulings
        .iter()
        .filter_map(|one| Some(&*one.source.as_ref()?.name))
        .collect();
    assert_eq!(names.len(), 2);

    wallet.remove_publisher(other.id().unwrap()).unwrap();
    assert_eq!(judged(&wallet, &plan).judgement.colour, Colour::Green);
}

#[test]
fn whose_pass_says_no_whole_date_of_birth_goes_all_the_same() {
    let (traveller, mut wallet) = Traveller::new();
    for (given, born) in [("Eve", "1963-00"), ("Fay", "1963-00-00"), ("Gil", "1963")] {
        let who = traveller.keeps_dose(&mut wallet, given, born, "2026-02-01");
        assert!(
            wallet.keep_trip(plan(given, vec![vienna()], vec![who])).is_ok(),
            "{born}"
        );
    }
}

#[test]
fn a_trip_lives_in_the_wallet_for_two_weeks_after_its_end() {
    let (traveller, mut wallet) = Traveller::new();
    wallet.keep_trip(plan("Vienna", vec![vienna()], Vec::new())).unwrap();
    let wallet = traveller.at(wallet, "2026-07-10T12:00:00Z");
    assert_eq!(wallet.trips().unwrap().len(), 1);
    let wallet = traveller.at(wallet, "2026-07-12T12:00:00Z");
    assert!(wallet.trips().unwrap().is_empty());
}
