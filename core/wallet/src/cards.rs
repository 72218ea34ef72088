//! The list: every card from the opened summary, grouped by person, found by words.

use policy::{CheckedPass, Verdict};
use store::StoreError;

use crate::people::{Decisions, group};
use crate::unlock::Wallet;
use crate::{Card, PassId, WalletError};

/// The passes of one person.
pub struct Person {
    /// The first of its passes that was kept: by it the person is named until that pass is removed.
    pub id: PassId,
    /// The traveller had a hand in what is grouped here: merged it, or set a pass apart from it.
    pub by_hand: bool,
    /// The fullest of the names printed on the passes.
    pub name: String,
    /// Date of birth as written, the most complete one.
    pub birth_date: String,
    /// The cards, newest event first.
    pub cards: Vec<Card>,
}

/// The whole list, as a screen shows it.
pub struct Overview {
    /// People in the order of their first pass kept.
    pub people: Vec<Person>,
    /// Passes whose rows are damaged: named, not deleted.
    pub damaged: Vec<PassId>,
}

impl Wallet {
    /// Every card, in the order they were kept, without opening a pass.
    #[must_use]
    pub fn cards(&self) -> Vec<Card> {
        let sealed = self.store().cards();
        let mut cards = Vec::with_capacity(sealed.len());
        cards.extend(sealed.filter_map(|sealed| self.read_card(sealed.id, sealed.bytes)));
        cards
    }

    /// The cards grouped by person, and what is damaged.
    #[must_use]
    pub fn overview(&self) -> Overview {
        Overview {
            people: self.everybody(),
            damaged: self.damaged_passes(),
        }
    }

    /// The cards grouped by person. Where what the traveller decided cannot be read, by names and dates of birth alone.
    pub(crate) fn everybody(&self) -> Vec<Person> {
        let decided = self.decisions().map(|kept| &kept.decisions);
        self.people(decided.unwrap_or(&Decisions::default()))
    }

    /// The cards grouped by these decisions, and by names and dates of birth where they say nothing.
    pub(crate) fn people(&self, decisions: &Decisions) -> Vec<Person> {
        let cards = self.cards();
        let holders: Vec<_> = cards.iter().map(Card::holder).collect();
        let (rules, by_hand) = decisions.rules(&cards);
        let mut cards: Vec<Option<Card>> = cards.into_iter().map(Some).collect();
        let people = group(&holders, &rules).into_iter().filter_map(|members| {
            let by_hand = members.iter().any(|at| by_hand.contains(at));
            let taken = members.into_iter().filter_map(|at| cards.get_mut(at)?.take());
            person(taken.collect(), by_hand)
        });
        people.collect()
    }

    /// The card of one pass.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`].
    pub fn card(&self, id: PassId) -> Result<Card, WalletError> {
        let sealed = self.store().cards().find(|sealed| sealed.id == id);
        sealed
            .and_then(|sealed| self.read_card(sealed.id, sealed.bytes))
            .ok_or(WalletError::NoSuchPass(id))
    }

    /// The verdict of a card now, from the summary alone.
    pub fn verdict(&self, card: &Card) -> Verdict {
        card.verdict(&self.policy_clock())
    }

    /// A card of another shape is made again from its pass; a pass that cannot be opened then has no card, and is among the
    /// damaged.
    pub(crate) fn read_card(&self, id: PassId, bytes: &[u8]) -> Option<Card> {
        Card::decode(id, bytes).or_else(|| self.remake_card(id).ok().flatten())
    }

    /// Writes the cards of older versions anew from their passes, in one transaction: a pass that could be kept but not read
    /// may be read by now. Done after unlocking; once all are written it costs a look at the first bytes of each.
    ///
    /// # Errors
    /// When the disk says no: then the older cards stay, and are read as they are.
    pub(crate) fn renew_cards(&mut self) -> Result<(), WalletError> {
        // An older copy that was put back is looked at as it is.
        if self.is_rolled_back() {
            return Ok(());
        }
        let older = self.store().cards().filter(|sealed| !Card::is_current(sealed.bytes));
        let older: Vec<PassId> = older.map(|sealed| sealed.id).collect();
        let renewed: Vec<Card> = older
            .into_iter()
            .filter_map(|id| self.remake_card(id).ok().flatten())
            .collect();
        if renewed.is_empty() {
            return Ok(());
        }
        Ok(self.store_mut().write(|tx| -> Result<(), StoreError> {
            renewed
                .iter()
                .try_for_each(|card| tx.update_card(card.id, &card.encode()))
        })?)
    }

    pub(crate) fn remake_card(&self, id: PassId) -> Result<Option<Card>, WalletError> {
        let row = self.pass_row(id)?;
        let checked = self.check_kept(&row.text);
        let kept = jiff::Timestamp::from_second(row.kept).unwrap_or_default();
        Ok(checked.pass.as_ref().map(CheckedPass::pass).map(|pass| {
            let fingerprint = crate::scan::fingerprint(&row.text);
            Card::new(id, pass, checked.standing, fingerprint, kept)
        }))
    }
}

fn person(mut cards: Vec<Card>, by_hand: bool) -> Option<Person> {
    let id = cards.first()?.id;
    cards.sort_by(|a, b| b.event_date.cmp(&a.event_date));
    let birth_date = cards
        .iter()
        .map(|card| &card.birth_date)
        .max_by_key(|date| date.len())
        .cloned()
        .unwrap_or_default();
    let name = cards
        .iter()
        .map(|card| &card.name)
        .max_by_key(|name| name.chars().count())
        .cloned()
        .unwrap_or_default();
    Some(Person {
        id,
        by_hand,
        name,
        birth_date,
        cards,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::specimen::Specimens;
    use crate::{LockedWallet, MemoryVault, Pin, Scanned, Secret, SystemBootClock, SystemClock};

    /// What the first version of a card had where this one has a country.
    const URL: &str = "https://issuer.example.org";

    /// As version `version` would have written a card that was not read, of a health card.
    fn older(card: &Card, version: u8) -> Vec<u8> {
        let card = Card {
            format: credential::Format::Hcert,
            kind: credential::Kind::Other,
            country: URL.to_owned(),
            ..card.clone()
        };
        let mut bytes = card.encode();
        bytes[1] = version;
        if version < 3 {
            // One element less: nothing is said of when trust in the signer ends, which is null here.
            bytes[0] -= 1;
            assert_eq!(bytes.pop(), Some(0xf6));
        }
        bytes
    }

    #[test]
    fn cards_of_older_versions_are_written_anew_once() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Arc::new(MemoryVault::new());
        let pin = Pin::new("271828").unwrap();
        let mut wallet =
            Wallet::create(folder.path(), vault.clone(), Secret::Pin(&pin), Arc::new(SystemClock)).unwrap();
        for text in Specimens::issue(wallet.now()).unwrap().texts() {
            let Scanned::Pass(pending) = wallet.scan(text) else {
                panic!("no pass")
            };
            wallet.keep(*pending).unwrap();
        }
        let kept = wallet.cards();
        assert!(kept.iter().all(|card| !card.country.contains(':')));
        let change = |wallet: &mut Wallet, version: u8| {
            let written = wallet.store_mut().write(|tx| -> Result<(), StoreError> {
                kept.iter()
                    .try_for_each(|card| tx.update_card(card.id, &older(card, version)))
            });
            written.unwrap();
        };
        let is_today_s = |wallet: &Wallet| wallet.store().cards().all(|sealed| Card::is_current(sealed.bytes));
        // The first version is read as it is until the next time the wallet is opened.
        change(&mut wallet, 1);
        assert!(wallet.cards().iter().all(|card| card.country == URL) && !is_today_s(&wallet));
        let mut wallet = reopened(wallet, folder.path(), &vault, &pin);
        assert!(wallet.cards() == kept && is_today_s(&wallet));
        // What has another shape is made from its pass at once.
        change(&mut wallet, 0);
        assert!(wallet.cards() == kept && !is_today_s(&wallet));
        let mut wallet = reopened(wallet, folder.path(), &vault, &pin);
        assert!(wallet.cards() == kept && is_today_s(&wallet));
        // So is one of the version before.
        change(&mut wallet, 3);
        let mut wallet = reopened(wallet, folder.path(), &vault, &pin);
        assert!(wallet.cards() == kept && is_today_s(&wallet));
        // Today's is not made again, whatever it says and however often it is read.
        change(&mut wallet, 4);
        let wallet = reopened(wallet, folder.path(), &vault, &pin);
        assert!(wallet.cards().iter().all(|card| card.country == URL));
    }

    fn reopened(wallet: Wallet, folder: &Path, vault: &Arc<MemoryVault>, pin: &Pin) -> Wallet {
        drop(wallet.lock().unwrap_or_else(|_| panic!("not locked")));
        let locked = LockedWallet::find(folder, Arc::new(SystemClock)).unwrap_or_else(|_| panic!("no wallet"));
        let boot = SystemBootClock::new().unwrap();
        let opened = locked.unlock(vault.clone(), &boot, &Secret::Pin(pin));
        opened.unwrap_or_else(|_| panic!("not opened"))
    }
}
