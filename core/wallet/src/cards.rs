//! The list: every card from the opened summary, grouped by person, found by words.

use credential::{Format, Kind};
use policy::{CheckedPass, Verdict};

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
        let decided = self.decisions().map(|kept| &kept.decisions);
        Overview {
            people: self.people(decided.unwrap_or(&Decisions::default())),
            damaged: self.damaged_passes(),
        }
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

    /// A card of another version is made again from its pass; a pass that cannot be opened then has no card, and is
    /// among the damaged. So is the card of a pass that could be kept but not read: its format may be read by now.
    pub(crate) fn read_card(&self, id: PassId, bytes: &[u8]) -> Option<Card> {
        let card = Card::decode(id, bytes);
        let is_typed = |card: &Card| (card.format, card.kind) != (Format::Hcert, Kind::Other);
        if card.as_ref().is_some_and(is_typed) {
            return card;
        }
        self.remake_card(id).ok().flatten().or(card)
    }

    pub(crate) fn remake_card(&self, id: PassId) -> Result<Option<Card>, WalletError> {
        let row = self.pass_row(id)?;
        let checked = self.check(&row.text);
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
