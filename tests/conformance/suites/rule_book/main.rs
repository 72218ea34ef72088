//! Rules chosen and asked as they were published: the cases of Germany's Corona-Warn-App, and every rule that an app shipped on
//! every certificate there is.

mod app;
mod published;

use std::process::ExitCode;

use carnet_conformance::{Failed, run};
use policy::import::{Publication, RulesImport};
use policy::packs::content::rules::RulesContent;

fn main() -> ExitCode {
    run(
        app::CASES + published::CASES,
        app::trials().into_iter().chain(published::trials()),
    )
}

/// What publications say together. Nothing of them is passed over.
fn content(publications: &[(&str, &[u8])]) -> Result<RulesContent, Failed> {
    let mut import = RulesImport::new();
    for (source, bytes) in publications {
        import.add(&Publication {
            source,
            bytes,
            fetched: None,
        })?;
    }
    let (content, skipped) = import.finish();
    match skipped.as_slice() {
        [] => Ok(content),
        [first, ..] => Err(format!("{} of {}: {}", first.entry, first.source, first.reason).into()),
    }
}
