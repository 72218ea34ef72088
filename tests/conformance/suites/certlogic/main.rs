//! CertLogic 1.3.3: every assertion of the specification's test suites, and every test of nine states' rules.

mod specification;
mod states;

use std::process::ExitCode;

use carnet_conformance::run;

fn main() -> ExitCode {
    let mut trials = specification::evaluations();
    trials.extend(specification::validations());
    trials.extend(states::tests());
    run(232 + 23 + 692, trials)
}
