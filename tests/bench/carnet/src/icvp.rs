//! A yellow card's text to verified pass and to verdict, against one bare signature check over the same message.

use std::hint::black_box;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::cbor::Profile;
use credential::cose::Sign1;
use credential::{Curve, VerifyingKey, base45, inflate};
use policy::{Clock, Trust, Verdict};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::{Value, json};

use crate::Failure;
use crate::race::{By, Race, repeated};
use crate::sample::CAP;

/// Calls for one reading of the clock.
const CALLS: u32 = 20;

const TEXT: &str = include_str!("../../../vectors/who/gdhcn-validator/DVCTest3QR.txt");
const KEY: &str = include_str!("../../../vectors/who/gdhcn-validator/derived-key.json");

pub fn bench() -> Result<(), Failure> {
    let text = TEXT.trim();
    let mut compressed = Vec::new();
    base45::decode(text.trim_start_matches("HC1:").as_bytes(), &mut compressed)?;
    let cose = inflate::zlib(&compressed, CAP)?;
    let sign1 = Sign1::parse(&cose, Profile::Lenient)?;
    let (message, signature) = (sign1.to_be_signed(&[]), sign1.signature().to_vec());
    let mut file: Value = serde_json::from_str(KEY)?;
    let number = |member: &str| {
        let text = file["jwk"][member].as_str().ok_or("no such member")?;
        Ok::<_, Failure>(Base64UrlUnpadded::decode_vec(text)?)
    };
    let (x, y) = (number("x")?, number("y")?);
    let point = [&[4][..], &x, &y].concat();
    let key = VerifyingKey::from_ec(Curve::P256, &x, &y)?;
    let kid = file["kid"].take();
    file["jwk"]["kid"] = kid;
    let mut trust = Trust::new();
    let _ = trust.add("key.json", json!({"keys": [file["jwk"]]}).to_string().as_bytes())?;
    let clock = Clock::at("2025-06-01T00:00:00Z".parse()?);
    let bare = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point);

    let verified = || credential::parse(black_box(text)).ok()?.verify([&key]).ok();
    let judged = || policy::check(credential::parse(black_box(text)), &trust, &clock);
    let ring = || bare.verify(black_box(&message), &signature).is_ok();
    assert!(verified().is_some() && ring());
    assert_eq!(judged().verdict, Verdict::Valid);

    Race::new(
        By::Processor,
        format!("ICVP of {} characters to verified pass", text.len()),
    )
    .run("credential: text to verified pass", repeated(CALLS, verified))
    .against("ring: the signature check alone", 1.15, repeated(CALLS, ring))
    .print(400);
    Race::new(By::Processor, "ICVP to verdict")
        .run(
            "policy: text to verdict, everything to show included",
            repeated(CALLS, judged),
        )
        .against("ring: the signature check alone", 1.15, repeated(CALLS, ring))
        .print(400);
    Ok(())
}
