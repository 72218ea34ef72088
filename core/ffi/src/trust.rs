//! Whose signatures the traveller trusts.

use crate::CarnetError;
use crate::carnet::Carnet;
use crate::records::small;

/// One trust file.
#[derive(uniffi::Record)]
pub struct TrustSource {
    /// Its name.
    pub name: String,
    /// Keys that come from it.
    pub keys: u32,
}

/// What a trust file brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct AddedTrust {
    /// New keys.
    pub keys: u32,
    /// Keys that were known.
    pub known: u32,
    /// Keys of publishers of lists.
    pub publishers: u32,
    /// Entries skipped, because they cannot be read or may sign nothing.
    pub skipped: u32,
    /// It is signed by a publisher whose key is not there yet.
    pub waits: bool,
}

#[uniffi::export]
impl Carnet {
    /// Sources kept, in the order they were added.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn trust_sources(&self) -> Result<Vec<TrustSource>, CarnetError> {
        self.open(|open| {
            let sources = open.wallet.keys_of_sources()?.into_iter();
            let sources = sources.map(|(name, keys)| TrustSource {
                keys: small(keys),
                name,
            });
            Ok(sources.collect())
        })
    }

    /// Trusts the signers in a file from now on; a source of the same name is replaced.
    ///
    /// # Errors
    /// [`CarnetError::TrustRefused`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn add_trust(&self, name: String, bytes: Vec<u8>) -> Result<AddedTrust, CarnetError> {
        self.open(|open| {
            let added = open.wallet.add_trust(&name, &bytes)?;
            Ok(AddedTrust {
                keys: small(added.keys),
                known: small(added.known),
                publishers: small(added.publishers),
                skipped: small(added.skipped),
                waits: added.waits,
            })
        })
    }

    /// Trusts a source no longer.
    ///
    /// # Errors
    /// [`CarnetError::TrustRefused`] when there is none of this name; [`CarnetError::NotWritten`],
    /// [`CarnetError::Locked`].
    pub fn remove_trust(&self, name: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.remove_trust(&name)?))
    }
}
