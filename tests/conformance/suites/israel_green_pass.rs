//! Israel's green passes of its own form: from the document or the text to the verdict, and what no signer made.

use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use carnet_conformance::{Failed, Outcome, Trial, ensure, run, same, vectors};
use credential::view::Event;
use credential::{Format, PersonalData, parse};
use policy::{Clock, Trust, Verdict, check};

const ECDSA: (&str, &str) = ("israel/green-pass-ecdsa", "RamzorQRPubKeyEC.der");
const RSA: (&str, &str) = ("israel/green-pass-rsa", "RamzorQRPubKey.der");

/// After every sample begins, before any of them ends.
const DAY: &str = "2021-06-01T12:00:00Z";

fn main() -> ExitCode {
    let mut trials = Vec::new();
    for (own, other) in [(ECDSA, RSA), (RSA, ECDSA)] {
        for file in vectors::files(own.0, &["pdf", "txt"]) {
            let case = Arc::new(Case {
                file,
                own,
                other,
                text: OnceLock::new(),
            });
            for (name, test) in TESTS {
                let case = Arc::clone(&case);
                trials.push(Trial::test(format!("{} {name}", case.file.name), move || test(&case)));
            }
        }
    }
    run(6 * TESTS.len(), trials)
}

struct Case {
    file: vectors::File,
    own: (&'static str, &'static str),
    other: (&'static str, &'static str),
    text: OnceLock<String>,
}

type Test = (&'static str, fn(&Case) -> Outcome);

const TESTS: [Test; 4] = [
    ("is valid", is_valid),
    ("tampered is invalid", tampered),
    ("under another key is unknown", under_another_key),
    ("is shown", is_shown),
];

impl Case {
    /// The one code of the document, read once.
    fn text(&self) -> Result<&str, Failed> {
        if let Some(text) = self.text.get() {
            return Ok(text);
        }
        let text = if self.file.name.ends_with("pdf") {
            let texts = qr::texts_in_pdf(&self.file.bytes()?)?;
            ensure!(texts.len() == 1, "{} codes found", texts.len());
            texts.into_iter().next().unwrap_or_default()
        } else {
            self.file.text()?
        };
        Ok(self.text.get_or_init(|| text))
    }
}

fn trust((folder, name): (&str, &str)) -> Result<Trust, Failed> {
    let mut trust = Trust::new();
    let _ = trust.add(name, &vectors::file(folder, name).bytes()?)?;
    Ok(trust)
}

fn verdict(text: &str, trust: &Trust) -> Result<Verdict, Failed> {
    Ok(check(parse(text), trust, &Clock::at(DAY.parse()?)).verdict)
}

fn is_valid(case: &Case) -> Outcome {
    same("verdict", &verdict(case.text()?, &trust(case.own)?)?, &Verdict::Valid)
}

/// One digit of the date of birth, a blank between two members, one letter of the signature, one of the issuer.
fn tampered(case: &Case) -> Outcome {
    let (text, trust) = (case.text()?, trust(case.own)?);
    let (signature, json) = text.split_once('#').ok_or("no separator")?;
    let letter = if signature.as_bytes()[20] == b'A' { "B" } else { "A" };
    let changes = [
        text.replacen("\"b\":\"1", "\"b\":\"2", 1)
            .replacen("\"b\":\"2002", "\"b\":\"2001", 1),
        text.replacen(",\"", ", \"", 1),
        format!("{}{letter}{}#{json}", &signature[..20], &signature[21..]),
        text.replacen("IL MOH", "IL MOF", 1),
    ];
    for changed in changes {
        ensure!(changed != text, "nothing was changed");
        same("verdict", &verdict(&changed, &trust)?, &Verdict::Invalid)?;
    }
    Ok(())
}

/// The other certificate's key is of another type: it cannot have signed this.
fn under_another_key(case: &Case) -> Outcome {
    same(
        "verdict",
        &verdict(case.text()?, &trust(case.other)?)?,
        &Verdict::UnknownSigner,
    )?;
    same(
        "verdict",
        &verdict(case.text()?, &Trust::new())?,
        &Verdict::UnknownSigner,
    )
}

fn is_shown(case: &Case) -> Outcome {
    let pass = parse(case.text()?)?;
    let pass = pass.claimed();
    same("format", &pass.format(), &Format::IsraelGreenPass)?;
    let json = pass.payload_json();
    let view = pass.view();
    let text = |member: &str| json[member].as_str().map(str::to_owned);
    for member in ["f", "g", "fl", "gl"] {
        ensure!(
            view.holder.name.contains(json[member].as_str().ok_or("no name")?),
            "{member} is not shown"
        );
    }
    same("birth date", &view.holder.birth_date, &text("b"))?;
    same("document number", &view.holder.document_number, &text("idp"))?;
    same("id", &view.id, &text("id"))?;
    for (path, data) in [("idl", PersonalData::NationalId), ("idp", PersonalData::TravelDocument)] {
        let flagged = pass
            .excess()
            .iter()
            .any(|field| field.path == path && field.data == data);
        ensure!(flagged, "{path} is not flagged");
    }
    let doses = json
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, value)| name.starts_with('d') && value.is_object());
    let mut dates: Vec<Option<&str>> = doses.map(|(_, dose)| dose["d"].as_str()).collect();
    dates.sort_unstable_by(|a, b| b.cmp(a));
    let shown = view.events().filter(|event| matches!(event, Event::Vaccination(_)));
    same("dates", &shown.map(Event::date).collect(), &dates)?;
    same(
        "recovered",
        &view.events().any(|event| matches!(event, Event::Recovery(_))),
        &json.get("r").is_some(),
    )
}
