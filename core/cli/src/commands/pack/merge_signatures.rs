//! `carnet pack merge-signatures`: what was signed on separate machines, put together.

use std::path::Path;

use serde_json::json;
use wallet::packs::Draft;

use super::args::MergeSignatures;
use super::error::PackFailure;
use super::folder::Folder;
use super::{files, report};
use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, output};

pub(super) fn run(args: &MergeSignatures, global: &Global) -> Result<(), Failure> {
    if args.other.is_dir() {
        return into_folder(args, global);
    }
    let Some(out) = &args.out else {
        return Err(Failure::Usage(
            "Say where the part with the signatures of both is written: --out FILE.".to_owned(),
        ));
    };
    files::free(out)?;
    let mut draft = read(&args.one)?;
    draft
        .merge(&read(&args.other)?)
        .map_err(PackFailure::draft(&args.other))?;
    files::write_new(out, &draft.write())?;
    let signers = draft.signed().map(|signed| signed.signers()).unwrap_or_default();
    if global.json {
        let signers: Vec<String> = signers.iter().map(ToString::to_string).collect();
        output::json(&json!({
            "kind": draft.part().kind.name(),
            "sequence": draft.part().sequence,
            "signers": signers,
            "file": out.display().to_string(),
        }));
    } else {
        output::line(format_args!("{} signatures in {}.", signers.len(), out.display()));
    }
    Ok(())
}

fn into_folder(args: &MergeSignatures, global: &Global) -> Result<(), Failure> {
    if args.out.is_some() {
        return Err(Failure::Usage(
            "A folder takes the signatures in where its part is. Leave --out away.".to_owned(),
        ));
    }
    let mut folder = Folder::open(&args.other)?;
    let carried = read(&args.one)?;
    let part = carried.part();
    let own = folder
        .of_kind(part.kind)
        .find(|draft| draft.part().sequence == part.sequence);
    let mut draft = own
        .cloned()
        .ok_or(wallet::packs::DraftError::OtherPart)
        .map_err(PackFailure::draft(&args.one))?;
    draft.merge(&carried).map_err(PackFailure::draft(&args.one))?;
    folder.put(draft.clone())?;
    if global.json {
        output::json(&report::part(&folder, &draft));
        return Ok(());
    }
    output::line(report::standing(&folder, &draft));
    report::tell_waiting(&folder);
    Ok(())
}

fn read(path: &Path) -> Result<Draft, Failure> {
    Ok(Draft::read(&inputs::read(path)?).map_err(PackFailure::draft(path))?)
}
