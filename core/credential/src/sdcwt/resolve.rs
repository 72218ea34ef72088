//! From the signed claims and the disclosures to the validated disclosed claims set (section 9, step 7; appendix F).
//!
//! One walk, in the order of the signed claims: where a digest stands, its disclosure is looked up and read in its place. A
//! disclosure within a disclosure is met on the way, in whatever order they were sent.

use std::borrow::Cow;

use super::disclosure::{Content, Disclosure, Place};
use super::draft::{self, claim, tag};
use super::error::SdCwtError;
use super::message::byte_string;
use super::value::{Array, Claim, Claims, Element, Key, Step, Value};
use crate::cbor::{Decoder, Profile, Type};
use crate::limits;

/// Whether digests may stand among the claims that are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Redactions {
    Allowed,
    /// In headers, key binding tokens and the holder's key (section 6.3).
    Forbidden,
}

pub(super) struct Resolver<'b> {
    disclosures: Vec<Disclosure<'b>>,
    /// The disclosures in the order of their digests.
    by_digest: Vec<usize>,
    redactions: Redactions,
    /// Digests without a disclosure.
    hidden: Vec<&'b [u8]>,
    digests: usize,
    depth: usize,
    path: Vec<Step<'b>>,
    /// The disclosure that is being read.
    within: Option<usize>,
}

/// What a claims set comes to.
pub(super) struct Resolved<'b> {
    pub(super) claims: Claims<'b>,
    pub(super) disclosures: Vec<Disclosure<'b>>,
    /// How many digests have no disclosure.
    pub(super) hidden: usize,
}

impl<'b> Resolver<'b> {
    pub(super) fn new(disclosures: Vec<Disclosure<'b>>, redactions: Redactions) -> Self {
        Self {
            disclosures,
            by_digest: Vec::new(),
            redactions,
            hidden: Vec::new(),
            digests: 0,
            depth: 0,
            path: Vec::new(),
            within: None,
        }
    }

    /// Reads a claims set and puts every disclosure in its place.
    pub(super) fn resolve(mut self, payload: &'b [u8]) -> Result<Resolved<'b>, SdCwtError> {
        self.index()?;
        let mut decoder = Decoder::new(payload, Profile::Strict);
        if decoder.peek()? != Type::Map {
            return Err(SdCwtError::ClaimType);
        }
        self.depth = 1;
        let claims = self.map(&mut decoder)?;
        decoder.finish()?;
        if self.disclosures.iter().any(|disclosure| disclosure.place.is_none()) {
            return Err(SdCwtError::DisclosureWithoutDigest);
        }
        self.hidden.sort_unstable();
        if self
            .hidden
            .windows(2)
            .any(|pair| matches!(pair, [one, two] if one == two))
        {
            return Err(SdCwtError::DuplicateDigest);
        }
        Ok(Resolved {
            claims,
            disclosures: self.disclosures,
            hidden: self.hidden.len(),
        })
    }

    fn index(&mut self) -> Result<(), SdCwtError> {
        let all = &self.disclosures;
        let digest = |index: &usize| all.get(*index).map(|disclosure| disclosure.digest);
        self.by_digest = (0..all.len()).collect();
        self.by_digest.sort_unstable_by_key(digest);
        let twice = |pair: &[usize]| matches!(pair, [one, two] if digest(one) == digest(two));
        if self.by_digest.windows(2).any(twice) {
            return Err(SdCwtError::DuplicateDisclosure);
        }
        let mut salts: Vec<&[u8]> = all.iter().map(|disclosure| disclosure.salt).collect();
        salts.sort_unstable();
        if salts.windows(2).any(|pair| matches!(pair, [one, two] if one == two)) {
            return Err(SdCwtError::RepeatedSalt);
        }
        Ok(())
    }

    /// Reads the value that comes next. Calls itself once per level.
    pub(super) fn value(&mut self, decoder: &mut Decoder<'b>) -> Result<Value<'b>, SdCwtError> {
        Ok(match decoder.peek()? {
            Type::Unsigned | Type::Negative => Value::Int(decoder.int()?),
            Type::Bytes => Value::Bytes(decoder.bytes()?),
            Type::Text => Value::Text(decoder.text()?),
            Type::Bool => Value::Bool(decoder.bool()?),
            Type::Null => decoder.null().map(|()| Value::Null)?,
            Type::Float => Value::Float(decoder.float()?),
            Type::Undefined | Type::Simple => match decoder.simple()? {
                draft::REDACTED_CLAIM_KEYS => return Err(SdCwtError::Reserved),
                other => Value::Simple(other),
            },
            Type::Tag => {
                let number = decoder.tag()?;
                self.tagged(number, decoder)?
            }
            Type::Array => self.deeper(|this| this.array(decoder)).map(Value::Array)?,
            Type::Map => self.deeper(|this| this.map(decoder)).map(Value::Map)?,
        })
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, SdCwtError>) -> Result<T, SdCwtError> {
        if self.depth >= limits::SD_CWT_DEPTH {
            return Err(SdCwtError::TooDeep);
        }
        self.depth = self.depth.saturating_add(1);
        let read = read(self)?;
        self.depth = self.depth.saturating_sub(1);
        Ok(read)
    }

    fn tagged(&mut self, number: u64, decoder: &mut Decoder<'b>) -> Result<Value<'b>, SdCwtError> {
        if matches!(number, tag::TO_BE_REDACTED | tag::REDACTED_ELEMENT | tag::TO_BE_DECOY) {
            return Err(SdCwtError::Reserved);
        }
        let value = self.deeper(|this| this.value(decoder))?;
        Ok(Value::Tag(number, Box::new(value)))
    }

    fn array(&mut self, decoder: &mut Decoder<'b>) -> Result<Array<'b>, SdCwtError> {
        let mut array = Array::default();
        let mut position = 0_usize;
        decoder.array()?;
        while decoder.more()? {
            self.path.push(Step::Element(position));
            let element = self.element(decoder)?;
            self.path.pop();
            match element {
                Some((value, disclosure)) => array.elements.push(Element {
                    value,
                    position,
                    disclosure,
                }),
                None => array.hidden = array.hidden.saturating_add(1),
            }
            position = position.saturating_add(1);
        }
        Ok(array)
    }

    /// An element and the disclosure that shows it; `None` for one that is not shown.
    fn element(&mut self, decoder: &mut Decoder<'b>) -> Result<Option<(Value<'b>, Option<usize>)>, SdCwtError> {
        if decoder.peek()? != Type::Tag {
            return Ok(Some((self.value(decoder)?, None)));
        }
        let number = decoder.tag()?;
        if number != tag::REDACTED_ELEMENT || self.redactions == Redactions::Forbidden {
            return Ok(Some((self.tagged(number, decoder)?, None)));
        }
        let Some(index) = self.digest(decoder)? else {
            return Ok(None);
        };
        match self.content(index) {
            Some(Content::Element { value }) => Ok(Some((self.disclosed(index, value)?, Some(index)))),
            Some(Content::Decoy) => {
                self.place(index);
                Ok(None)
            }
            _ => Err(SdCwtError::MisplacedDisclosure),
        }
    }

    fn map(&mut self, decoder: &mut Decoder<'b>) -> Result<Claims<'b>, SdCwtError> {
        let top = self.path.is_empty();
        let count = decoder.map()?.and_then(|count| usize::try_from(count).ok());
        let mut map = Claims {
            claims: Vec::with_capacity(count.unwrap_or_default().min(USUAL)),
            hidden: 0,
        };
        while decoder.more()? {
            if decoder.peek()? == Type::Simple {
                self.redacted_claims(decoder, &mut map, top)?;
                continue;
            }
            let key = key(decoder)?;
            let allowed = self.redactions;
            if top && key == Key::from(claim::CONFIRMATION) {
                self.redactions = Redactions::Forbidden;
            }
            self.path.push(Step::Key(key.clone()));
            let value = self.value(decoder)?;
            self.path.pop();
            self.redactions = allowed;
            map.claims.push(Claim {
                key,
                value,
                disclosure: None,
            });
        }
        Ok(map)
    }

    /// Reads the entry of a map that holds the digests of its redacted claims: the last one, in the order of their encodings.
    fn redacted_claims(
        &mut self,
        decoder: &mut Decoder<'b>,
        map: &mut Claims<'b>,
        top: bool,
    ) -> Result<(), SdCwtError> {
        if decoder.simple()? != draft::REDACTED_CLAIM_KEYS {
            return Err(SdCwtError::Key);
        }
        if self.redactions == Redactions::Forbidden || decoder.peek()? != Type::Array {
            return Err(SdCwtError::Reserved);
        }
        decoder.array()?;
        while decoder.more()? {
            let Some(index) = self.digest(decoder)? else {
                map.hidden = map.hidden.saturating_add(1);
                continue;
            };
            match self.content(index) {
                Some(Content::Claim { key, value }) => {
                    if top && is_mandatory(&key) {
                        return Err(SdCwtError::Mandatory);
                    }
                    let Err(at) = map.claims.binary_search_by(|claim| claim.key.cmp(&key)) else {
                        return Err(SdCwtError::Overwrites);
                    };
                    self.path.push(Step::Key(key.clone()));
                    let value = self.disclosed(index, value)?;
                    self.path.pop();
                    let disclosure = Some(index);
                    map.claims.insert(at, Claim { key, value, disclosure });
                }
                Some(Content::Decoy) => {
                    map.hidden = map.hidden.saturating_add(1);
                    self.place(index);
                }
                _ => return Err(SdCwtError::MisplacedDisclosure),
            }
        }
        Ok(())
    }

    /// Reads a digest and finds its disclosure.
    fn digest(&mut self, decoder: &mut Decoder<'b>) -> Result<Option<usize>, SdCwtError> {
        let digest = byte_string(decoder)?;
        if digest.len() != draft::DIGEST {
            return Err(SdCwtError::DigestLength);
        }
        self.digests = self.digests.saturating_add(1);
        if self.digests > limits::SD_CWT_DIGESTS {
            return Err(SdCwtError::TooManyDigests);
        }
        let all = &self.disclosures;
        let found = self.by_digest.binary_search_by(|index| {
            let of = all.get(*index).map(|disclosure| &disclosure.digest[..]);
            of.unwrap_or_default().cmp(digest)
        });
        let Some(&index) = found.ok().and_then(|found| self.by_digest.get(found)) else {
            self.hidden.push(digest);
            return Ok(None);
        };
        if all.get(index).is_some_and(|disclosure| disclosure.place.is_some()) {
            return Err(SdCwtError::DuplicateDigest);
        }
        Ok(Some(index))
    }

    fn content(&self, index: usize) -> Option<Content<'b>> {
        self.disclosures.get(index).map(|disclosure| disclosure.content.clone())
    }

    /// Notes where the digest of a disclosure stands.
    fn place(&mut self, index: usize) {
        let place = Place {
            path: self.path.clone(),
            parent: self.within,
        };
        if let Some(disclosure) = self.disclosures.get_mut(index) {
            disclosure.place = Some(place);
        }
    }

    /// Reads the value of a disclosure in its place.
    fn disclosed(&mut self, index: usize, value: &'b [u8]) -> Result<Value<'b>, SdCwtError> {
        self.place(index);
        let around = self.within.replace(index);
        let mut decoder = Decoder::new(value, Profile::Strict);
        let value = self.value(&mut decoder)?;
        decoder.finish()?;
        self.within = around;
        Ok(value)
    }
}

/// Room made at once for the claims of a map: enough for the passes that Carnet issues.
const USUAL: usize = 16;

/// A claim's key (section 6.3).
pub(super) fn key<'b>(decoder: &mut Decoder<'b>) -> Result<Key<'b>, SdCwtError> {
    match decoder.peek()? {
        Type::Unsigned | Type::Negative => Ok(Key::Int(decoder.int()?)),
        Type::Text => match decoder.text()? {
            Cow::Borrowed(text) if (1..=draft::KEY_TEXT).contains(&text.len()) => Ok(Key::from(text)),
            _ => Err(SdCwtError::Key),
        },
        _ => Err(SdCwtError::Key),
    }
}

fn is_mandatory(key: &Key<'_>) -> bool {
    claim::MANDATORY.iter().any(|mandatory| *key == Key::from(*mandatory))
}
