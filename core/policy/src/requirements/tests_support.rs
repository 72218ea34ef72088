//! Requirements, trips and passes for tests.

use credential::view::{Coded, Event, Holder, Vaccination};
use credential::{Country, Kind, View};
use serde_json::{Value, json};

use super::*;

/// A yellow fever requirement: Egypt asks people of 9 months and more who were in Uganda or Brazil in the last six days.
pub(crate) fn requirement() -> Value {
    json!({
        "requirement": "YF-EG", "version": 1, "country": "EG", "scope": "entry", "from": "2019-07-01", "until": "2029-12-31",
        "topic": ["1D47"], "ages": {"from_months": 9},
        "came_from": {"countries": ["BR", "UG"], "within_days": 6, "transit_over_hours": 12},
        "needs": {"vaccination": {"days_before": 10}}, "else": "refuse",
        "source": "A list", "source_date": "2020-05-15", "words": {"en": "A yellow card", "fr": "Un carnet jaune"}
    })
}

/// The requirement with these members instead; null takes one away.
pub(crate) fn with(changes: Value) -> Requirement {
    let mut value = requirement();
    for (name, change) in changes.as_object().unwrap() {
        match change {
            Value::Null => value.as_object_mut().unwrap().remove(name),
            change => value.as_object_mut().unwrap().insert(name.clone(), change.clone()),
        };
    }
    Requirement::read(&value.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn country(code: &str) -> Country {
    Country::from_alpha2(code).unwrap()
}

/// A stay, or an airport transit, from and to a moment; `-` where there is none.
pub(crate) fn visit(code: &str, entered: bool, arrive: &str, leave: &str) -> Visit {
    let moment = |text: &str| (text != "-").then(|| text.parse().unwrap());
    Visit {
        country: country(code),
        region: None,
        arrive: moment(arrive),
        leave: moment(leave),
        entered,
    }
}

/// A view with this event and no more.
pub(crate) fn view(event: Event) -> View {
    View {
        kind: Kind::Vaccination,
        holder: Holder::default(),
        event: Some(event),
        more_events: Vec::new(),
        country: None,
        issuer: None,
        id: None,
    }
}

/// A yellow card as passes come out of reading: for life, its first day written.
pub(crate) fn yellow_card(vaccinated: &str, valid_from: Option<&str>) -> View {
    view(Event::Vaccination(Vaccination {
        disease: coded("1D47"),
        vaccinated: Some(vaccinated.to_owned()),
        valid_from: valid_from.map(str::to_owned),
        valid_for_life: true,
        ..Vaccination::default()
    }))
}

pub(crate) fn coded(code: &str) -> Option<Coded> {
    Some(Coded::from(code.to_owned()))
}
