//! The answer of a rule, and how what a rule put together becomes JSON.

use serde_json::{Map, Value};

use super::data::Root;
use super::node::Run;
use super::value::{Made, Val};
use super::{DateTime, EvaluationError, Logic};
use crate::limits;

/// The answer of a rule, borrowed from the rule and the data where it can be.
#[derive(Clone)]
pub enum Answer<'a> {
    /// `null`.
    Nothing,
    /// true or false, as rules answer.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A text.
    Text(&'a str),
    /// A date-time.
    DateTime(DateTime),
    /// An array or object of the data, or a number in it that is no integer.
    Json(&'a Value),
    /// An array or object that the rule put together, dates in it as texts.
    Made(Value),
}

impl Answer<'_> {
    /// The answer in JSON: dates as `2021-06-14T12:05:26.000Z`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Boolean(is) => Value::Bool(*is),
            Self::Integer(number) => Value::from(*number),
            Self::Text(text) => Value::from(*text),
            Self::DateTime(time) => Value::String(time.to_string()),
            Self::Json(value) => (*value).clone(),
            Self::Made(value) => value.clone(),
        }
    }
}

/// What a value refers to.
#[derive(Clone, Copy)]
pub(super) struct View<'m, 'a> {
    pub(super) logic: &'a Logic,
    pub(super) root: Root<'a>,
    pub(super) made: &'m [Made<'a>],
}

impl<'a> View<'_, 'a> {
    /// The answer that a value is.
    pub(super) fn answer(self, value: Val<'a>) -> Result<Answer<'a>, EvaluationError> {
        Ok(match value {
            Val::Null => Answer::Nothing,
            Val::Boolean(is) => Answer::Boolean(is),
            Val::Integer(number) => Answer::Integer(number),
            Val::Text(text) => Answer::Text(text),
            Val::DateTime(time) => Answer::DateTime(time),
            Val::Json(value) => Answer::Json(value),
            Val::Literals(_) | Val::Made(_) | Val::Whole | Val::External => {
                Answer::Made(self.to_json(value, limits::ANSWER_NODES)?)
            }
        })
    }

    /// A value in JSON, if it is not of more values than these.
    pub(super) fn to_json(self, value: Val<'a>, nodes: u32) -> Result<Value, EvaluationError> {
        let mut copy = Copy {
            view: self,
            nodes_left: nodes,
        };
        copy.value(value, 0)
    }
}

/// Makes JSON, and counts: arrays that a `reduce` put into one another may be small here and without end when written out.
struct Copy<'m, 'a> {
    view: View<'m, 'a>,
    nodes_left: u32,
}

impl<'a> Copy<'_, 'a> {
    fn value(&mut self, value: Val<'a>, depth: usize) -> Result<Value, EvaluationError> {
        self.count(depth)?;
        let depth = depth.saturating_add(1);
        Ok(match value {
            Val::Null => Value::Null,
            Val::Boolean(is) => Value::Bool(is),
            Val::Integer(number) => Value::from(number),
            Val::Text(text) => Value::from(text),
            Val::DateTime(time) => Value::String(time.to_string()),
            Val::Json(value) => self.json(value, depth)?,
            Val::Literals(items) => self.literals(items, depth)?,
            Val::Made(number) => match self.view.made.get(number as usize) {
                Some(Made::List(items)) => {
                    let items = items.iter().map(|item| self.value(*item, depth));
                    Value::Array(items.collect::<Result<_, _>>()?)
                }
                Some(Made::Scope { current, accumulator }) => Value::Object(Map::from_iter([
                    ("accumulator".to_owned(), self.value(*accumulator, depth)?),
                    ("current".to_owned(), self.value(*current, depth)?),
                ])),
                None => Value::Null,
            },
            Val::Whole | Val::External => match self.view.root {
                Root::Whole(_) => Value::Null,
                Root::Parts { payload, .. } if matches!(value, Val::Whole) => Value::Object(Map::from_iter([
                    ("payload".to_owned(), self.json(payload, depth)?),
                    ("external".to_owned(), self.value(Val::External, depth)?),
                ])),
                Root::Parts {
                    external, value_sets, ..
                } => {
                    let mut members = match self.json(external, depth)? {
                        Value::Object(members) => members,
                        _ => Map::new(),
                    };
                    members.insert("valueSets".to_owned(), self.json(value_sets, depth)?);
                    Value::Object(members)
                }
            },
        })
    }

    fn literals(&mut self, items: Run, depth: usize) -> Result<Value, EvaluationError> {
        let items = items.iter().map(|item| {
            let literal = Val::literal(self.view.logic, self.view.logic.node(item));
            self.value(literal, depth)
        });
        Ok(Value::Array(items.collect::<Result<_, _>>()?))
    }

    fn json(&mut self, value: &Value, depth: usize) -> Result<Value, EvaluationError> {
        self.count(depth)?;
        let depth = depth.saturating_add(1);
        Ok(match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| self.json(item, depth));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Value::Object(members) => {
                let members = members
                    .iter()
                    .map(|(name, value)| Ok((name.clone(), self.json(value, depth)?)));
                Value::Object(members.collect::<Result<_, EvaluationError>>()?)
            }
            plain => plain.clone(),
        })
    }

    fn count(&mut self, depth: usize) -> Result<(), EvaluationError> {
        let left = self.nodes_left.checked_sub(1);
        self.nodes_left = left.ok_or(EvaluationError::AnswerTooLarge)?;
        if depth > limits::ANSWER_DEPTH {
            return Err(EvaluationError::AnswerTooLarge);
        }
        Ok(())
    }
}
