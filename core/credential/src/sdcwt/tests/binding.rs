//! Key binding tokens.

use jiff::Timestamp;

use super::*;
use crate::sdcwt::{Terms, UnverifiedKeyBinding, bind};
use crate::{SignatureError, VerifyingKey};

fn at(seconds: i64) -> Option<Timestamp> {
    Some(Timestamp::from_second(seconds).unwrap())
}

/// From 100 to 200 seconds.
fn pass() -> Vec<u8> {
    let time = |key, seconds| (number(key), number(seconds));
    let entries = [
        time(claim::NOT_BEFORE, 100),
        time(claim::ISSUED, 110),
        time(claim::EXPIRES, 200),
    ];
    token(&entries, &[])
}

fn terms() -> Terms<'static> {
    Terms {
        issued: at(150),
        expires: at(170),
        id: Some(b"once"),
        nonce: Some(b"theirs"),
        ..Terms::to("urn:example:gate")
    }
}

/// A key binding token made by hand.
fn by_hand(label_of_pass: i64, claims: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let protected = protected(&[
        (header::TYP, encoded(|encoder| encoder.u64(typ::KB_CWT))),
        (label_of_pass, pass()),
    ]);
    let payload = map(claims);
    let signature = key(HOLDER).sign(&sig_structure(&protected, b"", &payload));
    write(&protected, &[], &payload, &signature)
}

#[test]
fn a_showing_says_for_whom_and_when() {
    let showing = bind(&pass(), &terms(), &key(HOLDER)).unwrap();
    let unverified = UnverifiedKeyBinding::parse(&showing).ok().unwrap();
    assert_eq!(unverified.claimed().issuer(), Some("https://issuer.example"));
    assert_eq!(unverified.claimed_terms().audience, "urn:example:gate");
    let verified = unverified.verify([&key(ISSUER).verifying_key().unwrap()]).ok().unwrap();
    let found = verified.terms();
    assert_eq!(
        (
            found.audience,
            found.issued,
            found.expires,
            found.not_before,
            found.id,
            found.nonce
        ),
        (
            "urn:example:gate",
            at(150),
            at(170),
            None,
            Some(&b"once"[..]),
            Some(&b"theirs"[..])
        )
    );
    assert!(*verified.holder_key() == key(HOLDER).verifying_key().unwrap());
    assert_eq!(verified.claims().iter().count(), 5);
    assert_eq!(verified.sd_cwt().contents().times().expires, at(200));
    // The same terms give the same bytes.
    assert_eq!(bind(&pass(), &terms(), &key(HOLDER)).unwrap(), showing);
}

#[test]
fn both_signatures_count() {
    let showing = bind(&pass(), &terms(), &key(HOLDER)).unwrap();
    let reason = |showing: &[u8], keys: &[VerifyingKey]| {
        let unverified = UnverifiedKeyBinding::parse(showing).ok().unwrap();
        unverified.verify(keys).err().map(|failed| failed.reason)
    };
    let [issuer, holder] = [ISSUER, HOLDER].map(|seed| key(seed).verifying_key().unwrap());
    assert_eq!(reason(&showing, &[holder.clone(), issuer.clone()]), None);
    assert_eq!(
        reason(&showing, &[holder]),
        Some(SdCwtError::Issuer(SignatureError::Mismatch))
    );
    assert_eq!(reason(&showing, &[]), Some(SdCwtError::Issuer(SignatureError::NoKey)));
    let mut forged = showing.clone();
    *forged.last_mut().unwrap() ^= 1;
    assert_eq!(
        reason(&forged, &[issuer]),
        Some(SdCwtError::Holder(SignatureError::Mismatch))
    );
    let stolen = bind(&pass(), &terms(), &key(3));
    assert_eq!(stolen, Err(SdCwtError::Holder(SignatureError::KeyMismatch)));
}

#[test]
fn a_showing_lies_within_its_pass() {
    for (terms, expected) in [
        (
            Terms {
                issued: at(110),
                expires: at(200),
                not_before: at(100),
                ..terms()
            },
            None,
        ),
        (
            Terms {
                expires: at(201),
                ..terms()
            },
            Some(SdCwtError::BindingOutside),
        ),
        (
            Terms {
                issued: at(109),
                ..terms()
            },
            Some(SdCwtError::BindingOutside),
        ),
        (
            Terms {
                not_before: at(99),
                ..terms()
            },
            Some(SdCwtError::BindingOutside),
        ),
        (
            Terms {
                issued: at(200),
                expires: None,
                ..terms()
            },
            Some(SdCwtError::BindingOutside),
        ),
        (
            Terms {
                expires: at(150),
                ..terms()
            },
            Some(SdCwtError::Times),
        ),
        (
            Terms {
                not_before: at(151),
                ..terms()
            },
            Some(SdCwtError::Times),
        ),
        (
            Terms {
                issued: None,
                expires: None,
                ..terms()
            },
            None,
        ),
        (
            Terms {
                issued: None,
                ..terms()
            },
            Some(SdCwtError::BindingIncomplete),
        ),
        (
            Terms {
                issued: None,
                expires: None,
                id: None,
                ..terms()
            },
            Some(SdCwtError::BindingIncomplete),
        ),
    ] {
        assert_eq!(bind(&pass(), &terms, &key(HOLDER)).err(), expected);
    }
}

#[test]
fn what_a_showing_must_have_and_must_not() {
    let (audience, id) = ((number(3), text("urn:example:gate")), (number(7), salt_of(1)));
    let parse = |token: &[u8]| UnverifiedKeyBinding::parse(token).err();
    let with_claims = |claims: &[(Vec<u8>, Vec<u8>)]| parse(&by_hand(header::KCWT, claims));
    assert_eq!(with_claims(&[audience.clone(), id.clone()]), None);
    assert_eq!(
        with_claims(std::slice::from_ref(&id)),
        Some(SdCwtError::BindingIncomplete)
    );
    for key in [claim::ISSUER, claim::SUBJECT] {
        let claims = [(number(key), text("x")), audience.clone(), id.clone()];
        assert_eq!(with_claims(&claims), Some(SdCwtError::BindingForbidden));
    }
    let redacted = [audience.clone(), id.clone(), (redacted_keys(), digests(&[]))];
    assert_eq!(with_claims(&redacted), Some(SdCwtError::Reserved));
    assert_eq!(
        parse(&by_hand(99, &[audience, id])),
        Some(SdCwtError::BindingIncomplete)
    );
    assert_eq!(parse(&pass()), Some(SdCwtError::WrongType));
    assert_eq!(
        error(&bind(&pass(), &terms(), &key(HOLDER)).unwrap()),
        Some(SdCwtError::WrongType)
    );
}
