//! Opening a kept pass: the sealed text is read again, checked again, and everything else is derived from it.

use ciborium::{from_reader, into_writer};
use policy::Check;
use serde::{Deserialize, Serialize};
use store::Table;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

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
}

impl PassRow {
    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(self.text.len().saturating_add(32)));
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
            check: self.check(&row.text),
            text: Zeroizing::new(row.text.clone()),
        })
    }

    pub(crate) fn pass_row(&self, id: PassId) -> Result<PassRow, WalletError> {
        let bytes = self.store().read(Table::Passes, id)?;
        PassRow::decode(id, &bytes)
    }
}
