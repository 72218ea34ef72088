//! The shades of a symbol's modules, and how clearly each is dark.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "there are side * side modules, and every index is kept within them"
)]

use super::binary::Binary;
use super::codewords::Margins;
use super::concentric::Concentric;
use super::equalise::equalised;
use super::grey::Grey;
use super::grid::Grid;
use super::plane::Point;

/// One shade a module, row by row.
pub(crate) struct Modules {
    side: usize,
    shades: Vec<f32>,
}

impl Modules {
    /// The modules of a QR code.
    pub(crate) fn of(grey: &Grey, grid: &Grid) -> Self {
        Self::sampled(grey, grid.version.side(), |point| grid.at(point))
    }

    /// The mean of five points in each of `side` by `side` modules, whose points in the picture `at` gives.
    pub(crate) fn sampled(grey: &Grey, side: usize, at: impl Fn(Point) -> Point) -> Self {
        let mut shades = Vec::with_capacity(side * side);
        for row in 0..side {
            for column in 0..side {
                let centre = (column as f32 + 0.5, row as f32 + 0.5);
                let sum: f32 = [(0.0, 0.0), (-0.22, -0.22), (0.22, -0.22), (-0.22, 0.22), (0.22, 0.22)]
                    .into_iter()
                    .map(|(dx, dy)| {
                        let (x, y) = at((centre.0 + dx, centre.1 + dy));
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
    /// as frequent everywhere. Margins are in standard deviations of the shades there.
    pub(crate) fn margins(&self, reach: usize) -> Margins {
        let side = self.side;
        let sums = Sums::of(side, self.shades.iter().copied());
        let squares = Sums::of(side, self.shades.iter().map(|shade| shade * shade));
        let mut margins = Vec::with_capacity(side * side);
        for row in 0..side {
            for column in 0..side {
                let (mean, square) = (sums.mean(row, column, reach), squares.mean(row, column, reach));
                let spread = (square - mean * mean).max(1.0).sqrt();
                margins.push((mean - self.shades[row * side + column]) / spread);
            }
        }
        margins
    }

    /// The margins after undoing blur, as far as it reaches two modules.
    pub(crate) fn equalised(&self, reach: usize) -> Margins {
        let guess = self.sharpened(2.0).margins(reach);
        equalised(&self.margins(reach), &guess, self.side)
    }
}

/// How many of the modules of finder and timing patterns have the colour that they must have, from 0 to 1. A place that is
/// no symbol has about half of them right.
pub(crate) fn agreement(margins: &Margins, side: usize) -> f32 {
    let (mut right, mut all) = (0_u32, 0_u32);
    let mut expect = |row: usize, column: usize, dark: bool| {
        all += 1;
        right += u32::from((margins[row * side + column] > 0.0) == dark);
    };
    for (row, column) in [(3, 3), (3, side - 4), (side - 4, 3)] {
        for ((x, y), dark) in Concentric::Finder.modules() {
            expect((row as f32 + y) as usize, (column as f32 + x) as usize, dark);
        }
    }
    for module in 7..side - 7 {
        expect(6, module, module % 2 == 0);
        expect(module, 6, module % 2 == 0);
    }
    right as f32 / all as f32
}

/// Sums over rectangles from the top left.
struct Sums {
    side: usize,
    sums: Vec<f64>,
}

impl Sums {
    fn of(side: usize, values: impl Iterator<Item = f32>) -> Self {
        let mut sums = vec![0.0; (side + 1) * (side + 1)];
        let mut line = 0.0;
        for (at, value) in values.enumerate() {
            let (row, column) = (at / side, at % side);
            line = if column == 0 { 0.0 } else { line } + f64::from(value);
            sums[(row + 1) * (side + 1) + column + 1] = sums[row * (side + 1) + column + 1] + line;
        }
        Self { side, sums }
    }

    /// The mean out to `reach` from a place in each direction.
    fn mean(&self, row: usize, column: usize, reach: usize) -> f32 {
        let (top, bottom) = (row.saturating_sub(reach), (row + reach + 1).min(self.side));
        let (left, right) = (column.saturating_sub(reach), (column + reach + 1).min(self.side));
        let sum = |row: usize, column: usize| self.sums[row * (self.side + 1) + column];
        let sum = sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left);
        (sum / ((bottom - top) * (right - left)) as f64) as f32
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
