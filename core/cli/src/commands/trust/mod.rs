//! `carnet trust`: whose signatures the wallet trusts.

mod publishers;
mod recognises;

use std::collections::BTreeMap;

use serde_json::json;

use crate::args::{Global, Trust, TrustAction};
use crate::failure::Failure;
use crate::output::{self, QUIET, STRONG, styled};
use crate::profile;
use crate::trust_files::{self, TrustFile};
use wallet::packs::Pack;
use wallet::{Added, Wallet, WalletError};

pub(crate) fn run(args: &Trust, global: &Global) -> Result<(), Failure> {
    match &args.action {
        TrustAction::Add { paths, fingerprint } => add(paths, fingerprint.as_deref(), global),
        TrustAction::List => list(global),
        TrustAction::Remove { sources } => remove(sources, global),
        TrustAction::Conflicts => publishers::conflicts(global),
        TrustAction::Export { publisher, out } => publishers::export(publisher, out, global),
        TrustAction::Recognises { state, on, trust } => recognises::run(state, *on, trust, global),
    }
}

fn add(paths: &[std::path::PathBuf], fingerprint: Option<&str>, global: &Global) -> Result<(), Failure> {
    let files = trust_files::read(paths)?;
    let mut wallet = profile::open_or_create(global)?;
    let (packs, files): (Vec<TrustFile>, Vec<TrustFile>) =
        files.into_iter().partition(|file| Pack::is_pack(&file.bytes));
    let heard = packs
        .iter()
        .map(|file| publishers::take(&mut wallet, file, fingerprint))
        .collect::<Result<Vec<_>, _>>()?;
    let mut taken = Vec::new();
    // A signed list is refused without its publisher's key, which may stand in a later file: those are tried again.
    let (again, _) = take(&mut wallet, files, &mut taken)?;
    let (_, refusals) = take(&mut wallet, again, &mut taken)?;
    refusals.iter().for_each(output::note);
    if global.json {
        let sources: Vec<_> = taken
            .iter()
            .map(|(name, added)| {
                json!({
                    "source": name,
                    "keys": added.keys,
                    "authorities": added.authorities,
                    "revocation_lists": added.revocation_lists,
                    "buckets": added.buckets,
                    "skipped": added.skipped,
                })
            })
            .collect();
        let heard: Vec<_> = heard.iter().map(|one| publishers::json(one, wallet.now())).collect();
        output::json(&json!({"added": sources, "publishers": heard}));
    } else {
        for (name, added) in &taken {
            output::line(format_args!(
                "{name}: {} keys trusted, {} authorities, {} revocation lists, {} entries skipped",
                added.keys, added.authorities, added.revocation_lists, added.skipped
            ));
        }
    }
    if taken.is_empty() && heard.is_empty() {
        Err(Failure::Usage(
            "Nothing of this can be trusted; nothing was changed.".to_owned(),
        ))
    } else {
        Ok(())
    }
}

/// Adds each file; gives those that were refused, and why.
fn take(
    wallet: &mut Wallet,
    files: Vec<TrustFile>,
    taken: &mut Vec<(String, Added)>,
) -> Result<(Vec<TrustFile>, Vec<String>), Failure> {
    let (mut refused, mut refusals) = (Vec::new(), Vec::new());
    for file in files {
        match wallet.add_trust(&file.name, &file.bytes) {
            Ok(added) => taken.push((file.name, added)),
            Err(WalletError::Trust(why)) => {
                refusals.push(why);
                refused.push(file);
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok((refused, refusals))
}

fn list(global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let trust = wallet.trust();
    let keys: BTreeMap<String, usize> = wallet.keys_of_sources()?.into_iter().collect();
    if global.json {
        let skipped: Vec<_> = trust
            .skipped()
            .iter()
            .map(|skipped| json!({"source": &*skipped.source, "entry": skipped.entry, "reason": skipped.reason.code()}))
            .collect();
        let heard: Vec<_> = wallet
            .publishers()?
            .iter()
            .map(|one| publishers::json(one, wallet.now()))
            .collect();
        output::json(&json!({"publishers": heard, "sources": keys, "skipped": skipped}));
        return Ok(());
    }
    publishers::print(&wallet)?;
    for (source, count) in &keys {
        output::line(format_args!("{}  {count} keys", styled(STRONG, source)));
    }
    for skipped in trust.skipped() {
        output::line(styled(
            QUIET,
            format_args!(
                "  skipped in {}: entry {}: {}",
                skipped.source, skipped.entry, skipped.reason
            ),
        ));
    }
    Ok(())
}

/// By the name of a file, or by what names a publisher.
fn remove(sources: &[String], global: &Global) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    for source in sources {
        if wallet.trust_sources()?.contains(source) {
            wallet.remove_trust(source)?;
        } else {
            let publisher = publishers::find(&wallet, source)?;
            wallet.remove_publisher(publisher.id)?;
        }
        output::note(format_args!("No longer trusted: {source}."));
    }
    Ok(())
}
