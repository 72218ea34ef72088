//! When parts are made, should be renewed, and end.

use clap::Args;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use wallet::packs::{Dates, Kind};
use wallet::{Clock as _, SystemClock};

use super::error::PackFailure;
use crate::args::instant;

/// The dates of the parts that a command makes.
#[derive(Debug, Args)]
pub(crate) struct Lifetimes {
    /// After this time it shows as stale, as in 30d, 6mo, 1y [default: 30d, a root: 1y]
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) refresh: Option<Span>,
    /// After this time nothing is valid by it [default: 180d, a root: 2y]
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) expires: Option<Span>,
    /// Made at this time instead of now
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) issued: Option<Timestamp>,
}

impl Lifetimes {
    /// The dates of a part of this kind.
    pub(crate) fn dates(&self, kind: Kind) -> Result<Dates, PackFailure> {
        let (refresh, expires) = if kind == Kind::Root {
            (Span::new().years(1), Span::new().years(2))
        } else {
            (Span::new().days(30), Span::new().days(180))
        };
        let issued = self.issued.unwrap_or_else(|| SystemClock.now());
        let issued = Timestamp::from_second(issued.as_second()).map_err(|_| too_far())?;
        let later = |given: Option<Span>, default: Span| {
            let in_utc = issued.to_zoned(TimeZone::UTC);
            let later = in_utc.checked_add(given.unwrap_or(default)).map_err(|_| too_far())?;
            Ok(later.timestamp())
        };
        let (refresh_by, expires) = (later(self.refresh, refresh)?, later(self.expires, expires)?);
        Dates::new(issued, refresh_by, expires).ok_or_else(|| {
            PackFailure::Dates(
                "It would end before it should be renewed. Give --expires a longer time than --refresh.".to_owned(),
            )
        })
    }
}

fn too_far() -> PackFailure {
    PackFailure::Dates("There is no such date. Give a shorter time.".to_owned())
}

/// A length of time that is longer than nothing: `30d`, `6mo`, `1y`, or ISO 8601.
fn duration(text: &str) -> Result<Span, String> {
    let span: Span = text
        .parse()
        .map_err(|_| "a length of time looks like 30d, 6mo or 1y".to_owned())?;
    if span.is_positive() {
        Ok(span)
    } else {
        Err("a length of time is longer than nothing".to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn lifetimes(refresh: &str, expires: &str) -> Lifetimes {
        Lifetimes {
            refresh: Some(duration(refresh).unwrap()),
            expires: Some(duration(expires).unwrap()),
            issued: Some("2028-02-29T12:00:00.5Z".parse().unwrap()),
        }
    }

    #[test]
    fn months_and_years_are_those_of_the_calendar() {
        let dates = lifetimes("1mo", "1y").dates(Kind::Trust).unwrap();
        assert_eq!(dates.issued.to_string(), "2028-02-29T12:00:00Z");
        assert_eq!(dates.refresh_by.to_string(), "2028-03-29T12:00:00Z");
        assert_eq!(dates.expires.to_string(), "2029-02-28T12:00:00Z");
    }

    #[test]
    fn what_ends_before_it_should_be_renewed_is_refused() {
        assert!(lifetimes("2mo", "1mo").dates(Kind::Trust).is_err());
        assert!(lifetimes("1d", "9000y").dates(Kind::Trust).is_err());
        for text in ["", "0d", "-1d", "soon", "30"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }
}
