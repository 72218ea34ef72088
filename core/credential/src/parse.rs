//! The one entry: which reader a text is for.

use crate::pass::Pass;
use crate::refusal::Refusal;
use crate::state::Unverified;
use crate::{divoc, hc1, israel, limits, look_up, native, shc, vds_nc};

/// One format of text: whether a text is in it, and its reader.
struct Reader {
    is: fn(&str) -> bool,
    /// Bytes of the longest text it reads.
    most: usize,
    read: fn(&str) -> Result<Unverified<Pass>, Refusal>,
}

/// Every format of text. The first that knows the text as its own reads it.
const READERS: [Reader; 9] = [
    Reader {
        is: look_up::is_text,
        most: limits::TEXT,
        read: look_up::refuse,
    },
    Reader {
        is: native::is_presentation_text,
        most: limits::TEXT,
        read: native::parse_presentation,
    },
    Reader {
        is: native::is_issued_text,
        most: limits::TEXT,
        read: native::refuse_issued,
    },
    Reader {
        is: hc1::is_text,
        most: limits::TEXT,
        read: hc1::parse,
    },
    // Before the cards, which are JSON too.
    Reader {
        is: divoc::is_text,
        most: limits::TEXT,
        read: divoc::parse,
    },
    Reader {
        is: vds_nc::is_text,
        most: limits::VDS_NC_TEXT,
        read: vds_nc::parse,
    },
    Reader {
        is: shc::is_text,
        most: limits::SHC_TEXT,
        read: shc::parse,
    },
    Reader {
        is: israel::is_text,
        most: limits::TEXT,
        read: israel::parse,
    },
    // Last: a code that lacks its prefix may begin as a host does.
    Reader {
        is: look_up::is_bare_address,
        most: limits::TEXT,
        read: look_up::refuse,
    },
];

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
    let reader = READERS.iter().find(|reader| (reader.is)(text));
    if text.len() > reader.map_or(limits::TEXT, |reader| reader.most) {
        return Err(Refusal::TextTooLong);
    }
    (reader.ok_or(Refusal::UnknownFormat)?.read)(text)
}
