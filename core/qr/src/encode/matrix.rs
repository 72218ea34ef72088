//! Function patterns and the placement of codewords (ISO/IEC 18004 sections 6.3, 7.7, 7.9, 7.10).
//!
//! A line of modules is `W` words, bit `i` being module `i - QUIET`: the quiet zone stands in the words already, so that
//! a shift never loses a module. Everything but the format information and the one dark module is symmetric about the
//! main diagonal, so lines serve as rows and as columns alike.

use super::mask::Mask;
use crate::symbol::QUIET;
use crate::version::{Level, Version};

/// One row or column.
pub(crate) type Line<const W: usize> = [u64; W];

/// All rows or all columns of a symbol with its quiet zone.
pub(crate) struct Lines<const W: usize> {
    lines: Vec<Line<W>>,
}

impl<const W: usize> Lines<W> {
    /// All light. There are whole words of them in both directions, so that 64 by 64 squares can be turned.
    pub(crate) fn light() -> Self {
        Self {
            lines: vec![[0; W]; 64 * W],
        }
    }

    /// The lines of `side` modules between the quiet zones.
    pub(crate) fn inner(&self, side: usize) -> &[Line<W>] {
        &self.lines[QUIET..QUIET + side]
    }

    /// The same to write to.
    pub(crate) fn inner_mut(&mut self, side: usize) -> &mut [Line<W>] {
        &mut self.lines[QUIET..QUIET + side]
    }

    /// Whether module `at` of line `line` is dark.
    pub(crate) fn get(&self, line: usize, at: usize) -> bool {
        self.lines[QUIET + line][(QUIET + at) / 64] >> ((QUIET + at) % 64) & 1 == 1
    }

    /// Makes module `at` of line `line` dark.
    pub(crate) fn set(&mut self, line: usize, at: usize) {
        self.lines[QUIET + line][(QUIET + at) / 64] |= 1 << ((QUIET + at) % 64);
    }

    /// Makes `length` modules from `at` dark in `count` lines from `line`.
    fn fill(&mut self, line: usize, at: usize, count: usize, length: usize) {
        for row in line..line + count {
            for place in at..at + length {
                self.set(row, place);
            }
        }
    }

    /// Rows to columns and back.
    pub(crate) fn turned(&self) -> Self {
        let mut out = Self::light();
        for across in 0..W {
            for down in 0..W {
                let mut square = [0; 64];
                for (word, line) in square.iter_mut().zip(&self.lines[down * 64..]) {
                    *word = line[across];
                }
                turn(&mut square);
                for (word, line) in square.iter().zip(&mut out.lines[across * 64..]) {
                    line[down] = *word;
                }
            }
        }
        out
    }
}

/// Turns a square of 64 by 64 bits about its diagonal (Hacker's Delight, section 7-3).
fn turn(square: &mut [u64; 64]) {
    let mut width = 32;
    let mut mask = 0x0000_0000_ffff_ffff_u64;
    while width > 0 {
        let mut row = 0;
        while row < 64 {
            let swap = ((square[row] >> width) ^ square[row + width]) & mask;
            square[row + width] ^= swap;
            square[row] ^= swap << width;
            row = (row + width + 1) & !width;
        }
        width /= 2;
        mask ^= mask << width;
    }
}

/// Modules that carry no codeword: function patterns, format and version information. Symmetric.
pub(crate) fn reserved<const W: usize>(version: Version) -> Lines<W> {
    let side = version.side();
    let mut lines = Lines::light();
    lines.fill(0, 0, 9, 9);
    lines.fill(0, side - 8, 9, 8);
    lines.fill(side - 8, 0, 8, 9);
    lines.fill(6, 0, 1, side);
    lines.fill(0, 6, side, 1);
    for (line, at) in alignment_centres(version) {
        lines.fill(line - 2, at - 2, 5, 5);
    }
    if version.number() >= 7 {
        lines.fill(0, side - 11, 6, 3);
        lines.fill(side - 11, 0, 3, 6);
    }
    lines
}

/// The dark modules of the symmetric function patterns.
fn function_patterns<const W: usize>(version: Version) -> Lines<W> {
    let side = version.side();
    let mut lines = Lines::light();
    for place in (8..side - 8).step_by(2) {
        lines.set(6, place);
        lines.set(place, 6);
    }
    for (line, at) in [(0, 0), (0, side - 7), (side - 7, 0)] {
        lines.fill(line, at, 1, 7);
        lines.fill(line + 6, at, 1, 7);
        lines.fill(line, at, 7, 1);
        lines.fill(line, at + 6, 7, 1);
        lines.fill(line + 2, at + 2, 3, 3);
    }
    for (line, at) in alignment_centres(version) {
        lines.fill(line - 2, at - 2, 1, 5);
        lines.fill(line + 2, at - 2, 1, 5);
        lines.fill(line - 2, at - 2, 5, 1);
        lines.fill(line - 2, at + 2, 5, 1);
        lines.set(line, at);
    }
    if version.number() >= 7 {
        let number = u32::from(version.number());
        let information = number << 12 | bch(number, 12, 0x1f25);
        for bit in (0..18).filter(|bit| information >> bit & 1 == 1) {
            lines.set(bit / 3, side - 11 + bit % 3);
            lines.set(side - 11 + bit % 3, bit / 3);
        }
    }
    lines
}

/// Centres of the alignment patterns: all crossings but the three that finder patterns take.
fn alignment_centres(version: Version) -> impl Iterator<Item = (usize, usize)> {
    let (centres, count) = version.alignment_centres();
    let last = count.wrapping_sub(1);
    (0..count)
        .flat_map(move |line| (0..count).map(move |at| (line, at)))
        .filter(move |&(line, at)| !((line == 0 && (at == 0 || at == last)) || (line == last && at == 0)))
        .map(move |(line, at)| (centres[line], centres[at]))
}

/// The columns of a symbol with function patterns and codewords, without format information and not yet masked.
pub(crate) fn columns<const W: usize>(version: Version, reserved: &Lines<W>, codewords: &[u8]) -> Lines<W> {
    let side = version.side();
    let mut columns = function_patterns(version);
    columns.set(8, side - 8);
    let mut stream = Stream::new(codewords);
    let inside = inside::<W>(side);
    let mut upward = true;
    // Pairs of columns from the right; the vertical timing pattern takes one column out of the count.
    for right in (1..side)
        .rev()
        .step_by(2)
        .map(|column| if column <= 6 { column - 1 } else { column })
    {
        let [left_free, right_free] = [right - 1, right].map(|column| {
            let mut free = reserved.lines[QUIET + column];
            for (word, mask) in free.iter_mut().zip(inside) {
                *word = !*word & mask;
            }
            free
        });
        for step in 0..W {
            let word = if upward { W - 1 - step } else { step };
            let turned = |bits: u64| if upward { bits.reverse_bits() } else { bits };
            let (right_bits, left_bits) = stream.pair(turned(right_free[word]), turned(left_free[word]));
            columns.lines[QUIET + right][word] |= turned(right_bits);
            columns.lines[QUIET + right - 1][word] |= turned(left_bits);
        }
        upward = !upward;
    }
    columns
}

/// A line whose `side` modules are dark.
pub(crate) fn inside<const W: usize>(side: usize) -> Line<W> {
    let mut line = [0; W];
    for place in QUIET..QUIET + side {
        line[place / 64] |= 1 << (place % 64);
    }
    line
}

/// Calls `module(row, column, is_dark)` for the modules of both copies of the format information (section 7.9).
pub(crate) fn format_information(level: Level, mask: Mask, side: usize, mut module: impl FnMut(usize, usize, bool)) {
    let data = level.indicator() << 3 | u32::from(mask.number());
    let information = (data << 10 | bch(data, 10, 0x537)) ^ 0x5412;
    for bit in 0..15_usize {
        let dark = information >> bit & 1 == 1;
        match bit {
            0..=5 => module(bit, 8, dark),
            6 | 7 => module(bit + 1, 8, dark),
            8 => module(8, 7, dark),
            _ => module(8, 14 - bit, dark),
        }
        match bit {
            0..=7 => module(8, side - 1 - bit, dark),
            _ => module(side - 15 + bit, 8, dark),
        }
    }
}

/// The remainder of a Bose-Chaudhuri-Hocquenghem code (annexes C and D).
fn bch(data: u32, degree: u32, generator: u32) -> u32 {
    let mut rest = data;
    for _ in 0..degree {
        rest = (rest << 1) ^ ((rest >> (degree - 1)) * generator);
    }
    rest
}

/// The codewords as bits, first bit lowest, with zeros behind them for remainder bits and for reading past the end.
struct Stream {
    bytes: Vec<u8>,
    position: usize,
}

impl Stream {
    /// What one read can give: eight bytes less the seven bits that may be used up already, and even.
    const MOST: u32 = 56;

    fn new(codewords: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(codewords.len() + 16);
        bytes.extend(codewords.iter().map(|byte| byte.reverse_bits()));
        bytes.extend([0; 16]);
        Self { bytes, position: 0 }
    }

    fn take(&mut self, count: u32) -> u64 {
        let mut word = [0; 8];
        let start = self.position / 8;
        word.copy_from_slice(&self.bytes[start..start + 8]);
        let bits = u64::from_le_bytes(word) >> (self.position % 8);
        self.position += count as usize;
        bits & ((1 << count) - 1)
    }

    /// The modules of two columns over 64 rows, in reading order from the lowest bit, where they are free.
    fn pair(&mut self, first_free: u64, second_free: u64) -> (u64, u64) {
        let (mut first, mut second) = (0, 0);
        let both = first_free & second_free;
        let mut left = first_free | second_free;
        while left != 0 {
            let at = left.trailing_zeros();
            let run = (both >> at).trailing_ones().min(Self::MOST / 2);
            if run > 0 {
                let bits = self.take(2 * run);
                first |= even_bits(bits) << at;
                second |= even_bits(bits >> 1) << at;
                left &= !(((1_u64 << run) - 1) << at);
            } else {
                let bit = self.take(1) << at;
                if first_free >> at & 1 == 1 {
                    first |= bit;
                } else {
                    second |= bit;
                }
                left &= left - 1;
            }
        }
        (first, second)
    }
}

/// The bits at even places, moved together.
fn even_bits(bits: u64) -> u64 {
    let mut bits = bits & 0x5555_5555_5555_5555;
    bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    bits = (bits | bits >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits >> 4) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits >> 8) & 0x0000_ffff_0000_ffff;
    (bits | bits >> 16) & 0x0000_0000_ffff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_leaves_room_for_all_codewords() {
        for version in Version::all() {
            let side = version.side();
            let taken: u32 = reserved::<3>(version)
                .inner(side)
                .iter()
                .flatten()
                .map(|word| word.count_ones())
                .sum();
            let free = side * side - taken as usize;
            // Table 1: at most seven remainder bits.
            assert!(
                (0..8).contains(&(free - version.blocks(Level::L).total * 8)),
                "{}",
                version.number()
            );
        }
    }

    #[test]
    fn codes_of_annexes_c_and_d() {
        assert_eq!(bch(0b00101, 10, 0x537), 0b00_1101_1100);
        assert_eq!(bch(7, 12, 0x1f25), 0b1100_1001_0100);
    }

    #[test]
    fn turning_twice_changes_nothing() {
        let mut lines = Lines::<2>::light();
        for index in 0..100 {
            lines.set(index, (index * 37) % 101);
        }
        let turned = lines.turned();
        assert_eq!(turned.lines[QUIET + 37][(QUIET + 1) / 64] >> ((QUIET + 1) % 64) & 1, 1);
        assert_eq!(turned.turned().lines, lines.lines);
    }
}
