//! HC1 text to verified pass and to verdict, against one bare signature check over the same message.

use std::hint::black_box;

use credential::Certificate;
use p256::ecdsa::signature::Verifier as _;
use policy::{Clock, Trust, Verdict};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

use crate::Failure;
use crate::race::{By, Race, repeated};
use crate::sample::Sample;

/// Calls for one reading of the clock.
const CALLS: u32 = 20;

pub fn bench() -> Result<(), Failure> {
    let sample = Sample::read()?;
    let text = sample.text.as_str();
    let key = Certificate::parse(&sample.certificate)?.key().clone();
    let mut trust = Trust::new();
    let _ = trust.add("signer.der", &sample.certificate)?;
    let clock = Clock::at(sample.at);
    let bare = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &sample.point);
    let peer = p256::ecdsa::VerifyingKey::from_sec1_bytes(&sample.point)?;
    let peer_signature = p256::ecdsa::Signature::from_slice(&sample.signature)?;

    let verified = || credential::parse(black_box(text)).ok()?.verify([&key]).ok();
    let judged = || policy::check(credential::parse(black_box(text)), &trust, &clock);
    let ring = || bare.verify(black_box(&sample.message), &sample.signature).is_ok();
    let p256 = || peer.verify(black_box(&sample.message), &peer_signature).is_ok();
    assert!(verified().is_some() && ring() && p256());
    assert_eq!(judged().verdict, Verdict::Valid);

    Race::new(
        By::Processor,
        format!("HC1 text of {} characters to verified pass", text.len()),
    )
    .run("credential: text to verified pass", repeated(CALLS, verified))
    .against("ring: the signature check alone", 1.10, repeated(CALLS, ring))
    .against("p256: the signature check alone", 0.40, repeated(CALLS, p256))
    .print(400);
    Race::new(By::Processor, "HC1 text to verdict")
        .run(
            "policy: text to verdict, everything to show included",
            repeated(CALLS, judged),
        )
        .against("ring: the signature check alone", 1.10, repeated(CALLS, ring))
        .against("p256: the signature check alone", 0.40, repeated(CALLS, p256))
        .print(400);
    Race::new(By::Processor, "of this, without any signature check")
        .run(
            "credential: text to unverified pass",
            repeated(CALLS, || credential::parse(black_box(text)).is_ok()),
        )
        .print(400);
    Ok(())
}
