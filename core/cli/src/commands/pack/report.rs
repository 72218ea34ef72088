//! How parts, dates and signatures are told, to people and to programs.

use serde_json::{Value, json};
use wallet::packs::{Dates, Draft, Kind, PublisherId};

use super::folder::{Folder, Quorum};
use crate::output;

/// A part's three dates as members of an object.
pub(super) fn dates(dates: &Dates) -> [(&'static str, Value); 3] {
    [
        ("issued", json!(dates.issued.to_string())),
        ("refresh_by", json!(dates.refresh_by.to_string())),
        ("expires", json!(dates.expires.to_string())),
    ]
}

/// The same for people.
pub(super) fn dates_line(dates: &Dates) -> String {
    format!(
        "made {}, renew by {}, ends {}",
        output::day(dates.issued),
        output::day(dates.refresh_by),
        output::day(dates.expires)
    )
}

/// A fingerprint as people compare it.
pub(super) fn words(id: &PublisherId) -> String {
    id.words().join(" ")
}

/// A part's standing as JSON.
pub(super) fn part(folder: &Folder, draft: &Draft) -> Value {
    let part = draft.part();
    let quorums: Vec<Value> = folder.quorums(draft).iter().map(quorum).collect();
    let mut value = json!({
        "kind": part.kind.name(),
        "sequence": part.sequence,
        "file": folder.file(part.kind, part.sequence).display().to_string(),
        "signatures": quorums,
        "ready": folder.is_ready(draft),
    });
    put(&mut value, dates(&part.dates));
    value
}

fn quorum(quorum: &Quorum) -> Value {
    let signed: Vec<String> = quorum.signed.iter().map(ToString::to_string).collect();
    json!({"signed_by": signed, "threshold": quorum.threshold})
}

/// Adds members to an object.
pub(super) fn put(value: &mut Value, members: impl IntoIterator<Item = (&'static str, Value)>) {
    if let Some(object) = value.as_object_mut() {
        object.extend(members.into_iter().map(|(name, member)| (name.to_owned(), member)));
    }
}

/// `trust 3: 1 of 2 signatures`; of a root by the keys of the root before, too.
pub(super) fn standing(folder: &Folder, draft: &Draft) -> String {
    let part = draft.part();
    let count = |quorum: &Quorum| format!("{} of {} signatures", quorum.signed.len(), quorum.threshold);
    let counts: Vec<String> = folder.quorums(draft).iter().map(count).collect();
    let counts = match counts.as_slice() {
        [old, new] => format!("{old} of the old keys, {new} of the new"),
        counts => counts.concat(),
    };
    format!("{} {}: {counts}", part.kind, part.sequence)
}

/// The parts of the next pack that lack signatures.
pub(super) fn waiting(folder: &Folder) -> Vec<&Draft> {
    folder.current().filter(|draft| !folder.is_ready(draft)).collect()
}

/// Prints what waits, and what to do about it.
pub(super) fn tell_waiting(folder: &Folder) {
    let waiting = waiting(folder);
    for draft in &waiting {
        let part = draft.part();
        output::line(format_args!(
            "  {}  {}",
            standing(folder, draft),
            output::styled(output::QUIET, folder.file(part.kind, part.sequence).display())
        ));
    }
    if !waiting.is_empty() {
        output::line(format_args!(
            "`carnet pack sign {0} --key FILE` signs them; on another machine, sign copies of these files and bring them \
             back with `carnet pack merge-signatures COPY {0}`.",
            folder.path.display()
        ));
    }
}

/// Kinds as words in a sentence.
pub(super) fn names(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    names.join(", ")
}
