//! The shades of a symbol's modules, and how clearly each is dark.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "there are side * side modules, and every index is kept within them"
)]

use super::binary::Binary;
use super::codewords::Margins;
use super::grey::Grey;
use super::grid::Grid;

/// One shade a module, row by row.
pub(crate) struct Modules {
    side: usize,
    shades: Vec<f32>,
}

impl Modules {
    /// The mean of five points in each module.
    pub(crate) fn of(grey: &Grey, grid: &Grid) -> Self {
        let side = grid.version.side();
        let mut shades = Vec::with_capacity(side * side);
        for row in 0..side {
            for column in 0..side {
                let centre = (column as f32 + 0.5, row as f32 + 0.5);
                let sum: f32 = [(0.0, 0.0), (-0.22, -0.22), (0.22, -0.22), (-0.22, 0.22), (0.22, 0.22)]
                    .into_iter()
                    .map(|(dx, dy)| {
                        let (x, y) = grid.at((centre.0 + dx, centre.1 + dy));
                        grey.at(x, y)
                    })
                    .sum();
                shades.push(sum / 5.0);
            }
        }
        Self { side, shades }
    }

    /// Each module less `strength` times the mean of its four neighbours: undoes what blur brings over from them.
    pub(crate) fn sharpened(&self, strength: f32) -> Self {
        let side = self.side;
        let shades = (0..side * side).map(|at| {
            let (row, column) = (at / side, at % side);
            let shade = |row: usize, column: usize| self.shades[row * side + column];
            let here = shade(row, column);
            let above = if row > 0 { shade(row - 1, column) } else { here };
            let below = if row + 1 < side { shade(row + 1, column) } else { here };
            let left = if column > 0 { shade(row, column - 1) } else { here };
            let right = if column + 1 < side {
                shade(row, column + 1)
            } else {
                here
            };
            here + strength * (here - (above + below + left + right) / 4.0)
        });
        Self {
            side,
            shades: shades.collect(),
        }
    }

    /// Dark is what is darker than the mean of the modules around it, out to `reach` modules: masks make both colours about
    /// as frequent everywhere. Margins are in standard deviations of all shades.
    pub(crate) fn margins(&self, reach: usize) -> Margins {
        let side = self.side;
        let mut sums = vec![0.0_f32; (side + 1) * (side + 1)];
        for row in 0..side {
            let mut line = 0.0;
            for column in 0..side {
                line += self.shades[row * side + column];
                sums[(row + 1) * (side + 1) + column + 1] = sums[row * (side + 1) + column + 1] + line;
            }
        }
        let spread = self.spread();
        let mut margins = Vec::with_capacity(side * side);
        for row in 0..side {
            for column in 0..side {
                let (top, bottom) = (row.saturating_sub(reach), (row + reach + 1).min(side));
                let (left, right) = (column.saturating_sub(reach), (column + reach + 1).min(side));
                let sum = |row: usize, column: usize| sums[row * (side + 1) + column];
                let area = ((bottom - top) * (right - left)) as f32;
                let mean = (sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left)) / area;
                margins.push((mean - self.shades[row * side + column]) / spread);
            }
        }
        margins
    }

    /// The standard deviation of all shades, never zero.
    fn spread(&self) -> f32 {
        let count = self.shades.len() as f32;
        let mean = self.shades.iter().sum::<f32>() / count;
        let squares = self
            .shades
            .iter()
            .map(|shade| (shade - mean) * (shade - mean))
            .sum::<f32>();
        (squares / count).sqrt().max(1.0)
    }
}

/// What the pixels in the middle of the modules are, all equally clear.
pub(crate) fn pixels(binary: &Binary, grid: &Grid) -> Margins {
    let side = grid.version.side();
    (0..side * side)
        .map(|at| {
            let (x, y) = grid.at(((at % side) as f32 + 0.5, (at / side) as f32 + 0.5));
            if binary.get(x.floor() as i32, y.floor() as i32).unwrap_or(false) {
                1.0
            } else {
                -1.0
            }
        })
        .collect()
}
