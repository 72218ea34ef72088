//! Against another implementation, the `sd-cwt` crate (draft -08): each reads what the other makes and sees the same claims, and
//! whatever ours takes of damaged tokens, the other takes as well.
//!
//! It hashes a disclosure without the head of its byte string, as the text of section 3.2 does and the signed examples do not;
//! here it is given the hash of the examples. It lets map keys come in any order, which we do not, so that damage which ours
//! refuses is not compared.

use carnet_conformance::{Failed, Outcome, Trial, ensure, same, vectors::file};
use cbor2::Value;
use cose2::{Sign1Message, Signer, Verifier};
use credential::cbor::{Decoder, Profile};
use credential::sdcwt::{Issuing, Planned, PlannedArray, PlannedMap, UnverifiedSdCwt};
use hostile::{Random, mutate};
use sd_cwt::{ProcessingLimits, RedactionHasher, RestoreMode, TO_BE_DECOY_TAG, TO_BE_REDACTED_TAG};
use sha2::{Digest, Sha256};

use crate::vectors::{HOLDER, ISSUER, encoded, key, salts};

/// Generated tokens of each direction, and damaged ones.
const CASES: u64 = 300;
const DAMAGED: u64 = 20_000;

pub(super) const TRIALS: usize = 3 + 6;

pub(super) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("peer reads what we issue and disclose", || all(CASES, ours)),
        Trial::test("peer's tokens are read", || all(CASES, theirs)),
        Trial::test("peer takes what we take of damaged tokens", damaged),
    ];
    for case in ["flat", "nested", "bare"] {
        for (step, mode) in [("issued", RestoreMode::Holder), ("shown", RestoreMode::Verifier)] {
            let name = format!("{case}.{step}.cbor");
            trials.push(Trial::test(format!("peer: native {name}"), move || {
                let token = file("native/sd-cwt", &name).bytes()?;
                same("claims", &peer(&token, mode)?, &claims_of(&token)?)
            }));
        }
    }
    trials
}

fn all(cases: u64, case: fn(&mut Random) -> Outcome) -> Outcome {
    for seed in 0..cases {
        case(&mut Random::new(seed))
            .map_err(|failed| format!("seed {seed}: {}", failed.message().unwrap_or_default()))?;
    }
    Ok(())
}

struct Ed25519;

impl Signer for Ed25519 {
    fn alg(&self) -> Option<cose2::Label> {
        Some(cose2::Label::from(-19))
    }

    fn sign(&self, data: &[u8]) -> Result<Vec<u8>, cose2::Error> {
        Ok(key(ISSUER).sign(data).to_vec())
    }
}

impl Verifier for Ed25519 {
    fn alg(&self) -> Option<cose2::Label> {
        Some(cose2::Label::from(-19))
    }

    fn verify(&self, data: &[u8], signature: &[u8]) -> Result<(), cose2::Error> {
        let key = key(ISSUER)
            .verifying_key()
            .map_err(|error| cose2::Error::custom(error.to_string()))?;
        key.verify(credential::Algorithm::EdDsa, data, signature)
            .map_err(|error| cose2::Error::custom(error.to_string()))
    }
}

/// SHA-256 over a disclosure with the head of its byte string.
struct WithHead;

impl RedactionHasher for WithHead {
    fn algorithm(&self) -> i64 {
        sd_cwt::ALG_SHA_256
    }

    fn digest(&self, content: &[u8]) -> Vec<u8> {
        Sha256::digest(encoded(|encoder| encoder.bytes(content))).to_vec()
    }
}

/// The claims as the other implementation sees them, in deterministic CBOR.
fn peer(token: &[u8], mode: RestoreMode) -> Result<Vec<u8>, Failed> {
    let message = sd_cwt::verify_and_decode_sd_cwt(&Ed25519, token, None, ProcessingLimits::default())?;
    let disclosures = sd_cwt::disclosures_from_unprotected(&message.unprotected)?;
    let report = sd_cwt::restore_payload_with_disclosures(&message, disclosures, &WithHead, mode)?;
    Ok(cbor2::to_canonical_vec(&report.value)?)
}

/// The claims as we see them.
fn claims_of(token: &[u8]) -> Result<Vec<u8>, Failed> {
    let read = UnverifiedSdCwt::parse(token)?;
    let verified = read
        .verify([&key(ISSUER).verifying_key()?])
        .map_err(|failed| failed.reason)?;
    Ok(verified.contents().claims().to_cbor())
}

fn ours(random: &mut Random) -> Outcome {
    let issued = issued(random)?;
    same("issued", &peer(&issued, RestoreMode::Holder)?, &claims_of(&issued)?)?;
    let read = UnverifiedSdCwt::parse(&issued)?;
    let shown = read.claimed().disclose(|_| random.once_in(2));
    same("shown", &peer(&shown, RestoreMode::Verifier)?, &claims_of(&shown)?)
}

fn issued(random: &mut Random) -> Result<Vec<u8>, Failed> {
    let mut plan = PlannedMap::new();
    plan.clear(2, "urn:example:ann")?;
    planned_claims(&mut plan, random, 0)?;
    let issuing = Issuing::new(&plan).holder(&key(HOLDER).verifying_key()?)?;
    Ok(issuing.sign(&salts("peer", issuing.salts()), &key(ISSUER))?)
}

fn planned_claims(plan: &mut PlannedMap, random: &mut Random, depth: usize) -> Outcome {
    let mut redactable = 0;
    for number in 0..random.below(5) {
        let value = planned(random, depth)?;
        let key = 100 + number as i64 * 997;
        if random.once_in(2) {
            plan.redactable(key, value)?;
            redactable += 1;
        } else {
            plan.clear(key, value)?;
        }
    }
    plan.pad(redactable + random.below(3));
    Ok(())
}

fn planned(random: &mut Random, depth: usize) -> Result<Planned, Failed> {
    Ok(match random.below(if depth < 3 { 7 } else { 5 }) {
        0 => (random.number() as i64).into(),
        1 => "text".repeat(random.below(70)).as_str().into(),
        2 => Planned::bytes(&random.number().to_be_bytes()),
        3 => f64::from(random.byte()).sqrt().into(),
        4 => random.once_in(2).into(),
        5 => {
            let mut map = PlannedMap::new();
            planned_claims(&mut map, random, depth + 1)?;
            map.into()
        }
        _ => {
            let (mut array, mut redactable) = (PlannedArray::new(), 0);
            for _ in 0..random.below(5) {
                let value = planned(random, depth + 1)?;
                if random.once_in(2) {
                    array.redactable(value);
                    redactable += 1;
                } else {
                    array.clear(value);
                }
            }
            array.pad(redactable + random.below(3));
            array.into()
        }
    })
}

fn theirs(random: &mut Random) -> Outcome {
    let holder = key(HOLDER).verifying_key()?.to_cose_key().ok_or("no COSE_Key")?;
    let holder: Value = cbor2::from_slice(&holder)?;
    let mut claims = vec![
        (Value::from(2), Value::from("urn:example:ann")),
        (Value::from(8), Value::Map(vec![(Value::from(1), holder)])),
    ];
    let mut decoys = 0;
    claims.extend(wished_claims(random, 0, &mut decoys));
    let (mut salt, seed) = (0_u64, random.number());
    let mut salts = || {
        salt += 1;
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&salt.to_be_bytes());
        bytes[8..].copy_from_slice(&seed.to_be_bytes());
        bytes
    };
    let issued = sd_cwt::issue_from_preissuance(Value::Map(claims), &mut salts, &WithHead)?;
    let mut message = Sign1Message::new(Some(cbor2::to_canonical_vec(&issued.value)?));
    sd_cwt::set_sd_cwt_typ(&mut message.protected);
    sd_cwt::set_sd_alg(&mut message.protected, sd_cwt::ALG_SHA_256);
    if !issued.disclosures.is_empty() {
        sd_cwt::set_disclosures(&mut message.unprotected, issued.disclosures.as_slice());
    }
    let token = message.sign_and_encode(&Ed25519, None)?;
    same("claims", &claims_of(&token)?, &peer(&token, RestoreMode::Holder)?)?;
    let read = UnverifiedSdCwt::parse(&token)?;
    same("complete", &read.claimed().complete(), &Ok(()))?;
    same(
        "disclosures",
        &read.claimed().disclosures().len(),
        &issued.disclosures.len(),
    )
}

/// Claims with the tags that ask for redactions and decoys (section 11).
fn wished_claims(random: &mut Random, depth: usize, decoys: &mut u64) -> Vec<(Value, Value)> {
    let mut claims = Vec::new();
    for number in 0..random.below(5) {
        let name = Value::from(100 + number as i64 * 997);
        let key = if random.once_in(2) { redacted(name) } else { name };
        claims.push((key, wished(random, depth, decoys)));
    }
    if random.once_in(2) {
        claims.push((decoy(decoys), Value::Null));
    }
    claims
}

fn wished(random: &mut Random, depth: usize, decoys: &mut u64) -> Value {
    match random.below(if depth < 3 { 5 } else { 3 }) {
        0 => Value::from(random.number()),
        1 => Value::from("text".repeat(random.below(70)).as_str()),
        2 => Value::Bytes(random.number().to_be_bytes().to_vec()),
        3 => Value::Map(wished_claims(random, depth + 1, decoys)),
        _ => {
            let mut elements: Vec<Value> = Vec::new();
            for _ in 0..random.below(5) {
                let value = wished(random, depth + 1, decoys);
                elements.push(if random.once_in(2) { redacted(value) } else { value });
            }
            if random.once_in(2) {
                elements.push(decoy(decoys));
            }
            Value::Array(elements)
        }
    }
}

fn redacted(value: Value) -> Value {
    Value::Tag(TO_BE_REDACTED_TAG, Box::new(value))
}

fn decoy(decoys: &mut u64) -> Value {
    *decoys += 1;
    Value::Tag(TO_BE_DECOY_TAG, Box::new(Value::from(*decoys)))
}

/// Damaged claims and disclosures, signed again so that only they decide.
fn damaged() -> Outcome {
    let (mut random, mut taken) = (Random::new(1), 0);
    let tokens = (0..40)
        .map(|seed| issued(&mut Random::new(seed)))
        .collect::<Result<Vec<_>, _>>()?;
    for number in 0..DAMAGED {
        let other = random.pick::<Vec<u8>>(&tokens).clone();
        let [protected, mut unprotected, mut payload] = parts(random.pick::<Vec<u8>>(&tokens))?;
        let part = if random.once_in(3) {
            &mut unprotected
        } else {
            &mut payload
        };
        mutate(part, &other, &mut random);
        let to_be_signed = encoded(|encoder| {
            encoder
                .array(4)
                .text("Signature1")
                .bytes(&protected)
                .bytes(b"")
                .bytes(&payload)
        });
        let token = encoded(|encoder| {
            encoder
                .tag(18)
                .array(4)
                .bytes(&protected)
                .raw(&unprotected)
                .bytes(&payload);
            encoder.bytes(&key(ISSUER).sign(&to_be_signed))
        });
        let Ok(claims) = claims_of(&token) else { continue };
        taken += 1;
        let theirs = peer(&token, RestoreMode::Verifier).map_err(|error| {
            let hex: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
            format!(
                "token {number} is refused: {} {hex}",
                error.message().unwrap_or_default()
            )
        })?;
        // Its values know no `undefined`: it reads null.
        let claims: Value = cbor2::from_slice(&claims)?;
        same("claims", &cbor2::to_canonical_vec(&claims)?, &theirs)?;
    }
    ensure!(
        taken > 100,
        "only {taken} of the damaged tokens can be read: nothing was compared"
    );
    Ok(())
}

/// Protected header, unprotected header and payload.
fn parts(token: &[u8]) -> Result<[Vec<u8>; 3], Failed> {
    let mut decoder = Decoder::new(token, Profile::Strict);
    decoder.tag()?;
    decoder.array()?;
    let protected = decoder.bytes()?.into_owned();
    let unprotected = decoder.raw()?.to_vec();
    Ok([protected, unprotected, decoder.bytes()?.into_owned()])
}
