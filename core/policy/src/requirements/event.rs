//! Doses and tests of passes against what a requirement needs.

use credential::view::{Coded, Event, Test, Vaccination};
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Span, Timestamp};

use super::perhaps::Perhaps;
use super::{Open, PassView, Requirement};

/// A date as passes have it: all days that it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Days {
    /// Of `YYYY-MM-DD`, whatever time follows, `YYYY-MM` or `YYYY`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let day = |text: String| text.parse::<Date>().ok();
        if text.len() >= 10 {
            let date = day(text.get(..10)?.to_owned())?;
            return Some(Self {
                first: date,
                last: date,
            });
        }
        match text.len() {
            7 => {
                let first = day(format!("{text}-01"))?;
                let last = first.last_of_month();
                Some(Self { first, last })
            }
            4 => {
                let first = day(format!("{text}-01-01"))?;
                let last = first.last_of_year();
                Some(Self { first, last })
            }
            _ => None,
        }
    }
}

/// So many days later or earlier, up to the calendar's ends.
pub(super) fn days_from(day: Date, days: i64) -> Date {
    let span = Span::new().try_days(days).unwrap_or_default();
    day.checked_add(span)
        .unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

/// The days from which a dose counts, a first one and a last one where its date is not whole.
pub(super) struct Counts {
    pub(super) by: usize,
    from: Days,
    until: Option<Date>,
}

impl Counts {
    /// Whether it counts on this day.
    pub(super) fn on(&self, day: Date) -> Perhaps {
        if self.until.is_some_and(|until| until < day) {
            return Perhaps::No;
        }
        Perhaps::between(self.from.last <= day, self.from.first <= day, Open::VaccinationDate)
    }

    /// The day from which it surely counts, if it still does then.
    pub(super) fn later(&self) -> Option<Date> {
        let in_time = self.until.is_none_or(|until| self.from.last <= until);
        in_time.then_some(self.from.last)
    }
}

/// The finished vaccinations on the topic.
pub(super) fn doses<'t>(
    requirement: &'t Requirement,
    passes: &'t [PassView<'t>],
    days_before: u16,
) -> impl Iterator<Item = Counts> + 't {
    let of = move |pass: &PassView<'t>| {
        let by = pass.index;
        pass.view.events().filter_map(move |event| match event {
            Event::Vaccination(dose) if is_on_topic(requirement, dose) && is_last(dose) => {
                counts(dose, days_before).map(|(from, until)| Counts { by, from, until })
            }
            _ => None,
        })
    };
    passes.iter().flat_map(of)
}

fn is_on_topic(requirement: &Requirement, dose: &Vaccination) -> bool {
    let codes = [&dose.disease, &dose.prophylaxis, &dose.product];
    codes.into_iter().flatten().any(|coded| is_one_of(requirement, coded))
}

/// By its code, or by the words for it: some cards have nothing but words.
fn is_one_of(requirement: &Requirement, coded: &Coded) -> bool {
    requirement
        .topic
        .iter()
        .any(|code| code.eq_ignore_ascii_case(&coded.code) || code.eq_ignore_ascii_case(&coded.display))
}

/// A dose of a series that goes on is no finished vaccination.
fn is_last(dose: &Vaccination) -> bool {
    !matches!((dose.dose, dose.doses), (Some(dose), Some(doses)) if dose < doses)
}

fn counts(dose: &Vaccination, days_before: u16) -> Option<(Days, Option<Date>)> {
    let written = dose.valid_from.as_deref().and_then(Days::of);
    let given = dose.vaccinated.as_deref().and_then(Days::of).map(|days| Days {
        first: days_from(days.first, i64::from(days_before)),
        last: days_from(days.last, i64::from(days_before)),
    });
    let from = match (written, given) {
        // The first day that is written on a certificate for life stands (ADR 9).
        (Some(written), _) if dose.valid_for_life => written,
        (Some(written), Some(given)) => Days {
            first: written.first.max(given.first),
            last: written.last.max(given.last),
        },
        (one, other) => one.or(other)?,
    };
    // Nor does an end that is written bind it: Annex 7, 2(a), as amended in 2016.
    let until = dose.valid_until.as_deref().filter(|_| !dose.valid_for_life);
    match until.map(|text| Days::of(text).ok_or(text)) {
        None => Some((from, None)),
        Some(Ok(until)) => Some((from, Some(until.last))),
        // An end that cannot be read is not taken for none.
        Some(Err(_)) => None,
    }
}

/// The negative tests on the topic, with the seconds at which the sample may have been taken.
pub(super) fn tests<'t>(
    requirement: &'t Requirement,
    passes: &'t [PassView<'t>],
) -> impl Iterator<Item = (usize, Timestamp, Timestamp)> + 't {
    let of = move |pass: &PassView<'t>| {
        let by = pass.index;
        pass.view.events().filter_map(move |event| match event {
            Event::Test(test) if is_negative(test) => {
                test.disease
                    .as_ref()
                    .filter(|disease| is_one_of(requirement, disease))?;
                let (first, last) = sampled(test.sampled.as_deref()?)?;
                Some((by, first, last))
            }
            _ => None,
        })
    };
    passes.iter().flat_map(of)
}

/// What was looked for was not found: SNOMED CT, LOINC answers, or the word.
#[must_use]
pub fn is_negative(test: &Test) -> bool {
    const CODES: [&str; 4] = ["260415000", "260385009", "LA6577-6", "LA11883-8"];
    const WORDS: [&str; 2] = ["negative", "not detected"];
    test.result.as_ref().is_some_and(|result| {
        CODES.contains(&&*result.code) || WORDS.iter().any(|word| word.eq_ignore_ascii_case(&result.display))
    })
}

/// A day has no time zone: it begins at UTC+14 and ends at UTC-12.
fn sampled(text: &str) -> Option<(Timestamp, Timestamp)> {
    if let Ok(time) = text.parse() {
        return Some((time, time));
    }
    let days = Days::of(text)?;
    let midnight = |day: Date| {
        Offset::UTC
            .to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
            .ok()
    };
    let first = midnight(days.first)?.checked_sub(SignedDuration::from_hours(14)).ok()?;
    let last = midnight(days.last.tomorrow().ok()?)?
        .checked_add(SignedDuration::from_hours(12))
        .ok()?;
    Some((first, last))
}
