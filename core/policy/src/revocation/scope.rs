//! Whose passes a set speaks of.

use credential::cbor::{Decoder, Encoder, Map};
use credential::{Country, KeyId};

use super::RevocationError;
use super::wire;
use crate::cbor::put;
use crate::limits;

/// Whose passes a set speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Those signed with a key of this id.
    Key(KeyId),
    /// Those of the issuer with this URL, signed with a key of this id (SMART Health Cards).
    IssuerKey {
        /// The `iss` of its passes.
        issuer: String,
        /// The key's id.
        key_id: KeyId,
    },
    /// Those of a state.
    Country(Country),
}

/// What is known of a pass's signer, for a scope to be compared with.
#[derive(Clone, Copy)]
pub(crate) struct SignedBy<'p> {
    pub(crate) key_id: KeyId,
    /// The `iss` of the pass.
    pub(crate) issuer: Option<&'p str>,
    /// The state of the key, else the one that the pass names.
    pub(crate) country: Option<Country>,
}

mod key {
    pub(super) const KEY_ID: i64 = 1;
    pub(super) const ISSUER: i64 = 2;
    pub(super) const COUNTRY: i64 = 3;
}

impl Scope {
    /// Whether a pass is one of these.
    pub(crate) fn has(&self, pass: &SignedBy<'_>) -> bool {
        match self {
            Self::Key(key_id) => *key_id == pass.key_id,
            Self::IssuerKey { issuer, key_id } => *key_id == pass.key_id && pass.issuer == Some(issuer),
            Self::Country(country) => pass.country == Some(*country),
        }
    }

    /// Writes `{1: key id, ? 2: issuer}` or `{3: country}`.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        let mut map = Map::new();
        match self {
            Self::Key(key_id) => put(&mut map, key::KEY_ID, |value| value.bytes(key_id.as_bytes())),
            Self::IssuerKey { issuer, key_id } => {
                put(&mut map, key::KEY_ID, |value| value.bytes(key_id.as_bytes()));
                put(&mut map, key::ISSUER, |value| value.text(issuer));
            }
            Self::Country(country) => put(&mut map, key::COUNTRY, |value| value.text(country.as_str())),
        }
        encoder.map(&map);
    }

    /// Reads the map.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        let (mut key_id, mut issuer, mut country) = (None, None, None);
        decoder.map()?;
        while decoder.more()? {
            match decoder.i64()? {
                key::KEY_ID => {
                    let id = decoder.bytes()?;
                    let id = Some(id).filter(|id| !id.is_empty()).and_then(|id| KeyId::new(&id));
                    key_id = Some(id.ok_or(RevocationError::Shape)?);
                }
                key::ISSUER => issuer = Some(wire::text(decoder, limits::REVOCATION_URI)?),
                key::COUNTRY => {
                    let code = decoder.text()?;
                    // One spelling: what is written again has to be what was read.
                    let found = Country::from_alpha2(&code).filter(|found| found.as_str() == code);
                    country = Some(found.ok_or(RevocationError::Shape)?);
                }
                _ => return Err(RevocationError::Shape),
            }
        }
        match (key_id, issuer, country) {
            (Some(key_id), None, None) => Ok(Self::Key(key_id)),
            (Some(key_id), Some(issuer), None) => Ok(Self::IssuerKey { issuer, key_id }),
            (None, None, Some(country)) => Ok(Self::Country(country)),
            _ => Err(RevocationError::Shape),
        }
    }
}

#[cfg(test)]
mod tests {
    use credential::cbor::Profile;

    use super::*;

    fn id(bytes: &[u8]) -> KeyId {
        KeyId::new(bytes).unwrap()
    }

    #[test]
    fn is_read_as_it_is_written() {
        let issuer = "https://example.org".to_owned();
        for scope in [
            Scope::Key(id(b"key")),
            Scope::IssuerKey {
                issuer,
                key_id: id(&[1; 32]),
            },
            Scope::Country(Country::from_alpha2("DE").unwrap()),
        ] {
            let mut encoder = Encoder::new();
            scope.write(&mut encoder);
            let bytes = encoder.finish();
            assert_eq!(Scope::read(&mut Decoder::new(&bytes, Profile::Strict)), Ok(scope));
        }
    }

    #[test]
    fn other_maps_are_refused() {
        for bytes in [
            &[0xa0][..],
            &[0xa1, 1, 0x40],
            &[0xa1, 2, 0x61, b'u'],
            &[0xa2, 1, 0x41, 1, 2, 0x60],
            &[0xa2, 1, 0x41, 1, 3, 0x62, b'D', b'E'],
            &[0xa1, 3, 0x62, b'd', b'e'],
            &[0xa1, 3, 0x62, b'?', b'?'],
            &[0xa1, 4, 0x00],
        ] {
            let read = Scope::read(&mut Decoder::new(bytes, Profile::Strict));
            assert_eq!(read, Err(RevocationError::Shape), "{bytes:02x?}");
        }
    }

    #[test]
    fn whose_pass_it_is() {
        let pass = SignedBy {
            key_id: id(b"key"),
            issuer: Some("https://a"),
            country: Country::from_alpha2("DE"),
        };
        let of = |issuer: &str, key: &[u8]| Scope::IssuerKey {
            issuer: issuer.to_owned(),
            key_id: id(key),
        };
        assert!(Scope::Key(id(b"key")).has(&pass) && !Scope::Key(id(b"yek")).has(&pass));
        assert!(of("https://a", b"key").has(&pass));
        assert!(!of("https://b", b"key").has(&pass) && !of("https://a", b"yek").has(&pass));
        let country = |code| Scope::Country(Country::from_alpha2(code).unwrap());
        assert!(country("DE").has(&pass) && !country("AT").has(&pass));
    }
}
