//! `carnet pack build`: the pack of parts that have all their signatures.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use wallet::PolicyClock;
use wallet::packs::{Accepted, Body, Content, Draft, Kind, Pack};

use super::args::Build;
use super::error::PackFailure;
use super::folder::Folder;
use super::{delta, files, report};
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, STRONG, styled};

/// What was written.
pub(super) struct Built {
    pack: PathBuf,
    bytes: usize,
    accepted: Accepted,
    unchanged: bool,
    /// Where the pack before is now.
    before: Option<PathBuf>,
    delta: Option<(PathBuf, usize)>,
}

pub(super) fn run(args: &Build, global: &Global) -> Result<(), Failure> {
    let folder = Folder::open(&args.folder)?;
    let built = build(&folder, args.since.as_deref())?;
    if global.json {
        let mut value = json!({});
        report::put(&mut value, built.members());
        output::json(&value);
    } else {
        built.tell();
    }
    Ok(())
}

/// Writes the pack of this folder, and what changed since an older one.
pub(super) fn build(folder: &Folder, since: Option<&Path>) -> Result<Built, Failure> {
    let pack = assemble(folder)?;
    let path = folder.pack_file()?;
    let accepted = pack.prove().map_err(PackFailure::pack(&path))?;
    let bytes = pack.write().ok_or(PackFailure::TooLarge)?;
    let (unchanged, before) = make_way(&path, &pack, &accepted, &bytes)?;
    let delta = match since {
        None => None,
        Some(old) => {
            let (old, known) = super::prove(old)?;
            let delta = delta::between(&known.whole, &old, &pack)?;
            let to = beside(&path, &format!("from-{}", version(&known)));
            files::replace(&to, &delta)?;
            Some((to, delta.len()))
        }
    };
    if !unchanged {
        files::replace(&path, &bytes)?;
    }
    Ok(Built {
        pack: path,
        bytes: bytes.len(),
        accepted,
        unchanged,
        before,
        delta,
    })
}

fn assemble(folder: &Folder) -> Result<Pack, Failure> {
    let index = folder.newest(Kind::Index).ok_or(PackFailure::Empty)?;
    let listed = folder.index_of_newest().map(|index| index.encode());
    if listed.as_ref() != Some(&index.part().body) {
        return Err(PackFailure::Folder {
            folder: folder.path.clone(),
            what: "its newest index lists other contents than its newest".to_owned(),
        }
        .into());
    }
    let chain = folder.whole_chain();
    let needed = |draft: &&Draft| draft.part().kind != Kind::Root || draft.part().sequence <= chain.max(1);
    let lacking: Vec<String> = report::waiting(folder)
        .into_iter()
        .filter(needed)
        .map(|draft| report::standing(folder, draft))
        .collect();
    if !lacking.is_empty() {
        return Err(PackFailure::Waiting(lacking.join("; ")).into());
    }
    let (newest, _) = folder.newest_root()?;
    if newest > chain {
        output::note(format_args!(
            "Root {newest} lacks signatures and is not in this pack; the keys of root {chain} still count."
        ));
    }
    let signed = |draft: &Draft| draft.signed().cloned();
    let roots = folder.of_kind(Kind::Root).filter_map(signed);
    let contents = Kind::CONTENTS.into_iter().filter_map(|kind| {
        let draft = folder.newest(kind)?;
        Some(Content {
            part: draft.signed()?.clone(),
            body: Body::Whole(draft.body()?.into()),
        })
    });
    Ok(Pack {
        roots: roots.take(usize::try_from(chain).unwrap_or(usize::MAX)).collect(),
        index: index.signed().cloned().ok_or(PackFailure::Empty)?,
        contents: contents.collect(),
    })
}

/// Checks the new pack as an update of the one that is there, which is kept under its own number. Whether it is the same,
/// and where the one before is now.
fn make_way(path: &Path, pack: &Pack, accepted: &Accepted, bytes: &[u8]) -> Result<(bool, Option<PathBuf>), Failure> {
    let Ok(old) = std::fs::read(path) else {
        return Ok((false, None));
    };
    if old == bytes {
        return Ok((true, None));
    }
    let (_, known) = super::prove(path)?;
    let clock = PolicyClock::at(accepted.latest_issue().max(known.latest_issue()));
    pack.update(Some(&known.whole), &known.marks, &clock)
        .map_err(PackFailure::Update)?;
    let to = beside(path, &version(&known));
    files::replace(&to, &old)?;
    Ok((false, Some(to)))
}

/// Numbers of root and index.
fn version(pack: &Accepted) -> String {
    format!("{}.{}", pack.root.0, pack.index.0)
}

/// `utopia.carnetpack` with a suffix is `utopia-1.4.carnetpack`.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}-{suffix}.carnetpack"))
}

impl Built {
    /// For programs.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'static str, Value)> {
        let path = |path: &PathBuf| path.display().to_string();
        let delta = self.delta.as_ref();
        let accepted = &self.accepted;
        let contents: serde_json::Map<String, Value> = accepted
            .contents
            .iter()
            .map(|content| (content.kind.name().to_owned(), json!(content.sequence)))
            .collect();
        [
            ("pack", json!(path(&self.pack))),
            ("bytes", json!(self.bytes)),
            ("unchanged", json!(self.unchanged)),
            ("publisher", json!(accepted.id.to_string())),
            ("root", json!(accepted.root.0)),
            ("index", json!(accepted.index.0)),
            ("contents", Value::Object(contents)),
            ("before", json!(self.before.as_ref().map(path))),
            ("delta", json!(delta.map(|(to, _)| path(to)))),
            ("delta_bytes", json!(delta.map(|(_, bytes)| bytes))),
        ]
        .into_iter()
    }

    /// For people.
    pub(super) fn tell(&self) {
        if self.unchanged {
            output::line(format_args!("{} is as it was.", self.pack.display()));
        } else {
            output::line(format_args!(
                "{} {} bytes: root {}, index {}, {}.",
                styled(STRONG, self.pack.display()),
                self.bytes,
                self.accepted.root.0,
                self.accepted.index.0,
                report::dates_line(&self.accepted.dates())
            ));
        }
        if let Some(before) = &self.before {
            output::line(format_args!("The pack before it is now {}.", before.display()));
        }
        if let Some((to, bytes)) = &self.delta {
            output::line(format_args!("{} {bytes} bytes: what changed.", to.display()));
        }
        output::line(format_args!("Fingerprint: {}", report::words(&self.accepted.id)));
    }
}
