//! Texts that are or hold an object of JSON, which tells itself where it ends.

use std::io;
use std::ops::Range;

use serde::de::IgnoredAny;
use serde_json::de::{IoRead, SliceRead};

use super::{One, Work};
use crate::refusal::Refusal;
use crate::{limits, parse};

/// Characters of Base64 before `#{` that are a signature: RSA with 2,048 bits has 344, ECDSA with P-256 has 88 or more.
const LEAST_SIGNATURE: usize = 80;

/// Most of them: RSA with 8,192 bits.
const MOST_SIGNATURE: usize = 1400;

/// An object that some reader knows as a pass, or as a file of passes.
pub(super) fn plain(text: &str, start: usize, work: &mut Work) -> Option<One> {
    let (object, end) = object(text, start, work)?;
    let known = !matches!(parse(&object), Err(Refusal::UnknownFormat | Refusal::TextTooLong));
    known.then(|| One::new(object, start..end, true))
}

/// A signature in Base64, `#`, and the object that it signs: `searched` ends with the `#`.
pub(super) fn signed(text: &str, searched: Range<usize>, work: &mut Work) -> Option<One> {
    let hash = searched.end;
    let brace = hash.checked_add(1)?;
    if text.as_bytes().get(brace) != Some(&b'{') {
        return None;
    }
    let start = signature_start(text.get(searched)?, hash, work)?;
    let signature: String = text.get(start..hash)?.split(['\r', '\n']).collect();
    if signature.len() < LEAST_SIGNATURE || !signature.len().is_multiple_of(4) {
        return None;
    }
    let (object, end) = object(text, brace, work)?;
    Some(One::new([&signature, "#", &object].concat(), start..end, true))
}

/// Where the Base64 begins that a text ends with, which ends itself at `end`. Lines above belong to it as long as they are
/// Base64 and of the width that it was broken at.
fn signature_start(text: &str, end: usize, work: &mut Work) -> Option<usize> {
    let tail = text.as_bytes();
    let tail = tail.get(tail.len().saturating_sub(MOST_SIGNATURE)..)?;
    work.take(tail.len());
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut lines = tail.rsplit(|byte| *byte == b'\n');
    let last = lines.next()?;
    let mut length = last.iter().rev().take_while(|byte| is_base64(byte)).count();
    let mut width = None;
    if length == last.len() {
        for line in lines {
            let content = line.strip_suffix(b"\r").unwrap_or(line);
            let fits = width.map_or(content.len() >= last.len(), |width| content.len() == width);
            if !fits || content.is_empty() || !content.iter().all(is_base64) {
                break;
            }
            width = Some(content.len());
            length = length.saturating_add(line.len()).saturating_add(1);
        }
    }
    end.checked_sub(length)
}

/// The object that begins at a place, and where it ends. Where it is broken over lines within a string, the breaks are
/// dropped.
fn object(text: &str, start: usize, work: &mut Work) -> Option<(String, usize)> {
    let rest = text.as_bytes().get(start..)?;
    let rest = rest.get(..limits::SHC_TEXT.min(rest.len()))?;
    let (length, looked_at) = length(rest);
    work.take(looked_at);
    if let Some(length) = length {
        let end = start.saturating_add(length);
        return Some((text.get(start..end)?.to_owned(), end));
    }
    // Not JSON at all, unless a break is what is wrong with it.
    let is_break = |byte: &&u8| matches!(byte, b'\r' | b'\n');
    let near = rest.get(looked_at.saturating_sub(2)..looked_at.saturating_add(2).min(rest.len()))?;
    near.iter().find(is_break)?;
    let unbroken = || rest.iter().enumerate().filter(|(_, byte)| !is_break(byte));
    // Read no further than the object goes: behind it others may follow.
    let read = length_in(IoRead::new(Bytes(unbroken().map(|(_, byte)| *byte))));
    work.take(read.unwrap_or_else(|(_, column)| column));
    let length = read.ok()?;
    let object = unbroken().map(|(_, byte)| *byte).take(length).collect();
    let (last, _) = unbroken().take(length).last()?;
    Some((
        String::from_utf8(object).ok()?,
        start.saturating_add(last).saturating_add(1),
    ))
}

/// How long the object is that bytes begin with, if they do, and how many of them were looked at.
fn length(bytes: &[u8]) -> (Option<usize>, usize) {
    match length_in(SliceRead::new(bytes)) {
        Ok(length) => (Some(length), length),
        Err((line, column)) => {
            let lines = bytes.split_inclusive(|byte| *byte == b'\n');
            let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
            (None, before.saturating_add(column))
        }
    }
}

/// How long the object is that is read, or the line and column where it is none.
fn length_in<'t>(read: impl serde_json::de::Read<'t>) -> Result<usize, (usize, usize)> {
    let mut objects = serde_json::Deserializer::new(read).into_iter::<IgnoredAny>();
    match objects.next() {
        Some(Ok(_)) => Ok(objects.byte_offset()),
        Some(Err(error)) => Err((error.line(), error.column())),
        // Nothing but blanks.
        None => Err((0, 0)),
    }
}

/// An iterator's bytes, to be read one after another.
struct Bytes<I>(I);

impl<I: Iterator<Item = u8>> io::Read for Bytes<I> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut read = 0_usize;
        for (place, byte) in into.iter_mut().zip(&mut self.0) {
            *place = byte;
            read = read.saturating_add(1);
        }
        Ok(read)
    }
}
