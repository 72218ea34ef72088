use std::sync::Arc;

use credential::view::Holder;
use credential::{Kind, View};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::check::{Standing, Verdict};
use crate::packs::content::agreements::{Agreement, Effect, Issuer, PassKind};
use crate::packs::content::rules::{Rule, RulesContent, tests_support};
use crate::packs::{Dates, PublisherId};
use crate::requirements::{Requirement, tests_support as requirement};
use crate::rules::{RuleBook, Supposed};
use crate::trust::Voice;
use crate::{Clock, Trust};

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn country(code: &str) -> Country {
    Country::from_alpha2(code).unwrap()
}

/// From Cairo to Vienna for ten days, by a change of planes in Istanbul.
fn trip() -> Trip {
    let stop = |code, arrives: &str, leaves: &str, passage| Stop {
        country: country(code),
        region: None,
        arrives: arrives.parse().unwrap(),
        leaves: Some(leaves.parse().unwrap()),
        passage,
    };
    Trip::new(
        departure(),
        vec![
            stop(
                "TR",
                "2024-03-01T09:00[Europe/Istanbul]",
                "2024-03-01T11:00[Europe/Istanbul]",
                Passage::Transit,
            ),
            stop(
                "AT",
                "2024-03-01T12:30[Europe/Vienna]",
                "2024-03-11T12:30[Europe/Vienna]",
                Passage::Entered,
            ),
        ],
    )
    .unwrap()
}

fn departure() -> Departure {
    Departure {
        country: country("EG"),
        region: None,
        leaves: "2024-03-01T06:00[Africa/Cairo]".parse().unwrap(),
    }
}

/// The days after a dose in which Austria accepts it, and the hours after a sample.
fn rules() -> Vec<Value> {
    let age = |field: &str, from: i64, unit: &str, until: i64| {
        let after = |amount: i64| json!({"plusTime": [{"var": field}, amount, unit]});
        let now = json!({"plusTime": [{"var": "external.validationClock"}, 0, "day"]});
        json!({"not-after": [after(from), now, after(until)]})
    };
    vec![
        rule("VR-AT-0001", "Vaccination", age("payload.v.0.dt", 14, "day", 270)),
        rule("TR-AT-0001", "Test", age("payload.t.0.sc", 0, "hour", 72)),
    ]
}

fn rule(id: &str, certificate: &str, logic: Value) -> Value {
    let mut rule = tests_support::rule();
    rule["Identifier"] = json!(id);
    rule["CertificateType"] = json!(certificate);
    rule["Logic"] = logic;
    rule["ValidFrom"] = json!("2021-07-01T00:00:00Z");
    rule["ValidTo"] = json!("2030-06-01T00:00:00Z");
    rule["Description"] = json!([{"lang": "en", "desc": format!("{id} in words")}]);
    rule
}

fn voice(number: u8) -> Arc<Voice> {
    let dates = ["2024-02-01T00:00:00Z", "2024-02-25T00:00:00Z", "2024-06-01T00:00:00Z"].map(time);
    Arc::new(Voice {
        publisher: PublisherId([number; 32]),
        name: format!("publisher {number}").into(),
        development: false,
        dates: Dates::new(dates[0], dates[1], dates[2]).unwrap(),
    })
}

fn book(spoken: &[(u8, &[Value], &[Requirement])]) -> RuleBook {
    let mut book = RuleBook::default();
    for (number, rules, requirements) in spoken {
        let mut content = RulesContent::default();
        for rule in *rules {
            content.add_rule(Rule::read(&rule.to_string()).unwrap()).unwrap();
        }
        for one in *requirements {
            content.add_requirement(one.clone()).unwrap();
        }
        assert!(book.add(&content, Some(voice(*number)), None).is_empty());
    }
    book
}

fn austria() -> RuleBook {
    book(&[(1, &rules(), &[])])
}

/// A pass of Egypt's.
fn pass(kind: Kind, group: &str, entry: Value) -> Holding {
    let payload = json!({"ver": "1.3.0", "dob": "1990-01-01", group: [entry]});
    let facts = Supposed {
        payload,
        issuer: Some("EG"),
        ..Supposed::default()
    };
    Holding {
        kind,
        view: View {
            kind,
            holder: Holder::default(),
            event: None,
            more_events: Vec::new(),
            country: None,
            issuer: None,
            id: None,
        },
        facts: facts.facts(),
        standing: Standing::new(Verdict::Valid, None, None),
        issuer: Some(country("EG")),
        issuer_name: Some("EG".into()),
        fresh_until: None,
    }
}

fn dose(day: &str) -> Holding {
    pass(
        Kind::Vaccination,
        "v",
        json!({"tg": "840539006", "dn": 2, "sd": 2, "dt": day}),
    )
}

fn sample(at: &str) -> Holding {
    pass(
        Kind::Test,
        "t",
        json!({"tg": "840539006", "tt": "LP6464-4", "tr": "260415000", "sc": at}),
    )
}

fn traveller(passes: Vec<Holding>) -> Traveller {
    Traveller {
        birth_date: Some("1990-01-01".into()),
        passes,
    }
}

const NOW: &str = "2024-02-20T12:00:00Z";

fn judged_by(book: &RuleBook, trust: &Trust, now: &str, trip: &Trip, passes: Vec<Holding>) -> Judgement {
    let judge = Judge {
        trust,
        book,
        clock: Clock::at(time(now)),
        languages: &[],
        remedies: true,
    };
    judge.trip(trip, &[traveller(passes)])
}

fn judged(book: &RuleBook, passes: Vec<Holding>) -> Judgement {
    judged_by(book, &Trust::new(), NOW, &trip(), passes)
}

/// What is found of the first traveller on a leg.
fn found(judgement: &Judgement, leg: usize) -> &Finding {
    &judgement.legs[leg].findings[0]
}

fn codes(finding: &Finding) -> Vec<&'static str> {
    let reasons = finding.rulings.iter().flat_map(|ruling| &ruling.reasons);
    reasons.map(|reason| reason.code.name()).collect()
}

const DEPARTURE: usize = 0;
const TRANSIT: usize = 1;
const STAY: usize = 2;

#[test]
fn what_is_accepted_from_arrival_to_departure_is_green() {
    let judgement = judged(&austria(), vec![dose("2024-01-10")]);
    assert_eq!(judgement.legs[STAY].colour, Colour::Green);
    assert_eq!(codes(found(&judgement, STAY)), ["accepted"]);
    assert_eq!(found(&judgement, STAY).rulings[0].passes, [0]);
    assert_eq!(
        found(&judgement, STAY).rulings[0].source.as_ref().unwrap().name,
        "publisher 1".into()
    );
    assert_eq!(
        judgement.stands_until,
        Some(time("2024-02-25T00:00:00Z")),
        "until the rules are to be renewed"
    );
}

#[test]
fn boarding_is_judged_by_the_rules_of_where_it_goes() {
    let judgement = judged(&austria(), vec![dose("2024-01-10")]);
    assert_eq!(judgement.legs[DEPARTURE].colour, Colour::Green);
    // 14 days after the dose are over when the stop is reached, and not at the start.
    let rules = [rule(
        "VR-AT-0001",
        "Vaccination",
        json!({"before": [{"plusTime": ["2024-03-01T11:00:00Z", 0, "day"]}, {"plusTime": [{"var": "external.validationClock"}, 0, "day"]}]}),
    )];
    let judgement = judged(&book(&[(1, &rules, &[])]), vec![dose("2024-01-10")]);
    assert_eq!(judgement.legs[DEPARTURE].colour, Colour::Red);
    assert_eq!(judgement.legs[STAY].colour, Colour::Green);
}

#[test]
fn of_a_transit_nobody_speaks_until_somebody_does() {
    let judgement = judged(&austria(), vec![dose("2024-01-10")]);
    assert_eq!(judgement.legs[TRANSIT].colour, Colour::Unknown);
    assert!(codes(found(&judgement, TRANSIT)).contains(&"no_transit_rules"));
    assert_eq!(judgement.colour, Colour::Unknown, "of the whole trip");

    let free = requirement::with(json!({
        "requirement": "TR-TRANSIT", "country": "TR", "scope": "transit", "needs": "nothing", "ages": null, "came_from": null
    }));
    let judgement = judged(&book(&[(1, &rules(), &[free])]), vec![dose("2024-01-10")]);
    assert_eq!(judgement.legs[TRANSIT].colour, Colour::Green);
    assert_eq!(judgement.colour, Colour::Green);
}

#[test]
fn what_stops_counting_during_the_stay_is_yellow_with_the_moment() {
    // 270 days after it is 5 March 2024.
    let judgement = judged(&austria(), vec![dose("2023-06-09")]);
    let ruling = &found(&judgement, STAY).rulings[0];
    assert_eq!(ruling.colour, Colour::Yellow);
    let Code::EndsDuringStay(end) = ruling.reasons[0].code else {
        panic!()
    };
    let last = time("2024-03-05T00:00:00Z");
    assert!(last.duration_since(end).abs() <= SignedDuration::from_mins(1), "{end}");
}

#[test]
fn a_pass_takes_over_where_another_ends() {
    let judgement = judged(&austria(), vec![dose("2023-06-09"), dose("2024-02-19")]);
    let ruling = &found(&judgement, STAY).rulings[0];
    assert_eq!((ruling.colour, ruling.passes.as_slice()), (Colour::Green, &[0, 1][..]));
    // This one begins two days too late.
    let judgement = judged(&austria(), vec![dose("2023-06-09"), dose("2024-02-22")]);
    assert_eq!(judgement.legs[STAY].colour, Colour::Yellow);
}

#[test]
fn what_counts_later_in_the_stay_is_yellow_with_the_moment() {
    let judgement = judged(&austria(), vec![dose("2024-02-20")]);
    let ruling = &found(&judgement, STAY).rulings[0];
    assert_eq!(ruling.colour, Colour::Yellow);
    let Code::CountsFrom(from) = ruling.reasons[0].code else {
        panic!()
    };
    assert!(
        from.duration_since(time("2024-03-05T00:00:00Z")).abs() <= SignedDuration::from_mins(1),
        "{from}"
    );
}

#[test]
fn a_test_is_asked_for_on_arrival_alone() {
    let judgement = judged_by(
        &austria(),
        &Trust::new(),
        "2024-02-24T00:00:00Z",
        &trip(),
        vec![sample("2024-02-28T00:00:00Z")],
    );
    assert_eq!(judgement.legs[STAY].colour, Colour::Green);
}

#[test]
fn what_a_rule_refuses_is_red_with_the_rule_and_what_would_do() {
    let judgement = judged(&austria(), vec![dose("2023-01-01")]);
    let ruling = &found(&judgement, STAY).rulings[0];
    assert_eq!(ruling.colour, Colour::Red);
    let rule = ruling.reasons[0].rule.as_ref().unwrap();
    assert_eq!(
        (rule.id.as_str(), rule.words.as_str()),
        ("VR-AT-0001", "VR-AT-0001 in words")
    );
    let test = |test| Remedy::Test {
        test,
        after: time("2024-02-27T11:30:00Z"),
        hours: 72,
    };
    assert!(ruling.remedies.contains(&test(TestType::Naat)), "{:?}", ruling.remedies);
    // The rule wants 14 days after a dose: ten days before the trip none does any more.
    assert!(!ruling.remedies.iter().any(|one| matches!(one, Remedy::Dose { .. })));
    let judgement = judged_by(
        &austria(),
        &Trust::new(),
        "2024-02-02T12:00:00Z",
        &trip(),
        vec![dose("2023-01-01")],
    );
    let (from, by) = ("2024-02-02".parse().unwrap(), "2024-02-16".parse().unwrap());
    assert!(
        found(&judgement, STAY).rulings[0]
            .remedies
            .contains(&Remedy::Dose { from, by })
    );
}

#[test]
fn where_nothing_can_help_that_is_said() {
    let never = [rule("VR-AT-0001", "General", json!({"===": [1, 2]}))];
    let judgement = judged(&book(&[(1, &never, &[])]), vec![dose("2024-01-10")]);
    assert_eq!(found(&judgement, STAY).rulings[0].remedies, [Remedy::Nothing]);
}

#[test]
fn arriving_later_may_do() {
    let judgement = judged(&austria(), vec![dose("2024-02-28")]);
    assert!(
        found(&judgement, STAY).rulings[0]
            .remedies
            .contains(&Remedy::ArriveFrom("2024-03-13".parse().unwrap()))
    );
}

#[test]
fn no_pass_no_rules_and_old_rules_are_unknown() {
    let judgement = judged(&austria(), Vec::new());
    assert_eq!(codes(found(&judgement, STAY)), ["no_pass"]);
    let judgement = judged(&RuleBook::default(), vec![dose("2024-01-10")]);
    assert_eq!(codes(found(&judgement, STAY)), ["no_rules"]);
    let late = judged_by(
        &austria(),
        &Trust::new(),
        "2024-02-26T00:00:00Z",
        &trip(),
        vec![dose("2024-01-10")],
    );
    assert_eq!(codes(found(&late, STAY)), ["stale_rules"]);
    for judgement in [judgement, late] {
        assert_eq!(judgement.legs[STAY].colour, Colour::Unknown);
    }
}

#[test]
fn a_clock_that_is_behind_knows_nothing() {
    let (trust, book) = (Trust::new(), austria());
    let judge = Judge {
        trust: &trust,
        book: &book,
        clock: Clock {
            now: time(NOW),
            highest_seen: Some(time("2024-02-22T00:00:00Z")),
        },
        languages: &[],
        remedies: true,
    };
    let judgement = judge.trip(&trip(), &[traveller(vec![dose("2024-01-10")])]);
    assert_eq!(judgement.legs[STAY].colour, Colour::Unknown);
    assert_eq!(codes(found(&judgement, STAY)), ["clock"]);
}

#[test]
fn a_pass_that_is_not_in_order_is_no_pass_to_rely_on() {
    let with = |verdict| Holding {
        standing: Standing::new(verdict, None, None),
        ..dose("2024-01-10")
    };
    for (verdict, colour) in [
        (Verdict::Invalid, Colour::Red),
        (Verdict::Revoked, Colour::Red),
        (Verdict::SignerNotAllowed, Colour::Red),
        (Verdict::UnknownSigner, Colour::Unknown),
        (Verdict::Unknown, Colour::Unknown),
    ] {
        let judgement = judged(&austria(), vec![with(verdict)]);
        assert_eq!(judgement.legs[STAY].colour, colour, "{verdict:?}");
        assert_eq!(codes(found(&judgement, STAY)), ["pass"]);
    }
    let expired = Holding {
        standing: Standing::new(Verdict::Valid, None, Some(time("2024-02-28T00:00:00Z"))),
        ..dose("2024-01-10")
    };
    let judgement = judged(&austria(), vec![expired]);
    assert_eq!(codes(found(&judgement, STAY)), ["pass_ended"]);
    assert_eq!(judgement.legs[STAY].colour, Colour::Red);
    // It may suffice, once it can be judged.
    let judgement = judged(&austria(), vec![dose("2023-01-01"), with(Verdict::UnknownSigner)]);
    assert_eq!(judgement.legs[STAY].colour, Colour::Unknown);
}

#[test]
fn publishers_that_disagree_are_unknown_and_both_are_heard() {
    let refusing = [rule("VR-AT-0009", "Vaccination", json!({"===": [1, 2]}))];
    let both = book(&[(1, &rules(), &[]), (2, &refusing, &[])]);
    let judgement = judged(&both, vec![dose("2024-01-10")]);
    let finding = found(&judgement, STAY);
    assert_eq!(finding.colour, Colour::Unknown);
    assert_eq!(codes(finding), ["publishers_disagree", "rule_refuses", "accepted"]);
    assert_eq!(
        finding.rulings.iter().map(|one| one.counts).collect::<Vec<_>>(),
        [true, false, false]
    );
}

#[test]
fn where_only_the_day_is_known_the_worse_end_of_it_counts() {
    let arrives = |text: &str| {
        let mut stops = trip().stops().to_vec();
        stops[1].arrives = text.parse().unwrap();
        Trip::new(departure(), stops).unwrap()
    };
    // 72 hours after this sample is noon in Vienna.
    let judged = |text| {
        judged_by(
            &austria(),
            &Trust::new(),
            "2024-02-24T00:00:00Z",
            &arrives(text),
            vec![sample("2024-02-27T11:00:00Z")],
        )
    };
    assert_eq!(
        judged("2024-03-01T11:59[Europe/Vienna]").legs[STAY].colour,
        Colour::Green
    );
    assert_eq!(judged("2024-03-01[Europe/Vienna]").legs[STAY].colour, Colour::Red);
}

fn agreement(of: Issuer, conditions: Option<&str>) -> (Agreement, Arc<Voice>) {
    let agreement = Agreement {
        at: country("AT"),
        of,
        kinds: vec![PassKind::Vaccination],
        effects: vec![Effect::Entry],
        from: "2024-01-01".parse().unwrap(),
        until: None,
        conditions: conditions.map(str::to_owned),
        source: "A gazette".into(),
    };
    (agreement, voice(3))
}

#[test]
fn agreements_say_whose_passes_count() {
    let colour = |agreements: Vec<(Agreement, Arc<Voice>)>| {
        let trust = Trust::with_agreements(agreements);
        let judgement = judged_by(&austria(), &trust, NOW, &trip(), vec![dose("2024-01-10")]);
        (judgement.legs[STAY].colour, codes(found(&judgement, STAY)))
    };
    let (of_egypt, of_france) = (Issuer::State(country("EG")), Issuer::State(country("FR")));
    assert_eq!(colour(vec![]), (Colour::Green, vec!["accepted"]));
    assert_eq!(
        colour(vec![agreement(of_france.clone(), None)]),
        (Colour::Unknown, vec!["not_recognised"])
    );
    assert_eq!(
        colour(vec![agreement(of_france, None), agreement(of_egypt.clone(), None)]),
        (Colour::Green, vec!["accepted", "recognised"])
    );
    assert_eq!(
        colour(vec![agreement(of_egypt, Some("with a booster"))]),
        (Colour::Yellow, vec!["accepted", "conditions"])
    );
}

#[test]
fn a_pass_without_rules_may_count_by_an_agreement_alone() {
    let url = "https://issuer.example.org";
    let card = Holding {
        facts: Err(crate::rules::NoFacts::NotADcc(credential::Format::Shc)),
        issuer: None,
        issuer_name: Some(url.into()),
        ..dose("2024-01-10")
    };
    let trust = Trust::with_agreements(vec![agreement(Issuer::Url(url.into()), None)]);
    let judgement = judged_by(&RuleBook::default(), &trust, NOW, &trip(), vec![card.clone()]);
    assert_eq!(codes(found(&judgement, STAY)), ["accepted", "recognised"]);
    assert_eq!(judgement.legs[STAY].colour, Colour::Green);
    let judgement = judged_by(&austria(), &Trust::new(), NOW, &trip(), vec![card]);
    assert_eq!(codes(found(&judgement, STAY)), ["not_spoken_of"]);
}

#[test]
fn a_missing_yellow_card_is_red_with_the_last_day_for_a_dose() {
    let asked = requirement::with(json!({
        "requirement": "YF-AT", "country": "AT", "came_from": {"countries": ["EG"]}, "ages": null
    }));
    let only = book(&[(1, &[], &[asked])]);
    let judgement = judged(&only, Vec::new());
    // Whoever would be refused there is not let on board.
    assert_eq!(judgement.legs[DEPARTURE].colour, Colour::Red);
    let finding = found(&judgement, STAY);
    assert_eq!((finding.colour, codes(finding)), (Colour::Red, vec!["missing"]));
    let [Remedy::Requirement(remedy)] = finding.rulings[0].remedies[..] else {
        panic!()
    };
    assert_eq!(remedy.last_day, None.or("2024-02-20".parse().ok()));
    // Ten days before there is time no more.
    let judgement = judged_by(&only, &Trust::new(), "2024-02-21T12:00:00Z", &trip(), Vec::new());
    assert_eq!(found(&judgement, STAY).rulings[0].remedies, [Remedy::Nothing]);
}

#[test]
fn reminders_are_in_order_and_none_is_past() {
    let judgement = judged(&austria(), vec![dose("2023-01-01")]);
    let reminders = judgement.reminders(time(NOW));
    assert!(reminders.is_sorted_by_key(|one| one.at) && reminders.iter().all(|one| one.at >= time(NOW)));
    assert!(
        reminders
            .iter()
            .any(|one| one.code == ReminderCode::TestWindowOpens && one.leg == Some(STAY))
    );
    assert!(
        reminders.iter().any(|one| one.code == ReminderCode::RenewRules),
        "the rules are to be renewed before the trip"
    );
    assert!(judgement.reminders(time("2025-01-01T00:00:00Z")).is_empty());
}

#[test]
fn times_of_a_trip_follow_each_other() {
    let stops = || trip().stops().to_vec();
    let of = |change: &dyn Fn(&mut Vec<Stop>)| {
        let mut stops = stops();
        change(&mut stops);
        Trip::new(departure(), stops).unwrap_err()
    };
    assert_eq!(of(&|stops| stops.clear()), TripProblem::NoStop);
    assert_eq!(of(&|stops| stops[0].leaves = None), TripProblem::NoDeparture(0));
    assert_eq!(
        of(&|stops| stops[1].passage = Passage::Transit),
        TripProblem::EndsInTransit
    );
    assert_eq!(of(&|stops| stops[1].region = Some(" ".into())), TripProblem::Region(1));
    assert_eq!(
        of(&|stops| *stops = vec![stops[1].clone(); 25]),
        TripProblem::TooManyStops
    );
    let early: Moment = "2024-02-28[Africa/Cairo]".parse().unwrap();
    assert_eq!(
        of(&|stops| stops[0].arrives = early.clone()),
        TripProblem::ArrivesTooEarly(0)
    );
    assert_eq!(
        of(&|stops| stops[1].leaves = Some(early.clone())),
        TripProblem::LeavesTooEarly(1)
    );
    let years: Moment = "2029-02-28[Africa/Cairo]".parse().unwrap();
    assert_eq!(of(&|stops| stops[1].leaves = Some(years.clone())), TripProblem::TooLong);
    let mut alone = stops();
    alone[1].leaves = None;
    assert!(
        Trip::new(departure(), alone).is_ok(),
        "the last stop may be without an end"
    );
}

#[test]
fn the_report_names_travellers_and_passes() {
    let judgement = judged(&austria(), vec![dose("2023-01-01")]);
    let report = judgement.report(&["Amal".into()], &[vec!["pass-1".into()]]);
    assert_eq!(report["colour"], "red");
    let finding = &report["legs"][STAY]["findings"][0];
    assert_eq!(finding["traveller"], "Amal");
    let ruling = &finding["rulings"][0];
    assert_eq!(ruling["reasons"][0]["pass"], "pass-1");
    assert_eq!(ruling["reasons"][0]["rule"]["id"], "VR-AT-0001");
    assert_eq!(ruling["source"]["name"], "publisher 1");
    assert_eq!(trip().report()["stops"][0]["transit"], true);
}

/// A test or a dose on a day, and the day on which the pass ends.
type AnyPass = (bool, i64, Option<i64>);

fn any_pass() -> impl Strategy<Value = AnyPass> {
    (any::<bool>(), 0..900_i64, proptest::option::of(0..1200_i64))
}

fn made((is_test, day, ends): AnyPass) -> Holding {
    let at = |days: i64| time("2022-01-01T00:00:00Z") + SignedDuration::from_hours(24 * days);
    let holding = match is_test {
        true => sample(&at(day).to_string()),
        false => dose(&at(day).to_string()[..10]),
    };
    Holding {
        standing: Standing::new(Verdict::Valid, None, ends.map(at)),
        ..holding
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_more_pass_never_takes_away_what_others_give(passes in proptest::collection::vec(any_pass(), 0..3), more in any_pass()) {
        let book = austria();
        let before = judged(&book, passes.iter().copied().map(made).collect());
        let after = judged(&book, passes.into_iter().chain([more]).map(made).collect());
        for (before, after) in before.legs.iter().zip(&after.legs) {
            if before.colour >= Colour::Yellow {
                prop_assert!(after.colour >= before.colour);
            }
        }
    }

    #[test]
    fn what_has_ended_is_green_at_no_later_time(pass in any_pass(), later in 0..400_i64) {
        let ended = Holding {
            standing: Standing::new(Verdict::Valid, None, Some(time("2024-02-29T00:00:00Z"))),
            ..made(pass)
        };
        let shift = SignedDuration::from_hours(24 * later);
        let moved = |moment: &Moment| {
            let at = moment.earliest() + shift;
            let there = moment.zone().to_datetime(at);
            Moment::new(there.date(), Some(there.time()), moment.zone_name()).unwrap()
        };
        let before = trip();
        let departure = Departure { leaves: moved(&before.departure().leaves), ..departure() };
        let stops = before.stops().iter().map(|stop| Stop {
            arrives: moved(&stop.arrives),
            leaves: stop.leaves.as_ref().map(moved),
            ..stop.clone()
        });
        let trip = Trip::new(departure, stops.collect()).unwrap();
        let judgement = judged_by(&austria(), &Trust::new(), NOW, &trip, vec![ended]);
        prop_assert!(judgement.legs[STAY].colour < Colour::Yellow);
    }
}
