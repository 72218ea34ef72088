//! SMART Health Cards: every case of the test suite of the specification's own validator, read as a wallet has to.
//!
//! What the table calls a bundle or a payload is signed here, by an issuer of our own; everything else is taken as it
//! stands.

mod key_set;
mod picture;
mod signed;

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, ensure, run, same, vectors};
use credential::Format;
use jiff::Timestamp;
use policy::{Check, Trust, Verdict};
use wallet::{check_texts, texts};

const TOOLS: &str = "shc/health-cards-dev-tools";
const TESTDATA: &str = "shc/health-cards-dev-tools/testdata";
const EXAMPLES: &str = "shc/health-cards-examples/examples";

/// The day on which all of it is judged: after the examples were issued, before one of them ends.
const DAY: &str = "2023-07-01T00:00:00Z";

/// Cases that are answered otherwise than the table has it, with the reason.
const OTHERWISE: [(&str, Verdict, &str); 6] = [
    ("SHL QR", Verdict::Unknown, "a link is no card, and nothing is fetched"),
    (
        "SHL Link",
        Verdict::Unknown,
        "a link is no card, and nothing is fetched",
    ),
    (
        "SHL Payload Direct",
        Verdict::Undecodable,
        "a link is no card, and nothing is fetched",
    ),
    (
        "SHL Link w/ Viewer",
        Verdict::Unknown,
        "a link is no card, and nothing is fetched",
    ),
    (
        "SHL Manifest",
        Verdict::Undecodable,
        "a link is no card, and nothing is fetched",
    ),
    (
        "SHL File",
        Verdict::Undecodable,
        "a link is no card, and nothing is fetched",
    ),
];

/// One row of the table.
struct Case {
    name: String,
    files: Vec<String>,
    input: String,
    options: String,
    wallet: String,
}

fn main() -> ExitCode {
    let rows = vectors::file(TOOLS, "expected.tsv").table().into_iter();
    let cases = rows.map(|row| {
        let [name, files, input, _, _, options, wallet] = row.try_into().expect("seven columns");
        Case {
            name,
            files: files.split(' ').map(str::to_owned).collect(),
            input,
            options,
            wallet,
        }
    });
    run(
        91,
        cases.map(|case| Trial::test(case.name.clone(), move || outcome(&case))),
    )
}

fn outcome(case: &Case) -> Outcome {
    if case.input == "jwks" {
        return key_set::outcome(case);
    }
    let checks = checks(case)?;
    let found: Vec<Verdict> = checks.iter().map(|check| check.verdict).collect();
    if let Some((_, verdict, why)) = OTHERWISE.iter().find(|(name, ..)| *name == case.name) {
        let all = found.iter().all(|other| other == verdict);
        ensure!(all, "{found:?}, though {why}");
        return Ok(());
    }
    match case.wallet.as_str() {
        "accept" => {
            let valid = found.iter().all(|verdict| *verdict == Verdict::Valid);
            let reasons: Vec<_> = checks.iter().filter_map(|check| check.reason.as_ref()).collect();
            ensure!(valid && !found.is_empty(), "{found:?} {reasons:?}");
            let formats = checks.iter().all(|check| check.format() == Some(Format::Shc));
            ensure!(formats, "another format");
            Ok(())
        }
        "reject" => {
            ensure!(!found.contains(&Verdict::Valid), "{found:?}");
            Ok(())
        }
        "not-yet-valid" => same("verdicts", &found, &vec![Verdict::NotYetValid]),
        "either" => Ok(()),
        other => Err(format!("{other} is no expectation").into()),
    }
}

/// A check of every card in the case's files.
fn checks(case: &Case) -> Result<Vec<Check>, Failed> {
    let now: Timestamp = DAY.parse()?;
    let mut trust = trust(case)?;
    let mut found = Vec::new();
    for name in &case.files {
        match case.input.as_str() {
            "fhirbundle" => found.push(signed::bundle(&read(name)?, &mut trust)?),
            "jwspayload" => found.push(signed::payload(&read(name)?, &mut trust)?),
            _ if name.ends_with(".svg") => found.extend(texts(&picture::png(&read(name)?)?)?),
            _ if name.starts_with("example-02-g") => found.extend(texts(&picture::derived(name)?)?),
            _ => found.extend(texts(&read(name)?)?),
        }
    }
    Ok(check_texts(&found, &trust, now))
}

/// The examples' issuer, unless the case is about a directory without it; and the key set that the options name.
fn trust(case: &Case) -> Result<Trust, Failed> {
    let mut trust = Trust::new();
    if !case.options.contains("VCI") {
        let file = vectors::file(EXAMPLES, "issuer/.well-known/jwks.json");
        let _ = trust.add("issuer", &file.bytes()?)?;
    }
    if let Some((_, rest)) = case.options.split_once("jwkset: 'testdata/") {
        let name = rest.split('\'').next().unwrap_or_default();
        let _ = trust.add(name, &vectors::file(TESTDATA, name).bytes()?)?;
    }
    Ok(trust)
}

/// A file of either folder.
fn read(name: &str) -> Result<Vec<u8>, Failed> {
    let folder = if name.starts_with("example-") {
        EXAMPLES
    } else {
        TESTDATA
    };
    vectors::file(folder, name).bytes()
}
