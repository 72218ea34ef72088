//! Keys of signers, authorities over signers and their revocation lists (kind 2).
//!
//! ```text
//! trust-body = {1: [* bstr .cbor key], ? 2: [* certificate], ? 3: [* revocation-list], ? 4: [* bstr .cbor note]}
//! ```

use std::sync::Arc;

use credential::cbor::{CborError, Decoder, Encoder, Map, Type};
use credential::{KeyId, VerifyingKey};
use jiff::Timestamp;

use super::super::error::{Departs, form};
use super::super::{Kind, PackError};
use super::entries::{Entries, members};
use super::{Note, entries};
use crate::cbor::{encoded, put};
use crate::limits;
use crate::trust::{Country, Domain, KeyState, KindSet, SkipReason, Skipped, TrustedKey, Usage};

/// The body of a trust pack.
#[derive(Clone, Default)]
pub struct TrustContent {
    /// Signers' keys. Their source is the publisher's name, and is not written down.
    pub keys: Vec<TrustedKey>,
    /// Certificates of authorities over signers whose certificates come with their passes (CSCA), in DER.
    pub authorities: Vec<Vec<u8>>,
    /// Those authorities' revocation lists, in DER.
    pub lists: Vec<Vec<u8>>,
    /// Which publications all this comes from.
    pub notes: Vec<Note>,
}

impl TrustContent {
    /// The body in deterministic CBOR, whatever order things stand in here.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        let keys = self.keys.iter().map(encode).collect();
        put(&mut map, 1, |value| entries::write(value, keys));
        let notes: Vec<Vec<u8>> = self.notes.iter().map(Note::encode).collect();
        for (number, list) in [(2, self.authorities.clone()), (3, self.lists.clone()), (4, notes)] {
            if !list.is_empty() {
                put(&mut map, number, |value| entries::write(value, list));
            }
        }
        encoded(&map)
    }

    /// Reads a body. `source` is the publisher's name. Keys that cannot be used are passed over and listed; certificates
    /// and revocation lists are looked at by [`Trust::add_content`](crate::Trust::add_content).
    ///
    /// # Errors
    /// [`PackError::Form`] for a body that is not of its shape, or larger than its limits.
    pub fn decode(body: &[u8], source: &Arc<str>) -> Result<(Self, Vec<Skipped>), PackError> {
        form(Kind::Trust, || read(body, source))
    }
}

/// Reads a body as [`TrustContent::decode`] does, but for its keys, which `keys` is handed in their order.
///
/// # Errors
/// [`PackError::Form`] for a body that is not of its shape, or larger than its limits; what `keys` made of it is of no use then.
pub(crate) fn unread<K>(
    body: &[u8],
    keys: impl FnMut(Entries<'_, '_>) -> Result<K, Departs>,
) -> Result<(K, TrustContent), PackError> {
    form(Kind::Trust, || split(body, keys))
}

fn read(body: &[u8], source: &Arc<str>) -> Result<(TrustContent, Vec<Skipped>), Departs> {
    let ((keys, skipped), rest) = split(body, |mut list| {
        let (mut keys, mut skipped) = (Vec::new(), Vec::new());
        let mut number = 0_usize;
        while let Some((_, entry)) = list.next()? {
            number = number.saturating_add(1);
            match decode(entry, source) {
                Ok(key) => keys.push(key),
                Err(reason) => skipped.push(Skipped {
                    source: Arc::clone(source),
                    entry: number.to_string(),
                    reason,
                }),
            }
        }
        Ok((keys, skipped))
    })?;
    Ok((TrustContent { keys, ..rest }, skipped))
}

fn split<K>(
    body: &[u8],
    mut read_keys: impl FnMut(Entries<'_, '_>) -> Result<K, Departs>,
) -> Result<(K, TrustContent), Departs> {
    let (mut keys, mut authorities, mut lists, mut notes) = (None, Vec::new(), Vec::new(), Vec::new());
    members(body, |number, decoder| {
        match number {
            1 => keys = Some(read_keys(Entries::open(decoder, limits::TRUST_KEYS)?)?),
            2 => authorities = entries::read_some(decoder, limits::TRUST_ENTRIES)?,
            3 => lists = entries::read_some(decoder, limits::REVOCATION_LISTS)?,
            4 => notes = entries::read_some(decoder, limits::PACK_NOTES)?,
            _ => return Err(Departs),
        }
        Ok(())
    })?;
    let owned = |list: Vec<&[u8]>| list.into_iter().map(<[u8]>::to_vec).collect();
    let rest = TrustContent {
        authorities: owned(authorities),
        lists: owned(lists),
        notes: notes.iter().filter_map(|note| Note::decode(note)).collect(),
        ..TrustContent::default()
    };
    Ok((keys.ok_or(Departs)?, rest))
}

/// Why a key is passed over.
struct Unusable(SkipReason);

impl From<CborError> for Unusable {
    fn from(_: CborError) -> Self {
        Self(SkipReason::Shape)
    }
}

impl From<SkipReason> for Unusable {
    fn from(reason: SkipReason) -> Self {
        Self(reason)
    }
}

/// The entry of one key.
///
/// ```text
/// key = {1: bstr,              ; SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7)
///        2: [+ bstr],          ; ids that passes name it by, 32 bytes at most each
///        ? 3: uint / tstr,     ; family of passes: its number below, or its code; else of no family
///        ? 4: uint,            ; what it is for: 1 authority, 2 and 3 data exchange, 4 other; else a signer
///        ? 5: uint,            ; kinds it signs: 1 test + 2 vaccination + 4 recovery + 8 other + 16 venue; else all
///        ? 6: tstr .size 2,    ; ISO 3166-1 alpha-2 code of the country whose passes it signs
///        ? 7: tstr,            ; `iss` of the SMART Health Cards it signs
///        ? 8: tstr,            ; country or organisation as its source writes it; else as in 6
///        ? 9: tstr,            ; who holds it, in words
///        ? 10: int, ? 11: int, ; valid from and until (seconds since 1970 UTC)
///        ? 12: [1 / 2, int],   ; retired or compromised, from when
///        ? 13: true}           ; its certificate lets it sign certificates and no documents
/// ```
fn encode(key: &TrustedKey) -> Vec<u8> {
    let mut map = Map::new();
    put(&mut map, 1, |value| value.bytes(&key.key.to_spki_der()));
    let ids: Vec<KeyId> = key.ids().collect();
    put(&mut map, 2, |value| {
        value.array(ids.len());
        ids.iter().fold(value, |value, id| value.bytes(id.as_bytes()))
    });
    if let Some(domain) = &key.domain {
        put(&mut map, 3, |value| {
            match DOMAINS.iter().position(|known| known == domain) {
                Some(at) => value.u64(at as u64),
                None => value.text(code_of(domain)),
            }
        });
    }
    if let Some(at) = USAGES.iter().position(|usage| *usage == key.usage).filter(|at| *at > 0) {
        put(&mut map, 4, |value| value.u64(at as u64));
    }
    if key.kinds != KindSet::ALL {
        put(&mut map, 5, |value| value.u64(key.kinds.bits().into()));
    }
    let country = key.country.as_ref().map(Country::as_str);
    let jurisdiction = key.jurisdiction.as_deref().filter(|written| Some(*written) != country);
    for (number, text) in [
        (6, country),
        (7, key.issuer_url.as_deref()),
        (8, jurisdiction),
        (9, key.issuer.as_deref()),
    ] {
        if let Some(text) = text {
            put(&mut map, number, |value| value.text(text));
        }
    }
    for (number, time) in [(10, key.valid_from), (11, key.valid_until)] {
        if let Some(time) = time {
            put(&mut map, number, |value| value.i64(time.as_second()));
        }
    }
    let state = match key.state {
        KeyState::Active => None,
        KeyState::Retired { from } => Some((1, from)),
        KeyState::Compromised { from } => Some((2, from)),
    };
    if let Some((code, from)) = state {
        put(&mut map, 12, |value| value.array(2).u64(code).i64(from.as_second()));
    }
    if key.only_issues {
        put(&mut map, 13, |value| value.bool(true));
    }
    encoded(&map)
}

/// Whether a key fits into an entry.
pub(crate) fn fits(key: &TrustedKey) -> bool {
    key.ids().count() <= limits::PACK_IDS && encode(key).len() <= limits::PACK_ENTRY
}

/// What the entry of this key begins with, after its first byte, in the one form that a key has.
pub(crate) fn public_member(key: &VerifyingKey) -> Vec<u8> {
    let mut member = Encoder::new();
    member.u64(1).bytes(&key.to_spki_der());
    member.finish()
}

/// The ids that an entry is asked for by.
pub(crate) struct Ids<'e> {
    left: usize,
    rest: &'e [u8],
}

impl<'e> Ids<'e> {
    /// Looks for them in an entry that has the one form of a key up to there; nothing else of it is looked at. There are none in
    /// what cannot be a key.
    #[inline]
    pub(crate) fn of(entry: &'e [u8]) -> Self {
        Self::find(entry).unwrap_or(Self { left: 0, rest: &[] })
    }

    #[inline]
    fn find(entry: &'e [u8]) -> Option<Self> {
        let (5, _, rest) = head(entry)? else { return None };
        let (0, 1, rest) = head(rest)? else { return None };
        let (_, rest) = string(rest)?;
        let (0, 2, rest) = head(rest)? else { return None };
        let (4, count, rest) = head(rest)? else { return None };
        let left = count.min(limits::PACK_IDS);
        Some(Self { left, rest })
    }
}

impl<'e> Iterator for Ids<'e> {
    type Item = &'e [u8];

    #[inline]
    fn next(&mut self) -> Option<&'e [u8]> {
        self.left = self.left.checked_sub(1)?;
        let (id, rest) = string(self.rest)?;
        self.rest = rest;
        Some(id)
    }
}

/// Major type and argument of an item, and what follows; of no item that is longer than a body may be.
#[inline]
fn head(bytes: &[u8]) -> Option<(u8, usize, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let (major, info) = (first >> 5, first & 0x1f);
    match info {
        0..24 => Some((major, info.into(), rest)),
        24 => rest.split_first().map(|(&length, rest)| (major, length.into(), rest)),
        25 => {
            let (length, rest) = rest.split_first_chunk()?;
            Some((major, u16::from_be_bytes(*length).into(), rest))
        }
        26 => {
            let (length, rest) = rest.split_first_chunk()?;
            Some((major, u32::from_be_bytes(*length) as usize, rest))
        }
        _ => None,
    }
}

/// A byte string, and what follows.
#[inline]
pub(crate) fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (2, length, rest) = head(bytes)? else { return None };
    rest.split_at_checked(length)
}

/// Reads the entry of a key.
pub(crate) fn decode(entry: &[u8], source: &Arc<str>) -> Result<TrustedKey, SkipReason> {
    read_entry(entry, source).map_err(|Unusable(reason)| reason)
}

fn read_entry(entry: &[u8], source: &Arc<str>) -> Result<TrustedKey, Unusable> {
    if entry.len() > limits::PACK_ENTRY {
        return Err(SkipReason::TextTooLong.into());
    }
    let (mut public, mut ids) = (None, Vec::new());
    let mut rest = Rest::default();
    members(entry, |number, decoder| {
        match number {
            1 => public = Some(decoder.bytes()?),
            2 => ids = read_ids(decoder)?,
            _ => rest.read(number, decoder)?,
        }
        Ok::<(), Unusable>(())
    })?;
    let public = VerifyingKey::from_spki_der(&public.ok_or(SkipReason::Shape)?).map_err(SkipReason::from)?;
    let mut ids = ids.into_iter();
    let mut key = TrustedKey::bare(public, ids.next().ok_or(SkipReason::Shape)?, source);
    key.other_ids = ids.collect();
    key.domain = rest.domain;
    key.usage = rest.usage.unwrap_or(Usage::Dsc);
    key.kinds = rest.kinds.unwrap_or(KindSet::ALL);
    key.issuer_url = rest.issuer_url;
    key.issuer = rest.issuer;
    key.valid_from = rest.valid_from;
    key.valid_until = rest.valid_until;
    key.state = rest.state.unwrap_or(KeyState::Active);
    key.only_issues = rest.only_issues;
    key.jurisdiction = rest
        .jurisdiction
        .or_else(|| rest.country.map(|country| country.to_string()));
    key.country = rest.country;
    // One form for each key: whatever was written otherwise is nothing that Carnet's own tools sign.
    if encode(&key) == entry {
        Ok(key)
    } else {
        Err(SkipReason::Shape.into())
    }
}

/// What a key need not say.
#[derive(Default)]
struct Rest {
    domain: Option<Domain>,
    usage: Option<Usage>,
    kinds: Option<KindSet>,
    country: Option<Country>,
    issuer_url: Option<String>,
    jurisdiction: Option<String>,
    issuer: Option<String>,
    valid_from: Option<Timestamp>,
    valid_until: Option<Timestamp>,
    state: Option<KeyState>,
    only_issues: bool,
}

impl Rest {
    fn read(&mut self, number: u64, decoder: &mut Decoder<'_>) -> Result<(), Unusable> {
        match number {
            3 => self.domain = Some(read_domain(decoder)?),
            4 => self.usage = Some(at(&USAGES, decoder.u64()?)?),
            5 => {
                let bits = u8::try_from(decoder.u64()?).ok().and_then(KindSet::from_bits);
                self.kinds = Some(bits.ok_or(SkipReason::UnknownCode)?);
            }
            6 => {
                let country = Country::from_alpha2(&decoder.text()?);
                self.country = Some(country.ok_or(SkipReason::UnknownCode)?);
            }
            7 => self.issuer_url = Some(decoder.text()?.into_owned()),
            8 => self.jurisdiction = Some(decoder.text()?.into_owned()),
            9 => self.issuer = Some(decoder.text()?.into_owned()),
            10 => self.valid_from = Some(read_time(decoder)?),
            11 => self.valid_until = Some(read_time(decoder)?),
            12 => {
                decoder.array()?;
                let (code, from) = (decoder.u64()?, read_time(decoder)?);
                decoder.end()?;
                self.state = Some(match code {
                    1 => KeyState::Retired { from },
                    2 => KeyState::Compromised { from },
                    _ => return Err(SkipReason::UnknownCode.into()),
                });
            }
            13 => self.only_issues = decoder.bool()?,
            _ => return Err(SkipReason::Shape.into()),
        }
        Ok(())
    }
}

fn read_ids(decoder: &mut Decoder<'_>) -> Result<Vec<KeyId>, Unusable> {
    decoder.array()?;
    let mut ids = Vec::new();
    while decoder.more()? {
        if ids.len() >= limits::PACK_IDS {
            return Err(SkipReason::Shape.into());
        }
        ids.push(KeyId::new(&decoder.bytes()?).ok_or(SkipReason::KeyIdTooLong)?);
    }
    Ok(ids)
}

fn read_domain(decoder: &mut Decoder<'_>) -> Result<Domain, Unusable> {
    if decoder.peek()? == Type::Text {
        return Ok(Domain::Other(decoder.text()?.into_owned()));
    }
    at(&DOMAINS, decoder.u64()?)
}

fn read_time(decoder: &mut Decoder<'_>) -> Result<Timestamp, Unusable> {
    Timestamp::from_second(decoder.i64()?).map_err(|_| SkipReason::Shape.into())
}

fn at<T: Clone>(codes: &[T], code: u64) -> Result<T, Unusable> {
    let code = usize::try_from(code).ok().and_then(|at| codes.get(at));
    code.cloned().ok_or(Unusable(SkipReason::UnknownCode))
}

/// Families of passes by their numbers; any other is written as its code.
const DOMAINS: [Domain; 11] = [
    Domain::Dcc,
    Domain::Ddcc,
    Domain::Shc,
    Domain::VdsNc,
    Domain::Divoc,
    Domain::IsraelGreenPass,
    Domain::Icvp,
    Domain::IpsPilgrimage,
    Domain::Ph4h,
    Domain::RacselDdvc,
    Domain::Native,
];

/// What keys are for by their numbers.
const USAGES: [Usage; 5] = [Usage::Dsc, Usage::Sca, Usage::Deca, Usage::Desc, Usage::Other];

fn code_of(domain: &Domain) -> &str {
    match domain {
        Domain::Other(code) => code,
        // Each of the others has its number.
        _ => "",
    }
}

#[cfg(test)]
mod tests;
