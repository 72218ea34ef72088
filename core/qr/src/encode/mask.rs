//! Data masks and the choice between them (ISO/IEC 18004 section 7.8).

use super::matrix::{Line, Lines, format_information, inside};
use super::penalty;
use crate::symbol::QUIET;
use crate::version::{Level, Version};

/// A data mask, 0 to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mask(u8);

impl Mask {
    /// All masks.
    pub(crate) const ALL: [Self; 8] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7)];

    /// 0 to 7.
    pub(crate) fn number(self) -> u8 {
        self.0
    }

    /// Whether the mask turns the module, by the conditions of table 10.
    pub(crate) const fn inverts(self, row: usize, column: usize) -> bool {
        let product = row * column;
        match self.0 {
            0 => (row + column).is_multiple_of(2),
            1 => row.is_multiple_of(2),
            2 => column.is_multiple_of(3),
            3 => (row + column).is_multiple_of(3),
            4 => (row / 2 + column / 3).is_multiple_of(2),
            5 => product % 2 + product % 3 == 0,
            6 => (product % 2 + product % 3).is_multiple_of(2),
            _ => ((row + column) % 2 + product % 3).is_multiple_of(2),
        }
    }
}

/// The masked symbol with the lowest penalty: its mask and its rows.
pub(crate) fn best<const W: usize>(
    version: Version,
    level: Level,
    columns: &Lines<W>,
    reserved: &Lines<W>,
) -> (Mask, Lines<W>) {
    let side = version.side();
    let rows = columns.turned();
    let free = free(reserved, side);
    let mut masked_rows = Lines::light();
    let mut masked_columns = Lines::light();
    let mut best = (Mask(0), u32::MAX);
    for mask in Mask::ALL {
        apply(
            &ROWS[usize::from(mask.0)],
            rows.inner(side),
            &free,
            masked_rows.inner_mut(side),
        );
        apply(
            &COLUMNS[usize::from(mask.0)],
            columns.inner(side),
            &free,
            masked_columns.inner_mut(side),
        );
        format_information(level, mask, side, |row, column, dark| {
            if dark {
                masked_rows.set(row, column);
                masked_columns.set(column, row);
            }
        });
        let score = penalty::score(masked_rows.inner(side), masked_columns.inner(side), best.1);
        if score < best.1 {
            best = (mask, score);
        }
    }
    let (mask, _) = best;
    apply(
        &ROWS[usize::from(mask.0)],
        rows.inner(side),
        &free,
        masked_rows.inner_mut(side),
    );
    format_information(level, mask, side, |row, column, dark| {
        if dark {
            masked_rows.set(row, column);
        }
    });
    (mask, masked_rows)
}

/// The modules that a mask may turn: those of codewords and remainder bits.
fn free<const W: usize>(reserved: &Lines<W>, side: usize) -> Vec<Line<W>> {
    let inside = inside::<W>(side);
    reserved
        .inner(side)
        .iter()
        .map(|line| {
            let mut free = [0; W];
            for (word, (taken, inside)) in free.iter_mut().zip(line.iter().zip(inside)) {
                *word = !taken & inside;
            }
            free
        })
        .collect()
}

fn apply<const W: usize>(pattern: &Pattern, lines: &[Line<W>], free: &[Line<W>], out: &mut [Line<W>]) {
    for (((line, free), out), pattern) in lines.iter().zip(free).zip(out).zip(pattern.iter().cycle()) {
        for word in 0..W {
            out[word] = line[word] ^ (pattern[word] & free[word]);
        }
    }
}

/// All mask conditions repeat after twelve lines.
type Pattern = [Line<3>; 12];

const ROWS: [Pattern; 8] = patterns(false);
const COLUMNS: [Pattern; 8] = patterns(true);

const fn patterns(turned: bool) -> [Pattern; 8] {
    let mut all = [[[0; 3]; 12]; 8];
    let mut mask = 0;
    while mask < 8 {
        let mut line = 0;
        while line < 12 {
            let mut at = 0;
            while at < 192 - QUIET {
                let (row, column) = if turned { (at, line) } else { (line, at) };
                if Mask(mask as u8).inverts(row, column) {
                    all[mask][line][(QUIET + at) / 64] |= 1 << ((QUIET + at) % 64);
                }
                at += 1;
            }
            line += 1;
        }
        mask += 1;
    }
    all
}
