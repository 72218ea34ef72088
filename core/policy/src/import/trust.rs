//! Keys, authorities and revocation lists from every publication that [`Trust`](crate::Trust) reads.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use credential::{KeyId, VerifyingKey};

use super::Publication;
use crate::limits;
use crate::packs::content::Note;
use crate::packs::content::trust::{TrustContent, fits};
use crate::trust::{self, Import, SkipReason, Skipped, TrustError};

/// Publications on their way into the body of a trust pack.
pub struct TrustImport {
    publishers: Vec<VerifyingKey>,
    content: TrustContent,
    by_id: HashMap<KeyId, Vec<usize>>,
    certificates: HashSet<Vec<u8>>,
    skipped: Vec<Skipped>,
}

impl Default for TrustImport {
    fn default() -> Self {
        Self::new()
    }
}

impl TrustImport {
    /// With nothing in it; knows the publishers of signed lists whose keys come with Carnet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            publishers: trust::pinned(),
            content: TrustContent::default(),
            by_id: HashMap::new(),
            certificates: HashSet::new(),
            skipped: Vec::new(),
        }
    }

    /// Takes one publication: any that [`Trust::add`](crate::Trust::add) reads, and ICAO's public key directory up to
    /// [`LDIF_IMPORT`](limits::LDIF_IMPORT). The public key of a list's publisher comes before the list. What was taken
    /// before is not taken twice.
    ///
    /// # Errors
    /// As [`Trust::add`](crate::Trust::add), and [`TrustError::ListSignature`] for a list that no known publisher signed.
    /// A publication that gives an error changes nothing.
    pub fn add(&mut self, publication: &Publication<'_>) -> Result<(), TrustError> {
        let source: Arc<str> = publication.source.into();
        let mut import = trust::read(&source, publication.bytes, &self.publishers, limits::LDIF_IMPORT)?;
        let taken = import.authorities.len().saturating_add(import.lists.len());
        // States' master lists hold much the same certificates.
        let mut seen = HashSet::new();
        let mut is_new = |der: &[u8]| !self.certificates.contains(der) && seen.insert(der.to_vec());
        import.authorities.retain(|one| is_new(&one.der));
        import.lists.retain(|one| is_new(&one.der));
        let keys = self.content.keys.len().saturating_add(import.keys.len());
        let authorities = self.content.authorities.len().saturating_add(import.authorities.len());
        let lists = self.content.lists.len().saturating_add(import.lists.len());
        let publishers = self.publishers.len().saturating_add(import.publishers.len());
        if keys > limits::TRUST_KEYS
            || authorities > limits::TRUST_ENTRIES
            || lists > limits::REVOCATION_LISTS
            || publishers > limits::PUBLISHERS
            || self.content.notes.len() >= limits::PACK_NOTES
        {
            return Err(TrustError::TooManyKeys);
        }
        self.take(publication, &source, import, taken);
        Ok(())
    }

    /// What came together, and what was passed over on the way.
    #[must_use]
    pub fn finish(self) -> (TrustContent, Vec<Skipped>) {
        (self.content, self.skipped)
    }

    /// `taken` counts what the publication holds besides keys.
    fn take(&mut self, publication: &Publication<'_>, source: &Arc<str>, import: Import, mut taken: usize) {
        let skipped = self.skipped.len();
        self.skipped.extend(import.skipped);
        for key in import.keys {
            if !fits(&key) {
                self.skipped.push(Skipped {
                    source: Arc::clone(source),
                    entry: key.key_id.to_string(),
                    reason: SkipReason::TextTooLong,
                });
                continue;
            }
            taken = taken.saturating_add(1);
            let places = self.by_id.entry(key.key_id).or_default();
            let mut known = places.iter().filter_map(|at| self.content.keys.get(*at));
            if !known.any(|known| known.says_the_same_as(&key)) {
                places.push(self.content.keys.len());
                self.content.keys.push(key);
            }
        }
        let known = import.authorities.iter().map(|one| &one.der);
        self.certificates
            .extend(known.chain(import.lists.iter().map(|one| &one.der)).cloned());
        let authorities = import.authorities.into_iter().map(|one| one.der);
        self.content.authorities.extend(authorities);
        self.content.lists.extend(import.lists.into_iter().map(|one| one.der));
        // A publisher's key opens a list, and is nothing that a pack carries.
        let publishers_alone = taken == 0 && !import.publishers.is_empty();
        self.publishers.extend(import.publishers);
        if !publishers_alone {
            self.content.notes.push(Note {
                source: publication.source.to_owned(),
                date: import.made.or(publication.fetched),
                proof: import.proof,
                taken: taken as u64,
                skipped: self.skipped.len().saturating_sub(skipped) as u64,
            });
        }
    }
}

#[cfg(test)]
mod tests;
