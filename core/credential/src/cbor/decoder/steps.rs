//! The steps that the decoder's readers share: where an item may stand, and what follows from its end.

use super::super::bignum;
use super::super::cursor::{BREAK, major, split};
use super::super::error::{CborError, Problem};
use super::super::types::Type;
use super::Decoder;

/// An open array or map.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Where it begins, its tags included.
    pub(super) start: usize,
    /// Items to come, keys and values each counted. Even means that a map's next item is a key.
    pub(super) left: u64,
    /// How many keys were kept of the maps around this one.
    pub(super) keys: usize,
    pub(super) map: bool,
    pub(super) indefinite: bool,
}

impl Frame {
    /// Stands around all items; ends nowhere.
    pub(super) const OUTERMOST: Self = Self {
        start: 0,
        left: Self::ENDLESS,
        keys: 0,
        map: false,
        indefinite: false,
    };

    /// The items to come when only the end will tell: even, and out of reach.
    pub(super) const ENDLESS: u64 = u64::MAX - 1;

    #[inline]
    pub(super) fn expects_key(&self) -> bool {
        self.map && self.left & 1 == 0
    }
}

/// Where an item may stand.
impl Decoder<'_> {
    /// The type of the next item, if there is one and its first byte is not reserved.
    #[inline]
    pub(super) fn next(&self) -> Option<Type> {
        let first = *self.cursor.bytes.get(self.cursor.position)?;
        if self.innermost.left == 0 {
            None
        } else {
            Type::of(first)
        }
    }

    /// Why [`next`](Self::next) found nothing.
    #[cold]
    pub(super) fn nothing_next(&self) -> CborError {
        let ends = self.innermost.left == 0;
        let problem = match self.cursor.first() {
            _ if ends => Problem::TooFewItems,
            Ok(BREAK) if self.innermost.indefinite && self.tagged.is_none() => Problem::TooFewItems,
            Ok(BREAK) => Problem::MisplacedBreak,
            Ok(_) => Problem::Reserved,
            Err(error) => return error,
        };
        problem.at(self.cursor.position)
    }

    /// Makes sure of the next item's type and says where it begins.
    #[inline]
    pub(super) fn expect(&self, expected: Type) -> Result<usize, CborError> {
        if self.next() == Some(expected) {
            return Ok(self.cursor.position);
        }
        Err(self.wrong(expected))
    }

    /// Why the next item is not of the expected type.
    #[cold]
    pub(super) fn wrong(&self, expected: Type) -> CborError {
        match self.next() {
            Some(found) => Problem::WrongType { expected, found }.at(self.cursor.position),
            None => self.nothing_next(),
        }
    }

    /// Opens the array or map whose head began at `at`.
    #[inline]
    pub(super) fn enter(&mut self, at: usize, left: u64, map: bool) -> Result<(), CborError> {
        let Some(outer) = self.outer.get_mut(self.depth) else {
            return Err(Problem::TooDeep.at(at));
        };
        *outer = self.innermost;
        self.innermost = Frame {
            start: self.tagged.take().unwrap_or(at),
            left,
            keys: self.keys.kept(),
            map,
            indefinite: left == Frame::ENDLESS,
        };
        self.depth = self.depth.saturating_add(1);
        Ok(())
    }

    /// Closes the innermost array or map, whose end has been read.
    pub(super) fn leave(&mut self) -> Result<(), CborError> {
        let closed = self.innermost;
        if closed.map {
            self.keys.close(self.cursor.bytes, closed.keys)?;
        }
        self.depth = self.depth.saturating_sub(1);
        self.innermost = self.outer.get(self.depth).copied().unwrap_or(Frame::OUTERMOST);
        self.complete(closed.start)
    }

    /// [`more`](Self::more) where only a "break" tells.
    pub(super) fn more_until_break(&mut self) -> Result<bool, CborError> {
        let at = self.cursor.position;
        if !self.cursor.ends()? {
            return Ok(true);
        }
        if self.tagged.is_some() {
            return Err(Problem::MisplacedBreak.at(at));
        }
        if self.innermost.map && !self.innermost.expects_key() {
            return Err(Problem::OddMap.at(at));
        }
        self.leave()?;
        Ok(false)
    }

    /// Counts the item that began at `at` and has been read to its end, and keeps it if it is a key.
    #[inline]
    pub(super) fn complete(&mut self, at: usize) -> Result<(), CborError> {
        let start = self.tagged.take().unwrap_or(at);
        let key = self.innermost.expects_key();
        self.innermost.left = self.innermost.left.saturating_sub(1);
        if key {
            self.keys.push(&self.cursor, start, self.innermost.keys)
        } else {
            Ok(())
        }
    }
}

/// What the items themselves are made of.
impl Decoder<'_> {
    /// Reads an integer as its sign and argument; the caller completes it.
    #[inline]
    pub(super) fn integer(&mut self) -> Result<(bool, u64), CborError> {
        let negative = match self.next() {
            Some(Type::Unsigned) => false,
            Some(Type::Negative) => true,
            _ => return Err(self.wrong(Type::Unsigned)),
        };
        Ok((negative, self.cursor.argument()?))
    }

    /// Whether the next string comes in chunks.
    pub(in super::super) fn is_chunked(&self) -> bool {
        self.cursor.is_indefinite()
    }

    /// Reads a text that comes in chunks.
    pub(in super::super) fn text_chunks(&mut self, mut each: impl FnMut(&str)) -> Result<(), CborError> {
        self.chunks(Type::Text, major::TEXT, |chunk, at| utf8(chunk, at).map(&mut each))
    }

    /// Reads a byte string that comes in chunks.
    pub(in super::super) fn byte_chunks(&mut self, mut each: impl FnMut(&[u8])) -> Result<(), CborError> {
        self.chunks(Type::Bytes, major::BYTES, |chunk, _| {
            each(chunk);
            Ok(())
        })
    }

    fn chunks(
        &mut self,
        expected: Type,
        major: u8,
        mut each: impl FnMut(&[u8], usize) -> Result<(), CborError>,
    ) -> Result<(), CborError> {
        let start = self.expect(expected)?;
        self.cursor.indefinite()?;
        let mut length = 0_u64;
        while !self.cursor.ends()? {
            let at = self.cursor.position;
            if split(self.cursor.first()?).0 != major || self.cursor.is_indefinite() {
                return Err(Problem::BadChunk.at(at));
            }
            let chunk = self.cursor.string()?;
            length = length.saturating_add(chunk.len() as u64);
            if length > self.cursor.profile.string() {
                return Err(Problem::StringTooLong.at(start));
            }
            each(chunk, at)?;
        }
        self.complete(start)
    }

    /// Looks at what follows tag 2 or 3 at `at`.
    pub(super) fn check_big_number(&mut self, at: usize) -> Result<(), CborError> {
        let mut ahead = self.cursor;
        if split(ahead.first()?).0 != major::BYTES {
            return Err(Problem::BadBigNumber.at(at));
        }
        if !ahead.is_indefinite() && !bignum::is_shortest(ahead.string()?) {
            self.cursor.not_shortest(at)?;
        }
        Ok(())
    }
}

#[inline]
pub(super) fn utf8(bytes: &[u8], at: usize) -> Result<&str, CborError> {
    std::str::from_utf8(bytes).map_err(|_| Problem::NotUtf8.at(at))
}
