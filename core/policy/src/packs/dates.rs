//! When a part was made, when it should be renewed, and when it ends.

use jiff::{SignedDuration, Timestamp};

/// The three dates of every part. They stand in this order; equal ones are borne.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dates {
    /// When it was made.
    pub issued: Timestamp,
    /// After this it shows as stale.
    pub refresh_by: Timestamp,
    /// From this on nothing is valid by it.
    pub expires: Timestamp,
}

impl Dates {
    /// `None` where the dates are out of order.
    #[must_use]
    pub fn new(issued: Timestamp, refresh_by: Timestamp, expires: Timestamp) -> Option<Self> {
        (issued <= refresh_by && refresh_by <= expires).then_some(Self {
            issued,
            refresh_by,
            expires,
        })
    }

    /// How old it is.
    #[must_use]
    pub fn age(&self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.issued)
    }

    /// Whether it should have been renewed.
    #[must_use]
    pub fn is_stale(&self, now: Timestamp) -> bool {
        now > self.refresh_by
    }

    /// Whether it has ended: its end has to be later than now (TUF, section 5.3.10).
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        now >= self.expires
    }

    /// Its own time of making, and the earlier of each end.
    #[must_use]
    pub fn within(&self, bounds: &Self) -> Self {
        Self {
            issued: self.issued,
            refresh_by: self.refresh_by.min(bounds.refresh_by),
            expires: self.expires.min(bounds.expires),
        }
    }
}
