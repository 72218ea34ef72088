//! The time a check is made at.

use jiff::{SignedDuration, Timestamp};

/// How far a clock may lag behind the highest time seen before nothing that depends on time is judged (design, section
/// 3). A day covers a phone that was set to another zone's wall time.
const TOLERATED_LAG: SignedDuration = SignedDuration::from_hours(24);

/// The time now, and the highest time this wallet or verifier has seen, both UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The time now.
    pub now: Timestamp,
    /// The latest time known to have passed: of verified packs, or of the last run. `None` where nothing is kept.
    pub highest_seen: Option<Timestamp>,
}

impl Clock {
    /// A clock without memory, as a stateless check has it.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            highest_seen: None,
        }
    }

    /// Whether the clock is more than 24 hours behind the highest time seen, so that it cannot be right.
    pub fn is_behind(&self) -> bool {
        self.highest_seen
            .is_some_and(|highest| highest.duration_since(self.now) > TOLERATED_LAG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_lag_of_24_hours_is_borne_and_a_second_more_is_not() {
        let highest_seen = Some(time("2022-01-02T00:00:00Z"));
        assert!(
            !Clock {
                now: time("2022-01-01T00:00:00Z"),
                highest_seen
            }
            .is_behind()
        );
        assert!(
            Clock {
                now: time("2021-12-31T23:59:59Z"),
                highest_seen
            }
            .is_behind()
        );
        assert!(
            !Clock {
                now: time("2030-01-01T00:00:00Z"),
                highest_seen
            }
            .is_behind()
        );
        assert!(!Clock::at(time("1970-01-01T00:00:00Z")).is_behind());
    }
}
