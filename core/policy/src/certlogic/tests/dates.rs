//! Dates, as texts and moved.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;

use super::*;
use crate::certlogic::node::Unit;

fn read(text: &str) -> Option<String> {
    DateTime::read(text).map(|time| time.to_string())
}

#[test]
fn every_format_of_the_specification() {
    for (text, time) in [
        ("2021", "2021-12-31T00:00:00.000Z"),
        ("2021-02", "2021-02-28T00:00:00.000Z"),
        ("2020-02", "2020-02-29T00:00:00.000Z"),
        ("1900-02", "1900-02-28T00:00:00.000Z"),
        ("2000-02-29", "2000-02-29T00:00:00.000Z"),
        ("0000-01-01", "0000-01-01T00:00:00.000Z"),
        ("9999", "9999-12-31T00:00:00.000Z"),
        ("2021-06-14T12:05:26", "2021-06-14T12:05:26.000Z"),
        ("2021-06-14T12:05:26Z", "2021-06-14T12:05:26.000Z"),
        ("2021-06-14T12:05:26+2", "2021-06-14T10:05:26.000Z"),
        ("2021-06-14T12:05:26+02", "2021-06-14T10:05:26.000Z"),
        ("2021-06-14T12:05:26-230", "2021-06-14T14:35:26.000Z"),
        ("2021-06-14T12:05:26-0230", "2021-06-14T14:35:26.000Z"),
        ("2021-06-14T12:05:26-2:30", "2021-06-14T14:35:26.000Z"),
        ("2021-06-14T12:05:26-02:30", "2021-06-14T14:35:26.000Z"),
        ("2021-06-14T12:05:26.1", "2021-06-14T12:05:26.100Z"),
        ("2021-06-14T12:05:26.1239Z", "2021-06-14T12:05:26.123Z"),
        ("2021-06-14T12:05:26.0009999999999999+01:00", "2021-06-14T11:05:26.000Z"),
        ("2021-06-14T24:00:00Z", "2021-06-15T00:00:00.000Z"),
        ("0000-01-01T00:00:00+01:00", "-000001-12-31T23:00:00.000Z"),
    ] {
        assert_eq!(read(text).as_deref(), Some(time), "{text}");
    }
}

#[test]
fn no_other_format_and_no_day_that_there_is_not() {
    for text in [
        "",
        "202",
        "20211",
        "2021-",
        "2021-1",
        "2021-00",
        "2021-13",
        "2021-06-",
        "2021-06-1",
        "2021-06-00",
        "2021-06-31",
        "2021-02-29",
        "2021-09-99",
        "2021-06-14T",
        "2021-06-14T12",
        "2021-06-14T12:05",
        "2021-06-14T12:05:60",
        "2021-06-14T12:60:00",
        "2021-06-14T24:00:01",
        "2021-06-14T25:00:00",
        "2021-06-14 12:05:26",
        "2021-06-14t12:05:26",
        "2021-06-14T12:05:26z",
        "2021-06-14T12:05:26.",
        "2021-06-14T12:05:26.Z",
        "2021-06-14T12:05:26+",
        "2021-06-14T12:05:26+24:00",
        "2021-06-14T12:05:26+01:60",
        "2021-06-14T12:05:26+1:0",
        "2021-06-14T12:05:26+01:",
        "2021-06-14T12:05:26+001:00",
        "2021-06-14T12:05:26,5",
        "2021T12:05:26",
        "2021-06T12:05:26",
        " 2021",
        "2021 ",
        "+2021",
        "-2021",
        "２０２１",
        "2021-06-14T12:05:26Z ",
        "20210614",
        "2021-W01",
        "2021-06-14T120526",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert!(DateTime::read_birth_date("1990-06").is_some());
    assert!(DateTime::read_birth_date("1990-06-14T00:00:00Z").is_none());
}

#[test]
fn what_is_past_a_months_end_runs_over() {
    for (text, amount, unit, time) in [
        ("2021-01-31", 1, Unit::Month, "2021-03-03T00:00:00.000Z"),
        ("2020-01-31", 1, Unit::Month, "2020-03-02T00:00:00.000Z"),
        ("2021-03-31", -1, Unit::Month, "2021-03-03T00:00:00.000Z"),
        ("2020-02-29", 1, Unit::Year, "2021-03-01T00:00:00.000Z"),
        ("2020-02-29", 4, Unit::Year, "2024-02-29T00:00:00.000Z"),
        ("2020-02-29", -1, Unit::Year, "2019-03-01T00:00:00.000Z"),
        ("2021-10-31", 13, Unit::Month, "2022-12-01T00:00:00.000Z"),
        ("2021-01-15", -1, Unit::Month, "2020-12-15T00:00:00.000Z"),
        ("2021-12-31T23:59:59.999", 1, Unit::Hour, "2022-01-01T00:59:59.999Z"),
        ("2021-03-27", 2, Unit::Day, "2021-03-29T00:00:00.000Z"),
        ("9999-12-31", 1, Unit::Day, "+010000-01-01T00:00:00.000Z"),
        ("1970", 271_790, Unit::Year, "+273760-12-31T00:00:00.000Z"),
    ] {
        let moved = DateTime::read(text).unwrap().plus(amount, unit);
        assert_eq!(
            moved.map(|time| time.to_string()).as_deref(),
            Some(time),
            "{text} {amount}"
        );
    }
}

#[test]
fn the_first_and_the_last_time_there_is() {
    let epoch = DateTime::read("1970-01-01").unwrap();
    for sign in [1, -1] {
        assert!(epoch.plus(sign * 100_000_000, Unit::Day).is_some());
        assert!(epoch.plus(sign * 100_000_001, Unit::Day).is_none());
    }
    for unit in [Unit::Year, Unit::Month, Unit::Day, Unit::Hour] {
        for amount in [i64::MAX, i64::MIN, i64::MAX / 12, i64::MIN / 12] {
            assert!(epoch.plus(amount, unit).is_none(), "{amount}");
        }
    }
}

proptest! {
    #[test]
    fn times_read_as_another_library_reads_them(second in -62_167_219_200_i64..253_402_300_800, ms in 0..1_000_i64) {
        let time = Timestamp::from_millisecond(second * 1_000 + ms).unwrap();
        let read = DateTime::read(&time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()).unwrap();
        prop_assert_eq!(read.as_millisecond(), time.as_millisecond());
        let again = DateTime::read(&read.to_string());
        prop_assert_eq!(again, Some(read));
    }

    #[test]
    fn months_add_up_like_days_added_to_a_first(year in 1..9_000_i16, month in 1..=12_i8, day in 1..=28_i8, over in 0..=3_i64, amount in -300..300_i64) {
        let date = Date::new(year.max(30), month, day).unwrap();
        let moved = DateTime::read(&date.to_string()).unwrap().plus(amount, Unit::Month).unwrap();
        // Up to the 28th nothing runs over, and another library agrees.
        let expected = date.checked_add(amount.months()).unwrap();
        prop_assert_eq!(moved.to_string(), format!("{expected}T00:00:00.000Z"));
        // Beyond, it is so many days after the 28th.
        let last = date.days_in_month();
        let late = Date::new(date.year(), month, 28).unwrap();
        if 28 + over <= i64::from(last) {
            let from = late.checked_add(over.days()).unwrap();
            let moved = DateTime::read(&from.to_string()).unwrap().plus(amount, Unit::Month).unwrap();
            let expected = late.checked_add(amount.months()).unwrap().checked_add(over.days()).unwrap();
            prop_assert_eq!(moved.to_string(), format!("{expected}T00:00:00.000Z"));
        }
    }

    #[test]
    fn no_text_is_too_much(text in "[0-9TZ:.+-]{0,30}|\\PC{0,12}") {
        if let Some(time) = DateTime::read(&text) {
            let written = time.to_string();
            prop_assert!(time.as_millisecond().abs() < 300_000_000_000_000, "{written}");
        }
    }
}
