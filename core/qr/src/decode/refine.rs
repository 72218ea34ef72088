//! Moving the corners of a symbol until its function patterns lie where the picture shows them.

use super::concentric::Concentric;
use super::grey::Grey;
use super::plane::{Plane, Point};
use crate::version::Version;

/// Moves the four corners of a symbol's plane by ever smaller steps as long as its function patterns show better.
pub(crate) fn refined(grey: &Grey, plane: &Plane, version: Version) -> Plane {
    let side = version.side() as f32;
    let square = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
    let mut moves = Vec::with_capacity(16);
    for corner in 0..4 {
        for (dx, dy) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
            let mut moved = [(0.0, 0.0); 4];
            if let Some(point) = moved.get_mut(corner) {
                *point = (dx, dy);
            }
            moves.push(moved);
        }
    }
    fitted(grey, plane, (square, side), &marks(version), &moves)
}

/// How far the four corners are moved together, in modules.
pub(crate) type Move = [Point; 4];

/// Moves the corners of a square, whose side is given in modules, as long as the marks show better.
pub(crate) fn fitted(
    grey: &Grey,
    plane: &Plane,
    (square, side): ([Point; 4], f32),
    marks: &[Mark],
    moves: &[Move],
) -> Plane {
    let mut corners = square.map(|corner| plane.at(corner));
    let mut best = (contrast(grey, plane, marks), *plane);
    let length = |a: Point, b: Point| (a.0 - b.0).hypot(a.1 - b.1);
    let [a, b, c, d] = corners;
    let module = (length(a, b) + length(b, c) + length(c, d) + length(d, a)) / (4.0 * side);
    for step in [1.0, 0.5, 0.25, 0.12] {
        for _ in 0..4 {
            let before = best.0;
            for by in moves {
                let mut moved = corners;
                for (point, (dx, dy)) in moved.iter_mut().zip(by) {
                    *point = (point.0 + dx * step * module, point.1 + dy * step * module);
                }
                let Some(plane) = Plane::between(square, moved) else {
                    continue;
                };
                let score = contrast(grey, &plane, marks);
                if score > best.0 {
                    best = (score, plane);
                    corners = moved;
                }
            }
            if best.0 <= before {
                break;
            }
        }
    }
    best.1
}

/// A point of a function pattern and how much it counts: light above, dark below zero.
pub(crate) type Mark = (Point, f32);

/// How much lighter the light marks are than the dark ones.
fn contrast(grey: &Grey, plane: &Plane, marks: &[Mark]) -> f32 {
    marks
        .iter()
        .map(|&(point, weight)| {
            let (x, y) = plane.at(point);
            weight * grey.at(x, y)
        })
        .sum()
}

/// Four points in each module of finder, timing and alignment patterns. Light and dark weigh the same in every pattern,
/// so that light that changes across the picture does not count.
fn marks(version: Version) -> Vec<Mark> {
    let side = version.side() as f32;
    let mut marks = Vec::new();
    for (x, y) in [(3.5, 3.5), (side - 3.5, 3.5), (3.5, side - 3.5)] {
        pattern(&mut marks, (x, y), Concentric::Finder);
    }
    let (centres, count) = version.alignment_centres();
    for &row in centres.iter().take(count) {
        for &column in centres.iter().take(count) {
            let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
            // The outer crossings but the bottom right one are in finder patterns.
            let near = |place: f32| place < 7.0;
            let far = |place: f32| place > side - 8.0;
            let in_finder = [near(x) && near(y), near(x) && far(y), far(x) && near(y)];
            if !in_finder.contains(&true) {
                pattern(&mut marks, (x, y), Concentric::Alignment);
            }
        }
    }
    let modules: Vec<usize> = (7..version.side().saturating_sub(7)).collect();
    let weight = 12.0 / modules.len() as f32;
    for module in modules {
        let sign = if module % 2 == 0 { -weight } else { weight };
        let at = module as f32 + 0.5;
        taps(&mut marks, (at, 6.5), sign);
        taps(&mut marks, (6.5, at), sign);
    }
    marks
}

fn pattern(marks: &mut Vec<Mark>, (x, y): Point, pattern: Concentric) {
    let (light, dark) = pattern.counts();
    for ((dx, dy), is_dark) in pattern.modules() {
        taps(marks, (x + dx, y + dy), if is_dark { -8.0 / dark } else { 8.0 / light });
    }
}

/// Four points in a module.
pub(crate) fn taps(marks: &mut Vec<Mark>, (x, y): Point, weight: f32) {
    for (dx, dy) in [(-0.3, -0.3), (0.3, -0.3), (-0.3, 0.3), (0.3, 0.3)] {
        marks.push(((x + dx, y + dy), weight));
    }
}
