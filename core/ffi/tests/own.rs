//! Carnet's own passes through the shells' calls: from an invented embassy's counter to an inspector.
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
    Arrived, Assurance, Carnet, CarnetError, Copies, DeviceClock as _, FieldName, FieldType, LiveFrame, MovingReceiver,
    NativeTrouble, PassFormat, PassKind, Reason, Scan, ShowingMode, SpecimenCounter, Verdict, arrived,
};
use support::{Phone, read};

/// A wallet that trusts the counter, and an inspector's that does too.
struct Embassy {
    phone: Phone,
    wallet: Arc<Carnet>,
    counter: Arc<SpecimenCounter>,
    _gate: Phone,
    inspector: Arc<Carnet>,
}

impl Embassy {
    fn new() -> Self {
        let (phone, gate) = (Phone::new(), Phone::new());
        let counter = SpecimenCounter::new().unwrap();
        let [wallet, inspector] = [&phone, &gate].map(|phone| phone.trusting(&counter));
        Self {
            phone,
            wallet,
            counter,
            _gate: gate,
            inspector,
        }
    }

    fn now(&self) -> i64 {
        self.phone.clock.unix_seconds()
    }

    /// Enrolled and received: the id of the pass.
    fn enrolled(&self) -> String {
        self.phone.enrolled(&self.wallet, &self.counter)
    }

    /// What the inspector's camera reads of a code on the screen.
    fn read(&self, frame: &LiveFrame) -> String {
        read(&self.inspector, frame.size, &frame.modules)
    }
}

fn trouble<T>(result: Result<T, CarnetError>) -> NativeTrouble {
    match result {
        Err(CarnetError::Native { why, .. }) => why,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("no trouble"),
    }
}

#[test]
fn from_a_scanned_invitation_to_a_pass_of_twenty_copies() {
    let embassy = Embassy::new();
    let wallet = &embassy.wallet;
    let invitation = embassy.counter.invitation(embassy.now()).unwrap();
    let Scan::Invitation { offer } = wallet.preview(invitation.clone()).unwrap() else {
        panic!("no invitation")
    };
    assert_eq!(
        (offer.kind, offer.copies, offer.issuer_known, offer.over),
        (PassKind::Clearance, 20, true, false)
    );
    let pending = wallet.enrol(invitation).unwrap();
    assert_eq!(wallet.enrolments().unwrap().len(), 1);
    // The answer travels as a moving QR too.
    let (code, receiver) = (wallet.answer_code(pending.id).unwrap(), MovingReceiver::new());
    assert!(code.needed() > 1 && code.frame(0).size > 21);
    assert!(receiver.take("CMQ".to_owned()).done.is_none());
    let batch = embassy.counter.issue(pending.answer, embassy.now()).unwrap();
    assert_eq!(arrived(batch.clone()), Arrived::Batch);
    let id = wallet.receive(batch).unwrap();
    assert!(wallet.enrolments().unwrap().is_empty());
    let detail = wallet.detail(id).unwrap();
    let copies = Copies {
        all: 20,
        left: 20,
        few: false,
    };
    assert_eq!(
        (detail.verdict, detail.card.format, detail.copies),
        (Verdict::Valid, PassFormat::Native, Some(copies))
    );
    assert_eq!(detail.card.title, "EG \u{2013} IT \u{2013} AT");
    let row = |name: FieldName| detail.fields.iter().find(|field| field.name == name).unwrap();
    assert_eq!(
        (row(FieldName::Colour).kind, row(FieldName::Colour).value.as_str()),
        (FieldType::Colour, "green")
    );
    assert_eq!(
        (row(FieldName::Route).kind, row(FieldName::Route).value.as_str()),
        (FieldType::Route, "EG IT AT")
    );
    assert_eq!(row(FieldName::Name).value, "ANNA MARIA ERIKSSON");
}

#[test]
fn what_is_chosen_is_shown_live_and_nothing_else() {
    let embassy = Embassy::new();
    let (wallet, id) = (&embassy.wallet, embassy.enrolled());
    let choice = wallet.live_choice(id.clone()).unwrap();
    let chosen = |name: FieldName| choice.iter().find(|one| one.field.name == name).unwrap().chosen;
    assert!(chosen(FieldName::Colour) && !chosen(FieldName::DocumentNumber));
    let fields = vec![FieldName::Name, FieldName::Colour];
    let showing = wallet.show_live(id.clone(), fields.clone(), false).unwrap();
    assert_eq!((showing.copies.left, showing.fields.len()), (19, 2));
    let frame = wallet.live_frame().unwrap();
    assert!(frame.signed < frame.until);
    let text = embassy.read(&frame);

    let seen = embassy.inspector.verify(text.clone()).unwrap();
    assert_eq!(
        (seen.verdict, seen.assurance, seen.age, seen.seen_before),
        (Verdict::Valid, Assurance::Live, Some(0), None)
    );
    assert_eq!(
        (seen.name.as_str(), seen.birth_date, seen.disclosed.len()),
        ("ANNA MARIA ERIKSSON", None, 2)
    );
    assert_eq!(embassy.inspector.verify(text.clone()).unwrap().seen_before, Some(0));
    // The next code of the same showing takes no other copy.
    let _ = wallet.live_frame().unwrap();
    assert_eq!(wallet.detail(id.clone()).unwrap().copies.unwrap().left, 19);
    let history = wallet.history().unwrap();
    assert!(history.len() == 1 && history[0].mode == ShowingMode::Live && history[0].revealed == ["name", "colour"]);
    // What was chosen is chosen next time.
    let again = wallet.live_choice(id).unwrap();
    let kept: Vec<FieldName> = again
        .iter()
        .filter(|one| one.chosen)
        .map(|one| one.field.name)
        .collect();
    assert_eq!(kept, fields);
    // It is for one check, in no one's wallet.
    let Scan::Pass { keepable, .. } = embassy.inspector.preview(text.clone()).unwrap() else {
        panic!("no pass")
    };
    assert!(!keepable);
    assert_eq!(trouble(embassy.inspector.keep(text, None)), NativeTrouble::NeverKept);
}

#[test]
fn a_live_code_has_an_age_and_an_end_and_is_known_again() {
    let embassy = Embassy::new();
    let id = embassy.enrolled();
    embassy.wallet.show_live(id, vec![FieldName::Name], false).unwrap();
    let text = embassy.read(&embassy.wallet.live_frame().unwrap());
    let clock = embassy._gate.clock.clone();
    clock.later_by(10);
    assert_eq!(embassy.inspector.verify(text.clone()).unwrap().age, Some(10));
    clock.later_by(600);
    let late = embassy.inspector.verify(text.clone()).unwrap();
    assert_eq!(
        (late.verdict, late.reason, late.assurance),
        (Verdict::Expired, Some(Reason::LiveTooOld), Assurance::Static)
    );
    clock.later_by(-1200);
    let early = embassy.inspector.verify(text.clone()).unwrap();
    assert_ne!(early.verdict, Verdict::Valid);
    // Another wallet does not know this frame, and a locked one forgets it.
    clock.later_by(590);
    assert_eq!(embassy.inspector.verify(text.clone()).unwrap().seen_before, Some(-10));
    embassy.inspector.lock().unwrap();
    embassy.inspector.unlock("271828".to_owned()).unwrap();
    assert_eq!(embassy.inspector.verify(text).unwrap().seen_before, None);
}

#[test]
fn a_locked_wallet_shows_nothing_more() {
    let embassy = Embassy::new();
    let id = embassy.enrolled();
    let wallet = &embassy.wallet;
    assert_eq!(trouble(wallet.live_frame()), NativeTrouble::NotShown);
    wallet.show_live(id.clone(), vec![FieldName::Name], false).unwrap();
    wallet.lock().unwrap();
    assert!(matches!(wallet.live_frame(), Err(CarnetError::Locked)));
    wallet.unlock("271828".to_owned()).unwrap();
    assert_eq!(trouble(wallet.live_frame()), NativeTrouble::NotShown);
    wallet.show_live(id, vec![FieldName::Name], false).unwrap();
    wallet.end_live().unwrap();
    assert_eq!(trouble(wallet.live_frame()), NativeTrouble::NotShown);
}

#[test]
fn the_showing_after_the_last_copy_is_asked_for() {
    let embassy = Embassy::new();
    let id = embassy.enrolled();
    let show = |again: bool| embassy.wallet.show_live(id.clone(), vec![FieldName::Colour], again);
    let left: Vec<(u32, bool)> = (0..20)
        .map(|_| show(false).unwrap().copies)
        .map(|copies| (copies.left, copies.few))
        .collect();
    assert_eq!((left[15], left[16], left[19]), ((4, false), (3, true), (0, true)));
    assert_eq!(trouble(show(false)), NativeTrouble::NoCopyLeft);
    assert_eq!(show(true).unwrap().copies.left, 0);
}

#[test]
fn every_trouble_has_a_name_of_its_own() {
    let embassy = Embassy::new();
    let (wallet, now) = (&embassy.wallet, embassy.now());
    let invitation = embassy.counter.invitation(now).unwrap();
    assert_eq!(
        trouble(wallet.preview("CEN1:".to_owned())),
        NativeTrouble::NotAnInvitation
    );
    assert_eq!(trouble(wallet.enrol("HC1:".to_owned())), NativeTrouble::NotAnInvitation);
    let pending = wallet.enrol(invitation.clone()).unwrap();
    assert_eq!(
        trouble(wallet.preview(pending.answer.clone())),
        NativeTrouble::OtherHalf
    );
    assert_eq!(trouble(wallet.receive(b"CSE1:".to_vec())), NativeTrouble::NotABatch);
    let mut batch = embassy.counter.issue(pending.answer.clone(), now).unwrap();
    assert_eq!(
        trouble(embassy.inspector.receive(batch.clone())),
        NativeTrouble::NotWaitedFor
    );
    let last = batch.len() - 1;
    batch[last] ^= 1;
    assert_eq!(trouble(wallet.receive(batch.clone())), NativeTrouble::NotWaitedFor);
    batch[last] ^= 1;
    // Who does not trust the counter cannot open what it issues, and has lost nothing.
    let stranger = Phone::new();
    let carnet = stranger.carnet();
    carnet.create("271828".to_owned()).unwrap();
    let asked = carnet.enrol(embassy.counter.invitation(now).unwrap()).unwrap();
    assert!(!asked.offer.issuer_known);
    let sealed = embassy.counter.issue(asked.answer, now).unwrap();
    assert_eq!(trouble(carnet.receive(sealed.clone())), NativeTrouble::UnknownIssuer);
    carnet.add_trust("counter".to_owned(), embassy.counter.trust()).unwrap();
    assert!(carnet.enrolments().unwrap()[0].offer.issuer_known);
    let id = carnet.receive(sealed).unwrap();
    assert_eq!(
        trouble(carnet.show_live(id.clone(), vec![FieldName::Batch], false)),
        NativeTrouble::NoSuchField
    );
    assert_eq!(trouble(carnet.show(id.clone()).map(drop)), NativeTrouble::OnlyLive);
    stranger.clock.later_by(40 * 86_400);
    carnet.show_live(id, vec![FieldName::Name], false).unwrap();
    assert_eq!(trouble(carnet.live_frame()), NativeTrouble::Ended);
    assert_eq!(
        trouble(carnet.enrol(embassy.counter.invitation(now).unwrap())),
        NativeTrouble::InvitationOver
    );
    wallet.forget_enrolment(pending.id.clone()).unwrap();
    assert_eq!(
        trouble(wallet.forget_enrolment(pending.id.clone())),
        NativeTrouble::NotWaitedFor
    );
    assert_eq!(
        trouble(wallet.answer_code(pending.id).map(drop)),
        NativeTrouble::NotWaitedFor
    );
    assert_eq!(trouble(wallet.receive(batch)), NativeTrouble::NotWaitedFor);
    for _ in 0..32 {
        wallet.enrol(embassy.counter.invitation(now).unwrap()).unwrap();
    }
    assert_eq!(
        trouble(wallet.enrol(embassy.counter.invitation(now).unwrap())),
        NativeTrouble::TooManyWaiting
    );
}

#[test]
fn bytes_are_told_apart_by_how_they_begin() {
    let embassy = Embassy::new();
    let invitation = embassy.counter.invitation(embassy.now()).unwrap();
    assert_eq!(
        arrived(invitation.clone().into_bytes()),
        Arrived::Text { text: invitation }
    );
    assert_eq!(arrived(b"\x89CPK1\r\n\x1a".to_vec()), Arrived::Pack);
    assert_eq!(arrived(b"  CSE1:ABC".to_vec()), Arrived::Batch);
    for other in [&b""[..], b"HC1:ABC", b"\xff\xfe", b"%PDF-1.7"] {
        assert_eq!(arrived(other.to_vec()), Arrived::Other);
    }
}

#[test]
fn the_specimens_have_one_to_show_live() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.try_specimens().unwrap();
    let overview = carnet.overview(String::new()).unwrap();
    let cards: Vec<_> = overview.people.iter().flat_map(|person| &person.cards).collect();
    let own = cards.iter().find(|card| card.format == PassFormat::Native).unwrap();
    assert_eq!(own.verdict, Verdict::Valid);
    assert!(
        carnet
            .show_live(own.id.clone(), vec![FieldName::Name], false)
            .unwrap()
            .specimens
    );
    carnet.end_specimens().unwrap();
    assert!(matches!(carnet.live_frame(), Err(CarnetError::Locked)));
}
