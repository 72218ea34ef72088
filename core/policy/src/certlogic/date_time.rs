//! Dates as CertLogic has them: read from texts of four characters up, moved as ECMAScript's `Date` moves them.

use std::fmt;

use super::node::Unit;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 86_400_000;

/// The last time there is and, negative, the first (ECMA-262 section 21.4.1.1): a hundred million days from 1970.
const LAST: i64 = 8_640_000_000_000_000;

/// The first year that is past [`LAST`] on every day of it; beyond, nothing need be counted.
const FAR_YEAR: i64 = 280_000;

/// A point in time with milliseconds, UTC. Printed as `2021-06-14T12:05:26.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(i64);

impl DateTime {
    /// Milliseconds since 1970.
    #[must_use]
    pub fn as_millisecond(self) -> i64 {
        self.0
    }

    /// The operand of `plusTime`: a date or a time of day, or a date that lacks its day or month, which stands for the last
    /// day it may be. `None` for any other text, and for days and times that there are not.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (date, rest) = date(text.as_bytes())?;
        let time = match rest {
            [] => 0,
            [b'T', rest @ ..] if text.len() > 10 => time(rest)?,
            _ => return None,
        };
        date.checked_mul(DAY)?.checked_add(time).map(Self)
    }

    /// The operand of `dccDateOfBirth`: the same without a time of day.
    pub(super) fn read_birth_date(text: &str) -> Option<Self> {
        let (date, rest) = date(text.as_bytes())?;
        if !rest.is_empty() {
            return None;
        }
        date.checked_mul(DAY).map(Self)
    }

    /// Moved by an amount: months and years keep the day of the month, and what is past the month's end runs over into the
    /// next, so that a month after 31 January is 3 March. `None` beyond the times that there are.
    pub(super) fn plus(self, amount: i64, unit: Unit) -> Option<Self> {
        let moved = match unit {
            Unit::Hour => self.0.checked_add(amount.checked_mul(HOUR)?)?,
            Unit::Day => self.0.checked_add(amount.checked_mul(DAY)?)?,
            Unit::Month => self.plus_months(amount)?,
            Unit::Year => self.plus_months(amount.checked_mul(12)?)?,
        };
        (-LAST..=LAST).contains(&moved).then_some(Self(moved))
    }

    fn plus_months(self, amount: i64) -> Option<i64> {
        let (year, month, day) = civil(self.0.div_euclid(DAY));
        let months = year.checked_mul(12)?.checked_add(month)?.checked_add(amount)?;
        let year = months.div_euclid(12);
        if year.abs() > FAR_YEAR {
            return None;
        }
        days_to(year, months.rem_euclid(12))
            .checked_add(day)?
            .checked_mul(DAY)?
            .checked_add(self.0.rem_euclid(DAY))
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0.div_euclid(DAY));
        match year {
            0..=9_999 => write!(out, "{year:04}")?,
            _ => write!(out, "{year:+07}")?,
        }
        let time = self.0.rem_euclid(DAY);
        write!(
            out,
            "-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            month.saturating_add(1),
            day.saturating_add(1),
            time.div_euclid(HOUR),
            time.rem_euclid(HOUR).div_euclid(MINUTE),
            time.rem_euclid(MINUTE).div_euclid(SECOND),
            time.rem_euclid(SECOND),
        )
    }
}

/// The days from 1970 to a date, which may lack its day or month if the text ends there, and the rest of the text.
fn date(text: &[u8]) -> Option<(i64, &[u8])> {
    let (year, rest) = number::<4>(text)?;
    let [b'-', rest @ ..] = rest else {
        // What follows a year is nothing or a month; `2021T…` is no date.
        return rest.is_empty().then(|| (days_to(year, 11).saturating_add(30), rest));
    };
    let (month, rest) = number::<2>(rest)?;
    let month = month.checked_sub(1).filter(|month| (0..12).contains(month))?;
    let first = days_to(year, month);
    let last = days_in(year, month).saturating_sub(1);
    let [b'-', rest @ ..] = rest else {
        return rest.is_empty().then(|| (first.saturating_add(last), rest));
    };
    let (day, rest) = number::<2>(rest)?;
    let day = day.checked_sub(1).filter(|day| (0..=last).contains(day))?;
    Some((first.saturating_add(day), rest))
}

/// The milliseconds of a time of day and its offset: `hh:mm:ss`, decimals of which those past the third are ignored, and
/// nothing, `Z`, or an offset with one or two digits of hours and minutes or not. 24:00:00 is the end of the day.
fn time(text: &[u8]) -> Option<i64> {
    let (hour, rest) = number::<2>(text)?;
    let (minute, rest) = number::<2>(rest.strip_prefix(b":")?)?;
    let (second, rest) = number::<2>(rest.strip_prefix(b":")?)?;
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => decimals(rest)?,
        _ => (0, rest),
    };
    let time = clock(hour, minute)?
        .checked_add(second.checked_mul(SECOND)?)?
        .checked_add(fraction)?;
    if second > 59 || time > DAY {
        return None;
    }
    time.checked_sub(offset(rest)?)
}

/// Milliseconds, and what follows the decimals.
fn decimals(text: &[u8]) -> Option<(i64, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(digits).filter(|(digits, _)| !digits.is_empty())?;
    let mut digits = digits
        .iter()
        .map(|digit| i64::from(digit & 15))
        .chain(std::iter::repeat(0));
    let fraction = [100, 10, 1].into_iter().zip(&mut digits);
    Some((fraction.map(|(weight, digit)| digit.saturating_mul(weight)).sum(), rest))
}

fn offset(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [] | [b'Z'] => return Some(0),
        [b'+', digits @ ..] => (1_i64, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hour, minute) = match *digits {
        [a] => ([b'0', a], [b'0'; 2]),
        [a, b] => ([a, b], [b'0'; 2]),
        [a, c, d] | [a, b':', c, d] => ([b'0', a], [c, d]),
        [a, b, c, d] | [a, b, b':', c, d] => ([a, b], [c, d]),
        _ => return None,
    };
    let (hour, _) = number::<2>(&hour)?;
    let (minute, _) = number::<2>(&minute)?;
    clock(hour, minute).filter(|offset| *offset < DAY)?.checked_mul(sign)
}

fn clock(hour: i64, minute: i64) -> Option<i64> {
    if hour > 24 || minute > 59 {
        return None;
    }
    hour.checked_mul(HOUR)?.checked_add(minute.checked_mul(MINUTE)?)
}

/// A number of so many digits, and the rest.
fn number<const DIGITS: usize>(text: &[u8]) -> Option<(i64, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<DIGITS>()?;
    let mut number = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number.saturating_mul(10).saturating_add(i64::from(digit & 15));
    }
    Some((number, rest))
}

/// Days from 1970 to the first of a month, which counts from 0, in the Gregorian calendar without a beginning.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "callers keep the year within 280,000, which is 10^8 days"
)]
fn days_to(year: i64, month: i64) -> i64 {
    // Years that begin in March, so that a leap day comes last in them.
    let (year, month) = if month < 2 {
        (year - 1, month + 10)
    } else {
        (year, month - 2)
    };
    let days_of_years = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // 153 days in any five of these months, from March on.
    let days_of_months = (153 * month + 2) / 5;
    // From 1 March of the year 0 to 1970.
    days_of_years + days_of_months - 719_468
}

/// Days of a month, which counts from 0.
fn days_in(year: i64, month: i64) -> i64 {
    let is_leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        1 if is_leap => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Year, month and day, the last two from 0, of a number of days from 1970: the reverse of [`days_to`].
#[expect(clippy::arithmetic_side_effects, reason = "times are within 10^8 days of 1970")]
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5;
    let year = year_of_era + era * 400;
    if month < 10 {
        (year, month + 2, day)
    } else {
        (year + 1, month - 10, day)
    }
}
