use proptest::prelude::*;

use super::*;
use crate::Country;
use crate::testing::{NOW, Phone};

fn country(code: &str) -> Country {
    Country::from_alpha2(code).unwrap()
}

/// From Cairo to Vienna, leaving on that day for a week.
fn plan(name: &str, day: u8) -> TripPlan {
    let moment = |day: u8, zone| format!("2026-07-{day:02}[{zone}]").parse().unwrap();
    let departure = Departure {
        country: country("EG"),
        region: None,
        leaves: moment(day, "Africa/Cairo"),
    };
    let stop = Stop {
        country: country("AT"),
        region: None,
        arrives: moment(day, "Europe/Vienna"),
        leaves: Some(moment(day + 7, "Europe/Vienna")),
        passage: Passage::Entered,
    };
    TripPlan {
        name: name.to_owned(),
        trip: Trip::new(departure, vec![stop]).unwrap(),
        companions: Vec::new(),
        keep: false,
    }
}

fn names(wallet: &Wallet) -> Vec<String> {
    wallet.trips().unwrap().into_iter().map(|kept| kept.plan.name).collect()
}

#[test]
fn trips_are_there_after_opening_again_in_the_order_of_their_start() {
    let (phone, mut wallet) = Phone::new();
    wallet.keep_trip(plan("later", 20)).unwrap();
    let kept = wallet.keep_trip(plan(" sooner ", 10)).unwrap();
    let wallet = phone.again(wallet, NOW);
    assert_eq!(names(&wallet), ["sooner", "later"]);
    let same = wallet.trip(kept.id).unwrap();
    assert!(same.plan == kept.plan && wallet.next_trip().unwrap().unwrap().id == kept.id);
}

#[test]
fn a_trip_can_be_changed_and_forgotten() {
    let (_phone, mut wallet) = Phone::new();
    let kept = wallet.keep_trip(plan("Vienna", 10)).unwrap();
    wallet.change_trip(kept.id, plan("Vienna, later", 12)).unwrap();
    assert_eq!(names(&wallet), ["Vienna, later"]);
    wallet.remove_trip(kept.id).unwrap();
    assert!(names(&wallet).is_empty() && wallet.next_trip().unwrap().is_none());
    assert!(matches!(wallet.trip(kept.id), Err(WalletError::NoSuchTrip(_))));
    assert!(matches!(wallet.remove_trip(kept.id), Err(WalletError::NoSuchTrip(_))));
    assert!(matches!(
        wallet.change_trip(kept.id, plan("x", 1)),
        Err(WalletError::NoSuchTrip(_))
    ));
}

#[test]
fn a_trip_is_forgotten_two_weeks_after_its_end_unless_it_is_kept() {
    let (phone, mut wallet) = Phone::new();
    wallet.keep_trip(plan("Vienna", 10)).unwrap();
    wallet
        .keep_trip(TripPlan {
            keep: true,
            ..plan("Vienna again", 10)
        })
        .unwrap();
    // It ends with the 17th in Vienna.
    let wallet = phone.again(wallet, "2026-07-31T21:00:00Z");
    assert_eq!(names(&wallet).len(), 2);
    let wallet = phone.again(wallet, "2026-07-31T23:00:00Z");
    assert_eq!(names(&wallet), ["Vienna again"]);
}

#[test]
fn a_clock_that_is_behind_forgets_nothing() {
    let (phone, mut wallet) = Phone::with_specimens();
    wallet.keep_trip(plan("Vienna", 10)).unwrap();
    // A showing in July says what time it is; then the clock is set back, and by it a trip is past.
    let mut wallet = phone.again(wallet, "2026-07-20T00:00:00Z");
    let pass = wallet.cards()[0].id;
    let _ = wallet.show(&pass).unwrap();
    let mut wallet = phone.again(wallet, "2026-06-30T00:00:00Z");
    assert!(wallet.policy_clock().is_behind());
    let mut past = plan("Vienna in May", 10);
    let (departure, stops) = (past.trip.departure().clone(), past.trip.stops().to_vec());
    let in_may = |moment: &places::Moment| moment.to_string().replace("2026-07", "2026-05").parse().unwrap();
    let departure = Departure {
        leaves: in_may(&departure.leaves),
        ..departure
    };
    let stops = stops.into_iter().map(|stop| Stop {
        arrives: in_may(&stop.arrives),
        leaves: stop.leaves.as_ref().map(in_may),
        ..stop
    });
    past.trip = Trip::new(departure, stops.collect()).unwrap();
    wallet.keep_trip(past).unwrap();
    let wallet = phone.again(wallet, "2026-06-30T00:00:00Z");
    assert_eq!(names(&wallet), ["Vienna in May", "Vienna"]);
    // Where the clock is right again, they go.
    let wallet = phone.again(wallet, "2026-07-21T00:00:00Z");
    assert_eq!(names(&wallet), ["Vienna"]);
}

#[test]
fn everybody_goes_unless_some_are_named() {
    let (_phone, mut wallet) = Phone::with_specimens();
    let people = wallet.overview().people;
    let all = wallet.judge_trip(&plan("Vienna", 10), &[]);
    assert_eq!(all.who.len(), people.len());
    assert_eq!(all.who[0].passes.len(), people[0].cards.len());
    assert_eq!(all.judgement.legs[1].findings.len(), people.len());

    let first = wallet.companion(&people[0].cards[0].id).unwrap();
    let child = Companion::without_pass("Noor", Some("2025-05"));
    let some = TripPlan {
        companions: vec![child, first],
        ..plan("Vienna", 10)
    };
    let kept = wallet.keep_trip(some).unwrap();
    let judged = wallet.judge_trip(&wallet.trip(kept.id).unwrap().plan, &[]);
    let who: Vec<_> = judged
        .who
        .iter()
        .map(|who| (who.name.as_str(), who.passes.len()))
        .collect();
    assert_eq!(who, [("Noor", 0), (people[0].name.as_str(), people[0].cards.len())]);
    assert_eq!(
        judged.judgement.colour,
        Colour::Unknown,
        "nobody who is trusted speaks of Austria"
    );
}

#[test]
fn the_colour_for_lists_is_that_of_the_judgement() {
    let (_phone, mut wallet) = Phone::new();
    let kept = wallet.keep_trip(plan("Vienna", 10)).unwrap();
    let judged = wallet.judge_trip(&kept.plan, &[]);
    assert_eq!(wallet.trip_judge().colour(&kept.plan), judged.judgement.colour);
}

#[test]
fn one_judge_of_many_trips_says_of_each_what_one_of_its_own_says() {
    let (_phone, wallet) = Phone::with_specimens();
    let people = wallet.overview().people;
    let second = TripPlan {
        companions: vec![wallet.companion(&people[1].cards[0].id).unwrap()],
        ..plan("Graz", 12)
    };
    let plans = [plan("Vienna", 10), second, plan("Linz", 15)];
    let judge = wallet.trip_judge();
    for plan in &plans {
        let (together, alone) = (judge.judge(plan, &[]), wallet.judge_trip(plan, &[]));
        assert!(together.who.iter().any(|who| !who.passes.is_empty()));
        assert_eq!(together.report(), alone.report());
        assert_eq!(judge.colour(plan), alone.judgement.colour);
    }
}

#[test]
fn names_are_one_line_and_bounded() {
    let (_phone, mut wallet) = Phone::new();
    for name in ["", "  ", "two\nlines", &"x".repeat(NAME + 1)] {
        assert!(
            matches!(wallet.keep_trip(plan(name, 10)), Err(WalletError::Trip(_))),
            "{name:?}"
        );
    }
    for born in ["yesterday", "1990-02-30", "1990-5", "19900505", ""] {
        let child = Companion::without_pass("Noor", Some(born));
        let odd = TripPlan {
            companions: vec![child],
            ..plan("Vienna", 10)
        };
        assert!(
            matches!(wallet.keep_trip(odd), Err(WalletError::Trip(TripRefusal::BirthDate))),
            "{born:?}"
        );
    }
    let crowd = vec![Companion::without_pass("x", None); COMPANIONS + 1];
    let crowded = TripPlan {
        companions: crowd,
        ..plan("Vienna", 10)
    };
    assert!(matches!(wallet.keep_trip(crowded), Err(WalletError::Trip(_))));
    assert!(names(&wallet).is_empty());
}

proptest! {
    #[test]
    fn a_row_reads_back_as_written(
        name in "[^\\p{Cc}]{1,80}", day in 1..20_u8, keep: bool, region in proptest::option::of("[A-Z]{2}"),
        transit: bool, companions in proptest::collection::vec(("[a-z]{1,8}", proptest::option::of("19[0-9]{2}"), any::<[[u8; 16]; 2]>()), 0..3),
    ) {
        let mut written = plan(&name, day);
        let mut stops = written.trip.stops().to_vec();
        stops[0].region = region;
        if transit {
            let mut first = stops[0].clone();
            first.passage = Passage::Transit;
            first.leaves = Some(first.arrives.clone());
            stops.insert(0, first);
        }
        written.trip = Trip::new(written.trip.departure().clone(), stops).unwrap();
        written.keep = keep;
        written.companions = companions
            .into_iter()
            .map(|(name, birth_date, passes)| Companion { name, birth_date, passes: passes.into_iter().collect() })
            .collect();
        let row = row::encode(&written);
        prop_assert!(row::decode(&row) == Some(written));
    }

    #[test]
    fn any_other_row_is_no_trip_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>()) {
        prop_assert!(row::decode(&bytes).is_none());
        let row = row::encode(&plan("Vienna", 10));
        prop_assert!(row::decode(&row[..at.index(row.len())]).is_none());
    }
}
