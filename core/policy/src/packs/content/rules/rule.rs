//! One entry rule, as the EU's schema has them (eu-digital-green-certificates/dgc-gateway, `validation-rule.schema.json`).

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;

use super::members::Members;
use super::{RuleProblem, Version};
use crate::import::json_text::compact;
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
    /// The version of it that its logic needs.
    pub engine_version: Version,
    /// The version of the certificates' schema that its logic reads.
    pub schema_version: Version,
    /// From when it counts.
    pub valid_from: Timestamp,
    /// Until when it counts.
    pub valid_until: Timestamp,
    /// The certificates it is for.
    pub certificate_type: CertificateType,
    json: Arc<str>,
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
        let members = Members::read(text)?;
        let json = compact(text);
        if json.len() > limits::PACK_RULE {
            return Err(RuleProblem::TooLarge);
        }
        let country = members
            .country
            .filter(|code| is_code(code, 2, 2))
            .ok_or(RuleProblem::Country)?;
        let id = members
            .id
            .filter(|id| is_identifier(id, &country))
            .ok_or(RuleProblem::Identifier)?;
        let number = |version: &Option<Cow<'_, str>>| {
            let version = version.as_deref().and_then(Version::parse);
            version.ok_or(RuleProblem::Version)
        };
        number(&members.version)?;
        let engine_version = number(&members.engine_version)?;
        let schema_version = number(&members.schema_version)?;
        let engine = members
            .engine
            .filter(|engine| is_code(engine, 1, 32))
            .ok_or(RuleProblem::Shape)?;
        let (valid_from, valid_until) = (time(members.valid_from)?, time(members.valid_until)?);
        if valid_from >= valid_until {
            return Err(RuleProblem::Validity);
        }
        if !members.has_logic {
            return Err(RuleProblem::Logic);
        }
        if !members.is_described {
            return Err(RuleProblem::Description);
        }
        if !members.has_fields {
            return Err(RuleProblem::Shape);
        }
        Ok(Self {
            region: members.region.map(Cow::into_owned),
            kind: match members.kind.as_deref().ok_or(RuleProblem::Shape)? {
                "Acceptance" => RuleKind::Acceptance,
                "Invalidation" => RuleKind::Invalidation,
                "BoosterNotification" => RuleKind::Booster,
                _ => RuleKind::Domestic,
            },
            certificate_type: match members.certificate_type.as_deref() {
                Some("General") => CertificateType::General,
                Some("Vaccination") => CertificateType::Vaccination,
                Some("Test") => CertificateType::Test,
                Some("Recovery") => CertificateType::Recovery,
                _ => return Err(RuleProblem::CertificateType),
            },
            id: id.into_owned(),
            version: members.version.ok_or(RuleProblem::Version)?.into_owned(),
            country: country.into_owned(),
            engine: engine.into_owned(),
            engine_version,
            schema_version,
            valid_from,
            valid_until,
            json: json.into(),
        })
    }

    /// The rule in JSON as published, without blanks between its tokens.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The same, shared.
    pub(crate) fn shared_json(&self) -> Arc<str> {
        Arc::clone(&self.json)
    }

    /// Its version, three numbers.
    #[must_use]
    pub fn number(&self) -> Version {
        Version::parse(&self.version).unwrap_or_default()
    }
}

/// Letters, digits and hyphens, beginning with a capital letter.
pub(super) fn is_code(text: &str, least: usize, most: usize) -> bool {
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

pub(super) fn is_number(digits: &str, most: usize) -> bool {
    (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// To the second, with an offset.
fn time(text: Option<Cow<'_, str>>) -> Result<Timestamp, RuleProblem> {
    text.and_then(|text| text.parse().ok()).ok_or(RuleProblem::Validity)
}
