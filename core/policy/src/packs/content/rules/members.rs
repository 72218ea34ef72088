//! A rule's members, read in one pass over its JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::RuleProblem;
use super::rule::is_code;
use crate::import::json_text::{Names, Seen, Unique, is_unambiguous};

/// What a rule is chosen by, and whether the rest of it has its shape. A member that is no text is like one that is missing.
#[derive(Default)]
pub(super) struct Members<'t> {
    pub(super) id: Option<Cow<'t, str>>,
    pub(super) version: Option<Cow<'t, str>>,
    pub(super) country: Option<Cow<'t, str>>,
    pub(super) region: Option<Cow<'t, str>>,
    pub(super) kind: Option<Cow<'t, str>>,
    pub(super) engine: Option<Cow<'t, str>>,
    pub(super) engine_version: Option<Cow<'t, str>>,
    pub(super) schema_version: Option<Cow<'t, str>>,
    pub(super) valid_from: Option<Cow<'t, str>>,
    pub(super) valid_until: Option<Cow<'t, str>>,
    pub(super) certificate_type: Option<Cow<'t, str>>,
    /// Whether its logic is an object, as the gateway's schema demands.
    pub(super) has_logic: bool,
    /// Whether it describes itself in one language or more, each with its words.
    pub(super) is_described: bool,
    /// Whether it lists the fields it looks at.
    pub(super) has_fields: bool,
}

impl<'t> Members<'t> {
    /// Reads a rule.
    ///
    /// # Errors
    /// [`RuleProblem::Json`] for what is no JSON or has a name twice, [`RuleProblem::Shape`] for what is no object,
    /// [`RuleProblem::Region`] for a region that is no code.
    pub(super) fn read(text: &'t str) -> Result<Self, RuleProblem> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let read = Object.deserialize(&mut deserializer);
        let read = read.and_then(|read| deserializer.end().map(|()| read));
        read.map_err(|_| {
            let is_other = !text.trim_start().starts_with('{') && is_unambiguous(text);
            if is_other {
                RuleProblem::Shape
            } else {
                RuleProblem::Json
            }
        })?
    }

    fn take(&mut self, name: &str, value: Seen<'t>) -> Result<(), RuleProblem> {
        let place = match name {
            "Identifier" => &mut self.id,
            "Version" => &mut self.version,
            "Country" => &mut self.country,
            "Type" => &mut self.kind,
            "Engine" => &mut self.engine,
            "EngineVersion" => &mut self.engine_version,
            "SchemaVersion" => &mut self.schema_version,
            "ValidFrom" => &mut self.valid_from,
            "ValidTo" => &mut self.valid_until,
            "CertificateType" => &mut self.certificate_type,
            "Region" => {
                self.region = match value {
                    Seen::Null => None,
                    Seen::Text(region) if is_code(&region, 1, 8) => Some(region),
                    _ => return Err(RuleProblem::Region),
                };
                return Ok(());
            }
            "Logic" => {
                self.has_logic = matches!(value, Seen::Object { .. });
                return Ok(());
            }
            "Description" => {
                self.is_described = matches!(
                    value,
                    Seen::List {
                        is_empty: false,
                        of_words: true,
                        ..
                    }
                );
                return Ok(());
            }
            "AffectedFields" => {
                self.has_fields = matches!(value, Seen::List { of_texts: true, .. });
                return Ok(());
            }
            _ => return Ok(()),
        };
        if let Seen::Text(text) = value {
            *place = Some(text);
        }
        Ok(())
    }
}

/// Reads an object: what of it makes it no rule comes after that it is JSON.
struct Object;

impl<'t> DeserializeSeed<'t> for Object {
    type Value = Result<Members<'t>, RuleProblem>;

    fn deserialize<D: Deserializer<'t>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'t> Visitor<'t> for Object {
    type Value = Result<Members<'t>, RuleProblem>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a rule")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let (mut read, mut names, mut problem) = (Members::default(), Names::default(), Ok(()));
        while let Some(name) = names.next(&mut members)? {
            let taken = read.take(&name, members.next_value_seed(Unique)?);
            problem = problem.and(taken);
        }
        Ok(problem.map(|()| read))
    }
}
