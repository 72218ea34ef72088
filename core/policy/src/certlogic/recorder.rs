//! Writes down an evaluation while it runs.

use serde_json::Value;

use super::answer::View;
use super::data::Root;
use super::explain::{Explained, Explanation, Reading, Seen};
use super::node::{Node, Operation};
use super::trace::Trace;
use super::value::{Made, Val};
use super::{EvaluationError, Logic};
use crate::limits;

#[derive(Default)]
pub(super) struct Recorder {
    /// The operands that were evaluated of each node that is not done yet.
    open: Vec<Vec<(u32, Explained)>>,
    done: Option<Explained>,
    read: Vec<Reading>,
    nodes: u32,
    is_shortened: bool,
}

impl Recorder {
    pub(super) fn finish(self, answer: Result<Value, EvaluationError>) -> Explanation {
        // Where not even the first step could be taken there is nothing but the error.
        let nothing = || Explained {
            role: "",
            operation: "value",
            detail: String::new(),
            seen: answer.as_ref().err().map(|error| Seen::Error(*error)),
            operands: Vec::new(),
        };
        Explanation {
            tree: self.done.unwrap_or_else(nothing),
            answer,
            read: self.read,
            is_shortened: self.is_shortened,
        }
    }

    fn has_room(&mut self) -> bool {
        self.nodes = self.nodes.saturating_add(1);
        let has_room = self.nodes <= limits::EXPLANATION_NODES;
        self.is_shortened |= !has_room;
        has_room
    }
}

impl<'a> Trace<'a> for Recorder {
    const IS_ON: bool = true;

    fn enter(&mut self, _: &'a Logic, _: u32) {
        self.open.push(Vec::new());
    }

    fn leave(&mut self, view: View<'_, 'a>, at: u32, on_data: bool, result: Result<Val<'a>, EvaluationError>) {
        let operands = self.open.pop().unwrap_or_default();
        let mut explained = bare(view.logic, at);
        let seen = match result {
            Ok(value) => see(view, value),
            Err(error) => Seen::Error(error),
        };
        if explained.operation == Operation::Variable.name() && on_data {
            let is_new = self.read.iter().all(|reading| reading.path != explained.detail);
            if is_new && self.read.len() < limits::LOGIC_NODES {
                self.read.push(Reading {
                    path: explained.detail.clone(),
                    seen: seen.clone(),
                });
            }
        }
        explained.seen = Some(seen);
        explained.operands = self.complete(view.logic, at, operands);
        let has_room = self.has_room();
        match self.open.last_mut() {
            // The outermost part always has room.
            None => self.done = Some(explained),
            Some(siblings) if has_room => siblings.push((at, explained)),
            Some(_) => {}
        }
    }
}

impl Recorder {
    /// The operands with their roles, and those of an `if` or `and` that were not looked at.
    fn complete(&mut self, logic: &Logic, at: u32, seen: Vec<(u32, Explained)>) -> Vec<Explained> {
        let Node::Apply(operation, run) = logic.node(at) else {
            return seen.into_iter().map(|(_, explained)| explained).collect();
        };
        let mut all = Vec::with_capacity(seen.len());
        let is_lazy = matches!(operation, Operation::If | Operation::And);
        let mut seen = seen.into_iter().peekable();
        if is_lazy && !self.is_shortened {
            for (index, operand) in run.iter().enumerate() {
                let mut explained = match seen.next_if(|(at, _)| *at == operand) {
                    Some((_, explained)) => explained,
                    None => bare(logic, operand),
                };
                explained.role = role(operation, index);
                all.push(explained);
            }
        }
        for (at, mut explained) in seen {
            explained.role = role(operation, at.saturating_sub(run.first) as usize);
            all.push(explained);
        }
        all
    }
}

/// A part without what it came to.
fn bare(logic: &Logic, at: u32) -> Explained {
    let (operation, detail) = match logic.node(at) {
        Node::Boolean(_) | Node::Integer(_) | Node::Text(_) => ("value", ""),
        Node::Literals(_) | Node::Array(_) => ("array", ""),
        Node::Variable(path, _) => {
            let path = logic.path(path).map(|path| logic.text(path.text));
            (Operation::Variable.name(), path.unwrap_or_default())
        }
        Node::PlusTime(_, unit) => (Operation::PlusTime.name(), unit.name()),
        Node::Apply(operation, _) => (operation.name(), ""),
    };
    Explained {
        role: "",
        operation,
        detail: detail.to_owned(),
        seen: None,
        operands: Vec::new(),
    }
}

fn role(operation: Operation, index: usize) -> &'static str {
    match (operation, index) {
        (Operation::If, 0) => "if",
        (Operation::If, 1) => "then",
        (Operation::If, 2) => "else",
        (Operation::Reduce, 0) => "items",
        (Operation::Reduce, 1) => "each",
        (Operation::Reduce, 2) => "start",
        _ => "",
    }
}

fn see<'a>(view: View<'_, 'a>, value: Val<'a>) -> Seen {
    match view.to_json(value, limits::EXPLAINED_VALUE) {
        Ok(value) => Seen::Value(value),
        Err(_) => Seen::Large(value.kind(view.made), size(view, value)),
    }
}

/// Items or members.
fn size<'a>(view: View<'_, 'a>, value: Val<'a>) -> usize {
    match value {
        Val::Json(Value::Array(items)) => items.len(),
        Val::Json(Value::Object(members)) => members.len(),
        Val::Literals(items) => items.len as usize,
        Val::Made(number) => match view.made.get(number as usize) {
            Some(Made::List(items)) => items.len(),
            _ => 2,
        },
        Val::External => match view.root {
            Root::Parts { external, .. } => external.as_object().map_or(1, |members| {
                let sets = usize::from(!members.contains_key("valueSets"));
                members.len().saturating_add(sets)
            }),
            Root::Whole(_) => 0,
        },
        Val::Whole => 2,
        Val::Null | Val::Boolean(_) | Val::Integer(_) | Val::Text(_) | Val::DateTime(_) | Val::Json(_) => 1,
    }
}
