//! Bytes that are text, and the codes in them.

use std::borrow::Cow;
use std::ops::Range;

use credential::find;

use super::is_of_a_format;

/// The text in bytes: UTF-8, or UTF-16 that says so by a byte order mark, as some editors write it. `None` for anything else.
pub(super) fn readable(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).map(Cow::Owned),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|bytes| unit(*bytes)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// The codes in a text and, between them, lines that are codes of some other kind; where there are none, all lines that
/// are not blank.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let found = find::texts(text);
    if found.is_empty() {
        return lines(text);
    }
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut found = found.into_iter().peekable();
    for (start, line) in numbered(text) {
        let end = start.saturating_add(line.len());
        let mut free = true;
        while let Some(code) = found.peek() {
            free &= !overlap(&code.at, start..end);
            if code.at.start >= end || (code.at.end > end && code.at.start < start) {
                break;
            }
            if code.at.start >= start {
                pieces.push((code.at.start, code.text.clone()));
            }
            if code.at.end > end {
                break;
            }
            found.next();
        }
        if free && is_code(line) {
            pieces.push((start, line.to_owned()));
        }
    }
    pieces.sort_by_key(|(start, _)| *start);
    pieces.into_iter().map(|(_, text)| text).collect()
}

fn overlap(a: &Range<usize>, b: Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Lines with the places where they begin, without their ends.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0_usize;
    text.split_inclusive('\n').map(move |line| {
        let start = next;
        next = next.saturating_add(line.len());
        (start, line.trim_end_matches(['\r', '\n']))
    })
}

/// Whether a line is a code that no format knows: a prefix as codes have it, and no blank behind it.
fn is_code(line: &str) -> bool {
    let line = line.trim();
    let prefixed = line.split_once(':').is_some_and(|(prefix, rest)| {
        let letters = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        (2..=5).contains(&prefix.len()) && prefix.bytes().all(letters) && rest.len() >= LEAST_CODE
    });
    (prefixed && !line.contains(char::is_whitespace)) || (!line.is_empty() && is_of_a_format(line))
}

/// Characters behind the prefix of a code: any pass has hundreds, words like `PS:` and times of day have few.
const LEAST_CODE: usize = 16;

/// Lines that are not blank. A text that a mail program wrapped over several lines is one pass when it reads as one
/// and none of its lines does.
fn lines(text: &str) -> Vec<String> {
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    if lines.len() > 1 && lines.iter().all(|line| credential::parse(line).is_err()) {
        let unwrapped = lines.concat();
        if credential::parse(&unwrapped).is_ok() {
            return vec![unwrapped];
        }
    }
    lines
}
