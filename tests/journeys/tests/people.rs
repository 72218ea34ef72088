//! Whose pass is whose, as a traveller sees it and says it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use jiff::Timestamp;
use journeys::{Issuer, PIN, Phone};
use serde_json::json;
use wallet::{Card, PassId, PendingPass, Relation, Scanned, Wallet, WalletError};

const JANUARY: &str = "2026-01-12T08:00:00Z";
const MAY: &str = "2026-05-12T08:00:00Z";

struct Traveller {
    _folder: tempfile::TempDir,
    phone: Phone,
    issuer: Issuer,
}

/// A dose of somebody.
struct Dose<'a> {
    family: &'a str,
    given: &'a str,
    born: &'a str,
    number: u8,
    day: &'a str,
    document: &'a str,
}

/// The first dose of Mika Mattila.
const MIKA: Dose<'_> = Dose {
    family: "Mattila",
    given: "Mika",
    born: "1980-02-03",
    number: 1,
    day: "2025-12-01",
    document: "MIKA1",
};

/// The same person after a wedding, for all that names tell somebody else.
const WED: Dose<'_> = Dose {
    family: "Lopez",
    number: 2,
    day: "2026-01-02",
    document: "MIKA2",
    ..MIKA
};

impl Traveller {
    fn new() -> (Self, Wallet) {
        let folder = tempfile::tempdir().unwrap();
        let phone = Phone::at(folder.path());
        let wallet = phone.first_start().unwrap();
        let issuer = Issuer::new().unwrap();
        let traveller = Self {
            _folder: folder,
            phone,
            issuer,
        };
        (traveller, wallet)
    }

    /// Issued as an EU DCC at this time.
    fn text(&self, dose: &Dose<'_>, issued: &str) -> String {
        let certificate = json!({
            "ver": "1.3.0", "dob": dose.born,
            "nam": {"fn": dose.family, "fnt": dose.family.to_uppercase(), "gn": dose.given, "gnt": dose.given.to_uppercase()},
            "v": [{"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": dose.number,
                   "sd": 2, "dt": dose.day, "co": "UT", "is": "Utopia", "ci": format!("URN:UVCI:01:UT:{}", dose.document)}],
        });
        let issued: Timestamp = issued.parse().unwrap();
        self.issuer.sign(issued, &certificate).unwrap()
    }

    fn keep(&self, wallet: &mut Wallet, dose: &Dose<'_>) -> PassId {
        keep(wallet, &self.text(dose, JANUARY))
    }

    fn restart(&self, wallet: Wallet) -> Wallet {
        wallet.lock().unwrap();
        self.phone.unlock(PIN).unwrap()
    }
}

fn scan(wallet: &Wallet, text: &str) -> PendingPass {
    match wallet.scan(text) {
        Scanned::Pass(pending) => *pending,
        _ => panic!("not a pass"),
    }
}

fn keep(wallet: &mut Wallet, text: &str) -> PassId {
    wallet.keep(scan(wallet, text)).unwrap().card.id
}

/// The people of the list, each by their passes in the order in which these were kept, and whether by hand.
fn people(wallet: &Wallet) -> Vec<(Vec<PassId>, bool)> {
    let order: Vec<PassId> = wallet.cards().iter().map(|card| card.id).collect();
    let people = wallet.overview().people.into_iter();
    let people = people.map(|person| {
        let mut ids: Vec<PassId> = person.cards.iter().map(|card| card.id).collect();
        ids.sort_by_key(|id| order.iter().position(|other| other == id));
        assert_eq!(person.id, ids[0]);
        (ids, person.by_hand)
    });
    people.collect()
}

#[test]
fn i_say_that_two_are_one_and_it_stays_so_after_a_restart_a_removal_and_a_new_scan() {
    let (traveller, mut wallet) = Traveller::new();
    let texts = [&MIKA, &WED].map(|dose| traveller.text(dose, JANUARY));
    let (one, other) = (keep(&mut wallet, &texts[0]), keep(&mut wallet, &texts[1]));
    assert_eq!(people(&wallet), [(vec![one], false), (vec![other], false)]);
    wallet.merge_people(&other, &one).unwrap();
    let merged = [(vec![one, other], true)];
    assert_eq!(people(&wallet), merged);
    wallet = traveller.restart(wallet);
    assert_eq!(people(&wallet), merged);

    wallet.remove(&one).unwrap();
    assert_eq!(
        people(&wallet),
        [(vec![other], false)],
        "alone there is nothing to group"
    );
    wallet.restore(&one).unwrap();
    assert_eq!(people(&wallet), merged);

    wallet.remove(&one).unwrap();
    wallet = traveller.restart(wallet);
    let again = keep(&mut wallet, &texts[0]);
    assert_ne!(again, one, "gone for good, and kept anew");
    assert_eq!(people(&wallet), [(vec![other, again], true)]);
}

#[test]
fn a_pass_of_my_father_s_who_has_my_name_is_set_apart_and_stays_apart() {
    let (traveller, mut wallet) = Traveller::new();
    let mine = traveller.keep(&mut wallet, &MIKA);
    let second = Dose {
        number: 2,
        day: "2026-01-02",
        document: "MIKA2",
        ..MIKA
    };
    let third = Dose {
        number: 3,
        day: "2026-01-20",
        document: "MIKA3",
        ..MIKA
    };
    let text = traveller.text(&second, JANUARY);
    let ids = [mine, keep(&mut wallet, &text), traveller.keep(&mut wallet, &third)];
    assert_eq!(people(&wallet), [(ids.to_vec(), false)]);
    wallet.split_pass(&ids[1]).unwrap();
    let split = [(vec![ids[0], ids[2]], true), (vec![ids[1]], true)];
    assert_eq!(people(&wallet), split);
    wallet = traveller.restart(wallet);
    assert_eq!(people(&wallet), split);

    wallet.remove(&ids[1]).unwrap();
    wallet = traveller.restart(wallet);
    assert_eq!(people(&wallet), [(vec![ids[0], ids[2]], false)]);
    let again = keep(&mut wallet, &text);
    assert_eq!(people(&wallet), [(vec![ids[0], ids[2]], true), (vec![again], true)]);
    wallet.split_pass(&again).unwrap();
    assert_eq!(people(&wallet).len(), 2, "who stands alone stays so");

    wallet.group_automatically(&ids[2]).unwrap();
    assert_eq!(people(&wallet), [(vec![ids[0], ids[2], again], false)]);
}

#[test]
fn what_i_say_last_counts() {
    let (traveller, mut wallet) = Traveller::new();
    let (one, other) = (traveller.keep(&mut wallet, &MIKA), traveller.keep(&mut wallet, &WED));
    let before = people(&wallet);
    for _ in 0..2 {
        wallet.merge_people(&one, &other).unwrap();
        wallet.merge_people(&one, &other).unwrap();
        assert_eq!(people(&wallet), [(vec![one, other], true)]);
        wallet.split_pass(&one).unwrap();
        assert_eq!(people(&wallet), [(vec![one], true), (vec![other], true)]);
    }
    wallet.merge_people(&one, &other).unwrap();
    wallet.group_automatically(&other).unwrap();
    assert_eq!(people(&wallet), before);

    let nobody = PassId::NIL;
    assert!(matches!(
        wallet.merge_people(&one, &nobody),
        Err(WalletError::NoSuchPass(_))
    ));
    assert!(matches!(wallet.split_pass(&nobody), Err(WalletError::NoSuchPass(_))));
    assert!(matches!(
        wallet.group_automatically(&nobody),
        Err(WalletError::NoSuchPass(_))
    ));
    assert_eq!(people(&wallet), before);
}

#[test]
fn those_a_pass_brought_together_stay_together_when_it_is_set_apart() {
    let (traveller, mut wallet) = Traveller::new();
    let both = Dose {
        family: "Mattila Lopez",
        number: 3,
        day: "2026-01-20",
        document: "MIKA3",
        ..MIKA
    };
    let ids = [&MIKA, &WED, &both].map(|dose| traveller.keep(&mut wallet, dose));
    assert_eq!(people(&wallet), [(ids.to_vec(), false)]);
    wallet.split_pass(&ids[2]).unwrap();
    assert_eq!(people(&wallet), [(vec![ids[0], ids[1]], true), (vec![ids[2]], true)]);
}

#[test]
fn a_renewed_pass_takes_the_place_of_the_old_one_and_stays_with_its_person() {
    let (traveller, mut wallet) = Traveller::new();
    let (one, other) = (traveller.keep(&mut wallet, &MIKA), traveller.keep(&mut wallet, &WED));
    wallet.merge_people(&one, &other).unwrap();

    let renewed = Dose {
        document: "ANOTHER",
        ..MIKA
    };
    let pending = scan(&wallet, &traveller.text(&renewed, MAY));
    assert_eq!(pending.relation(), Relation::NewerThan(one));
    let wrong = wallet.keep_instead_of(scan(&wallet, &traveller.text(&renewed, MAY)), &other);
    assert!(matches!(wrong, Err(WalletError::NotNewer(id)) if id == other));
    let unknown = wallet.keep_instead_of(scan(&wallet, &traveller.text(&renewed, MAY)), &PassId::NIL);
    assert!(matches!(unknown, Err(WalletError::NoSuchPass(_))));
    assert_eq!(people(&wallet), [(vec![one, other], true)], "nothing was changed");

    let new = wallet.keep_instead_of(pending, &one).unwrap().card.id;
    assert_eq!(people(&wallet), [(vec![other, new], true)]);
    assert_eq!(wallet.removed().iter().map(|card| card.id).collect::<Vec<_>>(), [one]);
    wallet.restore(&one).unwrap();
    assert_eq!(people(&wallet), [(vec![one, other, new], true)]);

    // Both are kept now: what is signed anew is compared with the one issued last.
    let again = scan(&wallet, &traveller.text(&renewed, MAY));
    assert_eq!(again.relation(), Relation::OlderThan(new));
    wallet.remove(&one).unwrap();
    wallet = traveller.restart(wallet);
    assert_eq!(people(&wallet), [(vec![other, new], true)]);
}

#[test]
fn another_dose_another_day_another_person_and_an_older_copy_replace_nothing() {
    let (traveller, mut wallet) = Traveller::new();
    let may = scan(&wallet, &traveller.text(&MIKA, MAY));
    let one = wallet.keep(may).unwrap().card.id;
    let relation = |dose: &Dose<'_>, issued| scan(&wallet, &traveller.text(dose, issued)).relation();
    let other = Dose {
        document: "ANOTHER",
        ..MIKA
    };
    assert_eq!(relation(&other, JANUARY), Relation::OlderThan(one));
    assert_eq!(relation(&MIKA, JANUARY), Relation::OlderThan(one));
    assert_eq!(relation(&other, MAY), Relation::New, "nothing tells which is newer");
    let june = "2026-05-31T08:00:00Z";
    assert_eq!(relation(&other, june), Relation::NewerThan(one));
    for dose in [
        Dose { number: 2, ..other },
        Dose {
            day: "2025-12-02",
            ..other
        },
        Dose { given: "Anna", ..other },
        Dose {
            born: "1980-02-04",
            ..other
        },
    ] {
        assert_eq!(relation(&dose, june), Relation::New);
    }
}

#[test]
fn a_pass_that_checks_worse_replaces_nothing_however_new_it_says_it_is() {
    let (traveller, mut wallet) = Traveller::new();
    let specimens = wallet::specimen::Specimens::issue(wallet.now()).unwrap();
    let _ = wallet.add_trust(wallet::specimen::SOURCE, specimens.trust()).unwrap();
    let good = wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap().card;
    let copy = Dose {
        family: "Eriksson",
        given: "Anna Maria",
        born: "1974-08-12",
        number: 1,
        day: &good.event_date,
        document: "SPECIMEN/1",
    };
    let stranger = scan(&wallet, &traveller.text(&copy, "2026-05-31T08:00:00Z"));
    assert_eq!(stranger.relation(), Relation::New);
    let kept = wallet.keep_instead_of(stranger, &good.id);
    assert!(matches!(kept, Err(WalletError::NotNewer(_))));
    assert_eq!(
        wallet.cards().iter().map(|card: &Card| card.id).collect::<Vec<_>>(),
        [good.id]
    );
}

#[test]
fn of_what_i_said_nothing_is_left_once_everyone_it_was_about_is_gone() {
    let (traveller, mut wallet) = Traveller::new();
    let texts = [&MIKA, &WED].map(|dose| traveller.text(dose, JANUARY));
    let (one, other) = (keep(&mut wallet, &texts[0]), keep(&mut wallet, &texts[1]));
    wallet.merge_people(&one, &other).unwrap();
    wallet.remove(&one).unwrap();
    wallet.remove(&other).unwrap();
    wallet = traveller.restart(wallet);
    for text in &texts {
        keep(&mut wallet, text);
    }
    assert_eq!(people(&wallet).len(), 2);
}
