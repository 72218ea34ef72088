//! `carnet issuer status-list`: the signed list of what was taken back.

use serde_json::json;
use wallet::issuer::Issuer;
use wallet::{Clock as _, SystemClock};

use super::args::StatusList;
use super::error::IssuerFailure;
use super::folder::Folder;
use crate::args::Global;
use crate::failure::Failure;
use crate::{files, output};

/// Its name in the folder.
const LIST: &str = "status-list.cwt";

pub(super) fn run(args: &StatusList, global: &Global) -> Result<(), Failure> {
    let now = SystemClock.now();
    let mut folder = Folder::open(&args.folder, now)?;
    if args.at.is_some_and(|at| at < now) {
        return Err(IssuerFailure::Past.into());
    }
    let key = folder.key(global)?;
    let list = Issuer::new(&mut folder.book, key)
        .and_then(|issuer| issuer.status_list(args.at.unwrap_or(now)))
        .map_err(IssuerFailure::from)?;
    let out = args.out.clone().unwrap_or_else(|| folder.path.join(LIST));
    files::replace(&out, &list.token)?;
    // Without what is over.
    folder.save()?;
    if global.json {
        output::json(&json!({
            "file": out.display().to_string(),
            "bytes": list.token.len(),
            "uri": list.uri,
            "entries": list.entries,
            "flipped": list.flipped,
            "waiting": list.waiting,
            "made": list.made.to_string(),
            "renew": list.renew.to_string(),
            "expires": list.expires.to_string(),
        }));
        return Ok(());
    }
    output::line(format_args!(
        "{}: {} entries, {} taken back, {} to come, decoys among them. Publish it at {}, and the next one by {}.",
        out.display(),
        list.entries,
        list.flipped,
        list.waiting,
        list.uri,
        output::time(list.renew)
    ));
    output::line("For packs: `carnet pack add FOLDER revocation LIST --issuer-key trust.json`.");
    Ok(())
}
