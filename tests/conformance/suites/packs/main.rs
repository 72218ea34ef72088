//! Packs: one test per case of `tests/vectors/packs`, and that the files are what `--example pack-vectors` makes.

mod vectors;

use std::process::ExitCode;

use carnet_conformance::vectors::file;
use carnet_conformance::{Outcome, Trial, run, same};
use policy::Clock;
use policy::packs::{Accepted, Marks, Pack, PackError};

const FOLDER: &str = "packs";

fn main() -> ExitCode {
    let made = vectors::made();
    let cases = file(FOLDER, "expected.tsv").table();
    let current = made.into_iter().map(|(name, bytes)| {
        Trial::test(format!("current {name}"), move || {
            same("bytes", &(file(FOLDER, &name).bytes()? == bytes), &true)
        })
    });
    let cases = cases
        .into_iter()
        .map(|case| Trial::test(format!("{} after {}", case[0], case[1]), move || outcome(&case)));
    run(84, current.chain(cases))
}

/// `file`, files taken before it in their order, time, code, kind.
fn outcome(case: &[String]) -> Outcome {
    let [name, before, time, code, kind] = case else {
        return Err("a line of five columns".into());
    };
    let clock = Clock::at(time.parse()?);
    let mut kept: Option<Accepted> = None;
    for before in before.split(',').filter(|name| *name != "-") {
        let taken = take(&file(FOLDER, before).bytes()?, kept.as_ref(), &clock);
        kept = Some(taken.map_err(|error| format!("{before}: {error}"))?);
    }
    let (found, of) = match take(&file(FOLDER, name).bytes()?, kept.as_ref(), &clock) {
        Ok(accepted) => ("taken", accepted.id.words().join(" ")),
        Err(error) => (error.code(), kind_of(error).to_owned()),
    };
    same("outcome", &(found, of.as_str()), &(code, kind))
}

fn take(file: &[u8], kept: Option<&Accepted>, clock: &Clock) -> Result<Accepted, PackError> {
    let marks = kept.map_or_else(Marks::default, |kept| kept.marks.clone());
    Pack::read(file)?.update(kept.map(|kept| &kept.whole), &marks, clock)
}

/// The kind that a refusal names.
fn kind_of(error: PackError) -> &'static str {
    error.kind().map_or("-", policy::packs::Kind::name)
}
