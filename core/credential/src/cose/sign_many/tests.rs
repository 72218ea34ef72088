use zeroize::Zeroizing;

use super::*;
use crate::VerifyingKey;
use crate::cose::Algorithm;

const TYPE: &str = "carnet/index/1";

fn key(seed: u8) -> ([u8; SIGNER_ID], Ed25519SigningKey) {
    // The id is the caller's business: here one that tells the order.
    (
        [seed; SIGNER_ID],
        Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32])),
    )
}

fn signed(payload: &[u8], seeds: &[u8]) -> Vec<u8> {
    let keys: Vec<_> = seeds.iter().map(|&seed| key(seed)).collect();
    let keys: Vec<_> = keys.iter().map(|(id, key)| (*id, key)).collect();
    sign_many(TYPE, payload, &keys)
}

/// A message of these signers, each its protected header and signature, whatever they are.
fn message(body: &[u8], signers: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut encoder = Encoder::new();
    encoder
        .tag(tag::SIGN)
        .array(4)
        .bytes(body)
        .map(&Map::new())
        .bytes(b"payload")
        .array(signers.len());
    for (protected, signature) in signers {
        encoder.array(3).bytes(protected).map(&Map::new()).bytes(signature);
    }
    encoder.finish()
}

#[track_caller]
fn refused(bytes: &[u8]) {
    assert!(Sign::parse(bytes).is_err());
}

#[test]
fn what_is_signed_is_read_and_fits() {
    let bytes = signed(b"payload", &[3, 1, 2]);
    let read = Sign::parse(&bytes).unwrap();
    assert_eq!((read.content_type(), read.payload()), (TYPE, &b"payload"[..]));
    let ids: Vec<u8> = read.signers().iter().map(|signer| signer.id[0]).collect();
    assert_eq!(ids, [1, 2, 3]);
    for signer in read.signers() {
        let verifying = VerifyingKey::from_ed25519(&key(signer.id[0]).1.public()).unwrap();
        let message = read.to_be_signed(signer);
        assert!(verifying.verify(Algorithm::EdDsa, &message, &signer.signature).is_ok());
        // A signature counts for its own signer alone: its key id is signed.
        let other = read.signers().iter().find(|other| *other != signer).unwrap();
        assert!(
            verifying
                .verify(Algorithm::EdDsa, &read.to_be_signed(other), &signer.signature)
                .is_err()
        );
    }
}

#[test]
fn the_bytes_signed_are_those_of_rfc_9052_section_4_4() {
    let bytes = signed(b"payload", &[1]);
    let read = Sign::parse(&bytes).unwrap();
    // ["Signature", << {16: "carnet/index/1"} >>, << {1: -19, 4: kid} >>, h'', 'payload']
    let head = b"\x85\x69Signature\x51\xa1\x10\x6ecarnet/index/1\x58\x26\xa2\x01\x32\x04\x58\x20";
    let expected = [&head[..], &[1; 32], b"\x40\x47payload"].concat();
    assert_eq!(read.to_be_signed(&read.signers()[0]), expected);
}

#[test]
fn a_signature_over_one_type_is_none_over_another() {
    let (id, signing) = key(1);
    let bytes = sign_many("carnet/trust/1", b"payload", &[(id, &signing)]);
    let other = sign_many("carnet/rules/1", b"payload", &[(id, &signing)]);
    let [one, two] = [&bytes, &other].map(|bytes| Sign::parse(bytes).unwrap().signers()[0].signature);
    assert_ne!(one, two);
}

#[test]
fn a_key_given_twice_signs_once_and_one_written_twice_is_refused() {
    assert_eq!(Sign::parse(&signed(b"payload", &[1, 1])).unwrap().signers().len(), 1);
    let (body, id) = (body_protected(TYPE), signer_protected(&[1; 32]));
    refused(&message(&body, &[(&id, &[0; 64]), (&id, &[0; 64])]));
    refused(&message(&body, &[(&id, &[0; 64]), (&id, &[1; 64])]));
}

#[test]
fn signers_stand_in_the_order_of_their_ids() {
    let body = body_protected(TYPE);
    let [one, two] = [1, 2].map(|id| signer_protected(&[id; 32]));
    assert!(Sign::parse(&message(&body, &[(&one, &[0; 64]), (&two, &[0; 64])])).is_ok());
    refused(&message(&body, &[(&two, &[0; 64]), (&one, &[0; 64])]));
}

#[test]
fn there_is_at_least_one_signer_and_at_most_the_limit() {
    let body = body_protected(TYPE);
    let headers: Vec<_> = (0..=limits::COSE_SIGNERS as u8)
        .map(|id| signer_protected(&[id; 32]))
        .collect();
    let signers: Vec<(&[u8], &[u8])> = headers.iter().map(|header| (&header[..], &[0; 64][..])).collect();
    refused(&message(&body, &[]));
    assert!(Sign::parse(&message(&body, &signers[1..])).is_ok());
    refused(&message(&body, &signers));
}

#[test]
fn only_ed25519_by_its_own_number_and_a_whole_key_id() {
    let header = |algorithm: i64, id: &[u8]| {
        let mut map = Map::new();
        let _ = map.entry(|k| k.i64(label::ALG), |value| value.i64(algorithm));
        let _ = map.entry(|k| k.i64(label::KID), |value| value.bytes(id));
        map_bytes(&map)
    };
    let with = |header: &[u8]| message(&body_protected(TYPE), &[(header, &[0; 64])]);
    assert!(Sign::parse(&with(&header(-19, &[1; 32]))).is_ok());
    // -8 is EdDSA of any curve, -7 ES256.
    for (algorithm, id) in [
        (-8, &[1; 32][..]),
        (-7, &[1; 32]),
        (-19, &[1; 31]),
        (-19, &[1; 33]),
        (-19, &[]),
    ] {
        refused(&with(&header(algorithm, id)));
    }
    // Only one of the two, one more, none, and no map.
    for header in [
        &b"\xa1\x01\x32"[..],
        b"\xa3\x01\x32\x02\x80\x04\x40",
        b"\xa0",
        b"",
        b"\x00",
    ] {
        refused(&with(header));
    }
}

#[test]
fn a_signature_has_64_bytes() {
    let (body, id) = (body_protected(TYPE), signer_protected(&[1; 32]));
    for length in [0, 63, 65] {
        refused(&message(&body, &[(&id, &vec![0; length])]));
    }
}

#[test]
fn the_bodys_header_holds_its_type_alone() {
    let id = signer_protected(&[1; 32]);
    let headers: [&[u8]; 6] = [
        b"",
        b"\xa0",
        b"\xa1\x01\x32",
        b"\xa1\x10\x01",
        b"\xa2\x10\x61a\x11\x00",
        b"\xa1\x10\x61a\x00",
    ];
    for header in headers {
        refused(&message(header, &[(&id, &[0; 64])]));
    }
    assert!(Sign::parse(&message(b"\xa1\x10\x61a", &[(&id, &[0; 64])])).is_ok());
}

#[test]
fn unprotected_headers_other_tags_and_other_forms_are_refused() {
    let good = signed(b"payload", &[1]);
    // The body's unprotected header is the byte behind its protected one: 2 of tag, 1 of array, 18 of header.
    assert_eq!(good[21], 0xa0);
    let mut filled = good.clone();
    filled.splice(21..22, *b"\xa1\x04\x40");
    refused(&filled);
    let signers = good.len() - 67;
    assert_eq!(good[signers], 0xa0);
    let mut filled = good.clone();
    filled.splice(signers..=signers, *b"\xa1\x04\x40");
    refused(&filled);
    // COSE_Sign1 (18), no tag, a byte more, lengths not in their shortest form, lengths left open.
    refused(&[&[0xd2], &good[2..]].concat());
    refused(&good[2..]);
    refused(&[&good[..], &[0]].concat());
    refused(&[&good[..2], &[0x98, 0x04], &good[3..]].concat());
    refused(&[&good[..2], &[0x9f], &good[3..], &[0xff]].concat());
    for cut in 0..good.len() {
        refused(&good[..cut]);
    }
}

#[test]
fn signatures_made_apart_are_put_together() {
    let [one, two, both] = [&[1][..], &[2], &[1, 2]].map(|seeds| signed(b"payload", seeds));
    let merged = |one: &[u8], two: &[u8]| merge_signatures(&Sign::parse(one).unwrap(), &Sign::parse(two).unwrap());
    assert_eq!(merged(&two, &one).as_ref(), Some(&both));
    assert_eq!(merged(&both, &one).as_ref(), Some(&both));
    assert_eq!(merged(&one, &signed(b"another", &[2])), None);
    let (id, signing) = key(2);
    assert_eq!(
        merged(&one, &sign_many("carnet/trust/1", b"payload", &[(id, &signing)])),
        None
    );
    // One key, two signatures: one of them is wrong, and nobody here can say which.
    let wrong = message(&body_protected(TYPE), &[(&signer_protected(&[1; 32]), &[0; 64])]);
    assert_eq!(merged(&one, &wrong), None);
    let many: Vec<u8> = (0..=limits::COSE_SIGNERS as u8).collect();
    assert_eq!(
        merged(&signed(b"payload", &many[..9]), &signed(b"payload", &many[9..])),
        None
    );
    assert!(merged(&signed(b"payload", &many[1..9]), &signed(b"payload", &many[9..])).is_some());
}
