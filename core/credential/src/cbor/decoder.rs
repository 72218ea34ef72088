//! The pull decoder: the caller asks for the items its format has, one after the other.

mod steps;

use std::borrow::Cow;

use self::steps::{Frame, utf8};
use super::bignum;
use super::cursor::Cursor;
use super::error::{CborError, Problem};
use super::keys::Keys;
use super::profile::Profile;
use super::types::Type;
use crate::limits;

/// Reads CBOR items out of bytes nobody vouches for.
///
/// Inside an array or map, [`more`](Self::more) says whether another item follows and closes the array or map when none
/// does; [`end`](Self::end) closes it and refuses further items. Keys and values of a map are read in turn.
/// [`finish`](Self::finish) refuses what is left over: bytes, open arrays or maps.
///
/// A map's keys are compared when it closes, so nothing that was read counts before `finish` has answered `Ok`. After an
/// error read no further; only [`Problem::WrongType`] and [`Problem::OutOfRange`] leave the decoder where it was.
pub struct Decoder<'b> {
    cursor: Cursor<'b>,
    /// Where the tags begin that were read and whose content is still to come.
    tagged: Option<usize>,
    /// The innermost open array or map, or what stands around them all.
    innermost: Frame,
    depth: usize,
    /// What stands around the innermost, the outermost first.
    outer: [Frame; limits::CBOR_DEPTH],
    keys: Keys,
}

impl<'b> Decoder<'b> {
    /// A decoder that stands before the first item of `bytes`.
    #[must_use]
    #[inline]
    pub fn new(bytes: &'b [u8], profile: Profile) -> Self {
        Self::with_keys(bytes, profile, Keys::new(profile))
    }

    /// A decoder for bytes that were decoded before: map keys are not compared again.
    pub(super) fn again(bytes: &'b [u8]) -> Self {
        Self::with_keys(bytes, Profile::Lenient, Keys::unchecked())
    }

    #[inline]
    fn with_keys(bytes: &'b [u8], profile: Profile, keys: Keys) -> Self {
        Self {
            cursor: Cursor::new(bytes, profile),
            tagged: None,
            innermost: Frame::OUTERMOST,
            depth: 0,
            outer: [Frame::OUTERMOST; limits::CBOR_DEPTH],
            keys,
        }
    }

    /// Offset of the next item in bytes.
    #[must_use]
    pub fn position(&self) -> usize {
        self.cursor.position
    }

    /// What the next item is.
    ///
    /// # Errors
    /// When there is none, because the bytes or the array or map ended, or its first byte is reserved.
    #[inline]
    pub fn peek(&self) -> Result<Type, CborError> {
        match self.next() {
            Some(found) => Ok(found),
            None => Err(self.nothing_next()),
        }
    }

    /// Reads an integer of 0 to 2^64 - 1.
    ///
    /// # Errors
    /// When the next item is not one.
    pub fn u64(&mut self) -> Result<u64, CborError> {
        let before = self.cursor;
        let (negative, number) = self.integer()?;
        if negative {
            self.cursor = before;
            return Err(Problem::OutOfRange.at(before.position));
        }
        self.complete(before.position)?;
        Ok(number)
    }

    /// Reads an integer of -2^63 to 2^63 - 1.
    ///
    /// # Errors
    /// When the next item is not one.
    #[inline]
    pub fn i64(&mut self) -> Result<i64, CborError> {
        let before = self.cursor;
        let (negative, argument) = self.integer()?;
        let Ok(number) = i64::try_from(argument) else {
            self.cursor = before;
            return Err(Problem::OutOfRange.at(before.position));
        };
        self.complete(before.position)?;
        // -1 - n is the complement of n.
        Ok(if negative { !number } else { number })
    }

    /// Reads any integer of major type 0 or 1: -2^64 to 2^64 - 1.
    ///
    /// # Errors
    /// When the next item is not one.
    pub fn int(&mut self) -> Result<i128, CborError> {
        let at = self.cursor.position;
        let (negative, argument) = self.integer()?;
        self.complete(at)?;
        let number = i128::from(argument);
        Ok(if negative { !number } else { number })
    }

    /// Reads a byte string; owned only if it came in chunks.
    ///
    /// # Errors
    /// When the next item is not one, or is too long.
    #[inline]
    pub fn bytes(&mut self) -> Result<Cow<'b, [u8]>, CborError> {
        let at = self.expect(Type::Bytes)?;
        if self.cursor.is_indefinite() {
            let mut whole = Vec::new();
            self.byte_chunks(|chunk| whole.extend_from_slice(chunk))?;
            return Ok(Cow::Owned(whole));
        }
        let bytes = self.cursor.string()?;
        self.complete(at)?;
        Ok(Cow::Borrowed(bytes))
    }

    /// Reads a text string; owned only if it came in chunks.
    ///
    /// # Errors
    /// When the next item is not one, is too long, or is not UTF-8 (each chunk by itself: RFC 8949 section 3.2.3).
    #[inline]
    pub fn text(&mut self) -> Result<Cow<'b, str>, CborError> {
        let at = self.expect(Type::Text)?;
        if self.cursor.is_indefinite() {
            let mut whole = String::new();
            self.text_chunks(|chunk| whole.push_str(chunk))?;
            return Ok(Cow::Owned(whole));
        }
        let text = utf8(self.cursor.string()?, at)?;
        self.complete(at)?;
        Ok(Cow::Borrowed(text))
    }

    /// Enters an array and says how many items it has; `None` when only its end will tell.
    ///
    /// # Errors
    /// When the next item is not an array, has more items than there are bytes, or nests too deep.
    pub fn array(&mut self) -> Result<Option<u64>, CborError> {
        let at = self.expect(Type::Array)?;
        if self.cursor.is_indefinite() {
            self.cursor.indefinite()?;
            self.enter(at, Frame::ENDLESS, false)?;
            return Ok(None);
        }
        let length = self.cursor.argument()?;
        if length > self.cursor.left() {
            return Err(Problem::Truncated.at(at));
        }
        self.enter(at, length, false)?;
        Ok(Some(length))
    }

    /// Enters a map and says how many entries it has; `None` when only its end will tell.
    ///
    /// # Errors
    /// When the next item is not a map, has more entries than there are bytes or the profile takes, or nests too deep.
    #[inline]
    pub fn map(&mut self) -> Result<Option<u64>, CborError> {
        let at = self.expect(Type::Map)?;
        // As part of a key it may not be sorted.
        self.cursor.loosen(at);
        if self.cursor.is_indefinite() {
            self.cursor.indefinite()?;
            self.enter(at, Frame::ENDLESS, true)?;
            return Ok(None);
        }
        let entries = self.cursor.argument()?;
        if entries > self.cursor.profile.map() {
            return Err(Problem::TooManyEntries.at(at));
        }
        let items = entries.saturating_mul(2);
        if items > self.cursor.left() {
            return Err(Problem::Truncated.at(at));
        }
        self.enter(at, items, true)?;
        Ok(Some(entries))
    }

    /// Whether another item (in a map: another key) follows in the innermost open array or map. Closes it if not.
    /// Outside of all arrays and maps: whether bytes follow.
    ///
    /// # Errors
    /// When the map has a key twice, or ends in a wrong place.
    #[inline]
    pub fn more(&mut self) -> Result<bool, CborError> {
        if self.innermost.indefinite {
            return self.more_until_break();
        }
        if self.innermost.left > 0 {
            // Outside of all arrays and maps only the bytes end.
            return Ok(self.depth > 0 || self.cursor.left() > 0);
        }
        self.leave()?;
        Ok(false)
    }

    /// Closes the innermost open array or map.
    ///
    /// # Errors
    /// When it has further items, or as [`more`](Self::more).
    pub fn end(&mut self) -> Result<(), CborError> {
        if self.depth == 0 || self.more()? {
            return Err(Problem::ItemsLeft.at(self.cursor.position));
        }
        Ok(())
    }

    /// Reads a tag number. The tag's content is the next item.
    ///
    /// # Errors
    /// When the next item is not a tag; for tags 2 and 3 also when no byte string follows.
    pub fn tag(&mut self) -> Result<u64, CborError> {
        let at = self.expect(Type::Tag)?;
        let number = self.cursor.argument()?;
        if bignum::is_tag(number) {
            self.check_big_number(at)?;
        }
        self.tagged.get_or_insert(at);
        Ok(number)
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// When the next item is neither.
    pub fn bool(&mut self) -> Result<bool, CborError> {
        self.expect(Type::Bool)?;
        Ok(self.simple()? == 21)
    }

    /// Reads `null`.
    ///
    /// # Errors
    /// When the next item is something else.
    pub fn null(&mut self) -> Result<(), CborError> {
        self.expect(Type::Null)?;
        self.simple().map(drop)
    }

    /// Reads `undefined`.
    ///
    /// # Errors
    /// When the next item is something else.
    pub fn undefined(&mut self) -> Result<(), CborError> {
        self.expect(Type::Undefined)?;
        self.simple().map(drop)
    }

    /// Reads a simple value, assigned or not: false is 20, true 21, null 22, undefined 23.
    ///
    /// # Errors
    /// When the next item is not a simple value.
    pub fn simple(&mut self) -> Result<u8, CborError> {
        let at = self.cursor.position;
        if !matches!(
            self.next(),
            Some(Type::Simple | Type::Bool | Type::Null | Type::Undefined)
        ) {
            return Err(self.wrong(Type::Simple));
        }
        let number = self.cursor.simple()?;
        self.complete(at)?;
        Ok(number)
    }

    /// Reads a float of any width. An integer is not a float.
    ///
    /// # Errors
    /// When the next item is not a float.
    pub fn float(&mut self) -> Result<f64, CborError> {
        let at = self.expect(Type::Float)?;
        let number = self.cursor.float()?;
        self.complete(at)?;
        Ok(number)
    }

    /// Reads over the next item with all it holds, checking it in full.
    ///
    /// # Errors
    /// When the item is not well-formed or breaks the profile.
    pub fn skip(&mut self) -> Result<(), CborError> {
        let depth = self.depth;
        loop {
            match self.peek()? {
                Type::Unsigned | Type::Negative => self.int().map(drop)?,
                Type::Bytes => self.bytes().map(drop)?,
                Type::Text => self.text().map(drop)?,
                Type::Array => self.array().map(drop)?,
                Type::Map => self.map().map(drop)?,
                Type::Bool | Type::Null | Type::Undefined | Type::Simple => self.simple().map(drop)?,
                Type::Float => self.float().map(drop)?,
                Type::Tag => {
                    self.tag()?;
                    continue;
                }
            }
            while self.depth > depth && !self.more()? {}
            if self.depth <= depth {
                return Ok(());
            }
        }
    }

    /// Reads over the next item as [`skip`](Self::skip) does and gives its bytes, from its first tag on.
    ///
    /// # Errors
    /// When the item is not well-formed or breaks the profile.
    pub fn raw(&mut self) -> Result<&'b [u8], CborError> {
        let start = self.tagged.unwrap_or(self.cursor.position);
        self.skip()?;
        Ok(self.cursor.since(start))
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// When bytes are left, or an array, a map or a tag is still open.
    pub fn finish(self) -> Result<(), CborError> {
        if self.depth > 0 || self.tagged.is_some() {
            return Err(Problem::ItemsLeft.at(self.cursor.position));
        }
        if self.cursor.left() > 0 {
            return Err(Problem::TrailingBytes.at(self.cursor.position));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
