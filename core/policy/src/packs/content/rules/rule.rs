//! One entry rule, as the EU's schema has them (eu-digital-green-certificates/dgc-gateway, `validation-rule.schema.json`).

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::RuleProblem;
use crate::import::json_text::{compact, is_unambiguous};
use crate::limits;

/// A rule: what it is to be chosen by, and the rule itself, whose logic is not looked at here.
#[derive(Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name, such as `VR-AT-0001`; several versions have the same.
    pub id: String,
    /// Its version, three numbers.
    pub version: String,
    /// Whose rule it is: an ISO 3166-1 alpha-2 code, or `EU` for templates of all states.
    pub country: String,
    /// The part of the country it is for, as its publisher writes it; else all of it.
    pub region: Option<String>,
    /// What it decides.
    pub kind: RuleKind,
    /// What its logic is written for: `CERTLOGIC`.
    pub engine: String,
    /// From when it counts.
    pub valid_from: Timestamp,
    /// Until when it counts.
    pub valid_until: Timestamp,
    /// The certificates it is for.
    pub certificate_type: CertificateType,
    json: String,
}

/// What a rule decides, with its number in packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleKind {
    /// Who may enter.
    Acceptance = 0,
    /// Which certificates a state takes back.
    Invalidation = 1,
    /// Whose next dose is due.
    Booster = 2,
    /// Anything else, which states use within their borders.
    Domestic = 3,
}

/// The certificates a rule is for, with their number in packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertificateType {
    /// Of any kind.
    General = 0,
    /// Of vaccination.
    Vaccination = 1,
    /// Of a test.
    Test = 2,
    /// Of recovery.
    Recovery = 3,
}

impl Rule {
    /// Reads a rule in JSON.
    ///
    /// # Errors
    /// When it is not of the shape that rules have.
    pub fn read(text: &str) -> Result<Self, RuleProblem> {
        if text.len() > limits::PACK_RULE.saturating_mul(2) {
            return Err(RuleProblem::TooLarge);
        }
        if !is_unambiguous(text) {
            return Err(RuleProblem::Json);
        }
        let Ok(Value::Object(rule)) = serde_json::from_str(text) else {
            return Err(RuleProblem::Shape);
        };
        let json = compact(text);
        if json.len() > limits::PACK_RULE {
            return Err(RuleProblem::TooLarge);
        }
        let text = |member: &str| rule.get(member).and_then(Value::as_str);
        let country = text("Country")
            .filter(|code| is_code(code, 2, 2))
            .ok_or(RuleProblem::Country)?;
        let id = text("Identifier")
            .filter(|id| is_identifier(id, country))
            .ok_or(RuleProblem::Identifier)?;
        for version in ["Version", "EngineVersion", "SchemaVersion"] {
            text(version)
                .filter(|version| is_version(version))
                .ok_or(RuleProblem::Version)?;
        }
        let engine = text("Engine")
            .filter(|engine| is_code(engine, 1, 32))
            .ok_or(RuleProblem::Shape)?;
        let (valid_from, valid_until) = (time(text("ValidFrom"))?, time(text("ValidTo"))?);
        if valid_from >= valid_until {
            return Err(RuleProblem::Validity);
        }
        check_rest(&rule)?;
        Ok(Self {
            id: id.to_owned(),
            version: text("Version").ok_or(RuleProblem::Version)?.to_owned(),
            country: country.to_owned(),
            region: region(&rule)?,
            kind: match text("Type").ok_or(RuleProblem::Shape)? {
                "Acceptance" => RuleKind::Acceptance,
                "Invalidation" => RuleKind::Invalidation,
                "BoosterNotification" => RuleKind::Booster,
                _ => RuleKind::Domestic,
            },
            engine: engine.to_owned(),
            valid_from,
            valid_until,
            certificate_type: match text("CertificateType") {
                Some("General") => CertificateType::General,
                Some("Vaccination") => CertificateType::Vaccination,
                Some("Test") => CertificateType::Test,
                Some("Recovery") => CertificateType::Recovery,
                _ => return Err(RuleProblem::CertificateType),
            },
            json,
        })
    }

    /// The rule in JSON as published, without blanks between its tokens.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }
}

/// Letters, digits and hyphens, beginning with a capital letter.
fn is_code(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A head of two or three letters or digits, the country, and a number. Gateways ask for `GR`, `VR`, `TR`, `RR` and `IR`;
/// states use others for rules of their own.
fn is_identifier(id: &str, country: &str) -> bool {
    let mut parts = id.split('-');
    let (Some(head), Some(of), Some(number), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    is_code(head, 2, 3) && of == country && is_number(number, 8)
}

fn is_version(version: &str) -> bool {
    let numbers: Vec<&str> = version.split('.').collect();
    numbers.len() == 3 && numbers.iter().all(|number| is_number(number, 9))
}

fn is_number(digits: &str, most: usize) -> bool {
    (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn region(rule: &Map<String, Value>) -> Result<Option<String>, RuleProblem> {
    match rule.get("Region") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(region)) if is_code(region, 1, 8) => Ok(Some(region.clone())),
        Some(_) => Err(RuleProblem::Region),
    }
}

/// To the second, with an offset.
fn time(text: Option<&str>) -> Result<Timestamp, RuleProblem> {
    text.and_then(|text| text.parse().ok()).ok_or(RuleProblem::Validity)
}

fn check_rest(rule: &Map<String, Value>) -> Result<(), RuleProblem> {
    if !rule.get("Logic").is_some_and(Value::is_object) {
        return Err(RuleProblem::Logic);
    }
    let list = |member: &str| rule.get(member).and_then(Value::as_array);
    let described = list("Description").is_some_and(|all| {
        let is_text = |entry: &Value, member: &str| entry.get(member).is_some_and(Value::is_string);
        !all.is_empty() && all.iter().all(|entry| is_text(entry, "lang") && is_text(entry, "desc"))
    });
    if !described {
        return Err(RuleProblem::Description);
    }
    let fields = list("AffectedFields").is_some_and(|fields| fields.iter().all(Value::is_string));
    if fields { Ok(()) } else { Err(RuleProblem::Shape) }
}
