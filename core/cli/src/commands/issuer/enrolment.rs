//! What a wallet answered, as it came to the counter.

use std::path::Path;

use wallet::texts;

use super::error::IssuerFailure;
use crate::failure::Failure;
use crate::inputs;

/// What an enrolment's text begins with.
const PREFIX: &str = "CEN1:";

/// The text of an enrolment: given itself, or in a text file or a picture.
pub(super) fn text(argument: &str) -> Result<String, Failure> {
    if argument.starts_with(PREFIX) {
        return Ok(argument.to_owned());
    }
    let bytes = inputs::read(Path::new(argument))?;
    // Of a text the lines as they are: a blank at an end is one of Base45.
    let lines: Vec<String> = match std::str::from_utf8(&bytes) {
        Ok(text) => text.lines().map(str::to_owned).collect(),
        Err(_) => texts(&bytes).unwrap_or_default(),
    };
    let found = lines.into_iter().find(|line| line.starts_with(PREFIX));
    Ok(found.ok_or_else(|| IssuerFailure::NoEnrolment(argument.to_owned()))?)
}
