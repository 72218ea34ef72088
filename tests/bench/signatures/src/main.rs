//! One ECDSA P-256 check of a message as long as a pass, by each candidate in turn: medians of interleaved rounds.

use std::hint::black_box;
use std::time::Instant;

use p256::ecdsa::signature::Verifier as _;
use ring::signature::KeyPair as _;

/// Rounds; each times every candidate once, in turn, so that a change of clock speed hits all alike.
const ROUNDS: usize = 2_000;

/// Bytes of a typical COSE Sig_structure of a DCC.
const MESSAGE: usize = 330;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let random = ring::rand::SystemRandom::new();
    let kind = &ring::signature::ECDSA_P256_SHA256_FIXED_SIGNING;
    let unwrap = |_| "the key cannot be used";
    let document = ring::signature::EcdsaKeyPair::generate_pkcs8(kind, &random).map_err(unwrap)?;
    let pair =
        ring::signature::EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &random).map_err(|e| e.to_string())?;
    let message = [0x5a; MESSAGE];
    let signature = pair.sign(&random, &message).map_err(unwrap)?;
    let point = pair.public_key().as_ref();

    let ring_key = ring::signature::UnparsedPublicKey::new(&ring::signature::ECDSA_P256_SHA256_FIXED, point);
    let aws_key = aws_lc_rs::signature::UnparsedPublicKey::new(&aws_lc_rs::signature::ECDSA_P256_SHA256_FIXED, point);
    let p256_key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point)?;
    let p256_signature = p256::ecdsa::Signature::from_slice(signature.as_ref())?;

    let mut candidates: [(&str, Box<dyn Fn() -> bool>, Vec<u64>); 3] = [
        (
            "ring",
            Box::new(|| ring_key.verify(black_box(&message), signature.as_ref()).is_ok()),
            Vec::new(),
        ),
        (
            "aws-lc-rs",
            Box::new(|| aws_key.verify(black_box(&message), signature.as_ref()).is_ok()),
            Vec::new(),
        ),
        (
            "p256",
            Box::new(|| p256_key.verify(black_box(&message), &p256_signature).is_ok()),
            Vec::new(),
        ),
    ];
    for round in 0..ROUNDS {
        for (name, check, times) in &mut candidates {
            let start = Instant::now();
            let fits = check();
            times.push(u64::try_from(start.elapsed().as_nanos())?);
            assert!(fits, "{name} refused a good signature in round {round}");
        }
    }
    let ring = median(&mut candidates[0].2);
    for (name, _, times) in &mut candidates {
        let own = median(times);
        println!("{name:<10} {:>7.1} us   {:.2} x ring", own / 1e3, own / ring);
    }
    Ok(())
}

fn median(times: &mut [u64]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2] as f64
}
