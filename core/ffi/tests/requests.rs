//! Two phones: one asks, the other answers, sealed; the calls that the shells make for it.
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
    AnswerPart, Arrived, Ask, AskerStanding, Assurance, Carnet, CarnetError, DeviceClock as _, FieldName, HistoryForm,
    MovingReceiver, PassKind, RequestTrouble, Scan, SealedAnswer, SealedCode, ShowingMode, SpecimenCounter, Tally,
    Verdict, arrived, ask_claims, purposes, specimen_accreditation,
};
use support::{Phone, read};

/// A traveller with a clearance, and a border post whose key a publisher accredits whom the traveller trusts.
struct Border {
    phone: Phone,
    traveller: Arc<Carnet>,
    _gate: Phone,
    post: Arc<Carnet>,
    pass: String,
}

impl Border {
    fn new() -> Self {
        let (phone, gate) = (Phone::new(), Phone::new());
        let counter = SpecimenCounter::new().unwrap();
        let [traveller, post] = [&phone, &gate].map(|phone| phone.trusting(&counter));
        let pass = phone.enrolled(&traveller, &counter);
        Self {
            phone,
            traveller,
            _gate: gate,
            post,
            pass,
        }
    }

    fn accredited() -> Self {
        let border = Self::new();
        let asker = border.post.set_asker("Border of Utopia".to_owned()).unwrap();
        let now = border.phone.clock.unix_seconds();
        let pack = specimen_accreditation(asker.key, asker.name, now).unwrap();
        let offer = border.traveller.offer_pack(pack).unwrap();
        let words = border.traveller.offered(offer.clone()).unwrap().words;
        border.traveller.take_pack(offer, words).unwrap();
        border
    }

    fn asks(&self) -> String {
        let clearance = purposes()
            .into_iter()
            .find(|purpose| purpose.name == "clearance")
            .unwrap();
        let claims = clearance.claims.into_iter().map(|claim| claim.id).collect();
        let ask = Ask {
            kinds: clearance.kinds,
            claims,
        };
        let inquiry = self
            .post
            .ask("clearance".to_owned(), "Gate 1".to_owned(), String::new(), vec![ask], 0);
        inquiry.unwrap().text
    }

    fn part(&self, claims: &[&str]) -> Vec<AnswerPart> {
        vec![AnswerPart {
            ask: 0,
            pass_id: self.pass.clone(),
            claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
        }]
    }
}

/// What a phone's camera collects of an answer on the other's screen.
fn filmed(answer: &SealedAnswer, camera: &Carnet) -> Vec<u8> {
    let SealedCode::Moving { code } = &answer.code else {
        panic!("it fits one code")
    };
    let receiver = MovingReceiver::new();
    let mut frames = (0..).map(|n| code.frame(n));
    let whole = frames.find_map(|frame| {
        let text = read(camera, frame.size, &frame.modules);
        receiver.take(text).done
    });
    whole.unwrap()
}

fn trouble(refused: Result<impl Sized, CarnetError>) -> RequestTrouble {
    match refused.err() {
        Some(CarnetError::Request { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_border_asks_and_the_traveller_answers_less_sealed() {
    let border = Border::accredited();
    let request = border.asks();
    assert!(matches!(border.traveller.preview(request.clone()), Ok(Scan::Request)));
    assert!(matches!(arrived(request.clone().into_bytes()), Arrived::Request { .. }));
    let asked = border.traveller.consider(request.clone()).unwrap();
    assert_eq!(
        (asked.standing, asked.requester.as_str()),
        (AskerStanding::Accredited, "Border of Utopia")
    );
    assert_eq!(
        asked.accredited_by.as_deref(),
        Some("Ministry of the Interior of Utopia (SPECIMEN)")
    );
    assert!(!asked.asks_too_much && asked.answered.is_none() && asked.kept == 0);
    let candidate = &asked.asks[0].candidates[0];
    assert!(candidate.selective && !candidate.used_up);
    assert_eq!(candidate.says[0].name, FieldName::Name);
    assert_eq!(candidate.says[0].value.as_deref(), Some("ANNA MARIA ERIKSSON"));

    let answer = border
        .traveller
        .answer(border.part(&["name", "colour"]), false)
        .unwrap();
    assert_eq!(
        (answer.parts[0].copies.unwrap().left, answer.parts[0].bound),
        (19, true)
    );
    let film = filmed(&answer, &border.post);
    assert_eq!(arrived(film.clone()), Arrived::Answer);
    assert_eq!(film, answer.bytes);
    border.post.set_tally(true).unwrap();
    let report = border.post.open_answer(film.clone()).unwrap();
    let pass = &report.passes[0];
    assert_eq!(
        (pass.verdict, pass.assurance, pass.age),
        (Verdict::Valid, Assurance::Answered, Some(0))
    );
    let said: Vec<(&str, bool)> = pass
        .claims
        .iter()
        .map(|one| (one.id.as_str(), one.value.is_some()))
        .collect();
    assert!(said.contains(&("name", true)) && said.contains(&("birth_date", false)));
    let one = Tally {
        valid: 1,
        refused: 0,
        unknown: 0,
    };
    assert_eq!(border.post.tally().unwrap(), Some(one));
    assert_eq!(trouble(border.post.open_answer(film)), RequestTrouble::AlreadyAnswered);
    assert!(border.post.history().unwrap().is_empty(), "a verifier stores nothing");

    let shown = border.traveller.history().unwrap().remove(0);
    assert_eq!(
        (shown.mode, shown.revealed),
        (ShowingMode::Sealed, vec!["name".to_owned(), "colour".to_owned()])
    );
    let to = shown.to.unwrap();
    assert_eq!(
        (to.requester.as_str(), to.purpose.as_str()),
        ("Border of Utopia", "clearance")
    );
    assert!(border.traveller.history_state().unwrap().whole);
    let text = border.traveller.export_history(HistoryForm::Text).unwrap();
    assert!(text.contains("Border of Utopia") && text.contains("No showing is missing"));
    assert!(
        border
            .traveller
            .export_history(HistoryForm::Json)
            .unwrap()
            .contains("carnet-ledger/1")
    );
    assert!(border.traveller.consider(request).unwrap().answered.is_some());
}

#[test]
fn without_accreditation_it_takes_a_second_word_and_refusing_takes_none() {
    let border = Border::new();
    assert_eq!(
        trouble(
            border
                .post
                .ask("door".to_owned(), String::new(), String::new(), vec![], 0)
        ),
        RequestTrouble::NoName
    );
    border.post.set_asker("Somebody".to_owned()).unwrap();
    let request = border.asks();
    let asked = border.traveller.consider(request.clone()).unwrap();
    assert!(asked.standing == AskerStanding::Unknown && asked.accredited_by.is_none());
    let refused = border.traveller.answer(border.part(&["name"]), false);
    assert_eq!(trouble(refused), RequestTrouble::NotAccredited);
    // It can be answered knowing that, chosen anew.
    let over = border.traveller.answer(border.part(&["evidence"]), true);
    assert_eq!(trouble(over), RequestTrouble::ClaimNotAsked);
    border.traveller.answer(border.part(&["name"]), true).unwrap();
    assert_eq!(
        trouble(border.traveller.answer(border.part(&["name"]), true)),
        RequestTrouble::NotNow
    );
    border.traveller.consider(request.clone()).unwrap();
    border.traveller.refuse().unwrap();
    assert_eq!(
        trouble(border.traveller.answer(border.part(&["name"]), true)),
        RequestTrouble::NotNow
    );
    assert_eq!(border.traveller.history().unwrap().len(), 1);
    border.phone.clock.later_by(361);
    assert_eq!(trouble(border.traveller.consider(request)), RequestTrouble::Over);
}

#[test]
fn what_is_asked_and_considered_goes_with_the_lock() {
    let border = Border::accredited();
    let request = border.asks();
    border.traveller.consider(request).unwrap();
    border.traveller.lock().unwrap();
    border.traveller.unlock("271828".to_owned()).unwrap();
    assert_eq!(
        trouble(border.traveller.answer(border.part(&["name"]), true)),
        RequestTrouble::NotNow
    );
    border.post.set_tally(true).unwrap();
    border.post.lock().unwrap();
    border.post.unlock("271828".to_owned()).unwrap();
    assert_eq!(
        trouble(border.post.open_answer(b"CSE1:".to_vec())),
        RequestTrouble::NotNow
    );
    assert_eq!(border.post.tally().unwrap(), None);
    // The name and the key stay.
    assert_eq!(border.post.asker().unwrap().unwrap().name, "Border of Utopia");
}

#[test]
fn whatever_a_purpose_needs_can_be_asked_for() {
    for purpose in purposes() {
        let all = ask_claims(purpose.kinds.clone());
        assert!(
            purpose
                .claims
                .iter()
                .all(|claim| all.iter().any(|one| one.id == claim.id)),
            "{}",
            purpose.name
        );
    }
    assert!(ask_claims(vec![PassKind::Other]).is_empty());
}
