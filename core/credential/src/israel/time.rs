//! Times of a pass. A date has no zone, and is a day in Israel: its first moment where a time begins with it, its last
//! second where one ends with it, since the passes say "until" and name a day.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::refusal::Refusal;

/// The law of 2013: summer time, three hours ahead of UTC, from the Friday before the last Sunday of March at two o'clock
/// to the last Sunday of October at two (POSIX TZ; the fourth Thursday of March and 26 hours is that Friday).
const ISRAEL: &str = "IST-2IDT,M3.4.4/26,M10.5.0";

/// The first day of the calendar that the issuer's programs know. It stands where there is no date.
const NOTHING: &str = "0001-01-01";

/// Whether the text stands for no date.
pub(super) fn is_nothing(text: &str) -> bool {
    text.trim().starts_with(NOTHING)
}

/// When a time begins that a text names.
pub(super) fn start(text: Option<&str>) -> Result<Option<Timestamp>, Refusal> {
    read(text, Time::midnight())
}

/// When a time ends that a text names. Midnight is how programs write a day: it ends with that day, not before it.
pub(super) fn end(text: Option<&str>) -> Result<Option<Timestamp>, Refusal> {
    read(text, Time::constant(23, 59, 59, 0))
}

fn read(text: Option<&str>, of_a_day: Time) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = text.map(str::trim).filter(|text| !is_nothing(text)) else {
        return Ok(None);
    };
    // With an offset from UTC it is a moment already.
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(Some(moment));
    }
    let local = match text.parse::<Date>() {
        Ok(date) if text.len() == DATE => date.to_datetime(of_a_day),
        _ => {
            let local: DateTime = text.parse().map_err(|_| Refusal::Time)?;
            if local.time() == Time::midnight() {
                local.date().to_datetime(of_a_day)
            } else {
                local
            }
        }
    };
    let zoned = local.to_zoned(israel()).map_err(|_| Refusal::Time)?;
    Ok(Some(zoned.timestamp()))
}

/// Characters of `YYYY-MM-DD`.
const DATE: usize = 10;

fn israel() -> TimeZone {
    TimeZone::posix(ISRAEL).unwrap_or_else(|_| TimeZone::fixed(Offset::constant(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_in_israel_winter_and_summer() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        for (text, first, last) in [
            ("2021-06-30", "2021-06-29T21:00:00Z", "2021-06-30T20:59:59Z"),
            ("2021-08-14 00:00:00", "2021-08-13T21:00:00Z", "2021-08-14T20:59:59Z"),
            ("2021-12-31", "2021-12-30T22:00:00Z", "2021-12-31T21:59:59Z"),
            ("2022-03-12 23:59:59", "2022-03-12T21:59:59Z", "2022-03-12T21:59:59Z"),
            ("2021-10-01T18:12:48Z", "2021-10-01T18:12:48Z", "2021-10-01T18:12:48Z"),
            // Summer time began on Friday 2021-03-26 at two.
            ("2021-03-26", "2021-03-25T22:00:00Z", "2021-03-26T20:59:59Z"),
            ("2021-10-31", "2021-10-30T21:00:00Z", "2021-10-31T21:59:59Z"),
        ] {
            assert_eq!(start(Some(text)).unwrap(), at(first), "{text}");
            assert_eq!(end(Some(text)).unwrap(), at(last), "{text}");
        }
    }

    #[test]
    fn no_date_and_no_such_date() {
        for text in [
            None,
            Some("0001-01-01"),
            Some("0001-01-01 00:00:00"),
            Some("0001-01-01T00:00:00"),
        ] {
            assert_eq!(end(text).unwrap(), None);
        }
        for text in ["2021-02-30", "soon", "2021-06-30 25:00:00", "-2021-06-30", "30/06/2021"] {
            assert_eq!(end(Some(text)).err(), Some(Refusal::Time), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_time_or_none(text: String) {
            let _ = (start(Some(&text)), end(Some(&text)));
        }

        #[test]
        fn a_day_has_23_to_25_hours(days in 0..30_000_i64) {
            let date = Date::constant(2013, 7, 1).checked_add(jiff::Span::new().days(days)).unwrap().to_string();
            let length = end(Some(&date)).unwrap().unwrap().duration_since(start(Some(&date)).unwrap().unwrap());
            proptest::prop_assert!((23 * 3600 - 1..25 * 3600).contains(&length.as_secs()));
        }
    }
}
