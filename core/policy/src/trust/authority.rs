//! Authorities over signers whose certificates come with their passes: country signing authorities (CSCA) and their
//! revocation lists (ICAO Doc 9303-12), and the chains from them to signers.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use credential::{Certificate, ChainCertificate, ChainError, KeyId, RevocationList, VerifyingKey};
use jiff::Timestamp;

use super::restrictions::Restrictions;
use super::{Country, Domain, KindSet, TrustedKey, Usage, Voice};
use crate::limits;
use crate::packs::PublisherId;

/// Signs seals (technical report VDS-NC, section 4; ICAO Doc 9303-12 section 7.1.1.3).
const SEAL_SIGNER: &str = "2.23.136.1.1.14.2";
/// An authority over health proofs alone; one over travel documents too names no extended key usage.
const HEALTH_AUTHORITY: &str = "2.23.136.1.1.14.1";

/// Authorities, their lists, and the chains that were looked at.
#[derive(Default)]
pub(super) struct Authorities {
    certificates: Vec<Authority>,
    /// The digests of these certificates, and the publisher that brought each.
    known: HashSet<([u8; 32], Option<PublisherId>)>,
    lists: Vec<RevocationList>,
    /// By the digest of the signer's certificate: the second pass of a signer costs no look at its chain. Nothing in it
    /// depends on the time.
    chains: Mutex<HashMap<[u8; 32], Found>>,
}

/// An authority as it was handed in.
pub(crate) struct Authority {
    pub(crate) certificate: ChainCertificate,
    pub(crate) source: Arc<str>,
    /// The publisher whose pack it came in; `None` for a file that was handed in.
    pub(crate) voice: Option<Arc<Voice>>,
}

/// What is known of a signer's chain.
pub(crate) type Found = Result<Arc<Chain>, NoChain>;

/// A signer's certificate that a trusted authority issued: its key may be handed to
/// [`Unverified::verify`](credential::Unverified::verify).
pub(crate) struct Chain {
    /// The signer's key, bounded by its certificate and its authority's.
    pub(crate) key: TrustedKey,
    /// The last moment at which the signer made passes.
    pub(crate) used_until: Timestamp,
    /// The authority's newest revocation list.
    pub(crate) list: Option<List>,
}

/// What a revocation list says of a chain.
#[derive(Clone, Copy)]
pub(crate) struct List {
    pub(crate) made: Timestamp,
    pub(crate) next_due: Option<Timestamp>,
    /// Whether the signer or the authority itself is on it.
    pub(crate) revoked: bool,
}

/// Why there is no chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoChain {
    /// No trusted authority issued the certificate.
    UnknownAuthority,
    /// An authority of that name is trusted, and its signature is of a kind that is not checked here.
    Unsupported,
}

impl Authorities {
    /// Takes an authority, unless it is known. Nothing else than [`ChainCertificate::may_issue`] is looked at: whoever hands
    /// it in vouches for it, so that its own signature is not checked.
    pub(super) fn insert(&mut self, authority: Authority) {
        let publisher = authority.voice.as_ref().map(|voice| voice.publisher);
        if self.known.insert((*authority.certificate.digest(), publisher)) {
            self.certificates.push(authority);
        }
        self.forget();
    }

    /// Takes a list. Its signature is checked where it is used: its authority may come in a later file.
    pub(super) fn insert_list(&mut self, list: RevocationList) {
        self.lists.push(list);
        self.forget();
    }

    pub(super) fn len(&self) -> usize {
        self.certificates.len()
    }

    pub(super) fn lists(&self) -> usize {
        self.lists.len()
    }

    /// To be called when something that chains rest on has changed.
    pub(super) fn forget(&mut self) {
        self.chains.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The keys of signers whose certificates came with passes and have this id, as far as their chains are still known.
    pub(super) fn signers_seen(&mut self, id: &KeyId) -> Vec<VerifyingKey> {
        let chains = self.chains.get_mut().unwrap_or_else(PoisonError::into_inner);
        let found = chains.values().filter_map(|found| found.as_ref().ok());
        let keys = found.map(|chain| &chain.key).filter(|key| key.key_id == *id);
        keys.map(|key| key.key.clone()).collect()
    }

    /// The chain of a signer's certificate, looked at once.
    pub(super) fn chain(
        &self,
        signer: &ChainCertificate,
        restrictions: &Restrictions,
        direct: impl FnOnce() -> Option<TrustedKey>,
    ) -> Found {
        let chains = || self.chains.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = chains().get(signer.digest()) {
            return found.clone();
        }
        let found = self.find(signer, restrictions, direct).map(Arc::new);
        let mut chains = chains();
        if chains.len() >= limits::CHAINS {
            chains.clear();
        }
        chains.insert(*signer.digest(), found.clone());
        found
    }

    fn find(
        &self,
        signer: &ChainCertificate,
        restrictions: &Restrictions,
        direct: impl FnOnce() -> Option<TrustedKey>,
    ) -> Result<Chain, NoChain> {
        let named = self.certificates.iter().filter(|authority| {
            signer.names_as_issuer(&authority.certificate) && is_authority_over_seals(&authority.certificate)
        });
        let mut failure = NoChain::UnknownAuthority;
        let mut issuer: Option<&Authority> = None;
        for authority in named {
            match signer.verify_issued_by(&authority.certificate) {
                // Of several certificates of one authority the one that is valid longest, by whoever vouches for it longest.
                Ok(()) => {
                    issuer = issuer
                        .into_iter()
                        .chain([authority])
                        .max_by_key(|authority| ends(authority))
                }
                Err(ChainError::Unsupported) => failure = NoChain::Unsupported,
                Err(ChainError::Mismatch) => {}
            }
        }
        match issuer {
            Some(authority) => Ok(self.over(authority, signer, restrictions)),
            None => direct().map(|known| handed_in(&known, signer)).ok_or(failure),
        }
    }

    fn over(&self, authority: &Authority, signer: &ChainCertificate, restrictions: &Restrictions) -> Chain {
        let (own, above) = (signer.certificate(), authority.certificate.certificate());
        let mut key = key_of(signer, &authority.source);
        key.voice.clone_from(&authority.voice);
        key.valid_from = Some(own.not_before().max(above.not_before()));
        key.valid_until = Some(own.not_after().min(above.not_after()));
        // Signer and authority are of one state (ICAO Doc 9303-12 section 7.1.1): else the signer's is nobody's.
        if country(own) != country(above) {
            key = key.in_country(None, None);
        }
        // Whoever holds the authority's key makes signers at will.
        let state = |certificate: &Certificate| restrictions.of(certificate.key(), [&certificate.key_id()]);
        key.state = state(own).stricter(state(above));
        // An authority keeps its name when it changes its key, and revokes with the new one what it issued with the old
        // (RFC 5280 section 6.3.3): the newest list of each of its keys counts.
        let namesakes = self
            .certificates
            .iter()
            .filter(|other| other.certificate.has_name_of(&authority.certificate));
        let lists: Vec<&RevocationList> = namesakes
            .filter_map(|other| self.newest_list(&other.certificate))
            .collect();
        let revoked = lists
            .iter()
            .any(|list| list.lists(signer) || list.lists(&authority.certificate));
        let list = lists
            .into_iter()
            .max_by_key(|list| list.this_update())
            .map(|list| List {
                made: list.this_update(),
                next_due: list.next_update(),
                revoked,
            });
        Chain {
            used_until: used_until(signer),
            key,
            list,
        }
    }

    /// The newest list that this authority's key signed.
    fn newest_list(&self, authority: &ChainCertificate) -> Option<&RevocationList> {
        self.lists
            .iter()
            .filter(|list| list.names_as_issuer(authority) && list.verify_signed_by(authority).is_ok())
            .max_by_key(|list| list.this_update())
    }
}

/// The chain of a certificate that was itself handed in as a signer's.
fn handed_in(known: &TrustedKey, signer: &ChainCertificate) -> Chain {
    let mut key = key_of(signer, &known.source);
    key.voice.clone_from(&known.voice);
    // It may have been restricted by another of its ids.
    key.state = known.state;
    Chain {
        key,
        used_until: used_until(signer),
        list: None,
    }
}

fn ends(authority: &Authority) -> (Timestamp, Timestamp) {
    let vouched = authority.voice.as_ref().map(|voice| voice.dates.expires);
    (
        authority.certificate.certificate().not_after(),
        vouched.unwrap_or(Timestamp::MAX),
    )
}

/// The private key usage period where there is one, else the certificate's validity.
fn used_until(signer: &ChainCertificate) -> Timestamp {
    let end = signer.certificate().not_after();
    signer.used_until().map_or(end, |used| used.min(end))
}

fn is_authority_over_seals(certificate: &ChainCertificate) -> bool {
    let usages = certificate.certificate().extended_key_usages();
    !certificate.has_extended_key_usage() || usages.iter().any(|usage| usage == HEALTH_AUTHORITY)
}

/// The signer's key with what its certificate binds it to.
pub(super) fn key_of(signer: &ChainCertificate, source: &Arc<str>) -> TrustedKey {
    let certificate = signer.certificate();
    let usages = certificate.extended_key_usages();
    let signs_seals = usages.iter().any(|usage| usage == SEAL_SIGNER);
    let may_sign = signs_seals && signer.may_sign_documents() && !signer.has_unknown_critical();
    let mut key = TrustedKey::from_certificate(certificate, source);
    key.domain = Some(Domain::VdsNc);
    key.usage = if may_sign { Usage::Dsc } else { Usage::Other };
    key.kinds = signer
        .document_types()
        .map_or(KindSet::ALL, KindSet::from_document_types);
    let named = country(certificate);
    let known = named
        .as_deref()
        .and_then(|code| Country::from_alpha2(code).or_else(|| Country::from_icao(code)));
    key.in_country(known, named.as_deref())
}

/// The subject's country, else that of the authority that issued it.
fn country(certificate: &Certificate) -> Option<String> {
    certificate
        .subject_country()
        .or_else(|| certificate.issuer_country())
        .map(str::to_owned)
}
