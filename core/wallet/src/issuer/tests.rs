//! The counter against a wallet's keys, and what no clearance follows from.

use credential::native::{Field, FieldValue, NativeClaims};
use credential::{Country, Ed25519SigningKey};
use jiff::Timestamp;
use policy::{Check, Reason, Trust, Verdict};
use present::{EnrolmentError, EnrolmentKeys};
use zeroize::Zeroizing;

use super::random::testing::Known;
use super::*;
use crate::specimen::Specimens;
use crate::{Kind, check_text};

const URI: &str = "https://example.org/status/1";

fn now() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

fn key() -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]))
}

fn book() -> Book {
    let kinds = [NativeKind::Clearance, NativeKind::Venue];
    Book::new("AT-EMBASSY-CAIRO", &kinds, &key_id(&key()), Some(URI)).unwrap()
}

/// A wallet's answer to an invitation.
fn answer(invitation: &Invitation, random: &mut Known) -> (EnrolmentKeys, String) {
    let mut bytes = Zeroizing::new(vec![0; invitation.random_bytes()]);
    random.fill(&mut bytes).unwrap();
    let (keys, enrolment) = EnrolmentKeys::answer(invitation, &bytes).unwrap();
    (keys, enrolment.text())
}

fn venue() -> NativeClaims {
    claims(NativeKind::Venue, br#"{"valid_until": "2026-11-30"}"#).unwrap()
}

fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

#[test]
fn a_batch_opens_in_the_wallet_that_enrolled_and_an_invitation_serves_once() {
    let (mut book, mut random) = (book(), Known::new(1));
    let invitation = book.invite(NativeKind::Venue, 20, 1, now(), &mut random).unwrap();
    let (keys, text) = answer(&invitation, &mut random);
    let (enrolment, kind) = book.enrolment(&text, now()).unwrap();
    assert_eq!(kind, NativeKind::Venue);
    let issued = Issuer::new(&mut book, key())
        .unwrap()
        .issue(&enrolment, &venue(), day("2026-11-30"), now(), &mut random)
        .unwrap();
    assert_eq!((issued.copies, issued.receipt.len()), (20, 20));
    // The wallet makes sure that copies are alike, share nothing, and hide nothing.
    let batch = keys.open(&issued.batch, [&key().verifying_key().unwrap()]).unwrap();
    assert_eq!(batch.copies.len(), 20);
    assert_eq!(batch.pass.issuer, "AT-EMBASSY-CAIRO");
    assert_eq!(batch.pass.expires.to_string(), "2026-12-01T00:00:00Z");
    assert_eq!(batch.pass.issued.to_string(), "2026-11-23T00:00:00Z");
    assert_eq!(book.enrolment(&text, now()).err(), Some(IssuerError::Answered));
    // The book is the same after the disk.
    let again = Book::read(&book.write().unwrap()).unwrap();
    assert_eq!(again.write().unwrap(), book.write().unwrap());
    assert_eq!(again.enrolment(&text, now()).err(), Some(IssuerError::Answered));
}

#[test]
fn only_what_answers_an_open_invitation_is_taken() {
    let (mut book, mut random) = (book(), Known::new(2));
    let invitation = book.invite(NativeKind::Venue, 2, 1, now(), &mut random).unwrap();
    let (_, text) = answer(&invitation, &mut random);
    let later = "2026-11-24T10:00:00Z".parse().unwrap();
    let refused = |book: &Book, text: &str, at| book.enrolment(text, at).err().unwrap();
    assert_eq!(
        refused(&book, &text, later),
        IssuerError::Enrolment(EnrolmentError::Expired)
    );
    assert_eq!(
        refused(&book, &invitation.text(), now()),
        IssuerError::Enrolment(EnrolmentError::OtherHalf)
    );
    let stranger = Invitation::new("AT-EMBASSY-CAIRO", NativeKind::Venue, 2, later, [9; 16]).unwrap();
    assert_eq!(
        refused(&book, &answer(&stranger, &mut random).1, now()),
        IssuerError::NotInvited
    );
    let more = Invitation::new("AT-EMBASSY-CAIRO", NativeKind::Venue, 3, later, *invitation.nonce()).unwrap();
    let more = answer(&more, &mut random).1;
    assert_eq!(
        refused(&book, &more, now()),
        IssuerError::Enrolment(EnrolmentError::Copies)
    );
    book.forget(later);
    assert_eq!(refused(&book, &text, now()), IssuerError::NotInvited);
    let other = book.invite(NativeKind::Test, 2, 1, now(), &mut random);
    assert_eq!(other.err(), Some(IssuerError::NotOurKind(NativeKind::Test)));
    for days in [0, -1, limits::OPEN_DAYS + 1] {
        let refused = book.invite(NativeKind::Venue, 2, days, now(), &mut random);
        assert_eq!(refused.err(), Some(IssuerError::OpenDays));
    }
}

#[test]
fn a_pass_ends_within_a_month_and_takes_the_right_key() {
    let (mut book, mut random) = (book(), Known::new(3));
    let invitation = book.invite(NativeKind::Venue, 1, 1, now(), &mut random).unwrap();
    let (_, text) = answer(&invitation, &mut random);
    let (enrolment, _) = book.enrolment(&text, now()).unwrap();
    let mut until = |last: &str| {
        let mut copy = book.clone();
        let issued = Issuer::new(&mut copy, key())
            .unwrap()
            .issue(&enrolment, &venue(), day(last), now(), &mut random);
        issued.err()
    };
    assert_eq!(until("2026-11-23"), None);
    assert_eq!(until("2026-12-23"), None);
    for last in ["2026-11-22", "2026-12-24"] {
        assert_eq!(until(last), Some(IssuerError::Until));
    }
    let other = Ed25519SigningKey::from_seed(&Zeroizing::new([2; 32]));
    assert_eq!(Issuer::new(&mut book, other).err(), Some(IssuerError::OtherKey));
}

#[test]
fn a_book_that_was_changed_by_another_hand_is_refused() {
    let mut random = Known::new(4);
    let mut book = book();
    book.invite(NativeKind::Venue, 2, 1, now(), &mut random).unwrap();
    let whole = String::from_utf8(book.write().unwrap()).unwrap();
    assert!(Book::read(whole.as_bytes()).is_ok());
    for (from, to) in [
        ("\"carnet_issuer\":1", "\"carnet_issuer\":2"),
        ("AT-EMBASSY-CAIRO", ""),
        ("clearance", "clearances"),
        ("\"copies\":2", "\"copies\":65"),
        ("\"taken\":{}", "\"taken\":{\"20788\":[1048576]}"),
        ("\"taken\":{}", "\"taken\":{\"20788\":[1],\"20789\":[1]}"),
        ("\"flips\":{}", "\"flips\":{\"7\":1}"),
        ("\"taken\":{}", "\"taken\":{},\"holders\":[]"),
    ] {
        assert!(whole.contains(from), "{from} in {whole}");
        assert_eq!(
            Book::read(whole.replace(from, to).as_bytes()).err(),
            Some(IssuerError::Book),
            "{to}"
        );
    }
    let none = Book::new("A", &[], &key_id(&key()), None);
    assert_eq!(none.err(), Some(IssuerError::NoKinds));
}

#[test]
fn the_trust_file_binds_the_key_to_name_and_kinds() {
    let mut trust = Trust::new();
    let file = super::trust(&book(), &key()).to_string();
    assert_eq!(trust.add("trust.json", file.as_bytes()).unwrap().keys, 1);
    let trusted = trust.keys(&key_id(&key())).next().unwrap();
    assert_eq!(trusted.issuer_url.as_deref(), Some("AT-EMBASSY-CAIRO"));
    assert!(trusted.kinds.contains(Kind::Clearance) && !trusted.kinds.contains(Kind::Test));
}

fn specimens() -> (Vec<Check>, Trust) {
    let specimens = Specimens::issue(now()).unwrap();
    let mut trust = Trust::new();
    let _ = trust.add("specimens", specimens.trust()).unwrap();
    let checks = specimens.texts().iter().map(|text| check_text(text, &trust, now()));
    (checks.collect(), trust)
}

fn journey() -> Journey {
    Journey {
        route: ["EG", "AT"].map(|code| Country::from_alpha2(code).unwrap()).to_vec(),
        from: day("2026-11-25"),
        until: day("2026-11-30"),
        colour: Colour::Yellow,
        category: Some(Category::Foreigner),
        document_type: None,
        document_number: None,
    }
}

fn refused(checks: &[Check], journey: &Journey) -> DeriveError {
    clearance(checks, journey, now(), &mut Known::new(5)).err().unwrap()
}

#[test]
fn a_clearance_says_whose_and_on_what_it_rests() {
    let (checks, _) = specimens();
    let one = &checks[..1];
    let claims = clearance(one, &journey(), now(), &mut Known::new(5)).unwrap();
    let holder = one[0].holder_check.as_ref().unwrap();
    assert_eq!(claims.text(Field::Name), holder.name_mrz.as_deref());
    assert_eq!(claims.text(Field::BirthDate), holder.birth_date.as_deref());
    assert_eq!(claims.text(Field::Colour), Some("yellow"));
    assert_eq!(claims.text(Field::Category), Some("foreigner"));
    let Some(FieldValue::Evidence(evidence)) = claims.get(Field::Evidence) else {
        panic!("no evidence")
    };
    let pass = one[0].pass.as_ref().unwrap();
    assert_eq!(evidence.len(), 1);
    assert_eq!(
        evidence[0].digest,
        super::issue::evidence_digest(&evidence[0].salt, pass.text())
    );
    assert_eq!(evidence[0].format, pass.pass().format().name());
    assert_eq!(evidence[0].checked, day("2026-11-23"));
    // The same pass another time has another salt, and so another digest.
    let again = clearance(one, &journey(), now(), &mut Known::new(6)).unwrap();
    assert!(again.get(Field::Evidence) != claims.get(Field::Evidence));
}

#[test]
fn no_clearance_follows_from_what_does_not_count() {
    let (mut checks, trust) = specimens();
    assert_eq!(refused(&[], &journey()), DeriveError::NoPass);
    let nobody = check_text("HC1:NCF", &trust, now());
    assert_eq!(refused(&[nobody], &journey()).code(), "pass_not_valid");
    // A pass of a signer whom nobody trusts, in second place.
    let text = checks[0].pass.as_ref().unwrap().text().to_owned();
    let untrusted = check_text(&text, &Trust::new(), now());
    let first = checks.remove(0);
    let error = refused(&[first, untrusted], &journey());
    assert!(
        matches!(&error, DeriveError::NotValid { number: 2, verdict: Verdict::UnknownSigner, reason } if !reason.is_empty()),
        "{error}"
    );
    let damaged = Check::without_text(Reason::DamagedFile);
    assert_eq!(refused(&[damaged], &journey()).code(), "pass_not_valid");
    let (checks, _) = specimens();
    let backwards = Journey {
        until: day("2026-11-24"),
        ..journey()
    };
    assert_eq!(refused(&checks[..1], &backwards), DeriveError::Days);
    let nowhere = Journey {
        route: Vec::new(),
        ..journey()
    };
    assert_eq!(refused(&checks[..1], &nowhere).code(), "claims");
}

#[test]
fn a_positive_test_and_another_persons_pass_are_refused() {
    let (found, trust) = test_of("ERIKSSON", "260373001");
    let positive = check_text(&found, &trust, now());
    assert_eq!(positive.verdict, Verdict::Valid);
    assert_eq!(refused(&[positive], &journey()), DeriveError::NotNegative(1));
    let (found, trust) = test_of("GABLER", "260415000");
    let gabler = check_text(&found, &trust, now());
    assert_eq!(gabler.verdict, Verdict::Valid);
    let (checks, _) = specimens();
    let first = checks.into_iter().next().unwrap();
    assert_eq!(refused(&[first, gabler], &journey()), DeriveError::OtherPerson(2));
}

/// A test of a person, with what it found, as an EU DCC of a key that is trusted.
fn test_of(family: &str, result: &str) -> (String, Trust) {
    use base64ct::{Base64UrlUnpadded, Encoding as _};
    use credential::hc1::issue::{Claims, issue};
    use credential::{KeyId, SigningKey};

    let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap();
    let id = KeyId::of_certificate(key.public_point());
    let certificate = serde_json::json!({
        "ver": "1.3.0", "dob": "1974-08-12", "nam": {"fnt": family, "gnt": "ANNA<MARIA"},
        "t": [{
            "tg": "840539006", "tt": "LP6464-4", "sc": "2026-11-23T06:00:00Z", "tr": result, "co": "AT",
            "is": "Example", "ci": "URN:UVCI:01:AT:1", "tc": "Centre"
        }]
    });
    let claims = Claims {
        issuer: "AT",
        issued: now(),
        expires: "2026-12-23T00:00:00Z".parse().unwrap(),
        certificate: &certificate,
    };
    let text = issue(&claims, &id, &key).unwrap();
    let point = key.public_point();
    let jwk = serde_json::json!({"keys": [{
        "kty": "EC", "crv": "P-256", "kid": Base64UrlUnpadded::encode_string(id.as_bytes()),
        "x": Base64UrlUnpadded::encode_string(&point[1..33]), "y": Base64UrlUnpadded::encode_string(&point[33..])
    }]});
    let mut trust = Trust::new();
    let _ = trust.add("test", jwk.to_string().as_bytes()).unwrap();
    (text, trust)
}
