//! The short name of a key.

use std::fmt;

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::{base64, limits};

/// The id that names a key: for an EU DCC the first eight bytes of SHA-256 over the signer's certificate.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId {
    // Unused bytes are zero, so that the derived comparisons hold.
    bytes: [u8; limits::KEY_ID],
    length: u8,
}

impl KeyId {
    /// Bytes of the id that is made from a certificate.
    pub const FROM_CERTIFICATE: usize = 8;

    /// Takes up to [`limits::KEY_ID`] bytes; `None` where there are more.
    #[must_use]
    pub fn new(id: &[u8]) -> Option<Self> {
        let mut bytes = [0; limits::KEY_ID];
        bytes.get_mut(..id.len())?.copy_from_slice(id);
        let length = u8::try_from(id.len()).ok()?;
        Some(Self { bytes, length })
    }

    /// First eight bytes of SHA-256 over a certificate's DER (hcert specification, appendix A.1).
    #[must_use]
    pub fn of_certificate(der: &[u8]) -> Self {
        let mut bytes = [0; limits::KEY_ID];
        for (to, from) in bytes.iter_mut().zip(Sha256::digest(der)).take(Self::FROM_CERTIFICATE) {
            *to = from;
        }
        Self { bytes, length: 8 }
    }

    /// Reads the Base64 that trust lists write: standard or URL-safe alphabet, with or without padding.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('=');
        // Base64 is a third longer than what it holds, so this bounds the work.
        if text.len() > limits::KEY_ID.saturating_mul(2) {
            return None;
        }
        Self::new(&base64::decode(text, limits::KEY_ID)?)
    }

    /// The id's bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }
}

/// Standard Base64 with padding, as trust lists write it.
impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; limits::KEY_ID * 2];
        f.write_str(Base64::encode(self.as_bytes(), &mut buffer).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shows_standard_base64() {
        let id = KeyId::new(&[0xfb, 0xff, 0xfe, 1, 2, 3, 4, 5]).unwrap();
        assert_eq!(id.to_string(), "+//+AQIDBAU=");
        assert_eq!(KeyId::from_base64("-__-AQIDBAU"), Some(id));
        assert_eq!(KeyId::new(&[]).unwrap().to_string(), "");
    }

    #[test]
    fn refuses_more_than_the_limit() {
        assert!(KeyId::new(&[7; limits::KEY_ID]).is_some());
        assert!(KeyId::new(&[7; limits::KEY_ID + 1]).is_none());
        assert!(KeyId::from_base64(&"A".repeat(1000)).is_none());
    }

    #[test]
    fn a_shorter_id_is_another_one() {
        assert_ne!(KeyId::new(&[1]), KeyId::new(&[1, 0]));
    }

    proptest! {
        #[test]
        fn base64_round_trip(bytes in proptest::collection::vec(any::<u8>(), 0..=limits::KEY_ID)) {
            let id = KeyId::new(&bytes).unwrap();
            prop_assert_eq!(id.as_bytes(), &bytes[..]);
            prop_assert_eq!(KeyId::from_base64(&id.to_string()), Some(id));
        }
    }
}
