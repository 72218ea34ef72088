//! Each rule of the draft that a token can break.

use super::*;
use crate::KeyError;
use crate::cbor::{CborError, Problem};
use crate::cose::CoseError;
use crate::limits;
use crate::sdcwt::{Key, Step};

#[test]
fn a_disclosed_claim_stands_where_its_digest_does() {
    let (shown, digest) = claim(1, 500, "yes");
    let (_, withheld) = claim(2, 501, "no");
    let all = token(&[(redacted_keys(), digests(&[&digest, &withheld]))], &[&shown]);
    with(&all, |contents| {
        assert_eq!(
            contents.claims().get(500).and_then(|value| value.as_text()),
            Some("yes")
        );
        assert_eq!(contents.claims().claim(&Key::from(500)).unwrap().disclosure, Some(0));
        assert!(contents.claims().get(501).is_none());
        assert_eq!((contents.hidden(), contents.claims().hidden()), (1, 1));
        assert_eq!(contents.complete(), Err(SdCwtError::DigestWithoutDisclosure));
        assert_eq!(contents.disclosures()[0].digest()[..], digest[..]);
        assert!(contents.disclosures()[0].path() == [Step::Key(Key::from(500))]);
        assert_eq!(contents.issuer(), Some("https://issuer.example"));
    });
}

#[test]
fn a_disclosure_needs_its_digest_and_a_digest_is_told_from_it() {
    let (shown, digest) = claim(1, 500, "yes");
    assert_eq!(error(&token(&[], &[&shown])), Some(SdCwtError::DisclosureWithoutDigest));
    with(&token(&[(redacted_keys(), digests(&[&digest]))], &[]), |contents| {
        assert_eq!(contents.complete(), Err(SdCwtError::DigestWithoutDisclosure));
    });
    with(
        &token(&[(redacted_keys(), digests(&[&digest]))], &[&shown]),
        |contents| {
            assert_eq!(contents.complete(), Ok(()));
        },
    );
}

#[test]
fn nothing_stands_twice() {
    let (shown, digest) = claim(1, 500, "yes");
    let (again, other) = claim(1, 501, "no");
    for (entries, disclosures, expected) in [
        (digests(&[&digest, &digest]), vec![&shown], SdCwtError::DuplicateDigest),
        (digests(&[&digest, &digest]), vec![], SdCwtError::DuplicateDigest),
        (
            digests(&[&digest]),
            vec![&shown, &shown],
            SdCwtError::DuplicateDisclosure,
        ),
        (
            digests(&[&digest, &other]),
            vec![&shown, &again],
            SdCwtError::RepeatedSalt,
        ),
    ] {
        let disclosures: Vec<&[u8]> = disclosures.into_iter().map(|one| &one[..]).collect();
        assert_eq!(
            error(&token(&[(redacted_keys(), entries)], &disclosures)),
            Some(expected)
        );
    }
}

#[test]
fn a_disclosed_claim_takes_the_place_of_no_other() {
    let (shown, digest) = claim(1, 500, "yes");
    let (other, second) = claim(2, 500, "no");
    let clear = [(number(500), text("clear")), (redacted_keys(), digests(&[&digest]))];
    assert_eq!(error(&token(&clear, &[&shown])), Some(SdCwtError::Overwrites));
    let both = [(redacted_keys(), digests(&[&digest, &second]))];
    assert_eq!(error(&token(&both, &[&shown, &other])), Some(SdCwtError::Overwrites));
    // The same key in another map is another claim.
    let inner = map(&[(redacted_keys(), digests(&[&digest]))]);
    with(
        &token(&[(number(500), text("clear")), (number(501), inner)], &[&shown]),
        |contents| {
            assert_eq!(contents.disclosures()[0].path().len(), 2);
        },
    );
}

#[test]
fn some_claims_are_never_redacted() {
    for key in claim::MANDATORY {
        let (shown, digest) = disclosure(&[salt_of(1), number(7), number(key)]);
        let entries = [(redacted_keys(), digests(&[&digest]))];
        let entries = map(&[&[(number(2), text("ann"))], &entries[..]].concat());
        let expected = Some(SdCwtError::Mandatory);
        assert_eq!(error(&signed(&protected(&[]), &[&shown], &entries)), expected, "{key}");
        // Within a claim the same number is another claim.
        assert_eq!(error(&token(&[(number(500), entries)], &[&shown])), None, "{key}");
    }
}

#[test]
fn the_holders_key_is_not_redacted_in_part_either() {
    let (shown, digest) = claim(1, 9, "x");
    let marked = map(&[(redacted_keys(), digests(&[&digest]))]);
    let entries = [(number(claim::CONFIRMATION), marked)];
    assert_eq!(error(&token(&entries, &[&shown])), Some(SdCwtError::Reserved));
}

#[test]
fn shapes_of_disclosures() {
    let long = encoded(|encoder| encoder.bytes(&[1; 17]));
    let short = encoded(|encoder| encoder.bytes(&[1; 15]));
    for (parts, expected) in [
        (vec![short], SdCwtError::Salt),
        (vec![long, text("x")], SdCwtError::Salt),
        (vec![text("sixteen bytes..."), text("x")], SdCwtError::DisclosureShape),
        (vec![], SdCwtError::DisclosureShape),
        (
            vec![salt_of(1), text("x"), number(1), number(1)],
            SdCwtError::DisclosureShape,
        ),
        (vec![salt_of(1), text("x"), salt_of(2)], SdCwtError::Key),
        (vec![salt_of(1), text("x"), text("")], SdCwtError::Key),
    ] {
        let (shown, digest) = disclosure(&parts);
        let entries = [(redacted_keys(), digests(&[&digest]))];
        assert_eq!(error(&token(&entries, &[&shown])), Some(expected));
    }
    let (element, digest) = disclosure(&[salt_of(1), text("x")]);
    let in_map = [(redacted_keys(), digests(&[&digest]))];
    assert_eq!(
        error(&token(&in_map, &[&element])),
        Some(SdCwtError::MisplacedDisclosure)
    );
    let (shown, digest) = claim(1, 500, "x");
    let in_array = encoded(|encoder| encoder.array(1).tag(draft::tag::REDACTED_ELEMENT).bytes(&digest));
    let misplaced = token(&[(number(500), in_array)], &[&shown]);
    assert_eq!(error(&misplaced), Some(SdCwtError::MisplacedDisclosure));
}

#[test]
fn marks_stand_only_where_they_mean_something() {
    let bare = encoded(|encoder| encoder.tag(draft::tag::REDACTED_ELEMENT).bytes(&[1; 32]));
    let wished = encoded(|encoder| encoder.array(1).tag(draft::tag::TO_BE_REDACTED).i64(1));
    let decoy = encoded(|encoder| encoder.array(1).tag(draft::tag::TO_BE_DECOY).i64(1));
    for value in [bare, wished, decoy, redacted_keys()] {
        assert_eq!(error(&token(&[(number(500), value)], &[])), Some(SdCwtError::Reserved));
    }
    let other = encoded(|encoder| encoder.simple(58));
    for key in [other, encoded(Encoder::null), salt_of(1), text(&"k".repeat(256))] {
        assert_eq!(error(&token(&[(key, number(1))], &[])), Some(SdCwtError::Key));
    }
    let short = [(redacted_keys(), digests(&[&[1; 31]]))];
    assert_eq!(error(&token(&short, &[])), Some(SdCwtError::DigestLength));
}

#[test]
fn limits_hold() {
    let too_many: Vec<Vec<u8>> = (0..=limits::SD_CWT_DIGESTS)
        .map(|at| salts(32 * (at + 1))[32 * at..].to_vec())
        .collect();
    let too_many: Vec<&[u8]> = too_many.iter().map(|digest| &digest[..]).collect();
    assert_eq!(
        error(&token(&[(redacted_keys(), digests(&too_many))], &[])),
        Some(SdCwtError::TooManyDigests)
    );
    let decoy = disclosure(&[salt_of(1)]).0;
    let decoys = vec![&decoy[..]; limits::SD_CWT_DISCLOSURES + 1];
    assert_eq!(error(&token(&[], &decoys)), Some(SdCwtError::TooManyDisclosures));
    let large = token(&[(number(500), text(&"x".repeat(limits::SD_CWT)))], &[]);
    assert_eq!(error(&large), Some(SdCwtError::TooLarge));
}

/// The claims of the top level are level 1; a disclosed one counts where it belongs.
#[test]
fn depth_is_counted_through_disclosures() {
    let nested =
        |levels: usize| (1..levels).fold(number(1), |inner, _| encoded(|encoder| encoder.array(1).raw(&inner)));
    let deep = limits::SD_CWT_DEPTH;
    assert_eq!(error(&token(&[(number(500), nested(deep))], &[])), None);
    assert_eq!(
        error(&token(&[(number(500), nested(deep + 1))], &[])),
        Some(SdCwtError::TooDeep)
    );
    let (shown, digest) = disclosure(&[salt_of(1), nested(deep - 1), number(7)]);
    let inner = map(&[(redacted_keys(), digests(&[&digest]))]);
    assert_eq!(error(&token(&[(number(500), inner.clone())], &[&shown])), None);
    let deeper = encoded(|encoder| encoder.array(1).raw(&inner));
    assert_eq!(
        error(&token(&[(number(500), deeper)], &[&shown])),
        Some(SdCwtError::TooDeep)
    );
}

#[test]
fn headers() {
    let with_header = |entries: &[(i64, Vec<u8>)]| error(&signed(&protected(entries), &[], &payload(&[])));
    assert_eq!(with_header(&[(header::SD_ALG, number(draft::SHA_256))]), None);
    assert_eq!(with_header(&[(header::TYP, text("application/sd-cwt"))]), None);
    assert_eq!(with_header(&[(header::TYP, text("application/example+sd-cwt"))]), None);
    assert_eq!(
        with_header(&[(label::CRIT, encoded(|encoder| encoder.array(1).i64(header::SD_ALG)))]),
        None
    );
    assert_eq!(with_header(&[(33, salt_of(1))]), None);
    for (entries, expected) in [
        (
            (label::ALG, number(-8)),
            SdCwtError::Cose(CoseError::UnsupportedAlgorithm),
        ),
        (
            (label::ALG, number(-37)),
            SdCwtError::Cose(CoseError::UnsupportedAlgorithm),
        ),
        ((label::ALG, Vec::new()), SdCwtError::Cose(CoseError::NoAlgorithm)),
        ((header::TYP, Vec::new()), SdCwtError::WrongType),
        ((header::TYP, number(294)), SdCwtError::WrongType),
        ((header::TYP, text("application/cwt")), SdCwtError::WrongType),
        ((header::TYP, salt_of(1)), SdCwtError::WrongType),
        ((header::SD_ALG, number(-44)), SdCwtError::HashAlgorithm),
        ((header::SD_ALG, text("SHA-256")), SdCwtError::HashAlgorithm),
        ((header::CWT_CLAIMS, map(&[])), SdCwtError::ClaimsInHeader),
        (
            (label::CRIT, encoded(|encoder| encoder.array(1).i64(99))),
            SdCwtError::Cose(CoseError::CriticalHeader),
        ),
        ((99, map(&[(redacted_keys(), digests(&[]))])), SdCwtError::Reserved),
    ] {
        assert_eq!(with_header(&[entries]), Some(expected));
    }
}

#[test]
fn nothing_is_unprotected_but_disclosures() {
    let (protected, payload) = (protected(&[]), payload(&[]));
    let with_header = |entries: &[(Vec<u8>, Vec<u8>)]| {
        error(&encoded(|encoder| {
            encoder
                .tag(18)
                .array(4)
                .bytes(&protected)
                .raw(&map(entries))
                .bytes(&payload)
                .bytes(&[0; 64])
        }))
    };
    assert_eq!(with_header(&[]), None);
    let one = |label: i64, value: Vec<u8>| with_header(&[(number(label), value)]);
    assert_eq!(one(header::SD_CLAIMS, digests(&[])), Some(SdCwtError::NoDisclosures));
    assert_eq!(
        one(header::SD_AEAD_ENCRYPTED_CLAIMS, digests(&[])),
        Some(SdCwtError::EncryptedDisclosures)
    );
    assert_eq!(
        one(label::ALG, number(-19)),
        Some(SdCwtError::Cose(CoseError::AlgorithmUnprotected))
    );
    assert_eq!(one(label::KID, salt_of(1)), Some(SdCwtError::UnsignedHeader));
    assert_eq!(
        with_header(&[(text("note"), number(1))]),
        Some(SdCwtError::UnsignedHeader)
    );
    let untagged = encoded(|encoder| {
        encoder
            .array(4)
            .bytes(&protected)
            .map_head(0)
            .bytes(&payload)
            .bytes(&[0; 64])
    });
    assert_eq!(error(&untagged), Some(SdCwtError::Cose(CoseError::Tag)));
}

#[test]
fn only_strict_cbor_is_read() {
    let good = payload(&[]);
    let mut unsorted = vec![0xa2, 0x08];
    unsorted.extend(confirmation());
    unsorted.extend([0x02, 0x61, b'x']);
    let mut endless = vec![0xbf, 0x08];
    endless.extend(confirmation());
    endless.push(0xff);
    let long = [&[0xb8, 0x03][..], &good[1..]].concat();
    for (claims, problem) in [
        (unsorted, Problem::UnsortedKeys),
        (endless, Problem::IndefiniteLength),
        (long, Problem::NotShortest),
    ] {
        let found = error(&signed(&protected(&[]), &[], &claims));
        let Some(SdCwtError::Cose(CoseError::Cbor(CborError { problem: found, .. }))) = found else {
            panic!("{found:?}");
        };
        assert_eq!(found, problem);
    }
}

#[test]
fn registered_claims_have_their_types() {
    for (key, value) in [
        (claim::SUBJECT, number(1)),
        (claim::AUDIENCE, salt_of(1)),
        (claim::EXPIRES, text("2030-01-01")),
        (claim::ID, text("id")),
        (claim::NONCE, number(1)),
        (claim::EXPIRES, encoded(|encoder| encoder.float(f64::INFINITY))),
        (claim::EXPIRES, encoded(|encoder| encoder.float(1e16))),
        (claim::EXPIRES, encoded(|encoder| encoder.float(f64::NAN))),
    ] {
        assert_eq!(
            error(&token(&[(number(key), value)], &[])),
            Some(SdCwtError::ClaimType),
            "{key}"
        );
    }
    let endless = [(number(claim::EXPIRES), encoded(|encoder| encoder.u64(u64::MAX)))];
    assert_eq!(error(&token(&endless, &[])), Some(SdCwtError::Times));
}

#[test]
fn times_do_not_contradict_each_other() {
    let times = |issued: f64, not_before: f64, expires: f64| {
        let entry = |key, time: f64| (number(key), encoded(|encoder| encoder.float(time)));
        error(&token(
            &[
                entry(claim::ISSUED, issued),
                entry(claim::NOT_BEFORE, not_before),
                entry(claim::EXPIRES, expires),
            ],
            &[],
        ))
    };
    assert_eq!(times(10.0, 10.0, 20.0), None);
    assert_eq!(times(10.25, 10.0, 10.5), None);
    assert_eq!(times(10.0, 11.0, 20.0), Some(SdCwtError::Times));
    assert_eq!(times(20.0, 10.0, 20.0), Some(SdCwtError::Times));
    assert_eq!(times(5.0, 5.0, 4.0), Some(SdCwtError::Times));
}

#[test]
fn a_status_that_cannot_be_read_is_not_none() {
    with(&token(&[], &[]), |contents| {
        assert!(contents.status().unwrap().is_none())
    });
    let other = map(&[(text("identifier_list"), map(&[]))]);
    with(&token(&[(number(claim::STATUS), other)], &[]), |contents| {
        assert!(contents.status().is_err_and(|error| error == SdCwtError::Status));
    });
}

#[test]
fn holders_keys() {
    let holder = |confirmation: Vec<u8>| {
        let token = token(&[(number(claim::CONFIRMATION), confirmation)], &[]);
        with(&token, |contents| contents.holder_key().err())
    };
    let of_key = |entries: &[(Vec<u8>, Vec<u8>)]| holder(map(&[(number(1), map(entries))]));
    let x = encoded(|encoder| encoder.bytes(&key(HOLDER).public()));
    let plain = [(number(1), number(1)), (number(-1), number(6)), (number(-2), x.clone())];
    assert_eq!(of_key(&plain), None);
    let with_alg = |number_of: i64| of_key(&[&plain[..], &[(number(3), number(number_of))]].concat());
    assert_eq!(with_alg(-19), None);
    assert_eq!(with_alg(-8), Some(SdCwtError::HolderKey(KeyError::Unsupported)));
    let private = [&plain[..], &[(number(-4), x.clone())]].concat();
    assert_eq!(of_key(&private), Some(SdCwtError::HolderKey(KeyError::Private)));
    let for_signing = [&plain[..], &[(number(4), encoded(|encoder| encoder.array(1).i64(1)))]].concat();
    assert_eq!(of_key(&for_signing), Some(SdCwtError::HolderKey(KeyError::Unsupported)));
    assert_eq!(of_key(&plain[..2]), Some(SdCwtError::HolderKey(KeyError::NotAKey)));
    assert_eq!(holder(map(&[(number(5), x)])), Some(SdCwtError::NoHolderKey));
    let no_map = token(&[(number(claim::CONFIRMATION), number(1))], &[]);
    assert_eq!(error(&no_map), Some(SdCwtError::NoHolderKey));
    let unbound = map(&[(number(1), text("https://issuer.example"))]);
    assert_eq!(
        error(&signed(&protected(&[]), &[], &unbound)),
        Some(SdCwtError::NoHolderKey)
    );
}
