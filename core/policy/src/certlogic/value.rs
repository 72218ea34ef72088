//! Values of an evaluation, borrowed from the rule and the data.

use std::fmt;

use serde_json::Value;

use super::node::{Node, Run};
use super::{DateTime, Logic};

/// A value while a rule is evaluated.
#[derive(Clone, Copy)]
pub(super) enum Val<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Text(&'a str),
    DateTime(DateTime),
    /// An array or object of the data, or a number that is no integer.
    Json(&'a Value),
    /// An array of literals of the rule.
    Literals(Run),
    /// What the evaluation itself put together, by number.
    Made(u32),
    /// The whole of data that comes in parts.
    Whole,
    /// The external parameters of data that comes in parts.
    External,
}

/// What an evaluation puts together.
pub(super) enum Made<'a> {
    List(Vec<Val<'a>>),
    /// What the lambda of a `reduce` sees.
    Scope {
        current: Val<'a>,
        accumulator: Val<'a>,
    },
}

impl<'a> Val<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(is) => Self::Boolean(*is),
            Value::Number(number) => match number.as_i64().or_else(|| whole_number(number.as_f64()?)) {
                Some(integer) => Self::Integer(integer),
                None => Self::Json(value),
            },
            Value::String(text) => Self::Text(text),
            Value::Array(_) | Value::Object(_) => Self::Json(value),
        }
    }

    /// A literal of a rule; nothing for a node that is none.
    pub(super) fn literal(logic: &'a Logic, node: Node) -> Self {
        match node {
            Node::Boolean(is) => Self::Boolean(is),
            Node::Integer(number) => Self::Integer(number),
            Node::Text(span) => Self::Text(logic.text(span)),
            Node::Literals(items) => Self::Literals(items),
            Node::Array(_) | Node::Variable(..) | Node::PlusTime(..) | Node::Apply(..) => Self::Null,
        }
    }

    pub(super) fn kind(self, made: &[Made<'a>]) -> Kind {
        match self {
            Self::Null => Kind::Nothing,
            Self::Boolean(_) => Kind::Boolean,
            Self::Integer(_) => Kind::Integer,
            Self::Text(_) => Kind::Text,
            Self::DateTime(_) => Kind::DateTime,
            Self::Json(Value::Array(_)) | Self::Literals(_) => Kind::Array,
            Self::Json(Value::Number(_)) => Kind::Fraction,
            Self::Made(number) => match made.get(number as usize) {
                Some(Made::List(_)) => Kind::Array,
                _ => Kind::Object,
            },
            Self::Json(_) | Self::Whole | Self::External => Kind::Object,
        }
    }
}

/// `2.0` and `1e3` are integers, as they are in JSON Schema and ECMAScript, up to where doubles leave integers out.
pub(super) fn whole_number(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    #[expect(clippy::cast_possible_truncation, reason = "it has no fraction, and 53 bits")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`, or not there.
    Nothing,
    /// true or false.
    Boolean,
    /// An integer.
    Integer,
    /// A number with a fraction, or beyond 64 bits.
    Fraction,
    /// A text.
    Text,
    /// What `plusTime` and `dccDateOfBirth` make.
    DateTime,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Nothing => "nothing",
            Self::Boolean => "true or false",
            Self::Integer => "an integer",
            Self::Fraction => "a number that is no integer",
            Self::Text => "a text",
            Self::DateTime => "a date-time",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}
