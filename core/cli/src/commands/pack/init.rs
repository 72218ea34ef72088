//! `carnet pack init`: a publisher's first root, or with `--rotate` its next one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use wallet::packs::{Draft, Kind, PackKey, PackKeyId, Part, Root};

use super::args::Init;
use super::error::PackFailure;
use super::folder::Folder;
use super::{keys, report};
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, STRONG, styled};

/// How many of which keys sign a kind.
type Role = (usize, BTreeSet<PackKeyId>);

pub(super) fn run(args: &Init, global: &Global) -> Result<(), Failure> {
    let dates = args.lifetimes.dates(Kind::Root)?;
    let (folder, draft) = if args.rotate {
        let mut folder = Folder::open(&args.folder)?;
        let (publisher, version, before) = next(&folder)?;
        let root = root(args, Some(&before))?;
        let draft = Draft::new(Part::root(publisher, version, dates, &root));
        folder.put(draft.clone())?;
        (folder, draft)
    } else {
        let root = root(args, None)?;
        let draft = Draft::new(Part::root(None, 1, dates, &root));
        // What would not be read back is not kept.
        Root::of(draft.part()).map_err(PackFailure::pack(&args.folder))?;
        let mut folder = Folder::create(&args.folder)?;
        folder.put(draft.clone())?;
        (folder, draft)
    };
    let Some(id) = folder.publisher() else {
        return Err(PackFailure::NotAFolder(args.folder.clone()).into());
    };
    if global.json {
        output::json(&json!({
            "folder": folder.path.display().to_string(),
            "publisher": id.to_string(),
            "words": id.words(),
            "root": report::part(&folder, &draft),
        }));
        return Ok(());
    }
    output::line(format_args!("Root {} waits for signatures.", draft.part().sequence));
    report::tell_waiting(&folder);
    output::line("The publisher's fingerprint, for travellers to compare; it stays the same when keys change:");
    output::line(styled(STRONG, format_args!("  {}", report::words(&id))));
    Ok(())
}

/// Publisher and number of the next root, and the root before it.
fn next(folder: &Folder) -> Result<(Option<wallet::packs::PublisherId>, u64, Root), Failure> {
    let (version, newest) = folder.newest_root()?;
    let is_signed = folder.newest(Kind::Root).is_some_and(|draft| draft.signed().is_some());
    if folder.whole_chain() == version {
        return Ok((folder.publisher(), version.saturating_add(1), newest.clone()));
    }
    if is_signed || version == 1 {
        return Err(PackFailure::RootWaits(version).into());
    }
    // Nobody signed it: it is made anew.
    let (_, before) = folder.ruling_root()?;
    Ok((folder.publisher(), version, before.clone()))
}

fn root(args: &Init, before: Option<&Root>) -> Result<Root, Failure> {
    let mut known: BTreeMap<PackKeyId, PackKey> = before.map(|root| root.keys.clone()).unwrap_or_default();
    let mut roles: BTreeMap<Kind, Role> = before.map(|root| root.roles.clone()).unwrap_or_default();
    if !args.key.is_empty() {
        let ids = read_keys(args.key.iter().map(String::as_str), &mut known)?;
        let threshold = match args.threshold {
            Some(threshold) => threshold,
            None if ids.len() == 1 => 1,
            None => {
                return Err(PackFailure::Roles(format!(
                    "With {} keys, say how many of them have to sign: --threshold N.",
                    ids.len()
                ))
                .into());
            }
        };
        let role = within(threshold, ids, "--threshold")?;
        roles = Kind::ALL.into_iter().map(|kind| (kind, role.clone())).collect();
    }
    for given in &args.role {
        let (kind, role) = parse_role(given, &mut known)?;
        roles.insert(kind, role);
    }
    let missing: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !roles.contains_key(kind)).collect();
    if !missing.is_empty() {
        return Err(PackFailure::Roles(format!(
            "No key signs {}. Give --key PUBLIC for everything, or --role KIND=N:PUBLIC for each; `carnet pack keygen \
             FILE` makes a key.",
            report::names(&missing)
        ))
        .into());
    }
    let used: BTreeSet<PackKeyId> = roles.values().flat_map(|(_, ids)| ids).copied().collect();
    known.retain(|id, _| used.contains(id));
    let name = args.name.clone().or_else(|| before.map(|root| root.name.clone()));
    let root = Root {
        name: name.unwrap_or_default(),
        keys: known,
        roles,
        development: args.development || before.is_some_and(|root| root.development),
    };
    Ok(root)
}

/// `KIND=N:PUBLIC,PUBLIC`.
fn parse_role(text: &str, known: &mut BTreeMap<PackKeyId, PackKey>) -> Result<(Kind, Role), Failure> {
    let refused = || PackFailure::Roles(format!("“{text}” is no role. It looks like index=1:PUBLIC,PUBLIC."));
    let (kind, rest) = text.split_once('=').ok_or_else(refused)?;
    let (threshold, public) = rest.split_once(':').ok_or_else(refused)?;
    let kind = Kind::from_name(kind).ok_or_else(refused)?;
    let threshold = threshold.parse().map_err(|_| refused())?;
    let ids = read_keys(public.split(','), known)?;
    Ok((kind, within(threshold, ids, kind.name())?))
}

fn read_keys<'t>(
    texts: impl Iterator<Item = &'t str>,
    known: &mut BTreeMap<PackKeyId, PackKey>,
) -> Result<BTreeSet<PackKeyId>, Failure> {
    let mut ids = BTreeSet::new();
    for text in texts {
        let key = keys::read_public(text)?;
        if !ids.insert(key.id()) {
            return Err(PackFailure::Roles(format!("{} is given twice.", keys::public_text(&key))).into());
        }
        known.insert(key.id(), key);
    }
    Ok(ids)
}

fn within(threshold: usize, ids: BTreeSet<PackKeyId>, of: &str) -> Result<Role, PackFailure> {
    if (1..=ids.len()).contains(&threshold) {
        return Ok((threshold, ids));
    }
    Err(PackFailure::Roles(format!(
        "{threshold} of {} keys cannot sign ({of}): choose a number from 1 to {}.",
        ids.len(),
        ids.len()
    )))
}
