//! `carnet pack renew`: new dates, nothing else.

use serde_json::{Value, json};
use wallet::packs::{Draft, Kind, Part};

use super::add::{make_index, publisher};
use super::args::Renew;
use super::error::PackFailure;
use super::folder::Folder;
use super::report;
use crate::args::Global;
use crate::failure::Failure;
use crate::output;

pub(super) fn run(args: &Renew, global: &Global) -> Result<(), Failure> {
    let mut folder = Folder::open(&args.folder)?;
    let id = publisher(&folder)?;
    let chosen = |kind: &Kind| args.kinds.contains(kind) || (args.kinds.is_empty() && folder.newest(*kind).is_some());
    let kinds: Vec<Kind> = Kind::CONTENTS.into_iter().filter(chosen).collect();
    let mut renewed = Vec::new();
    for kind in kinds {
        let body = folder.newest(kind).and_then(Draft::body).map(<[u8]>::to_vec);
        let body = body.ok_or(PackFailure::NoContent(kind))?;
        let (sequence, _) = folder.next_number(kind);
        let part = Part::content(kind, id, sequence, args.lifetimes.dates(kind)?, &body);
        let draft = Draft::content(part, body).map_err(PackFailure::draft(&args.folder))?;
        folder.put(draft.clone())?;
        renewed.push(draft);
    }
    renewed.push(make_index(&mut folder, &args.lifetimes)?);
    if global.json {
        let parts: Vec<Value> = renewed.iter().map(|draft| report::part(&folder, draft)).collect();
        output::json(&json!({"renewed": parts}));
        return Ok(());
    }
    output::line(format_args!("{} parts have new dates.", renewed.len()));
    report::tell_waiting(&folder);
    Ok(())
}
