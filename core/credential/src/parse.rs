//! The one entry: which reader a text is for.

use crate::pass::Pass;
use crate::refusal::Refusal;
use crate::state::Unverified;
use crate::{hc1, limits};

/// One format of text: whether a text is in it, and its reader.
struct Reader {
    is: fn(&str) -> bool,
    read: fn(&str) -> Result<Unverified<Pass>, Refusal>,
}

/// Every format of text. The first that knows the text as its own reads it.
const READERS: [Reader; 1] = [Reader {
    is: hc1::is_text,
    read: hc1::parse,
}];

/// Reads one pass from the text of its code. White space around it is not part of it.
///
/// # Errors
/// When the text is no pass, is broken, or breaks a rule that no key can mend.
pub fn parse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    // A byte order mark is what some editors put before a text.
    let text = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if text.len() > limits::TEXT {
        return Err(Refusal::TextTooLong);
    }
    let reader = READERS.iter().find(|reader| (reader.is)(text));
    (reader.ok_or(Refusal::UnknownFormat)?.read)(text)
}
