//! An evaluation told to people: what was looked at, what it came to, and which fields of the pass it saw.

use std::fmt;

use serde_json::{Map, Value, json};

use super::{EvaluationError, Kind};

/// How an answer came about. It holds what the pass says, so it is not to be logged.
#[derive(Clone)]
pub struct Explanation {
    /// The answer, in JSON, or why there is none.
    pub answer: Result<Value, EvaluationError>,
    /// The whole expression, with what each part of it came to.
    pub tree: Explained,
    /// What was read of the data, each path once, in the order of reading.
    pub read: Vec<Reading>,
    /// Whether parts are left out, because there are more than
    /// [`EXPLANATION_NODES`](crate::limits::EXPLANATION_NODES).
    pub is_shortened: bool,
}

/// One part of an expression.
#[derive(Clone)]
pub struct Explained {
    /// What it is for the operation around it: `if`, `then` or `else`; `items`, `each` or `start` of a `reduce`; else empty.
    pub role: &'static str,
    /// The operation, or `value` for a literal and `array` for an array.
    pub operation: &'static str,
    /// The path of a `var`, the unit of a `plusTime`; else empty.
    pub detail: String,
    /// What it came to; `None` where the answer did not depend on it.
    pub seen: Option<Seen>,
    /// Its operands: in order, and for a `reduce` once for each item.
    pub operands: Vec<Explained>,
}

/// A path of the data that was read, and what stands there.
#[derive(Clone)]
pub struct Reading {
    /// The path as the rule writes it: `payload.v.0.dt`.
    pub path: String,
    /// What stands there; nothing where it leads nowhere.
    pub seen: Seen,
}

/// What a part came to.
#[derive(Clone)]
pub enum Seen {
    /// A value in JSON; dates as texts.
    Value(Value),
    /// A value that is too large to be shown: what it is, and its size.
    Large(Kind, usize),
    /// No value.
    Error(EvaluationError),
}

impl Explanation {
    /// In JSON: `{"result" or "error", "message", "read": [{"path", "result"}], "tree", "shortened"}`, and a part of the
    /// tree as `{"role", "operation", "detail", "result" or "large" or "error", "operands"}`, without what is empty.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut members = match &self.answer {
            Ok(answer) => Map::from_iter([("result".to_owned(), answer.clone())]),
            Err(error) => failure(*error),
        };
        let read = self.read.iter().map(|reading| {
            let mut members = reading.seen.members();
            members.insert("path".to_owned(), json!(reading.path));
            Value::Object(members)
        });
        members.insert("read".to_owned(), read.collect());
        members.insert("tree".to_owned(), self.tree.to_json());
        members.insert("shortened".to_owned(), json!(self.is_shortened));
        Value::Object(members)
    }
}

impl Explained {
    fn to_json(&self) -> Value {
        let mut members = self.seen.as_ref().map(Seen::members).unwrap_or_default();
        members.insert("operation".to_owned(), json!(self.operation));
        for (name, text) in [("role", self.role), ("detail", &self.detail)] {
            if !text.is_empty() {
                members.insert(name.to_owned(), json!(text));
            }
        }
        if !self.operands.is_empty() {
            let operands = self.operands.iter().map(Self::to_json).collect();
            members.insert("operands".to_owned(), Value::Array(operands));
        }
        Value::Object(members)
    }

    fn write(&self, out: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let indent = depth.saturating_mul(2);
        write!(out, "{:indent$}", "")?;
        if !self.role.is_empty() {
            write!(out, "{}: ", self.role)?;
        }
        match (self.operation, &self.seen) {
            ("value", Some(seen)) => write!(out, "{seen}")?,
            (operation, seen) => {
                let gap = if self.detail.is_empty() { "" } else { " " };
                write!(out, "{operation}{gap}{}", self.detail)?;
                match seen {
                    Some(seen) => write!(out, " → {seen}")?,
                    None => write!(out, " (not looked at)")?,
                }
            }
        }
        // Literals say themselves what they are.
        let is_plain = self.operands.iter().all(|operand| operand.operation == "value");
        if !(self.operation == "array" && is_plain) {
            for operand in &self.operands {
                writeln!(out)?;
                operand.write(out, depth.saturating_add(1))?;
            }
        }
        Ok(())
    }
}

impl Seen {
    fn members(&self) -> Map<String, Value> {
        match self {
            Self::Value(value) => Map::from_iter([("result".to_owned(), value.clone())]),
            Self::Large(..) => Map::from_iter([("large".to_owned(), json!(self.to_string()))]),
            Self::Error(error) => failure(*error),
        }
    }
}

/// `{"error": code, "message"}`.
fn failure(error: EvaluationError) -> Map<String, Value> {
    Map::from_iter([
        ("error".to_owned(), json!(error.code())),
        ("message".to_owned(), json!(error.to_string())),
    ])
}

/// The expression, one part a line, those of a part below it and further in.
impl fmt::Display for Explanation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tree.write(out, 0)?;
        if self.is_shortened {
            write!(out, "\n(shortened)")?;
        }
        Ok(())
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(Value::Null) => out.write_str("nothing"),
            Self::Value(value) => write!(out, "{value}"),
            Self::Large(kind, size) => write!(out, "{kind} of {size}"),
            Self::Error(error) => write!(out, "no answer: {error}"),
        }
    }
}
