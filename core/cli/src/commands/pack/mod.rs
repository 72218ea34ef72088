//! `carnet pack`: a publisher's tools. A publisher's folder holds parts; keys sign them, on as many machines as there are
//! keys; what has all its signatures becomes a pack.

mod add;
pub(crate) mod args;
mod build;
mod delta;
mod error;
mod folder;
mod init;
mod inspect;
mod keygen;
pub(super) mod keys;
mod lifetimes;
mod merge_signatures;
mod publications;
mod renew;
mod report;
mod show;
mod sign;
mod verify;

pub(crate) use error::PackFailure;

use std::path::Path;

use self::args::{Pack, PackAction};
use crate::args::Global;
use crate::failure::Failure;
use crate::{files, inputs};

pub(crate) fn run(args: &Pack, global: &Global) -> Result<(), Failure> {
    match &args.action {
        PackAction::Keygen(args) => keygen::run(args, global),
        PackAction::Init(args) => init::run(args, global),
        PackAction::Add(args) => add::run(args, global),
        PackAction::Renew(args) => renew::run(args, global),
        PackAction::Sign(args) => sign::run(args, global),
        PackAction::MergeSignatures(args) => merge_signatures::run(args, global),
        PackAction::Build(args) => build::run(args, global),
        PackAction::Delta(args) => delta::run(args, global),
        PackAction::Inspect(args) => inspect::run(args, global),
        PackAction::Verify(args) => verify::run(args, global),
        PackAction::Show(args) => show::run(args, global),
    }
}

/// Reads a pack; nothing of it is proved.
fn read(path: &Path) -> Result<wallet::packs::Pack, Failure> {
    Ok(wallet::packs::Pack::read(&inputs::read(path)?).map_err(PackFailure::pack(path))?)
}

/// Reads a pack and proves it by itself.
fn prove(path: &Path) -> Result<(wallet::packs::Pack, wallet::packs::Accepted), Failure> {
    let pack = read(path)?;
    let accepted = pack.prove().map_err(PackFailure::pack(path))?;
    Ok((pack, accepted))
}
