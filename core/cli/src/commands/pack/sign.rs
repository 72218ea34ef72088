//! `carnet pack sign`: one key's signature under everything that waits for it.

use std::path::Path;

use serde_json::{Value, json};
use wallet::packs::{Draft, Kind, PublisherKey};

use super::args::Sign;
use super::error::PackFailure;
use super::folder::Folder;
use super::{build, files, inspect, keys, report};
use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, output};

pub(super) fn run(args: &Sign, global: &Global) -> Result<(), Failure> {
    if args.target.is_dir() {
        if let Some(out) = &args.out {
            return Err(Failure::Usage(format!(
                "{} is a folder: its parts are signed where they are. Leave --out {} away.",
                args.target.display(),
                out.display()
            )));
        }
        return folder(args, global);
    }
    let Some(out) = &args.out else {
        return Err(Failure::Usage(
            "Say where the signed copy of the part is written: --out FILE.".to_owned(),
        ));
    };
    part(&args.target, &args.key, out, global)
}

/// A part that was carried here.
fn part(path: &Path, key: &Path, out: &Path, global: &Global) -> Result<(), Failure> {
    files::free(out)?;
    let mut draft = Draft::read(&inputs::read(path)?).map_err(PackFailure::draft(path))?;
    // Before the passphrase, which is the yes to it.
    if !global.json {
        inspect::draft(&draft, path, global);
    }
    let key = keys::open(key, global)?;
    draft.sign(&key).map_err(PackFailure::draft(path))?;
    files::write_new(out, &draft.write())?;
    if global.json {
        output::json(&json!({
            "kind": draft.part().kind.name(),
            "sequence": draft.part().sequence,
            "digest": output::hex(&draft.digest()),
            "signed_by": key.id().to_string(),
            "file": out.display().to_string(),
        }));
    } else {
        output::line(format_args!(
            "Signed. Carry {} back and put it together with `carnet pack merge-signatures {0} FOLDER`.",
            out.display()
        ));
    }
    Ok(())
}

fn folder(args: &Sign, global: &Global) -> Result<(), Failure> {
    let mut folder = Folder::open(&args.target)?;
    for draft in report::waiting(&folder) {
        output::note(report::standing(&folder, draft));
    }
    let key = keys::open(&args.key, global)?;
    let signed = sign_all(&mut folder, &key)?;
    let built = if report::waiting(&folder).is_empty() && folder.newest(Kind::Index).is_some() {
        Some(build::build(&folder, args.since.as_deref())?)
    } else {
        None
    };
    if global.json {
        let parts = |drafts: Vec<&Draft>| -> Vec<Value> {
            drafts.into_iter().map(|draft| report::part(&folder, draft)).collect()
        };
        let mut value = json!({
            "signed": parts(signed.iter().collect()),
            "waiting": parts(report::waiting(&folder)),
        });
        report::put(
            &mut value,
            built.as_ref().map(build::Built::members).into_iter().flatten(),
        );
        output::json(&value);
        return Ok(());
    }
    for draft in &signed {
        output::line(format_args!("Signed {}", report::standing(&folder, draft)));
    }
    match built {
        Some(built) => built.tell(),
        None => report::tell_waiting(&folder),
    }
    Ok(())
}

/// Signs what waits and what this key may sign; refuses where that is nothing.
fn sign_all(folder: &mut Folder, key: &PublisherKey) -> Result<Vec<Draft>, Failure> {
    let id = key.id();
    let (mut signed, mut done) = (Vec::new(), false);
    let candidates: Vec<Draft> = folder.current().cloned().collect();
    for mut draft in candidates {
        // Asked anew for each: a root that has become whole on the way decides who signs what follows.
        if folder.is_ready(&draft) || !folder.may_sign(id, &draft) {
            continue;
        }
        if draft.signed().is_some_and(|signed| signed.signers().contains(&id)) {
            done = true;
            continue;
        }
        let path = folder.file(draft.part().kind, draft.part().sequence);
        draft.sign(key).map_err(PackFailure::draft(&path))?;
        folder.put(draft.clone())?;
        signed.push(draft);
    }
    let waiting = report::waiting(folder);
    if signed.is_empty() && !done && !waiting.is_empty() {
        let waiting: Vec<String> = waiting
            .into_iter()
            .map(|draft| report::standing(folder, draft))
            .collect();
        return Err(PackFailure::NotEntitled(waiting.join("; ")).into());
    }
    Ok(signed)
}
