//! 200,000 mutants of real codes through `carnet check --lines`: every one gets its answer in time, and none whose
//! signed bytes differ from an original's gets past its signature.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use hostile::{Certificates, Layer, Originals, Random, mutant};
use serde::Deserialize;
use serde_json::Value;

const MUTANTS: usize = 200_000;
const BATCHES: u64 = 20;
/// Every so many batches mutate the certificates instead of the codes.
const CERTIFICATE_BATCHES: u64 = 5;
const CERTIFICATES: usize = 300;
/// A batch takes some seconds; one that takes this long hangs.
const TIME_LIMIT: Duration = Duration::from_secs(120);
/// Times at which many of the originals count, some not yet, and some no more.
const CLOCKS: [&str; 3] = ["2021-06-15T12:00:00Z", "2021-10-01T12:00:00Z", "2022-03-01T12:00:00Z"];

/// Mutants of passes of the other formats.
const OTHERS: usize = 20_000;

/// Whose the other passes are.
const SIGNERS: [&str; 6] = [
    "shc/health-cards-examples/examples/issuer",
    "vds-nc/dfat-extracted",
    "divoc",
    "israel/green-pass-ecdsa/RamzorQRPubKeyEC.der",
    "israel/green-pass-rsa/RamzorQRPubKey.der",
    "who/gdhcn-validator",
];

/// The same for the other formats, in their texts: what a mutant that still fits shows is what an original shows.
#[test]
fn no_mutant_of_another_format_passes_for_an_original() {
    let originals = hostile::seeds::passes();
    let random = &mut Random::new(7);
    let mutants = (0..OTHERS).map(|_| {
        let (mut mutant, other) = (random.pick(&originals).clone().into_bytes(), random.pick(&originals));
        hostile::mutate(&mut mutant, other.as_bytes(), random);
        mutant.retain(|byte| *byte != b'\n');
        mutant
    });
    let lines: Vec<Vec<u8>> = originals
        .iter()
        .map(|text| text.replace(['\n', '\r'], " ").into_bytes())
        .chain(mutants)
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines");
    fs::write(&file, lines.join(&b'\n')).unwrap();
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut program = Command::new(env!("CARGO_BIN_EXE_carnet"));
    program.args(["check", "--lines", "--at", CLOCKS[1]]);
    for signer in SIGNERS {
        program.arg("--trust").arg(vectors.join(signer));
    }
    let output = program.arg(&file).output().unwrap();
    let notes = String::from_utf8_lossy(&output.stderr);
    assert!(!notes.contains("panicked"), "{notes}");
    let answers: Vec<Value> = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(answers.len(), lines.len(), "{notes}");
    let fits = |answer: &Value| !answer["signer"]["source"].is_null();
    let (unharmed, mutated) = answers.split_at(originals.len());
    let shown: Vec<Value> = unharmed.iter().filter(|answer| fits(answer)).map(signed).collect();
    for format in ["shc", "vds-nc", "divoc", "israel-green-pass"] {
        assert!(
            shown.iter().any(|answer| answer["format"] == format),
            "no {format} fits"
        );
    }
    for (answer, line) in mutated.iter().zip(lines.iter().skip(originals.len())) {
        let about = || format!("{}: {answer}", String::from_utf8_lossy(line));
        assert!(fits(answer) || answer["verdict"] != "valid", "{}", about());
        assert!(!fits(answer) || shown.contains(&signed(answer)), "{}", about());
    }
}

/// What an answer says of a pass, without what no signature covers: where a DIVOC context is kept, and the proof itself.
fn signed(answer: &Value) -> Value {
    let mut payload = answer["payload"].clone();
    if let Some(members) = payload.as_object_mut() {
        members.remove("@context");
        members.remove("proof");
    }
    serde_json::json!({"format": answer["format"], "payload": payload})
}

#[test]
fn no_mutant_passes_for_an_original() {
    let originals = Originals::read();
    let (next, counts) = (AtomicU64::new(0), Mutex::new(Counts::default()));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let batch @ 0..BATCHES = next.fetch_add(1, Ordering::Relaxed) {
                    Batch::make(batch, &originals).check(&originals, &counts);
                }
            });
        }
    });
    let counts = counts.into_inner().unwrap();
    counts.print();
    assert_eq!(counts.of(|layer, _| layer != Layer::None), MUTANTS as u64);
    let reached = counts.of(|layer, answer| layer != Layer::None && answer.reached_the_signature);
    assert!(
        reached >= MUTANTS as u64 / 4,
        "only {reached} reached the signature check"
    );
    // Without these the test would prove nothing.
    assert!(counts.of(|layer, answer| layer == Layer::None && answer.verdict == "valid") > 100);
    assert_eq!(
        counts.of(|layer, answer| layer == Layer::None && !answer.signature_fits),
        0
    );
}

/// Lines for one run of the program.
struct Batch {
    number: u64,
    trust: tempfile::TempDir,
    lines: Vec<(Layer, Vec<u8>)>,
}

impl Batch {
    fn make(number: u64, originals: &Originals) -> Self {
        let (random, trust) = (&mut Random::new(number), tempfile::tempdir().unwrap());
        let mutants = MUTANTS / BATCHES as usize;
        let mut lines = Vec::with_capacity(mutants + originals.all().len());
        if number.is_multiple_of(CERTIFICATE_BATCHES) {
            let certificates = Certificates::new(originals, CERTIFICATES, random);
            write_trust(trust.path(), certificates.files());
            lines.extend((0..mutants).map(|_| (Layer::Certificate, certificates.mutant(random))));
        } else {
            write_trust(
                trust.path(),
                originals.all().iter().map(|original| &*original.certificate),
            );
            lines.extend(
                originals
                    .all()
                    .iter()
                    .map(|original| (Layer::None, original.text.clone().into_bytes())),
            );
            for _ in 0..mutants {
                let layer = *random.pick(&Layer::OF_A_CODE);
                lines.push((layer, mutant(originals, layer, random)));
            }
        }
        Self { number, trust, lines }
    }

    /// Runs the program over the lines and looks at every answer.
    fn check(&self, originals: &Originals, counts: &Mutex<Counts>) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_carnet"))
            .args([
                "check",
                "--lines",
                "--at",
                CLOCKS[self.number as usize % CLOCKS.len()],
                "--trust",
            ])
            .arg(self.trust.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (mut to, from, mut errors) = (
            program.stdin.take().unwrap(),
            program.stdout.take().unwrap(),
            program.stderr.take().unwrap(),
        );
        let (done, finished) = mpsc::channel::<()>();
        let (answered, status) = thread::scope(|scope| {
            scope.spawn(move || {
                let mut to = BufWriter::new(&mut to);
                for (_, line) in &self.lines {
                    // A program that died has closed its end: the missing answers say so.
                    if to.write_all(line).and_then(|()| to.write_all(b"\n")).is_err() {
                        return;
                    }
                }
                let _ = to.flush();
            });
            let notes = scope.spawn(move || {
                let mut notes = String::new();
                errors.read_to_string(&mut notes).map(|_| notes).unwrap()
            });
            let status = scope.spawn(move || wait(&mut program, &finished));
            let mut answered = 0;
            for (answer, (layer, line)) in BufReader::new(from).split(b'\n').zip(&self.lines) {
                self.look_at(&answer.unwrap(), *layer, line, originals, counts);
                answered += 1;
            }
            drop(done);
            let notes = notes.join().unwrap();
            assert!(!notes.contains("panicked"), "batch {}: {notes}", self.number);
            (answered, status.join().unwrap())
        });
        assert_eq!(answered, self.lines.len(), "batch {}: {status}", self.number);
        // Not all are valid.
        assert_eq!(status, "exit status: 1", "batch {}", self.number);
    }

    fn look_at(&self, answer: &[u8], layer: Layer, line: &[u8], originals: &Originals, counts: &Mutex<Counts>) {
        let about = || format!("batch {}, {layer}: {}", self.number, String::from_utf8_lossy(line));
        let found: Answer<'_> = serde_json::from_slice(answer).unwrap_or_else(|error| panic!("{error}: {}", about()));
        let found = Found::of(&found);
        if found.signature_fits {
            let text = std::str::from_utf8(line).unwrap();
            assert!(originals.is_original(text), "{}: {}", found.verdict, about());
        }
        if found.verdict == "valid" {
            // Apart from how we read it: what is shown is what an original shows.
            let report: Value = serde_json::from_slice(answer).unwrap();
            assert!(originals.is_payload(&report["payload"]), "{}", about());
        }
        *counts.lock().unwrap().0.entry((layer, found)).or_default() += 1;
    }
}

/// The program's end; it is made to end where it takes too long.
fn wait(program: &mut Child, finished: &mpsc::Receiver<()>) -> String {
    if finished.recv_timeout(TIME_LIMIT) == Err(mpsc::RecvTimeoutError::Timeout) {
        program.kill().unwrap();
        program.wait().unwrap();
        return format!("not finished after {TIME_LIMIT:?}");
    }
    program.wait().unwrap().to_string()
}

fn write_trust<'c>(folder: &Path, certificates: impl Iterator<Item = &'c [u8]>) {
    for (number, der) in certificates.enumerate() {
        fs::write(folder.join(format!("{number}.der")), der).unwrap();
    }
}

#[derive(Deserialize)]
struct Answer<'a> {
    verdict: &'a str,
    reason: Option<&'a str>,
}

/// What the test needs of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    verdict: String,
    reached_the_signature: bool,
    signature_fits: bool,
}

impl Found {
    fn of(answer: &Answer<'_>) -> Self {
        let signature_fits = match answer.verdict {
            "undecodable" | "invalid" | "unknown_signer" => false,
            "signer_not_allowed" | "revoked" | "expired" | "not_yet_valid" | "unknown" | "valid" => true,
            other => panic!("{other} is no verdict"),
        };
        let refused_there = matches!(answer.reason, Some("bad_signature" | "algorithm_key_mismatch"));
        Self {
            verdict: answer.verdict.to_owned(),
            reached_the_signature: signature_fits || refused_there,
            signature_fits,
        }
    }
}

#[derive(Default)]
struct Counts(BTreeMap<(Layer, Found), u64>);

impl Counts {
    fn of(&self, which: impl Fn(Layer, &Found) -> bool) -> u64 {
        self.0
            .iter()
            .filter(|((layer, found), _)| which(*layer, found))
            .map(|(_, count)| count)
            .sum()
    }

    fn print(&self) {
        let all = self.of(|layer, _| layer != Layer::None);
        let reached = self.of(|layer, found| layer != Layer::None && found.reached_the_signature);
        println!("{all} mutants, {reached} of them reached the signature check");
        println!("layer        all  reached  verdicts");
        let layers: std::collections::BTreeSet<Layer> = self.0.keys().map(|(layer, _)| *layer).collect();
        for layer in layers {
            let all = self.of(|of, _| of == layer);
            let reached = self.of(|of, found| of == layer && found.reached_the_signature);
            let mut verdicts = BTreeMap::<&str, u64>::new();
            for ((_, found), count) in self.0.iter().filter(|((of, _), _)| *of == layer) {
                *verdicts.entry(&found.verdict).or_default() += count;
            }
            let verdicts: Vec<String> = verdicts
                .iter()
                .map(|(verdict, count)| format!("{verdict} {count}"))
                .collect();
            println!("{layer:<11} {all:>6} {reached:>6}  {}", verdicts.join(", "));
        }
    }
}
