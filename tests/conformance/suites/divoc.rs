//! DIVOC credentials: a sample of India's, one of the project's own tests, and specimens signed by another implementation.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, ensure, run, same, vectors};
use credential::{Format, Unverified, parse};
use policy::{Clock, Reason, Trust, Verdict, check};

/// Folder, the file of its keys, its passes.
const CASES: [(&str, &str, &[&str]); 3] = [
    (
        "divoc/cowin-sample",
        "derived-key.json",
        &["DIVOCQR1Contents.txt", "DIVOCQR1Unpacked.json"],
    ),
    ("divoc/divoc-tests", "derived-key.json", &["ed25519.json"]),
    (
        "divoc/own",
        "keys.json",
        &[
            "subject-without-id.json",
            "test.json",
            "two-doses-alike.json",
            "vaccination-ed25519.json",
            "vaccination-rsa.json",
            "vaccination-v2.json",
        ],
    ),
];

/// After the newest was issued.
const DAY: &str = "2026-11-24T00:00:00Z";

fn main() -> ExitCode {
    let cases = CASES.into_iter().flat_map(|(folder, keys, names)| {
        names.iter().flat_map(move |name| {
            let case = Case { folder, keys, name };
            TESTS.map(|(title, test)| Trial::test(format!("{name} {title}"), move || test(case)))
        })
    });
    run(9 * TESTS.len(), cases)
}

#[derive(Clone, Copy)]
struct Case {
    folder: &'static str,
    keys: &'static str,
    name: &'static str,
}

type Test = (&'static str, fn(Case) -> Outcome);

const TESTS: [Test; 3] = [
    ("is valid", is_valid),
    ("altered is invalid", altered),
    ("without its key is unknown", without_its_key),
];

impl Case {
    fn text(self) -> Result<String, Failed> {
        Ok(vectors::file(self.folder, self.name).text()?.trim().to_owned())
    }

    fn trust(self) -> Result<Trust, Failed> {
        let mut trust = Trust::new();
        let _ = trust.add(self.keys, &vectors::file(self.folder, self.keys).bytes()?)?;
        Ok(trust)
    }
}

fn verdict(text: &str, trust: &Trust) -> Result<(Verdict, Option<&'static str>), Failed> {
    let check = check(parse(text), trust, &Clock::at(DAY.parse()?));
    Ok((check.verdict, check.reason.as_ref().map(Reason::code)))
}

fn is_valid(case: Case) -> Outcome {
    let text = case.text()?;
    same("format", &parse(&text)?.claimed().format(), &Format::Divoc)?;
    same("verdict", &verdict(&text, &case.trust()?)?, &(Verdict::Valid, None))
}

/// Another letter in the holder's name.
fn altered(case: Case) -> Outcome {
    let payload = parse(&case.text()?).map(|pass: Unverified<_>| pass.claimed().payload_json())?;
    let name = payload["credentialSubject"]["name"].as_str().ok_or("no name")?;
    let mut changed = payload.clone();
    changed["credentialSubject"]["name"] = format!("{name}x").into();
    let (before, after) = (payload.to_string(), changed.to_string());
    ensure!(before != after, "nothing was changed");
    same("unchanged", &verdict(&before, &case.trust()?)?.0, &Verdict::Valid)?;
    same(
        "verdict",
        &verdict(&after, &case.trust()?)?,
        &(Verdict::Invalid, Some("bad_signature")),
    )
}

fn without_its_key(case: Case) -> Outcome {
    let found = verdict(&case.text()?, &Trust::new())?;
    same("verdict", &found, &(Verdict::UnknownSigner, Some("unknown_key")))
}
