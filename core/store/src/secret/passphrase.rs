//! The passphrase of a file vault, and how strong it has to be.

use zeroize::Zeroizing;

use crate::limits::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_BITS};

/// A passphrase as typed. Unlike a PIN it is all that protects a file vault.
pub struct Passphrase(Zeroizing<Vec<u8>>);

/// Why a text cannot be a passphrase.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PassphraseError {
    /// Nothing was typed.
    #[error("the passphrase is empty")]
    Empty,
    /// More bytes than [`MAX_PASSPHRASE_BYTES`].
    #[error("a passphrase has at most {MAX_PASSPHRASE_BYTES} bytes")]
    TooLong,
    /// Too easily guessed to be the only protection of a file.
    #[error("this passphrase is worth about {bits:.0} bits, {MIN_PASSPHRASE_BITS:.0} are needed: {hint}")]
    TooWeak {
        /// The estimate in bits.
        bits: f64,
        /// What would make it stronger, in English.
        hint: String,
    },
}

impl Passphrase {
    /// Takes a passphrase that is already in use.
    pub fn new(text: &str) -> Result<Self, PassphraseError> {
        match text.len() {
            0 => Err(PassphraseError::Empty),
            1..=MAX_PASSPHRASE_BYTES => Ok(Passphrase(Zeroizing::new(text.as_bytes().to_vec()))),
            _ => Err(PassphraseError::TooLong),
        }
    }

    /// Takes a passphrase that is to be set: the estimator has to find at least [`MIN_PASSPHRASE_BITS`] in it.
    pub fn choose(text: &str) -> Result<Self, PassphraseError> {
        let passphrase = Self::new(text)?;
        passphrase.check_strength().map(|()| passphrase)
    }

    /// Whether it is strong enough to be all that protects a file.
    pub(crate) fn check_strength(&self) -> Result<(), PassphraseError> {
        let text = str::from_utf8(&self.0).unwrap_or_default();
        let estimate = zxcvbn::zxcvbn(text, &["carnet", "wallet", "passport"]);
        let bits = estimate.guesses_log10() * std::f64::consts::LOG2_10;
        if bits >= MIN_PASSPHRASE_BITS {
            return Ok(());
        }
        // The estimator speaks up for very weak ones only.
        let warning = estimate
            .feedback()
            .and_then(|feedback| feedback.warning())
            .map(|warning| warning.to_string());
        let hint = warning.unwrap_or_else(|| "six or more unrelated words make a good one".to_owned());
        Err(PassphraseError::TooWeak {
            bits: bits.max(0.0),
            hint,
        })
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_ones_are_refused_with_the_estimate() {
        for text in [
            "password",
            "correct horse",
            "carnet wallet passport",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "12345678901234567890",
        ] {
            match Passphrase::choose(text) {
                Err(PassphraseError::TooWeak { bits, hint }) => {
                    assert!(bits < MIN_PASSPHRASE_BITS, "{text}: {bits}");
                    assert!(!hint.is_empty());
                }
                _ => panic!("{text} was taken"),
            }
        }
    }

    #[test]
    fn strong_ones_are_taken() {
        for text in ["plinth gravy osprey mantle kiosk tundra", "vK7#qZ2!mX9@wL4$eR1%"] {
            assert!(Passphrase::choose(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn length_is_bounded() {
        assert_eq!(Passphrase::new("").err(), Some(PassphraseError::Empty));
        assert_eq!(
            Passphrase::choose(&"x".repeat(MAX_PASSPHRASE_BYTES + 1)).err(),
            Some(PassphraseError::TooLong)
        );
    }
}
