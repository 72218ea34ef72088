//! A value set: the codes that a field of a certificate may have, and in its full form what they stand for.

use jiff::civil::Date;
use serde_json::Value;

use super::RuleProblem;
use crate::import::json_text::{compact, is_unambiguous};
use crate::limits;

/// A value set. Rules ask whether a code is in one; the full form has words for each code.
#[derive(Clone, PartialEq, Eq)]
pub struct ValueSet {
    /// Its name, such as `vaccines-covid-19-names`.
    pub id: String,
    /// When it was made, where it says so.
    pub date: Option<Date>,
    values: String,
}

impl ValueSet {
    /// From its name, its date (RFC 3339 `full-date`), and its values in JSON: an object by code, or an array of codes.
    ///
    /// # Errors
    /// When they are not of these forms.
    pub fn read(id: &str, date: Option<&str>, values: &str) -> Result<Self, RuleProblem> {
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || id.len() > limits::VALUE_SET_NAME || !id.bytes().all(is_name) {
            return Err(RuleProblem::Identifier);
        }
        // A date's own text has one form; no other is written back as it was read.
        let date = date
            .map(|date| date.parse::<Date>().map_err(|_| RuleProblem::Validity))
            .transpose()?;
        if values.len() > limits::PACK_RULE.saturating_mul(2) {
            return Err(RuleProblem::TooLarge);
        }
        if !is_unambiguous(values) {
            return Err(RuleProblem::Json);
        }
        let read = match serde_json::from_str(values) {
            Ok(Value::Object(codes)) => !codes.is_empty() && codes.values().all(Value::is_object),
            Ok(Value::Array(codes)) => !codes.is_empty() && codes.iter().all(Value::is_string),
            _ => false,
        };
        let values = compact(values).into_owned();
        if values.len() > limits::PACK_RULE {
            return Err(RuleProblem::TooLarge);
        }
        if !read {
            return Err(RuleProblem::Values);
        }
        Ok(Self {
            id: id.to_owned(),
            date,
            values,
        })
    }

    /// Its values in JSON as published, without blanks between their tokens.
    #[must_use]
    pub fn values(&self) -> &str {
        &self.values
    }
}
