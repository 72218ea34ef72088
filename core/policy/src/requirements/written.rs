//! A requirement in JSON, as authors write it: read, checked, and written again.

use std::collections::BTreeMap;

use credential::Country;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Ages, CameFrom, Duty, Need, Otherwise, Requirement, Scope};
use crate::import::json_text::is_unambiguous;
use crate::limits;
use crate::packs::content::rules::RuleProblem;

/// The members of a requirement, none of them looked at.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    #[serde(rename = "requirement")]
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) country: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<String>,
    pub(super) scope: Scope,
    pub(super) from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) topic: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ages: Option<Ages>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) came_from: Option<WrittenOrigin>,
    pub(super) needs: Need,
    #[serde(rename = "else")]
    pub(super) otherwise: Otherwise,
    pub(super) source: String,
    pub(super) source_date: String,
    pub(super) words: BTreeMap<String, String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOrigin {
    pub(super) countries: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) within_days: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) transit_over_hours: Option<u16>,
}

impl Requirement {
    /// Reads a requirement in JSON.
    ///
    /// # Errors
    /// When it is not of the shape that requirements have.
    pub fn read(text: &str) -> Result<Self, RuleProblem> {
        if text.len() > limits::REQUIREMENT {
            return Err(RuleProblem::TooLarge);
        }
        if !is_unambiguous(text) {
            return Err(RuleProblem::Json);
        }
        let written: Written = serde_json::from_str(text).map_err(|_| RuleProblem::Shape)?;
        written.checked()
    }

    /// The requirement in JSON, as authors write it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        serde_json::to_value(Written::from(self)).unwrap_or_default()
    }
}

impl Written {
    /// The requirement, where everything about it is in bounds.
    pub(super) fn checked(self) -> Result<Requirement, RuleProblem> {
        if !is_name(&self.id, limits::REQUIREMENT_ID) {
            return Err(RuleProblem::Identifier);
        }
        if self.version == 0 {
            return Err(RuleProblem::Version);
        }
        let country = country(&self.country)?;
        if self.region.as_ref().is_some_and(|region| !is_name(region, 8)) {
            return Err(RuleProblem::Region);
        }
        let from = date(&self.from).ok_or(RuleProblem::Validity)?;
        let until = self.until.map(|until| date(&until).ok_or(RuleProblem::Validity));
        let until = until.transpose()?;
        if until.is_some_and(|until| until < from) {
            return Err(RuleProblem::Validity);
        }
        let topic = topic(self.topic, self.needs)?;
        check_amounts(self.needs, self.otherwise, self.ages)?;
        let came_from = self.came_from.map(WrittenOrigin::checked).transpose()?;
        let source_date = date(&self.source_date).ok_or(RuleProblem::Source)?;
        if !is_text(&self.source) {
            return Err(RuleProblem::Source);
        }
        let described = (1..=limits::REQUIREMENT_LANGUAGES).contains(&self.words.len())
            && self
                .words
                .iter()
                .all(|(language, words)| is_language(language) && is_text(words));
        if !described {
            return Err(RuleProblem::Description);
        }
        Ok(Requirement {
            id: self.id,
            version: self.version,
            country,
            region: self.region,
            scope: self.scope,
            from,
            until,
            topic,
            ages: self.ages,
            came_from,
            needs: self.needs,
            otherwise: self.otherwise,
            source: self.source,
            source_date,
            words: self.words,
        })
    }
}

impl From<&Requirement> for Written {
    fn from(of: &Requirement) -> Self {
        Self {
            id: of.id.clone(),
            version: of.version,
            country: of.country.to_string(),
            region: of.region.clone(),
            scope: of.scope,
            from: of.from.to_string(),
            until: of.until.map(|until| until.to_string()),
            topic: of.topic.clone(),
            ages: of.ages,
            came_from: of.came_from.as_ref().map(|origin| WrittenOrigin {
                countries: origin.countries.iter().map(Country::to_string).collect(),
                within_days: origin.within_days,
                transit_over_hours: origin.transit_over_hours,
            }),
            needs: of.needs,
            otherwise: of.otherwise,
            source: of.source.clone(),
            source_date: of.source_date.to_string(),
            words: of.words.clone(),
        }
    }
}

impl WrittenOrigin {
    fn checked(self) -> Result<CameFrom, RuleProblem> {
        let mut countries = self
            .countries
            .iter()
            .map(|code| country(code))
            .collect::<Result<Vec<Country>, RuleProblem>>()?;
        countries.sort_unstable();
        countries.dedup();
        if countries.is_empty() {
            return Err(RuleProblem::Country);
        }
        let in_bounds = self.within_days.is_none_or(is_days)
            && self
                .transit_over_hours
                .is_none_or(|hours| hours <= limits::REQUIREMENT_HOURS);
        if !in_bounds {
            return Err(RuleProblem::Amount);
        }
        Ok(CameFrom {
            countries,
            within_days: self.within_days,
            transit_over_hours: self.transit_over_hours,
        })
    }
}

/// Sorted, each once.
fn topic(mut codes: Vec<String>, needs: Need) -> Result<Vec<String>, RuleProblem> {
    codes.sort_unstable();
    codes.dedup();
    let is_code = |code: &String| {
        (1..=limits::REQUIREMENT_CODE).contains(&code.len())
            && code.trim() == code
            && code.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
    };
    let needed = matches!(needs, Need::Vaccination { .. } | Need::Test { .. });
    if codes.len() > limits::REQUIREMENT_CODES || !codes.iter().all(is_code) || (needed && codes.is_empty()) {
        return Err(RuleProblem::Topic);
    }
    Ok(codes)
}

fn check_amounts(needs: Need, otherwise: Otherwise, ages: Option<Ages>) -> Result<(), RuleProblem> {
    let is_hours = |hours| (1..=limits::REQUIREMENT_HOURS).contains(&hours);
    let duty = |duty| match duty {
        Duty::Test { hours } => is_hours(hours),
        Duty::Registration => true,
        Duty::Quarantine { days, .. } => is_days(days),
    };
    let needed = match needs {
        Need::Nothing => true,
        Need::Vaccination { days_before } => days_before <= limits::REQUIREMENT_DAYS,
        Need::Test { hours, .. } => is_hours(hours),
        Need::Duty(one) => duty(one),
    };
    let owed = match otherwise {
        Otherwise::Refuse => true,
        Otherwise::Duty(one) => duty(one),
    };
    let age = ages.is_none_or(|ages| {
        let below = ages.below_months.unwrap_or(limits::REQUIREMENT_MONTHS);
        ages.from_months < below && below <= limits::REQUIREMENT_MONTHS
    });
    if needed && owed && age {
        Ok(())
    } else {
        Err(RuleProblem::Amount)
    }
}

fn is_days(days: u16) -> bool {
    (1..=limits::REQUIREMENT_DAYS).contains(&days)
}

/// A code as ISO 3166-1 has it, in capitals and no other form.
fn country(code: &str) -> Result<Country, RuleProblem> {
    Country::from_alpha2(code)
        .filter(|country| country.as_str() == code)
        .ok_or(RuleProblem::Country)
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

/// Capital letters, digits and hyphens.
fn is_name(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A language tag: letters, digits and hyphens (BCP 47).
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What a screen can show.
fn is_text(text: &str) -> bool {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    !text.is_empty()
        && text.trim() == text
        && text.chars().count() <= limits::REQUIREMENT_TEXT
        && !text.contains(|letter: char| letter.is_control() || turns(letter))
}
