//! Publications, as a publisher takes them, made into the body of a content.

mod agreements;
mod lists;
mod verifiers;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use wallet::packs::Kind;
use wallet::packs::content;
use wallet::revocation::RevocationContent;

pub(super) use self::lists::{About, issuer_keys};

use super::error::PackFailure;
use crate::failure::Failure;
use crate::inputs;

/// How many entries of each sort a body has.
pub(super) type Entries = BTreeMap<&'static str, usize>;

/// The body of a content, and what became of the publications' entries.
pub(super) struct Publication {
    pub(super) body: Vec<u8>,
    pub(super) entries: Entries,
    pub(super) skipped: Vec<Skipped>,
    /// Exact buckets of large revocation lists: files to be published beside the pack.
    pub(super) buckets: Vec<Vec<u8>>,
}

/// An entry that was passed over.
#[derive(Serialize)]
pub(super) struct Skipped {
    /// The file.
    pub(super) source: String,
    /// The entry: its id, or its place.
    pub(super) entry: String,
    /// Why.
    pub(super) reason: String,
}

/// Reads the publications of one kind.
pub(super) fn read(kind: Kind, files: &[PathBuf], about: &About<'_>) -> Result<Publication, Failure> {
    let mut read = Vec::new();
    for file in files {
        read.push((file.as_path(), inputs::read(file)?));
    }
    let (mut skipped, mut buckets) = (Vec::new(), Vec::new());
    let body = match kind {
        Kind::Agreements => content::agreements::encode(&all(&read, &mut skipped, agreements::entry)?),
        Kind::Verifiers => verifiers::body(all(&read, &mut skipped, verifiers::entry)?),
        Kind::Trust => lists::trust(&read, about, &mut skipped)?,
        Kind::Rules => lists::rules(&read, about, &mut skipped)?,
        Kind::Revocation => lists::revocation(&read, about, &mut skipped, &mut buckets)?,
        // No content of its own: the command line does not offer them.
        other @ (Kind::Root | Kind::Index) => return Err(PackFailure::NoContent(other).into()),
    };
    let Some(entries) = count(kind, &body).filter(|entries| entries.values().any(|count| *count > 0)) else {
        let why = match skipped.first() {
            Some(first) => format!("no entry can be used; the first: {}", first.reason),
            None => "there are no entries in it".to_owned(),
        };
        return Err(refused(files.first().map_or(Path::new("-"), PathBuf::as_path), &why));
    };
    Ok(Publication {
        body,
        entries,
        skipped,
        buckets,
    })
}

/// The entries of a body; `None` for one that cannot be read.
pub(super) fn count(kind: Kind, body: &[u8]) -> Option<Entries> {
    let one = |name, count| Some(BTreeMap::from([(name, count)]));
    let source: Arc<str> = "".into();
    match kind {
        Kind::Agreements => one("agreements", content::agreements::decode(body).ok()?.len()),
        Kind::Verifiers => {
            let content = content::verifiers::decode(body).ok()?;
            Some(BTreeMap::from([
                ("verifiers", content.verifiers.len()),
                ("purposes", content.purposes.len()),
            ]))
        }
        Kind::Trust => {
            let (content, _) = content::trust::TrustContent::decode(body, &source).ok()?;
            Some(BTreeMap::from([
                ("keys", content.keys.len()),
                ("authorities", content.authorities.len()),
                ("revocation_lists", content.lists.len()),
            ]))
        }
        Kind::Rules => {
            let (content, _) = content::rules::RulesContent::decode(body, &source).ok()?;
            Some(BTreeMap::from([
                ("rules", content.rules().len()),
                ("value_sets", content.value_sets().len()),
                ("requirements", content.requirements().len()),
            ]))
        }
        Kind::Revocation => {
            let (content, _) = RevocationContent::decode(body, &source).ok()?;
            Some(BTreeMap::from([
                ("sets", content.sets.len()),
                ("status_lists", content.lists.len()),
            ]))
        }
        Kind::Root | Kind::Index => None,
    }
}

/// What a body says of the publications that it was made from: nothing where its kind has none, or it cannot be read.
pub(super) fn notes(kind: Kind, body: &[u8]) -> Vec<content::Note> {
    let source: Arc<str> = "".into();
    let notes = match kind {
        Kind::Trust => content::trust::TrustContent::decode(body, &source).map(|(content, _)| content.notes),
        Kind::Rules => content::rules::RulesContent::decode(body, &source).map(|(content, _)| content.notes),
        Kind::Revocation => {
            return RevocationContent::decode(body, &source).map_or_else(|_| Vec::new(), |(content, _)| content.notes);
        }
        _ => return Vec::new(),
    };
    notes.unwrap_or_default()
}

/// Every entry of JSON arrays; one that cannot be used is passed over and listed.
fn all<T>(
    files: &[(&Path, Vec<u8>)],
    skipped: &mut Vec<Skipped>,
    entry: fn(&Value) -> Result<T, String>,
) -> Result<Vec<T>, Failure> {
    let mut taken = Vec::new();
    for (path, bytes) in files {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| refused(path, &format!("this is no JSON ({error})")))?;
        let Some(list) = value.as_array() else {
            return Err(refused(
                path,
                "this is no list; JSON.md shows what a publication looks like",
            ));
        };
        for (number, value) in (1_usize..).zip(list) {
            match entry(value) {
                Ok(one) => taken.push(one),
                Err(reason) => skipped.push(Skipped {
                    source: path.display().to_string(),
                    entry: format!("entry {number}"),
                    reason,
                }),
            }
        }
    }
    Ok(taken)
}

fn refused(path: &Path, why: &str) -> Failure {
    PackFailure::Publication {
        path: path.to_owned(),
        why: why.to_owned(),
    }
    .into()
}

/// A member that has to be there, as text.
fn text<'v>(entry: &'v Value, name: &str) -> Result<&'v str, String> {
    optional(entry, name)?.ok_or_else(|| format!("{name} is missing"))
}

/// A member that may be missing or null.
fn optional<'v>(entry: &'v Value, name: &str) -> Result<Option<&'v str>, String> {
    match entry.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name} is no text")),
    }
}

/// A list of texts, each of which has a meaning.
fn list<T>(entry: &Value, name: &str, meaning: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    let texts = entry.get(name).and_then(Value::as_array);
    let texts = texts.filter(|texts| !texts.is_empty());
    let texts = texts.ok_or_else(|| format!("{name} is no list, or an empty one"))?;
    let one = |value: &Value| {
        let known = value.as_str().and_then(&meaning);
        known.ok_or_else(|| format!("{name} has {value}, which is none of those known"))
    };
    texts.iter().map(one).collect()
}

/// Members that have no meaning are a slip of the pen, not a wish to be passed over.
fn only(entry: &Value, names: &[&str]) -> Result<(), String> {
    let object = entry.as_object().ok_or("it is no object")?;
    let unknown = object.keys().find(|name| !names.contains(&name.as_str()));
    unknown.map_or(Ok(()), |name| Err(format!("{name} is no member of it")))
}
