//! A moment as a ticket says it: a day, perhaps a time, in the local time of a place.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan as _};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{PlaceError, zone};

/// Years that a trip may lie in; every moment of them is a [`Timestamp`].
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day in local time, with the time where it is known: `2026-08-01T14:30[Africa/Cairo]`, `2026-08-01[Africa/Cairo]`.
///
/// Without the time it may be any second of that local day. A time that the clocks skip, or show twice, may be either of its
/// two readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    date: Date,
    time: Option<Time>,
    zone: TimeZone,
}

impl Moment {
    /// A moment in the zone of this IANA name; parts of a second are cut off.
    ///
    /// # Errors
    /// [`PlaceError::Zone`] for an unknown zone, [`PlaceError::Year`] for a year outside of 1900 to 2199.
    pub fn new(date: Date, time: Option<Time>, zone_name: &str) -> Result<Self, PlaceError> {
        if !YEARS.contains(&date.year()) {
            return Err(PlaceError::Year);
        }
        Ok(Self {
            date,
            time: time.map(|time| time.with().subsec_nanosecond(0).build().unwrap_or(time)),
            zone: zone(zone_name)?,
        })
    }

    /// The day on the calendar there.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// What the clocks there show, in whole seconds, where it is known.
    #[must_use]
    pub fn time(&self) -> Option<Time> {
        self.time
    }

    /// The zone.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The zone's IANA name.
    #[must_use]
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or_default()
    }

    /// The first second that it may be.
    #[must_use]
    pub fn earliest(&self) -> Timestamp {
        match self.time {
            Some(time) => self.readings(self.date.to_datetime(time)).0,
            None => self.begins(self.date),
        }
    }

    /// The last second that it may be; never before [`earliest`](Self::earliest).
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        let Some(time) = self.time else {
            let next = self.date.tomorrow().map_or(Timestamp::MAX, |day| self.begins(day));
            let last = next.checked_sub(1.second()).unwrap_or(next);
            // A day that a zone left out has no second: Samoa's 30 December 2011.
            return last.max(self.earliest());
        };
        self.readings(self.date.to_datetime(time)).1
    }

    /// The first second of a local day. Where the clocks are put forward at or over midnight, it is that second.
    fn begins(&self, day: Date) -> Timestamp {
        let midnight = day.to_datetime(Time::midnight());
        let (earlier, later) = self.readings(midnight);
        match self.zone.to_ambiguous_timestamp(midnight).offset() {
            AmbiguousOffset::Gap { .. } => {
                let after = later.checked_add(1.second()).unwrap_or(later);
                self.zone
                    .preceding(after)
                    .next()
                    .map_or(later, |change| change.timestamp())
            }
            _ => earlier,
        }
    }

    /// The earlier and the later reading of what clocks show.
    fn readings(&self, shown: DateTime) -> (Timestamp, Timestamp) {
        let (one, other) = match self.zone.to_ambiguous_timestamp(shown).offset() {
            AmbiguousOffset::Unambiguous { offset } => (offset, offset),
            AmbiguousOffset::Gap { before, after } | AmbiguousOffset::Fold { before, after } => (before, after),
        };
        // The years are such that both are timestamps.
        let [one, other] = [one, other].map(|offset| offset.to_timestamp(shown).unwrap_or(Timestamp::MIN));
        (one.min(other), one.max(other))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            let form = if time.second() == 0 { "T%H:%M" } else { "T%H:%M:%S" };
            write!(f, "{}", time.strftime(form))?;
        }
        write!(f, "[{}]", self.zone_name())
    }
}

impl FromStr for Moment {
    type Err = PlaceError;

    /// Reads what [`Display`](fmt::Display) writes, and seconds where they are zero.
    fn from_str(text: &str) -> Result<Self, PlaceError> {
        let (civil, zone) = text
            .strip_suffix(']')
            .and_then(|text| text.split_once('['))
            .ok_or(PlaceError::Form)?;
        let (date, time) = match civil.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (civil, None),
        };
        let time = time.map(|time| time_of(time).ok_or(PlaceError::Form)).transpose()?;
        Self::new(date_of(date).ok_or(PlaceError::Form)?, time, zone)
    }
}

/// `2026-08-01`, and no other of the forms that jiff reads.
fn date_of(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

/// `14:30` or `14:30:00`.
fn time_of(text: &str) -> Option<Time> {
    let whole = match text.len() {
        5 => format!("{text}:00"),
        8 => text.to_owned(),
        _ => return None,
    };
    whole.parse().ok().filter(|time: &Time| time.to_string() == whole)
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::places::{countries, zones};

    fn between(text: &str) -> [String; 2] {
        let moment: Moment = text.parse().unwrap();
        assert_eq!(moment.to_string(), text);
        [moment.earliest(), moment.latest()].map(|time| time.to_string())
    }

    #[test]
    fn a_time_of_a_day_is_one_second() {
        let landing = between("2026-08-01T14:30[Africa/Cairo]");
        assert_eq!(landing, ["2026-08-01T11:30:00Z"; 2]);
    }

    #[test]
    fn a_day_is_all_of_its_local_seconds() {
        assert_eq!(
            between("2026-08-01[Africa/Cairo]"),
            ["2026-07-31T21:00:00Z", "2026-08-01T20:59:59Z"]
        );
    }

    #[test]
    fn a_time_that_clocks_skip_or_repeat_is_either_reading() {
        assert_eq!(
            between("2026-03-29T02:30[Europe/Berlin]"),
            ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"]
        );
        assert_eq!(
            between("2026-10-25T02:30[Europe/Berlin]"),
            ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]
        );
    }

    #[test]
    fn days_begin_and_end_where_clocks_change_at_midnight() {
        // Egypt goes from 24 April 00:00 to 01:00, and from the end of 29 October an hour back.
        assert_eq!(
            between("2026-04-23[Africa/Cairo]"),
            ["2026-04-22T22:00:00Z", "2026-04-23T21:59:59Z"]
        );
        assert_eq!(
            between("2026-04-24[Africa/Cairo]"),
            ["2026-04-23T22:00:00Z", "2026-04-24T20:59:59Z"]
        );
        assert_eq!(
            between("2026-10-29[Africa/Cairo]"),
            ["2026-10-28T21:00:00Z", "2026-10-29T21:59:59Z"]
        );
        // Cuba went back from 01:00 to midnight: there were two midnights, and the first began the day.
        assert_eq!(
            between("2024-11-03[America/Havana]"),
            ["2024-11-03T04:00:00Z", "2024-11-04T04:59:59Z"]
        );
        // Toronto went from 23:30 to 00:30 on the last evening of March 1919.
        assert_eq!(
            between("1919-03-31[America/Toronto]"),
            ["1919-03-31T04:30:00Z", "1919-04-01T03:59:59Z"]
        );
    }

    #[test]
    fn a_day_that_a_zone_left_out_is_the_second_it_would_have_begun_with() {
        assert_eq!(between("2011-12-30[Pacific/Apia]"), ["2011-12-30T10:00:00Z"; 2]);
    }

    #[test]
    fn one_moment_has_one_text() {
        for (text, error) in [
            ("2026-08-01", PlaceError::Form),
            ("2026-08-01[Africa/Cairo", PlaceError::Form),
            ("2026-8-1[Africa/Cairo]", PlaceError::Form),
            ("20260801[Africa/Cairo]", PlaceError::Form),
            ("2026-02-29[Africa/Cairo]", PlaceError::Form),
            ("2026-08-01T[Africa/Cairo]", PlaceError::Form),
            ("2026-08-01T24:00[Africa/Cairo]", PlaceError::Form),
            ("2026-08-01T23:59:60[Africa/Cairo]", PlaceError::Form),
            ("2026-08-01T14:30Z[Africa/Cairo]", PlaceError::Form),
            ("2026-08-01T14:30:00.5[Africa/Cairo]", PlaceError::Form),
            (" 2026-08-01[Africa/Cairo]", PlaceError::Form),
            ("2026-08-01[Cairo]", PlaceError::Zone),
            ("1899-12-31[Africa/Cairo]", PlaceError::Year),
            ("2200-01-01[Africa/Cairo]", PlaceError::Year),
        ] {
            assert_eq!(text.parse::<Moment>(), Err(error), "{text}");
        }
        let seconds: Moment = "2026-08-01T14:30:00[Africa/Cairo]".parse().unwrap();
        assert_eq!(seconds.to_string(), "2026-08-01T14:30[Africa/Cairo]");
    }

    fn any_zone() -> impl Strategy<Value = &'static str> {
        let all: Vec<&str> = countries().flat_map(zones).copied().collect();
        proptest::sample::select(all)
    }

    prop_compose! {
        fn any_moment()(
            days in 0..109_572_i64,
            second in prop::option::of(0..86_400_i64),
            zone in any_zone(),
        ) -> Moment {
            let date = Date::constant(1900, 1, 1) + days.days();
            let time = second.map(|second| Time::midnight() + second.seconds());
            Moment::new(date, time, zone).unwrap()
        }
    }

    proptest! {
        #[test]
        fn text_and_json_give_the_same_moment(moment in any_moment()) {
            prop_assert_eq!(&moment.to_string().parse::<Moment>().unwrap(), &moment);
            let json = serde_json::to_string(&moment).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Moment>(&json).unwrap(), &moment);
        }

        #[test]
        fn a_moment_lies_within_its_day(moment in any_moment()) {
            let (earliest, latest) = (moment.earliest(), moment.latest());
            prop_assert!(earliest <= latest);
            let shown = |at: Timestamp| moment.zone().to_datetime(at);
            match moment.time() {
                Some(time) => {
                    let asked = moment.date().to_datetime(time);
                    // Only a skipped time is shown by no clock at all, and then it lies between what the two readings show.
                    prop_assert!(shown(earliest) <= asked && asked <= shown(latest));
                    prop_assert!(latest.duration_since(earliest).as_secs() <= 24 * 3600);
                }
                None if earliest < latest => {
                    prop_assert_eq!(shown(earliest).date(), moment.date());
                    prop_assert_eq!(shown(latest).date(), moment.date());
                    prop_assert!(shown(earliest - 1.second()).date() < moment.date());
                    prop_assert!(shown(latest + 1.second()).date() > moment.date());
                }
                None => prop_assert!(shown(earliest).date() > moment.date()),
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            if let Ok(moment) = text.parse::<Moment>() {
                prop_assert_eq!(moment.to_string().parse::<Moment>(), Ok(moment));
            }
        }
    }
}
