//! CertLogic beside its reference implementation, certlogic-js: 20,000 generated pairs of logic and data, on which both have
//! to answer the same, and a table of where they differ and why, of which every line is tried on both.
//!
//! Needs node and npm; `tests/certlogic-js/install.sh` fetches the package the first time.

mod differences;
mod generate;
mod reference;

use std::process::ExitCode;
use std::sync::Arc;

use carnet_conformance::{Failed, Outcome, Trial, ensure, run};
use policy::certlogic::Example;
use serde_json::Value;

use crate::differences::{DIFFERENCES, Difference};
use crate::generate::Generator;
use crate::reference::{Answer, ask};

const PAIRS: usize = 20_000;

fn main() -> ExitCode {
    let mut trials: Vec<Trial> = (0..20)
        .map(|part| Trial::test(format!("generated {part}"), move || agrees(part)))
        .collect();
    let lines: Vec<String> = DIFFERENCES.iter().map(Difference::line).collect();
    let theirs = Arc::new(ask(&lines).map_err(|error| format!("{error:?}")));
    for (number, difference) in DIFFERENCES.iter().enumerate() {
        let theirs = Arc::clone(&theirs);
        trials.push(Trial::test(format!("differs: {}", difference.name), move || {
            let theirs = theirs.as_ref().as_ref()?;
            differs(difference, theirs.get(number).ok_or("no answer")?)
        }));
    }
    run(20 + DIFFERENCES.len(), trials)
}

/// One twentieth of the pairs.
fn agrees(part: u64) -> Outcome {
    let mut generator = Generator::new(part);
    let pairs: Vec<String> = (0..PAIRS / 20).map(|_| generator.pair().to_string()).collect();
    let theirs = ask(&pairs)?;
    ensure!(theirs.len() == pairs.len(), "{} answers", theirs.len());
    let mut results = 0;
    for (pair, theirs) in pairs.iter().zip(&theirs) {
        let ours = evaluate(pair);
        ensure!(theirs.is_valid, "not within the specification: {pair}");
        ensure!(
            ours == theirs.result,
            "{pair}\n  ours {ours:?}\ntheirs {:?}",
            theirs.result
        );
        results += usize::from(ours.is_some());
    }
    // Else the generator no longer makes sense.
    ensure!(
        results > pairs.len() * 3 / 4,
        "only {results} of {} have a result",
        pairs.len()
    );
    Ok(())
}

/// Our result, or nothing where there is an error.
fn evaluate(pair: &str) -> Option<Value> {
    let example = Example::read(pair).ok()?;
    let data = policy::certlogic::Data::whole(&example.data);
    let answer = example.logic.evaluate(&data).ok()?;
    Some(answer.to_json())
}

fn differs(difference: &Difference, theirs: &Answer) -> Outcome {
    let read = |text: &str| match text {
        "" => Ok::<_, Failed>(None),
        text => Ok(Some(serde_json::from_str(text)?)),
    };
    let (ours, expected) = (evaluate(&difference.line()), read(difference.theirs)?);
    ensure!(ours == read(difference.ours)?, "ours is {ours:?}");
    ensure!(theirs.result == expected, "theirs is {:?}", theirs.result);
    ensure!(ours != expected, "no difference");
    Ok(())
}
