//! Entry rules, value sets and requirements (kind 4).
//!
//! ```text
//! rules-body = {1: [* bstr .cbor rule], 2: [* bstr .cbor value-set], ? 3: [+ bstr .cbor note], ? 4: [+ bstr .cbor requirement]}
//! rule = {1: id tstr, 2: version tstr, 3: country tstr .size 2, ? 4: region tstr,
//!         5: 0 / 1 / 2 / 3,          ; acceptance, invalidation, booster, domestic
//!         6: engine tstr, 7: valid-from int, 8: valid-until int,   ; seconds since 1970 UTC
//!         9: 0 / 1 / 2 / 3,          ; certificates of any kind, vaccination, test, recovery
//!         10: bstr}                  ; the rule in JSON as published, without blanks between its tokens
//! value-set = {1: id tstr, ? 2: date tstr,     ; full-date (RFC 3339)
//!              3: bstr}                        ; its values in JSON as published: an object by code, or an array of codes
//! ```
//!
//! The members before a rule's JSON are what its JSON says, so that rules can be chosen without reading it; a rule of which
//! they say something else is passed over. A requirement is what a state asks of people ([`Requirement`]), in CBOR alone.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use credential::cbor::{CborError, Map};
use serde_json::Value;

use super::super::error::{Departs, form};
use super::super::{Kind, PackError};
use super::entries::members;
use super::{Note, entries};
use crate::cbor::{encoded, put};
use crate::limits;
use crate::requirements::Requirement;

mod members;
mod problem;
mod rule;
mod value_set;
mod version;

pub use problem::{RuleProblem, SkippedRule};
pub use rule::{CertificateType, Rule, RuleKind};
pub use value_set::ValueSet;
pub use version::Version;

/// The body of a rules pack.
#[derive(Clone, Default)]
pub struct RulesContent {
    rules: Vec<Rule>,
    value_sets: Vec<ValueSet>,
    requirements: Vec<Requirement>,
    /// Id and version of every rule and requirement, and the id of every value set with no version.
    known: HashSet<(String, String)>,
    /// Countries of rules that were passed over; nothing of it is written.
    unread: BTreeSet<String>,
    /// Which publications all this comes from.
    pub notes: Vec<Note>,
}

impl RulesContent {
    /// The rules.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The value sets, each id once.
    pub fn value_sets(&self) -> impl ExactSizeIterator<Item = &ValueSet> {
        self.value_sets.iter()
    }

    /// The requirements.
    pub fn requirements(&self) -> impl ExactSizeIterator<Item = &Requirement> {
        self.requirements.iter()
    }

    /// Adds a requirement.
    ///
    /// # Errors
    /// When there is one of this id and version already, or there are too many.
    pub fn add_requirement(&mut self, requirement: Requirement) -> Result<(), RuleProblem> {
        if self.requirements.len() >= limits::PACK_REQUIREMENTS {
            return Err(RuleProblem::TooMany);
        }
        // A rule's version has dots.
        if !self
            .known
            .insert((requirement.id.clone(), requirement.version.to_string()))
        {
            return Err(RuleProblem::Twice);
        }
        self.requirements.push(requirement);
        Ok(())
    }

    /// Codes of countries that have rules here which could not be read: what else is known of them is not all they ask.
    pub fn unread(&self) -> impl ExactSizeIterator<Item = &str> {
        self.unread.iter().map(String::as_str)
    }

    /// Adds a rule as far as there is one. Of one that cannot be taken it is noted whose it is, unless the very same is there
    /// already.
    ///
    /// # Errors
    /// Why there is none, or as [`add_rule`](Self::add_rule).
    pub(crate) fn take_rule(
        &mut self,
        rule: Result<Rule, RuleProblem>,
        country: impl FnOnce() -> Option<String>,
    ) -> Result<(), RuleProblem> {
        let json = rule.as_ref().map(Rule::shared_json).ok();
        let outcome = rule.and_then(|rule| self.add_rule(rule));
        let is_there = || outcome == Err(RuleProblem::Twice) && json.is_some_and(|json| self.has(&json));
        if outcome.is_err() && !is_there() {
            // Country codes have two letters; what is longer names none.
            self.unread.extend(country().filter(|country| country.len() <= 2));
        }
        outcome
    }

    /// Whether it has this rule, its members in whatever order.
    fn has(&self, rule: &str) -> bool {
        let read = |json: &str| serde_json::from_str::<Value>(json).ok();
        let wanted = read(rule);
        let id = wanted.as_ref().and_then(|rule| rule.get("Identifier")?.as_str());
        let mut named = self.rules.iter().filter(|rule| Some(&*rule.id) == id);
        named.any(|rule| read(rule.json()) == wanted)
    }

    /// Adds a rule.
    ///
    /// # Errors
    /// When there is one of this id and version already, or there are too many.
    pub fn add_rule(&mut self, rule: Rule) -> Result<(), RuleProblem> {
        if self.rules.len() >= limits::PACK_RULES {
            return Err(RuleProblem::TooMany);
        }
        if !self.known.insert((rule.id.clone(), rule.version.clone())) {
            return Err(RuleProblem::Twice);
        }
        self.rules.push(rule);
        Ok(())
    }

    /// Adds a value set.
    ///
    /// # Errors
    /// When there is one of this id already, or there are too many.
    pub fn add_value_set(&mut self, set: ValueSet) -> Result<(), RuleProblem> {
        if self.value_sets.len() >= limits::PACK_VALUE_SETS {
            return Err(RuleProblem::TooMany);
        }
        if !self.known.insert((set.id.clone(), String::new())) {
            return Err(RuleProblem::Twice);
        }
        self.value_sets.push(set);
        Ok(())
    }

    /// The body in deterministic CBOR, whatever order things stand in here.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        let rules = self.rules.iter().map(encode_rule).collect();
        put(&mut map, 1, |value| entries::write(value, rules));
        let sets = self.value_sets.iter().map(encode_value_set).collect();
        put(&mut map, 2, |value| entries::write(value, sets));
        if !self.notes.is_empty() {
            let notes = self.notes.iter().map(Note::encode).collect();
            put(&mut map, 3, |value| entries::write(value, notes));
        }
        if !self.requirements.is_empty() {
            let requirements = self.requirements.iter().map(Requirement::encode).collect();
            put(&mut map, 4, |value| entries::write(value, requirements));
        }
        encoded(&map)
    }

    /// Reads a body. `source` is the publisher's name. What cannot be used is passed over and listed.
    ///
    /// # Errors
    /// [`PackError::Form`] for a body that is not of its shape, or larger than its limits.
    pub fn decode(body: &[u8], source: &Arc<str>) -> Result<(Self, Vec<SkippedRule>), PackError> {
        form(Kind::Rules, || read(body, source))
    }
}

fn read(body: &[u8], source: &Arc<str>) -> Result<(RulesContent, Vec<SkippedRule>), Departs> {
    let (mut rules, mut sets, mut notes, mut requirements) = (None, None, Vec::new(), Vec::new());
    members(body, |number, decoder| {
        match number {
            1 => rules = Some(entries::read(decoder, limits::PACK_RULES)?),
            2 => sets = Some(entries::read(decoder, limits::PACK_VALUE_SETS)?),
            3 => notes = entries::read_some(decoder, limits::PACK_NOTES)?,
            4 => requirements = entries::read_some(decoder, limits::PACK_REQUIREMENTS)?,
            _ => return Err(Departs),
        }
        Ok(())
    })?;
    let mut content = RulesContent {
        notes: notes.iter().filter_map(|note| Note::decode(note)).collect(),
        ..RulesContent::default()
    };
    let mut skipped = Vec::new();
    let mut skip = |index: usize, what: &str, reason| {
        skipped.push(SkippedRule {
            source: Arc::clone(source),
            entry: format!("{what} {}", index.saturating_add(1)),
            reason,
        });
    };
    for (index, entry) in rules.ok_or(Departs)?.iter().enumerate() {
        let added = content.take_rule(decode_rule(entry), || country(entry));
        added.unwrap_or_else(|reason| skip(index, "rule", reason));
    }
    for (index, entry) in sets.ok_or(Departs)?.iter().enumerate() {
        let added = decode_value_set(entry).and_then(|set| content.add_value_set(set));
        added.unwrap_or_else(|reason| skip(index, "value set", reason));
    }
    for (index, entry) in requirements.iter().enumerate() {
        let added = Requirement::decode(entry).and_then(|requirement| content.add_requirement(requirement));
        added.unwrap_or_else(|reason| skip(index, "requirement", reason));
    }
    Ok((content, skipped))
}

fn encode_rule(rule: &Rule) -> Vec<u8> {
    let mut map = Map::new();
    for (number, text) in [
        (1, Some(&rule.id)),
        (2, Some(&rule.version)),
        (3, Some(&rule.country)),
        (4, rule.region.as_ref()),
        (6, Some(&rule.engine)),
    ] {
        if let Some(text) = text {
            put(&mut map, number, |value| value.text(text));
        }
    }
    put(&mut map, 5, |value| value.u64(rule.kind as u64));
    put(&mut map, 7, |value| value.i64(rule.valid_from.as_second()));
    put(&mut map, 8, |value| value.i64(rule.valid_until.as_second()));
    put(&mut map, 9, |value| value.u64(rule.certificate_type as u64));
    put(&mut map, 10, |value| value.bytes(rule.json().as_bytes()));
    encoded(&map)
}

/// An entry is written in one way alone ([`Profile::Strict`](credential::cbor::Profile)): one whose members say what the rule
/// says is the entry that this rule is written as.
fn decode_rule(entry: &[u8]) -> Result<Rule, RuleProblem> {
    let head = Head::read(entry)?;
    let json = head.json.as_deref().ok_or(RuleProblem::Shape)?;
    let json = std::str::from_utf8(json).map_err(|_| RuleProblem::Json)?;
    let rule = Rule::read(json)?;
    if head.says(&rule) && rule.json() == json {
        Ok(rule)
    } else {
        Err(RuleProblem::Contradiction)
    }
}

/// What an entry says of its rule.
#[derive(Default)]
struct Head<'e> {
    /// Members 1 to 4 and 6.
    texts: [Option<Cow<'e, str>>; 5],
    kind: Option<u64>,
    times: [Option<i64>; 2],
    certificate_type: Option<u64>,
    json: Option<Cow<'e, [u8]>>,
    has_more: bool,
}

impl<'e> Head<'e> {
    fn read(entry: &'e [u8]) -> Result<Self, RuleProblem> {
        if entry.len() > limits::PACK_RULE.saturating_mul(2) {
            return Err(RuleProblem::TooLarge);
        }
        let mut head = Self::default();
        let [id, version, country, region, engine] = &mut head.texts;
        let [from, until] = &mut head.times;
        members(entry, |number, decoder| {
            match number {
                1 => *id = Some(decoder.text()?),
                2 => *version = Some(decoder.text()?),
                3 => *country = Some(decoder.text()?),
                4 => *region = Some(decoder.text()?),
                5 => head.kind = Some(decoder.u64()?),
                6 => *engine = Some(decoder.text()?),
                7 => *from = Some(decoder.i64()?),
                8 => *until = Some(decoder.i64()?),
                9 => head.certificate_type = Some(decoder.u64()?),
                10 => head.json = Some(decoder.bytes()?),
                _ => {
                    head.has_more = true;
                    decoder.skip()?;
                }
            }
            Ok::<(), CborError>(())
        })
        .map_err(|_| RuleProblem::Shape)?;
        Ok(head)
    }

    /// Whether all of it is what the rule says.
    fn says(&self, rule: &Rule) -> bool {
        let region = rule.region.as_deref();
        let texts = [
            Some(&*rule.id),
            Some(&rule.version),
            Some(&rule.country),
            region,
            Some(&rule.engine),
        ];
        let times = [rule.valid_from, rule.valid_until].map(|time| Some(time.as_second()));
        self.texts.iter().map(Option::as_deref).eq(texts)
            && self.times == times
            && self.kind == Some(rule.kind as u64)
            && self.certificate_type == Some(rule.certificate_type as u64)
            && !self.has_more
    }
}

fn encode_value_set(set: &ValueSet) -> Vec<u8> {
    let mut map = Map::new();
    put(&mut map, 1, |value| value.text(&set.id));
    if let Some(date) = set.date {
        put(&mut map, 2, |value| value.text(&date.to_string()));
    }
    put(&mut map, 3, |value| value.bytes(set.values().as_bytes()));
    encoded(&map)
}

fn decode_value_set(entry: &[u8]) -> Result<ValueSet, RuleProblem> {
    let (mut id, mut date) = (None, None);
    let values = json(entry, 3)?;
    members(entry, |number, decoder| {
        match number {
            1 => id = Some(decoder.text()?.into_owned()),
            2 => date = Some(decoder.text()?.into_owned()),
            _ => decoder.skip()?,
        }
        Ok::<(), CborError>(())
    })
    .map_err(|_| RuleProblem::Shape)?;
    let set = ValueSet::read(&id.ok_or(RuleProblem::Shape)?, date.as_deref(), &values)?;
    if encode_value_set(&set) == entry {
        Ok(set)
    } else {
        Err(RuleProblem::Contradiction)
    }
}

/// The country that a rule's entry names, as far as it can be read.
fn country(entry: &[u8]) -> Option<String> {
    let mut country = None;
    // What was read before an error counts: nothing but this is taken from it.
    let _ = members(entry, |number, decoder| {
        match number {
            3 => country = Some(decoder.text()?.into_owned()),
            _ => decoder.skip()?,
        }
        Ok::<(), CborError>(())
    });
    country
}

/// The JSON that an entry carries under this number.
fn json(entry: &[u8], number: u64) -> Result<String, RuleProblem> {
    if entry.len() > limits::PACK_RULE.saturating_mul(2) {
        return Err(RuleProblem::TooLarge);
    }
    let mut json = None;
    members(entry, |of, decoder| {
        if of == number {
            json = Some(decoder.bytes()?.into_owned());
        } else {
            decoder.skip()?;
        }
        Ok::<(), CborError>(())
    })
    .map_err(|_| RuleProblem::Shape)?;
    String::from_utf8(json.ok_or(RuleProblem::Shape)?).map_err(|_| RuleProblem::Json)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod tests_support;
