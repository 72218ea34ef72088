//! Modules to the bits of the message: layers, codewords, error correction (ISO/IEC 24778 sections 7.4, 9 and 10).

use super::super::codewords::{Codeword, Margins, corrected_block};
use super::super::correct::Field;
use super::mode::Mode;

/// The bits of the message; `None` where there is more damage than redundancy.
pub(super) fn data(margins: &Margins, mode: &Mode) -> Option<Vec<bool>> {
    let bits = bits(margins, mode)?;
    let width = width(mode.layers());
    // Bits that make no whole codeword stand first.
    let rest = bits.len().checked_rem(width)?;
    let codewords: Vec<Codeword> = bits
        .get(rest..)?
        .chunks(width)
        .map(|bits| {
            let word = bits.iter().fold(0, |word, margin| word << 1 | u16::from(*margin > 0.0));
            (
                word,
                bits.iter().fold(f32::MAX, |least, margin| least.min(margin.abs())),
            )
        })
        .collect();
    let redundancy = codewords.len().checked_sub(mode.words())?;
    let words = corrected_block(&Field::aztec(width), &codewords, redundancy)?;
    unstuffed(words.get(..mode.words())?, width)
}

/// Bits of a codeword (section 9, table 4).
fn width(layers: usize) -> usize {
    match layers {
        0..=2 => 6,
        3..=8 => 8,
        9..=22 => 10,
        _ => 12,
    }
}

/// The message without the bits that keep codewords from being all of one kind (section 9.2).
fn unstuffed(words: &[u16], width: usize) -> Option<Vec<bool>> {
    let ones = (1_u16 << width).checked_sub(1)?;
    let mut bits = Vec::with_capacity(words.len().saturating_mul(width));
    for &word in words {
        if word == 0 || word == ones {
            return None;
        }
        let is_stuffed = word == 1 || word == ones.saturating_sub(1);
        let end = usize::from(is_stuffed);
        bits.extend((end..width).rev().map(|bit| word >> bit & 1 == 1));
    }
    Some(bits)
}

/// The margins of the modules in the order of the message: layer by layer from the outside, two modules deep, down the left,
/// along the bottom, up the right and back along the top (section 7.4).
fn bits(margins: &Margins, mode: &Mode) -> Option<Vec<f32>> {
    let (plain, side) = (mode.plain_side(), mode.side());
    let lines = places(plain, side, mode.is_compact());
    let margin = |column: usize, row: usize| {
        let (column, row) = (*lines.get(column)?, *lines.get(row)?);
        margins.get(row.checked_mul(side)?.checked_add(column)?).copied()
    };
    let core = if mode.is_compact() { 9 } else { 12 };
    let mut bits = Vec::new();
    for layer in 0..mode.layers() {
        let length = mode.layers().checked_sub(layer)?.checked_mul(4)?.checked_add(core)?;
        let low = layer.checked_mul(2)?;
        let high = plain.checked_sub(1)?.checked_sub(low)?;
        for edge in 0..4 {
            for along in 0..length {
                for deep in 0..2 {
                    let (near, far) = (low.checked_add(deep)?, high.checked_sub(deep)?);
                    let (up, down) = (low.checked_add(along)?, high.checked_sub(along)?);
                    let (column, row) = match edge {
                        0 => (near, up),
                        1 => (up, far),
                        2 => (far, down),
                        _ => (down, near),
                    };
                    bits.push(margin(column, row)?);
                }
            }
        }
    }
    Some(bits)
}

/// The column or row in the symbol of each that carries data.
fn places(plain: usize, side: usize, compact: bool) -> Vec<usize> {
    if compact {
        return (0..plain).collect();
    }
    let (half, middle) = (plain / 2, side / 2);
    let off = |place: usize| place.saturating_add(place / 15).saturating_add(1);
    let before = (0..half).rev().map(|place| middle.saturating_sub(off(place)));
    let behind = (0..half).map(|place| middle.saturating_add(off(place)));
    before.chain(behind).collect()
}
