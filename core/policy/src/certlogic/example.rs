//! Logic and data in one JSON object, as authors of rules write what they try.

use serde_json::Value;

use super::{Logic, LogicError};
use crate::import::json_text;
use crate::limits;

/// `{"logic": …, "data": …}`: an expression, and what it is evaluated on; `null` where there is no data.
pub struct Example {
    /// The expression.
    pub logic: Logic,
    /// The data.
    pub data: Value,
}

/// Why a text is no [`Example`]. [`ExampleError::code`] is stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ExampleError {
    /// Not JSON, or with a name twice in one object.
    #[error("this is not JSON, or has a name twice in one object")]
    Json,
    /// Deeper than the parser reads.
    #[error("this is nested deeper than 127 levels")]
    TooDeep,
    /// Larger than [`EXAMPLE`](limits::EXAMPLE).
    #[error("this is larger than any pass with all value sets")]
    TooLarge,
    /// No object with a member `logic`.
    #[error("this is no JSON object with the members \"logic\" and \"data\"")]
    Shape,
    /// Its logic is not CertLogic.
    #[error(transparent)]
    Logic(#[from] LogicError),
}

impl ExampleError {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::TooDeep => "too_deep",
            Self::TooLarge => "too_large",
            Self::Shape => "shape",
            Self::Logic(error) => error.code(),
        }
    }
}

impl Example {
    /// Reads one. Members besides the two are passed over.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(text: &str) -> Result<Self, ExampleError> {
        if text.len() > limits::EXAMPLE {
            return Err(ExampleError::TooLarge);
        }
        if !json_text::is_unambiguous(text) {
            let is_deep = json_text::depth(text) > json_text::LEVELS;
            return Err(if is_deep {
                ExampleError::TooDeep
            } else {
                ExampleError::Json
            });
        }
        let Ok(Value::Object(mut members)) = serde_json::from_str(text) else {
            return Err(ExampleError::Shape);
        };
        let logic = members.get("logic").ok_or(ExampleError::Shape)?;
        Ok(Self {
            logic: Logic::from_json(logic)?,
            data: members.remove("data").unwrap_or_default(),
        })
    }
}
