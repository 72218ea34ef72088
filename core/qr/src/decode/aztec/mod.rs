//! Aztec codes in a picture (ISO/IEC 24778): from the rings in their middle to the content of their symbol.

mod bullseye;
mod layers;
mod mode;
mod text;

use super::codewords::Margins;
use super::grey::Grey;
use super::plane::{Plane, Point};
use super::refine::{Mark, Move, fitted, taps};
use super::sample::Modules;
use super::symbology::{Code, Effort, Look};
use crate::found::Found;
use mode::Mode;

/// Adds the Aztec codes that a look shows.
pub(crate) fn codes(look: Look<'_>, codes: &mut Vec<Code>) {
    for centre in bullseye::centres(look.binary, look.step, look.deadline) {
        if look.deadline.passed() {
            break;
        }
        if codes.iter().any(|code| code.holds(centre)) {
            continue;
        }
        let Some(ring) = bullseye::ring(look.binary, centre) else {
            continue;
        };
        codes.extend(code(look.grey, ring, look.effort));
    }
}

/// The code around a ring, given by the corners of its outer edge.
fn code(grey: &Grey, ring: [Point; 4], effort: Effort) -> Option<Code> {
    mode::modes(grey, ring).into_iter().find_map(|(mode, plane)| {
        let plane = grown(grey, plane, &mode);
        let half = mode.side() as f32 / 2.0;
        let at = |(x, y): Point| plane.at((x - half, y - half));
        let modules = Modules::sampled(grey, mode.side(), at);
        let found = read(&modules, &mode, effort)?;
        let corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
        Some(Code {
            found,
            corners: corners.map(|corner| plane.at(corner)),
        })
    })
}

fn read(modules: &Modules, mode: &Mode, effort: Effort) -> Option<Found> {
    let decoded = |margins: &Margins| text::content(&layers::data(margins, mode)?);
    let found = decoded(&modules.margins(8)).or_else(|| decoded(&modules.sharpened(0.7).margins(8)));
    let found = match effort {
        Effort::Quick => found,
        Effort::Thorough => found
            .or_else(|| decoded(&modules.sharpened(0.4).margins(4)))
            .or_else(|| decoded(&modules.margins(200))),
    };
    found.filter(|found| !found.bytes.is_empty())
}

/// Where the modules are, from the middle outwards: at each step the modules of known colour within reach are laid on what
/// the picture shows. The reference grid of full symbols reaches to their edges (section 7.5).
fn grown(grey: &Grey, plane: Plane, mode: &Mode) -> Plane {
    let edge = mode.side() as f32 / 2.0;
    let core = f32::from(mode.reach()) + 0.5;
    let mut plane = plane;
    let mut reach = core;
    loop {
        let marks = marks(mode, reach);
        let square = [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)];
        plane = fitted(grey, &plane, (square, reach * 2.0), &marks, &moves(&plane));
        if mode.is_compact() || reach >= edge {
            return plane;
        }
        reach = (reach * GROWTH).min(edge);
    }
}

/// How much farther each step reaches than the one before: what is known then says where this much more lies to within a
/// module.
const GROWTH: f32 = 1.3;

/// Moves of one corner, of a side along and across, and of its ends apart: what tilting a symbol does.
fn moves(plane: &Plane) -> Vec<Move> {
    let unit = |(x, y): Point| {
        let length = x.hypot(y).max(f32::MIN_POSITIVE);
        (x / length, y / length)
    };
    let (right, down) = plane.steps((0.0, 0.0));
    let (right, down) = (unit(right), unit(down));
    let mut moves = Vec::with_capacity(48);
    for (u, v) in [(1.0, 0.0), (0.0, 1.0)] {
        // Of the corners, clockwise from the top left.
        for weights in [
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 1.0],
            [1.0, 1.0, 0.0, 0.0],
            [0.0, 1.0, 1.0, 0.0],
            [0.0, 0.0, 1.0, 1.0],
            [1.0, 0.0, 0.0, 1.0],
            [1.0, -1.0, 0.0, 0.0],
            [0.0, 1.0, -1.0, 0.0],
            [0.0, 0.0, 1.0, -1.0],
            [-1.0, 0.0, 0.0, 1.0],
        ] {
            for sign in [1.0, -1.0] {
                moves.push(weights.map(|weight: f32| {
                    let (u, v) = (u * weight * sign, v * weight * sign);
                    (u * right.0 + v * down.0, u * right.1 + v * down.1)
                }));
            }
        }
    }
    moves
}

/// Points of modules whose colour is known, out to a distance from the middle. Light and dark weigh the same in all.
fn marks(mode: &Mode, reach: f32) -> Vec<Mark> {
    let within = reach.floor() as i32;
    let span = within.saturating_neg()..=within;
    let known = span.clone().flat_map(|y| span.clone().map(move |x| (x, y)));
    let known: Vec<((i32, i32), bool)> = known.filter_map(|at| Some((at, mode.known(at)?))).collect();
    let dark = known.iter().filter(|(_, dark)| *dark).count();
    let weight = |is_dark: bool| {
        let count = if is_dark {
            dark
        } else {
            known.len().saturating_sub(dark)
        };
        100.0 / count.max(1) as f32
    };
    let mut marks = Vec::with_capacity(known.len().saturating_mul(4));
    for &((x, y), is_dark) in &known {
        let weight = weight(is_dark);
        taps(&mut marks, (x as f32, y as f32), if is_dark { -weight } else { weight });
    }
    marks
}
