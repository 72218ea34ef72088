//! Random bytes, and choices that depend on nothing else.

use super::IssuerError;

/// Where random bytes come from: the system's, or in tests bytes that are known.
pub trait Random {
    /// Fills all of it.
    ///
    /// # Errors
    /// [`IssuerError::Random`] when the system gives none.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), IssuerError>;

    /// A number from 0 to below `end`, each as likely as any other; 0 where there is none below it.
    ///
    /// # Errors
    /// As [`fill`](Self::fill).
    fn below(&mut self, end: u64) -> Result<u64, IssuerError> {
        // Past the last whole multiple the remainder would favour the small ones.
        let odd = u64::MAX.checked_rem(end).and_then(|rest| rest.checked_add(1));
        let odd = odd.and_then(|odd| odd.checked_rem(end)).unwrap_or_default();
        let fair = u64::MAX.saturating_sub(odd);
        loop {
            let mut bytes = [0; 8];
            self.fill(&mut bytes)?;
            let number = u64::from_be_bytes(bytes);
            if number <= fair {
                return Ok(number.checked_rem(end).unwrap_or_default());
            }
        }
    }
}

/// The system's random bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), IssuerError> {
        getrandom::fill(bytes).map_err(|_| IssuerError::Random)
    }
}

#[cfg(test)]
pub(super) mod testing {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Bytes that look random and are always the same.
    pub(crate) struct Known {
        seed: u64,
        block: u64,
        left: Vec<u8>,
    }

    impl Known {
        pub(crate) fn new(seed: u64) -> Self {
            Self {
                seed,
                block: 0,
                left: Vec::new(),
            }
        }
    }

    impl Random for Known {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), IssuerError> {
            for byte in bytes {
                if self.left.is_empty() {
                    let block = [self.seed.to_be_bytes(), self.block.to_be_bytes()].concat();
                    self.left = Sha256::digest(block).to_vec();
                    self.block += 1;
                }
                *byte = self.left.pop().unwrap();
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::Known;
    use super::*;

    /// Hands out these numbers.
    struct Numbers(Vec<u64>);

    impl Random for Numbers {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), IssuerError> {
            bytes.copy_from_slice(&self.0.remove(0).to_be_bytes());
            Ok(())
        }
    }

    #[test]
    fn every_number_below_the_end_is_as_likely_as_any_other() {
        let mut random = Known::new(1);
        let mut counts = [0_u32; 24];
        for _ in 0..24_000 {
            counts[random.below(24).unwrap() as usize] += 1;
        }
        // 1000 each with a deviation of 31: six of them.
        assert!(counts.iter().all(|count| (814..=1_186).contains(count)), "{counts:?}");
    }

    #[test]
    fn what_would_favour_small_numbers_is_drawn_again() {
        // 2^64 has the remainder 1 by 3: the largest number is one too many.
        assert_eq!(Numbers(vec![u64::MAX, 7]).below(3).unwrap(), 1);
        assert_eq!(Numbers(vec![u64::MAX - 1]).below(3).unwrap(), 2);
        // And none by 4.
        assert_eq!(Numbers(vec![u64::MAX]).below(4).unwrap(), 3);
        assert_eq!(Numbers(vec![9]).below(1).unwrap(), 0);
        assert_eq!(Numbers(vec![9]).below(0).unwrap(), 0);
    }
}
