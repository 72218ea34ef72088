//! A publisher's value sets as rules see them: the codes of each, under its name.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::packs::content::rules::ValueSet;

/// Value sets by name.
#[derive(Clone)]
pub(super) struct ValueSets {
    values: Value,
    /// What each was taken from.
    taken: BTreeMap<String, (Option<Date>, String)>,
}

impl Default for ValueSets {
    fn default() -> Self {
        Self {
            values: Map::new().into(),
            taken: BTreeMap::new(),
        }
    }
}

impl ValueSets {
    /// Takes a set, unless there is a newer one of its name. Of two of one date the same counts in whatever order they come.
    pub(super) fn take(&mut self, set: &ValueSet) {
        let own = (set.date, set.values().to_owned());
        if self.taken.get(&set.id).is_some_and(|taken| *taken >= own) {
            return;
        }
        let codes: Vec<Value> = match serde_json::from_str(set.values()) {
            Ok(Value::Object(codes)) => codes.into_iter().map(|(code, _)| code.into()).collect(),
            Ok(Value::Array(codes)) => codes,
            _ => return,
        };
        if let Value::Object(values) = &mut self.values {
            values.insert(set.id.clone(), codes.into());
        }
        self.taken.insert(set.id.clone(), own);
    }

    /// `{name: [code, …], …}`, as `external.valueSets` is.
    pub(super) fn values(&self) -> &Value {
        &self.values
    }
}
