use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::sdcwt::Issuing;
use credential::{Ed25519SigningKey, KeyId};
use policy::{Assurance, Check, Clock, Reason, Trust, Verdict};
use present::{Enrolment, Invitation, seal_batch};
use serde_json::json;
use zeroize::Zeroizing;

use super::*;
use crate::testing::{NOW, Phone, time};
use crate::unlock::Wallet;
use crate::{Mode, PassId, WalletError};

/// 2026-06-01, since 1970.
const TODAY: i64 = 20_605;

/// An embassy that issues clearances.
struct Embassy {
    key: Ed25519SigningKey,
    nonce: u8,
}

impl Embassy {
    const NAME: &str = "AT-EMB-CAIRO";

    fn new() -> Self {
        let key = Ed25519SigningKey::from_seed(&Zeroizing::new([7; 32]));
        Self { key, nonce: 0 }
    }

    fn trust(&self) -> Vec<u8> {
        let x = Base64UrlUnpadded::encode_string(&self.key.public());
        let carnet = json!({"issuer": Self::NAME, "kinds": ["clearance"]});
        let key = json!({"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "embassy1", "carnet": carnet});
        json!({"keys": [key]}).to_string().into_bytes()
    }

    fn invites(&mut self, copies: usize) -> Invitation {
        self.nonce += 1;
        let expires = time("2026-06-02T00:00:00Z");
        Invitation::new(Self::NAME, NativeKind::Clearance, copies, expires, [self.nonce; 16]).unwrap()
    }

    /// A batch for whoever answered, sealed.
    fn issues(&self, answer: &str, claims: &NativeClaims) -> Vec<u8> {
        let enrolment = Enrolment::read(answer).unwrap();
        let plan = claims.plan(Self::NAME, TODAY, TODAY + 10).unwrap();
        let copies: Vec<Vec<u8>> = enrolment
            .holders()
            .iter()
            .enumerate()
            .map(|(number, holder)| {
                let issuing = Issuing::new(&plan)
                    .key_id(KeyId::new(b"embassy1").unwrap())
                    .holder(holder)
                    .unwrap();
                let salt = |at: usize| (at / 16 + at % 16 * 3 + number * 31) as u8;
                let salts: Vec<u8> = (0..issuing.salts())
                    .map(|at| if at % 16 == 0 { number as u8 } else { salt(at) })
                    .collect();
                issuing.sign(&salts, &self.key).unwrap()
            })
            .collect();
        seal_batch(&enrolment, &copies, &Zeroizing::new([9; 32]))
            .unwrap()
            .bytes()
            .to_vec()
    }
}

fn clearance() -> NativeClaims {
    let mut claims = NativeClaims::new(NativeKind::Clearance);
    for (field, value) in [
        (Field::Name, json!("OKOYE<<GRACE")),
        (Field::BirthDate, json!("1990-05-05")),
        (Field::Colour, json!("green")),
        (Field::Category, json!("foreigner")),
        (Field::Route, json!(["UG", "EG", "AT"])),
        (Field::ValidFrom, json!("2026-06-01")),
        (Field::ValidUntil, json!("2026-06-09")),
    ] {
        claims
            .set(field, FieldValue::from_json(field, &value).unwrap())
            .unwrap();
    }
    claims
}

/// A traveller at the counter: a pass of so many copies.
fn enrolled(copies: usize) -> (Phone, Wallet, Embassy, PassId) {
    let (phone, mut wallet) = Phone::new();
    let mut embassy = Embassy::new();
    let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
    let pending = wallet.enrol(&embassy.invites(copies).text()).unwrap();
    let batch = embassy.issues(&pending.answer, &clearance());
    let kept = wallet.receive(&batch).unwrap();
    (phone, wallet, embassy, kept.card.id)
}

fn gate(embassy: &Embassy) -> (Trust, Verifier) {
    let mut trust = Trust::new();
    let _ = trust.add("embassy", &embassy.trust()).unwrap();
    (trust, Verifier::new().unwrap())
}

fn at(now: &str) -> Clock {
    Clock::at(time(now))
}

fn word(check: &Check) -> (Verdict, Option<&'static str>) {
    (check.verdict, check.reason.as_ref().map(Reason::code))
}

#[test]
fn from_the_counter_to_the_gate() {
    let (phone, wallet, embassy, id) = enrolled(3);
    assert!(wallet.waiting().unwrap().is_empty());
    let mut wallet = phone.again(wallet, "2026-06-02T09:00:00Z");
    assert_eq!(wallet.verdict(&wallet.card(id).unwrap()), Verdict::Valid);
    let (claims, usual) = wallet.live_choice(&id).unwrap();
    assert!(claims == clearance() && usual.contains(&Field::Colour));
    let chosen = [Field::Name, Field::Colour, Field::ValidUntil];
    let showing = wallet.show_live(&id, &chosen, false).unwrap();
    assert_eq!((showing.copies().left, showing.revealed().len()), (2, 3));
    let frame = showing.frame(wallet.now()).unwrap();

    let (trust, mut verifier) = gate(&embassy);
    let seen = verifier.verify(&frame.text, &trust, &at("2026-06-02T09:00:05Z"));
    assert_eq!(word(&seen.check), (Verdict::Valid, None));
    assert_eq!(
        (seen.check.assurance, seen.age, seen.seen_before),
        (Assurance::Live, Some(5), None)
    );
    let payload = seen.check.pass.as_ref().unwrap().pass().payload_json();
    assert_eq!(
        payload,
        json!({"name": "OKOYE<<GRACE", "colour": "green", "valid_until": "2026-06-09"})
    );
    // What was chosen is offered next time; the ledger knows what was shown.
    assert_eq!(wallet.live_choice(&id).unwrap().1, chosen);
    let entry = &wallet.history().unwrap()[0];
    assert_eq!(
        (entry.mode, entry.revealed.clone()),
        (Mode::Live, vec!["name".into(), "colour".into(), "valid_until".into()])
    );
}

#[test]
fn a_frame_is_live_for_its_seconds_and_known_again() {
    let (phone, wallet, embassy, id) = enrolled(1);
    let mut wallet = phone.again(wallet, "2026-06-02T09:00:00Z");
    let showing = wallet.show_live(&id, &[Field::Name], false).unwrap();
    let frame = showing.frame(wallet.now()).unwrap();
    let (trust, mut verifier) = gate(&embassy);
    for (now, verdict, reason, assurance, before) in [
        ("2026-06-02T09:00:10Z", Verdict::Valid, None, Assurance::Live, None),
        ("2026-06-02T09:00:40Z", Verdict::Valid, None, Assurance::Live, Some(30)),
        ("2026-06-02T09:01:19Z", Verdict::Valid, None, Assurance::Live, Some(69)),
        (
            "2026-06-02T09:01:20Z",
            Verdict::Expired,
            Some("live_too_old"),
            Assurance::Static,
            None,
        ),
        (
            "2026-06-02T08:58:59Z",
            Verdict::NotYetValid,
            Some("live_ahead"),
            Assurance::Static,
            None,
        ),
    ] {
        let seen = verifier.verify(&frame.text, &trust, &at(now));
        assert_eq!(word(&seen.check), (verdict, reason), "{now}");
        assert_eq!((seen.check.assurance, seen.seen_before), (assurance, before), "{now}");
    }
    // Past its end the pass itself has expired, live or not.
    let seen = verifier.verify(&frame.text, &trust, &at("2026-06-11T00:00:00Z"));
    assert_eq!(word(&seen.check), (Verdict::Expired, Some("expired")));
    // Frames of one showing are of one copy, and none is another's.
    let next = showing.frame(time("2026-06-02T09:00:20Z")).unwrap();
    assert!(next.text != frame.text && next.until == time("2026-06-02T09:00:40Z"));
    let seen = verifier.verify(&next.text, &trust, &at("2026-06-02T09:00:21Z"));
    assert_eq!((seen.check.verdict, seen.seen_before), (Verdict::Valid, None));
}

#[test]
fn the_showing_after_the_last_copy_is_asked_for_first() {
    let (phone, wallet, _, id) = enrolled(2);
    let mut wallet = phone.again(wallet, "2026-06-02T09:00:00Z");
    for left in [1, 0] {
        let showing = wallet.show_live(&id, &[Field::Name], false).unwrap();
        assert_eq!(showing.copies().left, left);
        assert!(showing.copies().are_few());
    }
    let refused = wallet.show_live(&id, &[Field::Name], false);
    assert!(matches!(refused, Err(WalletError::Native(NativeError::NoCopyLeft))));
    assert_eq!(wallet.history().unwrap().len(), 2);
    let _ = wallet.show_live(&id, &[Field::Name], true).unwrap();
    assert_eq!(wallet.copies(&id).unwrap(), Some(Copies { all: 2, left: 0 }));
}

#[test]
fn nothing_but_the_field_chosen_leaves_the_phone() {
    let (phone, wallet, _, id) = enrolled(1);
    let mut wallet = phone.again(wallet, "2026-06-02T09:00:00Z");
    let refused = wallet.show_live(&id, &[Field::DocumentNumber], false);
    assert!(matches!(refused, Err(WalletError::Native(NativeError::NoSuchField))));
    let frame = wallet
        .show_live(&id, &[Field::Colour], false)
        .unwrap()
        .frame(wallet.now())
        .unwrap();
    let mut token = Vec::new();
    credential::base45::decode(frame.text.strip_prefix("CRP1:").unwrap().as_bytes(), &mut token).unwrap();
    let has = |text: &str| token.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(has("green") && !["OKOYE", "GRACE", "1990", "foreigner", "EG"].into_iter().any(has));
}

#[test]
fn a_code_that_was_shown_is_never_kept_and_an_issued_one_never_shown_as_it_is() {
    let (phone, wallet, embassy, id) = enrolled(1);
    let mut wallet = phone.again(wallet, "2026-06-02T09:00:00Z");
    assert!(matches!(
        wallet.show(&id),
        Err(WalletError::Native(NativeError::OnlyLive))
    ));
    let frame = wallet
        .show_live(&id, &[Field::Name], false)
        .unwrap()
        .frame(wallet.now())
        .unwrap();
    let crate::Scanned::Pass(pending) = wallet.scan(&frame.text) else {
        panic!("no pass")
    };
    assert!(matches!(wallet.keep(*pending), Err(WalletError::NeverKept)));
    // The issued copy itself proves nothing to a verifier.
    let text = wallet.pass_row(id).unwrap().text.clone();
    let (trust, mut verifier) = gate(&embassy);
    let seen = verifier.verify(&text, &trust, &at("2026-06-02T09:00:00Z"));
    assert_eq!(word(&seen.check), (Verdict::Invalid, Some("no_key_binding")));
}

#[test]
fn a_batch_for_another_wallet_or_of_a_stranger_is_not_kept() {
    let (_phone, mut wallet) = Phone::new();
    let mut embassy = Embassy::new();
    let pending = wallet.enrol(&embassy.invites(2).text()).unwrap();
    let batch = embassy.issues(&pending.answer, &clearance());
    assert!(matches!(
        wallet.receive(&batch),
        Err(WalletError::Native(NativeError::UnknownIssuer))
    ));
    assert_eq!(
        wallet.waiting().unwrap().len(),
        1,
        "nothing is lost: trust can be added"
    );
    let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
    let (_other, mut stranger) = Phone::new();
    let _ = stranger.add_trust("embassy", &embassy.trust()).unwrap();
    assert!(matches!(
        stranger.receive(&batch),
        Err(WalletError::Native(NativeError::NotWaitedFor))
    ));
    assert_eq!(wallet.receive(&batch).unwrap().card.format, crate::Format::Native);
    assert!(matches!(
        wallet.receive(&batch),
        Err(WalletError::Native(NativeError::NotWaitedFor))
    ));
    // The same invitation, asked for again, gives the same answer; another one another.
    let again = embassy.invites(1);
    let answer = wallet.enrol(&again.text()).unwrap().answer;
    assert_eq!(wallet.enrol(&again.text()).unwrap().answer, answer);
    assert!(wallet.enrol(&embassy.invites(1).text()).unwrap().answer != answer);
}

#[test]
fn a_signer_of_other_kinds_or_another_name_is_not_allowed() {
    let (phone, wallet, embassy, id) = enrolled(1);
    let mut wallet = phone.again(wallet, "2026-06-02T09:00:00Z");
    let frame = wallet
        .show_live(&id, &[Field::Name], false)
        .unwrap()
        .frame(wallet.now())
        .unwrap();
    for (from, to, reason) in [
        ("clearance", "mark", "wrong_kind"),
        ("AT-EMB-CAIRO", "AT-EMB-ROME", "wrong_issuer"),
    ] {
        let trusted = String::from_utf8(embassy.trust()).unwrap().replace(from, to);
        let mut trust = Trust::new();
        let _ = trust.add("embassy", trusted.as_bytes()).unwrap();
        let seen = Verifier::new()
            .unwrap()
            .verify(&frame.text, &trust, &at("2026-06-02T09:00:05Z"));
        assert_eq!(word(&seen.check), (Verdict::SignerNotAllowed, Some(reason)));
    }
}

#[test]
fn an_older_copy_of_the_wallet_counts_every_copy_as_shown() {
    let mut row = crate::pass::PassRow::of_text("CRN1:", 0);
    row.copies.push(CopyRow {
        copy: Vec::new(),
        shown: 0,
        last: 0,
    });
    assert_eq!(row.copies_left(false).left, 1);
    assert_eq!(row.copies_left(true).left, 0);
}

#[test]
fn an_invitation_that_is_over_or_none_is_refused() {
    let (phone, wallet) = Phone::new();
    let text = Embassy::new().invites(1).text();
    let mut wallet = phone.again(wallet, "2026-06-03T00:00:00Z");
    for bad in [text.as_str(), "CEN1:", "HC1:ABC", ""] {
        assert!(matches!(wallet.enrol(bad), Err(WalletError::Native(_))), "{bad}");
    }
    assert!(time(NOW) < wallet.now() && wallet.waiting().unwrap().is_empty());
}
