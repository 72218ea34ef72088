//! What packs carry, made from real publications: known counts, the same said after a way through the pack, and small.

mod rules;
mod trust;

use std::process::ExitCode;

use carnet_conformance::run;

fn main() -> ExitCode {
    run(
        trust::CASES + rules::CASES,
        trust::trials().into_iter().chain(rules::trials()),
    )
}
