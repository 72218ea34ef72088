//! `carnet pack inspect`: what a pack or a part holds, and who signed it.

use std::path::Path;

use serde_json::{Value, json};
use wallet::packs::content::Note;
use wallet::packs::{Body, Content, Draft, Index, Kind, Pack, PackError, Root, SignedPart};

use super::args::Inspect;
use super::error::PackFailure;
use super::{keys, publications, report};
use crate::args::Global;
use crate::failure::Failure;
use crate::inputs;
use crate::output::{self, BAD, CARE, GOOD, QUIET, STRONG, styled};

pub(super) fn run(args: &Inspect, global: &Global) -> Result<(), Failure> {
    let bytes = inputs::read(&args.file)?;
    if Pack::is_pack(&bytes) {
        let pack = Pack::read(&bytes).map_err(PackFailure::pack(&args.file))?;
        return whole(&pack, bytes.len(), global);
    }
    match Draft::read(&bytes) {
        Ok(found) => {
            draft(&found, &args.file, global);
            Ok(())
        }
        Err(wallet::packs::DraftError::NotADraft) => Err(PackFailure::NotAPack(args.file.clone()).into()),
        Err(cause) => Err(PackFailure::draft(&args.file)(cause).into()),
    }
}

/// A part that waits for signatures.
pub(super) fn draft(draft: &Draft, path: &Path, global: &Global) {
    let part = draft.part();
    let signers: Vec<String> = draft
        .signed()
        .map(|signed| signed.signers().iter().map(ToString::to_string).collect())
        .unwrap_or_default();
    let root = Root::of(part).ok();
    let index = Index::read(part).ok();
    let entries = draft.body().and_then(|body| publications::count(part.kind, body));
    if global.json {
        let mut value = json!({
            "form": "part",
            "kind": part.kind.name(),
            "sequence": part.sequence,
            "publisher": part.publisher.map(|id| id.to_string()),
            "digest": output::hex(&draft.digest()),
            "signers": signers,
            "bytes": draft.body().map(<[u8]>::len),
            "entries": entries,
            "root": root.as_ref().map(describe_root),
            "lists": index.as_ref().map(describe_index),
        });
        report::put(&mut value, report::dates(&part.dates));
        output::json(&value);
        return;
    }
    output::line(format_args!(
        "{} {}: {}",
        path.display(),
        styled(STRONG, format_args!("{} {}", part.kind, part.sequence)),
        report::dates_line(&part.dates)
    ));
    if let Some(id) = part.publisher {
        output::line(format_args!("  publisher: {}", report::words(&id)));
    }
    output::line(format_args!("  SHA-256: {}", output::hex(&draft.digest())));
    if let Some(entries) = entries {
        output::line(format_args!("  {}", counts(&entries)));
    }
    if let Some(root) = &root {
        tell_root(root);
    }
    // Whoever signs the index vouches for these, and can compare them with what they signed.
    for (kind, (sequence, digest)) in index.iter().flat_map(|index| &index.parts) {
        output::line(format_args!("  lists {kind} {sequence}: {}", output::hex(digest)));
    }
    output::line(format_args!("  {} signatures", signers.len()));
    signers
        .iter()
        .for_each(|id| output::line(styled(QUIET, format_args!("    {id}"))));
}

fn whole(pack: &Pack, bytes: usize, global: &Global) -> Result<(), Failure> {
    let proved = pack.prove().map(|accepted| accepted.development);
    let roots: Vec<Root> = pack
        .roots
        .iter()
        .map(|signed| Root::of(signed.part()))
        .collect::<Result<_, PackError>>()
        .unwrap_or_default();
    if global.json {
        output::json(&describe(pack, bytes, &roots, proved));
        return Ok(());
    }
    let newest = roots.last();
    if let Some(root) = newest {
        output::line(styled(STRONG, &root.name));
        if root.development {
            output::line(styled(CARE, "DEVELOPMENT: this publisher's keys are no secret."));
        }
    }
    if let Some(id) = pack.publisher() {
        output::line(format_args!("  {}", report::words(&id)));
    }
    for signed in &pack.roots {
        let version = signed.part().sequence;
        output::line(format_args!(
            "  root {version}: {}",
            report::dates_line(&signed.part().dates)
        ));
    }
    if let Some(root) = newest {
        tell_root(root);
        tell_part(&pack.index, root, "");
        for content in &pack.contents {
            tell_part(&content.part, root, &body_line(content));
            if let Body::Whole(body) = &content.body {
                for note in publications::notes(content.part.part().kind, body) {
                    output::line(styled(
                        QUIET,
                        format_args!("    from {}, its own proof: {}", note.source, note.proof.code()),
                    ));
                }
            }
        }
    }
    match proved {
        Ok(_) => output::line(styled(GOOD, "✔ every signature that is needed fits")),
        // By itself a delta proves nothing, and lacks nothing.
        Err(PackError::Base(_) | PackError::Missing(_)) => {
            output::line(
                "A part of a pack: it brings only what changed. `carnet pack verify --previous OLD` proves it.",
            );
        }
        Err(error) => output::line(format_args!("{} {}", styled(BAD, "✖"), output::sentence(&error))),
    }
    Ok(())
}

fn describe(pack: &Pack, bytes: usize, roots: &[Root], proved: Result<bool, PackError>) -> Value {
    let id = pack.publisher();
    let newest = roots.last();
    let chain: Vec<Value> = pack
        .roots
        .iter()
        .zip(roots)
        .map(|(signed, root)| {
            let mut value = describe_part(signed, root);
            report::put(&mut value, [("root", describe_root(root))]);
            value
        })
        .collect();
    let contents: Vec<Value> = newest
        .map(|root| {
            pack.contents
                .iter()
                .map(|content| describe_content(content, root))
                .collect()
        })
        .unwrap_or_default();
    let error = proved.err();
    json!({
        "form": "pack",
        "file_bytes": bytes,
        "publisher": id.map(|id| id.to_string()),
        "words": id.map(|id| id.words()),
        "name": newest.map(|root| &root.name),
        "development": roots.iter().any(|root| root.development),
        "proved": error.is_none(),
        "error": error.map(PackError::code),
        "message": error.map(|error| error.to_string()),
        "roots": chain,
        "index": newest.map(|root| describe_part(&pack.index, root)),
        "contents": contents,
    })
}

fn describe_content(content: &Content, root: &Root) -> Value {
    let mut value = describe_part(&content.part, root);
    let kind = content.part.part().kind;
    let (form, bytes, entries, notes) = match &content.body {
        Body::Whole(body) => (
            "whole",
            Some(body.len()),
            publications::count(kind, body),
            publications::notes(kind, body),
        ),
        Body::Delta { .. } => ("delta", None, None, Vec::new()),
    };
    let notes: Vec<Value> = notes.iter().map(describe_note).collect();
    report::put(
        &mut value,
        [
            ("body", json!(form)),
            ("bytes", json!(bytes)),
            ("entries", json!(entries)),
            ("publications", json!(notes)),
        ],
    );
    value
}

fn describe_note(note: &Note) -> Value {
    json!({
        "source": note.source,
        "date": note.date.map(|date| date.to_string()),
        "proof": note.proof.code(),
        "taken": note.taken,
        "skipped": note.skipped,
    })
}

fn describe_part(signed: &SignedPart, root: &Root) -> Value {
    let part = signed.part();
    let by: Vec<String> = signed.signed_by(root).iter().map(ToString::to_string).collect();
    let threshold = root.roles.get(&part.kind).map(|(threshold, _)| threshold);
    let mut value = json!({
        "kind": part.kind.name(),
        "sequence": part.sequence,
        "digest": output::hex(signed.digest()),
        "signed_by": by,
        "threshold": threshold,
    });
    report::put(&mut value, report::dates(&part.dates));
    value
}

fn describe_index(index: &Index) -> Value {
    let entry = |(kind, (sequence, digest)): (&Kind, &(u64, [u8; 32]))| {
        let listed = json!({"sequence": sequence, "digest": output::hex(digest)});
        (kind.name().to_owned(), listed)
    };
    Value::Object(index.parts.iter().map(entry).collect())
}

fn describe_root(root: &Root) -> Value {
    let keys: Vec<Value> = root
        .keys
        .iter()
        .map(|(id, key)| json!({"id": id.to_string(), "public": keys::public_text(key)}))
        .collect();
    let roles: serde_json::Map<String, Value> = root
        .roles
        .iter()
        .map(|(kind, (threshold, ids))| {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            (kind.name().to_owned(), json!({"threshold": threshold, "keys": ids}))
        })
        .collect();
    json!({"name": root.name, "development": root.development, "keys": keys, "roles": roles})
}

fn tell_root(root: &Root) {
    for (id, key) in &root.keys {
        let signs = Kind::ALL
            .into_iter()
            .filter(|kind| root.roles.get(kind).is_some_and(|(_, ids)| ids.contains(id)));
        let signs: Vec<Kind> = signs.collect();
        let signs = if signs.len() == Kind::ALL.len() {
            "everything".to_owned()
        } else {
            report::names(&signs)
        };
        output::line(format_args!("    {} signs {signs}", keys::public_text(key)));
    }
    let mut thresholds: Vec<String> = Vec::new();
    for (kind, (threshold, ids)) in &root.roles {
        thresholds.push(format!("{kind} {threshold} of {}", ids.len()));
    }
    output::line(styled(
        QUIET,
        format_args!("    have to sign: {}", thresholds.join(", ")),
    ));
}

fn tell_part(signed: &SignedPart, root: &Root, more: &str) {
    let part = signed.part();
    let have = signed.signed_by(root).len();
    let need = root.roles.get(&part.kind).map_or(0, |(threshold, _)| *threshold);
    output::line(format_args!(
        "  {} {}: {}; {have} signatures, {need} needed{more}",
        part.kind,
        part.sequence,
        report::dates_line(&part.dates)
    ));
}

fn body_line(content: &Content) -> String {
    match &content.body {
        Body::Whole(body) => {
            let entries = publications::count(content.part.part().kind, body);
            let entries = entries.map(|entries| counts(&entries)).unwrap_or_default();
            format!("; {} bytes, {entries}", body.len())
        }
        Body::Delta { .. } => "; what changed".to_owned(),
    }
}

fn counts(entries: &publications::Entries) -> String {
    let each: Vec<String> = entries.iter().map(|(name, count)| format!("{count} {name}")).collect();
    each.join(", ")
}
