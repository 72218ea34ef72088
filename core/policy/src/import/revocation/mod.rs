//! Publications of revocations.
//!
//! | publication | ids | speaks of |
//! |---|---|---|
//! | batches of the EU's gateway: `{"country", "expires", "kid", "hashType", "entries": [{"hash"}]}`, one or an array of them | the EU's three hash kinds | the passes of the key, or of the country where the key is not known |
//! | Switzerland's list: `{"revokedCerts": [UCI]}` | UCI | the passes of the country that each UCI names |
//! | Italy's list, a whole edition: `{"revokedUcvi": [SHA-256 of the UCI in Base64]}` | UCI | Italy's passes |
//! | a SMART Health Card issuer's list: `{"kid", "method": "rid", "ctr", "rids": [rid or rid.time]}` | `rid` | the passes of the key, and of the issuer where it is handed in |
//! | Token Status Lists as JWT or CWT (draft-ietf-oauth-status-list) | URI and index | the passes that name the list |
//!
//! Of a token the signature is checked with keys that are handed in; the others bear none, and are as good as the way they
//! came. What was checked stands in the note that the content has on each publication.

mod hashes;
mod shc;
mod status;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use credential::{Country, VerifyingKey};
use jiff::Timestamp;
use serde_json::Value;

use crate::limits;
use crate::packs::content::Note;
use crate::revocation::{Entry, IdKind, RevocationContent, RevocationError, RevocationSet, Scope};
use crate::trust::{self, Proof, SkipReason, Skipped, TrustError};

/// What is known of a publication besides its bytes.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// When it was got: what does not say when it was made counts as made then.
    pub got: Timestamp,
    /// The issuer's URL, for a SMART Health Card issuer's list, which does not name it.
    pub issuer: Option<&'a str>,
    /// The country, for a national list that does not name it.
    pub country: Option<Country>,
    /// The issuer's keys, one of which has to have signed a token; none: its signature is not checked.
    pub keys: &'a [VerifyingKey],
}

impl About<'_> {
    /// Nothing but when it was got.
    pub fn got(got: Timestamp) -> Self {
        Self {
            got,
            issuer: None,
            country: None,
            keys: &[],
        }
    }
}

/// What became of a publication.
pub struct Imported {
    /// For a pack.
    pub content: RevocationContent,
    /// Files to be published beside the pack: the exact buckets of its filters.
    pub buckets: Vec<Vec<u8>>,
    /// Entries that were passed over.
    pub skipped: Vec<Skipped>,
    /// Whether its issuer's own signature was looked at; the content's note says it too.
    pub proof: Proof,
}

/// Why a publication gives nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// None of the publications that are read.
    #[error(
        "not a publication of revocations: EU batches, national lists, SMART Health Card lists and status lists are read"
    )]
    Unknown,
    /// More bytes than [`limits::REVOCATION_FILE`].
    #[error("the file is larger than any publication of revocations")]
    TooLarge,
    /// A list whose ids are made in a way that is not read.
    #[error("the list names passes by a method that is not read (only \"rid\" is)")]
    Method,
    /// The changes since an edition, without the edition.
    #[error("this holds only the changes since an earlier edition: hand in the whole list")]
    Delta,
    /// A token that the key handed in did not sign, or an algorithm that it cannot make.
    #[error("the signature of this status list does not fit the issuer's key that was handed in: do not use it")]
    Signature,
    /// A token of another type, or one without what its type has to have.
    #[error("this token is no status list, or a broken one: get it again")]
    Token,
    /// What came of it is more than a pack may hold, or broken.
    #[error(transparent)]
    Revocation(#[from] RevocationError),
}

/// Makes the content of a pack of one publication, named `source` to people. What it is follows from its bytes.
///
/// # Errors
/// When it is none that is read. Nothing is taken of a token whose signature does not fit.
pub fn import(source: &Arc<str>, bytes: &[u8], about: &About<'_>) -> Result<Imported, ImportError> {
    if bytes.len() > limits::REVOCATION_FILE {
        return Err(ImportError::TooLarge);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    match text.first() {
        Some(b'{' | b'[') => {
            let document: Value = serde_json::from_slice(text).map_err(|_| ImportError::Unknown)?;
            let mut draft = Draft::new(source);
            if document.get("rids").is_some() {
                shc::read(&document, about, &mut draft)?;
            } else {
                hashes::read(&document, about, &mut draft)?;
            }
            draft.finish(about.got)
        }
        Some(b'e') => status::jwt(source, text, about),
        Some(_) => status::cwt(source, bytes, about),
        None => Err(ImportError::Unknown),
    }
}

/// The keys in one file, for [`About::keys`]: any file with keys that [`Trust::add`](crate::Trust::add) reads, a `PUBLIC KEY`
/// too.
///
/// # Errors
/// As [`Trust::add`](crate::Trust::add); [`TrustError::NotTrust`] where there is no key in it.
pub fn issuer_keys(bytes: &[u8]) -> Result<Vec<VerifyingKey>, TrustError> {
    let read = trust::read(&"".into(), bytes, &[], limits::TRUST_FILE)?;
    let mut keys = read.publishers;
    keys.extend(read.keys.into_iter().map(|key| key.key));
    if keys.is_empty() {
        Err(TrustError::NotTrust)
    } else {
        Ok(keys)
    }
}

/// Ids on their way into sets.
struct Draft<'s> {
    source: &'s Arc<str>,
    entries: BTreeMap<(Scope, IdKind), Vec<Entry>>,
    counter: Option<u64>,
    skipped: Vec<Skipped>,
}

impl<'s> Draft<'s> {
    fn new(source: &'s Arc<str>) -> Self {
        Self {
            source,
            entries: BTreeMap::new(),
            counter: None,
            skipped: Vec::new(),
        }
    }

    /// Files an entry. A list without entries speaks of its scope too: nobody is on it.
    fn add(&mut self, scope: Scope, kind: IdKind, entries: impl IntoIterator<Item = Entry>) {
        self.entries.entry((scope, kind)).or_default().extend(entries);
    }

    /// Lists what is passed over: its place in the publication, never its text.
    fn skip(&mut self, entry: String, reason: SkipReason) {
        self.skipped.push(Skipped {
            source: Arc::clone(self.source),
            entry,
            reason,
        });
    }

    fn finish(self, made: Timestamp) -> Result<Imported, ImportError> {
        let taken = self.entries.values().map(Vec::len).fold(0, usize::saturating_add);
        let note = note(self.source, made, Proof::None, taken, self.skipped.len());
        let mut content = RevocationContent {
            notes: vec![note],
            ..RevocationContent::default()
        };
        let mut buckets = Vec::new();
        for ((scope, kind), entries) in self.entries {
            let (mut set, files) = RevocationSet::of(vec![scope], kind, entries, made)?;
            set.counter = self.counter;
            content.sets.push(set);
            buckets.extend(files);
        }
        if content.sets.len() > limits::REVOCATION_SETS {
            return Err(RevocationError::TooLarge.into());
        }
        Ok(Imported {
            content,
            buckets,
            skipped: self.skipped,
            proof: Proof::None,
        })
    }
}

fn note(source: &Arc<str>, made: Timestamp, proof: Proof, taken: usize, skipped: usize) -> Note {
    let count = |count| u64::try_from(count).unwrap_or(u64::MAX);
    Note {
        source: source.to_string(),
        date: Some(made),
        proof,
        taken: count(taken),
        skipped: count(skipped),
    }
}
