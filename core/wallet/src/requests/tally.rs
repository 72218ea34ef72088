//! How many passes an inspector looked at, and with what outcome: numbers alone, in memory, and only where that is switched on.

use policy::Verdict;

/// Numbers of checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Valid.
    pub valid: u32,
    /// Refused: invalid, expired, revoked and their like.
    pub refused: u32,
    /// Neither: it could not be judged.
    pub unknown: u32,
}

impl Tally {
    /// Counts one check.
    pub fn count(&mut self, verdict: Verdict) {
        let number = match verdict {
            Verdict::Valid => &mut self.valid,
            Verdict::Unknown | Verdict::UnknownSigner => &mut self.unknown,
            _ => &mut self.refused,
        };
        *number = number.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_is_counted_once() {
        let mut tally = Tally::default();
        for verdict in [
            Verdict::Valid,
            Verdict::Revoked,
            Verdict::Undecodable,
            Verdict::UnknownSigner,
            Verdict::Unknown,
        ] {
            tally.count(verdict);
        }
        assert_eq!((tally.valid, tally.refused, tally.unknown), (1, 2, 2));
    }
}
