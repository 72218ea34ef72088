//! The check of a pass that carries its signer's certificate: the chain to a trusted authority says which key counts.

use credential::{Pass, Unverified};
use jiff::{SignedDuration, Timestamp, civil};

use super::judge::{Judgement, TakenBack, entitled, weigh};
use super::{Check, Reason, Revocation, Verdict, proved, taken_back, unproved};
use crate::Clock;
use crate::trust::{Chain, NoChain, Trust};

/// Checks a seal with its certificate.
pub(super) fn check(unverified: Unverified<Pass>, trust: &Trust, clock: &Clock) -> Check {
    let found = unverified.certificate().map(|certificate| trust.chain(certificate));
    let chain = match found {
        Some(Ok(chain)) => chain,
        other => {
            // That the seal is not as its maker signed it can be told without knowing who that is.
            if let Err(error) = unverified.fits_own_certificate() {
                return unproved(unverified, Verdict::Invalid, error.into());
            }
            let reason = match other {
                Some(Err(NoChain::Unsupported)) => Reason::UnsupportedProof,
                _ => Reason::UnknownKey,
            };
            return unproved(unverified, Verdict::UnknownSigner, reason);
        }
    };
    let key_id = chain.key.key_id;
    match unverified.verify([&chain.key.key]) {
        Ok((verified, _)) => {
            let told = taken_back::told(&verified, &chain.key, key_id, trust, clock);
            let judgement = judge(verified.pass(), &chain, trust, clock, &taken_back::consequence(&told));
            Check {
                revocation: told.revocation.weaker(revocation(&chain, clock)),
                revocation_source: told.source,
                opinions: trust.differing_opinions(&chain.key.key),
                ..proved(verified, &chain.key, key_id, judgement)
            }
        }
        Err(not_verified) => unproved(*not_verified.unverified, Verdict::Invalid, not_verified.reason.into()),
    }
}

fn judge(pass: &Pass, chain: &Chain, trust: &Trust, clock: &Clock, taken_back: &TakenBack) -> Judgement {
    let allowed = if chain.list.is_some_and(|list| list.revoked) {
        Err(Reason::SignerRevoked)
    } else {
        entitled(pass, &chain.key, trust).and_then(|()| {
            // What was signed in the signer's time of use counts for as long as its certificate is valid.
            let too_late = made_after(pass).is_some_and(|made| made > chain.used_until);
            if too_late {
                Err(Reason::IssuedAfterSigner)
            } else {
                Ok(())
            }
        })
    };
    weigh(pass, &chain.key, chain.key.valid_from, clock, allowed, taken_back)
}

/// The latest moment that the seal was certainly made after: its own time of issue, or its newest event, whose day began
/// first 14 hours before it began in UTC. The specification gives proofs of vaccination no time of issue.
fn made_after(pass: &Pass) -> Option<Timestamp> {
    let events = pass.view();
    let newest = events.events().filter_map(|event| began(event.date()?)).max();
    pass.issued().max(newest)
}

fn began(date: &str) -> Option<Timestamp> {
    if let Ok(time) = date.parse() {
        return Some(time);
    }
    let day: civil::Date = date.parse().ok()?;
    let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    midnight.checked_sub(EARLIEST_OFFSET).ok()
}

/// UTC+14, the first zone in which a day begins.
const EARLIEST_OFFSET: SignedDuration = SignedDuration::from_hours(14);

fn revocation(chain: &Chain, clock: &Clock) -> Revocation {
    match chain.list {
        None => Revocation::NotAvailable,
        Some(list) if list.next_due.is_some_and(|due| clock.now > due) => Revocation::Stale(list.made),
        Some(list) => Revocation::Checked(list.made),
    }
}
