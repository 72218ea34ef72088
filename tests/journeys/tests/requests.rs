//! Asked for, consented, sealed, marked and remembered: the traveller's end and the verifier's, and every attack between them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use credential::Ed25519SigningKey;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use journeys::embassy::Embassy;
use journeys::publisher::Publisher;
use journeys::{NOW, PIN, Phone};
use wallet::asking::AskerStanding;
use wallet::issuer::{NativeKind, Policy};
use wallet::moving::Receiver;
use wallet::native::{Field, NativeError, Verifier};
use wallet::packs::PackKey;
use wallet::packs::content::verifiers::{Purpose, Verifier as Accredited, VerifiersContent};
use wallet::requests::{AnswerCode, AnswerPart, AnswerReport, Ask, Inquiry, RequestError, RequestTrouble, Wanted};
use wallet::specimen::Specimens;
use wallet::{
    Assurance, Card, Country, LedgerForm, Mode, PolicyClock, Reason, Scanned, SystemBootClock, Trust, Verdict, Wallet,
    WalletError, Zeroizing,
};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn later(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

const ASKED: [Field; 4] = [Field::Name, Field::BirthDate, Field::Colour, Field::Route];

fn post(seed: u8) -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32]))
}

fn wanted(purpose: &str, asks: Vec<Ask>) -> Wanted {
    Wanted {
        requester: "Border police, Vienna airport".to_owned(),
        place: "Gate F".to_owned(),
        country: Country::from_alpha2("AT"),
        purpose: purpose.to_owned(),
        asks,
        kept: 0,
    }
}

fn ask(kinds: &[NativeKind], fields: &[Field]) -> Ask {
    Ask::new(kinds, fields).unwrap()
}

fn clearance() -> Vec<Ask> {
    vec![ask(&[NativeKind::Clearance], &ASKED)]
}

/// The accreditation of the border post.
fn accredited(purposes: &[&str], until: &str) -> Accredited {
    Accredited {
        key: PackKey::new(post(60).public()).unwrap(),
        name: "Border police, Vienna airport".to_owned(),
        purposes: purposes.iter().map(|purpose| (*purpose).to_owned()).collect(),
        accredited_by: "Federal Ministry of Utopia".to_owned(),
        until: until.parse().unwrap(),
        country: Country::from_alpha2("AT"),
    }
}

/// A traveller with a clearance of so many copies, who chose a publisher that accredits the border post for it.
struct Grace {
    folder: tempfile::TempDir,
    wallet: Wallet,
    embassy: Embassy,
    card: Card,
}

impl Grace {
    fn with(copies: usize, verifiers: &[Accredited], purposes: &[Purpose]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut wallet = Phone::at(folder.path()).first_start().unwrap();
        let mut embassy = Embassy::new(7).unwrap();
        let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
        let (_, card) = embassy.serves(&mut wallet, copies, date(2026, 6, 9), now()).unwrap();
        let mut grace = Self {
            folder,
            wallet,
            embassy,
            card,
        };
        grace.hears(1, verifiers, purposes);
        grace
    }

    fn new() -> Self {
        Self::with(3, &[accredited(&["clearance"], "2027-01-01T00:00:00Z")], &[])
    }

    fn hears(&mut self, number: u64, verifiers: &[Accredited], purposes: &[Purpose]) {
        let content = VerifiersContent {
            verifiers: verifiers.to_vec(),
            purposes: purposes.to_vec(),
        };
        let publisher = Publisher::new("An aviation authority", 9, now()).unwrap();
        let pack = publisher.pack_with_verifiers(number, now(), &content).unwrap();
        let offer = self.wallet.offer(&pack).unwrap();
        self.wallet.take(&offer, &publisher.id().unwrap().words()).unwrap();
    }

    fn part(&self, fields: &[Field]) -> AnswerPart {
        AnswerPart {
            ask: 0,
            pass: self.card.id,
            fields: fields.to_vec(),
        }
    }

    /// What she answers, as the bytes that arrive.
    fn answers(&mut self, inquiry: &Inquiry, fields: &[Field]) -> Vec<u8> {
        let asked = self.wallet.considered(&inquiry.request().text()).unwrap();
        let answer = self.wallet.answer(&asked, &[self.part(fields)], false).unwrap();
        answer.sealed().bytes().to_vec()
    }

    fn at(&mut self, seconds: i64) {
        let boot = SystemBootClock::new().unwrap();
        let phone = Phone::at(self.folder.path());
        let folder = tempfile::tempdir().unwrap();
        let closed = std::mem::replace(&mut self.wallet, Phone::at(folder.path()).first_start().unwrap());
        drop(closed);
        self.wallet = phone.unlock_at(PIN, &boot, &later(seconds).to_string()).unwrap();
    }

    fn trust(&self) -> Trust {
        let mut trust = Trust::new();
        let _ = trust.add("embassy", &self.embassy.trust()).unwrap();
        trust
    }

    fn opens(&self, inquiry: &mut Inquiry, answer: &[u8], seconds: i64) -> Result<AnswerReport, WalletError> {
        inquiry.open(answer, &self.trust(), &PolicyClock::at(later(seconds)))
    }
}

fn asks(wanted: &Wanted) -> Inquiry {
    Inquiry::new(wanted, &post(60), now()).unwrap()
}

fn trouble(refused: Result<impl Sized, WalletError>) -> RequestTrouble {
    match refused.err() {
        Some(WalletError::Request(trouble)) => trouble,
        Some(other) => panic!("{other:?}"),
        None => panic!("not refused"),
    }
}

fn words(claims: &[(Field, Option<String>)]) -> Vec<(&'static str, Option<&str>)> {
    claims
        .iter()
        .map(|(field, said)| (field.name(), said.as_deref()))
        .collect()
}

// --- journeys

#[test]
fn the_border_asks_i_read_who_and_what_for_and_whoever_films_my_answer_sees_nothing() {
    let mut grace = Grace::new();
    let mut inquiry = asks(&wanted("clearance", clearance()));
    let Scanned::Request = grace.wallet.scan(&inquiry.request().text()) else {
        panic!("no request")
    };
    let asked = grace.wallet.considered(&inquiry.request().text()).unwrap();
    assert!(asked.is_accredited() && !asked.asks_too_much() && asked.answered.is_none());
    assert_eq!(asked.accredited_by(), Some("Federal Ministry of Utopia"));
    let candidate = &asked.asks[0].candidates[0];
    assert!(candidate.selective && candidate.unasked == 0);
    assert_eq!(candidate.says[0], (Field::Name, Some("GRACE OKOYE".to_owned())));
    let before = grace.wallet.history().unwrap().len();
    let answer = grace.wallet.answer(&asked, &[grace.part(&ASKED)], false).unwrap();
    assert_eq!(answer.parts()[0].copies.unwrap().left, 2);

    // The code on my screen, as a camera sees it: the border's, and the one over my shoulder.
    let AnswerCode::Moving(sender) = answer.code().unwrap() else {
        panic!("it fits one code")
    };
    let mut camera = Receiver::new();
    let film = (0..).find_map(|n| {
        let picture = wallet::render::png(&sender.symbol(n), 4).unwrap();
        let text = qr::texts_in_picture(&picture).unwrap().remove(0);
        camera.take(&text).unwrap().done
    });
    let film = film.unwrap();
    for secret in ["OKOYE", "1990-05-05", "green", "AT-EMB-CAIRO", "CRP1"] {
        let seen = film.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!seen, "{secret}");
    }
    let mut spy = asks(&wanted("clearance", clearance()));
    assert!(grace.opens(&mut spy, &film, 10).is_err());

    let report = grace.opens(&mut inquiry, &film, 10).unwrap();
    let pass = &report.passes[0];
    assert_eq!(
        (pass.verdict, pass.assurance, pass.age),
        (Verdict::Valid, Assurance::Answered, Some(10))
    );
    assert_eq!(
        words(&pass.claims),
        [
            ("name", Some("GRACE OKOYE")),
            ("birth_date", Some("1990-05-05")),
            ("colour", Some("green")),
            ("route", Some("UG \u{2013} EG \u{2013} AT")),
        ]
    );
    assert!(report.unanswered.is_empty() && !pass.more);
    let history = grace.wallet.history().unwrap();
    assert_eq!(history.len(), before + 1);
    let entry = history.last().unwrap();
    let to = entry.to.as_ref().unwrap();
    assert_eq!((entry.mode, entry.number), (Mode::Sealed, Some(1)));
    assert_eq!(
        (to.requester.as_str(), to.place.as_str()),
        ("Border police, Vienna airport", "Gate F")
    );
    assert_eq!(to.accredited_by.as_deref(), Some("Federal Ministry of Utopia"));
    assert_eq!(
        entry.revealed,
        ["name", "birth_date", "colour", "route.0", "route.1", "route.2"]
    );
}

#[test]
fn i_answer_less_than_i_am_asked_and_the_border_sees_that_i_kept_something_back() {
    let mut grace = Grace::new();
    let mut inquiry = asks(&wanted("clearance", clearance()));
    let answer = grace.answers(&inquiry, &[Field::Name, Field::Colour]);
    let report = grace.opens(&mut inquiry, &answer, 5).unwrap();
    assert_eq!(report.passes[0].verdict, Verdict::Valid);
    assert_eq!(
        words(&report.passes[0].claims),
        [
            ("name", Some("GRACE OKOYE")),
            ("birth_date", None),
            ("colour", Some("green")),
            ("route", None)
        ]
    );
    assert_eq!(grace.wallet.history().unwrap()[0].revealed, ["name", "colour"]);
    // More than was asked is never shown.
    let inquiry = asks(&wanted("clearance", clearance()));
    let asked = grace.wallet.considered(&inquiry.request().text()).unwrap();
    let more = grace.wallet.answer(&asked, &[grace.part(&[Field::Category])], false);
    assert_eq!(trouble(more), RequestTrouble::FieldNotAsked);
    assert_eq!(grace.wallet.history().unwrap().len(), 1);
    // Refusing is doing nothing: nothing was written, no copy spent.
    assert_eq!(grace.wallet.copies(&grace.card.id).unwrap().unwrap().left, 2);
}

#[test]
fn what_is_more_than_the_purpose_needs_is_pointed_out() {
    let grace = Grace::new();
    let too_much = wanted(
        "clearance",
        vec![
            ask(&[NativeKind::Clearance], &[Field::Name, Field::Evidence]),
            ask(&[NativeKind::Test], &[Field::Result]),
        ],
    );
    let asked = grace.wallet.considered(&asks(&too_much).request().text()).unwrap();
    let beyond: Vec<bool> = asked.asks[0].fields.iter().map(|field| field.beyond).collect();
    assert_eq!(
        (beyond, asked.asks[0].beyond, asked.asks[1].beyond),
        (vec![false, true], false, true)
    );
    assert!(asked.asks_too_much() && !asked.kept_longer);
    // A pass with evidence would name all that stands below it, one by one.
    let kept = Wanted {
        kept: 3600,
        ..wanted("clearance", clearance())
    };
    let asked = grace.wallet.considered(&asks(&kept).request().text()).unwrap();
    assert!(asked.kept_longer && asked.asks_too_much());
    // Of a purpose that nobody published, all is more than needed.
    let curious = wanted("curiosity", clearance());
    let asked = grace.wallet.considered(&asks(&curious).request().text()).unwrap();
    assert!(asked.least.is_none() && asked.asks[0].fields.iter().all(|field| field.beyond));
    // The publisher who accredits has the last word.
    let purpose = Purpose {
        name: "clearance".to_owned(),
        kinds: vec![NativeKind::Clearance],
        fields: vec![Field::Colour],
        kept: 7200,
    };
    let least = Grace::with(1, &[accredited(&["clearance"], "2027-01-01T00:00:00Z")], &[purpose]);
    let asked = least.wallet.considered(&asks(&kept).request().text()).unwrap();
    assert!(!asked.kept_longer);
    let beyond: Vec<bool> = asked.asks[0].fields.iter().map(|field| field.beyond).collect();
    assert_eq!(beyond, [true, true, false, true]);
}

#[test]
fn my_vaccination_card_goes_sealed_with_my_clearance_and_nobody_calls_it_more_than_a_copy() {
    let mut grace = Grace::new();
    let specimens = Specimens::issue(now()).unwrap();
    let _ = grace.wallet.add_trust("demo", specimens.trust()).unwrap();
    let Scanned::Pass(pending) = grace.wallet.scan(&specimens.texts()[0]) else {
        panic!("no pass")
    };
    let dcc = grace.wallet.keep(*pending).unwrap().card;
    let both = wanted(
        "clearance",
        vec![
            ask(&[NativeKind::Clearance], &[Field::Name, Field::Colour]),
            ask(&[NativeKind::Vaccination], &[Field::Name, Field::Disease]),
        ],
    );
    let mut inquiry = asks(&both);
    let asked = grace.wallet.considered(&inquiry.request().text()).unwrap();
    let whole = asked.asks[1]
        .candidates
        .iter()
        .find(|one| one.card.id == dcc.id)
        .unwrap();
    assert!(
        !whole.selective && whole.unasked > 5,
        "all of it is shown, and I am told"
    );
    let parts = [
        grace.part(&[Field::Name, Field::Colour]),
        AnswerPart {
            ask: 1,
            pass: dcc.id,
            fields: vec![Field::Name],
        },
    ];
    let answer = grace.wallet.answer(&asked, &parts, false).unwrap();
    assert_eq!(
        answer.parts().iter().map(|part| part.bound).collect::<Vec<_>>(),
        [true, false]
    );
    let mut trust = grace.trust();
    let _ = trust.add("demo", specimens.trust()).unwrap();
    let report = inquiry
        .open(answer.sealed().bytes(), &trust, &PolicyClock::at(later(5)))
        .unwrap();
    let said: Vec<_> = report
        .passes
        .iter()
        .map(|pass| (pass.verdict, pass.assurance, pass.more))
        .collect();
    assert_eq!(
        said,
        [
            (Verdict::Valid, Assurance::Answered, false),
            (Verdict::Valid, Assurance::Static, true)
        ]
    );
    assert_eq!(report.passes[1].claims.len(), 2, "what was asked and nothing else");
    // One row for each pass.
    let history = grace.wallet.history().unwrap();
    assert_eq!(history.len(), 2);
    assert!(history[1].revealed.len() > 10 && history[1].to == history[0].to);
    let twice = grace
        .wallet
        .answer(&asked, &[parts[1].clone(), parts[1].clone()], false);
    assert_eq!(trouble(twice), RequestTrouble::Twice);
}

/// The counter before a hall checks my passes and gives me a mark; the door learns that I meet its policy, and not who I am.
#[test]
fn the_door_of_a_hall_sees_a_mark_and_learns_nothing_else() {
    let mut grace = Grace::new();
    let shown = grace
        .wallet
        .show_live(&grace.card.id, &[Field::Name, Field::BirthDate], false)
        .unwrap();
    let frame = shown.frame(now()).unwrap().text;
    let checked = wallet::check_text(&frame, &grace.trust(), later(5));
    let policy = Policy {
        id: "hall-2026".to_owned(),
        digest: [4; 32],
        until: later(6 * 3_600),
        hint: Some("G.O.".to_owned()),
    };
    let invitation = grace.embassy.invites_to(NativeKind::Mark, 2, now()).unwrap();
    let answer = grace.wallet.enrol(&invitation).unwrap().answer;
    let batch = grace.embassy.marks(&answer, &[checked], &policy, now()).unwrap();
    let mark = grace.wallet.receive(&batch).unwrap().card;
    let all = [Field::Policy, Field::PolicyDigest, Field::Until];
    // A mark says all it says, or nothing.
    let less = grace.wallet.show_live(&mark.id, &[Field::Policy], false);
    assert!(matches!(less, Err(WalletError::Native(NativeError::MarkIsShownWhole))));
    let showing = grace.wallet.show_live(&mark.id, &all, false).unwrap();
    assert_eq!(grace.wallet.history().unwrap().last().unwrap().mode, Mode::Mark);
    let code = showing.frame(later(3_600)).unwrap().text;
    let mut door = Verifier::new().unwrap();
    let seen = door.verify(&code, &grace.trust(), &PolicyClock::at(later(3_603))).check;
    assert_eq!((seen.verdict, seen.assurance), (Verdict::Valid, Assurance::Live));
    let holder = seen.holder_check.unwrap();
    assert!(
        holder.name.is_empty() && holder.birth_date.is_none(),
        "nobody in particular"
    );
    // Lent to another day: its end is past, though the pass's own day is not.
    let code = showing.frame(later(6 * 3_600 + 1)).unwrap().text;
    let seen = door
        .verify(&code, &grace.trust(), &PolicyClock::at(later(6 * 3_600 + 2)))
        .check;
    assert_eq!(seen.verdict, Verdict::Expired);
    // Shown once: the second copy, and then no more, knowing it or not.
    let _ = grace.wallet.show_live(&mark.id, &all, false).unwrap();
    for again in [false, true] {
        let spent = grace.wallet.show_live(&mark.id, &all, again);
        assert!(matches!(spent, Err(WalletError::Native(NativeError::MarkIsShownOnce))));
    }
}

/// My own wallet finds my passes green, which is worth nothing at a door: a mark is what an entitled issuer signed.
#[test]
fn i_cannot_make_a_mark_of_my_own_verdict() {
    let mut grace = Grace::new();
    let policy = |until| Policy {
        id: "hall-2026".to_owned(),
        digest: [4; 32],
        until,
        hint: None,
    };
    let opened = grace.wallet.open_pass(&grace.card.id).unwrap();
    // I play the counter with a key of my own.
    let mut mine = Embassy::new(99).unwrap();
    let invitation = mine.invites_to(NativeKind::Mark, 1, now()).unwrap();
    let answer = grace.wallet.enrol(&invitation).unwrap().answer;
    let batch = mine
        .marks(&answer, &[opened.check], &policy(later(3_600)), now())
        .unwrap();
    assert!(
        grace.wallet.receive(&batch).is_err(),
        "my own wallet refuses it: not the issuer's key"
    );
    let _ = grace.wallet.remove_trust("embassy");
    let _ = grace.wallet.add_trust("mine", &mine.trust()).unwrap();
    let invitation = mine.invites_to(NativeKind::Mark, 1, now()).unwrap();
    let answer = grace.wallet.enrol(&invitation).unwrap().answer;
    let again = wallet::check_text("HC1:", &Trust::new(), now());
    assert!(
        mine.marks(&answer, &[again], &policy(later(3_600)), now()).is_err(),
        "nothing follows from nothing"
    );
    let specimens = Specimens::issue(now()).unwrap();
    let mut trust = Trust::new();
    let _ = trust.add("demo", specimens.trust()).unwrap();
    let check = || wallet::check_text(&specimens.texts()[0], &trust, now());
    let batch = mine.marks(&answer, &[check()], &policy(later(3_600)), now()).unwrap();
    let card = grace.wallet.receive(&batch).unwrap().card;
    let all = [Field::Policy, Field::PolicyDigest, Field::Until];
    let code = grace
        .wallet
        .show_live(&card.id, &all, false)
        .unwrap()
        .frame(now())
        .unwrap()
        .text;
    // The door trusts the embassy, and not me.
    let seen = wallet::check_text(&code, &grace.trust(), later(3));
    assert!(seen.verdict != Verdict::Valid, "{:?}", seen.verdict);
    assert!(matches!(
        seen.verdict,
        Verdict::Invalid | Verdict::UnknownSigner | Verdict::SignerNotAllowed
    ));
    // And nobody marks for longer than a day, or for a time that is over.
    for until in [later(24 * 3_600 + 1), now()] {
        let answer = {
            let invitation = mine.invites_to(NativeKind::Mark, 1, now()).unwrap();
            grace.wallet.enrol(&invitation).unwrap().answer
        };
        let refused = mine.marks(&answer, &[check()], &policy(until), now()).unwrap_err();
        assert!(refused.to_string().contains("24 hours"), "{refused}");
    }
}

#[test]
fn my_ledger_tells_me_a_year_later_who_asked_and_i_take_it_with_me() {
    let mut grace = Grace::new();
    let inquiry = asks(&wanted("clearance", clearance()));
    let _ = grace.answers(&inquiry, &ASKED[..1]);
    let _ = grace.wallet.show_live(&grace.card.id, &[Field::Colour], false).unwrap();
    let ledger = grace.wallet.ledger().unwrap();
    assert!(ledger.whole && ledger.missing == 0 && ledger.forgotten == 0);
    let text = ledger.export(LedgerForm::Text, now());
    for line in [
        "1. 2026-06-01T12:00:00Z  sealed",
        "to: Border police, Vienna airport (accredited by Federal Ministry of Utopia)",
        "what for: clearance",
        "revealed: name",
        "2. 2026-06-01T12:00:00Z  live",
        "No showing is missing",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&ledger.export(LedgerForm::Json, now())).unwrap();
    assert_eq!(json["format"], "carnet-ledger/1");
    assert_eq!(json["showings"][0]["to"]["purpose"], "clearance");
    assert_eq!(json["showings"][1]["mode"], "live");
    assert_eq!(
        (&json["whole"], json["showings"][1].get("to")),
        (&serde_json::json!(true), None)
    );
}

// --- the attack table

#[test]
fn forged_or_expired_request() {
    let mut grace = Grace::new();
    let inquiry = asks(&wanted("clearance", clearance()));
    let text = inquiry.request().text();
    let (start, last) = text.split_at(text.len() - 1);
    let forged = format!("{start}{}", if last == "0" { "1" } else { "0" });
    assert!(matches!(
        trouble(grace.wallet.considered(&forged)),
        RequestTrouble::Request(_)
    ));
    let asked = grace.wallet.considered(&text).unwrap();
    grace.at(360);
    assert_eq!(
        trouble(grace.wallet.considered(&text)),
        RequestTrouble::Request(RequestError::Expired)
    );
    let part = grace.part(&ASKED);
    let refused = grace.wallet.answer(&asked, std::slice::from_ref(&part), true);
    assert_eq!(trouble(refused), RequestTrouble::Request(RequestError::Expired));
    assert!(grace.wallet.history().unwrap().is_empty());
}

#[test]
fn accreditation_for_another_purpose_expired_or_none() {
    let standing = |verifiers: &[Accredited], purpose: &str| {
        let mut grace = Grace::with(2, verifiers, &[]);
        let mut inquiry = asks(&wanted(purpose, clearance()));
        let asked = grace.wallet.considered(&inquiry.request().text()).unwrap();
        assert!(!asked.is_accredited() && asked.accredited_by().is_none());
        let part = grace.part(&ASKED[..1]);
        let standing = match trouble(grace.wallet.answer(&asked, std::slice::from_ref(&part), false)) {
            RequestTrouble::NotAccredited(standing) => standing,
            other => panic!("{other:?}"),
        };
        assert!(grace.wallet.history().unwrap().is_empty(), "nothing was shown");
        // The traveller may answer all the same, knowing it; the ledger remembers.
        let answer = grace.wallet.answer(&asked, &[part], true).unwrap();
        let report = grace.opens(&mut inquiry, answer.sealed().bytes(), 3).unwrap();
        assert_eq!(report.passes[0].verdict, Verdict::Valid);
        assert_eq!(
            grace.wallet.history().unwrap()[0].to.as_ref().unwrap().accredited_by,
            None
        );
        standing
    };
    let later = "2027-01-01T00:00:00Z";
    assert_eq!(
        standing(&[accredited(&["border"], later)], "clearance"),
        AskerStanding::OtherPurpose
    );
    assert_eq!(
        standing(&[accredited(&["clearance"], "2026-05-31T00:00:00Z")], "clearance"),
        AskerStanding::Expired
    );
    let stranger = Accredited {
        key: PackKey::new(post(61).public()).unwrap(),
        ..accredited(&["clearance"], later)
    };
    assert_eq!(standing(&[stranger], "clearance"), AskerStanding::Unknown);
    let abroad = Accredited {
        country: Country::from_alpha2("CH"),
        ..accredited(&["clearance"], later)
    };
    assert_eq!(standing(&[abroad], "clearance"), AskerStanding::OtherCountry);
    // One that asks in another's name, with a key of its own, is unknown.
    let honest = accredited(&["clearance"], later);
    let grace = Grace::with(1, &[honest], &[]);
    let liar = Inquiry::new(&wanted("clearance", clearance()), &post(61), now()).unwrap();
    let asked = grace.wallet.considered(&liar.request().text()).unwrap();
    assert_eq!(asked.accreditation.standing, AskerStanding::Unknown);
}

/// What was accredited when I read it, and is not any more when I agree.
#[test]
fn accreditation_withdrawn_between_reading_and_agreeing() {
    let mut grace = Grace::new();
    let inquiry = asks(&wanted("clearance", clearance()));
    let asked = grace.wallet.considered(&inquiry.request().text()).unwrap();
    assert!(asked.is_accredited());
    grace.hears(2, &[], &[]);
    let part = grace.part(&ASKED);
    assert_eq!(
        trouble(grace.wallet.answer(&asked, &[part], false)),
        RequestTrouble::NotAccredited(AskerStanding::Unknown)
    );
}

#[test]
fn answer_to_another_nonce_sealed_to_another_key_or_replayed_to_a_second_gate() {
    let mut grace = Grace::new();
    let mut first = asks(&wanted("clearance", clearance()));
    let mut second = asks(&wanted("clearance", clearance()));
    let answer = grace.answers(&first, &ASKED);
    assert!(matches!(
        trouble(grace.opens(&mut second, &answer, 3)),
        RequestTrouble::Answer(_)
    ));
    assert!(grace.opens(&mut first, &answer, 3).is_ok());
}

#[test]
fn request_replayed_to_a_second_traveller() {
    let mut grace = Grace::new();
    let mut inquiry = asks(&wanted("clearance", clearance()));
    let first = grace.answers(&inquiry, &ASKED);
    let mut other = Grace::new();
    let second = other.answers(&inquiry, &ASKED);
    assert!(grace.opens(&mut inquiry, &first, 3).is_ok());
    assert_eq!(
        trouble(grace.opens(&mut inquiry, &second, 4)),
        RequestTrouble::AlreadyAnswered
    );
    // And a traveller who is shown the same request again is told.
    let asked = grace.wallet.considered(&inquiry.request().text()).unwrap();
    assert_eq!(asked.answered, Some(now()));
}

/// Somebody who saw my live code at another gate seals it to the border's request as if it were an answer.
#[test]
fn live_frame_or_issued_copy_offered_as_answer() {
    let mut grace = Grace::new();
    let frame = grace
        .wallet
        .show_live(&grace.card.id, &ASKED, false)
        .unwrap()
        .frame(now())
        .unwrap()
        .text;
    let copy = grace.wallet.open_pass(&grace.card.id).unwrap().text;
    let asked_of = |grace: &Grace, text: &str| {
        let mut inquiry = asks(&wanted("clearance", clearance()));
        let mut answering = present::Answering::new(inquiry.request(), later(3)).unwrap();
        answering.enclose(text).unwrap();
        let sealed = answering.seal(&Zeroizing::new([1; 32])).unwrap();
        let report = grace.opens(&mut inquiry, sealed.bytes(), 5).unwrap();
        let pass = report.passes.into_iter().next().unwrap();
        (pass.verdict, pass.reason.as_ref().map(Reason::code), pass.assurance)
    };
    assert_eq!(
        asked_of(&grace, &frame),
        (Verdict::Invalid, Some("not_answer"), Assurance::Static)
    );
    assert_eq!(
        asked_of(&grace, &copy),
        (Verdict::Invalid, Some("no_key_binding"), Assurance::Static)
    );
}

/// A presentation that answers a request is no live code, and an answer that is not sealed is none: whoever takes away the sealing
/// takes away the answer.
#[test]
fn downgrade_of_mode() {
    let mut grace = Grace::new();
    let mut inquiry = asks(&wanted("clearance", clearance()));
    let answer = grace.answers(&inquiry, &ASKED);
    let asking = present::Asking::decode(&inquiry.keep()).unwrap();
    let items = asking
        .open(&wallet::native::Sealed::read(&answer).unwrap(), later(3))
        .unwrap();
    let present::AnswerItem::Presentation(token) = &items[0] else {
        panic!("no presentation")
    };
    let bare = present::Prefix::Presentation.write(token);
    let seen = wallet::check_text(&bare, &grace.trust(), later(4));
    assert_eq!(
        (seen.verdict, seen.reason.as_ref().map(Reason::code)),
        (Verdict::Invalid, Some("not_live"))
    );
    assert!(matches!(
        trouble(grace.opens(&mut inquiry, bare.as_bytes(), 4)),
        RequestTrouble::Answer(_)
    ));
    assert!(grace.opens(&mut inquiry, &answer, 4).is_ok());
    // And what is sealed is not kept as a pass or opened as a batch.
    assert!(matches!(
        grace
            .wallet
            .scan(&wallet::native::Sealed::read(&answer).unwrap().text()),
        Scanned::Answer
    ));
    assert!(grace.wallet.receive(&answer).is_err());
}

#[test]
fn oversized_answer_and_one_of_another_kind() {
    let grace = Grace::new();
    let mut inquiry = asks(&wanted("clearance", clearance()));
    assert!(matches!(
        trouble(grace.opens(&mut inquiry, &vec![b'A'; 2_000_000], 3)),
        RequestTrouble::Answer(_)
    ));
    // A pass that was not asked for is counted and not looked into.
    let specimens = Specimens::issue(now()).unwrap();
    let mut trust = Trust::new();
    let _ = trust.add("demo", specimens.trust()).unwrap();
    let mut answering = present::Answering::new(inquiry.request(), later(3)).unwrap();
    answering.enclose(&specimens.texts()[0]).unwrap();
    let sealed = answering.seal(&Zeroizing::new([1; 32])).unwrap();
    let report = inquiry
        .open(sealed.bytes(), &trust, &PolicyClock::at(later(5)))
        .unwrap();
    let pass = &report.passes[0];
    assert!(pass.ask.is_none() && pass.claims.is_empty() && pass.issuer.is_none() && pass.more);
    assert_eq!(report.unanswered, [0]);
}

#[test]
fn without_a_name_nobody_asks_and_the_key_stays() {
    let mut grace = Grace::new();
    assert_eq!(
        trouble(grace.wallet.ask(wanted("clearance", clearance()))),
        RequestTrouble::NoAsker
    );
    assert_eq!(
        trouble(grace.wallet.set_asker("  ")),
        RequestTrouble::Request(RequestError::Words)
    );
    let asker = grace.wallet.set_asker("Hotel Utopia").unwrap();
    let inquiry = grace.wallet.ask(wanted("clearance", clearance())).unwrap();
    assert_eq!(inquiry.request().wanted().requester, "Hotel Utopia");
    assert_eq!(inquiry.request().key(), &asker.key);
    let renamed = grace.wallet.set_asker("Hotel Erewhon").unwrap();
    assert_eq!(renamed.key, asker.key);
    grace.at(10);
    assert_eq!(grace.wallet.asker().unwrap(), Some(renamed));
}
