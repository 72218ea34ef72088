//! Who may ask for what: verifiers accredited by the publisher (PACKS.md, section 13).

use credential::Country;
use credential::cbor::{Decoder, Encoder, Map, Profile};
use jiff::Timestamp;

use super::super::error::{Departs, form};
use super::super::{Kind, PackError, PackKey};
use super::words;
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

/// Keys of an entry's map.
mod key {
    pub(super) const NAME: u64 = 1;
    pub(super) const KEY: u64 = 2;
    pub(super) const PURPOSES: u64 = 3;
    pub(super) const ACCREDITED_BY: u64 = 4;
    pub(super) const UNTIL: u64 = 5;
    pub(super) const COUNTRY: u64 = 6;
}

/// The body of a pack's verifiers: by their keys, each once.
#[must_use]
pub fn encode(verifiers: &[Verifier]) -> Vec<u8> {
    let mut sorted: Vec<&Verifier> = verifiers.iter().collect();
    sorted.sort_unstable_by_key(|verifier| *verifier.key.as_bytes());
    sorted.dedup_by_key(|verifier| *verifier.key.as_bytes());
    let mut encoder = Encoder::new();
    encoder.array(sorted.len());
    for verifier in sorted {
        let mut map = Map::new();
        // Six labels, each once.
        put(&mut map, key::NAME, |value| value.text(&verifier.name));
        put(&mut map, key::KEY, |value| value.bytes(verifier.key.as_bytes()));
        let mut purposes = verifier.purposes.clone();
        purposes.sort_unstable();
        purposes.dedup();
        put(&mut map, key::PURPOSES, |value| {
            purposes
                .iter()
                .fold(value.array(purposes.len()), |list, purpose| list.text(purpose))
        });
        put(&mut map, key::ACCREDITED_BY, |value| {
            value.text(&verifier.accredited_by)
        });
        put(&mut map, key::UNTIL, |value| value.i64(verifier.until.as_second()));
        if let Some(country) = verifier.country {
            put(&mut map, key::COUNTRY, |value| value.text(&country.to_string()));
        }
        encoder.map(&map);
    }
    encoder.finish()
}

/// Reads the body of a pack's verifiers.
///
/// # Errors
/// [`PackError::Form`].
pub fn decode(body: &[u8]) -> Result<Vec<Verifier>, PackError> {
    form(Kind::Verifiers, || {
        let mut decoder = Decoder::new(body, Profile::Strict);
        if decoder.array()?.is_none_or(|count| count > limits::VERIFIERS) {
            return Err(Departs);
        }
        let mut verifiers: Vec<Verifier> = Vec::new();
        while decoder.more()? {
            let verifier = verifier(&mut decoder)?;
            let in_order = |last: &Verifier| last.key.as_bytes() < verifier.key.as_bytes();
            if !verifiers.last().is_none_or(in_order) {
                return Err(Departs);
            }
            verifiers.push(verifier);
        }
        decoder.finish()?;
        Ok(verifiers)
    })
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
        let body = encode(&[verifier(1), verifier(2), verifier(1)]);
        let read = decode(&body).unwrap();
        assert_eq!(read.len(), 2);
        assert!(read[0].key.as_bytes() < read[1].key.as_bytes());
        assert_eq!(read[0].purposes, ["boarding", "border"]);
        assert_eq!(encode(&read), body);
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
            assert!(decode(&encode(&[bad])).is_err());
        }
        let body = encode(&[verifier(1)]);
        assert!((0..body.len()).all(|cut| decode(&body[..cut]).is_err()));
    }
}
