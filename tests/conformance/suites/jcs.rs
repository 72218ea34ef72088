//! RFC 8785, JSON Canonicalization Scheme: the vectors of its authors.

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, hex, run, same, vectors};
use credential::jcs;

const TESTDATA: &str = "vds-nc/jcs-rfc8785/testdata";

fn main() -> ExitCode {
    let inputs = vectors::files(&format!("{TESTDATA}/input"), &["json"]).into_iter();
    run(
        6,
        inputs.map(|input| Trial::test(input.name.clone(), move || outcome(&input))),
    )
}

fn outcome(input: &vectors::File) -> Outcome {
    let canonical = jcs::canonical(&input.text()?).ok_or("no canonical form")?;
    let output = vectors::file(&format!("{TESTDATA}/output"), &input.name).bytes()?;
    same("bytes", &canonical, &output)?;
    let digits = vectors::file(&format!("{TESTDATA}/outhex"), &input.name.replace(".json", ".txt")).text()?;
    same(
        "hexadecimal bytes",
        &canonical,
        &hex(&digits.split_whitespace().collect::<String>())?,
    )
}
