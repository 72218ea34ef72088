//! The characters of one code, put together from the lines and the decoration that it came in.

use super::shape::Shape;
use crate::limits;

/// What a line break within a code stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing: it was put between any two characters.
    Dropped,
    /// A blank of the code, which a program replaced by the break.
    Blank,
}

/// The characters of a code and where they came from.
pub(super) struct Run {
    pub(super) clean: String,
    /// Where pieces begin: in `clean`, and in the source.
    pieces: Vec<(usize, usize)>,
}

impl Run {
    /// The place in the source behind the first `length` characters.
    pub(super) fn source(&self, length: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|(clean, _)| *clean < length);
        piece.map_or(0, |(clean, source)| {
            source.saturating_add(length.saturating_sub(*clean))
        })
    }
}

/// The run of a form's characters from a place on, over line breaks as long as more of them follow: at most so many.
pub(super) fn run(text: &str, shape: &Shape, start: usize, reading: Reading, most: usize) -> Run {
    let rest = text.get(start..).unwrap_or_default();
    let mut run = Run {
        clean: String::new(),
        pieces: vec![(0, start)],
    };
    let mut at = shape.start.len();
    run.clean.push_str(rest.get(..at).unwrap_or_default());
    while run.clean.len() < most {
        let piece = rest.get(at..).unwrap_or_default();
        let room = most.saturating_sub(run.clean.len());
        let length = piece
            .bytes()
            .take(room)
            .take_while(|byte| (shape.goes_on)(*byte))
            .count();
        run.clean.push_str(piece.get(..length).unwrap_or_default());
        at = at.saturating_add(length);
        let piece = piece.get(length..).unwrap_or_default();
        let Some((skipped, is_break)) = skipped(piece, shape) else {
            break;
        };
        let next = piece.get(skipped..).unwrap_or_default();
        if !next.bytes().next().is_some_and(shape.goes_on) {
            break;
        }
        // The next code, on a line of its own.
        if is_break && shape.start.ends_with(':') && next.starts_with(shape.start) {
            break;
        }
        if is_break && reading == Reading::Blank && !run.clean.ends_with(' ') && !next.starts_with(' ') {
            run.clean.push(' ');
        }
        at = at.saturating_add(skipped);
        run.pieces.push((run.clean.len(), start.saturating_add(at)));
    }
    run
}

/// Bytes of what stands between two pieces of a code, and whether it is a line break; `None` where the code is over.
fn skipped(text: &str, shape: &Shape) -> Option<(usize, bool)> {
    let text = head(text, limits::FIND_SKIPPED);
    let mut characters = text.char_indices().peekable();
    while characters.next_if(|(_, character)| is_invisible(*character)).is_some() {}
    let over = |characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>| {
        characters.peek().map_or(text.len(), |(at, _)| *at)
    };
    let invisible = over(&mut characters);
    // Quoted-printable's mark of a soft break, and blanks at the end of a line.
    characters.next_if(|(_, character)| *character == '=');
    while characters
        .next_if(|(_, character)| matches!(character, ' ' | '\t'))
        .is_some()
    {}
    characters.next_if(|(_, character)| *character == '\r');
    if characters.next_if(|(_, character)| *character == '\n').is_none() {
        return (invisible > 0).then_some((invisible, false));
    }
    // What a mail program puts before the lines of an answer; blanks unless they belong to the code.
    let indents = !(shape.goes_on)(b' ');
    let mut quoted = false;
    while let Some((_, character)) = characters.next_if(|(_, character)| {
        *character == '>' || is_invisible(*character) || (matches!(character, ' ' | '\t') && (indents || quoted))
    }) {
        quoted = character == '>';
    }
    Some((over(&mut characters), true))
}

/// Characters that do not show: zero width, soft hyphen, byte order mark.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a code can end at a place: not in the middle of a word.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    !next.is_some_and(char::is_alphanumeric)
}

/// The rest of a line from a place on, as far as the longest text of a form goes; without blanks at its end. A form
/// without blanks ends with the word.
pub(super) fn line<'t>(text: &'t str, shape: &Shape, start: usize) -> &'t str {
    let rest = text.get(start..).unwrap_or_default();
    let blanks = (shape.goes_on)(b' ');
    let ends =
        |character: char| matches!(character, '\r' | '\n' | '"' | '<' | '>') || (!blanks && character.is_whitespace());
    let rest = head(rest, shape.most);
    rest.split(ends).next().unwrap_or_default().trim_end()
}

/// The whole characters among the first bytes of a text.
fn head(text: &str, most: usize) -> &str {
    let mut most = most.min(text.len());
    while !text.is_char_boundary(most) {
        most = most.saturating_sub(1);
    }
    text.get(..most).unwrap_or_default()
}

/// The rest of a link.
pub(super) fn token(text: &str) -> &str {
    let most = text.len().min(limits::SHC_TEXT);
    let is_link = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\'' | b'&' | b'`');
    let length = text.bytes().take(most).take_while(is_link).count();
    text.get(..length).unwrap_or_default()
}

/// A text with its percent-encoded bytes decoded (RFC 3986 section 2.1); others stay as they are.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |digit: u8| char::from(digit).to_digit(16);
        let decoded = match (first, after) {
            (b'%', [high, low, after @ ..]) => hex(*high).zip(hex(*low)).map(|digits| (digits, after)),
            _ => None,
        };
        match decoded {
            Some(((high, low), after)) => {
                bytes.push((high << 4 | low) as u8);
                rest = after;
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
