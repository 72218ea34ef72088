//! Whether the pass is its bearer's: what to compare with the travel document, by eye or against its machine-readable
//! zone.

use credential::view::Holder;
use serde::Serialize;

use super::mrz::{Mrz, Style, transliterate};

/// The fields to compare with the travel document. `valid` speaks of the pass alone: only a person, or
/// [`HolderCheck::compare_mrz`], tells whose it is.
///
/// Holds pass content: no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HolderCheck {
    /// The name as a screen shows it.
    pub name: String,
    /// The name as a machine-readable zone writes it: primary identifier, `<<`, secondary identifier.
    pub name_mrz: Option<String>,
    /// `YYYY-MM-DD`, or less where the pass says less.
    pub birth_date: Option<String>,
    /// Number of the travel document, where the pass names one.
    pub document_number: Option<String>,
    #[serde(skip)]
    family: Name,
    #[serde(skip)]
    given: Name,
}

/// What comparing a pass with a machine-readable zone gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[must_use]
pub enum Comparison {
    /// Everything the pass says of its holder agrees.
    Match,
    /// These do not agree, or the pass lacks them.
    Differs(Vec<Clash>),
    /// The text is no machine-readable zone of a travel document, or one of its check digits is wrong: read it again.
    Unreadable,
}

/// A field that does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// Family or given name.
    Name,
    /// Date of birth.
    BirthDate,
    /// Number of the travel document.
    DocumentNumber,
}

impl HolderCheck {
    pub(super) fn of(holder: &Holder) -> Self {
        let family = Name::of(holder.family_mrz.as_deref(), holder.family.as_deref());
        let given = Name::of(holder.given_mrz.as_deref(), holder.given.as_deref());
        let name_mrz = match (family.preferred(), given.preferred()) {
            (Some(family), Some(given)) => Some(format!("{family}<<{given}")),
            (family, given) => family.or(given),
        };
        Self {
            name: holder.name.clone(),
            name_mrz,
            birth_date: holder.birth_date.clone().filter(|date| !date.is_empty()),
            document_number: holder.document_number.clone(),
            family,
            given,
        }
    }

    /// Compares with a machine-readable zone as scanned or typed: two lines of 44 or 36 characters, or three of 30
    /// (ICAO Doc 9303 parts 4 to 6); line ends may be missing, blanks and letter case do not matter. A name that the
    /// zone had to cut short is compared as far as it goes.
    pub fn compare_mrz(&self, zone: &str) -> Comparison {
        let Some(zone) = Mrz::parse(zone) else {
            return Comparison::Unreadable;
        };
        let number_agrees = self
            .document_number
            .as_deref()
            .is_none_or(|number| zone.document_number == alphanumeric(number));
        let clashes: Vec<Clash> = [
            (self.name_agrees(&zone), Clash::Name),
            (
                self.birth_date
                    .as_deref()
                    .is_some_and(|date| zone.birth_date.agrees_with(date)),
                Clash::BirthDate,
            ),
            (number_agrees, Clash::DocumentNumber),
        ]
        .into_iter()
        .filter_map(|(agrees, clash)| (!agrees).then_some(clash))
        .collect();
        if clashes.is_empty() {
            Comparison::Match
        } else {
            Comparison::Differs(clashes)
        }
    }

    fn name_agrees(&self, zone: &Mrz) -> bool {
        // A document with one name alone has it as primary identifier (part 3, section 4.6); a pass may call it a given
        // name.
        let (primary, secondary) = match (self.family.is_empty(), self.given.is_empty()) {
            (true, true) => return false,
            (true, false) => (&self.given, &self.family),
            _ => (&self.family, &self.given),
        };
        if primary.agrees(&zone.primary, zone.name_is_cut) && secondary.agrees(&zone.secondary, zone.name_is_cut) {
            return true;
        }
        // A name in one text, of which no one can tell which part is which, in either order.
        let whole = |parts: [&[String]; 2]| primary.agrees(&parts.concat(), false);
        secondary.is_empty() && (whole([&zone.primary, &zone.secondary]) || whole([&zone.secondary, &zone.primary]))
    }
}

/// One identifier of a name, in every spelling a travel document may have for it, each as its parts.
#[derive(Clone, PartialEq, Eq, Default)]
struct Name(Vec<Vec<String>>);

impl Name {
    /// From the machine-readable spelling the issuer chose and the name as written. States transliterate differently,
    /// so the written name counts in every style; the issuer's own spelling comes first.
    fn of(mrz: Option<&str>, written: Option<&str>) -> Self {
        let spellings = [(mrz, Style::Expanded)]
            .into_iter()
            .chain([Style::Expanded, Style::Plain, Style::Marked].map(|style| (written, style)));
        let mut name = Self::default();
        for parts in spellings.filter_map(|(text, style)| transliterate(text?, style)) {
            if !parts.is_empty() && !name.0.contains(&parts) {
                name.0.push(parts);
            }
        }
        name
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn preferred(&self) -> Option<String> {
        self.0.first().map(|parts| parts.join("<"))
    }

    fn agrees(&self, zone: &[String], is_cut: bool) -> bool {
        (self.is_empty() && zone.is_empty()) || self.0.iter().any(|parts| spelt_alike(parts, zone, is_cut))
    }
}

/// Whether a zone's parts are these. Where the zone had to cut the name, its parts may be cut to fewer letters, down to
/// initials, and the last ones left out (part 4, section 4.2.3).
fn spelt_alike(parts: &[String], zone: &[String], is_cut: bool) -> bool {
    let whole = parts
        .iter()
        .flat_map(|part| part.chars())
        .eq(zone.iter().flat_map(|part| part.chars()));
    let cut = is_cut
        && !zone.is_empty()
        && zone.len() <= parts.len()
        && parts.iter().zip(zone).all(|(part, cut)| part.starts_with(cut.as_str()));
    whole || cut
}

fn alphanumeric(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}
