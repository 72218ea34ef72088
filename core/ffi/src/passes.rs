//! The list, the details of one pass, removing and bringing back.

use wallet::PassId;

use crate::carnet::Carnet;
use crate::doors::Open;
use crate::{Card, CarnetError, Copies, Detail};

/// The whole list.
#[derive(uniffi::Record)]
pub struct Overview {
    /// People in the order of their first pass kept.
    pub people: Vec<Person>,
    /// Passes whose rows are damaged: named, not deleted.
    pub damaged: Vec<String>,
    /// An older copy of the wallet was put back: what was added since is missing.
    pub rolled_back: bool,
    /// These are specimens.
    pub specimens: bool,
}

/// The passes of one person.
#[derive(uniffi::Record)]
pub struct Person {
    /// The first of its passes that was kept: it names the person in [`Carnet::merge_people`] and
    /// [`Carnet::group_automatically`], as any other of its passes does.
    pub id: String,
    /// The traveller had a hand in what is grouped here: merged it, or set a pass apart from it.
    pub by_hand: bool,
    /// The fullest of the names printed.
    pub name: String,
    /// Date of birth as written, the most complete one.
    pub birth_date: String,
    /// Newest event first.
    pub cards: Vec<Card>,
}

#[uniffi::export]
impl Carnet {
    /// Every card, grouped by person; only those that have every word of `search`.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn overview(&self, search: String) -> Result<Overview, CarnetError> {
        self.open(|open| {
            let words: Vec<String> = search.split_whitespace().map(str::to_owned).collect();
            let overview = open.wallet.overview();
            let clock = open.wallet.policy_clock();
            let people = overview.people.into_iter().map(|person| Person {
                id: person.id.to_string(),
                by_hand: person.by_hand,
                name: person.name,
                birth_date: person.birth_date,
                cards: person
                    .cards
                    .into_iter()
                    .filter(|card| card.matches(&words))
                    .map(|card| Card::of(card, &clock))
                    .collect(),
            });
            Ok(Overview {
                people: people.filter(|person| !person.cards.is_empty()).collect(),
                damaged: overview.damaged.iter().map(PassId::to_string).collect(),
                rolled_back: open.wallet.is_rolled_back(),
                specimens: open.specimens,
            })
        })
    }

    /// All there is to say of one kept pass.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::DamagedPass`], [`CarnetError::Locked`].
    pub fn detail(&self, id: String) -> Result<Detail, CarnetError> {
        self.open(|open| {
            let id = pass_id(&id)?;
            let opened = open.wallet.open_pass(&id)?;
            let card = open.wallet.card(id)?;
            let detail = Detail::of(open.card(card), &opened.check, open.specimens);
            let copies = open.wallet.copies(&id)?.map(Copies::from);
            Ok(Detail { copies, ..detail })
        })
    }

    /// Makes one person of two. They stay one, whatever their names say, until a pass is split off or the person is grouped
    /// automatically again.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::NotWritten`]: they are still two. [`CarnetError::Locked`].
    pub fn merge_people(&self, one: String, other: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.merge_people(&pass_id(&one)?, &pass_id(&other)?)?))
    }

    /// Sets a pass apart from the person it is grouped with; it is never grouped with those passes again. One that stands
    /// alone stays as it is.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::NotWritten`]: it is still where it was. [`CarnetError::Locked`].
    pub fn split_pass(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.split_pass(&pass_id(&id)?)?))
    }

    /// Forgets what the traveller decided about a person: names and dates of birth group these passes again.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::NotWritten`]: nothing is forgotten. [`CarnetError::Locked`].
    pub fn group_automatically(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.group_automatically(&pass_id(&id)?)?))
    }

    /// Removes a pass; it can be brought back until the wallet is locked.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::NotWritten`]: it is still kept. [`CarnetError::Locked`].
    pub fn remove(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.remove(&pass_id(&id)?).map(drop)?))
    }

    /// Brings a removed pass back.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn restore(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.restore(&pass_id(&id)?).map(drop)?))
    }
}

impl Open<'_> {
    /// A card with its verdict of now.
    pub(crate) fn card(&self, card: wallet::Card) -> Card {
        Card::of(card, &self.wallet.policy_clock())
    }
}

pub(crate) fn pass_id(id: &str) -> Result<PassId, CarnetError> {
    id.parse().map_err(|_| CarnetError::NoSuchPass)
}
