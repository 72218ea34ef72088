//! Every body, over its seeds and a fixed number of their mutants. The search for more is in `tests/fuzz`.

use std::time::{Duration, Instant};

use hostile::{BODIES, Random, mutate, seeds};

/// Mutants of one body. What is slow gets fewer.
fn cases(body: &str) -> usize {
    match body {
        "picture" => 60,
        "document" => 25,
        "store" => 250,
        "cose" => 10_000,
        "keyless" => 4_000,
        _ => 20_000,
    }
}

/// No input of this size may take longer, however busy the machine is.
const TIME_LIMIT: Duration = Duration::from_secs(20);

fn run(name: &str) {
    let (_, body) = BODIES.iter().find(|(of, _)| *of == name).expect("a body of this name");
    let (seeds, mut random) = (seeds::of(name), Random::new(1));
    for seed in &seeds {
        timed(name, *body, seed);
    }
    for _ in 0..cases(name) {
        let mut mutant = random.pick::<Vec<u8>>(&seeds).clone();
        mutate(&mut mutant, random.pick::<Vec<u8>>(&seeds), &mut random);
        timed(name, *body, &mutant);
    }
    body(&[]);
}

/// Says which input it was, should the body panic or take too long.
fn timed(name: &str, body: fn(&[u8]), input: &[u8]) {
    let started = Instant::now();
    if let Err(panic) = std::panic::catch_unwind(|| body(input)) {
        eprintln!("{name}: this input brought it down: {}", hex(input));
        std::panic::resume_unwind(panic);
    }
    assert!(
        started.elapsed() < TIME_LIMIT,
        "{name} took {:?}: {}",
        started.elapsed(),
        hex(input)
    );
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn scan() {
    run("scan");
}

#[test]
fn inflate() {
    run("inflate");
}

#[test]
fn cbor() {
    run("cbor");
}

#[test]
fn cose() {
    run("cose");
}

#[test]
fn certificates() {
    run("certificates");
}

#[test]
fn picture() {
    run("picture");
}

#[test]
fn document() {
    let seed = &seeds::of("document")[0];
    assert_eq!(qr::texts_in_pdf(seed).expect("a document"), ["HC1:SEED"]);
    run("document");
}

#[test]
fn store() {
    run("store");
}

#[test]
fn mrz() {
    run("mrz");
}

#[test]
fn cards() {
    run("cards");
}

#[test]
fn who() {
    run("who");
}

#[test]
fn seals() {
    run("seals");
}

#[test]
fn keyless() {
    run("keyless");
}

#[test]
fn every_body_is_here() {
    let here = [
        "scan",
        "inflate",
        "cbor",
        "cose",
        "certificates",
        "picture",
        "document",
        "store",
        "mrz",
        "cards",
        "who",
        "seals",
        "keyless",
    ];
    assert_eq!(BODIES.map(|(name, _)| name), here);
}
