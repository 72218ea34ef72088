//! Why logic is not CertLogic, and why an evaluation gives no answer.

use std::fmt;

use super::{Kind, Operation};

/// Why a text is not an expression of CertLogic. [`LogicError::code`] is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum LogicError {
    /// Not JSON, or with a name twice in one object.
    #[error("the logic is not JSON, or has a name twice in one object")]
    Json,
    /// More bytes than [`LOGIC`](crate::limits::LOGIC), or more than [`LOGIC_NODES`](crate::limits::LOGIC_NODES) parts.
    #[error("the logic is larger than any real rule: split the rule in several")]
    TooLarge,
    /// Deeper than [`LOGIC_DEPTH`](crate::limits::LOGIC_DEPTH).
    #[error("the logic is nested deeper than any real rule: split the rule in several")]
    TooDeep,
    /// `null` is no expression.
    #[error("`null` stands where an expression has to be")]
    Null,
    /// A number with a fraction, or one beyond 64 bits.
    #[error("a number in the logic is not an integer")]
    NotAnInteger,
    /// An object has to have one member: the operation.
    #[error("an object in the logic has {0} members: an operation is an object with exactly one")]
    Members(usize),
    /// There is no such operation.
    #[error("an operation in the logic is none of CertLogic's")]
    UnknownOperation,
    /// Operands stand in an array.
    #[error("the operands of an operation do not stand in an array")]
    Operands,
    /// An operation takes another number of operands.
    #[error("`{operation}` does not take {operands} operands")]
    Count {
        /// The operation.
        operation: Operation,
        /// How many it has.
        operands: usize,
    },
    /// `var` takes a text.
    #[error("the path of a `var` is not a text")]
    Path,
    /// A path of `var` has an empty step.
    #[error("the path of a `var` has an empty step")]
    EmptyStep,
    /// The amount of `plusTime` is an integer.
    #[error("the amount of a `plusTime` is not an integer")]
    Amount,
    /// The unit of `plusTime` is one of four.
    #[error("the unit of a `plusTime` is none of year, month, day and hour")]
    Unit,
    /// The index of `extractFromUVCI` is an integer.
    #[error("the index of an `extractFromUVCI` is not an integer")]
    Index,
}

impl LogicError {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::TooLarge => "logic_too_large",
            Self::TooDeep => "logic_too_deep",
            Self::Null => "null_literal",
            Self::NotAnInteger => "non_integer_literal",
            Self::Members(_) => "members",
            Self::UnknownOperation => "unknown_operation",
            Self::Operands => "operands",
            Self::Count { .. } => "operand_count",
            Self::Path => "path",
            Self::EmptyStep => "empty_step",
            Self::Amount => "amount",
            Self::Unit => "unit",
            Self::Index => "index",
        }
    }
}

/// Why an evaluation gives no answer. [`EvaluationError::code`] is stable; no text of the data is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluationError {
    /// An operation was given what it does not take.
    #[error("`{operation}` takes {wanted}, and was given {found}")]
    Operand {
        /// The operation.
        operation: Operation,
        /// What it takes.
        wanted: Wanted,
        /// What it was given.
        found: Kind,
    },
    /// The specification defines `===` for texts and integers; two arrays, objects, dates or fractions are equal to one
    /// implementation and different to the next.
    #[error("`{operation}` compares two values of which CertLogic does not say when they are the same: {found}")]
    NotComparable {
        /// `===` or `in`.
        operation: Operation,
        /// What both are.
        found: Kind,
    },
    /// A text is not a date in an allowed format, or there is no such day.
    #[error("`{0}` was given a text that is no date or time in an allowed format")]
    Date(Operation),
    /// A sum beyond 64 bits, or a date that no calendar of the specification has.
    #[error("the result of `{0}` is too large")]
    Overflow(Operation),
    /// More steps than [`EVALUATION_STEPS`](crate::limits::EVALUATION_STEPS).
    #[error("the rule takes more steps on this data than any real one")]
    TooManySteps,
    /// An answer larger or deeper than [`ANSWER_NODES`](crate::limits::ANSWER_NODES) and
    /// [`ANSWER_DEPTH`](crate::limits::ANSWER_DEPTH).
    #[error("the answer is larger than any real one")]
    AnswerTooLarge,
    /// A rule answers true or false.
    #[error("the rule answers neither true nor false, but {0}")]
    NotBoolean(Kind),
}

impl EvaluationError {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Operand { .. } => "operand",
            Self::NotComparable { .. } => "not_comparable",
            Self::Date(_) => "date",
            Self::Overflow(_) => "overflow",
            Self::TooManySteps => "too_many_steps",
            Self::AnswerTooLarge => "answer_too_large",
            Self::NotBoolean(_) => "not_boolean",
        }
    }
}

/// What an operation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// An integer.
    Integer,
    /// What `plusTime` and `dccDateOfBirth` make.
    DateTime,
    /// A text.
    Text,
    /// A text, or nothing.
    TextOrNothing,
    /// An array, or nothing.
    Array,
    /// What is truthy or falsy: anything but dates and numbers with a fraction.
    TruthyOrFalsy,
}

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Integer => "an integer",
            Self::DateTime => "a date-time",
            Self::Text => "a text",
            Self::TextOrNothing => "a text or nothing",
            Self::Array => "an array",
            Self::TruthyOrFalsy => "what is truthy or falsy",
        })
    }
}
