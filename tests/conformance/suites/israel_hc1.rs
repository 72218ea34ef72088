//! HC1 passes in the documents of Israel's Ministry of Health: from the PDF to the verdict.

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, ensure, run, same, vectors};
use credential::{Format, parse};
use policy::{Clock, Trust, Verdict, check};

const FOLDER: &str = "israel/hc1-pdf";

fn main() -> ExitCode {
    let documents = vectors::files(FOLDER, &["pdf"]).into_iter();
    run(
        2,
        documents.map(|file| Trial::test(file.name.clone(), move || is_valid(&file))),
    )
}

fn is_valid(document: &vectors::File) -> Outcome {
    let texts = qr::texts_in_pdf(&document.bytes()?)?;
    ensure!(texts.len() == 1, "{} codes found", texts.len());
    let pass = parse(&texts[0])?;
    same("format", &pass.claimed().format(), &Format::EuDcc)?;
    same("issuer", &pass.claimed().issuer(), &Some("IL"))?;
    let mut trust = Trust::new();
    let _ = trust.add("IL-NB-DSC-01.der", &vectors::file(FOLDER, "IL-NB-DSC-01.der").bytes()?)?;
    let clock = Clock::at(pass.claimed().issued().ok_or("no iat")?);
    same("verdict", &check(Ok(pass), &trust, &clock).verdict, &Verdict::Valid)
}
