//! The issuing states' own EU DCC examples: every flag each of them sets, but the schema one, and then the verdict of a
//! check at the case's clock with the case's certificate as the only one trusted.

mod case;
mod picture;
mod specimen;
mod step;
mod verdict;

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, ensure, run, vectors};

use case::Case;

const FOLDER: &str = "eu-dcc/dgc-testdata";

/// Flags that say something else than the case does: the step must come out the other way round.
const WRONG_FLAGS: [(&str, &str, &str); 1] = [(
    "FR/2DCode/raw/test_pcr_ok.json",
    "EXPECTEDVALIDJSON",
    "the JSON member gives the sample's time in another time zone than the signed content",
)];

/// Not tested: it cannot be trusted (upstream's own known issue), and the rest are upstream's slips of the pen.
const OTHER_FLAGS: [&str; 3] = ["EXPECTEDSCHEMAVALIDATION", "EXPTECTEDEXPIRED", "EXPECTEDRESULTS"];

fn main() -> ExitCode {
    let cases = vectors::files(FOLDER, &["json"]).into_iter();
    let cases = cases.map(|file| Trial::test(file.name.clone(), move || all_flags(&file.name, &Case::read(&file)?)));
    let pictures = vectors::files(FOLDER, &["png"]).into_iter();
    let pictures = pictures.map(|file| Trial::test(file.name.clone(), move || picture::irish(&file)));
    run(230 + 8, cases.chain(pictures))
}

fn all_flags(name: &str, case: &Case) -> Outcome {
    for (flag, &expected) in &case.expected {
        if OTHER_FLAGS.contains(&flag.as_str()) {
            continue;
        }
        let wrong = WRONG_FLAGS.iter().find(|(wrong, of, _)| *wrong == name && of == flag);
        let expected = expected != wrong.is_some();
        let step = step::of(flag).ok_or_else(|| format!("{flag} is a flag that no step is known for"))?;
        match step(case) {
            Ok(()) => ensure!(expected, "{flag}: succeeds, and must fail"),
            Err(error) => ensure!(!expected, "{flag}: {}", error.message().unwrap_or_default()),
        }
    }
    verdict::fits(case)
}
