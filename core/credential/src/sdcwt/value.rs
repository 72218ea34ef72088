//! The claims of a token as a tree over the bytes they came in.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::cbor::Encoder;

/// The key of a claim, at any level: an integer or a text (section 6.3). Ordered as the encodings are (RFC 8949 section 4.2.1).
#[derive(Clone, PartialEq, Eq)]
pub enum Key<'b> {
    /// -2^64 to 2^64 - 1.
    Int(i128),
    /// 1 to 255 bytes.
    Text(Cow<'b, str>),
}

/// A claim's value. The lengths of its arrays are those of what is shown, not of what was signed.
#[derive(Clone, PartialEq)]
pub enum Value<'b> {
    /// -2^64 to 2^64 - 1.
    Int(i128),
    /// A byte string.
    Bytes(Cow<'b, [u8]>),
    /// A text.
    Text(Cow<'b, str>),
    /// True or false.
    Bool(bool),
    /// Null.
    Null,
    /// Any other simple value.
    Simple(u8),
    /// A float.
    Float(f64),
    /// A tag and what it stands before.
    Tag(u64, Box<Value<'b>>),
    /// An array.
    Array(Array<'b>),
    /// A map.
    Map(Claims<'b>),
}

/// A map of claims: those that were always to be seen and those that are disclosed, in the order of their keys.
#[derive(Clone, Default, PartialEq)]
pub struct Claims<'b> {
    pub(super) claims: Vec<Claim<'b>>,
    pub(super) hidden: usize,
}

/// A claim of a map.
#[derive(Clone, PartialEq)]
pub struct Claim<'b> {
    /// Its key.
    pub key: Key<'b>,
    /// Its value.
    pub value: Value<'b>,
    /// Which of the disclosures shows it, counted from 0; `None` where it is always to be seen.
    pub disclosure: Option<usize>,
}

/// An array of claims.
#[derive(Clone, Default, PartialEq)]
pub struct Array<'b> {
    pub(super) elements: Vec<Element<'b>>,
    pub(super) hidden: usize,
}

/// An element of an array.
#[derive(Clone, PartialEq)]
pub struct Element<'b> {
    /// Its value.
    pub value: Value<'b>,
    /// Its place in the array as it was signed, redacted elements and decoys counted, from 0.
    pub position: usize,
    /// Which of the disclosures shows it, counted from 0; `None` where it is always to be seen.
    pub disclosure: Option<usize>,
}

/// One step on the way from the token to a claim.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step<'b> {
    /// Into the claim of a map.
    Key(Key<'b>),
    /// To the element that stands in this [place](Element::position).
    Element(usize),
}

impl<'b> Claims<'b> {
    /// The value of the claim with this key, if it is to be seen.
    #[must_use]
    pub fn get(&self, key: impl Into<Key<'b>>) -> Option<&Value<'b>> {
        self.claim(&key.into()).map(|claim| &claim.value)
    }

    /// The claim with this key, if it is to be seen.
    #[must_use]
    pub fn claim(&self, key: &Key<'_>) -> Option<&Claim<'b>> {
        let found = self.claims.binary_search_by(|claim| claim.key.cmp(key)).ok()?;
        self.claims.get(found)
    }

    /// The value at the end of a path, if all of it is to be seen.
    #[must_use]
    pub fn at(&self, path: &[Step<'_>]) -> Option<&Value<'b>> {
        let (Step::Key(first), rest) = path.split_first()? else {
            return None;
        };
        rest.iter()
            .try_fold(&self.claim(first)?.value, |value, step| match step {
                Step::Key(key) => Some(&value.as_map()?.claim(key)?.value),
                Step::Element(position) => {
                    let mut elements = value.as_array()?.iter();
                    elements
                        .find(|element| element.position == *position)
                        .map(|element| &element.value)
                }
            })
    }

    /// The claims in the order of their keys.
    pub fn iter(&self) -> std::slice::Iter<'_, Claim<'b>> {
        self.claims.iter()
    }

    /// How many digests of this map are of claims that are not shown, or decoys.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The validated disclosed claims set (section 2): what is to be seen as a CWT claims set, without any mark of what is not.
    #[must_use]
    pub fn to_cbor(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        self.write(&mut encoder);
        encoder.finish()
    }

    fn write(&self, encoder: &mut Encoder) {
        encoder.map_head(self.claims.len());
        for claim in &self.claims {
            claim.key.write(encoder);
            claim.value.write(encoder);
        }
    }
}

impl<'a, 'b> IntoIterator for &'a Claims<'b> {
    type Item = &'a Claim<'b>;
    type IntoIter = std::slice::Iter<'a, Claim<'b>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'b> Array<'b> {
    /// The elements in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Element<'b>> {
        self.elements.iter()
    }

    /// How many digests of this array are of elements that are not shown, or decoys.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }
}

impl<'a, 'b> IntoIterator for &'a Array<'b> {
    type Item = &'a Element<'b>;
    type IntoIter = std::slice::Iter<'a, Element<'b>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'b> Value<'b> {
    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if it is a byte string.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The integer, if it is one of 64 bits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => i64::try_from(*number).ok(),
            _ => None,
        }
    }

    /// True or false, if it is either.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The array, if it is one.
    #[must_use]
    pub fn as_array(&self) -> Option<&Array<'b>> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The map, if it is one.
    #[must_use]
    pub fn as_map(&self) -> Option<&Claims<'b>> {
        match self {
            Self::Map(claims) => Some(claims),
            _ => None,
        }
    }

    /// The value as deterministic CBOR, without any mark of what is not shown.
    #[must_use]
    pub fn to_cbor(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        self.write(&mut encoder);
        encoder.finish()
    }

    /// Calls itself once per level, whose number the reader bounds.
    fn write(&self, encoder: &mut Encoder) {
        match self {
            Self::Int(number) => drop(encoder.int(*number)),
            Self::Bytes(bytes) => drop(encoder.bytes(bytes)),
            Self::Text(text) => drop(encoder.text(text)),
            Self::Bool(value) => drop(encoder.bool(*value)),
            Self::Null => drop(encoder.null()),
            Self::Simple(number) => drop(encoder.simple(*number)),
            Self::Float(number) => drop(encoder.float(*number)),
            Self::Tag(number, value) => {
                encoder.tag(*number);
                value.write(encoder);
            }
            Self::Array(array) => {
                encoder.array(array.elements.len());
                array.iter().for_each(|element| element.value.write(encoder));
            }
            Self::Map(claims) => claims.write(encoder),
        }
    }
}

impl Key<'_> {
    /// The same, with nothing borrowed.
    #[must_use]
    pub fn into_owned(self) -> Key<'static> {
        match self {
            Self::Int(number) => Key::Int(number),
            Self::Text(text) => Key::Text(Cow::Owned(text.into_owned())),
        }
    }

    pub(super) fn write(&self, encoder: &mut Encoder) {
        match self {
            Self::Int(number) => encoder.int(*number),
            Self::Text(text) => encoder.text(text),
        };
    }
}

impl From<i64> for Key<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number.into())
    }
}

impl<'b> From<&'b str> for Key<'b> {
    fn from(text: &'b str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            // Negative integers follow the others, the largest first, for -1 is encoded as 0.
            (Self::Int(one), Self::Int(two)) if *one < 0 || *two < 0 => two.cmp(one),
            (Self::Int(one), Self::Int(two)) => one.cmp(two),
            (Self::Int(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Int(_)) => Ordering::Greater,
            (Self::Text(one), Self::Text(two)) => (one.len(), one.as_bytes()).cmp(&(two.len(), two.as_bytes())),
        }
    }
}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
