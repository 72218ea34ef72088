//! The evaluation: one walk over the nodes, which borrows from the rule and the data.

use serde_json::Value;

use super::data::Root;
use super::node::{Head, Node, Operation, Run, Step, Unit};
use super::trace::Trace;
use super::value::{Kind, Made, Val};
use super::{Data, DateTime, EvaluationError, Logic, Wanted, uci};
use crate::limits;

/// What `var` looks into: the data, or inside of a `reduce` what its lambda is given.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    Data,
    Lambda { current: Val<'a>, accumulator: Val<'a> },
}

pub(super) struct Machine<'a, T> {
    pub(super) logic: &'a Logic,
    pub(super) data: Data<'a>,
    /// What the rule put together: empty for nearly every rule, and then nothing is allocated.
    pub(super) made: Vec<Made<'a>>,
    pub(super) trace: T,
    steps_left: u32,
}

type Result<V> = std::result::Result<V, EvaluationError>;

impl<'a, T: Trace<'a>> Machine<'a, T> {
    pub(super) fn new(logic: &'a Logic, data: Data<'a>, trace: T) -> Self {
        Self {
            logic,
            data,
            made: Vec::new(),
            trace,
            steps_left: limits::EVALUATION_STEPS,
        }
    }

    /// The value of the whole expression.
    pub(super) fn run(&mut self) -> Result<Val<'a>> {
        self.evaluate(0, &Scope::Data)
    }

    /// As deep as the logic, which is bounded when it is compiled.
    fn evaluate(&mut self, at: u32, scope: &Scope<'a>) -> Result<Val<'a>> {
        self.count(1)?;
        if !T::IS_ON {
            return self.value(at, scope);
        }
        self.trace.enter(at);
        let result = self.value(at, scope);
        self.trace.leave(self.logic, self.data, &self.made, at, result);
        result
    }

    fn value(&mut self, at: u32, scope: &Scope<'a>) -> Result<Val<'a>> {
        match self.logic.node(at) {
            Node::Variable(path) => Ok(self.variable(path, scope)),
            Node::Apply(operation, operands) => self.apply(operation, operands, scope),
            Node::PlusTime(first, unit) => self.plus_time(first, unit, scope),
            Node::Array(items) => self.list(items, scope),
            literal => Ok(Val::literal(self.logic, literal)),
        }
    }

    fn apply(&mut self, operation: Operation, operands: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
        match operation {
            Operation::If => {
                let guard = self.evaluate(operands.first, scope)?;
                let branch = if self.truth(operation, guard)? { 1 } else { 2 };
                self.evaluate(operands.at(branch), scope)
            }
            Operation::And => {
                let mut last = Val::Null;
                for operand in operands.iter() {
                    last = self.evaluate(operand, scope)?;
                    if !self.truth(operation, last)? {
                        break;
                    }
                }
                Ok(last)
            }
            Operation::Not => {
                let operand = self.evaluate(operands.first, scope)?;
                Ok(Val::Boolean(!self.truth(operation, operand)?))
            }
            Operation::Same => {
                let left = self.evaluate(operands.first, scope)?;
                let right = self.evaluate(operands.at(1), scope)?;
                Ok(Val::Boolean(self.same(operation, left, right)?))
            }
            Operation::In => self.is_in(operands, scope),
            Operation::Plus => {
                let left = self.integer(operation, operands.first, scope)?;
                let right = self.integer(operation, operands.at(1), scope)?;
                let sum = left.checked_add(right).ok_or(EvaluationError::Overflow(operation))?;
                Ok(Val::Integer(sum))
            }
            Operation::Less => self.compare(operation, operands, scope, Self::integer, |a, b| a < b),
            Operation::Greater => self.compare(operation, operands, scope, Self::integer, |a, b| a > b),
            Operation::LessOrSame => self.compare(operation, operands, scope, Self::integer, |a, b| a <= b),
            Operation::GreaterOrSame => self.compare(operation, operands, scope, Self::integer, |a, b| a >= b),
            Operation::Before => self.compare(operation, operands, scope, Self::date_time, |a, b| a < b),
            Operation::After => self.compare(operation, operands, scope, Self::date_time, |a, b| a > b),
            Operation::NotAfter => self.compare(operation, operands, scope, Self::date_time, |a, b| a <= b),
            Operation::NotBefore => self.compare(operation, operands, scope, Self::date_time, |a, b| a >= b),
            Operation::DateOfBirth => {
                let date = self.evaluate(operands.first, scope)?;
                let date = self.text(operation, date)?;
                DateTime::read_birth_date(date)
                    .map(Val::DateTime)
                    .ok_or(EvaluationError::Date(operation))
            }
            Operation::Reduce => self.reduce(operands, scope),
            Operation::ExtractFromUvci => {
                let operand = self.evaluate(operands.first, scope)?;
                let index = self.integer(operation, operands.at(1), scope)?;
                match operand {
                    Val::Null => Ok(Val::Null),
                    Val::Text(uci) => {
                        self.count_bytes(uci.len())?;
                        Ok(uci::fragment(uci, index).map_or(Val::Null, Val::Text))
                    }
                    other => Err(self.refuse(operation, Wanted::TextOrNothing, other)),
                }
            }
            // Neither is ever compiled to an application.
            Operation::Variable | Operation::PlusTime => Ok(Val::Null),
        }
    }

    fn plus_time(&mut self, first: u32, unit: Unit, scope: &Scope<'a>) -> Result<Val<'a>> {
        const OPERATION: Operation = Operation::PlusTime;
        let date = self.evaluate(first, scope)?;
        let date = self.text(OPERATION, date)?;
        let amount = self.integer(OPERATION, first.saturating_add(1), scope)?;
        self.count_bytes(date.len())?;
        let date = DateTime::read(date).ok_or(EvaluationError::Date(OPERATION))?;
        let moved = date.plus(amount, unit).ok_or(EvaluationError::Overflow(OPERATION))?;
        Ok(Val::DateTime(moved))
    }

    /// Two or three operands: each stands in this order to the next. All are evaluated, and all have to be of one type.
    fn compare<V: Copy>(
        &mut self,
        operation: Operation,
        operands: Run,
        scope: &Scope<'a>,
        read: impl Fn(&mut Self, Operation, u32, &Scope<'a>) -> Result<V>,
        holds: impl Fn(V, V) -> bool,
    ) -> Result<Val<'a>> {
        let first = read(self, operation, operands.first, scope)?;
        let second = read(self, operation, operands.at(1), scope)?;
        let mut all = holds(first, second);
        if operands.len > 2 {
            let third = read(self, operation, operands.at(2), scope)?;
            all = all && holds(second, third);
        }
        Ok(Val::Boolean(all))
    }

    fn is_in(&mut self, operands: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
        const OPERATION: Operation = Operation::In;
        let left = self.evaluate(operands.first, scope)?;
        let items = self.items(OPERATION, operands.at(1), scope)?;
        let mut found = false;
        for number in 0..items.len() {
            self.count(1)?;
            let item = self.item(items, number, scope)?;
            found = found || self.same(OPERATION, left, item)?;
            if found && !items.is_evaluated_late() {
                break;
            }
        }
        Ok(Val::Boolean(found))
    }

    fn reduce(&mut self, operands: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
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
            other => match other {
                Val::Made(number) if self.made_list(number).is_some() => Ok(Items::Made(number, self.len(number))),
                other => Err(self.refuse(operation, Wanted::Array, other)),
            },
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

    fn list(&mut self, items: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
        let mut list = Vec::with_capacity(items.len as usize);
        for item in items.iter() {
            list.push(self.evaluate(item, scope)?);
        }
        Ok(self.make(Made::List(list)))
    }

    fn variable(&mut self, path: u32, scope: &Scope<'a>) -> Val<'a> {
        let Some(path) = self.logic.path(path) else {
            return Val::Null;
        };
        let from = match (*scope, self.data.0) {
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
        match (self.data.0, of, name) {
            (Root::Parts { payload, .. }, Val::Whole, "payload") => Val::of(payload),
            (Root::Parts { .. }, Val::Whole, "external") => Val::External,
            (Root::Parts { value_sets, .. }, Val::External, "valueSets") => Val::of(value_sets),
            (Root::Parts { external, .. }, Val::External, _) => external.get(name).map_or(Val::Null, Val::of),
            _ => Val::Null,
        }
    }

    fn make(&mut self, made: Made<'a>) -> Val<'a> {
        let number = u32::try_from(self.made.len()).unwrap_or(u32::MAX);
        self.made.push(made);
        Val::Made(number)
    }

    fn made_list(&self, number: u32) -> Option<&[Val<'a>]> {
        match self.made.get(number as usize) {
            Some(Made::List(items)) => Some(items),
            _ => None,
        }
    }

    fn len(&self, number: u32) -> u32 {
        let len = self.made_list(number).map_or(0, <[_]>::len);
        u32::try_from(len).unwrap_or(u32::MAX)
    }

    fn made_item(&self, list: u32, index: usize) -> Val<'a> {
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

    fn integer(&mut self, operation: Operation, at: u32, scope: &Scope<'a>) -> Result<i64> {
        match self.evaluate(at, scope)? {
            Val::Integer(number) => Ok(number),
            other => Err(self.refuse(operation, Wanted::Integer, other)),
        }
    }

    fn date_time(&mut self, operation: Operation, at: u32, scope: &Scope<'a>) -> Result<DateTime> {
        match self.evaluate(at, scope)? {
            Val::DateTime(time) => Ok(time),
            other => Err(self.refuse(operation, Wanted::DateTime, other)),
        }
    }

    fn text(&self, operation: Operation, value: Val<'a>) -> Result<&'a str> {
        match value {
            Val::Text(text) => Ok(text),
            other => Err(self.refuse(operation, Wanted::Text, other)),
        }
    }

    /// Section "Truthy and falsy values": dates, and numbers that are no integers, are neither.
    fn truth(&self, operation: Operation, value: Val<'a>) -> Result<bool> {
        match value {
            Val::Null => Ok(false),
            Val::Boolean(is) => Ok(is),
            Val::Integer(number) => Ok(number != 0),
            Val::Text(text) => Ok(!text.is_empty()),
            Val::Json(Value::Array(items)) => Ok(!items.is_empty()),
            Val::Json(Value::Object(members)) => Ok(!members.is_empty()),
            Val::Literals(items) => Ok(items.len > 0),
            Val::Made(number) => Ok(self.made_list(number).is_none_or(|items| !items.is_empty())),
            Val::Whole | Val::External => Ok(true),
            Val::DateTime(_) | Val::Json(_) => Err(self.refuse(operation, Wanted::TruthyOrFalsy, value)),
        }
    }

    /// Equal without coercion. Values of different types are different.
    fn same(&mut self, operation: Operation, left: Val<'a>, right: Val<'a>) -> Result<bool> {
        match (left, right) {
            (Val::Null, Val::Null) => Ok(true),
            (Val::Boolean(left), Val::Boolean(right)) => Ok(left == right),
            (Val::Integer(left), Val::Integer(right)) => Ok(left == right),
            (Val::Text(left), Val::Text(right)) => {
                self.count_bytes(if left.len() == right.len() { left.len() } else { 0 })?;
                Ok(left == right)
            }
            (left, right) => match self.kind(left) {
                found if found == self.kind(right) => Err(EvaluationError::NotComparable { operation, found }),
                _ => Ok(false),
            },
        }
    }

    #[cold]
    fn refuse(&self, operation: Operation, wanted: Wanted, value: Val<'a>) -> EvaluationError {
        EvaluationError::Operand {
            operation,
            wanted,
            found: self.kind(value),
        }
    }

    pub(super) fn kind(&self, value: Val<'a>) -> Kind {
        value.kind(&self.made)
    }

    fn count(&mut self, steps: u32) -> Result<()> {
        let left = self.steps_left.checked_sub(steps);
        self.steps_left = left.ok_or(EvaluationError::TooManySteps)?;
        Ok(())
    }

    /// Long texts cost steps, so that comparing them over and over is bounded as well.
    fn count_bytes(&mut self, bytes: usize) -> Result<()> {
        match u32::try_from(bytes >> 8) {
            Ok(0) => Ok(()),
            Ok(steps) => self.count(steps),
            Err(_) => Err(EvaluationError::TooManySteps),
        }
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
