//! The forms of text that a code can have: how each begins, goes on and ends.

use std::ops::Range;

use super::run::Reading;
use crate::{binary, hc1, limits, shc};

/// A form of text that is one run of characters.
pub(super) struct Shape {
    /// How its texts begin.
    pub(super) start: &'static str,
    /// Whether the case of the beginning counts.
    pub(super) exact: bool,
    /// Which characters go on.
    pub(super) goes_on: fn(u8) -> bool,
    /// Whether it may begin in the middle of a word: where its own characters are not those of the beginning.
    pub(super) within_words: bool,
    /// Bytes that are looked at first: all, unless such a text tells where it ends.
    pub(super) first: usize,
    /// Bytes of the longest.
    pub(super) most: usize,
    /// Whether a run that tells no length can be the beginning of a text that does.
    pub(super) may_go_on: fn(&str) -> bool,
    /// The length of the text that a run begins with, as the text itself tells it. `None` where it tells none.
    pub(super) length: fn(&str) -> Option<usize>,
    /// Whether the rest of a line is meant as such a text, though it is damaged.
    pub(super) is_meant: fn(&str) -> bool,
}

/// Every form of text that begins with letters of its own. Objects of JSON are in `object.rs`.
pub(super) const SHAPES: [Shape; 4] = [
    Shape {
        start: "HC1:",
        exact: true,
        goes_on: is_base45,
        within_words: true,
        first: limits::FIND_FIRST,
        most: limits::TEXT,
        may_go_on: |_| true,
        length: hc1::length,
        is_meant: |line| line.len() > LEAST_MEANT && line.bytes().take(LEAST_MEANT).all(is_base45),
    },
    Shape {
        start: "shc:/",
        exact: false,
        goes_on: |byte| byte.is_ascii_digit() || byte == b'/',
        within_words: true,
        first: limits::SHC_TEXT,
        most: limits::SHC_TEXT,
        may_go_on: |_| true,
        length: shc::numeric_length,
        is_meant: |line| line.as_bytes().get(5).is_some_and(u8::is_ascii_digit),
    },
    Shape {
        start: "eyJ",
        exact: true,
        goes_on: |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
        within_words: false,
        first: limits::FIND_FIRST,
        most: limits::SHC_TEXT,
        may_go_on: shc::is_jws_begun,
        length: shc::jws_length,
        // A token of some other kind, as links have them, or half a card: nothing tells.
        is_meant: |_| false,
    },
    Shape {
        start: binary::PREFIX,
        exact: true,
        goes_on: |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
        within_words: false,
        first: limits::BINARY_TEXT,
        most: limits::BINARY_TEXT,
        may_go_on: |_| true,
        length: binary::length,
        is_meant: |line| line.len() > LEAST_MEANT,
    },
];

/// Characters that a damaged code must have for it to be more than a mention of the prefix.
const LEAST_MEANT: usize = 24;

impl Shape {
    /// Whether a text of this form begins at a place.
    pub(super) fn begins_at(&self, text: &str, at: usize) -> bool {
        let end = at.saturating_add(self.start.len());
        let begins = text.as_bytes().get(at..end).is_some_and(|start| {
            let expected = self.start.as_bytes();
            start == expected || (!self.exact && start.eq_ignore_ascii_case(expected))
        });
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        begins
            && (self.within_words
                || !before.is_some_and(|byte| (self.goes_on)(*byte) && *byte != b'=' && *byte != b'/'))
    }

    /// How breaks within it can be read.
    pub(super) fn readings(&self) -> &'static [Reading] {
        if (self.goes_on)(b' ') {
            &[Reading::Dropped, Reading::Blank]
        } else {
            &[Reading::Dropped]
        }
    }
}

/// Whether any form begins with a byte.
pub(super) fn may_begin(byte: u8) -> bool {
    matches!(byte, b'H' | b's' | b'S' | b'e' | b'B' | b'{' | b'#' | b'%')
}

/// Where a code begins whose beginning holds the percent sign at the end of `before`: the colon of a prefix, or a brace.
pub(super) fn encoded_start(text: &str, before: Range<usize>) -> Option<usize> {
    let code = text.as_bytes().get(before.end..)?;
    let is = |expected: &[u8]| {
        code.get(..expected.len())
            .is_some_and(|code| code.eq_ignore_ascii_case(expected))
    };
    if is(b"%7B%22") {
        return Some(before.end);
    }
    if !is(b"%3A") {
        return None;
    }
    let before = text.get(before)?;
    SHAPES.iter().find_map(|shape| {
        let (name, _) = shape.start.split_once(':')?;
        let rest = before.get(before.len().checked_sub(name.len())?..)?;
        let fits = rest == name || (!shape.exact && rest.eq_ignore_ascii_case(name));
        fits.then(|| text.len().saturating_sub(code.len()).saturating_sub(name.len()))
    })
}

fn is_base45(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':')
}
