//! The copies of a pass, in the row of the pass: they are kept, spent and removed with it.

use credential::native::Field;
use jiff::Timestamp;
use present::{Chosen, PassCopy};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::NativeError;
use crate::pass::PassRow;
use crate::unlock::Wallet;
use crate::{PassId, WalletError};

/// So few copies are left that it is time to enrol again.
pub const FEW: usize = 3;

/// One copy, with the seed of its key, as [`present::PassCopy::encode`] writes it.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct CopyRow {
    #[serde(with = "bytes")]
    pub(crate) copy: Vec<u8>,
    /// How often it was shown.
    pub(crate) shown: u32,
    /// When it was shown last, seconds since 1970 UTC.
    pub(crate) last: i64,
}

/// How many copies of a pass there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copies {
    /// In the batch.
    pub all: usize,
    /// Never shown.
    pub left: usize,
}

impl Copies {
    /// Whether it is time to enrol again.
    #[must_use]
    pub fn are_few(self) -> bool {
        self.left <= FEW
    }
}

impl PassRow {
    /// The copy to show next: one that was never shown, else the one that was shown least and longest ago.
    pub(crate) fn next_copy(&mut self) -> Option<&mut CopyRow> {
        self.copies.iter_mut().min_by_key(|copy| (copy.shown, copy.last))
    }

    /// Spends the copy to show next, for these fields of it.
    pub(crate) fn spend(&mut self, fields: &[Field], now: Timestamp) -> Result<Chosen, NativeError> {
        let copy = self.next_copy().ok_or(NativeError::NoCopyLeft)?;
        (copy.shown, copy.last) = (copy.shown.saturating_add(1), now.as_second());
        let copy = PassCopy::decode(&copy.copy)?;
        Ok(copy.choose(fields)?)
    }

    pub(crate) fn copies_left(&self, rolled_back: bool) -> Copies {
        let left = self.copies.iter().filter(|copy| copy.shown == 0).count();
        Copies {
            all: self.copies.len(),
            // Which were shown since is not known in an older copy of the wallet.
            left: if rolled_back { 0 } else { left },
        }
    }
}

impl Wallet {
    /// How many copies of a pass there are; `None` for a pass of another format, which has one code for good.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`], [`WalletError::DamagedPass`].
    pub fn copies(&self, id: &PassId) -> Result<Option<Copies>, WalletError> {
        let row = self.pass_row(*id)?;
        let copies = row.copies_left(self.is_rolled_back());
        Ok((copies.all > 0).then_some(copies))
    }
}

/// Byte strings, which ciborium would write as arrays of numbers.
mod bytes {
    use ciborium::value::Value;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Bytes(bytes) => Ok(bytes),
            _ => Err(D::Error::custom("a byte string")),
        }
    }
}
