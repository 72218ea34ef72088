//! The time in which a certificate counts by dates of its own content, apart from the claims around it.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Span, Timestamp};

/// From when and until when, both included; `None`: no such end is known.
///
/// A day on a certificate has no time zone. It begins where it begins first and ends where it ends last, so that no
/// border on Earth calls a certificate early or late that is neither there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Period {
    pub(crate) from: Option<Timestamp>,
    pub(crate) until: Option<Timestamp>,
}

/// The first time zone in which a day begins, UTC+14, and the last in which it ends, UTC-12: the bounds of civil time in use.
const FIRST: SignedDuration = SignedDuration::from_hours(14);
const LAST: SignedDuration = SignedDuration::from_hours(12);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

impl Period {
    /// From the texts of a certificate: a day, or a date and time (RFC 3339). Anything else is no end.
    pub(crate) fn of(from: Option<&str>, until: Option<&str>) -> Self {
        Self {
            from: from.and_then(|text| instant(text).or_else(|| beginning(day(text)?))),
            until: until.and_then(|text| instant(text).or_else(|| ending(day(text)?))),
        }
    }

    /// The time in which one of both counts.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            from: self.from.zip(other.from).map(|(one, two)| one.min(two)),
            until: self.until.zip(other.until).map(|(one, two)| one.max(two)),
        }
    }
}

/// `YYYY-MM-DD`, whatever time follows.
pub(crate) fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// So many days later, in the same form; `None` where the text is no whole day.
pub(crate) fn days_after(text: &str, days: i64) -> Option<String> {
    let later = day(text)?.checked_add(Span::new().try_days(days).ok()?).ok()?;
    Some(later.to_string())
}

fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

fn beginning(day: Date) -> Option<Timestamp> {
    midnight(day)?.checked_sub(FIRST).ok()
}

fn ending(day: Date) -> Option<Timestamp> {
    let next = midnight(day.tomorrow().ok()?)?;
    next.checked_add(LAST).ok()?.checked_sub(SECOND).ok()
}

fn midnight(day: Date) -> Option<Timestamp> {
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, until: &str) -> (Option<String>, Option<String>) {
        let Period { from, until } = Period::of(Some(from), Some(until));
        (from.map(|at| at.to_string()), until.map(|at| at.to_string()))
    }

    #[test]
    fn a_day_lasts_as_long_as_it_is_that_day_anywhere() {
        assert_eq!(
            period("2026-03-01", "2026-03-01"),
            (Some("2026-02-28T10:00:00Z".into()), Some("2026-03-02T11:59:59Z".into()))
        );
    }

    #[test]
    fn a_time_is_taken_to_the_second_and_what_is_neither_bounds_nothing() {
        assert_eq!(
            period("2026-03-01T12:00:00+02:00", "2026-03"),
            (Some("2026-03-01T10:00:00Z".into()), None)
        );
        assert_eq!(period("", "life of person vaccinated"), (None, None));
        assert_eq!(period("2026-02-30", "9999-12-31"), (None, None));
        assert_eq!(period("2026-é1-01", "-009999-01-01"), (None, None));
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_of_the_calendar() {
        assert_eq!(days_after("2024-02-20", 10).as_deref(), Some("2024-03-01"));
        assert_eq!(days_after("2024-02-20T09:00:00Z", 10).as_deref(), Some("2024-03-01"));
        assert_eq!(days_after("2024-02", 10), None);
        assert_eq!(days_after("9999-12-30", 10), None);
    }

    #[test]
    fn two_periods_are_open_where_one_of_them_is() {
        let bounded = Period::of(Some("2026-03-01"), Some("2026-04-01"));
        let longer = Period::of(Some("2026-02-01"), Some("2026-05-01"));
        assert_eq!(bounded.or(longer), longer);
        assert_eq!(bounded.or(Period::of(None, Some("2026-03-01"))).from, None);
        assert_eq!(bounded.or(Period::default()), Period::default());
    }
}
