//! Which keys may have signed a pass, and what it says when none of them did.

use credential::{Format, Pass, Unverified};

use crate::limits;
use crate::trust::{Country, Domain, Trust, TrustedKey};

/// The keys that may have signed a pass.
pub(super) struct Candidates<'t> {
    pub(super) keys: Vec<&'t TrustedKey>,
    /// The signer is among them, so that a signature that fits none was altered or forged. Else it may be another's.
    pub(super) conclusive: bool,
}

impl<'t> Candidates<'t> {
    /// Those with the id that the pass names; where its format names none, those that such a pass may be signed with.
    /// `None` where the pass should name a key and does not.
    pub(super) fn of(unverified: &Unverified<Pass>, trust: &'t Trust) -> Option<Self> {
        if let Some(key_id) = unverified.key_id() {
            let keys = trust.keys(key_id).collect();
            return Some(Self { keys, conclusive: true });
        }
        match unverified.claimed().format() {
            Format::IsraelGreenPass => {
                let state = Some(Country::ISRAEL);
                Some(Self::keyless(unverified, trust, &Domain::IsraelGreenPass, state))
            }
            // It names its key as its issuer calls it at home (`did:india`), and no list knows that name.
            Format::Divoc => Some(Self::keyless(unverified, trust, &Domain::Divoc, None)),
            _ => None,
        }
    }

    /// Of a pass that names no key, those that could have made such a signature, the first
    /// [`limits::KEYLESS_TRIES`] of them.
    ///
    /// Every one of them may make the pass valid: whoever handed it in vouches for it. That none fits says that the pass is
    /// forged only where the signer has to be among them:
    /// - a source binds one of them to the family of passes, or to the one state that issues them; or
    /// - there is one key alone, and nothing is known of it, not even a certificate: it was handed in for this, as there is
    ///   nothing else that it could be for.
    ///
    /// Certificates of other states and other uses are at every desk, and a pass of a signer that is not known there fits
    /// none of them, as it would not if it were forged: then, and where there are more keys than are tried, nobody can tell.
    fn keyless(unverified: &Unverified<Pass>, trust: &'t Trust, family: &Domain, state: Option<Country>) -> Self {
        let mut keys = trust.keys_of_state(family, state);
        keys.retain(|key| unverified.could_be_by(&key.key));
        let all = keys.len() <= limits::KEYLESS_TRIES;
        keys.truncate(limits::KEYLESS_TRIES);
        let is_bound = keys.first().is_some_and(|key| key.is_bound_to(family, state));
        let is_meant = matches!(keys.as_slice(), [key, others @ ..]
            if others.iter().chain([key]).all(|other| other.is_bare() && other.key == key.key));
        let conclusive = all && (is_bound || is_meant);
        Self { keys, conclusive }
    }
}
