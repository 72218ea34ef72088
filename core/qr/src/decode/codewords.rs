//! Modules to data codewords: format information, mask, blocks, error correction (ISO/IEC 18004 section 12).
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "there are side * side modules, side follows from the version, and so do all blocks"
)]

use super::correct::{Field, correct};
use crate::encode::{Mask, format_information, reserved};
use crate::version::{Level, Version};

/// How clearly each module is dark (above zero) or light (below), row by row.
pub(crate) type Margins = Vec<f32>;

/// Redundancy that stays unspent where doubtful codewords are given up: the chance that this many fit is one in 2^32.
const RESERVE: usize = 4;

/// The data codewords of a symbol, corrected; `None` where there is more damage than redundancy. Mirrored symbols too.
pub(crate) fn data(margins: &Margins, version: Version) -> Option<Vec<u8>> {
    let side = version.side();
    let (_, level, mask, mirrored) = [false, true]
        .into_iter()
        .map(|mirrored| {
            let (score, level, mask) = format(margins, side, mirrored);
            (score, level, mask, mirrored)
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    let turned;
    let margins = if mirrored {
        turned = (0..side * side)
            .map(|at| margins[at % side * side + at / side])
            .collect();
        &turned
    } else {
        margins
    };
    let codewords = codewords(margins, version, mask);
    corrected(&codewords, version, level)
}

/// The format information that both its copies together show most clearly (section 7.9), and how clearly.
fn format(margins: &Margins, side: usize, mirrored: bool) -> (f32, Level, Mask) {
    let margin = |row: usize, column: usize| {
        if mirrored {
            margins[column * side + row]
        } else {
            margins[row * side + column]
        }
    };
    // All of the modules that carry it, so that light ones count too.
    let mut best = (f32::MIN, Level::M, Mask::ALL[0]);
    for level in [Level::L, Level::M, Level::Q, Level::H] {
        for mask in Mask::ALL {
            let mut score = 0.0;
            format_information(level, mask, side, |row, column, dark| {
                let clear = margin(row, column).clamp(-1.0, 1.0);
                score += if dark { clear } else { -clear };
            });
            if score > best.0 {
                best = (score, level, mask);
            }
        }
    }
    best
}

/// A codeword and how sure its least clear module is.
pub(crate) type Codeword = (u16, f32);

fn codewords(margins: &Margins, version: Version, mask: Mask) -> Vec<Codeword> {
    let side = version.side();
    let reserved = reserved(version);
    let mut codewords = Vec::new();
    let (mut byte, mut sure, mut bits) = (0_u16, f32::MAX, 0);
    let mut upward = true;
    for right in (1..side)
        .rev()
        .step_by(2)
        .map(|column| if column <= 6 { column - 1 } else { column })
    {
        for step in 0..side {
            let row = if upward { side - 1 - step } else { step };
            for column in [right, right - 1] {
                if reserved(row, column) {
                    continue;
                }
                let margin = margins[row * side + column];
                byte = byte << 1 | u16::from((margin > 0.0) != mask.inverts(row, column));
                sure = sure.min(margin.abs());
                bits += 1;
                if bits == 8 {
                    codewords.push((byte, sure));
                    (byte, sure, bits) = (0, f32::MAX, 0);
                }
            }
        }
        upward = !upward;
    }
    codewords
}

fn corrected(codewords: &[Codeword], version: Version, level: Level) -> Option<Vec<u8>> {
    let blocks = version.blocks(level);
    let short = blocks.data() / blocks.count;
    let longer = blocks.data() % blocks.count;
    let mut data = Vec::with_capacity(blocks.data());
    for index in 0..blocks.count {
        let is_longer = index >= blocks.count - longer;
        let mut places: Vec<usize> = (0..short).map(|place| place * blocks.count + index).collect();
        if is_longer {
            places.push(short * blocks.count + index - (blocks.count - longer));
        }
        let length = places.len();
        places.extend((0..blocks.correction).map(|place| blocks.data() + place * blocks.count + index));
        let block: Vec<Codeword> = places
            .iter()
            .map(|&place| codewords.get(place).copied())
            .collect::<Option<_>>()?;
        let block = corrected_block(&Field::QR, &block, blocks.correction)?;
        data.extend(block[..length].iter().map(|&codeword| codeword as u8));
    }
    Some(data)
}

/// Takes all codewords at their word first, and then gives up more and more of the least clear ones.
pub(crate) fn corrected_block(field: &Field, codewords: &[Codeword], redundancy: usize) -> Option<Vec<u16>> {
    let mut block: Vec<u16> = codewords.iter().map(|codeword| codeword.0).collect();
    if correct(field, &mut block, redundancy, &[], 0) {
        return Some(block);
    }
    let mut doubtful: Vec<usize> = (0..block.len()).collect();
    doubtful.sort_by(|&a, &b| codewords[a].1.total_cmp(&codewords[b].1));
    let most = redundancy.saturating_sub(RESERVE);
    (1..=4)
        .map(|quarter| most * quarter / 4)
        .find_map(|count| correct(field, &mut block, redundancy, &doubtful[..count], RESERVE).then(|| block.clone()))
}
