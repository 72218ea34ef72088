//! A publisher's root: its keys, and which of them sign what (PACKS.md, section 4).

use std::collections::{BTreeMap, BTreeSet};

use credential::cbor::{Decoder, Map, Profile};

use super::error::{Departs, form};
use super::{Kind, PackError, PackKey, PackKeyId};
use crate::cbor::{encoded, put};
use crate::limits;

/// What a root says.
#[derive(Clone, PartialEq)]
pub struct Root {
    /// The publisher's name, as it wants to be called.
    pub name: String,
    /// Its keys.
    pub keys: BTreeMap<PackKeyId, PackKey>,
    /// For each kind, how many of which keys have to sign.
    pub roles: BTreeMap<Kind, (usize, BTreeSet<PackKeyId>)>,
    /// For development: its keys are no secret, and everybody has to be told.
    pub development: bool,
}

/// Who signs one kind.
pub(super) struct Role<'r> {
    threshold: usize,
    ids: &'r BTreeSet<PackKeyId>,
    keys: &'r BTreeMap<PackKeyId, PackKey>,
}

impl Role<'_> {
    pub(super) fn threshold(&self) -> usize {
        self.threshold
    }

    pub(super) fn key(&self, id: &PackKeyId) -> Option<&PackKey> {
        self.ids.get(id).and_then(|id| self.keys.get(id))
    }
}

/// Keys of a root's map.
mod key {
    pub(super) const NAME: u64 = 1;
    pub(super) const KEYS: u64 = 2;
    pub(super) const ROLES: u64 = 3;
    pub(super) const DEVELOPMENT: u64 = 4;
}

impl Root {
    /// The body of a root.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let (mut keys, mut roles, mut body) = (Map::new(), Map::new(), Map::new());
        // Nothing is put into one map twice.
        for (id, key) in &self.keys {
            let _ = keys.entry(|k| k.bytes(&id.0), |value| value.bytes(key.as_bytes()));
        }
        for (kind, (threshold, ids)) in &self.roles {
            put(&mut roles, kind.number(), |value| {
                let list = value.array(2).u64(*threshold as u64).array(ids.len());
                ids.iter().fold(list, |list, id| list.bytes(&id.0))
            });
        }
        put(&mut body, key::NAME, |value| value.text(&self.name));
        put(&mut body, key::KEYS, |value| value.map(&keys));
        put(&mut body, key::ROLES, |value| value.map(&roles));
        if self.development {
            put(&mut body, key::DEVELOPMENT, |value| value.bool(true));
        }
        encoded(&body)
    }

    pub(super) fn decode(body: &[u8]) -> Result<Self, PackError> {
        let root = form(Kind::Root, || {
            let mut decoder = Decoder::new(body, Profile::Strict);
            let entries = decoder.map()?;
            let label = |decoder: &mut Decoder<'_>, label| {
                if decoder.u64()? == label { Ok(()) } else { Err(Departs) }
            };
            label(&mut decoder, key::NAME)?;
            let name = decoder.text()?.into_owned();
            label(&mut decoder, key::KEYS)?;
            let keys = keys(&mut decoder)?;
            label(&mut decoder, key::ROLES)?;
            let roles = roles(&mut decoder)?;
            let development = entries == Some(4);
            if development {
                label(&mut decoder, key::DEVELOPMENT)?;
                if !decoder.bool()? {
                    return Err(Departs);
                }
            }
            decoder.end()?;
            decoder.finish()?;
            let named = (1..=limits::PUBLISHER_NAME).contains(&name.chars().count()) && is_plain(&name);
            if !named {
                return Err(Departs);
            }
            Ok(Self {
                name,
                keys,
                roles,
                development,
            })
        })?;
        if root.is_sound() {
            Ok(root)
        } else {
            Err(PackError::Roles)
        }
    }

    /// Who signs this kind.
    pub(super) fn role(&self, kind: Kind) -> Result<Role<'_>, PackError> {
        let (threshold, ids) = self.roles.get(&kind).ok_or(PackError::Roles)?;
        Ok(Role {
            threshold: *threshold,
            ids,
            keys: &self.keys,
        })
    }

    /// Every kind has a threshold of at least one that its keys can reach, every key is listed, and no two keys are of one
    /// private key, which would count twice.
    fn is_sound(&self) -> bool {
        let hands: BTreeSet<_> = self.keys.values().filter_map(PackKey::hands).collect();
        if hands.len() != self.keys.len() {
            return false;
        }
        let reachable = |(threshold, ids): &(usize, BTreeSet<PackKeyId>)| {
            (1..=ids.len()).contains(threshold) && ids.iter().all(|id| self.keys.contains_key(id))
        };
        Kind::ALL.iter().all(|kind| self.roles.get(kind).is_some_and(reachable))
    }

    /// Whether a kind is out of the hands of `old` keys: those of them that are left cannot sign it among themselves, so that
    /// nothing they ever signed counts any more.
    pub(super) fn is_free_of(&self, kind: Kind, old: &BTreeSet<PackKeyId>) -> bool {
        let role = self.roles.get(&kind);
        role.is_some_and(|(threshold, ids)| ids.intersection(old).count() < *threshold)
    }
}

/// Names go onto screens: no control characters, none that turn the direction of writing around, and none that nobody sees,
/// but for the two joiners that Persian and Indic names are written with.
fn is_plain(name: &str) -> bool {
    let unseen = |letter: char| {
        matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
    };
    !name.chars().any(|letter| letter.is_control() || unseen(letter)) && name.trim() == name
}

fn keys(decoder: &mut Decoder<'_>) -> Result<BTreeMap<PackKeyId, PackKey>, Departs> {
    let mut keys = BTreeMap::new();
    if decoder.map()?.is_none_or(|count| count > limits::PUBLISHER_KEYS) {
        return Err(Departs);
    }
    while decoder.more()? {
        let id = PackKeyId(decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?);
        let bytes = decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?;
        let key = PackKey::new(bytes).filter(|key| key.id() == id).ok_or(Departs)?;
        keys.insert(id, key);
    }
    Ok(keys)
}

fn roles(decoder: &mut Decoder<'_>) -> Result<BTreeMap<Kind, (usize, BTreeSet<PackKeyId>)>, Departs> {
    let mut roles = BTreeMap::new();
    decoder.map()?;
    while decoder.more()? {
        let kind = Kind::from_number(decoder.u64()?).ok_or(Departs)?;
        if decoder.array()? != Some(2) {
            return Err(Departs);
        }
        let threshold = usize::try_from(decoder.u64()?).map_err(|_| Departs)?;
        if decoder.array()?.is_none_or(|count| count > limits::PUBLISHER_KEYS) {
            return Err(Departs);
        }
        let mut ids = BTreeSet::new();
        let mut last = None;
        while decoder.more()? {
            let id = PackKeyId(decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?);
            // One form for one set: in order, none twice.
            if last.is_some_and(|last| last >= id) {
                return Err(Departs);
            }
            last = Some(id);
            ids.insert(id);
        }
        decoder.end()?;
        roles.insert(kind, (threshold, ids));
    }
    Ok(roles)
}
