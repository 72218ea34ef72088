//! The place a decoder has reached, and the heads and strings it reads there (RFC 8949 section 3). Knows no nesting.

use super::error::{CborError, Problem};
use super::float;
use super::profile::Profile;

/// Major types (RFC 8949 section 3.1).
pub(super) mod major {
    pub(in super::super) const UNSIGNED: u8 = 0;
    pub(in super::super) const NEGATIVE: u8 = 1;
    pub(in super::super) const BYTES: u8 = 2;
    pub(in super::super) const TEXT: u8 = 3;
    pub(in super::super) const ARRAY: u8 = 4;
    pub(in super::super) const MAP: u8 = 5;
    pub(in super::super) const TAG: u8 = 6;
    pub(in super::super) const OTHER: u8 = 7;
}

/// Ends an item of indefinite length.
pub(super) const BREAK: u8 = 0xff;

/// The additional information of an item of indefinite length.
const INDEFINITE: u8 = 31;

#[derive(Clone, Copy)]
pub(super) struct Cursor<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) position: usize,
    pub(super) profile: Profile,
    items_left: u32,
    /// One past the last head that is not deterministic; 0 for none.
    loose: usize,
}

/// An item's first byte as major type and additional information.
#[inline]
pub(super) const fn split(first: u8) -> (u8, u8) {
    (first >> 5, first & 0x1f)
}

impl<'b> Cursor<'b> {
    pub(super) fn new(bytes: &'b [u8], profile: Profile) -> Self {
        Self {
            bytes,
            position: 0,
            profile,
            items_left: profile.items(),
            loose: 0,
        }
    }

    /// The byte that comes next.
    #[inline]
    pub(super) fn first(&self) -> Result<u8, CborError> {
        match self.bytes.get(self.position) {
            Some(&first) => Ok(first),
            None => Err(Problem::Truncated.at(self.position)),
        }
    }

    /// Bytes that are left.
    #[inline]
    pub(super) fn left(&self) -> u64 {
        self.bytes.len().saturating_sub(self.position) as u64
    }

    /// Whether an item of indefinite length comes next.
    #[inline]
    pub(super) fn is_indefinite(&self) -> bool {
        self.bytes
            .get(self.position)
            .is_some_and(|&first| split(first).1 == INDEFINITE)
    }

    /// Reads the head of an item of indefinite length.
    pub(super) fn indefinite(&mut self) -> Result<(), CborError> {
        if self.profile == Profile::Strict {
            return Err(Problem::IndefiniteLength.at(self.position));
        }
        self.loosen(self.position);
        self.step()
    }

    /// Reads a "break" if one comes next.
    pub(super) fn ends(&mut self) -> Result<bool, CborError> {
        let ends = self.first()? == BREAK;
        self.position = self.position.saturating_add(usize::from(ends));
        Ok(ends)
    }

    /// Reads a head with its argument: the number, length or tag number in it.
    #[inline]
    pub(super) fn argument(&mut self) -> Result<u64, CborError> {
        let at = self.position;
        let (_, info) = split(self.first()?);
        self.step()?;
        if info < 24 {
            return Ok(u64::from(info));
        }
        let (argument, least) = match info {
            24 => (u64::from(u8::from_be_bytes(self.take(at)?)), 24),
            25 => (u64::from(u16::from_be_bytes(self.take(at)?)), 1 << 8),
            26 => (u64::from(u32::from_be_bytes(self.take(at)?)), 1 << 16),
            27 => (u64::from_be_bytes(self.take(at)?), 1 << 32),
            _ => return Err(Problem::Reserved.at(at)),
        };
        if argument < least {
            self.not_shortest(at)?;
        }
        Ok(argument)
    }

    /// Reads a string, or a chunk of one, of definite length.
    #[inline]
    pub(super) fn string(&mut self) -> Result<&'b [u8], CborError> {
        let at = self.position;
        let length = self.argument()?;
        if length > self.profile.string() {
            return Err(Problem::StringTooLong.at(at));
        }
        if length > self.left() {
            return Err(Problem::Truncated.at(at));
        }
        // The length is no larger than what is left, a usize.
        let end = self.position.saturating_add(length as usize);
        let content = self.bytes.get(self.position..end).unwrap_or_default();
        self.position = end;
        Ok(content)
    }

    /// Reads a simple value (major type 7 below 25).
    pub(super) fn simple(&mut self) -> Result<u8, CborError> {
        let at = self.position;
        let (_, info) = split(self.first()?);
        self.step()?;
        if info != 24 {
            return Ok(info);
        }
        let [number] = self.take(at)?;
        if number < 32 {
            return Err(Problem::BadSimple.at(at));
        }
        Ok(number)
    }

    /// Reads a float (major type 7, 25 to 27).
    pub(super) fn float(&mut self) -> Result<f64, CborError> {
        let at = self.position;
        let (_, info) = split(self.first()?);
        self.step()?;
        let number = match info {
            25 => float::from_half(u16::from_be_bytes(self.take(at)?)),
            26 => f64::from(f32::from_be_bytes(self.take(at)?)),
            _ => f64::from_be_bytes(self.take(at)?),
        };
        if float::Shortest::of(number).as_bytes() != self.since(at) {
            self.not_shortest(at)?;
        }
        Ok(number)
    }

    /// What was read since `start`.
    #[inline]
    pub(super) fn since(&self, start: usize) -> &'b [u8] {
        self.bytes.get(start..self.position).unwrap_or_default()
    }

    /// Notes that the item at `at` is not in its shortest form, or refuses it.
    #[cold]
    pub(super) fn not_shortest(&mut self, at: usize) -> Result<(), CborError> {
        if self.profile == Profile::Strict {
            return Err(Problem::NotShortest.at(at));
        }
        self.loosen(at);
        Ok(())
    }

    /// Notes that the item at `at` has, or may have, another encoding than the deterministic one.
    #[inline]
    pub(super) fn loosen(&mut self, at: usize) {
        self.loose = at.saturating_add(1);
    }

    /// Whether all heads since `start` are deterministic.
    #[inline]
    pub(super) fn is_deterministic_since(&self, start: usize) -> bool {
        self.loose <= start
    }

    /// Reads over one byte that begins an item.
    #[inline]
    fn step(&mut self) -> Result<(), CborError> {
        match self.items_left.checked_sub(1) {
            Some(left) => self.items_left = left,
            None => return Err(Problem::TooManyItems.at(self.position)),
        }
        self.position = self.position.saturating_add(1);
        Ok(())
    }

    /// Reads the fixed number of bytes that follow the first one of the item at `at`.
    #[inline]
    fn take<const N: usize>(&mut self, at: usize) -> Result<[u8; N], CborError> {
        match self.bytes.get(self.position..).and_then(<[u8]>::first_chunk) {
            Some(taken) => {
                self.position = self.position.saturating_add(N);
                Ok(*taken)
            }
            None => Err(Problem::Truncated.at(at)),
        }
    }
}
