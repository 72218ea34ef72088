//! Whose signatures the traveller trusts: publishers, and files handed in; read when first needed.

use std::collections::HashMap;

use policy::packs::Pack;
use policy::{Added, Trust, TrustError, check};
use store::{RowId, StoreError, Table, Tx};

use crate::native::parse_kept;
use crate::publishers::rows::Row;
use crate::unlock::Wallet;
use crate::{Card, WalletError};

impl Wallet {
    /// The keys of every publisher and file. Read when first needed: showing a pass does without.
    pub fn trust(&self) -> &Trust {
        self.trust_cell().get_or_init(|| {
            let mut trust = self.trust_in_files(None).unwrap_or_else(|_| Trust::new());
            self.hear_publishers(&mut trust, None);
            trust
        })
    }

    /// Trusts the signers in a file from now on and judges every kept pass again, in one transaction. A source of the
    /// same name is replaced.
    ///
    /// # Errors
    /// [`WalletError::Trust`] when the file is none of the formats read, or its signature does not fit, or it is a pack:
    /// its publisher has to be compared first ([`Wallet::offer`]).
    pub fn add_trust(&mut self, name: &str, bytes: &[u8]) -> Result<Added, WalletError> {
        let refuse = |reason: TrustError| WalletError::Trust(format!("{name}: {reason}."));
        if Pack::is_pack(bytes) {
            return Err(WalletError::Trust(format!(
                "{name} is a publisher's pack: add the publisher, and compare the words of its fingerprint."
            )));
        }
        let mut trust = self.trust_in_files(Some(name))?;
        let added = trust.add(name, bytes).map_err(refuse)?;
        // A bucket waits for the list of a publisher.
        self.hear_publishers(&mut trust, None);
        if let Some(refused) = trust.refused().into_iter().find(|refused| *refused.source == *name) {
            return Err(refuse(refused.reason));
        }
        let row = Row::File(name.to_owned(), bytes.to_owned()).encode();
        self.change_file(name, Some(row), trust)?;
        Ok(added)
    }

    /// Trusts a source no longer and judges every kept pass again, in one transaction.
    ///
    /// # Errors
    /// [`WalletError::Trust`] when there is no source of this name.
    pub fn remove_trust(&mut self, name: &str) -> Result<(), WalletError> {
        if !self.trust_sources()?.iter().any(|source| source == name) {
            return Err(WalletError::Trust(format!(
                "No trust source is called {name}. `trust list` names them."
            )));
        }
        let mut trust = self.trust_in_files(Some(name))?;
        self.hear_publishers(&mut trust, None);
        self.change_file(name, None, trust)
    }

    /// Names of the files kept, in the order they were added.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn trust_sources(&self) -> Result<Vec<String>, WalletError> {
        Ok(self.trust_files()?.into_iter().map(|(_, name, _)| name).collect())
    }

    /// How many keys each file that is kept gives. A publisher's keys are no file's, though its name may be a file's too.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn keys_of_sources(&self) -> Result<Vec<(String, usize)>, WalletError> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for key in self.trust().iter().filter(|key| key.voice.is_none()) {
            let count = counts.entry(&key.source).or_default();
            *count = count.saturating_add(1);
        }
        let counted = |name: String| {
            let count = counts.get(name.as_str()).copied().unwrap_or_default();
            (name, count)
        };
        Ok(self.trust_sources()?.into_iter().map(counted).collect())
    }

    /// The trust in every file but the one of this name.
    pub(crate) fn trust_in_files(&self, without: Option<&str>) -> Result<Trust, WalletError> {
        let mut trust = Trust::new();
        for (_, name, bytes) in self.trust_files()? {
            if Some(name.as_str()) != without {
                // Was taken when it was added; a file that is read no longer gives no keys.
                let _ = trust.add(&name, &bytes);
            }
        }
        Ok(trust)
    }

    fn trust_files(&self) -> Result<Vec<(RowId, String, Vec<u8>)>, WalletError> {
        let rows = self.store().list(Table::Trust)?;
        Ok(rows
            .iter()
            .filter_map(|(id, bytes)| match Row::decode(bytes)? {
                Row::File(name, bytes) => Some((*id, name, bytes)),
                Row::Publisher(_) => None,
            })
            .collect())
    }

    /// Takes the files of this name out and the new one in.
    fn change_file(&mut self, name: &str, new: Option<Vec<u8>>, trust: Trust) -> Result<(), WalletError> {
        let files = self.trust_files()?.into_iter();
        let old: Vec<RowId> = files.filter(|(_, file, _)| file == name).map(|(id, ..)| id).collect();
        self.change_trust(trust, |tx| {
            old.iter().try_for_each(|id| tx.delete(Table::Trust, *id))?;
            new.map_or(Ok(()), |row| tx.insert(Table::Trust, &row).map(drop))
        })
    }

    /// Changes the trust table, and brings the standing on every card up to the trust that it means, in one transaction.
    pub(crate) fn change_trust(
        &mut self,
        trust: Trust,
        change: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>,
    ) -> Result<(), WalletError> {
        let changed: Vec<Card> = self
            .cards()
            .into_iter()
            .filter_map(|card| self.judged_by(&trust, &card))
            .collect();
        self.store_mut().write(|tx| -> Result<(), StoreError> {
            change(tx)?;
            changed
                .iter()
                .try_for_each(|card| tx.update_card(card.id, &card.encode()))
        })?;
        self.set_trust(trust);
        Ok(())
    }

    /// The card with its standing under this trust, where that is another one.
    fn judged_by(&self, trust: &Trust, card: &Card) -> Option<Card> {
        let row = self.pass_row(card.id).ok()?;
        let standing = check(parse_kept(&row.text), trust, &self.policy_clock()).standing;
        (standing != card.standing).then(|| Card {
            standing,
            ..card.clone()
        })
    }
}
