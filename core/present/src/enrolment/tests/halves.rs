//! Invitations and enrolments.

use credential::cbor::Encoder;
use credential::native::NativeKind;
use proptest::prelude::*;
use zeroize::Zeroizing;

use super::super::{Enrolling, Enrolment, EnrolmentError, EnrolmentKeys, Invitation};
use crate::testing::{after, answer, invitation, key, now, random};
use crate::{Prefix, TextError, labels, limits};

fn error<T>(result: Result<T, EnrolmentError>) -> Option<EnrolmentError> {
    result.err()
}

#[test]
fn an_invitation_is_answered_and_the_answer_read() {
    let invited = invitation(3);
    let read = Invitation::read(&invited.text()).unwrap();
    assert!(read == invited);
    assert_eq!(
        (read.issuer(), read.kind(), read.copies()),
        ("AT-EMB", NativeKind::Recovery, 3)
    );
    let (keys, sent) = answer(&read);
    let got = Enrolment::read(&sent.text()).unwrap();
    assert_eq!(got.answers(&invited, now()), Ok(()));
    assert_eq!(
        (got.issuer(), got.nonce(), got.expires()),
        ("AT-EMB", &[7; 16], invited.expires())
    );
    assert_eq!(got.holders().len(), 3);
    assert_eq!(keys.enrolment().unwrap().text(), sent.text());
    assert!(matches!(Enrolling::read(&invited.text()), Ok(Enrolling::Invitation(_))));
    assert!(matches!(Enrolling::read(&sent.text()), Ok(Enrolling::Enrolment(_))));
}

#[test]
fn the_other_half_is_named() {
    let invited = invitation(1);
    let (_, sent) = answer(&invited);
    assert_eq!(error(Enrolment::read(&invited.text())), Some(EnrolmentError::OtherHalf));
    assert_eq!(error(Invitation::read(&sent.text())), Some(EnrolmentError::OtherHalf));
    let mut later = Encoder::new();
    later.array(2).u64(2).null();
    let later = Prefix::Enrolment.write(&later.finish());
    assert_eq!(error(Enrolling::read(&later)), Some(EnrolmentError::Version));
    assert_eq!(
        error(Enrolling::read("CRP1:00")),
        Some(EnrolmentError::Text(TextError::Prefix(Prefix::Enrolment)))
    );
}

#[test]
fn an_answer_to_another_invitation_is_not_taken() {
    let (_, sent) = answer(&invitation(2));
    let other =
        |issuer, seconds, nonce| Invitation::new(issuer, NativeKind::Recovery, 2, after(seconds), nonce).unwrap();
    for invitation in [
        other("DE-EMB", 3600, [7; 16]),
        other("AT-EMB", 3601, [7; 16]),
        other("AT-EMB", 3600, [8; 16]),
    ] {
        assert_eq!(sent.answers(&invitation, now()), Err(EnrolmentError::OfAnother));
    }
    assert_eq!(sent.answers(&invitation(3), now()), Err(EnrolmentError::Copies));
    assert_eq!(sent.answers(&invitation(2), after(3599)), Ok(()));
    assert_eq!(sent.answers(&invitation(2), after(3600)), Err(EnrolmentError::Expired));
}

#[test]
fn limits_are_kept() {
    let new = |issuer, copies| error(Invitation::new(issuer, NativeKind::Test, copies, now(), [0; 16]));
    assert_eq!(new("AT-EMB", limits::COPIES), None);
    for issuer in ["", "an issuer whose name is far too long", "a\u{202e}b", "a\nb"] {
        assert_eq!(new(issuer, 1), Some(EnrolmentError::Issuer), "{issuer:?}");
    }
    for copies in [0, limits::COPIES + 1] {
        assert_eq!(new("AT-EMB", copies), Some(EnrolmentError::Copies));
    }
    let invited = invitation(2);
    for bytes in [0, 32, 95, 97, 128] {
        assert_eq!(
            error(EnrolmentKeys::answer(&invited, &random("x", bytes))),
            Some(EnrolmentError::Random)
        );
    }
    // A generator that hands out the same bytes again.
    assert_eq!(
        error(EnrolmentKeys::answer(&invited, &Zeroizing::new(vec![5; 96]))),
        Some(EnrolmentError::Key)
    );
    let large = Prefix::Enrolment.write(&vec![0; limits::ENROLMENT + 1]);
    assert_eq!(
        error(Enrolling::read(&large)),
        Some(EnrolmentError::Text(TextError::TooLarge))
    );
}

/// The largest that there can be fits the limits, and a file may put a line break after it.
#[test]
fn sixty_four_copies_fit() {
    let invited = invitation(limits::COPIES);
    let (keys, sent) = answer(&invited);
    let text = format!("{}\r\n", sent.text());
    assert_eq!(Enrolment::read(&text).unwrap().holders().len(), limits::COPIES);
    assert!(EnrolmentKeys::decode(&keys.encode()).is_ok());
}

/// What the doc of `Enrolment::text` says: 1,451 characters are version 25-M in alphanumeric mode.
#[test]
fn eight_copies_fit_one_code() {
    let characters = |copies| {
        let issuer = "x".repeat(credential::native::ISSUER);
        let invited = Invitation::new(&issuer, NativeKind::Vaccination, copies, now(), [0; 16]).unwrap();
        answer(&invited).1.text().len()
    };
    assert!(characters(8) <= 1451, "{}", characters(8));
    assert!(characters(9) > 1451);
}

#[test]
fn keys_are_kept_and_come_back() {
    let invited = invitation(2);
    let (keys, sent) = answer(&invited);
    let kept = keys.encode();
    let again = EnrolmentKeys::decode(&kept).unwrap();
    assert!(again.invitation() == &invited);
    assert_eq!(again.enrolment().unwrap().text(), sent.text());
    assert_eq!(*again.encode(), *kept);
    for cut in 0..kept.len() {
        assert!(EnrolmentKeys::decode(&kept[..cut]).is_err(), "{cut}");
    }
}

/// An enrolment whose body and signatures are put together by hand.
fn by_hand(holders: &[[u8; 32]], signers: &[u8], label: &[u8]) -> String {
    let mut body = Encoder::new();
    body.array(5)
        .text("AT-EMB")
        .i64(1)
        .bytes(&[0; 16])
        .bytes(&[9; 32])
        .array(holders.len());
    for holder in holders {
        body.bytes(holder);
    }
    let body = body.finish();
    let mut whole = Encoder::new();
    whole.array(3).u64(1).bytes(&body).array(signers.len());
    for signer in signers {
        whole.bytes(&key(*signer).sign(&[label, &body].concat()));
    }
    Prefix::Enrolment.write(&whole.finish())
}

/// Whoever enrols a key has to have it; every key once.
#[test]
fn a_key_that_does_not_prove_itself_is_not_enrolled() {
    let [one, two] = [11, 12].map(|seed| key(seed).public());
    let read =
        |holders: &[[u8; 32]], signers: &[u8]| error(Enrolment::read(&by_hand(holders, signers, labels::ENROLMENT)));
    assert_eq!(read(&[one, two], &[11, 12]), None);
    assert_eq!(read(&[one, two], &[11, 11]), Some(EnrolmentError::Signature));
    assert_eq!(read(&[one, two], &[12, 11]), Some(EnrolmentError::Signature));
    assert_eq!(read(&[one, two], &[11]), Some(EnrolmentError::Signature));
    assert_eq!(read(&[one], &[11, 12]), Some(EnrolmentError::Signature));
    assert_eq!(read(&[one, one], &[11, 11]), Some(EnrolmentError::Key));
    assert_eq!(read(&[], &[]), Some(EnrolmentError::Copies));
    // A point of small order, for which anybody can sign.
    let mut weak = [0; 32];
    weak[0] = 1;
    assert_eq!(read(&[weak], &[11]), Some(EnrolmentError::Key));
    // A signature that was made for something else.
    let other = by_hand(&[one], &[11], b"");
    assert_eq!(error(Enrolment::read(&other)), Some(EnrolmentError::Signature));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(issuer in "[A-Z]{1,4}[A-Z -]{0,20}[A-Z]", kind in 0..6_usize, copies in 1..=8_usize, seconds in 0..4_000_000_000_i64, nonce: [u8; 16]) {
        let expires = jiff::Timestamp::from_second(seconds).unwrap();
        let invited = Invitation::new(&issuer, NativeKind::ALL[kind], copies, expires, nonce).unwrap();
        prop_assert!(Invitation::read(&invited.text()).unwrap() == invited);
        let (keys, sent) = answer(&invited);
        let read = Enrolment::read(&sent.text()).unwrap();
        prop_assert_eq!(read.text(), sent.text());
        prop_assert!(EnrolmentKeys::decode(&keys.encode()).unwrap().invitation() == &invited);
    }

    /// Nothing of an enrolment can be changed on the way.
    #[test]
    fn no_bit_can_be_changed(at: prop::sample::Index, bit in 0..8_u8) {
        let (_, sent) = answer(&invitation(2));
        let mut bytes = Prefix::Enrolment.read(&sent.text(), limits::ENROLMENT).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(Enrolment::read(&Prefix::Enrolment.write(&bytes)).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Enrolling::read(&Prefix::Enrolment.write(&bytes)).is_err());
        prop_assert!(EnrolmentKeys::decode(&bytes).is_err());
    }
}
