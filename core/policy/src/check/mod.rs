//! The check of one pass: one word, why, and what to compare with the travel document (design, section 3).

mod candidates;
mod holder_check;
mod judge;
pub mod mrz;
mod reason;
mod sealed;
mod standing;
mod taken_back;
mod verdict;

use std::cmp::Reverse;
use std::sync::Arc;

use credential::{Format, KeyId, Pass, Refusal, RefusalClass, Unverified, Verified};
use jiff::Timestamp;

pub use holder_check::{Clash, Comparison, HolderCheck};
pub use reason::{Reason, Warning};
pub use standing::Standing;
pub use verdict::{Assurance, Revocation, Verdict};

use crate::Clock;
use crate::trust::{Opinion, Trust, TrustedKey, Voice};
use candidates::Candidates;
pub(crate) use judge::country_of;
use judge::{Judgement, TakenBack, entitled, judge, weigh};

/// Everything one check says. Holds pass content: no `Debug`.
pub struct Check {
    /// The one word.
    pub verdict: Verdict,
    /// Why it is not `valid`; `None` exactly when it is.
    pub reason: Option<Reason>,
    /// Who signed, as far as that is known.
    pub signer: Option<Signer>,
    /// When the pass was issued (CWT `iat`; `nbf` of a SMART Health Card).
    pub issued: Option<Timestamp>,
    /// Until when it counts by its own word (CWT `exp`). The signer's key may end it earlier.
    pub expires: Option<Timestamp>,
    /// Whether its issuer took it back.
    pub revocation: Revocation,
    /// The publisher whose list says so.
    pub revocation_source: Option<Arc<str>>,
    /// What the showing proves.
    pub assurance: Assurance,
    /// What to compare with the travel document.
    pub holder_check: Option<HolderCheck>,
    /// What is out of order without changing the verdict.
    pub warnings: Vec<Warning>,
    /// The pass; `None` where the text gave none.
    pub pass: Option<CheckedPass>,
    /// The verdict apart from the time of day, and the time in which it holds.
    pub standing: Standing,
    /// What each publisher and file says of the signer's key, where they differ; else empty.
    pub opinions: Vec<Opinion>,
}

/// Who signed a pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The key the pass names, or that fits where its format names none.
    pub key_id: KeyId,
    /// The trusted key, where the signature fits one; `None` where the pass only claims the id.
    pub key: Option<SignerKey>,
}

/// What is known of a signer whose signature fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerKey {
    /// Who holds the key, in words, or by the URL that its source binds it to.
    pub issuer: Option<String>,
    /// Its country (ISO 3166-1 alpha-2) or organisation.
    pub jurisdiction: Option<String>,
    /// The trust file the key came from, or the publisher.
    pub source: Arc<str>,
    /// The publisher whose pack names the key; `None` for a file that was handed in.
    pub voice: Option<Arc<Voice>>,
}

impl SignerKey {
    /// What the signer is called: in words, else by its country or organisation.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.issuer.clone().or_else(|| self.jurisdiction.clone())
    }
}

/// A pass as far as the check got with it.
pub enum CheckedPass {
    /// Its signature fits a trusted key. Whether it counts is the verdict's to say.
    Verified(Box<Verified<Pass>>),
    /// Its signature fits none: all it says is a claim.
    Claimed(Box<Unverified<Pass>>),
}

impl CheckedPass {
    /// What the pass says.
    pub fn pass(&self) -> &Pass {
        match self {
            Self::Verified(pass) => pass.pass(),
            Self::Claimed(pass) => pass.claimed(),
        }
    }

    /// The original text.
    pub fn text(&self) -> &str {
        match self {
            Self::Verified(pass) => pass.text(),
            Self::Claimed(pass) => pass.text(),
        }
    }
}

impl Check {
    /// The answer where there is no text to check: a picture without a code ([`Reason::NoCode`]), or a file that is
    /// damaged ([`Reason::DamagedFile`]).
    pub fn without_text(reason: Reason) -> Self {
        nothing(Verdict::Undecodable, reason)
    }

    /// Paths of the fields that a warning speaks of, where it speaks of some of several.
    pub fn fields_of(&self, warning: Warning) -> &[String] {
        let exchangeable = Warning::Format(credential::Warning::FieldsExchangeable);
        let pass = self.pass.as_ref().filter(|_| warning == exchangeable);
        pass.map(|checked| checked.pass().exchangeable()).unwrap_or_default()
    }

    /// The publisher whose pack names the signer's key.
    pub fn voice(&self) -> Option<&Voice> {
        self.signer.as_ref()?.key.as_ref()?.voice.as_deref()
    }

    /// The format of the pass.
    pub fn format(&self) -> Option<Format> {
        self.pass.as_ref().map(|checked| checked.pass().format())
    }
}

/// Checks what [`credential::parse`] made of a text.
///
/// Every key with the id that the pass names is tried (hcert specification, section 3.3.3): where several fit the
/// signature, the one that says most for the pass counts. Of a format without key ids every key is tried that could have
/// signed it, up to [`limits::KEYLESS_TRIES`](crate::limits::KEYLESS_TRIES); that none fits makes the pass `invalid` only
/// where its signer has to be among them, and else it is `unknown_signer`.
pub fn check(scanned: Result<Unverified<Pass>, Refusal>, trust: &Trust, clock: &Clock) -> Check {
    let unverified = match scanned {
        Ok(unverified) => unverified,
        Err(refusal) => return refused(refusal),
    };
    if unverified.certificate().is_some() {
        return sealed::check(unverified, trust, clock);
    }
    let named = unverified.key_id().copied();
    let doubtful = unverified.is_doubtful();
    let Some(Candidates { keys, conclusive }) = Candidates::of(&unverified, trust) else {
        return unproved(unverified, Verdict::UnknownSigner, Reason::NoKeyId);
    };
    let mut candidates: Vec<(&TrustedKey, Judgement)> = keys
        .into_iter()
        .map(|key| (key, judge(unverified.claimed(), key, trust, clock)))
        .collect();
    if candidates.is_empty() {
        let reason = if doubtful {
            Reason::UnsupportedProof
        } else {
            Reason::UnknownKey
        };
        return unproved(unverified, Verdict::UnknownSigner, reason);
    }
    // Best first, so that the first key that fits is the one that counts.
    candidates.sort_by_key(|(_, judgement)| (Reverse(judgement.verdict), judgement.warnings.len()));
    match unverified.verify(candidates.iter().map(|(key, _)| &key.key)) {
        Ok((verified, at)) => match candidates.into_iter().nth(at) {
            Some((key, judgement)) => {
                let key_id = named.unwrap_or(key.key_id);
                let told = taken_back::told(&verified, key, key_id, trust, clock);
                let judgement = match taken_back::consequence(&told) {
                    TakenBack {
                        objection: None,
                        ends: None,
                    } => judgement,
                    taken_back => {
                        let entitled = entitled(verified.pass(), key, trust);
                        weigh(verified.pass(), key, None, clock, entitled, &taken_back)
                    }
                };
                Check {
                    revocation: told.revocation,
                    revocation_source: told.source,
                    opinions: trust.differing_opinions(&key.key),
                    ..proved(verified, key, key_id, judgement)
                }
            }
            // Only a wrong index could bring this about; then nothing is proved.
            None => refused_key(CheckedPass::Verified(Box::new(verified)), named),
        },
        Err(not_verified) => {
            let (verdict, reason) = match not_verified.reason {
                _ if doubtful => (Verdict::UnknownSigner, Reason::UnsupportedProof),
                // It may be another's, whom nobody here knows.
                _ if !conclusive => (Verdict::UnknownSigner, Reason::UnknownKey),
                other => (Verdict::Invalid, other.into()),
            };
            unproved(*not_verified.unverified, verdict, reason)
        }
    }
}

/// The signature fits `key`.
fn proved(verified: Verified<Pass>, key: &TrustedKey, key_id: KeyId, judgement: Judgement) -> Check {
    let signer = SignerKey {
        issuer: key.issuer.clone().or_else(|| key.issuer_url.clone()),
        jurisdiction: key.jurisdiction.clone(),
        source: Arc::clone(&key.source),
        voice: key.voice.clone(),
    };
    let signer = Signer {
        key_id,
        key: Some(signer),
    };
    let pass = CheckedPass::Verified(Box::new(verified));
    Check {
        signer: Some(signer),
        standing: judgement.standing,
        ..about(pass, judgement.verdict, judgement.reason, judgement.warnings)
    }
}

/// No signature was found to fit.
fn unproved(unverified: Unverified<Pass>, verdict: Verdict, reason: Reason) -> Check {
    let signer = unverified.key_id().map(|&key_id| Signer { key_id, key: None });
    let pass = CheckedPass::Claimed(Box::new(unverified));
    Check {
        signer,
        ..about(pass, verdict, Some(reason), Vec::new())
    }
}

fn refused_key(pass: CheckedPass, key_id: Option<KeyId>) -> Check {
    let signer = key_id.map(|key_id| Signer { key_id, key: None });
    Check {
        signer,
        ..about(pass, Verdict::Invalid, Some(Reason::BadSignature), Vec::new())
    }
}

fn refused(refusal: Refusal) -> Check {
    let verdict = match refusal.class() {
        RefusalClass::Undecodable => Verdict::Undecodable,
        RefusalClass::Invalid => Verdict::Invalid,
        RefusalClass::Unknown => Verdict::Unknown,
    };
    nothing(verdict, Reason::Refused(refusal))
}

/// A check without a pass.
fn nothing(verdict: Verdict, reason: Reason) -> Check {
    Check {
        verdict,
        reason: Some(reason),
        signer: None,
        issued: None,
        expires: None,
        revocation: Revocation::NotAvailable,
        revocation_source: None,
        assurance: Assurance::Static,
        holder_check: None,
        warnings: Vec::new(),
        pass: None,
        standing: Standing::new(verdict, None, None),
        opinions: Vec::new(),
    }
}

fn about(checked: CheckedPass, verdict: Verdict, reason: Option<Reason>, more: Vec<Warning>) -> Check {
    let pass = checked.pass();
    Check {
        verdict,
        reason,
        signer: None,
        issued: pass.issued(),
        expires: pass.expires(),
        revocation: Revocation::NotAvailable,
        revocation_source: None,
        assurance: Assurance::Static,
        holder_check: Some(HolderCheck::of(&pass.holder())),
        warnings: pass
            .warnings()
            .iter()
            .copied()
            .map(Warning::Format)
            .chain(more)
            .collect(),
        pass: Some(checked),
        standing: Standing::new(verdict, None, None),
        opinions: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod who_tests;

#[cfg(test)]
mod sealed_tests;
