use base64ct::{Base64, Encoding};
use proptest::prelude::*;

use super::vectors::*;
use super::*;
use crate::cose::Algorithm::{self, EdDsa, Es256, Es256Der, Es384, Es512, Ps256, Ps384, Ps512, Rs256};

fn bytes(base64: &str) -> Vec<u8> {
    Base64::decode_vec(base64).unwrap()
}

fn key(spki: &str) -> VerifyingKey {
    VerifyingKey::from_spki_der(&bytes(spki)).ok().unwrap()
}

fn refused(spki: &[u8]) -> Option<KeyError> {
    VerifyingKey::from_spki_der(spki).err()
}

const SIGNATURES: [(&str, Algorithm, &str); 11] = [
    (P256, Es256, P256_ES256),
    (P256, Es384, P256_ES384),
    (P384, Es256, P384_ES256),
    (P384, Es384, P384_ES384),
    (P521, Es256, P521_ES256),
    (P521, Es384, P521_ES384),
    (P521, Es512, P521_ES512),
    (RSA, Ps256, PS256),
    (RSA, Ps384, PS384),
    (RSA, Ps512, PS512),
    (ED25519, EdDsa, EDDSA),
];

#[test]
fn every_algorithm_verifies_what_another_implementation_signed() {
    for (spki, algorithm, signature) in SIGNATURES {
        let (key, signature) = (key(spki), bytes(signature));
        assert_eq!(
            key.verify(algorithm, MESSAGE, &signature),
            Ok(()),
            "{} {algorithm}",
            key.kind()
        );
        assert_eq!(
            key.verify(algorithm, b"Another content.", &signature),
            Err(SignatureError::Mismatch)
        );
    }
}

#[test]
fn a_key_is_written_as_it_was_read() {
    for spki in [P256, P384, P521, RSA, ED25519] {
        assert_eq!(key(spki).to_spki_der(), bytes(spki));
    }
    // The same key as `id-RSASSA-PSS` would name it, without parameters.
    let plain = key(RSA).to_spki_der();
    let at = plain
        .windows(9)
        .position(|id| id == [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1]);
    let mut pss = plain.clone();
    pss[at.unwrap() + 8] = 10;
    let read = VerifyingKey::from_spki_der(&pss).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read.to_spki_der(), plain);
}

#[test]
fn a_key_of_another_type_is_a_mismatch_of_keys() {
    for (spki, fits) in [
        (P256, &[Es256, Es384][..]),
        (P384, &[Es256, Es384]),
        (P521, &[Es256, Es384, Es512]),
        (RSA, &[Ps256, Ps384, Ps512]),
        (ED25519, &[EdDsa]),
    ] {
        for algorithm in [Es256, Es384, Es512, Ps256, Ps384, Ps512, EdDsa] {
            let expected = if fits.contains(&algorithm) {
                SignatureError::Mismatch
            } else {
                SignatureError::KeyMismatch
            };
            assert_eq!(key(spki).verify(algorithm, MESSAGE, &[1; 64]), Err(expected));
            assert_eq!(key(spki).is_for(algorithm), fits.contains(&algorithm));
        }
    }
    // The two forms that are Israel's alone.
    for (spki, fits) in [
        (P256, Some(Es256Der)),
        (P384, None),
        (P521, None),
        (RSA, Some(Rs256)),
        (ED25519, None),
    ] {
        for algorithm in [Es256Der, Rs256] {
            let tried = key(spki).verify(algorithm, MESSAGE, &[1; 64]) != Err(SignatureError::KeyMismatch);
            assert_eq!(
                (key(spki).is_for(algorithm), tried),
                (fits == Some(algorithm), fits == Some(algorithm))
            );
        }
    }
}

/// A key finds its like however it was read.
#[test]
fn equal_keys_have_one_hash_and_others_another() {
    let all: Vec<VerifyingKey> = [P256, P384, P521, RSA, ED25519].map(key).into();
    let keys: std::collections::HashSet<VerifyingKey> = all.iter().cloned().chain([P521, P256, RSA].map(key)).collect();
    assert_eq!(keys.len(), all.len());
    let padded = |number: &[u8]| [&[0, 0], number].concat();
    let (x, y) = ([1; 32], [2; 32]);
    let one = VerifyingKey::from_ec(Curve::P256, &x, &y).ok().unwrap();
    let same = VerifyingKey::from_ec(Curve::P256, &padded(&x), &padded(&y))
        .ok()
        .unwrap();
    let keys = std::collections::HashSet::from([one]);
    assert!(keys.contains(&same) && !keys.contains(&key(P256)));
}

#[test]
fn keys_that_are_not_accepted() {
    assert_eq!(refused(&bytes(RSA_1024)), Some(KeyError::Weak { bits: 1024 }));
    assert_eq!(refused(&bytes(SECP256K1)), Some(KeyError::Unsupported));
    assert_eq!(refused(b""), Some(KeyError::BrokenDer));
    let whole = bytes(RSA);
    assert_eq!(refused(whole.split_last().unwrap().1), Some(KeyError::BrokenDer));
    assert_eq!(refused(&[&whole[..], &[0]].concat()), Some(KeyError::BrokenDer));
    let large = VerifyingKey::from_rsa(&[0xff; 1025], &[1, 0, 1]).err();
    assert_eq!(large, Some(KeyError::TooLarge { bits: 8200 }));
    for exponent in [&[][..], &[0], &[1], &[2], &[4, 0, 0, 0, 1], &[1, 0, 0, 0, 0, 1]] {
        let exponent = VerifyingKey::from_rsa(&[0xff; 256], exponent).err();
        assert_eq!(exponent, Some(KeyError::NotAKey));
    }
    assert_eq!(
        VerifyingKey::from_ec(Curve::P256, &[1; 33], &[1; 32]).err(),
        Some(KeyError::NotAKey)
    );
    assert_eq!(VerifyingKey::from_ed25519(&[1; 31]).err(), Some(KeyError::NotAKey));
    // The identity, and a point of order 8: both would let one signature fit many messages.
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(VerifyingKey::from_ed25519(&identity).err(), Some(KeyError::NotAKey));
}

#[test]
fn coordinates_and_numbers_may_have_leading_zeros() {
    let spki = bytes(P256);
    let (rest, y) = spki.split_last_chunk::<32>().unwrap();
    let (_, x) = rest.split_last_chunk::<32>().unwrap();
    let padded = |coordinate: &[u8]| [&[0][..], coordinate].concat();
    let from_parts = VerifyingKey::from_ec(Curve::P256, &padded(x), &padded(y)).ok().unwrap();
    assert!(from_parts == key(P256));
    assert_eq!(from_parts.verify(Es256, MESSAGE, &bytes(P256_ES256)), Ok(()));
    // Short coordinates are filled up.
    assert!(VerifyingKey::from_ec(Curve::P256, &[5], &[7]).is_ok());
    assert!(
        VerifyingKey::from_rsa(&[&[0, 0][..], &[0xff; 256]].concat(), &[0, 1, 0, 1])
            .is_ok_and(|key| { key.kind() == KeyKind::Rsa(2048) })
    );
}

#[test]
fn kinds_have_names() {
    let names: Vec<String> = [P256, P384, RSA, ED25519]
        .map(|spki| key(spki).kind().to_string())
        .into();
    assert_eq!(names, ["P-256", "P-384", "RSA-2048", "Ed25519"]);
}

#[test]
fn what_is_signed_verifies() {
    let signing = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap();
    let signature = signing.sign(MESSAGE).unwrap();
    let key = signing.verifying_key().ok().unwrap();
    assert_eq!(key.verify(signing.algorithm(), MESSAGE, &signature), Ok(()));
    assert!(SigningKey::from_pkcs8(b"none").is_err());
}

proptest! {
    #[test]
    fn no_bytes_are_a_signature_by_chance(signature: Vec<u8>, index in 0..SIGNATURES.len()) {
        let (spki, algorithm, _) = SIGNATURES[index];
        prop_assert_eq!(key(spki).verify(algorithm, MESSAGE, &signature), Err(SignatureError::Mismatch));
    }

    #[test]
    fn an_altered_signature_does_not_fit(index in 0..SIGNATURES.len(), bit in 0_usize..512) {
        let (spki, algorithm, signature) = SIGNATURES[index];
        let mut signature = bytes(signature);
        signature[bit / 8] ^= 1 << (bit % 8);
        prop_assert_eq!(key(spki).verify(algorithm, MESSAGE, &signature), Err(SignatureError::Mismatch));
    }

    #[test]
    fn broken_key_der_never_panics(position in 0_usize..294, byte: u8) {
        let mut der = bytes(RSA);
        der[position] = byte;
        let _ = VerifyingKey::from_spki_der(&der);
        let _ = VerifyingKey::from_spki_der(&der[..position]);
    }
}
