//! Whose signatures the traveller trusts: sources kept in the wallet, read when first needed.

use ciborium::{Value, from_reader, into_writer};
use credential::parse;
use policy::{Added, Trust, TrustError, check};
use store::{RowId, StoreError, Table};

use crate::unlock::Wallet;
use crate::{Card, WalletError};

/// What a row of the trust table holds: the source's name and its bytes as they were handed in.
type TrustRow = (String, Vec<u8>);

impl Wallet {
    /// The keys of every source kept. Read when first needed: showing a pass does without.
    pub fn trust(&self) -> &Trust {
        self.trust_cell().get_or_init(|| {
            let rows = self.trust_rows().unwrap_or_default();
            trust_of(rows.iter().map(|(_, row)| row))
        })
    }

    /// Trusts the signers in a file from now on and judges every kept pass again, in one transaction. A source of the
    /// same name is replaced.
    ///
    /// # Errors
    /// [`WalletError::Trust`] when the file is none of the formats read, or its signature does not fit.
    pub fn add_trust(&mut self, name: &str, bytes: &[u8]) -> Result<Added, WalletError> {
        let refuse = |reason: TrustError| WalletError::Trust(format!("{name}: {reason}."));
        let mut trust = trust_of(
            self.trust_rows()?
                .iter()
                .map(|(_, row)| row)
                .filter(|row| row.0 != name),
        );
        let added = trust.add(name, bytes).map_err(refuse)?;
        if let Some(refused) = trust.refused().into_iter().find(|refused| *refused.source == *name) {
            return Err(refuse(refused.reason));
        }
        self.change_trust(name, Some((name.to_owned(), bytes.to_owned())), trust)?;
        Ok(added)
    }

    /// Trusts a source no longer and judges every kept pass again, in one transaction.
    ///
    /// # Errors
    /// [`WalletError::Trust`] when there is no source of this name.
    pub fn remove_trust(&mut self, name: &str) -> Result<(), WalletError> {
        let rows = self.trust_rows()?;
        if !rows.iter().any(|(_, row)| row.0 == name) {
            return Err(WalletError::Trust(format!(
                "No trust source is called {name}. `trust list` names them."
            )));
        }
        let trust = trust_of(rows.iter().map(|(_, row)| row).filter(|row| row.0 != name));
        self.change_trust(name, None, trust)
    }

    /// Names of the sources kept, in the order they were added.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn trust_sources(&self) -> Result<Vec<String>, WalletError> {
        Ok(self.trust_rows()?.into_iter().map(|(_, (name, _))| name).collect())
    }

    fn trust_rows(&self) -> Result<Vec<(RowId, TrustRow)>, WalletError> {
        let rows = self.store().list(Table::Trust)?;
        Ok(rows
            .iter()
            .filter_map(|(id, bytes)| Some((*id, decode(bytes)?)))
            .collect())
    }

    /// Takes the sources of this name out, the new one in, and brings the standing on every card up to that.
    fn change_trust(&mut self, name: &str, new: Option<TrustRow>, trust: Trust) -> Result<(), WalletError> {
        let old: Vec<RowId> = self
            .trust_rows()?
            .into_iter()
            .filter(|(_, row)| row.0 == name)
            .map(|(id, _)| id)
            .collect();
        let changed: Vec<Card> = self
            .cards()
            .into_iter()
            .filter_map(|card| self.judged_by(&trust, &card))
            .collect();
        let row = new.as_ref().map(encode);
        self.store_mut().write(|tx| -> Result<(), StoreError> {
            old.iter().try_for_each(|id| tx.delete(Table::Trust, *id))?;
            row.map_or(Ok(()), |row| tx.insert(Table::Trust, &row).map(drop))?;
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
        let standing = check(parse(&row.text), trust, &self.policy_clock()).standing;
        (standing != card.standing).then(|| Card {
            standing,
            ..card.clone()
        })
    }
}

fn trust_of<'a>(rows: impl Iterator<Item = &'a TrustRow>) -> Trust {
    let mut trust = Trust::new();
    for (name, bytes) in rows {
        // Was taken when it was added; a source that is read no longer gives no keys.
        let _ = trust.add(name, bytes);
    }
    trust
}

/// CBOR array [name, bytes].
fn encode((name, bytes): &TrustRow) -> Vec<u8> {
    let mut row = Vec::with_capacity(bytes.len().saturating_add(name.len()).saturating_add(32));
    // Writing to a Vec cannot fail, and both have a CBOR form.
    let _ = into_writer(
        &Value::Array(vec![Value::Text(name.clone()), Value::Bytes(bytes.clone())]),
        &mut row,
    );
    row
}

fn decode(row: &[u8]) -> Option<TrustRow> {
    let mut items = from_reader::<Value, _>(row).ok()?.into_array().ok()?.into_iter();
    Some((items.next()?.into_text().ok()?, items.next()?.into_bytes().ok()?))
}
