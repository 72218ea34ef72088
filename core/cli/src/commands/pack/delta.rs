//! `carnet pack delta`: what brings those who have an old pack up to a new one.

use serde_json::json;
use wallet::PolicyClock;
use wallet::packs::Pack;

use super::args::Delta;
use super::error::PackFailure;
use super::files;
use crate::args::Global;
use crate::failure::Failure;
use crate::output;

pub(super) fn run(args: &Delta, global: &Global) -> Result<(), Failure> {
    files::free(&args.out)?;
    let (old, known) = super::prove(&args.old)?;
    let (_, new) = super::prove(&args.new)?;
    let whole = new.whole.write().ok_or(PackFailure::TooLarge)?;
    let delta = between(&known.whole, &old, &new.whole)?;
    files::write_new(&args.out, &delta)?;
    if global.json {
        output::json(&json!({
            "file": args.out.display().to_string(),
            "bytes": delta.len(),
            "whole_bytes": whole.len(),
            "from": known.index.0,
            "to": new.index.0,
        }));
    } else {
        output::line(format_args!(
            "{}: {} bytes; the whole pack has {}.",
            args.out.display(),
            delta.len(),
            whole.len()
        ));
    }
    Ok(())
}

/// The delta pack as a file, tried on the old one first.
pub(super) fn between(kept: &Pack, old: &Pack, new: &Pack) -> Result<Vec<u8>, Failure> {
    let marks = old.prove().map_err(PackFailure::Update)?.marks;
    let delta = new.since(kept);
    let issued = new.prove().map_err(PackFailure::Update)?.latest_issue();
    let taken = delta
        .update(Some(kept), &marks, &PolicyClock::at(issued))
        .map_err(PackFailure::Update)?;
    let same = taken.whole.write() == new.write();
    let bytes = delta.write().filter(|_| same);
    Ok(bytes.ok_or(PackFailure::TooLarge)?)
}
