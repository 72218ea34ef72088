//! Big numbers (tags 2 and 3, RFC 8949 section 3.4.3).

use crate::limits;

const POSITIVE: u64 = 2;
const NEGATIVE: u64 = 3;

/// Decimal digits held in one limb.
const DIGITS: usize = 9;
const BASE: u64 = 1_000_000_000;

pub(super) fn is_tag(number: u64) -> bool {
    matches!(number, POSITIVE | NEGATIVE)
}

pub(super) fn tag(negative: bool) -> u64 {
    if negative { NEGATIVE } else { POSITIVE }
}

pub(super) fn is_negative(tag: u64) -> bool {
    tag == NEGATIVE
}

/// Whether the magnitude has no leading zero and does not fit a plain integer.
pub(super) fn is_shortest(magnitude: &[u8]) -> bool {
    magnitude.len() > 8 && magnitude.first() != Some(&0)
}

/// The magnitude without leading zeros.
pub(super) fn trim(magnitude: &[u8]) -> &[u8] {
    let zeros = magnitude.iter().take_while(|&&byte| byte == 0).count();
    magnitude.get(zeros..).unwrap_or_default()
}

/// The magnitude as the argument of a plain integer, if it fits.
pub(super) fn to_argument(magnitude: &[u8]) -> Option<u64> {
    let magnitude = trim(magnitude);
    (magnitude.len() <= 8).then(|| magnitude.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)))
}

/// The number in decimal: the magnitude n, or -1 - n. `None` if it is longer than
/// [`CBOR_DECIMAL`](limits::CBOR_DECIMAL).
pub(super) fn decimal(tag: u64, magnitude: &[u8]) -> Option<String> {
    let magnitude = trim(magnitude);
    if magnitude.len() > limits::CBOR_DECIMAL {
        return None;
    }
    // Least significant limb first.
    let mut limbs = vec![0_u64];
    for &byte in magnitude {
        multiply_add(&mut limbs, 256, u64::from(byte));
    }
    if is_negative(tag) {
        multiply_add(&mut limbs, 1, 1);
    }
    let mut text = String::from(if is_negative(tag) { "-" } else { "" });
    for (index, limb) in limbs.iter().rev().enumerate() {
        let width = if index == 0 { 0 } else { DIGITS };
        text.push_str(&format!("{limb:0width$}"));
    }
    Some(text)
}

/// `limbs * factor + summand`, for a factor and a summand of at most 256.
fn multiply_add(limbs: &mut Vec<u64>, factor: u64, summand: u64) {
    let mut carry = summand;
    for limb in limbs.iter_mut() {
        let sum = limb.wrapping_mul(factor).wrapping_add(carry);
        *limb = sum % BASE;
        carry = sum / BASE;
    }
    if carry > 0 {
        limbs.push(carry);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decimal_up_to_the_limit() {
        let largest = vec![0xff; limits::CBOR_DECIMAL];
        let text = decimal(POSITIVE, &largest).unwrap();
        assert_eq!(text.len(), 309);
        assert!(text.starts_with("17976931348623159077293051907890247336179769789423065727343008115"));
        assert_eq!(decimal(POSITIVE, &[&[0], &largest[..]].concat()), Some(text));
        assert_eq!(decimal(POSITIVE, &[&[1], &largest[..]].concat()), None);
        assert_eq!(decimal(NEGATIVE, b"").unwrap(), "-1");
    }

    proptest! {
        #[test]
        fn decimal_is_what_the_standard_library_writes(number: u128) {
            let number = number >> 1;
            prop_assert_eq!(decimal(POSITIVE, &number.to_be_bytes()).unwrap(), number.to_string());
            let negative = -1 - i128::try_from(number).unwrap();
            prop_assert_eq!(decimal(NEGATIVE, &number.to_be_bytes()).unwrap(), negative.to_string());
        }
    }
}
