//! What would turn a leg green, found by asking the rules themselves: passes are made up, and put through them
//! (core/adr/0016).

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::requirements;

/// What would turn a leg green.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// A test with a negative result, sampled after this moment: not older than so many hours on arrival.
    Test {
        /// How it works.
        test: TestType,
        /// The earliest sample that counts.
        after: Timestamp,
        /// Its age on arrival at most.
        hours: i64,
    },
    /// A dose on one of these days.
    Dose {
        /// The first.
        from: Date,
        /// The last.
        by: Date,
    },
    /// Arriving on this day or later, with the passes there are.
    ArriveFrom(Date),
    /// What a requirement needs.
    Requirement(requirements::Remedy),
    /// Nothing that can still be done before the trip.
    Nothing,
}

/// How a test works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TestType {
    /// Nucleic acid amplification (LOINC LP6464-4).
    Naat,
    /// Rapid antigen (LOINC LP217198-3).
    Antigen,
}

impl TestType {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Naat, Self::Antigen];

    /// Its code in the EU's value set.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Naat => "LP6464-4",
            Self::Antigen => "LP217198-3",
        }
    }
}

/// How old a made-up test is at most.
const OLDEST_TEST: i64 = 240;

/// Ages of made-up tests in hours: each hour of four days, where rules draw their lines, then every twelve.
fn ages() -> impl Iterator<Item = i64> {
    (0..96).chain((96..=OLDEST_TEST).step_by(12))
}

/// The earliest moment of sampling from which on a test would count at an arrival between `early` and `late`, and still can
/// be taken. `counts` asks the rules of a sample of that moment.
pub(super) fn test_window(
    early: Timestamp,
    late: Timestamp,
    now: Timestamp,
    mut counts: impl FnMut(Timestamp) -> bool,
) -> Option<(Timestamp, i64)> {
    let before = |hours: i64| early.checked_sub(SignedDuration::from_hours(hours)).ok();
    let mut oldest = None;
    for age in ages() {
        let Some(sampled) = before(age) else { break };
        if sampled < now {
            break;
        }
        match counts(sampled) {
            true => oldest = Some(age),
            // Past the end of the time in which a test counts.
            false if oldest.is_some() => {
                oldest = oldest.map(|good| last_good(good, age, |age| before(age).is_some_and(&mut counts)));
                break;
            }
            false => {}
        }
    }
    let after = before(oldest?)?;
    let hours = late.duration_since(after).as_hours();
    Some((after, hours))
}

/// The largest number below `bad` that is good, `good` being so, where one change lies between.
fn last_good(mut good: i64, mut bad: i64, mut is_good: impl FnMut(i64) -> bool) -> i64 {
    while bad.saturating_sub(good) > 1 {
        let middle = good.midpoint(bad);
        if is_good(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    good
}

/// The first and the last day from `from` to `until` on which something counts.
pub(super) fn days_that_count(from: Date, until: Date, mut counts: impl FnMut(Date) -> bool) -> Option<(Date, Date)> {
    let mut found: Option<(Date, Date)> = None;
    let days = from.series(jiff::Span::new().days(1)).take_while(|day| *day <= until);
    for day in days.take(LONGEST_SEARCH) {
        if counts(day) {
            found = Some((found.map_or(day, |(first, _)| first), day));
        }
    }
    found
}

/// The first day after `from` on which something counts.
pub(super) fn first_day_after(from: Date, mut counts: impl FnMut(Date) -> bool) -> Option<Date> {
    let days = from.series(jiff::Span::new().days(1)).skip(1).take(LONGEST_SEARCH);
    days.into_iter().find(|day| counts(*day))
}

/// Days that are tried one by one: a year, and the leap day.
const LONGEST_SEARCH: usize = 366;

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_test_counts_for_as_long_as_the_rule_says_to_the_hour() {
        let arrival = time("2026-08-10T12:00:00Z");
        for hours in [1, 6, 24, 48, 72, 95, 96, 97, 119, 120, 168] {
            let counts = |sampled: Timestamp| arrival.duration_since(sampled) <= SignedDuration::from_hours(hours);
            let window = test_window(arrival, arrival, time("2026-07-01T00:00:00Z"), counts);
            assert_eq!(window, Some((arrival - SignedDuration::from_hours(hours), hours)));
        }
    }

    #[test]
    fn no_test_is_taken_in_the_past() {
        let arrival = time("2026-08-10T12:00:00Z");
        let counts = |sampled: Timestamp| arrival.duration_since(sampled) >= SignedDuration::from_hours(24);
        assert_eq!(
            test_window(arrival, arrival, time("2026-08-10T00:00:00Z"), counts),
            None
        );
        assert_eq!(
            test_window(arrival, arrival, time("2026-08-10T12:00:01Z"), |_| true),
            None
        );
    }

    #[test]
    fn where_the_hour_of_arrival_is_not_known_the_latest_counts() {
        let (early, late) = (time("2026-08-10T00:00:00Z"), time("2026-08-10T23:00:00Z"));
        let counts = |sampled: Timestamp| late.duration_since(sampled) <= SignedDuration::from_hours(72);
        let window = test_window(early, late, time("2026-07-01T00:00:00Z"), counts);
        assert_eq!(window, Some((time("2026-08-07T23:00:00Z"), 72)));
    }

    #[test]
    fn days_that_count_are_from_the_first_to_the_last() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let (from, until) = (day("2026-08-01"), day("2026-08-31"));
        let counts = |one: Date| one >= day("2026-08-05") && one <= day("2026-08-17");
        assert_eq!(
            days_that_count(from, until, counts),
            Some((day("2026-08-05"), day("2026-08-17")))
        );
        assert_eq!(days_that_count(from, until, |_| false), None);
        assert_eq!(days_that_count(until, from, |_| true), None);
        assert_eq!(first_day_after(from, |one| one >= until), Some(until));
        assert_eq!(first_day_after(from, |one| one <= from), None);
    }
}
