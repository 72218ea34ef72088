//! Who may ask for what: verifiers accredited by the publisher, and the least that each purpose needs (PACKS.md, section 13).

use credential::Country;
use credential::cbor::{CborError, Decoder, Encoder, Map, Profile};
use credential::native::{Field, NativeKind};
use jiff::Timestamp;

use super::super::error::{Departs, form};
use super::super::{Kind, PackError, PackKey};
use super::{members, words};
use crate::cbor::put;
use crate::limits;

/// One accredited verifier.
#[derive(Clone, PartialEq)]
pub struct Verifier {
    /// Its key.
    pub key: PackKey,
    /// Its name.
    pub name: String,
    /// What it may ask for: purposes by their names, sorted.
    pub purposes: Vec<String>,
    /// Who accredited it.
    pub accredited_by: String,
    /// The last moment of its accreditation.
    pub until: Timestamp,
    /// The country it checks in, where it is bound to one.
    pub country: Option<Country>,
}

/// The least that a purpose needs: what a request for it asks beyond that, a wallet points out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    /// Its name, as in requests.
    pub name: String,
    /// Kinds of passes that serve it, in the order of their declaration.
    pub kinds: Vec<NativeKind>,
    /// The claims that it needs, by their labels.
    pub fields: Vec<Field>,
    /// For how many seconds an answer needs to be kept; 0: not longer than the check takes.
    pub kept: u64,
}

/// What a verifiers content says.
#[derive(Clone, Default, PartialEq)]
pub struct VerifiersContent {
    /// Who may ask.
    pub verifiers: Vec<Verifier>,
    /// What for.
    pub purposes: Vec<Purpose>,
}

/// Keys of the body's map.
mod list {
    pub(super) const VERIFIERS: u64 = 1;
    pub(super) const PURPOSES: u64 = 2;
}

/// Keys of a purpose's map.
mod purpose_key {
    pub(super) const NAME: u64 = 1;
    pub(super) const KINDS: u64 = 2;
    pub(super) const FIELDS: u64 = 3;
    pub(super) const KEPT: u64 = 4;
}

/// Keys of an entry's map.
mod key {
    pub(super) const NAME: u64 = 1;
    pub(super) const KEY: u64 = 2;
    pub(super) const PURPOSES: u64 = 3;
    pub(super) const ACCREDITED_BY: u64 = 4;
    pub(super) const UNTIL: u64 = 5;
    pub(super) const COUNTRY: u64 = 6;
}

/// The body of a pack's verifiers: by their keys, and purposes by their names, each once.
#[must_use]
pub fn encode(content: &VerifiersContent) -> Vec<u8> {
    let mut sorted: Vec<&Verifier> = content.verifiers.iter().collect();
    sorted.sort_unstable_by_key(|verifier| *verifier.key.as_bytes());
    sorted.dedup_by_key(|verifier| *verifier.key.as_bytes());
    let mut purposes: Vec<&Purpose> = content.purposes.iter().collect();
    purposes.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    purposes.dedup_by(|one, other| one.name == other.name);
    let mut body = Map::new();
    put(&mut body, list::VERIFIERS, |list| {
        list.array(sorted.len());
        sorted.iter().fold(list, |list, verifier| list.map(&verifier.map()))
    });
    if !purposes.is_empty() {
        put(&mut body, list::PURPOSES, |list| {
            list.array(purposes.len());
            purposes.iter().fold(list, |list, purpose| list.map(&purpose.map()))
        });
    }
    let mut encoder = Encoder::new();
    encoder.map(&body);
    encoder.finish()
}

impl Verifier {
    fn map(&self) -> Map {
        let mut map = Map::new();
        // Six labels, each once.
        put(&mut map, key::NAME, |value| value.text(&self.name));
        put(&mut map, key::KEY, |value| value.bytes(self.key.as_bytes()));
        let mut purposes = self.purposes.clone();
        purposes.sort_unstable();
        purposes.dedup();
        put(&mut map, key::PURPOSES, |value| {
            purposes
                .iter()
                .fold(value.array(purposes.len()), |list, purpose| list.text(purpose))
        });
        put(&mut map, key::ACCREDITED_BY, |value| value.text(&self.accredited_by));
        put(&mut map, key::UNTIL, |value| value.i64(self.until.as_second()));
        if let Some(country) = self.country {
            put(&mut map, key::COUNTRY, |value| value.text(country.as_str()));
        }
        map
    }
}

impl Purpose {
    fn map(&self) -> Map {
        let mut map = Map::new();
        let (mut kinds, mut labels) = (self.kinds.clone(), self.labels());
        kinds.sort_unstable();
        kinds.dedup();
        labels.sort_unstable();
        labels.dedup();
        put(&mut map, purpose_key::NAME, |value| value.text(&self.name));
        put(&mut map, purpose_key::KINDS, |value| {
            let list = value.array(kinds.len());
            kinds.iter().fold(list, |list, kind| list.text(kind.name()))
        });
        put(&mut map, purpose_key::FIELDS, |value| {
            let list = value.array(labels.len());
            labels.iter().fold(list, |list, label| list.i64(*label))
        });
        put(&mut map, purpose_key::KEPT, |value| value.u64(self.kept));
        map
    }

    fn labels(&self) -> Vec<i64> {
        self.fields.iter().map(|field| field.label()).collect()
    }
}

/// Reads the body of a pack's verifiers.
///
/// # Errors
/// [`PackError::Form`].
pub fn decode(body: &[u8]) -> Result<VerifiersContent, PackError> {
    form(Kind::Verifiers, || read(body, None))
}

/// Reads the purposes, and of the verifiers the one with this key: of 50,000 the others are passed over unread.
///
/// # Errors
/// [`PackError::Form`].
pub(crate) fn find(body: &[u8], wanted: &[u8; 32]) -> Result<VerifiersContent, PackError> {
    form(Kind::Verifiers, || read(body, Some(wanted)))
}

fn read(body: &[u8], wanted: Option<&[u8; 32]>) -> Result<VerifiersContent, Departs> {
    let mut content = VerifiersContent::default();
    let mut there = false;
    members(body, |number, decoder| {
        match number {
            list::VERIFIERS => {
                there = true;
                content.verifiers = verifiers(decoder, wanted)?;
            }
            list::PURPOSES => content.purposes = purposes(decoder)?,
            _ => return Err(Departs),
        }
        Ok(())
    })?;
    if there { Ok(content) } else { Err(Departs) }
}

fn verifiers(decoder: &mut Decoder<'_>, wanted: Option<&[u8; 32]>) -> Result<Vec<Verifier>, Departs> {
    if decoder.array()?.is_none_or(|count| count > limits::VERIFIERS) {
        return Err(Departs);
    }
    let mut verifiers: Vec<Verifier> = Vec::new();
    while decoder.more()? {
        let entry = decoder.raw()?;
        if wanted.is_some_and(|wanted| !has_key(entry, wanted)) {
            continue;
        }
        let verifier = verifier(&mut Decoder::new(entry, Profile::Strict))?;
        let in_order = |last: &Verifier| last.key.as_bytes() < verifier.key.as_bytes();
        if !verifiers.last().is_none_or(in_order) {
            return Err(Departs);
        }
        verifiers.push(verifier);
    }
    Ok(verifiers)
}

/// Whether an entry is that of a key, which follows the name in it.
fn has_key(entry: &[u8], wanted: &[u8; 32]) -> bool {
    let mut decoder = Decoder::new(entry, Profile::Strict);
    let mut key = || {
        decoder.map()?;
        decoder.u64()?;
        decoder.skip()?;
        decoder.u64()?;
        decoder.bytes()
    };
    key().is_ok_and(|key| *key == wanted[..])
}

fn purposes(decoder: &mut Decoder<'_>) -> Result<Vec<Purpose>, Departs> {
    let fits = |count: u64| (1..=limits::PURPOSES_PUBLISHED).contains(&count);
    if !decoder.array()?.is_some_and(fits) {
        return Err(Departs);
    }
    let mut purposes: Vec<Purpose> = Vec::new();
    while decoder.more()? {
        let purpose = purpose(decoder)?;
        if purposes.last().is_some_and(|last| last.name >= purpose.name) {
            return Err(Departs);
        }
        purposes.push(purpose);
    }
    Ok(purposes)
}

fn purpose(decoder: &mut Decoder<'_>) -> Result<Purpose, Departs> {
    let (mut name, mut kinds, mut fields, mut kept) = (None, None, None, None);
    decoder.map()?;
    while decoder.more()? {
        match decoder.u64()? {
            purpose_key::NAME => name = Some(words(&decoder.text()?, limits::VERIFIER_TEXT)?),
            purpose_key::KINDS => {
                let read = |decoder: &mut Decoder<'_>| Ok(NativeKind::named(&decoder.text()?));
                kinds = Some(ascending(decoder, read)?);
            }
            purpose_key::FIELDS => {
                let read = |decoder: &mut Decoder<'_>| Ok(Field::of_label(decoder.i64()?).map(|field| field.label()));
                fields = Some(ascending(decoder, read)?);
            }
            purpose_key::KEPT => kept = Some(decoder.u64()?),
            _ => return Err(Departs),
        }
    }
    let fields: Vec<i64> = fields.ok_or(Departs)?;
    Ok(Purpose {
        name: name.ok_or(Departs)?,
        kinds: kinds.ok_or(Departs)?,
        fields: fields.into_iter().filter_map(Field::of_label).collect(),
        kept: kept.ok_or(Departs)?,
    })
}

/// A list of one or more, in order and each once.
fn ascending<T: Ord>(
    decoder: &mut Decoder<'_>,
    read: impl Fn(&mut Decoder<'_>) -> Result<Option<T>, CborError>,
) -> Result<Vec<T>, Departs> {
    let mut all: Vec<T> = Vec::new();
    decoder.array()?;
    while decoder.more()? {
        let next = read(decoder)?.ok_or(Departs)?;
        if all.last().is_some_and(|last| *last >= next) {
            return Err(Departs);
        }
        all.push(next);
    }
    if all.is_empty() { Err(Departs) } else { Ok(all) }
}

fn verifier(decoder: &mut Decoder<'_>) -> Result<Verifier, Departs> {
    let (mut name, mut key, mut purposes, mut by, mut until, mut country) = (None, None, None, None, None, None);
    decoder.map()?;
    while decoder.more()? {
        match decoder.u64()? {
            key::NAME => name = Some(words(&decoder.text()?, limits::VERIFIER_TEXT)?),
            key::KEY => {
                let bytes = decoder.bytes()?.as_ref().try_into().map_err(|_| Departs)?;
                key = Some(PackKey::new(bytes).ok_or(Departs)?);
            }
            key::PURPOSES => purposes = Some(sorted(decoder)?),
            key::ACCREDITED_BY => by = Some(words(&decoder.text()?, limits::VERIFIER_TEXT)?),
            key::UNTIL => until = Some(Timestamp::from_second(decoder.i64()?).map_err(|_| Departs)?),
            key::COUNTRY => country = Some(Country::from_alpha2(&decoder.text()?).ok_or(Departs)?),
            _ => return Err(Departs),
        }
    }
    Ok(Verifier {
        key: key.ok_or(Departs)?,
        name: name.ok_or(Departs)?,
        purposes: purposes.ok_or(Departs)?,
        accredited_by: by.ok_or(Departs)?,
        until: until.ok_or(Departs)?,
        country,
    })
}

fn sorted(decoder: &mut Decoder<'_>) -> Result<Vec<String>, Departs> {
    let mut purposes: Vec<String> = Vec::new();
    if decoder
        .array()?
        .is_none_or(|count| count == 0 || count > limits::PURPOSES)
    {
        return Err(Departs);
    }
    while decoder.more()? {
        let purpose = words(&decoder.text()?, limits::VERIFIER_TEXT)?;
        if purposes.last().is_some_and(|last| *last >= purpose) {
            return Err(Departs);
        }
        purposes.push(purpose);
    }
    Ok(purposes)
}

#[cfg(test)]
mod tests {
    use credential::Ed25519SigningKey;
    use zeroize::Zeroizing;

    use super::*;

    fn verifier(seed: u8) -> Verifier {
        let key = Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32]));
        Verifier {
            key: PackKey::new(key.public()).unwrap(),
            name: format!("Gate {seed}"),
            purposes: vec!["border".to_owned(), "boarding".to_owned()],
            accredited_by: "Aviation authority".to_owned(),
            until: "2027-01-01T00:00:00Z".parse().unwrap(),
            country: Country::from_alpha2("AT"),
        }
    }

    #[test]
    fn verifiers_come_back_by_their_keys_each_once() {
        let body = encode(&of(vec![verifier(1), verifier(2), verifier(1)]));
        let content = decode(&body).unwrap();
        let read = &content.verifiers;
        assert_eq!(read.len(), 2);
        assert!(read[0].key.as_bytes() < read[1].key.as_bytes());
        assert_eq!(read[0].purposes, ["boarding", "border"]);
        assert_eq!(encode(&content), body);
    }

    #[test]
    fn one_is_found_by_its_key_among_the_others() {
        let all: Vec<Verifier> = (1..20).map(verifier).collect();
        let body = encode(&VerifiersContent {
            purposes: vec![border()],
            ..of(all)
        });
        let wanted = verifier(7);
        let found = find(&body, wanted.key.as_bytes()).unwrap();
        assert!(found.verifiers.len() == 1 && found.verifiers[0].key == wanted.key && found.purposes == [border()]);
        assert!(find(&body, &[9; 32]).unwrap().verifiers.is_empty());
        assert!(find(b"\x80", &[9; 32]).is_err());
    }

    #[test]
    fn purposes_come_back_by_their_names_each_once() {
        let venue = Purpose {
            name: "a venue".to_owned(),
            kinds: vec![NativeKind::Mark, NativeKind::Venue],
            fields: vec![Field::Until, Field::ValidUntil],
            kept: 3600,
        };
        let content = VerifiersContent {
            verifiers: Vec::new(),
            purposes: vec![border(), venue, border()],
        };
        let body = encode(&content);
        let read = decode(&body).unwrap();
        assert_eq!(read.purposes.len(), 2);
        assert_eq!(read.purposes[0].kinds, [NativeKind::Venue, NativeKind::Mark]);
        assert_eq!(read.purposes[0].fields, [Field::ValidUntil, Field::Until]);
        assert_eq!(read.purposes[1], border());
        assert_eq!(encode(&read), body);
        for aimless in [
            Purpose {
                fields: Vec::new(),
                ..border()
            },
            Purpose {
                kinds: Vec::new(),
                ..border()
            },
            Purpose {
                name: String::new(),
                ..border()
            },
        ] {
            let purposes = vec![aimless];
            let content = VerifiersContent {
                purposes,
                ..VerifiersContent::default()
            };
            assert!(decode(&encode(&content)).is_err());
        }
    }

    fn of(verifiers: Vec<Verifier>) -> VerifiersContent {
        VerifiersContent {
            verifiers,
            ..VerifiersContent::default()
        }
    }

    fn border() -> Purpose {
        Purpose {
            name: "border".to_owned(),
            kinds: vec![NativeKind::Vaccination],
            fields: vec![Field::Name, Field::Disease],
            kept: 0,
        }
    }

    #[test]
    fn what_departs_from_the_form_is_refused() {
        let nobody = Verifier {
            name: String::new(),
            ..verifier(1)
        };
        let aimless = Verifier {
            purposes: Vec::new(),
            ..verifier(1)
        };
        for bad in [nobody, aimless] {
            assert!(decode(&encode(&of(vec![bad]))).is_err());
        }
        let body = encode(&of(vec![verifier(1)]));
        assert!((0..body.len()).all(|cut| decode(&body[..cut]).is_err()));
    }
}
