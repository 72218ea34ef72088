//! The part of a check that does not depend on the time of day, so that a list of passes can be judged at any moment
//! without opening one of them.

use jiff::Timestamp;

use super::Verdict;
use crate::Clock;

/// What a pass is worth under a trust, apart from the time of day, and the time in which it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    verdict: Verdict,
    from: Option<Timestamp>,
    until: Option<Timestamp>,
    trusted_until: Option<Timestamp>,
}

impl Standing {
    /// `verdict` as it would be between `from` and `until`, both included; `None`: no such end is known.
    #[must_use]
    pub fn new(verdict: Verdict, from: Option<Timestamp>, until: Option<Timestamp>) -> Self {
        Self {
            verdict,
            from,
            until,
            trusted_until: None,
        }
    }

    /// The same as long as what is said of its signer counts, and of passes of its that were taken back: before that moment.
    #[must_use]
    pub fn trusted_until(self, trusted_until: Option<Timestamp>) -> Self {
        Self { trusted_until, ..self }
    }

    /// From when on what is said of its signer, or of passes of its that were taken back, counts no longer; `None`: without end,
    /// or nothing is said.
    #[must_use]
    pub fn trust_ends(&self) -> Option<Timestamp> {
        self.trusted_until
    }

    /// The verdict apart from the time of day.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// From when the pass counts.
    #[must_use]
    pub fn from(&self) -> Option<Timestamp> {
        self.from
    }

    /// Until when the pass counts: its own end or that of its signer's key, whichever comes first.
    #[must_use]
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// The verdict of a check at this time: what stands before time in the precedence stays, then time decides, then
    /// what is left.
    pub fn at(&self, clock: &Clock) -> Verdict {
        if self.verdict <= Verdict::Revoked {
            return self.verdict;
        }
        if clock.is_behind() {
            Verdict::Unknown
        } else if self.until.is_some_and(|until| clock.now > until) {
            Verdict::Expired
        } else if self.from.is_some_and(|from| clock.now < from) {
            Verdict::NotYetValid
        } else if self.trusted_until.is_some_and(|end| clock.now >= end) {
            Verdict::Unknown
        } else {
            self.verdict
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn time_decides_only_after_everything_that_stands_before_it() {
        let window = (Some(time("2022-01-01T00:00:00Z")), Some(time("2022-06-01T00:00:00Z")));
        let at = |verdict, now| Standing::new(verdict, window.0, window.1).at(&Clock::at(time(now)));
        assert_eq!(at(Verdict::Valid, "2021-12-31T23:59:59Z"), Verdict::NotYetValid);
        assert_eq!(at(Verdict::Valid, "2022-01-01T00:00:00Z"), Verdict::Valid);
        assert_eq!(at(Verdict::Valid, "2022-06-01T00:00:00Z"), Verdict::Valid);
        assert_eq!(at(Verdict::Valid, "2022-06-01T00:00:01Z"), Verdict::Expired);
        assert_eq!(at(Verdict::Unknown, "2023-01-01T00:00:00Z"), Verdict::Expired);
        assert_eq!(
            at(Verdict::SignerNotAllowed, "2023-01-01T00:00:00Z"),
            Verdict::SignerNotAllowed
        );
    }

    #[test]
    fn what_is_said_of_the_signer_counts_until_the_moment_of_its_end() {
        let standing = Standing::new(Verdict::Valid, None, None).trusted_until(Some(time("2022-06-01T00:00:00Z")));
        assert_eq!(standing.at(&Clock::at(time("2022-05-31T23:59:59Z"))), Verdict::Valid);
        assert_eq!(standing.at(&Clock::at(time("2022-06-01T00:00:00Z"))), Verdict::Unknown);
    }

    #[test]
    fn a_clock_that_is_behind_knows_nothing() {
        let clock = Clock {
            now: time("2022-01-01T00:00:00Z"),
            highest_seen: Some(time("2022-03-01T00:00:00Z")),
        };
        assert_eq!(Standing::new(Verdict::Valid, None, None).at(&clock), Verdict::Unknown);
        assert_eq!(Standing::new(Verdict::Invalid, None, None).at(&clock), Verdict::Invalid);
    }
}
