//! The recovery code: generated, written on paper, typed back by a tired person.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::StoreError;
use crate::id::random_bytes;
use crate::labels::RECOVERY_CHECK;

/// Digits and capitals without I, L, O and U, as in Crockford's Base32.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random symbols of 5 bits: 90 bits, more than the 80 the design asks for.
const RANDOM_SYMBOLS: usize = 18;
/// Check symbols: one typing slip in a thousand goes unnoticed.
const CHECK_SYMBOLS: usize = 2;
/// Symbols in all, shown in groups of [`GROUP`].
const SYMBOLS: usize = RANDOM_SYMBOLS + CHECK_SYMBOLS;
/// Symbols between two dashes.
const GROUP: usize = 4;

/// A generated code of 90 bits that opens the store without this device's key.
pub struct RecoveryCode(Zeroizing<[u8; RANDOM_SYMBOLS]>);

/// Why a text is not a recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// Too few or too many letters and digits.
    #[error("a recovery code has {SYMBOLS} letters and digits, this has {0}")]
    Length(usize),
    /// A sign that no code holds.
    #[error("{0:?} is in no recovery code")]
    Symbol(char),
    /// The check symbols do not fit: a letter was misread or two were swapped.
    #[error("a letter or digit of the recovery code is mistyped; compare it with your note")]
    Check,
}

impl RecoveryCode {
    /// Draws a new code.
    pub fn generate() -> Result<Self, StoreError> {
        let mut symbols = Zeroizing::new(random_bytes::<RANDOM_SYMBOLS>()?);
        // 256 is a multiple of 32: taking the low 5 bits favours no symbol.
        symbols.iter_mut().for_each(|symbol| *symbol &= 31);
        Ok(RecoveryCode(symbols))
    }

    /// Reads a code as a person types it: any case, with or without dashes and spaces, O for 0, I or L for 1.
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut symbols = Zeroizing::new([0; SYMBOLS]);
        let mut count: usize = 0;
        for character in text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–' | '.' | '_'))
        {
            let value = value(character).ok_or(RecoveryCodeError::Symbol(character))?;
            if let Some(symbol) = symbols.get_mut(count) {
                *symbol = value;
            }
            count = count.saturating_add(1);
        }
        if count != SYMBOLS {
            return Err(RecoveryCodeError::Length(count));
        }
        let (random, check) = symbols
            .split_first_chunk::<RANDOM_SYMBOLS>()
            .ok_or(RecoveryCodeError::Length(count))?;
        let code = RecoveryCode(Zeroizing::new(*random));
        if code.check() == check {
            Ok(code)
        } else {
            Err(RecoveryCodeError::Check)
        }
    }

    /// The code as shown: capitals in groups of four.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
        for (place, symbol) in self.0.iter().chain(&self.check()).enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(ALPHABET.get(usize::from(*symbol)).copied().map_or('?', char::from));
        }
        text
    }

    /// One symbol a byte.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The first 10 bits of a SHA-256 over the symbols.
    fn check(&self) -> [u8; CHECK_SYMBOLS] {
        let digest = Sha256::new()
            .chain_update(RECOVERY_CHECK)
            .chain_update(self.0.as_slice())
            .finalize();
        let bits = digest
            .first_chunk::<2>()
            .map_or(0, |bytes| u16::from_be_bytes(*bytes) >> 6);
        [bits >> 5, bits & 31].map(|symbol| symbol.to_le_bytes()[0])
    }
}

/// What a typed character stands for.
fn value(character: char) -> Option<u8> {
    let folded = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|symbol| char::from(*symbol) == folded)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        for _ in 0..200 {
            let code = RecoveryCode::generate().unwrap();
            let text = code.text();
            assert_eq!(text.len(), 24, "{}", *text);
            for typed in [
                text.to_string(),
                text.to_lowercase(),
                text.replace('-', ""),
                format!("  {} ", text.replace('-', " ")),
                text.replace('0', "o").replace('1', "l"),
                text.replace('0', "O").replace('1', "I"),
            ] {
                assert_eq!(RecoveryCode::parse(&typed).unwrap().0, code.0, "{typed}");
            }
        }
    }

    #[test]
    fn slips_are_noticed() {
        let code = RecoveryCode::generate().unwrap();
        let text = code.text().replace('-', "");
        assert_eq!(
            RecoveryCode::parse(&text[1..]).err(),
            Some(RecoveryCodeError::Length(19))
        );
        assert_eq!(
            RecoveryCode::parse(&format!("{text}A")).err(),
            Some(RecoveryCodeError::Length(21))
        );
        assert_eq!(
            RecoveryCode::parse(&text.replacen(&text[..1], "U", 1)).err(),
            Some(RecoveryCodeError::Symbol('U'))
        );
        let missed = (0..SYMBOLS)
            .flat_map(|place| ALPHABET.iter().map(move |symbol| (place, *symbol)))
            .filter(|(place, symbol)| {
                let mut typed = text.clone().into_bytes();
                let changed = typed[*place] != *symbol;
                typed[*place] = *symbol;
                changed && RecoveryCode::parse(&String::from_utf8(typed).unwrap()).is_ok()
            })
            .count();
        assert!(missed < 10, "{missed} of 620 single slips go unnoticed");
    }
}
