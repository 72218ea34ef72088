//! Trips, as the shells plan, keep and show them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::sync::Arc;

use carnet_ffi::{
    Carnet, CarnetError, LocalMoment, TripColour, TripCompanion, TripLegKind, TripPlan, TripReasonCode, TripRemedy,
    TripStop, TripTrouble, countries, time_zones,
};
use support::Phone;

fn opened(phone: &Phone) -> Arc<Carnet> {
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    carnet
}

fn moment(date: &str, time: &str, zone: &str) -> LocalMoment {
    LocalMoment {
        date: date.to_owned(),
        time: time.to_owned(),
        zone: zone.to_owned(),
    }
}

/// From Kampala to Cairo in December 2026, by Nairobi.
fn plan() -> TripPlan {
    let stop = |country: &str, arrives, leaves, transit| TripStop {
        country: country.to_owned(),
        region: String::new(),
        arrives,
        leaves: Some(leaves),
        transit,
    };
    let (nairobi, cairo) = ("Africa/Nairobi", "Africa/Cairo");
    TripPlan {
        name: "Cairo".to_owned(),
        country: "UG".to_owned(),
        region: String::new(),
        leaves: moment("2026-12-10", "08:00", "Africa/Kampala"),
        stops: vec![
            stop(
                "KE",
                moment("2026-12-10", "09:30", nairobi),
                moment("2026-12-10", "11:00", nairobi),
                true,
            ),
            stop(
                "EG",
                moment("2026-12-10", "16:00", cairo),
                moment("2026-12-20", "", cairo),
                false,
            ),
        ],
        companions: vec![TripCompanion {
            name: "Amal".to_owned(),
            birth_date: "1990-01-01".to_owned(),
            pass: String::new(),
        }],
        keep: false,
    }
}

#[test]
fn a_trip_is_planned_judged_kept_changed_and_forgotten() {
    let phone = Phone::new();
    let carnet = opened(&phone);
    assert!(carnet.trips().unwrap().is_empty() && carnet.next_trip().unwrap().is_none());
    let judged = carnet.judge_trip(plan(), vec!["fr".to_owned()]).unwrap();
    assert!(
        judged.id.is_empty() && carnet.trips().unwrap().is_empty(),
        "nothing is kept by looking"
    );

    let id = carnet.keep_trip(plan()).unwrap();
    let card = carnet.next_trip().unwrap().unwrap();
    assert_eq!(
        (&card.id, card.countries.as_slice()),
        (&id, &["UG", "KE", "EG"].map(str::to_owned)[..])
    );
    assert_eq!(card.forgotten_after, Some(card.ends + 14 * 24 * 60 * 60));
    let kept = carnet.trip(id.clone(), Vec::new()).unwrap();
    assert_eq!(kept.colour, judged.colour);
    assert_eq!(
        kept.plan.stops[1].leaves.as_ref().unwrap().time,
        "",
        "only the day was typed"
    );

    let changed = TripPlan {
        name: "Egypt".to_owned(),
        keep: true,
        ..kept.plan
    };
    carnet.change_trip(id.clone(), changed).unwrap();
    let card = carnet.trips().unwrap().remove(0);
    assert_eq!((card.name.as_str(), card.forgotten_after), ("Egypt", None));
    carnet.remove_trip(id.clone()).unwrap();
    assert!(matches!(
        carnet.trip(id.clone(), Vec::new()),
        Err(CarnetError::NoSuchTrip)
    ));
    assert!(matches!(
        carnet.remove_trip("no id".to_owned()),
        Err(CarnetError::NoSuchTrip)
    ));
    carnet.lock().unwrap();
    assert!(matches!(carnet.trips(), Err(CarnetError::Locked)));
}

#[test]
fn a_missing_yellow_card_is_red_with_its_rule_its_source_and_the_last_day() {
    let phone = Phone::new();
    // The clock of the other tests stands before the sample was signed.
    phone.clock.later_by(30 * 24 * 60 * 60);
    let plan = TripPlan {
        leaves: moment("2027-01-20", "08:00", "Africa/Kampala"),
        stops: vec![TripStop {
            country: "ID".to_owned(),
            arrives: moment("2027-01-21", "16:00", "Asia/Jakarta"),
            leaves: None,
            ..plan().stops.remove(1)
        }],
        ..plan()
    };
    let judged = opened(&phone).judge_trip(plan, vec!["fr-CA".to_owned()]).unwrap();
    let [departure, stay] = &judged.legs[..] else { panic!() };
    assert_eq!(
        (departure.kind, departure.asks.as_str()),
        (TripLegKind::Departure, "ID")
    );
    assert_eq!(
        (stay.colour, stay.findings[0].traveller.as_str()),
        (TripColour::Red, "Amal")
    );
    let ruling = &stay.findings[0].rulings[0];
    assert_eq!(ruling.reasons[0].code, TripReasonCode::Missing);
    assert!(ruling.reasons[0].rule.as_ref().unwrap().words.contains("fièvre jaune"));
    assert!(ruling.source.as_ref().unwrap().development);
    assert!(matches!(
        ruling.remedies[..],
        [TripRemedy::Required { by: Some(_), .. }]
    ));
    assert_eq!(judged.colour, TripColour::Red);
}

#[test]
fn what_is_typed_wrong_is_refused_with_the_stop() {
    let phone = Phone::new();
    let carnet = opened(&phone);
    let refused = |change: &dyn Fn(&mut TripPlan)| {
        let mut plan = plan();
        change(&mut plan);
        match carnet.keep_trip(plan) {
            Err(CarnetError::NoTrip { why, stop }) => (why, stop),
            other => panic!("{:?}", other.is_ok()),
        }
    };
    assert_eq!(refused(&|plan| plan.name = " ".to_owned()), (TripTrouble::Name, None));
    assert_eq!(
        refused(&|plan| plan.country = "QQ".to_owned()),
        (TripTrouble::Country, None)
    );
    assert_eq!(
        refused(&|plan| plan.stops[1].country = String::new()),
        (TripTrouble::Country, Some(1))
    );
    assert_eq!(
        refused(&|plan| plan.leaves.date = "tomorrow".to_owned()),
        (TripTrouble::Moment, None)
    );
    assert_eq!(
        refused(&|plan| plan.stops[0].arrives.zone = "Mars".to_owned()),
        (TripTrouble::Moment, Some(0))
    );
    assert_eq!(
        refused(&|plan| plan.stops[0].arrives.time = "25:00".to_owned()),
        (TripTrouble::Moment, Some(0))
    );
    assert_eq!(refused(&|plan| plan.stops.clear()), (TripTrouble::NoStop, None));
    assert_eq!(
        refused(&|plan| plan.stops[0].leaves = None),
        (TripTrouble::NoDeparture, Some(0))
    );
    assert_eq!(
        refused(&|plan| plan.stops[1].transit = true),
        (TripTrouble::EndsInTransit, None)
    );
    assert_eq!(
        refused(&|plan| plan.stops[1].arrives.date = "2026-12-09".to_owned()),
        (TripTrouble::ArrivesTooEarly, Some(1))
    );
    assert!(carnet.trips().unwrap().is_empty());
}

#[test]
fn countries_have_zones() {
    let countries = countries();
    assert!(countries.len() > 240 && countries.is_sorted());
    assert!(countries.iter().all(|country| !time_zones(country.clone()).is_empty()));
    assert_eq!(time_zones("EG".to_owned()), ["Africa/Cairo"]);
    assert!(time_zones("QQ".to_owned()).is_empty());
}
