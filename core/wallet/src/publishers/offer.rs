//! A pack that was read and not taken yet.

use policy::packs::{Accepted, FINGERPRINT_WORDS};

use super::Publisher;
use crate::WalletError;

/// A pack that was read: whose it is, what it says, and what has to be compared before it is taken.
#[derive(Clone)]
pub struct Offer {
    publisher: Publisher,
    accepted: Accepted,
    /// Places of the words to be typed, from 0; `None` where the publisher is known.
    asked: Option<[usize; 2]>,
}

impl Offer {
    pub(super) fn new(publisher: Publisher, accepted: Accepted, known: bool) -> Result<Self, WalletError> {
        let asked = if known { None } else { Some(places()?) };
        Ok(Self {
            publisher,
            accepted,
            asked,
        })
    }

    /// The publisher as it would be.
    #[must_use]
    pub fn publisher(&self) -> &Publisher {
        &self.publisher
    }

    /// The places, from 1, of the two words of its fingerprint that have to be typed from where the publisher made it known
    /// by another way; `None` where the publisher is known already.
    #[must_use]
    pub fn asked(&self) -> Option<[usize; 2]> {
        self.asked.map(|places| places.map(|place| place.saturating_add(1)))
    }

    pub(super) fn accepted(&self) -> &Accepted {
        &self.accepted
    }

    pub(super) fn is_confirmed(&self, words: &[&str]) -> bool {
        let Some(places) = self.asked else { return true };
        let has = |(place, word): (usize, &&str)| self.publisher.id.has_word(place, word);
        match words.len() {
            FINGERPRINT_WORDS => words.iter().enumerate().all(has),
            2 => places.into_iter().zip(words).all(has),
            _ => false,
        }
    }
}

/// Two different places, at random: whoever shows another publisher cannot know which words to imitate.
fn places() -> Result<[usize; 2], WalletError> {
    let random = || {
        let number =
            getrandom::u32().map_err(|_| WalletError::Keystore("The system gives no random numbers.".to_owned()))?;
        Ok::<usize, WalletError>(usize::try_from(number).unwrap_or_default())
    };
    // 2^32 is so much more than twelve that the first places are no likelier than the last.
    let first = random()?.checked_rem(FINGERPRINT_WORDS).unwrap_or_default();
    let further = random()?
        .checked_rem(FINGERPRINT_WORDS.saturating_sub(1))
        .unwrap_or_default();
    let second = first
        .saturating_add(1)
        .saturating_add(further)
        .checked_rem(FINGERPRINT_WORDS)
        .unwrap_or_default();
    Ok([first.min(second), first.max(second)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_different_places_are_asked_and_each_comes_up() {
        let mut seen = [false; FINGERPRINT_WORDS];
        for _ in 0..1000 {
            let [one, two] = places().unwrap();
            assert!(one < two && two < FINGERPRINT_WORDS);
            (seen[one], seen[two]) = (true, true);
        }
        assert_eq!(seen, [true; FINGERPRINT_WORDS]);
    }
}
