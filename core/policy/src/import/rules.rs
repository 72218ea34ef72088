//! Entry rules and value sets as the EU's gateway, its test data and states' apps publish them, and requirements as their authors
//! write them.
//!
//! | publication | told by |
//! |---|---|
//! | rules, value sets, or requirements: an array, or a single one | `Identifier`, `valueSetId`, `requirement` |
//! | value sets by name, with nothing but their codes | an object of arrays of texts |
//! | the gateway's answer for a country, rules in signed messages | an object of arrays of objects with `cms` |

use std::sync::Arc;

use credential::certificate::cms::SignedData;
use credential::{ChainCertificate, ChainError, base64};
use serde_json::Value;

use super::Publication;
use super::json_text::{is_unambiguous, members, parts};
use crate::limits;
use crate::packs::content::Note;
use crate::packs::content::rules::{Rule, RuleProblem, RulesContent, SkippedRule, ValueSet};
use crate::requirements::Requirement;
use crate::trust::Proof;

/// Publications on their way into the body of a rules pack.
#[derive(Default)]
pub struct RulesImport {
    content: RulesContent,
    skipped: Vec<SkippedRule>,
}

/// Why a publication gives no rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RulesError {
    /// None of the forms that are read.
    #[error("these are neither rules nor value sets: JSON as the EU's gateway gives them is read")]
    NotRules,
    /// More bytes than [`TRUST_FILE`](limits::TRUST_FILE).
    #[error("the file is larger than any list of rules: hand in the list alone")]
    TooLarge,
    /// More publications than [`PACK_NOTES`](limits::PACK_NOTES).
    #[error("there are more files than one pack is made from: put their rules into one list")]
    TooMany,
}

impl RulesImport {
    /// With nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one publication. Of several rules with one identifier and version, and of several value sets with one name,
    /// the first counts.
    ///
    /// # Errors
    /// When it is none that is read; then it changes nothing.
    pub fn add(&mut self, publication: &Publication<'_>) -> Result<(), RulesError> {
        if publication.bytes.len() > limits::TRUST_FILE {
            return Err(RulesError::TooLarge);
        }
        if self.content.notes.len() >= limits::PACK_NOTES {
            return Err(RulesError::TooMany);
        }
        let bytes = publication
            .bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(publication.bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| RulesError::NotRules)?;
        let value: Value = serde_json::from_str(text).map_err(|_| RulesError::NotRules)?;
        let form = Form::of(&value).ok_or(RulesError::NotRules)?;
        let mut batch = Batch {
            source: publication.source.into(),
            content: &mut self.content,
            skipped: &mut self.skipped,
            number: 0,
            taken: 0,
            passed_over: 0,
        };
        match form {
            Form::List => parts(text).into_iter().for_each(|entry| batch.entry(entry)),
            Form::Single => batch.entry(text),
            Form::Codes => members(text).for_each(|(name, codes)| batch.codes(name, codes)),
            Form::Messages => batch.messages(&value),
        }
        let note = Note {
            source: publication.source.to_owned(),
            date: publication.fetched,
            proof: if matches!(form, Form::Messages) {
                Proof::NotChecked
            } else {
                Proof::None
            },
            taken: batch.taken,
            skipped: batch.passed_over,
        };
        self.content.notes.push(note);
        Ok(())
    }

    /// What came together, and what was passed over on the way.
    #[must_use]
    pub fn finish(self) -> (RulesContent, Vec<SkippedRule>) {
        (self.content, self.skipped)
    }
}

/// Members by which an entry is told: those that name a rule, a value set, a requirement.
const ENTRY: [&str; 3] = ["Identifier", "valueSetId", "requirement"];

/// How a publication is laid out.
#[derive(Clone, Copy)]
enum Form {
    List,
    Single,
    Codes,
    Messages,
}

impl Form {
    fn of(value: &Value) -> Option<Self> {
        let is_entry = |value: &Value| ENTRY.iter().any(|name| value.get(name).is_some());
        let all = |value: &Value, holds: fn(&Value) -> bool| {
            value
                .as_array()
                .is_some_and(|items| !items.is_empty() && items.iter().all(holds))
        };
        match value {
            Value::Array(items) if items.is_empty() || items.iter().any(is_entry) => Some(Self::List),
            Value::Object(_) if is_entry(value) => Some(Self::Single),
            Value::Object(members) if members.is_empty() => None,
            Value::Object(members) if members.values().all(|value| all(value, Value::is_string)) => Some(Self::Codes),
            Value::Object(members)
                if members
                    .values()
                    .all(|value| all(value, |message| message.get("cms").is_some())) =>
            {
                Some(Self::Messages)
            }
            _ => None,
        }
    }
}

/// One publication being read.
struct Batch<'i> {
    source: Arc<str>,
    content: &'i mut RulesContent,
    skipped: &'i mut Vec<SkippedRule>,
    number: usize,
    taken: u64,
    passed_over: u64,
}

impl Batch<'_> {
    /// A rule, a value set or a requirement.
    fn entry(&mut self, text: &str) {
        let name = |member| {
            let value: Value = serde_json::from_str(text).ok()?;
            Some(value.get(member)?.as_str()?.to_owned())
        };
        if let Some(name) = name("valueSetId") {
            let outcome = value_set(&name, text).and_then(|set| self.content.add_value_set(set));
            self.file(Some(&name), outcome);
        } else if let Some(name) = name("requirement") {
            let outcome = Requirement::read(text).and_then(|one| self.content.add_requirement(one));
            self.file(Some(&name), outcome);
        } else {
            let outcome = self.content.take_rule(Rule::read(text), || name("Country"));
            self.file(name("Identifier").as_deref(), outcome);
        }
    }

    /// A value set of codes alone.
    fn codes(&mut self, name: &str, codes: &str) {
        let name: String = serde_json::from_str(name).unwrap_or_default();
        let outcome = ValueSet::read(&name, None, codes).and_then(|set| self.content.add_value_set(set));
        self.file(Some(&name), outcome);
    }

    /// `{"VR-AT-0001": [{"version", "validFrom", "validTo", "cms", …}, …], …}`.
    fn messages(&mut self, value: &Value) {
        for (id, versions) in value.as_object().into_iter().flatten() {
            for message in versions.as_array().into_iter().flatten() {
                // `VR-AT-0001`: the identifier that the gateway files it under names the country.
                let country = || id.split('-').nth(1).map(str::to_owned);
                let outcome = self.content.take_rule(rule_of(message), country);
                self.file(Some(id), outcome);
            }
        }
    }

    fn file(&mut self, name: Option<&str>, outcome: Result<(), RuleProblem>) {
        self.number = self.number.saturating_add(1);
        match outcome {
            Ok(()) => self.taken = self.taken.saturating_add(1),
            Err(reason) => {
                self.passed_over = self.passed_over.saturating_add(1);
                self.skipped.push(SkippedRule {
                    source: Arc::clone(&self.source),
                    entry: crate::trust::entry_name(self.number, name),
                    reason,
                });
            }
        }
    }
}

/// `{"valueSetId", "valueSetDate", "valueSetValues"}`.
fn value_set(id: &str, text: &str) -> Result<ValueSet, RuleProblem> {
    // Which of two members of one name is meant cannot be told.
    if !is_unambiguous(text) {
        return Err(RuleProblem::Json);
    }
    let (mut date, mut values) = (None, None);
    for (name, value) in members(text) {
        match serde_json::from_str::<String>(name).as_deref() {
            Ok("valueSetDate") => {
                date = Some(serde_json::from_str::<String>(value).map_err(|_| RuleProblem::Validity)?)
            }
            Ok("valueSetValues") => values = Some(value),
            _ => {}
        }
    }
    ValueSet::read(id, date.as_deref(), values.ok_or(RuleProblem::Values)?)
}

/// The rule in a signed message, whose signature has to fit the certificate that comes with it. Whose that is nothing here
/// can say: a gateway's list of upload certificates is not public.
fn rule_of(message: &Value) -> Result<Rule, RuleProblem> {
    let base64 = message.get("cms").and_then(Value::as_str).ok_or(RuleProblem::Message)?;
    let bytes = base64::decode(base64, limits::PACK_RULE.saturating_mul(2)).ok_or(RuleProblem::Message)?;
    let signed = SignedData::parse(&bytes).map_err(|_| RuleProblem::Message)?;
    let signers: Vec<ChainCertificate> = signed
        .certificates()
        .filter_map(|der| ChainCertificate::parse(der).ok())
        .collect();
    if signed.verify(&signers) == Err(ChainError::Mismatch) {
        return Err(RuleProblem::Altered);
    }
    Rule::read(std::str::from_utf8(signed.content()).map_err(|_| RuleProblem::Json)?)
}

#[cfg(test)]
mod tests;
