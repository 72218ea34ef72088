//! The few shapes of deterministic CBOR (RFC 8949 section 4.2.1) that the store seals, signs over and keeps: arrays of
//! fixed length, unsigned and signed integers, byte and text strings, null.
//!
//! The reader takes exactly what the writer gives. Everything it reads was authenticated first, except the headers of
//! slots and of a file vault, which are bounded in size by their callers.

use zeroize::Zeroizing;

use crate::id::StoreId;

/// Writes items one after the other into one zeroizing buffer.
pub(crate) struct Encoder(Zeroizing<Vec<u8>>);

impl Encoder {
    /// An empty buffer. `capacity` is the size of what follows or more, so that no copy is left behind by growing.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Encoder(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    /// Starts an array of `length` items.
    pub(crate) fn array(mut self, length: usize) -> Self {
        self.head(4, length as u64);
        self
    }

    pub(crate) fn uint(mut self, value: u64) -> Self {
        self.head(0, value);
        self
    }

    pub(crate) fn int(mut self, value: i64) -> Self {
        match u64::try_from(value) {
            Ok(positive) => self.head(0, positive),
            Err(_) => self.head(1, !value.cast_unsigned()),
        }
        self
    }

    pub(crate) fn optional_int(mut self, value: Option<i64>) -> Self {
        match value {
            Some(value) => self.int(value),
            None => {
                self.0.push(NULL);
                self
            }
        }
    }

    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.head(2, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.head(3, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    pub(crate) fn store(self, store: StoreId) -> Self {
        self.bytes(&store.0)
    }

    pub(crate) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.0
    }

    /// Major type and argument in the shortest form.
    fn head(&mut self, major: u8, argument: u64) {
        let kind = major << 5;
        let bytes = argument.to_be_bytes();
        let [.., b4, b5, b6, b7] = bytes;
        match argument {
            0..=23 => self.0.push(kind | b7),
            24..=0xff => self.0.extend_from_slice(&[kind | 24, b7]),
            0x100..=0xffff => self.0.extend_from_slice(&[kind | 25, b6, b7]),
            0x1_0000..=0xffff_ffff => self.0.extend_from_slice(&[kind | 26, b4, b5, b6, b7]),
            _ => {
                self.0.push(kind | 27);
                self.0.extend_from_slice(&bytes);
            }
        }
    }
}

const NULL: u8 = 0xf6;

/// The bytes are not what [`Encoder`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Reads items one after the other, borrowing from the input.
pub(crate) struct Decoder<'b>(&'b [u8]);

impl<'b> Decoder<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Decoder(bytes)
    }

    /// The number of items of the array that starts here.
    pub(crate) fn array(&mut self) -> Result<usize, Malformed> {
        match self.head()? {
            (4, length) => usize::try_from(length).map_err(|_| Malformed),
            _ => Err(Malformed),
        }
    }

    /// An array of exactly `length` items starts here.
    pub(crate) fn array_of(&mut self, length: usize) -> Result<(), Malformed> {
        if self.array()? == length {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    pub(crate) fn uint(&mut self) -> Result<u64, Malformed> {
        match self.head()? {
            (0, value) => Ok(value),
            _ => Err(Malformed),
        }
    }

    /// An unsigned integer that fits 32 bits.
    pub(crate) fn small(&mut self) -> Result<u32, Malformed> {
        self.uint()?.try_into().map_err(|_| Malformed)
    }

    pub(crate) fn int(&mut self) -> Result<i64, Malformed> {
        match self.head()? {
            (0, value) => i64::try_from(value).map_err(|_| Malformed),
            (1, value) => i64::try_from(value).map(|value| !value).map_err(|_| Malformed),
            _ => Err(Malformed),
        }
    }

    pub(crate) fn optional_int(&mut self) -> Result<Option<i64>, Malformed> {
        match self.0.split_first() {
            Some((&NULL, rest)) => {
                self.0 = rest;
                Ok(None)
            }
            _ => self.int().map(Some),
        }
    }

    pub(crate) fn bytes(&mut self) -> Result<&'b [u8], Malformed> {
        match self.head()? {
            (2, length) => self.take(length),
            _ => Err(Malformed),
        }
    }

    /// A byte string of exactly `N` bytes.
    pub(crate) fn fixed<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        self.bytes()?.try_into().map_err(|_| Malformed)
    }

    pub(crate) fn text(&mut self) -> Result<&'b str, Malformed> {
        match self.head()? {
            (3, length) => str::from_utf8(self.take(length)?).map_err(|_| Malformed),
            _ => Err(Malformed),
        }
    }

    /// A text string that says exactly this.
    pub(crate) fn says(&mut self, text: &str) -> Result<(), Malformed> {
        if self.text()? == text { Ok(()) } else { Err(Malformed) }
    }

    pub(crate) fn store(&mut self) -> Result<StoreId, Malformed> {
        self.fixed().map(StoreId)
    }

    /// Nothing follows.
    pub(crate) fn finish(self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }

    fn take(&mut self, length: u64) -> Result<&'b [u8], Malformed> {
        let length = usize::try_from(length).map_err(|_| Malformed)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    /// Major type and argument; a longer form than needed is refused.
    #[inline]
    fn head(&mut self) -> Result<(u8, u64), Malformed> {
        let (&first, rest) = self.0.split_first().ok_or(Malformed)?;
        self.0 = rest;
        let (size, least) = match first & 31 {
            short @ 0..=23 => return Ok((first >> 5, u64::from(short))),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            _ => return Err(Malformed),
        };
        let argument = self
            .take(size)?
            .iter()
            .fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
        if argument >= least {
            Ok((first >> 5, argument))
        } else {
            Err(Malformed)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(uint: u64, int: i64, optional: Option<i64>, bytes: Vec<u8>, text: String) {
            let written = Encoder::with_capacity(0)
                .array(5).uint(uint).int(int).optional_int(optional).bytes(&bytes).text(&text).finish();
            let mut read = Decoder::new(&written);
            prop_assert_eq!(read.array_of(5), Ok(()));
            prop_assert_eq!(read.uint(), Ok(uint));
            prop_assert_eq!(read.int(), Ok(int));
            prop_assert_eq!(read.optional_int(), Ok(optional));
            prop_assert_eq!(read.bytes(), Ok(&bytes[..]));
            prop_assert_eq!(read.says(&text), Ok(()));
            prop_assert_eq!(read.finish(), Ok(()));
        }

        #[test]
        fn it_is_the_same_cbor_as_ciborium_writes(uint: u64, int: i64, bytes in prop::collection::vec(any::<u8>(), 0..300), text: String) {
            let ours = Encoder::with_capacity(0).array(4).uint(uint).int(int).bytes(&bytes).text(&text).finish();
            let value = ciborium::Value::Array(vec![uint.into(), int.into(), bytes.into(), text.into()]);
            let mut theirs = Vec::new();
            ciborium::into_writer(&value, &mut theirs).unwrap();
            prop_assert_eq!(&ours[..], &theirs[..]);
        }

        #[test]
        fn hostile_bytes_are_an_error_or_an_item(bytes: Vec<u8>) {
            let _ = Decoder::new(&bytes).bytes();
            let _ = Decoder::new(&bytes).int();
            let _ = Decoder::new(&bytes).array();
        }
    }

    #[test]
    fn longer_forms_than_needed_are_refused() {
        for bytes in [
            &[0x18, 23][..],
            &[0x19, 0, 0xff],
            &[0x1a, 0, 0, 0xff, 0xff],
            &[0x1b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
        ] {
            assert_eq!(Decoder::new(bytes).uint(), Err(Malformed));
        }
    }
}
