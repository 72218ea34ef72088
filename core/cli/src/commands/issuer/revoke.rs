//! `carnet issuer revoke`: passes taken back, spread over the lists of a day.

use serde_json::json;
use wallet::issuer::SystemRandom;
use wallet::{Clock as _, SystemClock};

use super::args::Revoke;
use super::error::IssuerFailure;
use super::folder::Folder;
use crate::args::Global;
use crate::failure::Failure;
use crate::output;

pub(super) fn run(args: &Revoke, global: &Global) -> Result<(), Failure> {
    let now = SystemClock.now();
    let mut folder = Folder::open(&args.folder, now)?;
    let receipt = args.indexes.iter().copied().collect();
    let revoked = folder
        .book
        .revoke(&receipt, now, &mut SystemRandom)
        .map_err(IssuerFailure::from)?;
    folder.save()?;
    if global.json {
        output::json(&json!({
            "revoked": revoked.copies,
            "already": revoked.already,
            "decoys": revoked.decoys,
            "by": revoked.by.to_string(),
        }));
        return Ok(());
    }
    output::line(format_args!(
        "{} copies will be taken back in the lists until {}, each at a time of its own, among {} decoys.",
        revoked.copies,
        output::time(revoked.by),
        revoked.decoys
    ));
    if revoked.already > 0 {
        output::line(format_args!("{} were before, or will be already.", revoked.already));
    }
    output::line(format_args!(
        "Publish `carnet issuer status-list {}` every hour: copies flip together where lists are rare.",
        folder.path.display()
    ));
    Ok(())
}
