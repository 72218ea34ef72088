//! Reed-Solomon error correction codewords (ISO/IEC 18004 section 7.5.2, annex A).
//!
//! The remainder of the division by the generator polynomial is kept in four words. What one data codeword adds to it is
//! the sum of what its two halves add, so 16 + 16 precomputed multiples of the generator serve all 256 values.

/// Most error correction codewords that a block has, rounded up to whole words.
pub(crate) const REMAINDER: usize = 32;

type Words = [u64; 4];

/// The error correction codewords of one block; the first `degree` bytes count.
pub(crate) fn remainder(data: &[u8], degree: usize) -> [u8; REMAINDER] {
    let tables = &GENERATORS[slot(degree)];
    let mut rest: Words = [0; 4];
    for &byte in data {
        let factor = byte ^ (rest[0] >> 56) as u8;
        let low = &tables.low[usize::from(factor & 15)];
        let high = &tables.high[usize::from(factor >> 4)];
        rest = [
            (rest[0] << 8 | rest[1] >> 56) ^ low[0] ^ high[0],
            (rest[1] << 8 | rest[2] >> 56) ^ low[1] ^ high[1],
            (rest[2] << 8 | rest[3] >> 56) ^ low[2] ^ high[2],
            (rest[3] << 8) ^ low[3] ^ high[3],
        ];
    }
    let mut out = [0; REMAINDER];
    for (bytes, word) in out.chunks_exact_mut(8).zip(rest) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    out
}

/// The degrees that table 9 uses.
const DEGREES: [usize; 13] = [7, 10, 13, 15, 16, 17, 18, 20, 22, 24, 26, 28, 30];

/// The place of `degree` in [`DEGREES`].
fn slot(degree: usize) -> usize {
    DEGREES.partition_point(|&known| known < degree)
}

/// Multiples of one generator polynomial, without its leading term, left-aligned in big-endian words.
struct Multiples {
    low: [Words; 16],
    high: [Words; 16],
}

static GENERATORS: [Multiples; 13] = {
    let mut all = [const {
        Multiples {
            low: [[0; 4]; 16],
            high: [[0; 4]; 16],
        }
    }; 13];
    let mut index = 0;
    while index < 13 {
        let generator = generator(DEGREES[index]);
        let mut half = 0;
        while half < 16 {
            all[index].low[half] = multiple(&generator, half as u8);
            all[index].high[half] = multiple(&generator, (half << 4) as u8);
            half += 1;
        }
        index += 1;
    }
    all
};

/// (x - 1)(x - α)…(x - α^(degree-1)), highest power first, without the leading 1.
const fn generator(degree: usize) -> [u8; REMAINDER] {
    let mut coefficients = [0_u8; REMAINDER];
    coefficients[degree - 1] = 1;
    let mut root = 1;
    let mut step = 0;
    while step < degree {
        let mut place = 0;
        while place < degree {
            let next = if place + 1 < degree { coefficients[place + 1] } else { 0 };
            coefficients[place] = product(coefficients[place], root) ^ next;
            place += 1;
        }
        root = product(root, 2);
        step += 1;
    }
    coefficients
}

const fn multiple(generator: &[u8; REMAINDER], factor: u8) -> Words {
    let mut words = [0; 4];
    let mut place = 0;
    while place < REMAINDER {
        words[place / 8] = words[place / 8] << 8 | product(generator[place], factor) as u64;
        place += 1;
    }
    words
}

/// The product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1.
const fn product(a: u8, b: u8) -> u8 {
    let mut sum = 0_u16;
    let mut bit = 8;
    while bit > 0 {
        bit -= 1;
        sum = (sum << 1) ^ ((sum >> 7) * 0x11d);
        sum ^= ((b >> bit) & 1) as u16 * a as u16;
    }
    sum as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annex_i_codewords() {
        // ISO/IEC 18004 annex I: "01234567" in a 1-M symbol.
        let data = [
            0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
        ];
        let correction = [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55];
        assert_eq!(remainder(&data, 10)[..10], correction);
    }

    #[test]
    fn every_codeword_polynomial_has_the_generators_roots() {
        let data: Vec<u8> = (0..123_u32).map(|index| (index * index * 31 + 7) as u8).collect();
        for degree in DEGREES {
            let correction = remainder(&data, degree);
            assert_eq!(correction[degree..], [0; REMAINDER][degree..]);
            let mut root = 1;
            for _ in 0..degree {
                let value = data
                    .iter()
                    .chain(&correction[..degree])
                    .fold(0, |sum, &byte| product(sum, root) ^ byte);
                assert_eq!(value, 0);
                root = product(root, 2);
            }
        }
    }
}
