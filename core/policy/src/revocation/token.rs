//! Status List Tokens as CWT (draft-ietf-oauth-status-list section 5.2): what an issuer publishes. The import of revocations reads
//! them.

use credential::cbor::{Encoder, Map};
use credential::cose::sign1_typed;
use credential::{Ed25519SigningKey, KeyId, deflate};
use jiff::{SignedDuration, Timestamp};

use super::{RevocationError, StatusList};
use crate::cbor::put;
use crate::limits;

/// The type of a token (section 5.2).
pub(crate) const TOKEN_TYPE: &str = "application/statuslist+cwt";

/// Claims of a CWT (RFC 8392 section 4; section 14.4 of the draft).
pub(crate) mod claim {
    pub(crate) const SUBJECT: i64 = 2;
    pub(crate) const EXPIRES: i64 = 4;
    pub(crate) const ISSUED: i64 = 6;
    pub(crate) const STATUS_LIST: i64 = 65533;
    pub(crate) const TIME_TO_LIVE: i64 = 65534;
}

/// Members of the claim `status_list` (section 4.3).
pub(crate) const BITS: &str = "bits";
pub(crate) const LIST: &str = "lst";

impl StatusList {
    /// A list of one bit an entry, of so many entries, in which the passes of these indexes are invalid and all others valid; an
    /// index beyond the end is left out.
    ///
    /// # Errors
    /// As [`StatusList::new`]; [`RevocationError::StatusList`] also where the entries are more than are read again.
    pub fn of_revoked(
        uri: &str,
        entries: u64,
        revoked: impl IntoIterator<Item = u64>,
        made: Timestamp,
        due: Option<Timestamp>,
    ) -> Result<Self, RevocationError> {
        let bytes = usize::try_from(entries.div_ceil(8)).map_err(|_| RevocationError::StatusList)?;
        if bytes > limits::STATUS_LIST {
            return Err(RevocationError::StatusList);
        }
        let mut statuses = vec![0_u8; bytes];
        for index in revoked.into_iter().filter(|index| *index < entries) {
            let byte = usize::try_from(index >> 3).unwrap_or(usize::MAX);
            if let Some(byte) = statuses.get_mut(byte) {
                // The least significant bit is the first entry's (section 4.1).
                *byte |= 1 << (index & 7);
            }
        }
        let packed = deflate::zlib(&statuses).ok_or(RevocationError::StatusList)?;
        Self::new(uri.to_owned(), 1, packed, made, due)
    }

    /// The list as a signed token, to be published at its URI. It serves from when it was made until `expires`, and whoever keeps a
    /// copy should get a new one after `lives`.
    #[must_use]
    pub fn token(&self, expires: Timestamp, lives: SignedDuration, key_id: &KeyId, key: &Ed25519SigningKey) -> Vec<u8> {
        let (mut claims, mut list) = (Map::new(), Map::new());
        // Two keys that are not the same.
        let _ = list.entry(|key| key.text(BITS), |value| value.u64(self.bits().into()));
        let _ = list.entry(|key| key.text(LIST), |value| value.bytes(self.packed()));
        put(&mut claims, claim::SUBJECT, |value| value.text(self.uri()));
        put(&mut claims, claim::EXPIRES, |value| value.i64(expires.as_second()));
        put(&mut claims, claim::ISSUED, |value| value.i64(self.made().as_second()));
        put(&mut claims, claim::STATUS_LIST, |value| value.map(&list));
        put(&mut claims, claim::TIME_TO_LIVE, |value| value.i64(lives.as_secs()));
        let mut payload = Encoder::new();
        payload.map(&claims);
        sign1_typed(TOKEN_TYPE, &payload.finish(), key_id, key)
    }
}

#[cfg(test)]
mod tests {
    use credential::VerifyingKey;
    use proptest::prelude::*;
    use zeroize::Zeroizing;

    use super::*;
    use crate::import::revocation::{About, import};
    use crate::revocation::Status;
    use crate::testing::time;

    const URI: &str = "https://example.org/status/1";

    fn read(token: &[u8], keys: &[VerifyingKey]) -> Option<StatusList> {
        let about = About {
            keys,
            ..About::got(time("2026-11-23T10:00:00Z"))
        };
        let mut imported = import(&"list".into(), token, &about).ok()?;
        imported.content.lists.pop()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_token_is_read_as_it_was_written(revoked in prop::collection::btree_set(0_u64..4_000, 0..60)) {
            let key = Ed25519SigningKey::from_seed(&Zeroizing::new([5; 32]));
            let other = Ed25519SigningKey::from_seed(&Zeroizing::new([6; 32]));
            let made = time("2026-11-23T10:00:00Z");
            let list = StatusList::of_revoked(URI, 4_000, revoked.iter().copied(), made, None).unwrap();
            let id = KeyId::new(b"12345678").unwrap();
            let token = list.token(time("2026-11-24T10:00:00Z"), SignedDuration::from_hours(1), &id, &key);
            let public = [key.verifying_key().unwrap()];
            let read_again = read(&token, &public).unwrap();
            prop_assert_eq!((read_again.uri(), read_again.len(), read_again.made()), (URI, 4_000, made));
            prop_assert_eq!(read_again.due(), Some(time("2026-11-23T11:00:00Z")));
            for index in 0..4_000 {
                let expected = if revoked.contains(&index) { Status::Invalid } else { Status::Valid };
                prop_assert_eq!(read_again.get(index), Some(expected));
            }
            prop_assert!(read(&token, &[other.verifying_key().unwrap()]).is_none());
        }
    }

    #[test]
    fn an_index_beyond_the_end_is_left_out_and_too_long_a_list_refused() {
        let made = time("2026-11-23T10:00:00Z");
        let list = StatusList::of_revoked(URI, 8, [3, 8, u64::MAX], made, None).unwrap();
        assert_eq!(
            (0..8)
                .filter(|index| list.get(*index) == Some(Status::Invalid))
                .collect::<Vec<_>>(),
            [3]
        );
        let too_long = StatusList::of_revoked(URI, (limits::STATUS_LIST as u64 + 1) * 8, [], made, None);
        assert_eq!(too_long.err(), Some(RevocationError::StatusList));
    }
}
