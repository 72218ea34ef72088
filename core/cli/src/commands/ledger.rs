//! `carnet ledger`: what was shown, when, and what it revealed.

use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::profile;

pub(crate) fn run(global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let history = wallet.history()?;
    if global.json {
        output::json(&serde_json::json!({"showings": history}));
        return Ok(());
    }
    if history.is_empty() {
        output::line("Nothing was shown yet.");
    }
    for entry in history {
        output::line(format_args!(
            "{}  {}  {}",
            output::time(entry.at),
            entry.mode.name(),
            entry.title
        ));
        output::line(styled(
            QUIET,
            format_args!("    revealed: {}", entry.revealed.join(", ")),
        ));
    }
    Ok(())
}
