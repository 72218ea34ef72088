//! Reed-Solomon error and erasure correction (ISO/IEC 18004 section 7.5.2 and annex B; ISO/IEC 24778 section 10).
//!
//! A codeword known to be doubtful costs half as much redundancy as one that is wrong unnoticed, so the shades of the
//! modules buy up to twice the correction.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "field elements index tables of their field's size; a block has fewer codewords than the field has elements"
)]

/// Corrects one block in place, `redundancy` of whose codewords are for error correction; `erased` are positions that
/// are doubtful. False where it cannot be done; the block is then as it was.
///
/// With erasures, `reserve` codewords of redundancy are not spent: they are the proof that the result is no chance.
pub(crate) fn correct(field: &Field, block: &mut [u16], redundancy: usize, erased: &[usize], reserve: usize) -> bool {
    let syndromes = field.syndromes(block, redundancy);
    if syndromes.iter().all(|&syndrome| syndrome == 0) {
        return true;
    }
    if erased.len() + reserve > redundancy {
        return false;
    }
    let place = |position: usize| block.len() - 1 - position;
    let Some(locator) = field.locator(&syndromes, erased.iter().map(|&position| place(position))) else {
        return false;
    };
    let degree = locator.len() - 1;
    let errors = degree - erased.len();
    if 2 * errors + erased.len() + reserve > redundancy {
        return false;
    }
    // Ω(x) = S(x) Λ(x) mod x^redundancy
    let evaluator: Vec<u16> = (0..redundancy)
        .map(|power| (0..=power.min(degree)).fold(0, |sum, at| sum ^ field.product(locator[at], syndromes[power - at])))
        .collect();
    let mut corrected = block.to_vec();
    let mut roots = 0;
    for (position, word) in corrected.iter_mut().enumerate() {
        let inverse = field.power(field.order() - place(position));
        if field.evaluate(&locator, inverse) != 0 {
            continue;
        }
        roots += 1;
        // Λ'(x) has only the odd powers' coefficients, each one power lower.
        let odd: Vec<u16> = locator.iter().skip(1).step_by(2).copied().collect();
        let slope = field.evaluate(&odd, field.product(inverse, inverse));
        if slope == 0 {
            return false;
        }
        // Forney: X^(1 - first root) Ω(X^-1) / Λ'(X^-1).
        let value = field.quotient(field.evaluate(&evaluator, inverse), slope);
        *word ^= if field.first == 0 {
            field.product(field.power(place(position)), value)
        } else {
            value
        };
    }
    let is_whole = || {
        field
            .syndromes(&corrected, redundancy)
            .iter()
            .all(|&syndrome| syndrome == 0)
    };
    if roots != degree || !is_whole() {
        return false;
    }
    block.copy_from_slice(&corrected);
    true
}

/// The finite field that codewords are elements of, and the first root of the code's generator.
pub(crate) struct Field {
    /// Powers of the primitive element, twice over so that sums of two logarithms fit.
    powers: &'static [u16],
    logarithms: &'static [u16],
    /// The power of the first root: 0 or 1.
    first: usize,
}

impl Field {
    /// QR code: GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004 section 7.5.2).
    pub(crate) const QR: Self = Self::of::<510, 256>(&QR.0, &QR.1, 0);

    /// Aztec code (ISO/IEC 24778 section 10): the mode message, x^4 + x + 1.
    pub(crate) const AZTEC_4: Self = Self::of::<30, 16>(&AZTEC_4.0, &AZTEC_4.1, 1);

    /// Codewords of Aztec code by their bits: x^6 + x + 1, x^8 + x^5 + x^3 + x^2 + 1, x^10 + x^3 + 1 and
    /// x^12 + x^6 + x^5 + x^3 + 1.
    pub(crate) fn aztec(bits: usize) -> Self {
        match bits {
            6 => Self::of(&AZTEC_6.0, &AZTEC_6.1, 1),
            8 => Self::of(&AZTEC_8.0, &AZTEC_8.1, 1),
            10 => Self::of(&AZTEC_10.0, &AZTEC_10.1, 1),
            _ => Self::of(&AZTEC_12.0, &AZTEC_12.1, 1),
        }
    }

    const fn of<const TWICE: usize, const SIZE: usize>(
        powers: &'static [u16; TWICE],
        logarithms: &'static [u16; SIZE],
        first: usize,
    ) -> Self {
        Self {
            powers,
            logarithms,
            first,
        }
    }

    /// Elements but zero.
    fn order(&self) -> usize {
        self.logarithms.len() - 1
    }

    fn power(&self, exponent: usize) -> u16 {
        self.powers[exponent]
    }

    fn syndromes(&self, block: &[u16], redundancy: usize) -> Vec<u16> {
        (self.first..self.first + redundancy)
            .map(|power| {
                let root = self.power(power);
                block.iter().fold(0, |sum, &word| self.product(sum, root) ^ word)
            })
            .collect()
    }

    /// The error locator, lowest power first, by Berlekamp and Massey, started from the erasures' own locator.
    fn locator(&self, syndromes: &[u16], erased: impl Iterator<Item = usize>) -> Option<Vec<u16>> {
        let mut locator = vec![1];
        for place in erased {
            // Multiplied by (1 + α^place x).
            locator.push(0);
            for at in (1..locator.len()).rev() {
                locator[at] ^= self.product(locator[at - 1], self.power(place));
            }
        }
        let erasures = locator.len() - 1;
        let mut length = erasures;
        let mut before = locator.clone();
        for step in erasures..syndromes.len() {
            before.insert(0, 0);
            let discrepancy = locator
                .iter()
                .enumerate()
                .take(step + 1)
                .fold(0, |sum, (at, &term)| sum ^ self.product(term, syndromes[step - at]));
            if discrepancy == 0 {
                continue;
            }
            let mut next = locator.clone();
            next.resize(next.len().max(before.len()), 0);
            for (term, &old) in next.iter_mut().zip(&before) {
                *term ^= self.product(discrepancy, old);
            }
            if 2 * length <= step + erasures {
                before = locator.iter().map(|&term| self.quotient(term, discrepancy)).collect();
                length = step + 1 + erasures - length;
            }
            locator = next;
        }
        while locator.last() == Some(&0) {
            locator.pop();
        }
        (locator.len() == length + 1).then_some(locator)
    }

    /// The value of a polynomial, lowest power first.
    fn evaluate(&self, polynomial: &[u16], at: u16) -> u16 {
        polynomial
            .iter()
            .rev()
            .fold(0, |sum, &term| self.product(sum, at) ^ term)
    }

    fn logarithm(&self, element: u16) -> usize {
        usize::from(self.logarithms[usize::from(element)])
    }

    fn product(&self, a: u16, b: u16) -> u16 {
        if a == 0 || b == 0 {
            0
        } else {
            self.powers[self.logarithm(a) + self.logarithm(b)]
        }
    }

    /// `b` must not be zero.
    fn quotient(&self, a: u16, b: u16) -> u16 {
        if a == 0 {
            0
        } else {
            self.powers[self.order() + self.logarithm(a) - self.logarithm(b)]
        }
    }
}

type Tables<const TWICE: usize, const SIZE: usize> = ([u16; TWICE], [u16; SIZE]);

static QR: Tables<510, 256> = tables(0x11d);
static AZTEC_4: Tables<30, 16> = tables(0x13);
static AZTEC_6: Tables<126, 64> = tables(0x43);
static AZTEC_8: Tables<510, 256> = tables(0x12d);
static AZTEC_10: Tables<2046, 1024> = tables(0x409);
static AZTEC_12: Tables<8190, 4096> = tables(0x1069);

/// Powers and logarithms of x modulo a primitive polynomial, whose bits are its coefficients.
const fn tables<const TWICE: usize, const SIZE: usize>(polynomial: u32) -> Tables<TWICE, SIZE> {
    let (mut powers, mut logarithms) = ([0; TWICE], [0; SIZE]);
    let mut value = 1_u32;
    let mut power = 0;
    while power < TWICE {
        powers[power] = value as u16;
        if power < SIZE - 1 {
            logarithms[value as usize] = power as u16;
        }
        value <<= 1;
        if value >= SIZE as u32 {
            value ^= polynomial;
        }
        power += 1;
    }
    (powers, logarithms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::correction;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_many_errors_as_promised(
            data in prop::collection::vec(any::<u8>(), 10..120),
            redundancy in prop::sample::select(vec![7_usize, 10, 17, 22, 30]),
            erasures in 0_usize..30,
            errors in 0_usize..16,
            seed in any::<u64>(),
        ) {
            let mut block: Vec<u16> = data.iter().copied().map(u16::from).collect();
            block.extend(correction(&data, redundancy).into_iter().map(u16::from));
            let whole = block.clone();
            let erasures = erasures.min(redundancy);
            let errors = errors.min((redundancy - erasures) / 2);
            // Positions in an order that the seed gives.
            let mut order: Vec<usize> = (0..block.len()).collect();
            order.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(seed | 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            for (&at, change) in order[..erasures + errors].iter().zip(1_u8..) {
                block[at] ^= u16::from(change.wrapping_mul(37) | 1);
            }
            prop_assert!(correct(&Field::QR, &mut block, redundancy, &order[..erasures], 0));
            prop_assert_eq!(block, whole);
        }

        #[test]
        fn chance_is_not_corrected(mut block in prop::collection::vec(0_u16..256, 60)) {
            let before = block.clone();
            if !correct(&Field::QR, &mut block, 22, &[], 0) {
                prop_assert_eq!(&block, &before);
            }
            prop_assert!(!correct(&Field::QR, &mut block, 22, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 9) || block == before);
        }
    }
}
