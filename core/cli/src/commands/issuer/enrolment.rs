//! What a wallet answered, as it came to the counter.

use wallet::native::Prefix;

use super::error::IssuerFailure;
use crate::failure::Failure;
use crate::inputs;

/// The text of an enrolment: given itself, or in a text file or a picture.
pub(super) fn text(argument: &str) -> Result<String, Failure> {
    let prefix = Prefix::Enrolment.as_str();
    let mut lines = inputs::texts_of(argument, prefix)?.into_iter();
    let found = lines.find(|line| line.starts_with(prefix));
    Ok(found.ok_or_else(|| IssuerFailure::NoEnrolment(argument.to_owned()))?)
}
