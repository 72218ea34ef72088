//! The PIN.

use zeroize::Zeroizing;

use crate::limits::{MAX_PIN_BYTES, MIN_PIN_CHARACTERS};

/// A PIN as typed. It opens nothing without this device's key, and tries are counted.
pub struct Pin(Zeroizing<Vec<u8>>);

/// Why a text cannot be a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// Fewer characters than [`MIN_PIN_CHARACTERS`].
    #[error("a PIN has at least {MIN_PIN_CHARACTERS} digits or letters")]
    TooShort,
    /// More bytes than [`MAX_PIN_BYTES`].
    #[error("a PIN has at most {MAX_PIN_BYTES} digits or letters")]
    TooLong,
    /// One character over and over, or digits in a row (123456, 987654).
    #[error("this PIN is the first that anyone would try; choose another")]
    Obvious,
    /// Something that cannot be typed the same way everywhere.
    #[error("a PIN has digits, letters and signs only")]
    Control,
}

impl Pin {
    /// Takes a PIN that is already in use.
    pub fn new(text: &str) -> Result<Self, PinError> {
        let characters = text.chars().count();
        if characters < MIN_PIN_CHARACTERS {
            return Err(PinError::TooShort);
        }
        if text.len() > MAX_PIN_BYTES {
            return Err(PinError::TooLong);
        }
        if text.chars().any(char::is_control) {
            return Err(PinError::Control);
        }
        Ok(Pin(Zeroizing::new(text.as_bytes().to_vec())))
    }

    /// Takes a PIN that is to be set: one that anyone would try first is refused besides.
    pub fn choose(text: &str) -> Result<Self, PinError> {
        let pin = Self::new(text)?;
        let steps = |by: i16| {
            pin.0
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if i16::from(*b).checked_sub(i16::from(*a)) == Some(by)))
        };
        if [0, 1, -1].into_iter().any(steps) {
            Err(PinError::Obvious)
        } else {
            Ok(pin)
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_are_bounded() {
        assert_eq!(Pin::new("12345").err(), Some(PinError::TooShort));
        assert_eq!(Pin::new(&"1".repeat(MAX_PIN_BYTES + 1)).err(), Some(PinError::TooLong));
        assert_eq!(Pin::new("12345\n").err(), Some(PinError::Control));
        assert!(Pin::new("123456").is_ok());
        assert!(Pin::new("ключик").is_ok());
    }

    #[test]
    fn the_first_guesses_cannot_be_chosen() {
        for text in ["000000", "123456", "987654", "aaaaaa", "abcdef"] {
            assert_eq!(Pin::choose(text).err(), Some(PinError::Obvious), "{text}");
        }
        assert!(Pin::choose("271828").is_ok());
    }
}
