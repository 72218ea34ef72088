//! What several of the tests need: keys, salts, and tokens that no issuer of ours would make.

mod binding;
mod issue;
mod properties;
mod rules;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::draft::{self, algorithm, claim, header, typ};
use super::token::write;
use super::{Contents, SdCwtError, UnverifiedSdCwt};
use crate::Ed25519SigningKey;
use crate::cbor::{Encoder, Map};
use crate::cose::{label, sig_structure};

const ISSUER: u8 = 1;
const HOLDER: u8 = 2;

fn key(seed: u8) -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32]))
}

/// Bytes that look random and are the same each time.
fn salts(bytes: usize) -> Vec<u8> {
    let blocks = (0..bytes.div_ceil(32) as u64).flat_map(|block| Sha256::digest(block.to_be_bytes()));
    blocks.take(bytes).collect()
}

fn encoded(write: impl FnOnce(&mut Encoder) -> &mut Encoder) -> Vec<u8> {
    let mut encoder = Encoder::new();
    write(&mut encoder);
    encoder.finish()
}

/// An array as a byte string: a disclosure made by hand, and its digest.
fn disclosure(parts: &[Vec<u8>]) -> (Vec<u8>, Vec<u8>) {
    let content = encoded(|encoder| {
        parts
            .iter()
            .fold(encoder.array(parts.len()), |array, part| array.raw(part))
    });
    let disclosure = encoded(|encoder| encoder.bytes(&content));
    let digest = Sha256::digest(&disclosure).to_vec();
    (disclosure, digest)
}

/// A claim's disclosure.
fn claim(salt: u8, key: i64, value: &str) -> (Vec<u8>, Vec<u8>) {
    disclosure(&[salt_of(salt), text(value), number(key)])
}

fn salt_of(byte: u8) -> Vec<u8> {
    encoded(|encoder| encoder.bytes(&[byte; draft::SALT]))
}

fn text(text: &str) -> Vec<u8> {
    encoded(|encoder| encoder.text(text))
}

fn number(number: i64) -> Vec<u8> {
    encoded(|encoder| encoder.i64(number))
}

/// An array of byte strings.
fn digests(digests: &[&[u8]]) -> Vec<u8> {
    encoded(|encoder| {
        digests
            .iter()
            .fold(encoder.array(digests.len()), |array, digest| array.bytes(digest))
    })
}

fn redacted_keys() -> Vec<u8> {
    encoded(|encoder| encoder.simple(draft::REDACTED_CLAIM_KEYS))
}

/// A map of encoded keys and values, in the order of the keys.
fn map(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut map = Map::new();
    for (key, value) in entries {
        map.entry(|k| k.raw(key), |v| v.raw(value)).unwrap();
    }
    encoded(|encoder| encoder.map(&map))
}

fn confirmation() -> Vec<u8> {
    let key = key(HOLDER).verifying_key().unwrap().to_cose_key().unwrap();
    map(&[(number(draft::CONFIRMATION_KEY), key)])
}

/// A claims set with `iss`, `sub`, `cnf` and these.
fn payload(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut all = vec![(number(claim::ISSUER), text("https://issuer.example"))];
    if !entries.iter().any(|(key, _)| *key == number(claim::CONFIRMATION)) {
        all.push((number(claim::CONFIRMATION), confirmation()));
    }
    if !entries.iter().any(|(key, _)| *key == number(claim::SUBJECT)) {
        all.push((number(claim::SUBJECT), text("ann")));
    }
    all.extend_from_slice(entries);
    map(&all)
}

/// A protected header with what a token has to have, and this besides or instead.
fn protected(entries: &[(i64, Vec<u8>)]) -> Vec<u8> {
    let mut all = vec![
        (label::ALG, number(algorithm::ED25519)),
        (header::TYP, encoded(|encoder| encoder.u64(typ::SD_CWT))),
    ];
    all.retain(|(label, _)| entries.iter().all(|(other, _)| other != label));
    all.extend_from_slice(entries);
    let all: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    map(&all
        .into_iter()
        .map(|(label, value)| (number(label), value))
        .collect::<Vec<_>>())
}

fn signed(protected: &[u8], disclosures: &[&[u8]], payload: &[u8]) -> Vec<u8> {
    let signature = key(ISSUER).sign(&sig_structure(protected, b"", payload));
    write(protected, disclosures, payload, &signature)
}

/// A token of which only the claims and disclosures matter.
fn token(entries: &[(Vec<u8>, Vec<u8>)], disclosures: &[&[u8]]) -> Vec<u8> {
    signed(&protected(&[]), disclosures, &payload(entries))
}

fn error(token: &[u8]) -> Option<SdCwtError> {
    UnverifiedSdCwt::parse(token).err()
}

/// Hands on what a genuine token says.
fn with<T>(token: &[u8], look: impl FnOnce(&Contents<'_>) -> T) -> T {
    let Ok(unverified) = UnverifiedSdCwt::parse(token) else {
        panic!("{:?}", error(token));
    };
    let Ok(verified) = unverified.verify([&key(ISSUER).verifying_key().unwrap()]) else {
        panic!("the signature does not fit");
    };
    look(verified.contents())
}
