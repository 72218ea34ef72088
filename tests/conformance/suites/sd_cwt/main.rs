//! SD-CWT: the signed examples of draft-ietf-spice-sd-cwt-07, our own vectors, and another implementation.

mod draft;
mod native;
mod peer;
mod vectors;

use std::process::ExitCode;

use carnet_conformance::run;

fn main() -> ExitCode {
    let trials = draft::trials()
        .into_iter()
        .chain(native::trials())
        .chain(peer::trials());
    run(draft::TRIALS + native::TRIALS + peer::TRIALS, trials)
}
