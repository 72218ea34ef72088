//! Who is trusted to sign passes, read from what publishers issue today.
//!
//! [`Trust::add`] takes one file at a time, in any order, and finds out what it is:
//!
//! | file | keys | bound to |
//! |---|---|---|
//! | certificates in PEM, any number; one in DER (RFC 5280, RFC 7468) | one each; an authority's (CSCA) also vouches for signers whose certificates come with their passes | the subject's country, extended key usages |
//! | revocation lists in PEM or DER (RFC 5280 section 5) | none: certificates their authority took back | |
//! | `PUBLIC KEY` in PEM or DER | none: it is a publisher's, and opens signed lists | |
//! | Germany's signed signer list | one an entry | EU DCC, the entry's country, extended key usages |
//! | the EU gateway's trust list | one an entry | as in Germany's list, of which this is the origin |
//! | DID document, as WHO's network publishes | one a verification method | domain, participant and usage in the method's id |
//! | bucket of a revocation list | none: it settles what a filter in a revocation pack leaves open | the list that names its root |
//! | a publisher's signed pack (core/policy/PACKS.md) | one an entry | what its entry says |
//! | JWK set or single JWK (RFC 7517) | one each | what a certificate beside the key says; where the id is the thumbprint of a P-256 key, SMART Health Cards, and the issuer that a certificate of the set names |
//! | snapshot of a directory of SMART Health Card issuers | one each | SMART Health Cards, the issuer it stands under |
//! | ICAO's master lists (CMS), in DER or PEM | none: authorities over seals | |
//! | ICAO's public key directory (LDIF) | one each that signs seals; authorities, revocation lists and master lists as above | seals, the state, document types |
//!
//! One bad entry is passed over and listed with its reason ([`Trust::skipped`]); it never spoils the file.

mod authority;
mod certificates;
mod did;
mod directory;
mod dsc_list;
mod error;
mod gateway;
mod jwk;
mod jwks;
mod key;
mod kinds;
mod ldif;
mod master_list;
mod proof;
mod publishers;
mod restrictions;
mod shelf;
mod sniff;
mod voice;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use credential::{ChainCertificate, KeyId, RevocationList, VerifyingKey};
use jiff::Timestamp;

pub(crate) use authority::{Authority, Chain, NoChain};
pub use credential::Country;
pub use error::{SkipReason, TrustError};
pub use key::{Domain, KeyState, TrustedKey, Usage};
pub use kinds::KindSet;
pub use proof::Proof;
pub(crate) use publishers::pinned;
pub use voice::{Opinion, Recognition, Voice};

use crate::limits;
use crate::packs::content::agreements::Agreement;
use crate::packs::content::trust::TrustContent;
use crate::packs::{Dates, Pack};
use crate::revocation::{Bucket, RevocationContent, RevocationError, Revocations};
use authority::{Authorities, Found};
use restrictions::Restrictions;
use shelf::Shelf;
use sniff::Content;

/// Keys by id, and what was passed over on the way to them.
#[derive(Default)]
pub struct Trust {
    keys: Vec<TrustedKey>,
    by_id: HashMap<KeyId, Vec<usize>>,
    /// Every place of a public key: what others say of it is found whatever id they know it by.
    by_public: HashMap<VerifyingKey, Vec<usize>>,
    /// Publishers' keys.
    shelves: Vec<Shelf>,
    agreements: Vec<(Agreement, Arc<Voice>)>,
    issuer_urls: HashSet<String>,
    skipped: Vec<Skipped>,
    publishers: Vec<VerifyingKey>,
    waiting: Vec<Waiting>,
    restrictions: Restrictions,
    authorities: Authorities,
    revocations: Revocations,
}

/// What one file brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use]
pub struct Added {
    /// Keys that were not known before; of a publisher's pack its entries, which are read when they are asked for.
    pub keys: usize,
    /// Keys of which the same was known already.
    pub known: usize,
    /// Authorities over signers whose certificates come with their passes.
    pub authorities: usize,
    /// Publishers' keys.
    pub publishers: usize,
    /// Revocation lists.
    pub revocation_lists: usize,
    /// Buckets of revocation lists that packs name.
    pub buckets: usize,
    /// Entries passed over; see [`Trust::skipped`].
    pub skipped: usize,
    /// Whether the file is a signed list that waits for its publisher's key, or a bucket that waits for its list; see
    /// [`Trust::refused`].
    pub waits: bool,
}

/// An entry that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file.
    pub source: Arc<str>,
    /// The entry: its number in the file, from 1, and its key id where it names one.
    pub entry: String,
    /// Why.
    pub reason: SkipReason,
}

/// A file that gives no keys as long as nothing else is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub source: Arc<str>,
    /// Why.
    pub reason: TrustError,
}

impl Trust {
    /// Trusts no signer yet; knows the publishers of signed lists whose keys come with Carnet.
    pub fn new() -> Self {
        Self {
            publishers: publishers::pinned(),
            ..Self::default()
        }
    }

    /// Takes the keys of one file, named `source` to people. The order of files does not matter: a signed list whose
    /// publisher is not known yet waits until the key arrives, and a bucket until the revocation list that names it does
    /// ([`Trust::refused`] tells what still waits).
    ///
    /// # Errors
    /// [`TrustError::NotTrust`] for a file that is none of the formats, which may be passed over; the others name a
    /// file that should have given keys and does not. A file that gives an error changes nothing.
    pub fn add(&mut self, source: &str, bytes: &[u8]) -> Result<Added, TrustError> {
        let source: Arc<str> = source.into();
        if Bucket::is_bucket(bytes) {
            let is_named = self.revocations.add_bucket(&source, bytes)?;
            return Ok(Added {
                buckets: 1,
                waits: !is_named,
                ..Added::default()
            });
        }
        if Pack::is_pack(bytes) {
            // Nothing else is known of its publisher; whoever hands it in vouches for it. Its dates are judged with a pass.
            let accepted = Pack::read(bytes).and_then(|pack| pack.prove());
            return self.add_pack(&accepted.map_err(TrustError::Pack)?);
        }
        let import = match read(&source, bytes, &self.publishers, limits::LDIF_FILE) {
            Err(TrustError::ListSignature) => return self.wait(source, bytes),
            import => import?,
        };
        let mut added = self.take(import)?;
        if added.publishers > 0 {
            self.retry(&mut added);
        }
        Ok(added)
    }

    /// Takes what a publisher says was taken back, in the place of what the same publisher said before. Several publishers
    /// may speak: all are asked about every pass, and what weighs most counts.
    ///
    /// The buckets that hits of a filter are looked up in are handed to [`Trust::add`], before or after, as far as they are at
    /// hand.
    ///
    /// # Errors
    /// [`RevocationError::TooLarge`] past the limits on publishers and bytes; nothing changes then.
    pub fn add_revocations(
        &mut self,
        source: &Arc<str>,
        dates: Dates,
        content: RevocationContent,
    ) -> Result<(), RevocationError> {
        self.revocations.add(source, None, dates, content)
    }

    /// What publishers say was taken back.
    pub(crate) fn revocations(&self) -> &Revocations {
        &self.revocations
    }

    /// Takes what a verified pack carries; `source` is its publisher's name, `skipped` what was passed over when it was
    /// read.
    ///
    /// # Errors
    /// [`TrustError::TooManyKeys`]; then nothing is changed.
    pub fn add_content(
        &mut self,
        source: &Arc<str>,
        content: TrustContent,
        skipped: Vec<Skipped>,
    ) -> Result<Added, TrustError> {
        let import = Import::of_content(source, content, skipped);
        self.take(import)
    }

    /// The keys that passes name by this id; there may be several.
    pub fn keys<'t>(&'t self, id: &KeyId) -> impl Iterator<Item = &'t TrustedKey> + use<'t> {
        let id = *id;
        let in_files = self.by_id.get(&id).into_iter().flatten();
        let in_packs = self.shelves.iter();
        in_files
            .filter_map(|&at| self.keys.get(at))
            .chain(in_packs.flat_map(move |shelf| shelf.named(id, &self.restrictions)))
    }

    /// What every file and publisher says of a public key, whatever ids they know it by.
    pub(crate) fn known_as<'t>(&'t self, key: &'t VerifyingKey) -> impl Iterator<Item = &'t TrustedKey> {
        let in_files = self.by_public.get(key).into_iter().flatten();
        let in_packs = self.shelves.iter();
        in_files
            .filter_map(|&at| self.keys.get(at))
            .chain(in_packs.flat_map(|shelf| shelf.of_public(key, &self.restrictions)))
    }

    /// The keys that may have signed a pass of a state that names none: those of the pass's family or of no family, and of
    /// the state or of none; of any state where it is not known which. Those that sign no passes are left out: they are an
    /// authority's, over signers. First come those that their sources bind to the family, then to the state; then those of
    /// which nothing is known, since whoever hands in a certificate may have meant it for its state's other passes.
    pub fn keys_of_state(&self, domain: &Domain, state: Option<Country>) -> Vec<&TrustedKey> {
        let mut keys: Vec<&TrustedKey> = self
            .iter()
            .filter(|key| key.usage == Usage::Dsc && !key.only_issues)
            .filter(|key| key.domain.as_ref().is_none_or(|of| of == domain))
            .filter(|key| state.is_none() || key.country.is_none() || key.country == state)
            .collect();
        keys.sort_by_key(|key| (key.domain.is_none(), !key.is_bound_to(domain, state), !key.is_bare()));
        keys
    }

    /// The chain from a trusted authority to a signer whose certificate came with a pass; or the certificate itself, where
    /// it was handed in.
    pub(crate) fn chain(&self, signer: &ChainCertificate) -> Found {
        let certificate = signer.certificate();
        self.authorities.chain(signer, &self.restrictions, || {
            let is_it = |key: &&TrustedKey| {
                key.key == *certificate.key()
                    && key.usage == Usage::Dsc
                    && matches!(key.domain, None | Some(Domain::VdsNc))
            };
            self.keys(&certificate.key_id()).find(is_it).cloned()
        })
    }

    /// The keys that an issuer of Carnet's own passes signs with, by the name that it calls itself.
    #[must_use]
    pub fn keys_of_issuer(&self, name: &str) -> Vec<&TrustedKey> {
        let is_its = |key: &&TrustedKey| {
            key.domain == Some(Domain::Native) && key.usage == Usage::Dsc && key.issuer_url.as_deref() == Some(name)
        };
        self.iter().filter(is_its).collect()
    }

    /// Whether the keys of this SMART Health Card issuer are known: another key is none of them.
    pub fn has_keys_of(&self, issuer_url: &str) -> bool {
        let in_packs = || {
            let mut shelves = self.shelves.iter();
            shelves.any(|shelf| shelf.has_keys_of(issuer_url, &self.restrictions))
        };
        self.issuer_urls.contains(issuer_url) || in_packs()
    }

    /// Every key: those of files in the order they came, then those of publishers, each of which is read for this.
    pub fn iter(&self) -> impl Iterator<Item = &TrustedKey> {
        let in_packs = self.shelves.iter();
        let in_packs = in_packs.flat_map(|shelf| shelf.all(&self.restrictions));
        self.keys.iter().chain(in_packs)
    }

    /// How many keys there are; each is read for this.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether nobody is trusted.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Entries that were passed over: those of files in the order they came, then keys of publishers, each of which is read
    /// for this.
    pub fn skipped(&self) -> Vec<Skipped> {
        let in_packs = self.shelves.iter();
        let in_packs = in_packs.flat_map(|shelf| shelf.skipped(&self.restrictions));
        self.skipped.iter().cloned().chain(in_packs).collect()
    }

    /// Signed lists that no publisher's key fits so far, and their like: buckets that no revocation list names. They are not
    /// used. To be asked after the last file.
    pub fn refused(&self) -> Vec<Refused> {
        let lists = self.waiting.iter().map(|list| Refused {
            source: Arc::clone(&list.source),
            reason: list.reason,
        });
        let buckets = self.revocations.waiting().map(|source| Refused {
            source: Arc::clone(source),
            reason: RevocationError::OtherRoot.into(),
        });
        lists.chain(buckets).collect()
    }

    /// Retires the keys of this id or calls them compromised: every key with the same public key as one of them, under
    /// whatever id, those that come later and those that come with a pass included. A state is never made milder.
    ///
    /// As long as no key has come with the id, its public key is not known, and only what has that very id is restricted;
    /// [`restrict_key`](Self::restrict_key) needs no id.
    pub fn restrict(&mut self, id: KeyId, state: KeyState) {
        self.restrictions.restrict_id(id, state);
        let named: Vec<VerifyingKey> = self.keys(&id).map(|key| key.key.clone()).collect();
        let named = named.into_iter().chain(self.authorities.signers_seen(&id));
        for key in named.collect::<HashSet<_>>() {
            self.restrict_key(&key, state);
        }
        self.authorities.forget();
    }

    /// The same of a public key, under whatever id and in whatever certificate it comes.
    pub fn restrict_key(&mut self, key: &VerifyingKey, state: KeyState) {
        let state = self.restrictions.restrict_key(key, state);
        for known in self.keys.iter_mut().filter(|known| known.key == *key) {
            known.state = known.state.stricter(state);
        }
        self.shelves.iter_mut().for_each(Shelf::forget);
        self.authorities.forget();
    }

    fn take(&mut self, import: Import) -> Result<Added, TrustError> {
        let entries = |shelves: &[Shelf]| shelves.iter().map(Shelf::entries).fold(0, usize::saturating_add);
        let shelved = entries(&self.shelves).saturating_add(entries(import.shelf.as_slice()));
        let total = self
            .keys
            .len()
            .saturating_add(import.keys.len())
            .saturating_add(shelved);
        let publishers = self.publishers.len().saturating_add(import.publishers.len());
        let lists = self.authorities.lists().saturating_add(import.lists.len());
        let authorities = self.authorities.len().saturating_add(import.authorities.len());
        if total.max(authorities) > limits::TRUST_KEYS
            || publishers > limits::PUBLISHERS
            || lists > limits::REVOCATION_LISTS
        {
            return Err(TrustError::TooManyKeys);
        }
        let mut added = Added {
            publishers: import.publishers.len(),
            authorities: import.authorities.len(),
            revocation_lists: import.lists.len(),
            skipped: import.skipped.len(),
            ..Added::default()
        };
        for candidate in import.keys {
            if self.insert(candidate) {
                added.keys = added.keys.saturating_add(1);
            } else {
                added.known = added.known.saturating_add(1);
            }
        }
        if let Some(shelf) = import.shelf {
            added.keys = added.keys.saturating_add(shelf.entries());
            self.shelves.push(shelf);
            // A key that comes with the id of a restricted one is that key, under whatever ids others know it.
            for (id, state) in self.restrictions.ids() {
                let named: Vec<VerifyingKey> = self.keys(&id).map(|key| key.key.clone()).collect();
                named.iter().for_each(|key| self.restrict_key(key, state));
            }
        }
        for publisher in import.publishers {
            if !self.publishers.contains(&publisher) {
                self.publishers.push(publisher);
            }
        }
        import
            .authorities
            .into_iter()
            .for_each(|one| self.authorities.insert(one.read));
        import
            .lists
            .into_iter()
            .for_each(|list| self.authorities.insert_list(list.read));
        // A signer that was handed in itself may have been asked for before.
        self.authorities.forget();
        self.skipped.extend(import.skipped);
        Ok(added)
    }

    fn insert(&mut self, mut key: TrustedKey) -> bool {
        let ids: Vec<KeyId> = key.ids().collect();
        // Also where the key is known: it may come with an id that it did not have.
        let state = self.restrictions.of(&key.key, &ids);
        if state != KeyState::Active {
            self.restrict_key(&key.key, state);
        }
        key.state = key.state.stricter(state);
        if self.keys(&key.key_id).any(|known| known.says_the_same_as(&key)) {
            return false;
        }
        let at = self.keys.len();
        for id in ids {
            let places = self.by_id.entry(id).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
        self.issuer_urls.extend(key.issuer_url.clone());
        self.by_public.entry(key.key.clone()).or_default().push(at);
        self.keys.push(key);
        true
    }

    fn wait(&mut self, source: Arc<str>, bytes: &[u8]) -> Result<Added, TrustError> {
        let held = self
            .waiting
            .iter()
            .fold(bytes.len(), |sum, list| sum.saturating_add(list.bytes.len()));
        if held > limits::TRUST_WAITING {
            return Err(TrustError::TooManyKeys);
        }
        self.waiting.push(Waiting {
            source,
            bytes: bytes.to_vec(),
            reason: TrustError::ListSignature,
        });
        Ok(Added {
            waits: true,
            ..Added::default()
        })
    }

    /// Tries the waiting lists again after a publisher's key has come. One that still does not open stays.
    fn retry(&mut self, added: &mut Added) {
        for list in std::mem::take(&mut self.waiting) {
            match self.add(&list.source, &list.bytes) {
                Ok(more) => {
                    added.keys = added.keys.saturating_add(more.keys);
                    added.known = added.known.saturating_add(more.known);
                    added.skipped = added.skipped.saturating_add(more.skipped);
                }
                Err(reason) => self.waiting.push(Waiting { reason, ..list }),
            }
        }
    }
}

/// A signed list that gives no keys yet.
struct Waiting {
    source: Arc<str>,
    bytes: Vec<u8>,
    reason: TrustError,
}

/// Reads one file, whatever it is. `ldif` is the most bytes that a public key directory may have.
///
/// # Errors
/// As [`Trust::add`]; [`TrustError::ListSignature`] for a signed list that none of `publishers` signed.
pub(crate) fn read(
    source: &Arc<str>,
    bytes: &[u8],
    publishers: &[VerifyingKey],
    ldif: usize,
) -> Result<Import, TrustError> {
    if bytes.len() > limits::TRUST_FILE {
        // Read line by line, so that it may be longer than what is read as a whole.
        return match sniff::ldif(bytes) {
            Some(text) if bytes.len() <= ldif => ldif::import(source, text),
            _ => Err(TrustError::TooLarge),
        };
    }
    match sniff::content(bytes)? {
        Content::Pem(text) => certificates::from_pem(source, text),
        Content::Der(der) => certificates::from_der(source, der),
        Content::MasterList(message) => master_list::import(source, message),
        Content::Ldif(text) => ldif::import(source, text),
        Content::Did(document) => did::import(source, &document),
        Content::Jwks(keys) => jwks::import(source, &keys),
        Content::Gateway(entries) => gateway::import(source, &entries),
        Content::Directory(document) => directory::import(source, &document),
        Content::SignedList(list) => list.import(source, publishers),
    }
}

/// What one file holds.
#[derive(Default)]
pub(crate) struct Import {
    pub(crate) keys: Vec<TrustedKey>,
    /// A publisher's keys.
    shelf: Option<Shelf>,
    pub(crate) publishers: Vec<VerifyingKey>,
    pub(crate) authorities: Vec<Der<Authority>>,
    pub(crate) lists: Vec<Der<RevocationList>>,
    pub(crate) skipped: Vec<Skipped>,
    /// When the publication was made, where it says so.
    pub(crate) made: Option<Timestamp>,
    /// What was checked of its own proof.
    pub(crate) proof: Proof,
}

/// What was read, and the bytes it was read from.
pub(crate) struct Der<T> {
    pub(crate) read: T,
    pub(crate) der: Vec<u8>,
}

impl Import {
    /// What the body of a trust pack carries. Authorities and revocation lists are read as from files.
    fn of_content(source: &Arc<str>, content: TrustContent, skipped: Vec<Skipped>) -> Self {
        let mut import = Self {
            keys: content.keys,
            skipped,
            ..Self::default()
        };
        for (index, der) in content.authorities.iter().enumerate() {
            match master_list::authority(der) {
                Ok(certificate) => import.authority(source, certificate, der),
                Err(reason) => import.skip(source, index.saturating_add(1), Some("authority"), reason),
            }
        }
        for (index, der) in content.lists.into_iter().enumerate() {
            import.revocation_list(source, index.saturating_add(1), Some("revocation list"), der);
        }
        import
    }

    fn skip(&mut self, source: &Arc<str>, number: usize, name: Option<&str>, reason: SkipReason) {
        self.skipped.push(Skipped {
            source: Arc::clone(source),
            entry: entry_name(number, name),
            reason,
        });
    }

    /// Files the outcome of one entry.
    fn file(&mut self, source: &Arc<str>, number: usize, name: Option<&str>, entry: Result<TrustedKey, SkipReason>) {
        match entry {
            Ok(key) => self.keys.push(key),
            Err(reason) => self.skip(source, number, name, reason),
        }
    }
}

/// What an entry that was passed over is called.
pub(crate) fn entry_name(number: usize, name: Option<&str>) -> String {
    match name {
        // What a file says is printed on terminals: no control characters.
        Some(name) => {
            let name: String = name
                .chars()
                .filter(|letter| !letter.is_control())
                .take(ENTRY_NAME)
                .collect();
            format!("{number} ({name})")
        }
        None => number.to_string(),
    }
}

/// Characters of a name shown for an entry that was passed over: a DID with its key id has about 70.
const ENTRY_NAME: usize = 120;

#[cfg(test)]
mod icao_tests;
#[cfg(test)]
mod tests;
