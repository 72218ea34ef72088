//! Where and when a trip is: the time zones of a country, and a moment in local time.
//!
//! Names and rules of zones are those of the IANA Time Zone Database that is bundled (data/places/SOURCE.md): never those of
//! the phone, so that all phones say the same of a trip.
//!
//! ```
//! use policy::{Country, places};
//!
//! let egypt = Country::from_alpha2("EG").expect("a country");
//! assert_eq!(places::zones(egypt), ["Africa/Cairo"]);
//! let landing: places::Moment = "2026-08-01T14:30[Africa/Cairo]".parse()?;
//! assert_eq!(landing.earliest().to_string(), "2026-08-01T11:30:00Z");
//! # Ok::<(), places::PlaceError>(())
//! ```

use std::collections::BTreeMap;
use std::sync::LazyLock;

use credential::Country;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};

mod moment;

pub use moment::Moment;

/// A country a line: its alpha-2 code and its zones.
const ZONES: &str = include_str!("../../data/places/zones.txt");

static TABLE: LazyLock<BTreeMap<Country, Vec<&str>>> = LazyLock::new(|| {
    let rows = ZONES.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((Country::from_alpha2(words.next()?)?, words.collect()))
    });
    rows.collect()
});

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Why a place or a moment cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// No name of the IANA Time Zone Database.
    #[error("no time zone has this name: write it as in Africa/Cairo")]
    Zone,
    /// Not of the form of a moment.
    #[error(
        "not a moment: write it as 2026-08-01T14:30[Africa/Cairo], or without the time where only the day is known"
    )]
    Form,
    /// A year outside of 1900 to 2199.
    #[error("nobody travels in this year: check the date")]
    Year,
}

/// The zones of a country by their IANA names, that of its capital first; none where nobody lives.
#[must_use]
pub fn zones(country: Country) -> &'static [&'static str] {
    TABLE.get(&country).map_or(&[], Vec::as_slice)
}

/// The zone of this IANA name, in the database's own spelling.
///
/// # Errors
/// [`PlaceError::Zone`] for any other text.
pub fn zone(name: &str) -> Result<TimeZone, PlaceError> {
    // jiff takes any letter case; one zone shall have one spelling. `Factory` says that a computer was not set up yet.
    let known = |zone: &TimeZone| zone.iana_name() == Some(name) && name != "Factory";
    DATABASE.get(name).ok().filter(known).ok_or(PlaceError::Zone)
}

/// Noon of a day, UTC: the same day on every continent but the outermost islands. `None` at the ends of the calendar.
#[must_use]
pub fn noon(day: Date) -> Option<Timestamp> {
    let noon = day.to_datetime(Time::constant(12, 0, 0, 0)).to_zoned(TimeZone::UTC);
    noon.ok().map(|noon| noon.timestamp())
}

/// All countries and territories that have a zone, by their alpha-2 codes.
pub fn countries() -> impl Iterator<Item = Country> {
    TABLE.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        Country::from_alpha2(code).unwrap()
    }

    #[test]
    fn every_row_is_a_country_and_every_name_a_zone() {
        assert_eq!(ZONES.lines().count(), TABLE.len());
        assert_eq!(TABLE.len(), 248, "the 249 of ISO 3166-1 and Kosovo, but for BV and HM");
        for (of, names) in &*TABLE {
            assert!(!names.is_empty(), "{of}");
            for name in names {
                assert_eq!(zone(name).unwrap().iana_name(), Some(*name));
            }
        }
        assert!(countries().eq(TABLE.keys().copied()));
    }

    #[test]
    fn the_capital_comes_first() {
        for (code, first) in [
            ("AU", "Australia/Sydney"),
            ("BR", "America/Sao_Paulo"),
            ("DE", "Europe/Berlin"),
            ("NO", "Europe/Oslo"),
            ("RU", "Europe/Moscow"),
            ("US", "America/New_York"),
            ("XK", "Europe/Belgrade"),
        ] {
            assert_eq!(zones(country(code)).first(), Some(&first));
        }
        assert_eq!(zones(country("US")).len(), 29);
        assert_eq!(zones(country("BV")), [""; 0]);
    }

    #[test]
    fn only_names_of_the_database_are_zones() {
        assert!(zone("Asia/Calcutta").is_ok(), "former names are known");
        for name in [
            "",
            "africa/cairo",
            "Africa/Cairo ",
            "Africa",
            "Factory",
            "+02:00",
            "EET-2EEST",
            "../../etc/passwd",
            "Etc/Unknown",
        ] {
            assert_eq!(zone(name), Err(PlaceError::Zone), "{name}");
        }
    }
}
