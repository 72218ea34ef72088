//! Where paths lead: into the data, into what a `reduce` gives its lambda, and into what the rule put together.

use serde_json::Value;

use super::data::Root;
use super::evaluate::{Machine, Scope};
use super::node::{Head, Step};
use super::trace::Trace;
use super::value::{Made, Val};

impl<'d: 'a, 'a, T: Trace<'a>> Machine<'_, 'd, 'a, T> {
    pub(super) fn variable(&mut self, path: u32, scope: &Scope<'a>) -> Val<'a> {
        let Some(path) = self.logic.path(path) else {
            return Val::Null;
        };
        let from = match (*scope, self.data.root) {
            (Scope::Lambda { current, accumulator }, _) => match path.head {
                Head::Current => current,
                Head::Accumulator => accumulator,
                Head::Whole => return self.make(Made::Scope { current, accumulator }),
                _ => return Val::Null,
            },
            (Scope::Data, Root::Whole(data)) => return self.walk(Val::of(data), self.logic.steps(path, 0)),
            (
                Scope::Data,
                Root::Parts {
                    payload,
                    external,
                    value_sets,
                },
            ) => match path.head {
                Head::Payload => Val::of(payload),
                Head::ValueSets => Val::of(value_sets),
                Head::External if path.steps.len > 1 => Val::of(external),
                Head::External => Val::External,
                Head::Whole => Val::Whole,
                _ => return Val::Null,
            },
        };
        self.walk(from, self.logic.steps(path, path.head.steps()))
    }

    /// What stands at the end of a path. Nothing where a step leads nowhere.
    fn walk(&self, from: Val<'a>, mut steps: &'a [Step]) -> Val<'a> {
        let mut value = from;
        while let Some((step, rest)) = steps.split_first() {
            let next = match value {
                Val::Json(value) => return self.walk_json(value, steps),
                Val::Made(number) => self.made_member(number, *step),
                Val::Literals(items) => match step.index.filter(|index| *index < items.len) {
                    Some(index) => Val::literal(self.logic, self.logic.node(items.at(index))),
                    None => Val::Null,
                },
                Val::Whole | Val::External => self.part(value, self.logic.text(step.name)),
                Val::Null | Val::Boolean(_) | Val::Integer(_) | Val::Text(_) | Val::DateTime(_) => Val::Null,
            };
            (value, steps) = (next, rest);
        }
        value
    }

    fn walk_json(&self, mut value: &'a Value, steps: &'a [Step]) -> Val<'a> {
        for step in steps {
            let next = match value {
                Value::Object(members) => members.get(self.logic.text(step.name)),
                Value::Array(items) => step.index.and_then(|index| items.get(index as usize)),
                _ => None,
            };
            match next {
                Some(next) => value = next,
                None => return Val::Null,
            }
        }
        Val::of(value)
    }

    /// A member of data that comes in parts.
    fn part(&self, of: Val<'a>, name: &str) -> Val<'a> {
        match (self.data.root, of, name) {
            (Root::Parts { payload, .. }, Val::Whole, "payload") => Val::of(payload),
            (Root::Parts { .. }, Val::Whole, "external") => Val::External,
            (Root::Parts { value_sets, .. }, Val::External, "valueSets") => Val::of(value_sets),
            (Root::Parts { external, .. }, Val::External, _) => external.get(name).map_or(Val::Null, Val::of),
            _ => Val::Null,
        }
    }

    pub(super) fn make(&mut self, made: Made<'a>) -> Val<'a> {
        let number = u32::try_from(self.made.len()).unwrap_or(u32::MAX);
        self.made.push(made);
        Val::Made(number)
    }

    pub(super) fn made_list(&self, number: u32) -> Option<&[Val<'a>]> {
        match self.made.get(number as usize) {
            Some(Made::List(items)) => Some(items),
            _ => None,
        }
    }

    pub(super) fn made_len(&self, number: u32) -> u32 {
        let len = self.made_list(number).map_or(0, <[_]>::len);
        u32::try_from(len).unwrap_or(u32::MAX)
    }

    pub(super) fn made_item(&self, list: u32, index: usize) -> Val<'a> {
        let items = self.made_list(list).unwrap_or_default();
        items.get(index).copied().unwrap_or(Val::Null)
    }

    fn made_member(&self, number: u32, step: Step) -> Val<'a> {
        match self.made.get(number as usize) {
            Some(Made::Scope { current, accumulator }) => match self.logic.text(step.name) {
                "current" => *current,
                "accumulator" => *accumulator,
                _ => Val::Null,
            },
            Some(Made::List(_)) => match step.index {
                Some(index) => self.made_item(number, index as usize),
                None => Val::Null,
            },
            None => Val::Null,
        }
    }
}
