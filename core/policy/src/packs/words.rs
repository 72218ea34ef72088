//! A publisher's name that a person can compare: twelve words.

use std::fmt;

use super::key::hex;

/// The words of BIP-39's English list, whose first four letters tell them apart; see `data/words/SOURCE.md`.
const WORDS: &str = include_str!("../../data/words/english.txt");

/// Words of a fingerprint: 132 bits.
pub const FINGERPRINT_WORDS: usize = 12;

/// Who a publisher is: SHA-256 of the signed bytes of its first root. It stays the same when keys change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublisherId(pub [u8; 32]);

impl PublisherId {
    /// The fingerprint: the first 132 bits of the id, eleven a word.
    #[must_use]
    pub fn words(&self) -> [&'static str; FINGERPRINT_WORDS] {
        std::array::from_fn(|at| {
            let bits = (0..11_usize).fold(0, |number, bit| {
                let position = at.saturating_mul(11).saturating_add(bit);
                let byte = self.0.get(position / 8).copied().unwrap_or_default();
                number << 1 | usize::from(byte.rotate_left((position % 8) as u32) >> 7)
            });
            WORDS.lines().nth(bits).unwrap_or_default()
        })
    }

    /// Whether the word at `place`, from 0, is this one: in any letter case, and its first four letters are enough, as they
    /// tell every word of the list apart.
    #[must_use]
    pub fn has_word(&self, place: usize, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        let expected = self.words().get(place).copied().unwrap_or_default();
        !expected.is_empty() && (typed == expected || (typed.chars().count() == 4 && expected.starts_with(&typed)))
    }

    /// From 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut id = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in id.iter_mut().enumerate() {
            let start = at.checked_mul(2)?;
            *byte = u8::from_str_radix(text.get(start..start.checked_add(2)?)?, 16).ok()?;
        }
        Some(Self(id))
    }
}

impl fmt::Display for PublisherId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Debug for PublisherId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_2048_words_in_order_told_apart_by_four_letters() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 2048);
        let first_four = |word: &&str| word.chars().take(4).collect::<String>();
        assert!(words.windows(2).all(|pair| first_four(&pair[0]) < first_four(&pair[1])));
    }

    #[test]
    fn words_are_eleven_bits_each_from_the_first_on() {
        assert_eq!(PublisherId([0; 32]).words(), ["abandon"; 12]);
        assert_eq!(PublisherId([0xff; 32]).words(), ["zoo"; 12]);
        let mut id = [0; 32];
        id[1] = 0b0010_0000;
        assert_eq!(PublisherId(id).words()[..2], ["ability", "abandon"]);
    }

    #[test]
    fn a_word_may_be_cut_to_four_letters_and_no_shorter() {
        let id = PublisherId([0; 32]);
        for typed in ["abandon", " Abandon ", "aban"] {
            assert!(id.has_word(3, typed), "{typed}");
        }
        for typed in ["", "aba", "abando", "ability"] {
            assert!(!id.has_word(3, typed), "{typed}");
        }
        assert!(!id.has_word(12, "abandon"));
    }

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let id = PublisherId(std::array::from_fn(|at| at as u8));
        assert_eq!(PublisherId::from_hex(&id.to_string()), Some(id));
        for text in ["", "00", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(PublisherId::from_hex(text), None);
        }
    }
}
