//! What goes over arrays: `in`, `reduce`, and arrays that the rule writes.

use serde_json::Value;

use super::Wanted;
use super::evaluate::{Machine, Result, Scope};
use super::node::{Node, Operation, Run};
use super::trace::Trace;
use super::value::{Made, Val};

impl<'d: 'a, 'a, T: Trace<'a>> Machine<'_, 'd, 'a, T> {
    pub(super) fn is_in(&mut self, operands: Run, scope: &Scope<'a>) -> Result<bool> {
        const OPERATION: Operation = Operation::In;
        if let (Some(text), Node::Literals(items)) =
            (self.plain_text(operands.first, scope), self.logic.node(operands.at(1)))
        {
            self.count(items.len.saturating_add(2))?;
            return Ok(self.is_text_in(text, items));
        }
        let left = self.evaluate(operands.first, scope)?;
        let items = self.items(OPERATION, operands.at(1), scope)?;
        self.count(items.len())?;
        if let (Val::Text(left), Items::Literals(run)) = (left, items) {
            return Ok(self.is_text_in(left, run));
        }
        let mut found = false;
        for number in 0..items.len() {
            let item = self.item(items, number, scope)?;
            found = found || self.same(OPERATION, left, item)?;
            if found && !items.is_evaluated_late() {
                break;
            }
        }
        Ok(found)
    }

    /// The same for what nearly all rules ask: whether a text is one of those that the rule lists. The rule is short enough
    /// for their bytes not to count.
    fn is_text_in(&self, text: &str, items: Run) -> bool {
        self.logic.nodes(items).iter().any(|item| match item {
            Node::Text(span) => {
                span.to.saturating_sub(span.from) as usize == text.len()
                    && self.logic.text_bytes(*span) == text.as_bytes()
            }
            _ => false,
        })
    }

    pub(super) fn reduce(&mut self, operands: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
        let items = self.items(Operation::Reduce, operands.first, scope)?;
        let mut accumulator = self.evaluate(operands.at(2), scope)?;
        for number in 0..items.len() {
            let current = self.item(items, number, scope)?;
            accumulator = self.evaluate(operands.at(1), &Scope::Lambda { current, accumulator })?;
        }
        Ok(accumulator)
    }

    /// The array that an operand is. Nothing stands for an empty one, which the tests of the specification ask of both
    /// `reduce` and `in`. An array that the rule itself writes is not put together: its items are evaluated one by one.
    fn items(&mut self, operation: Operation, at: u32, scope: &Scope<'a>) -> Result<Items<'a>> {
        if let (Node::Array(items), false) = (self.logic.node(at), T::IS_ON) {
            self.count(1)?;
            return Ok(Items::Late(items));
        }
        match self.evaluate(at, scope)? {
            Val::Null => Ok(Items::Json(&[])),
            Val::Json(Value::Array(items)) => Ok(Items::Json(items)),
            Val::Literals(items) => Ok(Items::Literals(items)),
            Val::Made(number) if self.made_list(number).is_some() => Ok(Items::Made(number, self.made_len(number))),
            other => Err(self.refuse(operation, Wanted::Array, other)),
        }
    }

    fn item(&mut self, items: Items<'a>, number: u32, scope: &Scope<'a>) -> Result<Val<'a>> {
        let index = number as usize;
        Ok(match items {
            Items::Json(items) => items.get(index).map_or(Val::Null, Val::of),
            Items::Literals(run) => Val::literal(self.logic, self.logic.node(run.at(number))),
            Items::Made(list, _) => self.made_item(list, index),
            Items::Late(run) => return self.evaluate(run.at(number), scope),
        })
    }

    pub(super) fn list(&mut self, items: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
        let mut list = Vec::with_capacity(items.len as usize);
        for item in items.iter() {
            list.push(self.evaluate(item, scope)?);
        }
        Ok(self.make(Made::List(list)))
    }
}

/// The items of an array, wherever it stands.
#[derive(Clone, Copy)]
enum Items<'a> {
    Json(&'a [Value]),
    Literals(Run),
    Made(u32, u32),
    /// An array of the rule, its items still to be evaluated.
    Late(Run),
}

impl Items<'_> {
    fn len(self) -> u32 {
        match self {
            Self::Json(items) => u32::try_from(items.len()).unwrap_or(u32::MAX),
            Self::Literals(items) | Self::Late(items) => items.len,
            Self::Made(_, len) => len,
        }
    }

    /// Whether the items after one that was found still have to be evaluated, as they may be errors.
    fn is_evaluated_late(self) -> bool {
        matches!(self, Self::Late(_))
    }
}
