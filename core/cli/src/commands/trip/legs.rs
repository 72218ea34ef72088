//! Trips as they are typed.

use wallet::Country;
use wallet::trips::places::{self, Moment};
use wallet::trips::{Departure, Passage, Stop, Trip};

use crate::failure::Failure;

/// A trip of its legs, the start first.
pub(super) fn trip(legs: &[String]) -> Result<Trip, Failure> {
    let (first, stops) = legs
        .split_first()
        .ok_or_else(|| usage("", "give the start and one stop at least"))?;
    let start = Leg::read(first)?;
    if start.is_transit || start.leaves.is_some() {
        return Err(usage(first, "a trip starts with one moment: that of leaving"));
    }
    let departure = Departure {
        country: start.country,
        region: start.region,
        leaves: start.first,
    };
    let stop = |text: &String| {
        let leg = Leg::read(text)?;
        Ok(Stop {
            country: leg.country,
            region: leg.region,
            arrives: leg.first,
            leaves: leg.leaves,
            passage: if leg.is_transit {
                Passage::Transit
            } else {
                Passage::Entered
            },
        })
    };
    let stops: Vec<Stop> = stops.iter().map(stop).collect::<Result<_, Failure>>()?;
    Trip::new(departure, stops).map_err(|problem| Failure::Usage(crate::output::sentence(&problem)))
}

/// `[via:]COUNTRY[.REGION]@MOMENT[/MOMENT]`.
struct Leg {
    country: Country,
    region: Option<String>,
    is_transit: bool,
    first: Moment,
    leaves: Option<Moment>,
}

impl Leg {
    fn read(text: &str) -> Result<Self, Failure> {
        let (is_transit, rest) = match text.strip_prefix("via:") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (place, moments) = rest
            .split_once('@')
            .ok_or_else(|| usage(text, "write it as COUNTRY@TIME, as in AT@2026-08-01T12:30"))?;
        let (country, region) = match place.split_once('.') {
            Some((country, region)) => (country, Some(region.to_owned())),
            None => (place, None),
        };
        let country = Country::from_alpha2(country)
            .ok_or_else(|| usage(text, "this is no country; give its code of two letters (ISO 3166-1)"))?;
        let (first, leaves) = split(moments);
        Ok(Self {
            country,
            region,
            is_transit,
            first: moment(text, first, country)?,
            leaves: leaves.map(|leaves| moment(text, leaves, country)).transpose()?,
        })
    }
}

/// At the slash between two moments; zones have slashes of their own.
fn split(moments: &str) -> (&str, Option<&str>) {
    let mut depth = 0_u32;
    let slash = moments.char_indices().find(|(_, letter)| {
        match letter {
            '[' => depth = depth.saturating_add(1),
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *letter == '/'
    });
    match slash.and_then(|(at, _)| moments.split_at_checked(at)) {
        Some((first, rest)) => (first, rest.strip_prefix('/')),
        None => (moments, None),
    }
}

/// A moment in the only zone of its country, or in the one it names.
fn moment(leg: &str, text: &str, country: Country) -> Result<Moment, Failure> {
    if text.ends_with(']') {
        return text.parse().map_err(|problem| usage(leg, problem));
    }
    match places::zones(country) {
        [zone] => format!("{text}[{zone}]").parse().map_err(|problem| usage(leg, problem)),
        [] => Err(usage(
            leg,
            "name the time zone in square brackets, as in [Africa/Cairo]",
        )),
        zones => Err(usage(
            leg,
            format_args!(
                "{country} has several time zones; name one of them: {}",
                zones.join(", ")
            ),
        )),
    }
}

fn usage(leg: &str, what: impl std::fmt::Display) -> Failure {
    let name = if leg.is_empty() {
        String::new()
    } else {
        format!("{leg}: ")
    };
    Failure::Usage(format!("{name}{what}."))
}
