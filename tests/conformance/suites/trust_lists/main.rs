//! Two real trust lists: one bad entry never spoils a list, an altered list gives nothing, and a key signs only what it is
//! there for.

mod germany;
mod who;

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, run, same};
use credential::KeyId;
use policy::Trust;

fn main() -> ExitCode {
    run(
        germany::CASES + who::CASES,
        germany::trials().into_iter().chain(who::trials()),
    )
}

/// The one entry that was passed over under this key id, by the code of its reason.
fn skipped_for(trust: &Trust, key_id: &str, reason: &str) -> Outcome {
    let skipped = trust.skipped();
    let reasons: Vec<_> = skipped.iter().filter(|entry| entry.entry.contains(key_id)).collect();
    same(
        "reasons",
        &reasons.iter().map(|entry| entry.reason.code()).collect::<Vec<_>>(),
        &vec![reason],
    )
}

/// A key id from the Base64 that lists write.
fn key_id(base64: &str) -> Result<KeyId, Failed> {
    let bytes = carnet_conformance::base64(base64)?;
    KeyId::new(&bytes).ok_or_else(|| "the key id is too long".into())
}
