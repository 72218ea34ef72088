//! Undoing blur: which dark and light modules, blurred, would give the shades that are seen.
//!
//! Blur brings over to each module a part of the shades around it. How much is estimated from the picture itself, with a
//! first reading of the modules; then modules are turned one by one as long as that explains the shades better
//! (decision-directed equalisation, as receivers do with echoes).
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "there are side * side modules, and neighbours are looked up only within them"
)]

use super::codewords::Margins;

/// Squared distances of the modules in five by five: modules at the same distance bring over the same part.
const DISTANCES: [i32; 6] = [0, 1, 2, 4, 5, 8];

/// One part for each distance, and last what is added everywhere.
const TERMS: usize = DISTANCES.len() + 1;

/// How often the parts are estimated anew, and how often all modules are looked at each time.
const ROUNDS: usize = 4;
const SWEEPS: usize = 3;

/// Margins of `side` by `side` modules from their shades, dark above zero, and a first guess of their colours.
pub(crate) fn equalised(shades: &[f32], guess: &Margins, side: usize) -> Margins {
    let seen = Square {
        side,
        values: shades.to_vec(),
    };
    let mut colours = colours(guess);
    for _ in 0..ROUNDS {
        let Some(parts) = estimated(&colours, &seen) else {
            return guess.clone();
        };
        colours = (0..side * side)
            .map(|at| dot(&seen.terms(at / side, at % side), &parts))
            .map(|margin| if margin > 0.0 { 1.0 } else { -1.0 })
            .collect();
    }
    let mut modules = Square { side, values: colours };
    let mut margins = guess.clone();
    for _ in 0..ROUNDS {
        let Some(parts) = estimated(shades, &modules) else {
            return margins;
        };
        margins = turned(shades, &mut modules, &parts);
    }
    margins
}

fn colours(margins: &Margins) -> Vec<f32> {
    margins
        .iter()
        .map(|margin| if *margin > 0.0 { 1.0 } else { -1.0 })
        .collect()
}

fn dot(terms: &[f32; TERMS], parts: &[f32; TERMS]) -> f32 {
    terms.iter().zip(parts).map(|(term, part)| term * part).sum()
}

/// 1 for dark modules and -1 for light ones; around them is the quiet zone.
struct Square {
    side: usize,
    values: Vec<f32>,
}

impl Square {
    /// The sums of the modules around one, by their distance, and a one.
    fn terms(&self, row: usize, column: usize) -> [f32; TERMS] {
        let mut terms = [0.0; TERMS];
        terms[TERMS - 1] = 1.0;
        for (dy, dx, distance) in neighbours() {
            terms[distance] += self.offset(row, column, dy, dx).map_or(-1.0, |at| self.values[at]);
        }
        terms
    }

    fn offset(&self, row: usize, column: usize, dy: i32, dx: i32) -> Option<usize> {
        let (row, column) = (
            usize::try_from(row as i32 + dy).ok()?,
            usize::try_from(column as i32 + dx).ok()?,
        );
        (row < self.side && column < self.side).then_some(row * self.side + column)
    }
}

/// Offsets in five by five with the place of their distance.
fn neighbours() -> impl Iterator<Item = (i32, i32, usize)> {
    (-2..=2_i32).flat_map(|dy| {
        (-2..=2_i32).map(move |dx| {
            (
                dy,
                dx,
                DISTANCES.partition_point(|&distance| distance < dy * dy + dx * dx),
            )
        })
    })
}

/// The parts that explain the shades best (least squares).
fn estimated(shades: &[f32], modules: &Square) -> Option<[f32; TERMS]> {
    let mut sums = [[0.0_f64; TERMS + 1]; TERMS];
    for (at, &shade) in shades.iter().enumerate() {
        let terms = modules.terms(at / modules.side, at % modules.side);
        for (line, &term) in sums.iter_mut().zip(&terms) {
            for (sum, &other) in line.iter_mut().zip(&terms) {
                *sum += f64::from(term * other);
            }
            line[TERMS] += f64::from(term * shade);
        }
    }
    solved(sums)
}

/// Solves linear equations (Gauss, with pivots).
fn solved(mut lines: [[f64; TERMS + 1]; TERMS]) -> Option<[f32; TERMS]> {
    for step in 0..TERMS {
        let pivot = (step..TERMS).max_by(|&a, &b| lines[a][step].abs().total_cmp(&lines[b][step].abs()))?;
        lines.swap(step, pivot);
        if lines[step][step].abs() < 1e-6 {
            return None;
        }
        let line = lines[step];
        for (index, other) in lines.iter_mut().enumerate() {
            if index != step {
                let factor = other[step] / line[step];
                for (entry, own) in other.iter_mut().zip(line) {
                    *entry -= factor * own;
                }
            }
        }
    }
    let mut solution = [0.0; TERMS];
    for (index, value) in solution.iter_mut().enumerate() {
        *value = (lines[index][TERMS] / lines[index][index]) as f32;
    }
    Some(solution)
}

/// Turns modules while that makes the square error smaller. A margin is how much larger turning would make it.
fn turned(shades: &[f32], modules: &mut Square, parts: &[f32; TERMS]) -> Margins {
    let side = modules.side;
    let offsets: Vec<(i32, i32, f32)> = neighbours()
        .map(|(dy, dx, distance)| (dy, dx, parts[distance]))
        .collect();
    let mut errors: Vec<f32> = shades
        .iter()
        .enumerate()
        .map(|(at, shade)| {
            let terms = modules.terms(at / side, at % side);
            shade - terms.iter().zip(parts).map(|(term, part)| term * part).sum::<f32>()
        })
        .collect();
    let mut margins = vec![0.0; side * side];
    for _ in 0..SWEEPS {
        for (at, margin) in margins.iter_mut().enumerate() {
            let change = -2.0 * modules.values[at];
            let near = |&(dy, dx, part): &(i32, i32, f32)| {
                Some((modules.offset(at / side, at % side, dy, dx)?, part * change))
            };
            let cost: f32 = offsets
                .iter()
                .filter_map(near)
                .map(|(place, part)| part * (part - 2.0 * errors[place]))
                .sum();
            if cost < 0.0 {
                for (place, part) in offsets.iter().filter_map(near) {
                    errors[place] -= part;
                }
                modules.values[at] = -modules.values[at];
            }
            *margin = modules.values[at] * cost.abs();
        }
    }
    margins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_is_undone_in_part() {
        let side = 25;
        let dark = |row: i32, column: i32| {
            let inside = (0..25).contains(&row) && (0..25).contains(&column);
            inside && (row * 7 + column * 13 + row * column) % 5 < 2
        };
        // A blur that lets a module show less than its neighbours together.
        let part = |distance: i32| (-f64::from(distance) / 1.4).exp() as f32;
        let shades: Vec<f32> = (0..side * side)
            .map(|at| {
                neighbours()
                    .map(|(dy, dx, _)| {
                        let colour = if dark(at / side + dy, at % side + dx) {
                            1.0
                        } else {
                            -1.0
                        };
                        colour * part(dy * dy + dx * dx)
                    })
                    .sum()
            })
            .collect();
        let mean = shades.iter().sum::<f32>() / shades.len() as f32;
        let guess: Margins = shades.iter().map(|shade| shade - mean).collect();
        let wrong = |margins: &Margins| {
            (0..side * side)
                .filter(|&at| (margins[at as usize] > 0.0) != dark(at / side, at % side))
                .count()
        };
        assert!(wrong(&guess) > 40, "{}", wrong(&guess));
        let found = equalised(&shades, &guess, side as usize);
        // A quarter fewer wrong modules is what brings many a code below what its error correction bears.
        assert!(
            wrong(&found) * 4 <= wrong(&guess) * 3,
            "{} of {}",
            wrong(&found),
            wrong(&guess)
        );
    }
}
