//! Floats in their shortest form (RFC 8949 sections 4.1, 4.2.2 and appendix D).

/// Half precision's only NaN that is written.
const HALF_NAN: u16 = 0x7e00;
const HALF_INFINITY: u16 = 0x7c00;

/// The value of a float of half precision; exact.
pub(super) fn from_half(half: u16) -> f64 {
    let sign = u64::from(half >> 15) << 63;
    let exponent = u64::from(half >> 10) & 0x1f;
    let fraction = u64::from(half) & 0x3ff;
    match exponent {
        // Subnormal: the fraction counts steps of 2^-24.
        0 => f64::from_bits(sign | (fraction as f64 / 16_777_216.0).to_bits()),
        31 => f64::from_bits(sign | 0x7ff << 52 | fraction << 42),
        // The exponent is biased by 15 here and by 1023 there.
        _ => f64::from_bits(sign | exponent.wrapping_add(1008) << 52 | fraction << 42),
    }
}

/// The float of half precision with the same value, if there is one.
fn to_half(number: f64) -> Option<u16> {
    if number.is_nan() {
        return Some(HALF_NAN);
    }
    let bits = number.to_bits();
    let sign = ((bits >> 48) & 0x8000) as u16;
    if number.is_infinite() {
        return Some(sign | HALF_INFINITY);
    }
    let steps = number.abs() * 16_777_216.0;
    if steps < 1024.0 {
        let half = steps as u16;
        return (f64::from(half) == steps).then_some(sign | half);
    }
    let exponent = ((bits >> 52) & 0x7ff)
        .checked_sub(1008)
        .filter(|exponent| (1..31).contains(exponent))?;
    let fraction = bits & ((1 << 52) - 1);
    (fraction.trailing_zeros() >= 42).then_some(sign | (exponent << 10) as u16 | (fraction >> 42) as u16)
}

/// A float as it is encoded, its first byte included.
pub(super) enum Shortest {
    Half([u8; 3]),
    Single([u8; 5]),
    Double([u8; 9]),
}

impl Shortest {
    /// The shortest encoding that keeps the value; every NaN is the same.
    pub(super) fn of(number: f64) -> Self {
        if let Some(half) = to_half(number) {
            let [a, b] = half.to_be_bytes();
            return Self::Half([0xf9, a, b]);
        }
        let single = number as f32;
        if f64::from(single) == number {
            let [a, b, c, d] = single.to_be_bytes();
            return Self::Single([0xfa, a, b, c, d]);
        }
        let [a, b, c, d, e, f, g, h] = number.to_be_bytes();
        Self::Double([0xfb, a, b, c, d, e, f, g, h])
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Half(bytes) => bytes,
            Self::Single(bytes) => bytes,
            Self::Double(bytes) => bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_half_is_its_own_shortest_form() {
        for half in 0..=u16::MAX {
            let number = from_half(half);
            let expected = if number.is_nan() { HALF_NAN } else { half };
            assert_eq!(to_half(number), Some(expected), "{half:04x}");
        }
    }

    /// RFC 8949 appendix A.
    #[test]
    fn known_halves() {
        for (half, number) in [
            (0x0001, 5.960_464_477_539_063e-8),
            (0x0400, 0.000_061_035_156_25),
            (0x3c00, 1.0),
            (0x7bff, 65_504.0),
            (0xc400, -4.0),
            (0xfc00, f64::NEG_INFINITY),
        ] {
            assert_eq!(from_half(half), number, "{half:04x}");
        }
        assert!(from_half(0x8000).is_sign_negative());
    }

    #[test]
    fn neighbours_of_halves_are_longer() {
        for number in [
            65_505.0,
            65_520.0,
            131_008.0,
            1.000_5,
            5.0e-8,
            6.0e-8,
            8.940_696_716_308_595e-8,
        ] {
            assert_eq!(to_half(number), None, "{number}");
        }
        assert!(matches!(Shortest::of(65_505.0), Shortest::Single(_)));
        assert!(matches!(
            Shortest::of(f64::from(f32::from_bits(1))),
            Shortest::Single(_)
        ));
        assert!(matches!(Shortest::of(f64::from(f32::MAX) * 2.0), Shortest::Double(_)));
        assert!(matches!(Shortest::of(5e-324), Shortest::Double(_)));
    }

    proptest! {
        #[test]
        fn the_shortest_form_keeps_the_value(bits: u64) {
            let number = f64::from_bits(bits);
            let value = match Shortest::of(number) {
                Shortest::Half([_, a, b]) => from_half(u16::from_be_bytes([a, b])),
                Shortest::Single([_, bytes @ ..]) => f32::from_be_bytes(bytes).into(),
                Shortest::Double([_, bytes @ ..]) => f64::from_be_bytes(bytes),
            };
            prop_assert!(value.to_bits() == bits || value.is_nan() && number.is_nan());
        }
    }
}
