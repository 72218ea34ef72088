//! What single passes are taken back by: their signatures, the EU's three hashes by the Corona-Warn-App's cases, and the revocation lists of
//! SMART Health Cards by the specification's example and its validator's bad lists.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, ensure, hex, run, same, vectors};
use credential::parse;
use jiff::Timestamp;
use policy::import::revocation::{About, ImportError, Imported, import};
use policy::packs::Dates;
use policy::revocation::{Entry, IdKind, RevocationContent, RevocationSet};
use policy::{Clock, Trust, Verdict, check};
use serde_json::Value;

const HASHES: &str = "eu-dcc/cwa-test-cases/revocation";
const CARDS: &str = "shc/health-cards-examples/examples";
const BAD: &str = "shc/health-cards-dev-tools/testdata/badcrl";
const KID: &str = "3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s";
const BAD_KID: &str = "hrvC0uzB16UXK83BnPo7Glg685b1D6iYOyJd5hpRaAA";

/// Folder, and how many of its four entries are passed over; `None`: the list as a whole is refused.
const BAD_LISTS: [(&str, Option<usize>); 5] = [
    ("invalid-method", None),
    ("non-base64url-rid", Some(2)),
    ("too-long-rid", Some(1)),
    ("duplicate-rid", Some(0)),
    ("version-mismatch", Some(0)),
];

/// A pass of each other format that names nothing it could be taken back by: its text, the file of its signer, a day on
/// which it is valid.
const BY_SIGNATURE: [(&str, [&str; 2], [&str; 2], &str); 4] = [
    (
        "icvp",
        ["who/gdhcn-validator", "DVCTest3QR.txt"],
        ["who/gdhcn-validator", "derived-key.json"],
        "2025-06-01T00:00:00Z",
    ),
    (
        "vds-nc",
        ["vds-nc/who-gdhcn-validator", "ICAOAUQR1Contents.txt"],
        ["vds-nc/dfat-extracted", "csca.cer.der"],
        "2021-10-01T00:00:00Z",
    ),
    (
        "divoc",
        ["divoc/cowin-sample", "DIVOCQR1Contents.txt"],
        ["divoc/cowin-sample", "derived-key.json"],
        "2026-11-24T00:00:00Z",
    ),
    (
        "israel-green-pass",
        ["israel/green-pass-ecdsa", "Sample-VacCertificate1-Payload.txt"],
        ["israel/green-pass-ecdsa", "RamzorQRPubKeyEC.der"],
        "2021-06-01T12:00:00Z",
    ),
];

fn main() -> ExitCode {
    let cases = vectors::file(HASHES, "RevocationCalculationSampleData.json").json();
    let cases = cases
        .ok()
        .and_then(|cases| cases.as_array().cloned())
        .unwrap_or_default();
    let mut trials = Vec::new();
    for case in cases {
        for member in ["expUCI", "expCOUNTRYCODEUCI", "expSIGNATURE"] {
            let name = format!("{} {member}", case["description"].as_str().unwrap_or_default());
            let case = case.clone();
            trials.push(Trial::test(name, move || hash(&case, member)));
        }
    }
    for (number, verdict) in [("00", Verdict::Valid), ("03", Verdict::Revoked)] {
        trials.push(Trial::test(
            format!("example-{number} under its issuer's list"),
            move || card(number, verdict),
        ));
    }
    for (folder, passed_over) in BAD_LISTS {
        trials.push(Trial::test(format!("badcrl/{folder}"), move || {
            bad_list(folder, passed_over)
        }));
    }
    for (format, text, signer, day) in BY_SIGNATURE {
        trials.push(Trial::test(format!("{format} by its signature"), move || {
            by_signature(text, signer, day)
        }));
    }
    run(9 + 2 + 5 + 4, trials)
}

fn hash(case: &Value, member: &str) -> Outcome {
    let text = case["barcodeData"].as_str().ok_or("no text")?;
    let ids = parse(text)?.revocation_ids();
    let found = match member {
        "expUCI" => ids.uci(),
        "expCOUNTRYCODEUCI" => ids.country_uci(),
        _ => Some(ids.signature()),
    };
    let expected = hex(case[member].as_str().ok_or("no hash")?)?;
    same("hash", &found.ok_or("no id")?[..], &expected[..])
}

fn now() -> Result<Timestamp, Failed> {
    Ok("2023-06-23T00:00:00Z".parse()?)
}

fn list(folder: &str, kid: &str) -> Result<Result<Imported, ImportError>, Failed> {
    let folder = format!("{folder}/.well-known/crl");
    let bytes = vectors::file(&folder, &format!("{kid}.json")).bytes()?;
    Ok(import(&"issuer".into(), &bytes, &About::got(now()?)))
}

/// Valid as long as its own signature is not listed, revoked when it is.
fn by_signature([folder, text]: [&str; 2], [of_signer, signer]: [&str; 2], day: &str) -> Outcome {
    let text = vectors::file(folder, text).text()?;
    let now = day.parse()?;
    let signature = parse(text.trim())?.revocation_ids().signature();
    for (listed, verdict) in [([0; 16], Verdict::Valid), (signature, Verdict::Revoked)] {
        let mut trust = Trust::new();
        let _ = trust.add("signer", &vectors::file(of_signer, signer).bytes()?)?;
        let entries = [Entry::new(listed)];
        let (set, _) = RevocationSet::of(Vec::new(), IdKind::Signature, entries, now)?;
        trust.add_revocations(&"publisher".into(), dates(now), saying(set))?;
        let check = check(parse(text.trim()), &trust, &Clock::at(now));
        same("verdict", &check.verdict, &verdict)?;
    }
    Ok(())
}

fn saying(set: RevocationSet) -> RevocationContent {
    RevocationContent {
        sets: vec![set],
        ..RevocationContent::default()
    }
}

fn dates(now: Timestamp) -> Dates {
    Dates {
        issued: now,
        refresh_by: now,
        expires: Timestamp::MAX,
    }
}

fn card(number: &str, verdict: Verdict) -> Outcome {
    let imported = list(&format!("{CARDS}/issuer"), KID)?.map_err(|error| error.to_string())?;
    ensure!(imported.skipped.is_empty(), "entries passed over");
    let mut trust = Trust::new();
    let keys = vectors::file(&format!("{CARDS}/issuer/.well-known"), "jwks.json").bytes()?;
    let _ = trust.add("keys", &keys)?;
    let now = now()?;
    trust.add_revocations(&"issuer".into(), dates(now), imported.content)?;
    let text = vectors::file(CARDS, &format!("example-{number}-d-jws.txt")).text()?;
    let check = check(parse(&text), &trust, &Clock::at(now));
    same("verdict", &check.verdict, &verdict)
}

fn bad_list(folder: &str, passed_over: Option<usize>) -> Outcome {
    match (list(&format!("{BAD}/{folder}"), BAD_KID)?, passed_over) {
        (Ok(imported), Some(passed_over)) => same("passed over", &imported.skipped.len(), &passed_over),
        (Err(error), None) => same("refused", &error, &ImportError::Method),
        _ => Err("taken where it is to be refused, or the reverse".into()),
    }
}
