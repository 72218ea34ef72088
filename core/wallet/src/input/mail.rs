//! E-mail messages (RFC 5322, MIME: RFC 2045 to 2049): their bodies, attachments and inline pictures.
//!
//! Whatever a part says it is, it is read as what it turns out to be. Nesting and number of parts have limits; what lies
//! past them is not looked at. Time is linear in the message's length for each level.

use std::borrow::Cow;

use credential::{base64, find};

use super::html;
use super::text::readable;
use super::{Texts, Time, limits};

/// Names of headers that hardly a text has at its beginning, let alone two.
const USUAL: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "message-id",
    "mime-version",
    "content-type",
    "return-path",
    "delivered-to",
    "reply-to",
    "x-mailer",
];

/// Whether bytes are a message: they begin with headers, two usual ones among them.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let start = bytes.get(..limits::MAIL_START.min(bytes.len())).unwrap_or_default();
    let mut lines = start.split(|byte| *byte == b'\n').peekable();
    // The line that mailbox files put before a message.
    lines.next_if(|line| line.starts_with(b"From "));
    let mut usual = 0_usize;
    for line in lines {
        let is_folded = line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        match name(line) {
            _ if is_folded => {}
            Some(name) if USUAL.contains(&name.to_ascii_lowercase().as_str()) => usual = usual.saturating_add(1),
            Some(_) => {}
            None => break,
        }
    }
    usual >= 2
}

/// The name of the header that a line begins (RFC 5322 section 2.2).
fn name(line: &[u8]) -> Option<&str> {
    let end = line.iter().position(|byte| *byte == b':')?;
    let name = std::str::from_utf8(line.get(..end)?).ok()?.trim_end();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    is_name.then_some(name)
}

/// Adds the texts in a message.
pub(super) fn read(message: &[u8], time: &Time, texts: &mut Texts) {
    let mut reader = Reader {
        time,
        left: limits::MAIL_PARTS,
    };
    reader.part(message, 0, texts);
}

struct Reader<'t> {
    time: &'t Time,
    /// Parts that may still be looked at.
    left: usize,
}

impl Reader<'_> {
    /// A message, or a part of one: headers and a body.
    fn part(&mut self, part: &[u8], depth: usize, texts: &mut Texts) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        if depth > limits::MAIL_DEPTH {
            return;
        }
        let below = depth.saturating_add(1);
        let (headers, body) = Headers::read(part);
        let kind = headers.kind();
        if let (true, Some(boundary)) = (kind.starts_with("multipart/"), headers.parameter("boundary")) {
            let parts = parts(body, &boundary);
            if kind == "multipart/alternative" {
                self.alternatives(&parts, below, texts);
            } else {
                parts.iter().for_each(|part| self.part(part, below, texts));
            }
            return;
        }
        let content = headers.content(body);
        if kind.starts_with("message/") || kind == "text/rfc822-headers" {
            self.part(&content, below, texts);
        } else if kind.starts_with("text/") {
            self.words(&kind, &content, texts);
        } else {
            texts.file(&content, self.time);
        }
    }

    /// The same content in several forms: of these the one with most passes that can be read, the later of two alike
    /// (RFC 2046 section 5.1.4). In the others a code may be broken beyond repair.
    fn alternatives(&mut self, parts: &[&[u8]], depth: usize, texts: &mut Texts) {
        let mut best: Option<(usize, Texts)> = None;
        for part in parts {
            let mut found = Texts::default();
            self.part(part, depth, &mut found);
            let passes = found.all.iter().filter(|text| credential::parse(text).is_ok()).count();
            if !found.all.is_empty() && best.as_ref().is_none_or(|(most, _)| passes >= *most) {
                best = Some((passes, found));
            }
        }
        let found = best.map(|(_, found)| found.all).unwrap_or_default();
        found.into_iter().for_each(|text| texts.add(text));
    }

    fn words(&self, kind: &str, content: &[u8], texts: &mut Texts) {
        // Codes are ASCII: of another character set it only matters that its letters become some.
        let text = readable(content).unwrap_or_else(|| Cow::Owned(content.iter().copied().map(char::from).collect()));
        if kind == "text/html" || html::is_page(&text) {
            texts.page(&text, self.time);
        } else {
            texts.found(find::texts(&text));
        }
    }
}

/// The headers that say what a body is.
#[derive(Default)]
struct Headers {
    content_type: String,
    encoding: String,
}

impl Headers {
    /// The headers of a part, and its body behind the blank line.
    fn read(part: &[u8]) -> (Self, &[u8]) {
        let mut headers = Self::default();
        let mut current: Option<String> = None;
        let mut rest = part;
        while !rest.is_empty() {
            let (line, after) = split_line(rest);
            rest = after;
            if line.is_empty() {
                break;
            }
            let is_folded = line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'));
            if !is_folded {
                current = name(line).map(str::to_ascii_lowercase);
            }
            let value = match current.as_deref() {
                Some("content-type") => &mut headers.content_type,
                Some("content-transfer-encoding") => &mut headers.encoding,
                _ => continue,
            };
            let line = String::from_utf8_lossy(line);
            let new = if is_folded {
                line.as_ref()
            } else {
                value.clear();
                line.split_once(':').map_or("", |(_, value)| value)
            };
            if value.len().saturating_add(new.len()) <= limits::MAIL_HEADER {
                value.push_str(new);
            }
        }
        (headers, rest)
    }

    /// The media type in lower case; what a part has that does not say (RFC 2045 section 5.2).
    fn kind(&self) -> String {
        let kind = self.content_type.split(';').next().unwrap_or_default().trim();
        if kind.is_empty() {
            "text/plain".to_owned()
        } else {
            kind.to_ascii_lowercase()
        }
    }

    /// A parameter of the media type, quoted or not.
    fn parameter(&self, name: &str) -> Option<String> {
        let (_, mut rest) = self.content_type.split_once(';')?;
        loop {
            let (key, value) = rest.split_once('=')?;
            let value = value.trim_start();
            let (value, after) = match value.strip_prefix('"') {
                Some(quoted) => {
                    let (value, after) = quoted.split_once('"')?;
                    (value, after.split_once(';').map_or("", |(_, after)| after))
                }
                None => value.split_once(';').unwrap_or((value, "")),
            };
            if key.trim().eq_ignore_ascii_case(name) {
                return Some(value.trim_end().to_owned());
            }
            rest = after;
        }
    }

    /// The body without its transfer encoding (RFC 2045 section 6).
    fn content<'b>(&self, body: &'b [u8]) -> Cow<'b, [u8]> {
        match self.encoding.trim().to_ascii_lowercase().as_str() {
            "base64" => Cow::Owned(decoded(body)),
            "quoted-printable" => Cow::Owned(quoted_printable(body)),
            _ => Cow::Borrowed(body),
        }
    }
}

/// The first line without its end, and what follows it.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| *byte == b'\n');
    let (line, rest) = end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, &[]));
    (
        line.strip_suffix(b"\r").unwrap_or(line),
        rest.strip_prefix(b"\n").unwrap_or(rest),
    )
}

/// What stands between the lines with the boundary (RFC 2046 section 5.1.1). The last part ends with the body where a
/// boundary is missing.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let delimiter = ["--", boundary].concat();
    let mut parts = Vec::new();
    let mut start: Option<&[u8]> = None;
    let mut rest = body;
    while !rest.is_empty() && parts.len() < limits::MAIL_PARTS {
        let (line, after) = split_line(rest);
        if let Some(tail) = line.strip_prefix(delimiter.as_bytes()) {
            let is_last = tail.starts_with(b"--");
            if is_last || tail.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
                let whole = start.map(|start| start.get(..start.len().saturating_sub(rest.len())));
                parts.extend(whole.flatten());
                start = (!is_last).then_some(after);
                if is_last {
                    break;
                }
            }
        }
        rest = after;
    }
    parts.extend(start.filter(|_| rest.is_empty()));
    parts
}

/// RFC 2045 section 6.8: what is none of the digits is passed over.
fn decoded(body: &[u8]) -> Vec<u8> {
    let is_digit = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let digits: String = body.iter().filter(is_digit).map(|byte| char::from(*byte)).collect();
    base64::decode(&digits, digits.len()).unwrap_or_default()
}

/// RFC 2045 section 6.7. What is not encoded as it should be stays as it is.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, after)) = rest.split_first() {
        let hex = |digit: u8| char::from(digit).to_digit(16);
        rest = after;
        if first != b'=' {
            out.push(first);
            continue;
        }
        // A soft line break, with blanks that were put behind it.
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let end = after.get(blanks..).unwrap_or_default();
        match after {
            _ if end.starts_with(b"\n") || end.starts_with(b"\r\n") => rest = split_line(end).1,
            [high, low, next @ ..] if hex(*high).is_some() && hex(*low).is_some() => {
                let value = hex(*high).unwrap_or_default() << 4 | hex(*low).unwrap_or_default();
                out.push(value as u8);
                rest = next;
            }
            _ => out.push(first),
        }
    }
    out
}
