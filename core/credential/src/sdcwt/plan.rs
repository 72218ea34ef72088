//! What an issuer has to say, with marks on what its holder may keep back.

use std::collections::BTreeMap;

use super::issue::IssueError;
use super::resolve::{Redactions, Resolver};
use super::value::Key;
use crate::cbor::{Decoder, Encoder, Profile};

/// A map of claims to be issued.
///
/// ```
/// use credential::sdcwt::PlannedMap;
///
/// let mut place = PlannedMap::new();
/// place.clear("country", "us")?.redactable("region", "ca")?.pad(4);
/// # Ok::<(), credential::sdcwt::IssueError>(())
/// ```
#[derive(Clone, Default)]
pub struct PlannedMap {
    pub(super) claims: BTreeMap<Key<'static>, (Planned, bool)>,
    pub(super) digests: usize,
}

/// An array of claims to be issued.
#[derive(Clone, Default)]
pub struct PlannedArray {
    pub(super) elements: Vec<(Planned, bool)>,
    pub(super) digests: usize,
}

/// A value to be issued.
#[derive(Clone)]
pub struct Planned(pub(super) Shape);

#[derive(Clone)]
pub(super) enum Shape {
    /// Deterministic CBOR without anything redactable.
    Plain(Vec<u8>),
    Map(PlannedMap),
    Array(PlannedArray),
}

impl PlannedMap {
    /// A map without claims.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a claim that is always to be seen.
    ///
    /// # Errors
    /// When the map has the key already.
    pub fn clear<'k>(&mut self, key: impl Into<Key<'k>>, value: impl Into<Planned>) -> Result<&mut Self, IssueError> {
        self.add(key.into(), value.into(), false)
    }

    /// Adds a claim that the holder may keep back.
    ///
    /// # Errors
    /// When the map has the key already.
    pub fn redactable<'k>(
        &mut self,
        key: impl Into<Key<'k>>,
        value: impl Into<Planned>,
    ) -> Result<&mut Self, IssueError> {
        self.add(key.into(), value.into(), true)
    }

    /// Gives the map this many digests, by decoys: maps that are padded alike do not tell how many claims they have. One that
    /// has more redactable claims is not issued.
    pub fn pad(&mut self, digests: usize) -> &mut Self {
        self.digests = digests;
        self
    }

    fn add(&mut self, key: Key<'_>, value: Planned, redactable: bool) -> Result<&mut Self, IssueError> {
        let key = key.into_owned();
        if self.claims.contains_key(&key) {
            return Err(IssueError::DuplicateKey);
        }
        self.claims.insert(key, (value, redactable));
        Ok(self)
    }
}

impl PlannedArray {
    /// An array without elements.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an element that is always to be seen.
    pub fn clear(&mut self, value: impl Into<Planned>) -> &mut Self {
        self.elements.push((value.into(), false));
        self
    }

    /// Adds an element that the holder may keep back. The elements that are shown keep their order.
    pub fn redactable(&mut self, value: impl Into<Planned>) -> &mut Self {
        self.elements.push((value.into(), true));
        self
    }

    /// Gives the array this many digests, by decoys among its elements. One that has more redactable elements is not issued.
    pub fn pad(&mut self, digests: usize) -> &mut Self {
        self.digests = digests;
        self
    }
}

impl Planned {
    /// A byte string.
    #[must_use]
    pub fn bytes(bytes: &[u8]) -> Self {
        Self::written(|encoder| encoder.bytes(bytes))
    }

    /// Null.
    #[must_use]
    pub fn null() -> Self {
        Self::written(Encoder::null)
    }

    /// A value in Strict CBOR, which is to be seen as a whole or not at all.
    ///
    /// # Errors
    /// When it is not one, or has a key or a mark that no claim may have.
    pub fn cbor(value: &[u8]) -> Result<Self, IssueError> {
        let mut decoder = Decoder::new(value, Profile::Strict);
        Resolver::new(Vec::new(), Redactions::Forbidden)
            .value(&mut decoder)
            .and_then(|_| Ok(decoder.finish()?))
            .map_err(IssueError::Refused)?;
        Ok(Self(Shape::Plain(value.to_vec())))
    }

    pub(super) fn written(write: impl FnOnce(&mut Encoder) -> &mut Encoder) -> Self {
        let mut encoder = Encoder::new();
        write(&mut encoder);
        Self(Shape::Plain(encoder.finish()))
    }
}

impl From<&str> for Planned {
    fn from(text: &str) -> Self {
        Self::written(|encoder| encoder.text(text))
    }
}

impl From<i64> for Planned {
    fn from(number: i64) -> Self {
        Self::written(|encoder| encoder.i64(number))
    }
}

impl From<bool> for Planned {
    fn from(value: bool) -> Self {
        Self::written(|encoder| encoder.bool(value))
    }
}

impl From<f64> for Planned {
    fn from(number: f64) -> Self {
        Self::written(|encoder| encoder.float(number))
    }
}

impl From<PlannedMap> for Planned {
    fn from(map: PlannedMap) -> Self {
        Self(Shape::Map(map))
    }
}

impl From<PlannedArray> for Planned {
    fn from(array: PlannedArray) -> Self {
        Self(Shape::Array(array))
    }
}
