//! What a screen shows of a pass, whichever format it came in. The shape is the `pass` member of `carnet check --json`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Kind;

/// The common view of a pass. All text is trimmed; what the pass does not say is absent, never invented.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// What the pass speaks of.
    pub kind: Kind,
    /// Whom it speaks of.
    pub holder: Holder,
    /// What happened, of several events the newest; absent for passes whose content is not typed yet.
    pub event: Option<Event>,
    /// What else happened, newest first: only a bundle of FHIR resources has several events.
    #[serde(default)]
    pub more_events: Vec<Event>,
    /// Where it happened: ISO 3166-1 alpha-2, or the code as written.
    pub country: Option<Coded>,
    /// Who says so, as written on the pass. The signer is named by the check, not here.
    pub issuer: Option<String>,
    /// The certificate's own identifier (for an EU DCC the UVCI).
    pub id: Option<String>,
}

/// The person a pass speaks of.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Holder {
    /// Given name and family name as a screen shows them; falls back on the machine-readable ones.
    pub name: String,
    /// Family name as written.
    pub family: Option<String>,
    /// Given name as written.
    pub given: Option<String>,
    /// Family name in the alphabet of ICAO Doc 9303, `<` between parts.
    pub family_mrz: Option<String>,
    /// Given name in the alphabet of ICAO Doc 9303, `<` between parts.
    pub given_mrz: Option<String>,
    /// Sex, by ISO/IEC 5218, ICAO Doc 9303 or FHIR, as written.
    #[serde(default)]
    pub sex: Option<String>,
    /// Nationality: ISO 3166-1 alpha-2 where the code is known, else as written.
    #[serde(default)]
    pub nationality: Option<Coded>,
    /// Number of the travel or identity document that the pass is for.
    #[serde(default)]
    pub document_number: Option<String>,
    /// Parent or guardian of a child.
    #[serde(default)]
    pub guardian: Option<String>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, a time of day cut off; or the text as written where it is none of these.
    pub birth_date: Option<String>,
}

impl View {
    /// Of a pass whose content is not typed.
    pub(crate) fn untyped(kind: Kind) -> Self {
        Self {
            kind,
            holder: Holder::default(),
            event: None,
            more_events: Vec::new(),
            country: None,
            issuer: None,
            id: None,
        }
    }
}

impl View {
    /// Every event, newest first.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.event.iter().chain(&self.more_events)
    }
}

impl Holder {
    /// From the parts a pass has. The name on the screen is made of the names as written, or else of the machine-readable
    /// ones.
    pub(crate) fn new(
        family: Option<&str>,
        given: Option<&str>,
        family_mrz: Option<&str>,
        given_mrz: Option<&str>,
        birth_date: Option<&str>,
    ) -> Self {
        let (family, given) = (family.map(clean), given.map(clean));
        let (family_mrz, given_mrz) = (family_mrz.map(clean), given_mrz.map(clean));
        let shown = |written: &Option<String>, mrz: &Option<String>| {
            written.clone().or_else(|| {
                let words = mrz.as_deref()?.split('<').filter(|word| !word.is_empty());
                Some(words.collect::<Vec<_>>().join(" "))
            })
        };
        let parts = [shown(&given, &given_mrz), shown(&family, &family_mrz)];
        Self {
            name: parts
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
                .trim()
                .to_owned(),
            family,
            given,
            family_mrz,
            given_mrz,
            birth_date: birth_date.map(clean),
            ..Self::default()
        }
    }
}

/// Text as it may go onto a screen or a terminal: trimmed, and without control characters and those that turn the
/// direction of what follows. The pass itself keeps them.
#[must_use]
pub fn clean(text: &str) -> String {
    cleaned(text).into_owned()
}

/// The same, borrowed where nothing is taken out of the middle.
pub(crate) fn cleaned(text: &str) -> Cow<'_, str> {
    let turns =
        |character| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let unfit = |character: char| character.is_control() || turns(character);
    // Nearly every text is plain ASCII, which need not be decoded to be looked at.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !is_plain && text.contains(unfit) {
        text.replace(unfit, "").trim().to_owned().into()
    } else {
        text.trim().into()
    }
}

/// A coded value with the words a person reads. An unknown code is its own words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    /// The code as written, trimmed.
    pub code: String,
    /// The words for it, in English.
    pub display: String,
}

impl From<String> for Coded {
    /// Words without a code are their own.
    fn from(words: String) -> Self {
        Self {
            code: words.clone(),
            display: words,
        }
    }
}

/// What happened, by kind. Dates are `YYYY-MM-DD` or RFC 3339 texts as the pass writes them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Event {
    /// One dose of a vaccine.
    Vaccination(Vaccination),
    /// One test with its result.
    Test(Test),
    /// Recovery after a first positive test.
    Recovery(Recovery),
}

impl Event {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Vaccination(_) => Kind::Vaccination,
            Self::Test(_) => Kind::Test,
            Self::Recovery(_) => Kind::Recovery,
        }
    }

    /// Country in which it happened, where the pass names one for each event.
    #[must_use]
    pub fn country(&self) -> Option<&Coded> {
        match self {
            Self::Vaccination(dose) => dose.country.as_ref(),
            Self::Test(test) => test.country.as_ref(),
            Self::Recovery(_) => None,
        }
    }

    /// When it happened: the dose, the sample, the first positive test.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        match self {
            Self::Vaccination(dose) => dose.vaccinated.as_deref(),
            Self::Test(test) => test.sampled.as_deref(),
            Self::Recovery(recovery) => recovery.first_positive.as_deref(),
        }
    }
}

/// One dose of a vaccine or prophylaxis.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Vaccination {
    /// The disease aimed at.
    pub disease: Option<Coded>,
    /// The type of vaccine.
    pub prophylaxis: Option<Coded>,
    /// The product.
    pub product: Option<Coded>,
    /// Its marketing authorisation holder or manufacturer.
    pub manufacturer: Option<Coded>,
    /// Number of this dose.
    pub dose: Option<i64>,
    /// Number of doses in the series.
    pub doses: Option<i64>,
    /// What this dose is called, where the pass names it rather than numbers it.
    #[serde(default)]
    pub dose_name: Option<Coded>,
    /// When it was given.
    pub vaccinated: Option<String>,
    /// The batch (lot) of the vaccine.
    #[serde(default)]
    pub batch: Option<String>,
    /// Where it was given.
    #[serde(default)]
    pub centre: Option<String>,
    /// Who gave it, or supervised it.
    #[serde(default)]
    pub clinician: Option<String>,
    /// From when it counts.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// The last day on which it counts, as written.
    #[serde(default)]
    pub valid_until: Option<String>,
    /// It counts for the life of the person: because the pass says so, or because International Health Regulations (2005),
    /// Annex 7, as amended in 2016, say so of yellow fever, whatever day is written.
    #[serde(default)]
    pub valid_for_life: bool,
    /// When the next dose is due.
    #[serde(default)]
    pub next_dose: Option<String>,
    /// Where it was given: ISO 3166-1 alpha-2, or the code as written; where the pass names a country for each dose.
    #[serde(default)]
    pub country: Option<Coded>,
}

impl Vaccination {
    /// Number of the dose for people: `2/2`, or `2` where the series has no length; `None` where the dose has no number.
    #[must_use]
    pub fn number(&self) -> Option<String> {
        let dose = self.dose?;
        Some(
            self.doses
                .map_or_else(|| dose.to_string(), |doses| format!("{dose}/{doses}")),
        )
    }
}

/// One test with its result.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Test {
    /// The disease aimed at.
    pub disease: Option<Coded>,
    /// The type of test.
    pub test_type: Option<Coded>,
    /// The name of a NAA test, as written.
    pub name: Option<String>,
    /// The device and maker of a rapid test.
    pub device: Option<Coded>,
    /// When the sample was taken.
    pub sampled: Option<String>,
    /// When the result was made (DCC 1.0 and 1.1 only).
    pub resulted: Option<String>,
    /// What the test found.
    pub result: Option<Coded>,
    /// Where it was taken.
    pub centre: Option<String>,
    /// Country in which it was taken, as of a dose.
    #[serde(default)]
    pub country: Option<Coded>,
}

/// Recovery after a first positive test.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Recovery {
    /// The disease recovered from.
    pub disease: Option<Coded>,
    /// Date of the first positive test.
    pub first_positive: Option<String>,
    /// From when the issuer calls the holder recovered.
    pub valid_from: Option<String>,
    /// Until when.
    pub valid_until: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_as_written_or_as_in_the_mrz() {
        let name = |family, given, family_mrz, given_mrz| Holder::new(family, given, family_mrz, given_mrz, None).name;
        assert_eq!(
            name(Some("Bock"), Some("Ann-Lena"), Some("BOCK"), Some("ANN<LENA")),
            "Ann-Lena Bock"
        );
        assert_eq!(
            name(None, None, Some("VAN<DEN<BOCK"), Some("ANN<LENA")),
            "ANN LENA VAN DEN BOCK"
        );
        assert_eq!(name(Some("Bock"), None, Some("BOCK"), Some("ANN")), "ANN Bock");
        assert_eq!(name(Some("Bock"), None, Some("BOCK"), None), "Bock");
        assert_eq!(name(None, None, None, None), "");
    }

    #[test]
    fn text_for_a_screen_cannot_steer_it() {
        assert_eq!(clean(" Anna\u{1b}[2J\u{202e}\n "), "Anna[2J");
        assert_eq!(clean("  Ştefan Müller "), "Ştefan Müller");
    }

    #[test]
    fn json_shape() {
        let view = View {
            kind: Kind::Test,
            holder: Holder::new(Some("Bock"), None, None, None, Some("1990")),
            event: Some(Event::Recovery(Recovery {
                disease: Some(Coded {
                    code: "840539006".into(),
                    display: "COVID-19".into(),
                }),
                first_positive: Some("2021-01-01".into()),
                valid_from: None,
                valid_until: None,
            })),
            more_events: Vec::new(),
            country: None,
            issuer: None,
            id: None,
        };
        assert_eq!(
            serde_json::to_value(&view).unwrap(),
            serde_json::json!({
                "kind": "test",
                "holder": {"name": "Bock", "family": "Bock", "given": null, "family_mrz": null, "given_mrz": null,
                    "sex": null, "nationality": null, "document_number": null, "guardian": null, "birth_date": "1990"},
                "event": {
                    "disease": {"code": "840539006", "display": "COVID-19"},
                    "first_positive": "2021-01-01", "valid_from": null, "valid_until": null,
                },
                "more_events": [],
                "country": null, "issuer": null, "id": null,
            })
        );
    }
}
