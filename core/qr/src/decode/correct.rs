//! Reed-Solomon error and erasure correction (ISO/IEC 18004 section 7.5.2 and annex B).
//!
//! A codeword known to be doubtful costs half as much redundancy as one that is wrong unnoticed, so the shades of the
//! modules buy up to twice the correction.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "field elements index tables of 256 and 512; all lengths follow from one block of at most 255 codewords"
)]

/// Corrects one block in place, `redundancy` of whose codewords are for error correction; `erased` are positions that
/// are doubtful. False where it cannot be done; the block is then as it was.
///
/// With erasures, `reserve` codewords of redundancy are not spent: they are the proof that the result is no chance.
pub(crate) fn correct(block: &mut [u8], redundancy: usize, erased: &[usize], reserve: usize) -> bool {
    let syndromes = syndromes(block, redundancy);
    if syndromes.iter().all(|&syndrome| syndrome == 0) {
        return true;
    }
    if erased.len() + reserve > redundancy {
        return false;
    }
    let place = |position: usize| block.len() - 1 - position;
    let Some(locator) = locator(&syndromes, erased.iter().map(|&position| place(position))) else {
        return false;
    };
    let degree = locator.len() - 1;
    let errors = degree - erased.len();
    if 2 * errors + erased.len() + reserve > redundancy {
        return false;
    }
    // Ω(x) = S(x) Λ(x) mod x^redundancy
    let evaluator: Vec<u8> = (0..redundancy)
        .map(|power| (0..=power.min(degree)).fold(0, |sum, at| sum ^ product(locator[at], syndromes[power - at])))
        .collect();
    let mut corrected = block.to_vec();
    let mut roots = 0;
    for (position, byte) in corrected.iter_mut().enumerate() {
        let inverse = EXP[255 - place(position)];
        if evaluate(&locator, inverse) != 0 {
            continue;
        }
        roots += 1;
        // Λ'(x) has only the odd powers' coefficients, each one power lower.
        let odd: Vec<u8> = locator.iter().skip(1).step_by(2).copied().collect();
        let slope = evaluate(&odd, product(inverse, inverse));
        if slope == 0 {
            return false;
        }
        // Forney, for a generator whose first root is α^0.
        *byte ^= quotient(product(EXP[place(position)], evaluate(&evaluator, inverse)), slope);
    }
    if roots != degree
        || self::syndromes(&corrected, redundancy)
            .iter()
            .any(|&syndrome| syndrome != 0)
    {
        return false;
    }
    block.copy_from_slice(&corrected);
    true
}

fn syndromes(block: &[u8], redundancy: usize) -> Vec<u8> {
    (0..redundancy)
        .map(|power| block.iter().fold(0, |sum, &byte| product(sum, EXP[power]) ^ byte))
        .collect()
}

/// The error locator, lowest power first, by Berlekamp and Massey, started from the erasures' own locator.
fn locator(syndromes: &[u8], erased: impl Iterator<Item = usize>) -> Option<Vec<u8>> {
    let mut locator = vec![1];
    for place in erased {
        // Multiplied by (1 + α^place x).
        locator.push(0);
        for at in (1..locator.len()).rev() {
            locator[at] ^= product(locator[at - 1], EXP[place]);
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
            .fold(0, |sum, (at, &term)| sum ^ product(term, syndromes[step - at]));
        if discrepancy == 0 {
            continue;
        }
        let mut next = locator.clone();
        next.resize(next.len().max(before.len()), 0);
        for (term, &old) in next.iter_mut().zip(&before) {
            *term ^= product(discrepancy, old);
        }
        if 2 * length <= step + erasures {
            before = locator.iter().map(|&term| quotient(term, discrepancy)).collect();
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
fn evaluate(polynomial: &[u8], at: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &term| product(sum, at) ^ term)
}

fn product(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        0
    } else {
        EXP[usize::from(LOG[usize::from(a)]) + usize::from(LOG[usize::from(b)])]
    }
}

/// `b` must not be zero.
fn quotient(a: u8, b: u8) -> u8 {
    if a == 0 {
        0
    } else {
        EXP[255 + usize::from(LOG[usize::from(a)]) - usize::from(LOG[usize::from(b)])]
    }
}

/// Powers of α = x in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1, twice over so that sums of two logarithms fit.
const EXP: [u8; 512] = {
    let mut table = [0; 512];
    let mut value = 1_u16;
    let mut power = 0;
    while power < 512 {
        table[power] = value as u8;
        value <<= 1;
        if value > 255 {
            value ^= 0x11d;
        }
        power += 1;
    }
    table
};

const LOG: [u8; 256] = {
    let mut table = [0; 256];
    let mut power = 0;
    while power < 255 {
        table[EXP[power] as usize] = power as u8;
        power += 1;
    }
    table
};

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
            let mut block = data.clone();
            block.extend(correction(&data, redundancy));
            let whole = block.clone();
            let erasures = erasures.min(redundancy);
            let errors = errors.min((redundancy - erasures) / 2);
            // Positions in an order that the seed gives.
            let mut order: Vec<usize> = (0..block.len()).collect();
            order.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(seed | 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            for (&at, change) in order[..erasures + errors].iter().zip(1_u8..) {
                block[at] ^= change.wrapping_mul(37) | 1;
            }
            prop_assert!(correct(&mut block, redundancy, &order[..erasures], 0));
            prop_assert_eq!(block, whole);
        }

        #[test]
        fn chance_is_not_corrected(mut block in prop::collection::vec(any::<u8>(), 60)) {
            let before = block.clone();
            if !correct(&mut block, 22, &[], 0) {
                prop_assert_eq!(&block, &before);
            }
            prop_assert!(!correct(&mut block, 22, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 9) || block == before);
        }
    }
}
