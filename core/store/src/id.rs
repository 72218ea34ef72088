//! Names of rows and of stores: random, never reused, and safe to show or log.

use std::fmt;
use std::str::FromStr;

use crate::StoreError;

/// Names one row for good. 16 random bytes; written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId([u8; 16]);

impl RowId {
    /// Names no row: for what is not stored yet. Rows are named at random, and one in 2^128 would be this.
    pub const NIL: Self = Self([0; 16]);

    /// A new name.
    pub(crate) fn random() -> Result<Self, StoreError> {
        random_bytes().map(RowId)
    }

    /// The row with these 16 bytes for a name, as [`RowId::as_bytes`] gave them.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        RowId(bytes)
    }

    /// The 16 bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// The text is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct NotARowId;

impl FromStr for RowId {
    type Err = NotARowId;

    fn from_str(text: &str) -> Result<Self, NotARowId> {
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(NotARowId);
        }
        let mut id = [0; 16];
        for (byte, pair) in id.iter_mut().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16).ok_or(NotARowId)?;
                *byte = (*byte << 4) | u8::try_from(value).map_err(|_| NotARowId)?;
            }
        }
        Ok(RowId(id))
    }
}

/// 32 hexadecimal digits; `{:.8}` writes the first eight.
impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:032x}", u128::from_be_bytes(self.0)))
    }
}

impl fmt::Debug for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RowId({self})")
    }
}

/// Names one store for good; part of the associated data of all it seals.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StoreId(pub(crate) [u8; 16]);

impl StoreId {
    /// A new name.
    pub(crate) fn random() -> Result<Self, StoreError> {
        random_bytes().map(StoreId)
    }
}

impl fmt::Debug for StoreId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreId(")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str(")")
    }
}

/// Bytes from the operating system's generator.
pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        let id = RowId::random().unwrap();
        assert_eq!(id.to_string().parse::<RowId>(), Ok(id));
        assert_eq!(id.to_string().to_uppercase().parse::<RowId>(), Ok(id));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "00",
            "g0000000000000000000000000000000",
            "é000000000000000000000000000000",
        ] {
            assert_eq!(text.parse::<RowId>(), Err(NotARowId), "{text}");
        }
    }
}
