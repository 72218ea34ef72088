//! A SMART Health Card's digits to verified pass and to verdict, against one bare signature check over the same bytes.

use std::hint::black_box;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::{Curve, VerifyingKey};
use policy::{Clock, Trust, Verdict};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::Value;

use crate::Failure;
use crate::race::{By, Race, repeated};

/// Calls for one reading of the clock.
const CALLS: u32 = 20;

const DIGITS: &str =
    include_str!("../../../vectors/shc/health-cards-examples/examples/example-00-f-qr-code-numeric-value-0.txt");
const JWS: &str = include_str!("../../../vectors/shc/health-cards-examples/examples/example-00-d-jws.txt");
const KEYS: &[u8] = include_bytes!("../../../vectors/shc/health-cards-examples/examples/issuer/.well-known/jwks.json");

pub fn bench() -> Result<(), Failure> {
    let text = DIGITS.trim();
    let (signed, signature) = JWS.trim().rsplit_once('.').ok_or("no signature")?;
    let signature = Base64UrlUnpadded::decode_vec(signature)?;
    let header = Base64UrlUnpadded::decode_vec(signed.split('.').next().unwrap_or_default())?;
    let header: Value = serde_json::from_slice(&header)?;
    let set: Value = serde_json::from_slice(KEYS)?;
    let key = set["keys"]
        .as_array()
        .and_then(|keys| keys.iter().find(|key| key["kid"] == header["kid"]))
        .ok_or("the signer is not in the set")?;
    let number = |member: &str| {
        let text = key[member].as_str().ok_or("no such member")?;
        Ok::<_, Failure>(Base64UrlUnpadded::decode_vec(text)?)
    };
    let (x, y) = (number("x")?, number("y")?);
    let point = [&[4][..], &x, &y].concat();
    let key = VerifyingKey::from_ec(Curve::P256, &x, &y)?;
    let mut trust = Trust::new();
    let _ = trust.add("jwks.json", KEYS)?;
    let clock = Clock::at("2023-07-01T00:00:00Z".parse()?);
    let bare = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &point);

    let verified = || credential::parse(black_box(text)).ok()?.verify([&key]).ok();
    let judged = || policy::check(credential::parse(black_box(text)), &trust, &clock);
    let ring = || bare.verify(black_box(signed.as_bytes()), &signature).is_ok();
    assert!(verified().is_some() && ring());
    assert_eq!(judged().verdict, Verdict::Valid);

    Race::new(
        By::Processor,
        format!("shc:/ of {} characters to verified pass", text.len()),
    )
    .run("credential: digits to verified pass", repeated(CALLS, verified))
    .against("ring: the signature check alone", 1.15, repeated(CALLS, ring))
    .print(400);
    Race::new(By::Processor, "shc:/ to verdict")
        .run(
            "policy: digits to verdict, everything to show included",
            repeated(CALLS, judged),
        )
        .against("ring: the signature check alone", 1.15, repeated(CALLS, ring))
        .print(400);
    Ok(())
}
