//! How old rules are, and whether they still count.

use jiff::Timestamp;

use crate::Clock;
use crate::limits;
use crate::packs::Dates;

/// Whether rules count for their age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// They do, until then.
    Fresh {
        /// The last moment at which they do.
        until: Timestamp,
    },
    /// They should have been renewed by then: what they say may be out of date.
    Stale {
        /// The last moment at which they were fresh.
        since: Timestamp,
    },
    /// Their publisher has them end then: they say nothing any more.
    Expired {
        /// From when.
        since: Timestamp,
    },
    /// The clock is behind the highest time seen, or a day and more behind their making, so that nobody can say.
    ClockBehind,
    /// Nobody says from when they are.
    Undated,
}

impl Age {
    /// Of what a publisher dated.
    pub(super) fn of_pack(dates: &Dates, clock: &Clock) -> Self {
        if is_behind(clock, dates.issued) {
            Self::ClockBehind
        } else if dates.is_expired(clock.now) {
            Self::Expired { since: dates.expires }
        } else if dates.is_stale(clock.now) {
            Self::Stale {
                since: dates.refresh_by,
            }
        } else {
            Self::Fresh {
                until: dates.refresh_by,
            }
        }
    }

    /// Of a file, which has no dates of its own.
    pub(super) fn of_file(read_on: Option<Timestamp>, clock: &Clock) -> Self {
        let Some(read_on) = read_on else {
            return Self::Undated;
        };
        let Ok(until) = read_on.checked_add(limits::RULES_AGE) else {
            return Self::Undated;
        };
        if is_behind(clock, read_on) {
            Self::ClockBehind
        } else if clock.now > until {
            Self::Stale { since: until }
        } else {
            Self::Fresh { until }
        }
    }

    /// Whether they count without reservation.
    #[must_use]
    pub fn is_fresh(self) -> bool {
        matches!(self, Self::Fresh { .. })
    }

    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fresh { .. } => "fresh",
            Self::Stale { .. } => "stale",
            Self::Expired { .. } => "expired",
            Self::ClockBehind => "clock",
            Self::Undated => "undated",
        }
    }
}

/// Whether a clock cannot be right, where this has been made.
fn is_behind(clock: &Clock, made: Timestamp) -> bool {
    let made = Clock {
        now: clock.now,
        highest_seen: Some(made),
    };
    clock.is_behind() || made.is_behind()
}
