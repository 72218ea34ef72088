//! The layers of an HC1 text, each against the usual crate for it.

use std::hint::black_box;

use credential::cbor::{Decoder, Profile};
use credential::{base45, inflate};
use zlib_rs::{InflateConfig, ReturnCode, decompress_slice};

use crate::Failure;
use crate::race::{By, Race, repeated};
use crate::sample::{CAP, Sample};

const CALLS: u32 = 200;
const ROUNDS: usize = 400;

pub fn bench() -> Result<(), Failure> {
    let sample = Sample::read()?;
    let coded = sample.text.trim_start_matches("HC1:");

    let ours = || {
        let mut bytes = Vec::new();
        base45::decode(black_box(coded).as_bytes(), &mut bytes).ok()?;
        Some(bytes)
    };
    let theirs = || ::base45::decode(black_box(coded)).ok();
    assert!(ours() == theirs() && ours().is_some());
    Race::new(By::Processor, format!("Base45, {} characters", coded.len()))
        .run("credential::base45", repeated(CALLS, ours))
        .against("base45 crate", 1.0, repeated(CALLS, theirs))
        .print(ROUNDS);

    let ours = || inflate::zlib(black_box(&sample.compressed), CAP).ok();
    let mut room = vec![0; sample.cose.len()];
    let mut bare = || {
        let (out, code) = decompress_slice(&mut room, black_box(&sample.compressed), InflateConfig::default());
        (code == ReturnCode::Ok).then_some(out.len())
    };
    assert!(ours().map(|out| out.len()) == Some(sample.cose.len()) && bare() == Some(sample.cose.len()));
    Race::new(
        By::Processor,
        format!("zlib, {} to {} bytes", sample.compressed.len(), sample.cose.len()),
    )
    .run(
        "credential::inflate, capped, into memory of its own",
        repeated(CALLS, ours),
    )
    .run("zlib-rs into a slice known to fit", repeated(CALLS, bare))
    .print(ROUNDS);

    let ours = || {
        let mut walk = Decoder::new(black_box(&sample.claims), Profile::Lenient);
        walk.skip().is_ok() && walk.finish().is_ok()
    };
    let theirs = || ciborium::from_reader::<ciborium::Value, _>(black_box(&sample.claims[..])).is_ok();
    assert!(ours() && theirs());
    Race::new(By::Processor, format!("CBOR, {} bytes of claims", sample.claims.len()))
        .run(
            "credential::cbor, every rule checked, nothing kept",
            repeated(CALLS, ours),
        )
        .against("ciborium into a Value", 1.0, repeated(CALLS, theirs))
        .print(ROUNDS);
    Ok(())
}
