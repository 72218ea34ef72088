//! `carnet pack add`: publications become the next content, and an index lists it.

use serde_json::json;
use wallet::packs::{Draft, Kind, Part, PublisherId};

use super::args::Add;
use super::error::PackFailure;
use super::folder::Folder;
use super::lifetimes::Lifetimes;
use super::{publications, report};
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};

pub(super) fn run(args: &Add, global: &Global) -> Result<(), Failure> {
    let mut folder = Folder::open(&args.folder)?;
    let publisher = publisher(&folder)?;
    let dates = args.lifetimes.dates(args.kind)?;
    let issuer_keys = publications::issuer_keys(&args.issuer_key)?;
    let about = publications::About {
        got: dates.issued,
        issuer: args.issuer.as_deref(),
        country: args.country,
        issuer_keys: &issuer_keys,
    };
    let content = publications::read(args.kind, &args.files, &about)?;
    let (sequence, replaces) = folder.next_number(args.kind);
    let part = Part::content(args.kind, publisher, sequence, dates, &content.body);
    let draft = Draft::content(part, content.body).map_err(PackFailure::draft(&args.folder))?;
    // The same as what is there already, but for its dates, is worth a word.
    let unchanged = folder
        .newest(args.kind)
        .is_some_and(|old| old.part().body == draft.part().body);
    folder.put(draft.clone())?;
    let index = make_index(&mut folder, &args.lifetimes)?;
    let buckets = folder.put_buckets(sequence, &content.buckets)?;
    if global.json {
        output::json(&json!({
            "part": report::part(&folder, &draft),
            "index": report::part(&folder, &index),
            "entries": content.entries,
            "replaces_waiting": replaces,
            "unchanged": unchanged,
            "skipped": content.skipped,
            "buckets": buckets.as_ref().map(|path| path.display().to_string()),
        }));
        return Ok(());
    }
    let counts: Vec<String> = content
        .entries
        .iter()
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    output::line(format_args!("{} {sequence}: {}", args.kind, counts.join(", ")));
    for skipped in &content.skipped {
        output::line(styled(
            QUIET,
            format_args!("  skipped in {}: {}: {}", skipped.source, skipped.entry, skipped.reason),
        ));
    }
    if let Some(buckets) = &buckets {
        output::line(format_args!(
            "{} files in {}: publish them beside the pack; they tell hits of its filters from chance.",
            content.buckets.len(),
            buckets.display()
        ));
    }
    if replaces {
        output::note(format_args!(
            "It takes the place of the {} {sequence} that waited; nobody had signed that.",
            args.kind
        ));
    }
    if unchanged {
        output::note("It says the same as the one before; only its dates are new.");
    }
    report::tell_waiting(&folder);
    Ok(())
}

/// The index of the newest contents, made anew.
pub(super) fn make_index(folder: &mut Folder, lifetimes: &Lifetimes) -> Result<Draft, Failure> {
    let publisher = publisher(folder)?;
    let index = folder.index_of_newest().ok_or(PackFailure::Empty)?;
    let (sequence, _) = folder.next_number(Kind::Index);
    let draft = Draft::new(Part::index(publisher, sequence, lifetimes.dates(Kind::Index)?, &index));
    folder.put(draft.clone())?;
    Ok(draft)
}

pub(super) fn publisher(folder: &Folder) -> Result<PublisherId, PackFailure> {
    let id = folder.publisher();
    id.ok_or_else(|| PackFailure::NotAFolder(folder.path.clone()))
}
