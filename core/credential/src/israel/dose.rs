//! Doses of a vaccine.

use std::cmp::Reverse;

use super::member::{self, known_time, shown};
use crate::json::Json;
use crate::notes::Notes;
use crate::shc::vaccine;
use crate::view::{Coded, Vaccination};
use crate::warning::Warning;

/// The doses, newest first: `d1` is not always the first one. Their numbers are by date.
pub(super) fn doses(document: Json<'_>, notes: &mut Notes) -> Vec<Vaccination> {
    let mut doses: Vec<Vaccination> = member::doses(document)
        .into_values()
        .map(dose)
        .filter(|dose| dose.vaccinated.is_some() || dose.product.is_some())
        .collect();
    doses.sort_by_cached_key(|dose| Reverse(dose.vaccinated.clone()));
    if doses.iter().all(|dose| dose.vaccinated.is_some()) {
        for (number, dose) in (1..).zip(doses.iter_mut().rev()) {
            dose.dose = Some(number);
        }
    } else {
        notes.warn(Warning::MissingField);
    }
    doses
}

fn dose(one: Json<'_>) -> Vaccination {
    // CDC's CVX code, as the format has it.
    let (disease, prophylaxis) = shown(one, "vc").map(|code| vaccine(&code)).unzip();
    let (vaccine, batch) = (shown(one, "vt"), shown(one, "vb"));
    // Some passes name the disease where the vaccine belongs, and the vaccine where the batch belongs.
    let (product, batch) = if vaccine.as_deref().is_some_and(names_disease) {
        (batch, None)
    } else {
        (vaccine, batch)
    };
    Vaccination {
        disease: disease.flatten(),
        prophylaxis,
        product: product.map(own_words),
        manufacturer: shown(one, "vv").map(own_words),
        vaccinated: shown(one, "d").filter(|text| known_time(text)),
        batch,
        centre: shown(one, "o").or_else(|| shown(one, "ol")),
        country: shown(one, "c").map(country),
        ..Vaccination::default()
    }
}

fn names_disease(vaccine: &str) -> bool {
    let letters: String = vaccine.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.eq_ignore_ascii_case("covid19")
}

fn country(code: String) -> Coded {
    if code == "ISR" {
        super::israel()
    } else {
        own_words(code)
    }
}

fn own_words(code: String) -> Coded {
    Coded {
        display: code.clone(),
        code,
    }
}

/// The one disease that the format is for, in SNOMED CT.
pub(super) fn covid_19() -> Coded {
    Coded {
        code: "840539006".to_owned(),
        display: "COVID-19".to_owned(),
    }
}
