//! Cards that are split over several codes, `shc:/1/3/…` (deprecated by the specification since December 2022, and
//! printed all the same).

use super::numeric::PREFIX;
use crate::limits;
use crate::refusal::{Refusal, RefusalClass};

/// One code of a card.
#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    /// Which, from 1.
    number: usize,
    /// Of how many.
    of: usize,
    digits: &'t str,
}

/// What follows `shc:/`.
pub(super) enum Numeric<'t> {
    Whole(&'t str),
    Part(Part<'t>),
}

impl<'t> Numeric<'t> {
    /// `None` where the text has no such prefix.
    pub(super) fn read(text: &'t str) -> Option<Result<Self, Refusal>> {
        let prefix = text.get(..PREFIX.len())?;
        if !prefix.eq_ignore_ascii_case(PREFIX) {
            return None;
        }
        let content = text.get(PREFIX.len()..)?;
        let mut fields = content.splitn(3, '/');
        Some(match (fields.next(), fields.next(), fields.next()) {
            (Some(digits), None, _) => Ok(Self::Whole(digits)),
            (Some(number), Some(of), Some(digits)) => part(number, of, digits),
            _ => Err(Refusal::Encoding),
        })
    }
}

fn part<'t>(number: &str, of: &str, digits: &'t str) -> Result<Numeric<'t>, Refusal> {
    let count = |text: &str| {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| plain).ok_or(Refusal::Encoding)
    };
    let (number, of): (usize, usize) = (count(number)?, count(of)?);
    if of > limits::SHC_PARTS {
        return Err(Refusal::TextTooLong);
    }
    match (number, of) {
        (1, 1) => Ok(Numeric::Whole(digits)),
        (1.., 2..) if number <= of => Ok(Numeric::Part(Part { number, of, digits })),
        _ => Err(Refusal::Encoding),
    }
}

impl Part<'_> {
    /// Whether its digits are whole pairs.
    pub(super) fn is_whole_pairs(self) -> bool {
        self.digits.len().is_multiple_of(2) && self.digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// A part alone is no pass.
    pub(super) fn alone(self) -> Refusal {
        Refusal::Part { have: 1, need: self.of }
    }
}

/// Puts the parts of cards together, in whatever order they come, and leaves every other text as it is. A whole card
/// stands where the first of its parts stood; the n-th of several first parts belongs with the n-th of the others.
/// A set that is not whole is [`Refusal::Part`], which counts what is there. Parts of two passes of the same length fill each
/// other's places; where what that gives cannot be read, it is [`Refusal::PartsApart`].
///
/// ```
/// use credential::{Refusal, shc};
///
/// let joined = shc::join(&["shc:/2/3/29", "HC1:A"]);
/// assert_eq!(joined, [Err(Refusal::Part { have: 1, need: 3 }), Ok("HC1:A".to_owned())]);
/// assert_eq!(shc::join(&["shc:/2/2/29", "shc:/1/2/5676"]), [Err(Refusal::PartsApart)]);
/// ```
#[must_use]
pub fn join<S: AsRef<str>>(texts: &[S]) -> Vec<Result<String, Refusal>> {
    let mut joined = Joined::default();
    for text in texts {
        let text = text.as_ref();
        match Numeric::read(super::text::trim(text)) {
            Some(Ok(Numeric::Part(part))) => joined.place(part),
            _ => joined.pieces.push(Piece::Other(text)),
        }
    }
    joined.pieces.into_iter().map(Piece::finish).collect()
}

#[derive(Default)]
struct Joined<'t> {
    pieces: Vec<Piece<'t>>,
    /// Where the cards stand among them.
    cards: Vec<usize>,
}

enum Piece<'t> {
    Other(&'t str),
    /// As many places as the card has parts.
    Card(Vec<Option<&'t str>>),
}

impl<'t> Joined<'t> {
    /// Into the first card of as many parts that lacks this one; a part that is there already is dropped.
    fn place(&mut self, part: Part<'t>) {
        let at = part.number.saturating_sub(1);
        for card in self.cards.iter().take(limits::SHC_CREDENTIALS) {
            let Some(Piece::Card(places)) = self.pieces.get_mut(*card) else {
                continue;
            };
            if places.len() != part.of {
                continue;
            }
            match places.get_mut(at) {
                Some(Some(known)) if *known == part.digits => return,
                Some(free @ None) => {
                    *free = Some(part.digits);
                    return;
                }
                _ => {}
            }
        }
        let mut places = vec![None; part.of];
        if let Some(place) = places.get_mut(at) {
            *place = Some(part.digits);
        }
        self.cards.push(self.pieces.len());
        self.pieces.push(Piece::Card(places));
    }
}

impl Piece<'_> {
    fn finish(self) -> Result<String, Refusal> {
        match self {
            Self::Other(text) => Ok(text.to_owned()),
            Self::Card(places) => {
                let need = places.len();
                let known: Vec<&str> = places.into_iter().flatten().collect();
                if known.len() < need {
                    return Err(Refusal::Part {
                        have: known.len(),
                        need,
                    });
                }
                let whole = [PREFIX, &known.concat()].concat();
                match crate::parse(&whole) {
                    Err(refusal) if is_damage(&refusal) => Err(Refusal::PartsApart),
                    _ => Ok(whole),
                }
            }
        }
    }
}

/// Whether nothing of a card can be read. What breaks a rule, or is past a limit, was read as what it is.
fn is_damage(refusal: &Refusal) -> bool {
    refusal.class() == RefusalClass::Undecodable && !matches!(refusal, Refusal::TooLarge | Refusal::TextTooLong)
}
