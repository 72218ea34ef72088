use proptest::prelude::*;

use super::*;
use crate::cbor::{Encoder, Map, Profile};
use crate::key::{KeyId, SignatureError, SigningKey, VerifyingKey};

/// Headers and parts of a message in the making; what is not set is as it should be.
struct Draft {
    tags: Vec<u64>,
    protected: Vec<u8>,
    unprotected: Map,
    payload: Option<Vec<u8>>,
}

fn header(entries: impl FnOnce(&mut Map)) -> Vec<u8> {
    let mut map = Map::new();
    entries(&mut map);
    let mut encoder = Encoder::new();
    encoder.map(&map);
    encoder.finish()
}

fn alg(map: &mut Map, number: i64) {
    map.entry(|k| k.i64(label::ALG), |v| v.i64(number)).unwrap();
}

fn kid(map: &mut Map, id: &[u8]) {
    map.entry(|k| k.i64(label::KID), |v| v.bytes(id)).unwrap();
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            tags: vec![tag::SIGN1],
            protected: header(|map| alg(map, -7)),
            unprotected: Map::new(),
            payload: Some(b"content".to_vec()),
        }
    }
}

impl Draft {
    fn bytes(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        for tag in &self.tags {
            encoder.tag(*tag);
        }
        encoder.array(4).bytes(&self.protected).map(&self.unprotected);
        match &self.payload {
            Some(payload) => encoder.bytes(payload),
            None => encoder.null(),
        };
        encoder.bytes(&[7; 64]);
        encoder.finish()
    }

    fn refused(&self, profile: Profile) -> Option<CoseError> {
        Sign1::parse(&self.bytes(), profile).err()
    }
}

fn key() -> (SigningKey, VerifyingKey) {
    let signing = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap();
    let verifying = signing.verifying_key().ok().unwrap();
    (signing, verifying)
}

#[test]
fn sign_and_verify_with_external_data() {
    let (signing, verifying) = key();
    let id = KeyId::new(b"12345678").unwrap();
    let message = sign1(b"content", Some(&id), b"context", &signing).unwrap();
    let read = Sign1::parse(&message, Profile::Strict).ok().unwrap();
    assert_eq!(read.payload(), b"content");
    assert_eq!(read.key_id(), Some(&id));
    assert!(read.key_id_is_protected() && read.algorithm_is_protected() && read.is_tagged_once());
    assert_eq!(read.verify(&verifying, b"context"), Ok(Ok(())));
    assert_eq!(read.verify(&verifying, b""), Ok(Err(SignatureError::Mismatch)));
    assert_eq!(read.verify(&key().1, b"context"), Ok(Err(SignatureError::Mismatch)));
}

#[test]
fn tags_by_profile() {
    let with = |tags: &[u64]| Draft {
        tags: tags.to_vec(),
        ..Draft::default()
    };
    for (tags, once) in [(&[18][..], true), (&[], false), (&[61, 18], true), (&[61], false)] {
        let bytes = with(tags).bytes();
        for profile in [Profile::Lenient, Profile::Strict] {
            let read = Sign1::parse(&bytes, profile).ok().unwrap();
            assert_eq!(read.is_tagged_once(), once, "{tags:?}");
        }
    }
    for tags in [&[18, 18][..], &[18, 61], &[61, 61, 18], &[61, 18, 18]] {
        assert_eq!(with(tags).refused(Profile::Lenient), None, "{tags:?}");
        assert_eq!(with(tags).refused(Profile::Strict), Some(CoseError::Tag), "{tags:?}");
    }
    assert_eq!(with(&[18, 18, 18]).refused(Profile::Lenient), Some(CoseError::Tag));
    assert_eq!(with(&[998]).refused(Profile::Lenient), Some(CoseError::Tag));
    for (tag, name) in [
        (16, "COSE_Encrypt0"),
        (17, "COSE_Mac0"),
        (96, "COSE_Encrypt"),
        (97, "COSE_Mac"),
        (98, "COSE_Sign"),
    ] {
        assert_eq!(
            with(&[tag]).refused(Profile::Lenient),
            Some(CoseError::OtherMessage(name))
        );
    }
}

#[test]
fn an_empty_protected_header_is_signed_as_the_empty_string() {
    let message = |protected: &[u8]| {
        let bytes = Draft {
            protected: protected.to_vec(),
            ..Draft::default()
        }
        .bytes();
        let read = Sign1::parse(&bytes, Profile::Lenient).ok().unwrap();
        read.to_be_signed(b"")
    };
    let empty = b"\x84\x6aSignature1\x40\x40\x47content";
    assert_eq!(message(b""), empty);
    assert_eq!(message(b"\xa0"), empty);
    assert_eq!(message(b"\xbf\xff"), empty);
    assert_eq!(
        message(b"\xa1\x01\x26"),
        b"\x84\x6aSignature1\x43\xa1\x01\x26\x40\x47content"
    );
}

#[test]
fn the_algorithm_comes_from_the_protected_header() {
    let algorithm = |protected: Option<i64>, unprotected: Option<i64>, profile| {
        let mut map = Map::new();
        unprotected.into_iter().for_each(|number| alg(&mut map, number));
        let bytes = Draft {
            protected: header(|map| protected.into_iter().for_each(|number| alg(map, number))),
            unprotected: map,
            ..Draft::default()
        }
        .bytes();
        let read = Sign1::parse(&bytes, profile).ok().unwrap();
        read.algorithm()
    };
    use Profile::{Lenient, Strict};
    assert_eq!(algorithm(Some(-37), Some(-7), Strict), Ok(Algorithm::Ps256));
    assert_eq!(algorithm(None, Some(-7), Lenient), Ok(Algorithm::Es256));
    assert_eq!(algorithm(None, Some(-7), Strict), Err(CoseError::AlgorithmUnprotected));
    assert_eq!(algorithm(None, None, Lenient), Err(CoseError::NoAlgorithm));
    assert_eq!(
        algorithm(Some(-36), Some(-7), Lenient),
        Err(CoseError::UnsupportedAlgorithm)
    );
    assert_eq!(algorithm(Some(-8), None, Lenient), Ok(Algorithm::EdDsa));
    assert_eq!(algorithm(Some(-8), None, Strict), Err(CoseError::UnsupportedAlgorithm));
    assert_eq!(algorithm(Some(-19), None, Strict), Ok(Algorithm::EdDsa));
}

#[test]
fn the_key_id_comes_from_the_protected_header_first() {
    let key_id = |protected: Option<&[u8]>, unprotected: Option<&[u8]>| {
        let mut map = Map::new();
        unprotected.into_iter().for_each(|id| kid(&mut map, id));
        let bytes = Draft {
            protected: header(|map| {
                alg(map, -7);
                protected.into_iter().for_each(|id| kid(map, id));
            }),
            unprotected: map,
            ..Draft::default()
        }
        .bytes();
        let read = Sign1::parse(&bytes, Profile::Lenient).ok().unwrap();
        read.key_id().map(|id| id.as_bytes().to_vec())
    };
    assert_eq!(key_id(Some(b"a"), Some(b"b")).as_deref(), Some(&b"a"[..]));
    assert_eq!(key_id(None, Some(b"b")).as_deref(), Some(&b"b"[..]));
    assert_eq!(key_id(None, None), None);
    // One that is too long names no key; the other is not taken for it.
    assert_eq!(key_id(Some(&[1; 33]), Some(b"b")), None);
}

#[test]
fn critical_parameters_must_be_known() {
    let with = |labels: &[i64]| Draft {
        protected: header(|map| {
            alg(map, -7);
            map.entry(
                |k| k.i64(label::CRIT),
                |v| {
                    v.array(labels.len());
                    labels.iter().fold(v, |v, label| v.i64(*label))
                },
            )
            .unwrap();
        }),
        ..Draft::default()
    };
    assert_eq!(with(&[1, 4]).refused(Profile::Lenient), None);
    assert_eq!(
        with(&[1, 33]).refused(Profile::Lenient),
        Some(CoseError::CriticalHeader)
    );
    assert_eq!(with(&[]).refused(Profile::Lenient), Some(CoseError::CriticalHeader));
}

#[test]
fn other_shapes_are_refused() {
    let refused = |bytes: &[u8]| Sign1::parse(bytes, Profile::Lenient).err();
    assert_eq!(
        Draft {
            payload: None,
            ..Draft::default()
        }
        .refused(Profile::Lenient),
        Some(CoseError::Detached)
    );
    assert_eq!(refused(&[0xd2, 0xa0]), Some(CoseError::Shape));
    assert_eq!(refused(&[0xd2, 0x83, 0x40, 0xa0, 0x40]), Some(CoseError::Shape));
    assert_eq!(refused(&[0xd2, 0x84, 0xa0, 0xa0, 0x40, 0x40]), Some(CoseError::Shape));
    assert_eq!(refused(&[0xd2, 0x84, 0x40, 0x40, 0x40, 0x40]), Some(CoseError::Shape));
    assert!(matches!(refused(&[]), Some(CoseError::Cbor(_))));
    let whole = Draft::default().bytes();
    assert!(matches!(
        refused(&[&whole[..], &[0]].concat()),
        Some(CoseError::Cbor(_))
    ));
    assert!(matches!(refused(&whole[..whole.len() - 1]), Some(CoseError::Cbor(_))));
    // The protected header is more than one item.
    let double = Draft {
        protected: vec![0xa0, 0xa0],
        ..Draft::default()
    };
    assert!(matches!(double.refused(Profile::Lenient), Some(CoseError::Cbor(_))));
}

#[test]
fn indefinite_lengths_are_lenient_only() {
    let bytes = b"\x9f\x5f\x43\xa1\x01\x26\xff\xbf\xff\x5f\x43con\x44tent\xff\x41\x07\xff";
    let read = Sign1::parse(bytes, Profile::Lenient).ok().unwrap();
    assert_eq!(read.payload(), b"content");
    assert_eq!(read.algorithm(), Ok(Algorithm::Es256));
    assert!(Sign1::parse(bytes, Profile::Strict).is_err());
}

proptest! {
    #[test]
    fn any_payload_round_trips(payload: Vec<u8>, aad: Vec<u8>, id in proptest::collection::vec(any::<u8>(), 0..=32)) {
        let (signing, verifying) = key();
        let id = KeyId::new(&id).unwrap();
        let message = sign1(&payload, Some(&id), &aad, &signing).unwrap();
        let read = Sign1::parse(&message, Profile::Strict).ok().unwrap();
        prop_assert_eq!(read.payload(), &payload[..]);
        prop_assert_eq!(read.key_id(), Some(&id));
        prop_assert_eq!(read.verify(&verifying, &aad), Ok(Ok(())));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = Sign1::parse(&bytes, Profile::Lenient);
        let _ = Sign1::parse(&[&[0xd2, 0x84][..], &bytes].concat(), Profile::Lenient);
    }

    #[test]
    fn an_altered_message_is_never_verified(position in 0_usize..100, byte: u8) {
        let (signing, verifying) = key();
        let message = sign1(b"content", Some(&KeyId::new(b"12345678").unwrap()), b"", &signing).unwrap();
        let mut altered = message.clone();
        altered[position % message.len()] = byte;
        if let Ok(read) = Sign1::parse(&altered, Profile::Lenient)
            && read.verify(&verifying, b"") == Ok(Ok(()))
        {
            let original = Sign1::parse(&message, Profile::Strict).ok().unwrap();
            prop_assert_eq!(read.to_be_signed(b""), original.to_be_signed(b""));
        }
    }
}
