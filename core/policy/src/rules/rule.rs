//! A rule in the book.

use std::fmt;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use serde_json::Value;

use super::words::{self, Words};
use super::{CertificateType, RuleKind, RuleSource, Version};
use crate::Country;
use crate::certlogic::{Logic, LogicError};
use crate::import::json_text::members;
use crate::packs::content::rules::Rule;

/// The engine that rules are written for here.
const ENGINE: &str = "CERTLOGIC";
/// The CertLogic specification that is understood.
const ENGINE_VERSION: Version = Version([1, 3, 3]);
/// The generation of the certificates' schema.
const SCHEMA: u32 = 1;

/// A rule, with whose it is. What it says is read when it is first needed: of all states' rules a trip asks few.
pub struct BookRule {
    rule: Rule,
    version: Version,
    country: Option<Country>,
    /// For travellers to this part of its country alone.
    region: Option<String>,
    source: Arc<RuleSource>,
    compiled: OnceLock<Result<Compiled, Unread>>,
}

/// What a rule asks.
struct Compiled {
    logic: Logic,
    /// The value sets it looks into.
    value_sets: Vec<String>,
}

/// Why a rule is not understood.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Unread {
    /// It is for another engine.
    #[error("the rule is written for {0}, which is not CertLogic")]
    Engine(String),
    /// It needs a newer CertLogic.
    #[error("the rule needs CertLogic {0}: Carnet knows 1.3.3. Update Carnet")]
    EngineVersion(Version),
    /// It is for certificates of another generation.
    #[error("the rule is for certificates of schema {0}: Carnet knows those of 1. Update Carnet")]
    SchemaVersion(Version),
    /// Its logic is no CertLogic.
    #[error("the rule cannot be read: {0}")]
    Logic(LogicError),
}

/// A rule that is in the book, and that nobody can answer: it is open wherever it is in force.
#[derive(Debug, Clone, PartialEq)]
pub struct PassedOver {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: Version,
    /// Why.
    pub reason: Unread,
}

impl BookRule {
    pub(super) fn new(rule: &Rule, source: Arc<RuleSource>) -> Self {
        Self {
            version: rule.number(),
            country: Country::from_alpha2(&rule.country),
            region: rule.region.clone().filter(|region| *region != rule.country),
            source,
            compiled: OnceLock::new(),
            rule: rule.clone(),
        }
    }

    /// Its name, such as `VR-AT-0001`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.rule.id
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// What it decides.
    #[must_use]
    pub fn kind(&self) -> RuleKind {
        self.rule.kind
    }

    /// The certificates it is for.
    #[must_use]
    pub fn certificate_type(&self) -> CertificateType {
        self.rule.certificate_type
    }

    /// Whose rule it is; `None` where its country is none (`EU`, the templates of all states).
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        self.country
    }

    /// The part of the country that it is for; `None` for all of it.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// From when it counts.
    #[must_use]
    pub fn valid_from(&self) -> Timestamp {
        self.rule.valid_from
    }

    /// From when on it counts no more.
    #[must_use]
    pub fn valid_until(&self) -> Timestamp {
        self.rule.valid_until
    }

    /// The rule in JSON as published, without blanks between its tokens.
    #[must_use]
    pub fn json(&self) -> &str {
        self.rule.json()
    }

    /// Who brought it, and how old that is.
    #[must_use]
    pub fn source(&self) -> &Arc<RuleSource> {
        &self.source
    }

    /// What it says, in the first of these languages (BCP 47) that it has, else in English, else in whatever it has. The
    /// words are the publisher's, bounded and fit for a screen.
    #[must_use]
    pub fn description<L: AsRef<str>>(&self, languages: &[L]) -> Words {
        words::description(self.rule.json(), languages)
    }

    /// What it asks.
    ///
    /// # Errors
    /// Why that is not understood.
    pub fn logic(&self) -> Result<&Logic, &Unread> {
        self.compiled().map(|compiled| &compiled.logic)
    }

    /// Whether it is for certificates of this type; every rule is for [`CertificateType::General`].
    #[must_use]
    pub fn is_for(&self, certificate: CertificateType) -> bool {
        let own = self.rule.certificate_type;
        own == CertificateType::General || certificate == CertificateType::General || own == certificate
    }

    /// Whether it counts at this moment.
    #[must_use]
    pub fn is_in_force(&self, at: Timestamp) -> bool {
        self.rule.valid_from <= at && at < self.rule.valid_until
    }

    /// The schema of certificates that it reads.
    pub(super) fn schema(&self) -> Version {
        self.rule.schema_version
    }

    /// The value sets that it looks into.
    pub(super) fn value_sets(&self) -> &[String] {
        self.compiled()
            .map(|compiled| &*compiled.value_sets)
            .unwrap_or_default()
    }

    /// Why it is not understood, as far as its head says.
    pub(super) fn needs_more(&self) -> Option<Unread> {
        let rule = &self.rule;
        if rule.engine != ENGINE {
            Some(Unread::Engine(rule.engine.clone()))
        } else if rule.engine_version > ENGINE_VERSION {
            Some(Unread::EngineVersion(rule.engine_version))
        } else if rule.schema_version.major() != SCHEMA {
            Some(Unread::SchemaVersion(rule.schema_version))
        } else {
            None
        }
    }

    pub(super) fn passed_over(&self, reason: Unread) -> PassedOver {
        PassedOver {
            id: self.rule.id.clone(),
            version: self.version,
            reason,
        }
    }

    fn compiled(&self) -> Result<&Compiled, &Unread> {
        let compiled = self.compiled.get_or_init(|| match self.needs_more() {
            Some(unread) => Err(unread),
            None => compile(self.rule.json()),
        });
        compiled.as_ref()
    }
}

fn compile(rule: &str) -> Result<Compiled, Unread> {
    let written = members(rule).find(|(name, _)| *name == "\"Logic\"");
    let logic = written.map_or("null", |(_, logic)| logic);
    let mut value_sets = Vec::new();
    collect_value_sets(&serde_json::from_str(logic).unwrap_or_default(), &mut value_sets);
    Ok(Compiled {
        logic: Logic::compile(logic).map_err(Unread::Logic)?,
        value_sets,
    })
}

/// The names of the value sets that a logic looks into. JSON's parser bounds the depth.
fn collect_value_sets(logic: &Value, names: &mut Vec<String>) {
    match logic {
        Value::Object(members) => {
            let path = members.get("var").and_then(Value::as_str);
            let name = path.and_then(|path| path.strip_prefix("external.valueSets.")?.split('.').next());
            if let Some(name) = name.filter(|name| !names.iter().any(|known| known == name)) {
                names.push(name.to_owned());
            }
            members.values().for_each(|value| collect_value_sets(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_value_sets(item, names)),
        _ => {}
    }
}

impl Unread {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Engine(_) => "engine",
            Self::EngineVersion(_) => "engine_version",
            Self::SchemaVersion(_) => "schema_version",
            Self::Logic(_) => "logic",
        }
    }
}

impl fmt::Debug for BookRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} of {:?}", self.rule.id, self.version, self.source.name())
    }
}
