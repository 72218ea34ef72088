//! What publishers say of a pass whose signature fits.

use credential::{KeyId, Pass, Verified};

use super::judge::{TakenBack, country_of};
use super::{Reason, Verdict};
use crate::Clock;
use crate::revocation::{Outcome, Question, SignedBy, Told};
use crate::trust::{Trust, TrustedKey};

/// Asks every publisher.
pub(super) fn told(verified: &Verified<Pass>, key: &TrustedKey, key_id: KeyId, trust: &Trust, clock: &Clock) -> Told {
    let revocations = trust.revocations();
    if revocations.is_empty() {
        return Told::nothing();
    }
    let pass = verified.pass();
    let question = Question {
        signed_by: SignedBy {
            key_id,
            issuer: pass.issuer(),
            country: key.country.or_else(|| pass.issuer().and_then(country_of)),
        },
        issued: pass.issued(),
        ids: &verified.revocation_ids(),
    };
    revocations.ask(&question, &trust.speakers(key, clock.now), clock.now)
}

/// What follows for the verdict.
pub(super) fn consequence(told: &Told) -> TakenBack {
    let objection = match told.outcome {
        Outcome::Stands => None,
        Outcome::Possible => Some((Verdict::Unknown, Reason::PossiblyRevoked)),
        Outcome::Suspended => Some((Verdict::Revoked, Reason::Suspended)),
        Outcome::Revoked => Some((Verdict::Revoked, Reason::Revoked)),
        Outcome::OutOfRange => Some((Verdict::Invalid, Reason::StatusOutOfRange)),
    };
    TakenBack {
        objection,
        ends: told.ends,
    }
}
