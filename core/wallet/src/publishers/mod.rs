//! The publishers the traveller chose: adding one by words compared, updating by a pack, removing, and what each says.
//!
//! A publisher's newest pack is kept whole, sealed like everything else, with the marks that no later pack may fall below.
//! The marks outlive the publisher's removal: who comes back does not come back older.

mod bundled;
mod offer;
pub(crate) mod rows;

use jiff::Timestamp;
use policy::packs::{Accepted, Dates, Kind, Pack, PackError, PublisherId};
use policy::rules::RuleBook;
use policy::{Trust, TrustError};
use store::{RowId, Table};

pub use bundled::{bundled_pack, is_bundled};
pub use offer::Offer;

use crate::WalletError;
use crate::unlock::Wallet;
use rows::{Kept, Row};

/// One publisher as it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Publisher {
    /// Who it is, whatever its name and keys become.
    pub id: PublisherId,
    /// Its name, by its newest root.
    pub name: String,
    /// For development: its keys are no secret.
    pub development: bool,
    /// It came with Carnet.
    pub bundled: bool,
    /// Number of its newest root.
    pub root: u64,
    /// The dates of its root and its index: the earlier of each.
    pub dates: Dates,
    /// What it says, by kind.
    pub contents: Vec<Said>,
}

/// One kind of what a publisher says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The kind.
    pub kind: Kind,
    /// Its number.
    pub sequence: u64,
    /// Its dates.
    pub dates: Dates,
    /// Entries: keys, sets of passes taken back, rules, agreements, verifiers.
    pub entries: usize,
}

/// Whether what a publisher says still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Freshness {
    /// In time.
    Fresh,
    /// It should have been renewed.
    Stale,
    /// Nothing is valid by it any more.
    Expired,
}

impl Publisher {
    fn of(accepted: &Accepted) -> Self {
        Self {
            id: accepted.id,
            name: accepted.name.clone(),
            development: accepted.development,
            bundled: is_bundled(accepted.id),
            root: accepted.root.0,
            dates: accepted.dates(),
            contents: accepted
                .contents
                .iter()
                .map(|content| Said {
                    kind: content.kind,
                    sequence: content.sequence,
                    dates: content.dates,
                    // One that cannot be read is not taken in the first place.
                    entries: content.entries().unwrap_or_default(),
                })
                .collect(),
        }
    }

    /// The dates that bound all it says: the earliest of its parts.
    #[must_use]
    pub fn bounds(&self) -> Dates {
        self.contents
            .iter()
            .fold(self.dates, |bounds, said| said.dates.within(&bounds))
    }

    /// Whether all it says counts at this time.
    #[must_use]
    pub fn freshness(&self, now: Timestamp) -> Freshness {
        let bounds = self.bounds();
        if bounds.is_expired(now) {
            Freshness::Expired
        } else if bounds.is_stale(now) {
            Freshness::Stale
        } else {
            Freshness::Fresh
        }
    }

    /// When it was last updated: when the newest of its parts was made.
    #[must_use]
    pub fn updated(&self) -> Timestamp {
        let contents = self.contents.iter().map(|said| said.dates.issued);
        contents.fold(self.dates.issued, Timestamp::max)
    }
}

impl Wallet {
    /// The publishers, those that came with Carnet first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn publishers(&self) -> Result<Vec<Publisher>, WalletError> {
        Ok(self.accepted()?.iter().map(Publisher::of).collect())
    }

    /// Whether a publisher is for development: its keys are no secret, and every screen has to say so. What publishers say is
    /// not looked at.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn trusts_development(&self) -> Result<bool, WalletError> {
        Ok(self.accepted()?.iter().any(|accepted| accepted.development))
    }

    /// Reads a pack, and says whose it is and what taking it would do. Nothing is kept yet.
    ///
    /// # Errors
    /// [`WalletError::Pack`] where it is refused, and why.
    pub fn offer(&self, bytes: &[u8]) -> Result<Offer, WalletError> {
        let pack = Pack::read(bytes)?;
        let id = pack.publisher().ok_or(PackError::RootChain)?;
        let (_, kept) = self.kept(id)?;
        let old = kept.pack();
        let accepted = pack.update(old.as_ref(), &kept.marks, &self.policy_clock())?;
        accepted.check_contents()?;
        let known = old.is_some();
        Offer::new(Publisher::of(&accepted), accepted, known)
    }

    /// Takes an offered pack, and judges every kept pass again, in one transaction. A publisher that is new has to have been
    /// compared: `words` are those at the places that [`Offer::asked`] names, or all twelve.
    ///
    /// # Errors
    /// [`WalletError::WrongWords`]; [`WalletError::NotWritten`]: nothing was changed.
    pub fn take(&mut self, offer: &Offer, words: &[&str]) -> Result<Publisher, WalletError> {
        if !offer.is_confirmed(words) {
            return Err(WalletError::WrongWords);
        }
        let (row, old) = self.kept(offer.accepted().id)?;
        // What was accepted when it was offered may have been overtaken since.
        let whole = &offer.accepted().whole;
        let accepted = whole.update(old.pack().as_ref(), &old.marks, &self.policy_clock())?;
        let kept = Kept {
            marks: accepted.marks.clone(),
            file: Some(file_of(&accepted)?),
            ..old
        };
        self.change_publisher(row, kept, Some(&accepted))?;
        Ok(offer.publisher().clone())
    }

    /// Trusts a publisher no longer, and judges every kept pass again, in one transaction. Its marks stay.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPublisher`]; [`WalletError::NotWritten`]: nothing was changed.
    pub fn remove_publisher(&mut self, id: PublisherId) -> Result<(), WalletError> {
        if !self.accepted()?.iter().any(|accepted| accepted.id == id) {
            return Err(WalletError::NoSuchPublisher);
        }
        let (row, kept) = self.kept(id)?;
        self.change_publisher(row, Kept { file: None, ..kept }, None)
    }

    /// A publisher's newest pack as a file, to be handed on to another phone.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPublisher`].
    pub fn pack(&self, id: PublisherId) -> Result<Vec<u8>, WalletError> {
        let accepted = self.accepted()?.into_iter().find(|accepted| accepted.id == id);
        file_of(&accepted.ok_or(WalletError::NoSuchPublisher)?)
    }

    /// Writes what is kept of a publisher and the standing that every card has from now on.
    fn change_publisher(
        &mut self,
        row: Option<RowId>,
        kept: Kept,
        accepted: Option<&Accepted>,
    ) -> Result<(), WalletError> {
        let mut trust = self.trust_in_files(None)?;
        self.hear_publishers(&mut trust, Some(kept.id));
        if let Some(accepted) = accepted {
            let refuse = |reason: TrustError| WalletError::Trust(format!("{}: {reason}.", accepted.name));
            let _ = trust.add_pack(accepted).map_err(refuse)?;
        }
        let bytes = Row::Publisher(kept).encode();
        let seen = accepted.map(|accepted| accepted.latest_issue().as_second());
        self.change_trust(trust, |tx| {
            match row {
                Some(row) => tx.update(Table::Trust, row, &bytes)?,
                None => drop(tx.insert(Table::Trust, &bytes)?),
            }
            // A mark that was raised has to be seen missing when an older copy of the wallet is put back.
            tx.raise_generation();
            seen.into_iter().for_each(|seen| tx.raise_highest_time(seen));
            Ok(())
        })
    }

    /// What every publisher says: those in the store, and those that came with Carnet, unless the store has newer or knows
    /// them as removed.
    pub(crate) fn accepted(&self) -> Result<Vec<Accepted>, WalletError> {
        let rows = self.kept_publishers()?;
        let bundled = bundled::accepted().filter(|bundled| !rows.iter().any(|(_, row)| row.id == bundled.id));
        // Each was proved when it was taken; it is proved again, so that nothing rests on what is kept.
        let kept = rows.iter().filter_map(|(_, row)| row.pack()?.prove().ok());
        Ok(bundled.cloned().into_iter().chain(kept).collect())
    }

    /// The rules and requirements of every publisher that is trusted.
    pub(crate) fn rules_of_publishers(&self) -> RuleBook {
        let mut book = RuleBook::default();
        for accepted in self.accepted().unwrap_or_default() {
            // Its contents were looked at when it was taken. Rules that are not understood stay in the book, and say so.
            let _ = book.add_pack(&accepted);
        }
        book
    }

    /// Lets every publisher but one speak in a trust.
    pub(crate) fn hear_publishers(&self, trust: &mut Trust, without: Option<PublisherId>) {
        for accepted in self.accepted().unwrap_or_default() {
            if Some(accepted.id) != without {
                // Its contents were looked at when it was taken.
                let _ = trust.add_pack(&accepted);
            }
        }
    }

    /// What is known of a publisher: its row; else the pack that came with Carnet, which is the one to be newer than; else
    /// nothing.
    fn kept(&self, id: PublisherId) -> Result<(Option<RowId>, Kept), WalletError> {
        let mut rows = self.kept_publishers()?.into_iter();
        let kept = rows.find(|(_, row)| row.id == id);
        Ok(kept.map_or_else(
            || (None, bundled::kept(id).unwrap_or_else(|| Kept::nothing(id))),
            |(row, kept)| (Some(row), kept),
        ))
    }

    fn kept_publishers(&self) -> Result<Vec<(RowId, Kept)>, WalletError> {
        let rows = self.store().list(Table::Trust)?;
        Ok(rows
            .iter()
            .filter_map(|(id, bytes)| match Row::decode(bytes)? {
                Row::Publisher(kept) => Some((*id, bundled::newest(kept))),
                Row::File(..) => None,
            })
            .collect())
    }
}

/// A publisher's whole pack as a file.
fn file_of(accepted: &Accepted) -> Result<Vec<u8>, WalletError> {
    accepted.whole.write().ok_or(WalletError::Pack(PackError::TooLarge))
}
