//! Whom a wallet asks as, when its owner checks others: a name, and a key that publishers may accredit.

use credential::Ed25519SigningKey;
use credential::cbor::{CborError, Decoder, Encoder, Profile, Type};
use store::{RowId, StoreError, Table};
use zeroize::Zeroizing;

use super::{Inquiry, RequestTrouble, Wanted};
use crate::WalletError;
use crate::unlock::Wallet;

/// What the row in the settings is, and in which shape. A row of another one is left as it is.
const LABEL: &str = "asker/1";

/// Whom this wallet asks as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// As travellers see it.
    pub name: String,
    /// The public key that an accreditation names: 32 bytes (Ed25519).
    pub key: [u8; 32],
}

/// `[label, name, seed]`.
struct Row {
    name: String,
    seed: Zeroizing<[u8; 32]>,
}

impl Row {
    fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut row = Encoder::with_capacity(self.name.len().saturating_add(96));
        row.array(3).text(LABEL).text(&self.name).bytes(&self.seed[..]);
        Zeroizing::new(row.finish())
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let read = || -> Result<Option<Self>, CborError> {
            let mut row = Decoder::new(bytes, Profile::Strict);
            if row.peek()? != Type::Array || row.array()? != Some(3) || row.text()? != LABEL {
                return Ok(None);
            }
            let name = row.text()?.into_owned();
            let seed = row.bytes()?.as_ref().try_into().ok().map(Zeroizing::new);
            row.end()?;
            row.finish()?;
            Ok(seed.map(|seed| Self { name, seed }))
        };
        read().ok().flatten()
    }

    fn key(&self) -> Ed25519SigningKey {
        Ed25519SigningKey::from_seed(&self.seed)
    }

    fn asker(&self) -> Asker {
        Asker {
            name: self.name.clone(),
            key: self.key().public(),
        }
    }
}

impl Wallet {
    /// Whom this wallet asks as; `None` until a name was set.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn asker(&self) -> Result<Option<Asker>, WalletError> {
        Ok(self.asker_row()?.map(|(_, row)| row.asker()))
    }

    /// Sets the name that travellers see. The key is made with the first one and stays: an accreditation names it.
    ///
    /// # Errors
    /// [`WalletError::Request`] where the name is none; [`WalletError::NotWritten`].
    pub fn set_asker(&mut self, name: &str) -> Result<Asker, WalletError> {
        let name = name.trim();
        Wanted::check_words(name)?;
        let kept = self.asker_row()?;
        let (id, seed) = match kept {
            Some((id, row)) => (Some(id), row.seed),
            None => {
                let mut seed = Zeroizing::new([0; 32]);
                getrandom::fill(&mut *seed).map_err(|_| WalletError::no_random_numbers())?;
                (None, seed)
            }
        };
        let row = Row {
            name: name.to_owned(),
            seed,
        };
        let bytes = row.encode();
        self.store_mut().write(|tx| -> Result<(), StoreError> {
            match id {
                Some(id) => tx.update(Table::Settings, id, &bytes),
                None => tx.insert(Table::Settings, &bytes).map(drop),
            }
        })?;
        Ok(row.asker())
    }

    /// Asks as that: signs a request and waits for its answer.
    ///
    /// # Errors
    /// [`WalletError::Request`] where no name was set, or what is wanted is not in order.
    pub fn ask(&self, wanted: Wanted) -> Result<Inquiry, WalletError> {
        let (_, row) = self.asker_row()?.ok_or(RequestTrouble::NoAsker)?;
        let wanted = Wanted {
            requester: row.name.clone(),
            ..wanted
        };
        Inquiry::new(&wanted, &row.key(), self.now())
    }

    fn asker_row(&self) -> Result<Option<(RowId, Row)>, WalletError> {
        Ok(self.settings(Row::decode)?.into_iter().next())
    }
}
