//! The evaluation: one walk over the nodes, which borrows from the rule and the data.

use serde_json::Value;

use super::answer::View;
use super::node::{Node, Operation, Run, Unit};
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

pub(super) struct Machine<'m, 'd, 'a, T> {
    pub(super) logic: &'a Logic,
    pub(super) data: &'m Data<'d>,
    /// What the rule put together: empty for nearly every rule, and then nothing is allocated.
    pub(super) made: Vec<Made<'a>>,
    trace: T,
    steps_left: u32,
}

pub(super) type Result<V> = std::result::Result<V, EvaluationError>;

impl<'m, 'd: 'a, 'a, T: Trace<'a>> Machine<'m, 'd, 'a, T> {
    pub(super) fn new(logic: &'a Logic, data: &'m Data<'d>, trace: T) -> Self {
        Self {
            logic,
            data,
            made: Vec::new(),
            trace,
            steps_left: limits::EVALUATION_STEPS,
        }
    }

    /// Whether the whole expression is true; it has to be true or false.
    pub(super) fn holds(&mut self) -> Result<bool> {
        let mut at = 0;
        loop {
            match self.logic.node(at) {
                Node::Apply(Operation::If, operands) => {
                    self.count(1)?;
                    at = self.branch(operands, &Scope::Data)?;
                }
                Node::Apply(test, operands) if test.is_test() => {
                    self.count(1)?;
                    return self.test(test, operands, &Scope::Data);
                }
                _ => {
                    return match self.evaluate(at, &Scope::Data)? {
                        Val::Boolean(holds) => Ok(holds),
                        other => Err(EvaluationError::NotBoolean(self.kind(other))),
                    };
                }
            }
        }
    }

    /// The value of the whole expression.
    pub(super) fn run(&mut self) -> Result<Val<'a>> {
        self.evaluate(0, &Scope::Data)
    }

    /// As deep as the logic, which is bounded when it is compiled.
    pub(super) fn evaluate(&mut self, at: u32, scope: &Scope<'a>) -> Result<Val<'a>> {
        self.count(1)?;
        if !T::IS_ON {
            return self.value(at, scope);
        }
        self.trace.enter(self.logic, at);
        let result = self.value(at, scope);
        let on_data = matches!(scope, Scope::Data);
        // Field by field: the trace is borrowed beside them.
        let view = View {
            logic: self.logic,
            root: self.data.root,
            made: &self.made,
        };
        self.trace.leave(view, at, on_data, result);
        result
    }

    /// What values of this evaluation refer to.
    pub(super) fn view(&self) -> View<'_, 'a> {
        View {
            logic: self.logic,
            root: self.data.root,
            made: &self.made,
        }
    }

    pub(super) fn into_trace(self) -> T {
        self.trace
    }

    fn value(&mut self, at: u32, scope: &Scope<'a>) -> Result<Val<'a>> {
        match self.logic.node(at) {
            Node::Variable(_, Some(known)) if matches!(scope, Scope::Data) => Ok(*self.data.known(known)),
            Node::Variable(path, _) => Ok(self.variable(path, scope)),
            Node::Apply(operation, operands) => self.apply(operation, operands, scope),
            Node::PlusTime(first, unit) => self.plus_time(first, unit, scope).map(Val::DateTime),
            Node::Array(items) => self.list(items, scope),
            literal => Ok(Val::literal(self.logic, literal)),
        }
    }

    fn apply(&mut self, operation: Operation, operands: Run, scope: &Scope<'a>) -> Result<Val<'a>> {
        match operation {
            Operation::If => {
                let branch = self.branch(operands, scope)?;
                self.evaluate(branch, scope)
            }
            Operation::And => {
                let mut last = Val::Null;
                for operand in operands.iter() {
                    last = self.evaluate(operand, scope)?;
                    if !self.truth(operation, &last)? {
                        break;
                    }
                }
                Ok(last)
            }
            Operation::Plus => {
                let left = self.integer(operation, operands.first, scope)?;
                let right = self.integer(operation, operands.at(1), scope)?;
                let sum = left.checked_add(right).ok_or(EvaluationError::Overflow(operation))?;
                Ok(Val::Integer(sum))
            }
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
            test => self.test(test, operands, scope).map(Val::Boolean),
        }
    }

    /// An operation that answers true or false.
    fn test(&mut self, operation: Operation, operands: Run, scope: &Scope<'a>) -> Result<bool> {
        match operation {
            Operation::Not => Ok(!self.condition(operation, operands.first, scope)?),
            Operation::Same => {
                let right = operands.at(1);
                if let (Some(left), Some(right)) =
                    (self.plain_text(operands.first, scope), self.plain_text(right, scope))
                {
                    self.count(2)?;
                    return self.is_same_text(left, right);
                }
                let left = self.evaluate(operands.first, scope)?;
                let right = self.evaluate(right, scope)?;
                self.same(operation, left, right)
            }
            Operation::In => self.is_in(operands, scope),
            Operation::Less => self.compare(operation, operands, scope, Self::integer, |a, b| a < b),
            Operation::Greater => self.compare(operation, operands, scope, Self::integer, |a, b| a > b),
            Operation::LessOrSame => self.compare(operation, operands, scope, Self::integer, |a, b| a <= b),
            Operation::GreaterOrSame => self.compare(operation, operands, scope, Self::integer, |a, b| a >= b),
            Operation::Before => self.compare(operation, operands, scope, Self::date_time, |a, b| a < b),
            Operation::After => self.compare(operation, operands, scope, Self::date_time, |a, b| a > b),
            Operation::NotAfter => self.compare(operation, operands, scope, Self::date_time, |a, b| a <= b),
            Operation::NotBefore => self.compare(operation, operands, scope, Self::date_time, |a, b| a >= b),
            // None of these is a test.
            Operation::Variable
            | Operation::If
            | Operation::And
            | Operation::Plus
            | Operation::PlusTime
            | Operation::DateOfBirth
            | Operation::Reduce
            | Operation::ExtractFromUvci => Ok(false),
        }
    }

    /// The operand of an `if` that its guard chooses.
    #[inline]
    fn branch(&mut self, operands: Run, scope: &Scope<'a>) -> Result<u32> {
        let guard = self.condition(Operation::If, operands.first, scope)?;
        Ok(operands.at(if guard { 1 } else { 2 }))
    }

    /// Whether an operand is truthy. No value is made of what is true or false by itself.
    fn condition(&mut self, operation: Operation, at: u32, scope: &Scope<'a>) -> Result<bool> {
        match (self.logic.node(at), scope) {
            (Node::Apply(test, operands), _) if !T::IS_ON && test.is_test() => {
                self.count(1)?;
                self.test(test, operands, scope)
            }
            (Node::Apply(Operation::And, operands), _) if !T::IS_ON => {
                self.count(1)?;
                for operand in operands.iter() {
                    if !self.condition(Operation::And, operand, scope)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Node::Variable(_, Some(known)), Scope::Data) if !T::IS_ON => {
                self.count(1)?;
                self.truth(operation, self.data.known(known))
            }
            _ => {
                let value = self.evaluate(at, scope)?;
                self.truth(operation, &value)
            }
        }
    }

    /// The text that an operand is as it stands, or by a known path. Nothing where it has to be evaluated.
    #[inline]
    pub(super) fn plain_text(&self, at: u32, scope: &Scope<'a>) -> Option<&'a str> {
        match (self.logic.node(at), scope) {
            _ if T::IS_ON => None,
            (Node::Text(span), _) => Some(self.logic.text(span)),
            (Node::Variable(_, Some(known)), Scope::Data) => match *self.data.known(known) {
                Val::Text(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    fn plus_time(&mut self, first: u32, unit: Unit, scope: &Scope<'a>) -> Result<DateTime> {
        const OPERATION: Operation = Operation::PlusTime;
        let date = match (self.logic.node(first), scope) {
            (Node::Variable(_, Some(known)), Scope::Data) if !T::IS_ON => self.data.known_date(known),
            _ => None,
        };
        let date = match date {
            Some(date) => {
                self.count(1)?;
                date
            }
            None => {
                let date = self.evaluate(first, scope)?;
                let date = self.text(OPERATION, date)?;
                self.count_bytes(date.len())?;
                DateTime::read(date).ok_or(EvaluationError::Date(OPERATION))?
            }
        };
        let amount = self.integer(OPERATION, first.saturating_add(1), scope)?;
        date.plus(amount, unit).ok_or(EvaluationError::Overflow(OPERATION))
    }

    /// Two or three operands: each stands in this order to the next. All are evaluated, and all have to be of one type.
    fn compare<V: Copy>(
        &mut self,
        operation: Operation,
        operands: Run,
        scope: &Scope<'a>,
        read: impl Fn(&mut Self, Operation, u32, &Scope<'a>) -> Result<V>,
        holds: impl Fn(V, V) -> bool,
    ) -> Result<bool> {
        let first = read(self, operation, operands.first, scope)?;
        let second = read(self, operation, operands.at(1), scope)?;
        let mut all = holds(first, second);
        if operands.len > 2 {
            let third = read(self, operation, operands.at(2), scope)?;
            all = all && holds(second, third);
        }
        Ok(all)
    }

    fn integer(&mut self, operation: Operation, at: u32, scope: &Scope<'a>) -> Result<i64> {
        match (self.logic.node(at), scope) {
            _ if T::IS_ON => {}
            (Node::Integer(number), _) => {
                self.count(1)?;
                return Ok(number);
            }
            (Node::Variable(_, Some(known)), Scope::Data) => {
                if let Val::Integer(number) = *self.data.known(known) {
                    self.count(1)?;
                    return Ok(number);
                }
            }
            _ => {}
        }
        match self.evaluate(at, scope)? {
            Val::Integer(number) => Ok(number),
            other => Err(self.refuse(operation, Wanted::Integer, other)),
        }
    }

    fn date_time(&mut self, operation: Operation, at: u32, scope: &Scope<'a>) -> Result<DateTime> {
        if let (Node::PlusTime(first, unit), false) = (self.logic.node(at), T::IS_ON) {
            self.count(1)?;
            return self.plus_time(first, unit, scope);
        }
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
    #[inline]
    fn truth(&self, operation: Operation, value: &Val<'a>) -> Result<bool> {
        match *value {
            Val::Null => Ok(false),
            Val::Boolean(is) => Ok(is),
            Val::Integer(number) => Ok(number != 0),
            Val::Text(text) => Ok(!text.is_empty()),
            Val::Json(Value::Array(items)) => Ok(!items.is_empty()),
            Val::Json(Value::Object(members)) => Ok(!members.is_empty()),
            Val::Literals(items) => Ok(items.len > 0),
            Val::Made(number) => Ok(self.made_list(number).is_none_or(|items| !items.is_empty())),
            Val::Whole | Val::External => Ok(true),
            Val::DateTime(_) | Val::Json(_) => Err(self.refuse(operation, Wanted::TruthyOrFalsy, *value)),
        }
    }

    /// Equal without coercion. Values of different types are different.
    pub(super) fn same(&mut self, operation: Operation, left: Val<'a>, right: Val<'a>) -> Result<bool> {
        match (left, right) {
            (Val::Null, Val::Null) => Ok(true),
            (Val::Boolean(left), Val::Boolean(right)) => Ok(left == right),
            (Val::Integer(left), Val::Integer(right)) => Ok(left == right),
            (Val::Text(left), Val::Text(right)) => self.is_same_text(left, right),
            (left, right) => match self.kind(left) {
                found if found == self.kind(right) => Err(EvaluationError::NotComparable { operation, found }),
                _ => Ok(false),
            },
        }
    }

    fn is_same_text(&mut self, left: &str, right: &str) -> Result<bool> {
        if left.len() != right.len() {
            return Ok(false);
        }
        self.count_bytes(left.len())?;
        Ok(left == right)
    }

    #[cold]
    pub(super) fn refuse(&self, operation: Operation, wanted: Wanted, value: Val<'a>) -> EvaluationError {
        EvaluationError::Operand {
            operation,
            wanted,
            found: self.kind(value),
        }
    }

    pub(super) fn kind(&self, value: Val<'a>) -> Kind {
        value.kind(&self.made)
    }

    #[inline]
    pub(super) fn count(&mut self, steps: u32) -> Result<()> {
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
