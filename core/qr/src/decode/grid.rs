//! Where the modules of a symbol stand that may be bent: a plane, and how far each alignment pattern lies off it.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "indices run over one version's alignment patterns, at most seven a side"
)]

use super::concentric::Concentric;
use super::grey::Grey;
use super::plane::{Plane, Point};
use crate::version::Version;

/// A symbol's modules in a picture.
#[derive(Clone)]
pub(crate) struct Grid {
    pub(crate) version: Version,
    plane: Plane,
    /// Centres of alignment patterns along one side, in modules; none where the plane is all there is.
    centres: Vec<f32>,
    /// How far off the plane each crossing of `centres` is, in pixels, row by row.
    shifts: Vec<Point>,
}

/// How well an alignment pattern must match to count, as a correlation: data that looks like it by chance has less.
const LEAST_MATCH: f32 = 0.55;

impl Grid {
    /// A flat symbol.
    pub(crate) fn flat(version: Version, plane: Plane) -> Self {
        Self {
            version,
            plane,
            centres: Vec::new(),
            shifts: Vec::new(),
        }
    }

    /// The same symbol with each alignment pattern looked for within `reach` modules of where its neighbours say it is.
    pub(crate) fn aligned(grey: &Grey, version: Version, plane: Plane, reach: f32) -> Self {
        let (all, count) = version.alignment_centres();
        let centres: Vec<f32> = all[..count].iter().map(|&centre| centre as f32 + 0.5).collect();
        let mut known: Vec<Option<Point>> = vec![None; count * count];
        if count < 2 {
            return Self::flat(version, plane);
        }
        // Finder patterns take three of the crossings, and the plane goes through them.
        for corner in [0, count - 1, count * (count - 1)] {
            known[corner] = Some((0.0, 0.0));
        }
        // From the top left on, so that what is found close by leads the way.
        let mut order: Vec<usize> = (0..count * count).filter(|&at| known[at].is_none()).collect();
        order.sort_by_key(|at| {
            let (row, column) = (at / count, at % count);
            (row + column)
                .min(row + count - 1 - column)
                .min(count - 1 - row + column)
        });
        for at in order {
            let guess = guess(&known, at, count);
            let centre = (centres[at % count], centres[at / count]);
            let place = plane.at(centre);
            if let Some(found) = locate(grey, (place.0 + guess.0, place.1 + guess.1), plane.steps(centre), reach) {
                known[at] = Some((found.0 - place.0, found.1 - place.1));
            }
        }
        let shifts = (0..count * count)
            .map(|at| known[at].unwrap_or_else(|| guess(&known, at, count)))
            .collect();
        Self {
            version,
            plane,
            centres,
            shifts,
        }
    }

    /// Where the bottom right alignment pattern was found, for version 2 and up.
    pub(crate) fn far_alignment(&self) -> Option<(Point, Point)> {
        let centre = *self.centres.last()?;
        let shift = *self.shifts.last()?;
        let place = self.plane.at((centre, centre));
        (shift != (0.0, 0.0)).then_some(((centre, centre), (place.0 + shift.0, place.1 + shift.1)))
    }

    /// The pixel point of a module point.
    pub(crate) fn at(&self, point: Point) -> Point {
        let place = self.plane.at(point);
        let count = self.centres.len();
        if count < 2 {
            return place;
        }
        let (column, along) = self.cell(point.0);
        let (row, down) = self.cell(point.1);
        let shift = |row: usize, column: usize| self.shifts[row * count + column];
        let mix = |a: Point, b: Point, t: f32| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
        let upper = mix(shift(row, column), shift(row, column + 1), along);
        let lower = mix(shift(row + 1, column), shift(row + 1, column + 1), along);
        let shift = mix(upper, lower, down);
        (place.0 + shift.0, place.1 + shift.1)
    }

    /// The corners of the symbol in pixels, clockwise from the top left.
    pub(crate) fn corners(&self) -> [Point; 4] {
        let side = self.version.side() as f32;
        [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|corner| self.plane.at(corner))
    }

    /// Between which two centres a place is, and how far from the first to the second; a little beyond the outer ones.
    fn cell(&self, place: f32) -> (usize, f32) {
        let cell = self.centres[1..self.centres.len() - 1].partition_point(|&centre| centre <= place);
        let (start, end) = (self.centres[cell], self.centres[cell + 1]);
        (cell, ((place - start) / (end - start)).clamp(-0.2, 1.2))
    }
}

/// The mean of the known shifts around a crossing, near ones first.
fn guess(known: &[Option<Point>], at: usize, count: usize) -> Point {
    let (mut sum, mut weights) = ((0.0, 0.0), 0.0);
    for (other, shift) in known.iter().enumerate() {
        let Some(shift) = shift else { continue };
        let distance = ((at / count).abs_diff(other / count) + (at % count).abs_diff(other % count)) as f32;
        let weight = distance.max(0.5).powi(-3);
        sum = (sum.0 + shift.0 * weight, sum.1 + shift.1 * weight);
        weights += weight;
    }
    if weights > 0.0 {
        (sum.0 / weights, sum.1 / weights)
    } else {
        (0.0, 0.0)
    }
}

/// The centre of the best alignment pattern within `reach` modules of a point, given the steps of one module there.
fn locate(grey: &Grey, around: Point, steps: (Point, Point), reach: f32) -> Option<Point> {
    let place = |centre: Point, du: f32, dv: f32| {
        (
            centre.0 + du * steps.0.0 + dv * steps.1.0,
            centre.1 + du * steps.0.1 + dv * steps.1.1,
        )
    };
    let mut best = (LEAST_MATCH, None);
    let mut centre = around;
    for (step, reach) in [(0.5, reach), (0.15, 0.45)] {
        let count = (reach / step) as i32;
        let origin = centre;
        for v in -count..=count {
            for u in -count..=count {
                let (du, dv) = (u as f32 * step, v as f32 * step);
                let point = place(origin, du, dv);
                // Of equal ones the nearest.
                let score = Concentric::Alignment.likeness(grey, point, steps) - 0.01 * (du.abs() + dv.abs());
                if score > best.0 {
                    best = (score, Some(point));
                    centre = point;
                }
            }
        }
    }
    best.1
}
