//! The verifier's end of a live showing.

use credential::parse;
use jiff::Timestamp;
use policy::{Assurance, Check, CheckedPass, Clock, Reason, Trust, Verdict, check};
use present::{LiveRefusal, Replay, Seen};
use zeroize::Zeroizing;

use crate::WalletError;
use crate::unlock::Wallet;

/// A verifier's desk or gate. It stores nothing; which frames it saw lately is known to it alone, and gone with it.
pub struct Verifier {
    replay: Replay,
}

/// What a verifier sees.
pub struct Verification {
    /// The check. `valid` speaks of the pass alone: the fields to compare with the travel document are in it.
    pub check: Check,
    /// Seconds since the holder's phone signed; negative where its clock is ahead. `None` for what is not live.
    pub age: Option<i64>,
    /// Seconds since this verifier saw the very same frame first. A camera sees a frame many times within its seconds; later it is
    /// a copy of one.
    pub seen_before: Option<i64>,
}

impl Verifier {
    /// A verifier that has seen nothing.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new() -> Result<Self, WalletError> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *key).map_err(|_| WalletError::no_random_numbers())?;
        Ok(Self {
            replay: Replay::new(key),
        })
    }

    /// Checks the text of a code of any format.
    pub fn verify(&mut self, text: &str, trust: &Trust, clock: &Clock) -> Verification {
        let checked = judged(check(parse(text), trust, clock), clock);
        let live = checked.assurance == Assurance::Live;
        let mut verification = Verification {
            age: live.then(|| age(&checked, clock.now)).flatten(),
            seen_before: None,
            check: checked,
        };
        if live {
            self.note(&mut verification, clock.now);
        }
        verification
    }

    fn note(&mut self, verification: &mut Verification, now: Timestamp) {
        let pass = verification.check.pass.as_ref().map(CheckedPass::pass);
        let binding = pass.and_then(|pass| pass.binding());
        let seen = binding.map_or(Seen::Unknown, |binding| {
            self.replay.see(&binding.holder, &binding.terms(), now)
        });
        match seen {
            Seen::First => {}
            Seen::Again { after } => verification.seen_before = Some(after),
            Seen::Unknown => {
                if verification.check.verdict == Verdict::Valid {
                    verification.check.verdict = Verdict::Unknown;
                    verification.check.reason = Some(Reason::LiveUncertain);
                }
            }
        }
    }
}

impl Wallet {
    /// Checks the text of a code of any format by what this wallet trusts, at this verifier's desk.
    pub fn verify(&self, text: &str, verifier: &mut Verifier) -> Verification {
        verifier.verify(text, self.trust(), &self.policy_clock())
    }
}

/// The check of a pass that is shown, with what its holder's phone signed taken into account: of a pass whose issuer and time are in
/// order, whether the frame is one of now. What is shown in another format stays what it is.
pub(crate) fn judged(check: Check, clock: &Clock) -> Check {
    let pass = check.pass.as_ref().map(CheckedPass::pass);
    let Some(binding) = pass.and_then(|pass| pass.binding()) else {
        return check;
    };
    let (verdict, reason) = match present::check(&binding.terms(), clock.now) {
        Ok(_) => {
            return Check {
                assurance: Assurance::Live,
                ..check
            };
        }
        Err(LiveRefusal::TooOld(_)) => (Verdict::Expired, Reason::LiveTooOld),
        Err(LiveRefusal::FromTheFuture(_)) => (Verdict::NotYetValid, Reason::LiveAhead),
        Err(_) => (Verdict::Invalid, Reason::NotLive),
    };
    // What stands before in the order of verdicts has been said already.
    if check.verdict <= verdict {
        return check;
    }
    Check {
        verdict,
        reason: Some(reason),
        ..check
    }
}

fn age(check: &Check, now: Timestamp) -> Option<i64> {
    let pass = check.pass.as_ref().map(CheckedPass::pass)?;
    Some(now.duration_since(pass.binding()?.issued?).as_secs())
}
