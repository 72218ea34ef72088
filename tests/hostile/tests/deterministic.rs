//! Every body, over its seeds and a fixed number of their mutants. The search for more is in `tests/fuzz`.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use hostile::{BODIES, Random, mutate, seeds};

/// Mutants of one body. What is slow gets fewer.
fn cases(body: &str) -> usize {
    match body {
        "picture" => 60,
        "document" => 200,
        "store" => 250,
        "cose" => 10_000,
        "keyless" => 4_000,
        "moving" => 1_000,
        "revocation" => 5_000,
        "pack" => 4_000,
        "contents" => 2_000,
        "rule_book" => 10_000,
        "enrolment" => 3_000,
        "presentation" | "request" | "mark" => 10_000,
        "sealed" => 3_000,
        _ => 20_000,
    }
}

/// How much more of it `tests/run long` asks for.
const LONG: usize = 10;

fn rounds() -> usize {
    let long = std::env::var("CARNET_TESTS").is_ok_and(|form| form == "long");
    if long { LONG } else { 1 }
}

/// No input of this size may take longer, however busy the machine is.
const TIME_LIMIT: Duration = Duration::from_secs(20);

fn run(name: &str) {
    let (_, body) = BODIES.iter().find(|(of, _)| *of == name).expect("a body of this name");
    let (seeds, mut random) = (seeds::of(name), Random::new(1));
    for seed in &seeds {
        timed(name, *body, seed);
    }
    for _ in 0..cases(name) * rounds() {
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
    for seed in seeds::of("document") {
        assert_eq!(qr::texts_in_pdf(&seed).expect("a document"), ["HC1:SEED"]);
    }
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
fn moving() {
    run("moving");
}

#[test]
fn revocation() {
    run("revocation");
}

#[test]
fn pack() {
    run("pack");
}

#[test]
fn contents() {
    run("contents");
}

#[test]
fn certlogic() {
    run("certlogic");
}

#[test]
fn rule_book() {
    run("rule_book");
}

#[test]
fn sd_cwt() {
    run("sd_cwt");
}

#[test]
fn enrolment() {
    run("enrolment");
}

#[test]
fn presentation() {
    run("presentation");
}

#[test]
fn request() {
    run("request");
}

#[test]
fn sealed() {
    run("sealed");
}

#[test]
fn mark() {
    run("mark");
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
        "moving",
        "revocation",
        "pack",
        "contents",
        "certlogic",
        "rule_book",
        "sd_cwt",
        "enrolment",
        "presentation",
        "request",
        "sealed",
        "mark",
    ];
    assert_eq!(BODIES.map(|(name, _)| name), here);
}

/// `tests/run long` runs every file in the folder of fuzz targets: no body may lack one, and none may be there that is not
/// built, not described, or runs another body than its name says.
#[test]
fn every_body_is_a_fuzz_target() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
    let read = |file: &str| fs::read_to_string(fuzz.join(file)).expect(file);
    let (manifest, readme) = (read("Cargo.toml"), read("README.md"));

    let files = fs::read_dir(fuzz.join("fuzz_targets")).expect("a folder");
    let files = files.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
    let built = manifest.split("[[bin]]").skip(1).map(|target| {
        let value = |key: &str| {
            let line = target
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.expect(key).trim_matches('"').to_owned()
        };
        assert_eq!(value("path"), format!("fuzz_targets/{}.rs", value("name")));
        value("name")
    });
    let described = readme
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.split_once(" | ")?.0.to_owned()));

    let bodies = sorted(BODIES.map(|(name, _)| name.to_owned()));
    assert_eq!(
        sorted(files),
        sorted(bodies.iter().map(|name| format!("{name}.rs"))),
        "the files"
    );
    assert_eq!(sorted(built), bodies, "what Cargo.toml builds");
    assert_eq!(
        sorted(described.filter(|name| name != "target")),
        bodies,
        "the README's table"
    );
    for name in &bodies {
        let source = read(&format!("fuzz_targets/{name}.rs"));
        assert!(
            source.contains(&format!("hostile::bodies::{name}(data)")),
            "{name} runs another body"
        );
    }
}

fn sorted(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort();
    names
}
