//! Opening a kept pass: the sealed text is read again, checked again, and everything else is derived from it.

use ciborium::{from_reader, into_writer};
use policy::Check;
use serde::{Deserialize, Serialize};
use store::Table;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::native::{CopyRow, parse_kept};
use crate::unlock::Wallet;
use crate::{PassId, WalletError};

/// A kept pass, opened. Holds pass content: no `Debug`.
pub struct OpenedPass {
    /// The pass.
    pub id: PassId,
    /// A check of now.
    pub check: Check,
    /// The original text, as the issuer made it.
    pub text: Zeroizing<String>,
}

/// What a row of the passes table holds, as deterministic-enough CBOR of our own.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct PassRow {
    /// The original text.
    pub(crate) text: String,
    /// When it was kept, seconds since 1970 UTC.
    pub(crate) kept: i64,
    /// Of one of Carnet's own: its copies. The text is that of the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) copies: Vec<CopyRow>,
    /// The numbers of the fields that were shown last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) chosen: Vec<u8>,
}

impl PassRow {
    /// The row of a pass that has one code for good.
    pub(crate) fn of_text(text: &str, kept: i64) -> Self {
        Self {
            text: text.to_owned(),
            kept,
            copies: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// Bytes that it takes at most, so that none are left behind where a buffer was before it grew.
    fn room(&self) -> usize {
        let copies = self.copies.iter().map(|copy| copy.copy.len().saturating_add(64));
        copies.fold(self.text.len().saturating_add(256), usize::saturating_add)
    }

    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(self.room()));
        // Writing to a Vec cannot fail, and a struct of a text and a number always has a CBOR form.
        let _ = into_writer(self, &mut *bytes);
        bytes
    }

    pub(crate) fn decode(id: PassId, bytes: &[u8]) -> Result<Self, WalletError> {
        from_reader(bytes).map_err(|_| WalletError::DamagedPass(id))
    }
}

impl Wallet {
    /// Opens a pass and checks it at the present time.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`], [`WalletError::DamagedPass`].
    pub fn open_pass(&self, id: &PassId) -> Result<OpenedPass, WalletError> {
        let row = self.pass_row(*id)?;
        Ok(OpenedPass {
            id: *id,
            check: self.check_kept(&row.text),
            text: Zeroizing::new(row.text.clone()),
        })
    }

    /// A check of a kept pass at the present time.
    pub(crate) fn check_kept(&self, text: &str) -> Check {
        policy::check(parse_kept(text), self.trust(), &self.policy_clock())
    }

    pub(crate) fn pass_row(&self, id: PassId) -> Result<PassRow, WalletError> {
        let bytes = self.store().read(Table::Passes, id)?;
        PassRow::decode(id, &bytes)
    }
}
