//! CertLogic: the language that entry rules are written in (eu-dcc-business-rules, `certlogic/specification`, 1.3.3).
//!
//! ```
//! use policy::certlogic::{Data, Logic};
//! use serde_json::json;
//!
//! let logic = Logic::compile(r#"{"in": [{"var": "payload.v.0.mp"}, ["EU/1/20/1528", "EU/1/20/1507"]]}"#)?;
//! let data = json!({"payload": {"v": [{"mp": "EU/1/20/1528"}]}});
//! assert!(logic.holds(&Data::whole(&data))?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Logic`] takes exactly the expressions that the specification's grammar allows, once; it is evaluated as often as there
//! are passes and legs, in bounded steps and without allocating. Where the specification leaves a result open, and where its
//! implementations differ, the result is an error and never a guess: numbers with a fraction, days that there are not,
//! sums beyond 64 bits, arrays and dates under `===`.

mod answer;
mod arrays;
mod data;
mod date_time;
mod error;
mod evaluate;
mod example;
mod explain;
mod known;
mod logic;
mod node;
mod reach;
mod recorder;
mod trace;
mod uci;
mod value;

pub use answer::Answer;
pub use data::Data;
pub use date_time::DateTime;
pub use error::{EvaluationError, LogicError, Wanted};
pub use example::{Example, ExampleError};
pub use explain::{Explained, Explanation, Reading, Seen};
pub use logic::Logic;
pub use node::Operation;
pub use value::Kind;

use evaluate::Machine;
use recorder::Recorder;

impl Logic {
    /// What the logic answers to this data.
    ///
    /// # Errors
    /// When the data is not of the types that the logic takes, and past a limit.
    pub fn evaluate<'a, 'd: 'a>(&'a self, data: &Data<'d>) -> Result<Answer<'a>, EvaluationError> {
        let mut machine = Machine::new(self, data, ());
        let value = machine.run()?;
        machine.view().answer(value)
    }

    /// Whether a rule holds: it has to answer true or false. Anything else is an error, truthy or not.
    ///
    /// # Errors
    /// As [`Logic::evaluate`], and when the answer is no Boolean.
    pub fn holds(&self, data: &Data<'_>) -> Result<bool, EvaluationError> {
        Machine::new(self, data, ()).holds()
    }

    /// The same for people: every part that was looked at, with what it came to.
    #[must_use]
    pub fn explain(&self, data: &Data<'_>) -> Explanation {
        let mut machine = Machine::new(self, data, Recorder::default());
        let result = machine.run();
        let answer = result.and_then(|value| machine.view().answer(value));
        let answer = answer.map(|answer| answer.to_json());
        machine.into_trace().finish(answer)
    }
}

#[cfg(test)]
mod tests;
