//! How many modules a symbol has, and how it is foreshortened: from its timing patterns (ISO/IEC 18004 section 6.3.5).
//!
//! The row of alternating modules between two finder patterns fits only one number of modules: with any other, light and
//! dark fall out of step. Where the symbol recedes from the camera, steps shrink along the row; how much is searched for.

use super::frame::Frames;
use super::grey::Grey;
use super::plane::{Plane, Point};

/// A symbol's size and position as three finder patterns and the timing patterns between them tell it.
#[derive(Clone, Copy)]
pub(crate) struct Fit {
    /// Modules a side.
    pub(crate) side: usize,
    /// Where the modules are if the symbol is flat.
    pub(crate) plane: Plane,
    /// How well the timing patterns show, at most 1.
    pub(crate) score: f32,
}

/// Fits with a lower score than this are chance.
const LEAST_SCORE: f32 = 0.35;

/// Pixels a module below which no picture shows single modules.
const LEAST_PIXELS: f32 = 0.95;

/// How many sizes are tried of one triple.
const MOST_FITS: usize = 3;

/// The fits for three finder patterns, best first.
pub(crate) fn fits(grey: &Grey, frames: &Frames) -> Vec<Fit> {
    let Frames {
        top_left,
        top_right,
        bottom_left,
        ..
    } = frames;
    let across = Edge::new((top_left.centre, top_left.right), (top_right.centre, top_right.right));
    let down = Edge::new((top_left.centre, top_left.down), (bottom_left.centre, bottom_left.down));
    let modules = (across.modules() + down.modules()) / 2.0;
    let pixels = across.length().min(down.length());
    let mut fits: Vec<Fit> = (21..=177)
        .step_by(4)
        .filter(|&side| pixels > LEAST_PIXELS * (side as f32 - 7.0))
        .filter(|&side| {
            let distance = side as f32 - 7.0;
            (distance / modules).max(modules / distance) < 1.3 || (distance - modules).abs() < 5.0
        })
        .filter_map(|side| fit(grey, &across, &down, side))
        .collect();
    fits.sort_by(|a, b| b.score.total_cmp(&a.score));
    fits.retain(|fit| fit.score > LEAST_SCORE);
    fits.truncate(MOST_FITS);
    fits
}

fn fit(grey: &Grey, across: &Edge, down: &Edge, side: usize) -> Option<Fit> {
    let (w_across, across_score) = across.foreshortening(grey, side, down.near_step(side));
    let (w_down, down_score) = down.foreshortening(grey, side, across.near_step(side));
    let score = (across_score + down_score) / 2.0;
    let (a, b, c) = (across.from, across.to, down.to);
    let w_far = w_across + w_down - 1.0;
    if w_far < 0.2 {
        return None;
    }
    let far = (
        a.0 + (w_across * (b.0 - a.0) + w_down * (c.0 - a.0)) / w_far,
        a.1 + (w_across * (b.1 - a.1) + w_down * (c.1 - a.1)) / w_far,
    );
    let end = side as f32 - 3.5;
    let plane = Plane::between([(3.5, 3.5), (end, 3.5), (end, end), (3.5, end)], [a, b, far, c])?;
    Some(Fit { side, plane, score })
}

/// Two finder patterns of one side of a symbol, the top left one first.
struct Edge {
    from: Point,
    to: Point,
    /// Pixels a module along the edge, at both ends.
    near: f32,
    far: f32,
}

impl Edge {
    /// From the centres of both finder patterns and the steps of one module along the edge there.
    fn new((from, near): (Point, Point), (to, far): (Point, Point)) -> Self {
        Self {
            from,
            to,
            near: near.0.hypot(near.1),
            far: far.0.hypot(far.1),
        }
    }

    fn vector(&self) -> Point {
        (self.to.0 - self.from.0, self.to.1 - self.from.1)
    }

    /// Modules between both centres, as far as the sizes of the finder patterns tell.
    fn modules(&self) -> f32 {
        self.length() / (self.near * self.far).sqrt()
    }

    fn length(&self) -> f32 {
        let (x, y) = self.vector();
        x.hypot(y)
    }

    /// The step of one module at the near end, if the symbol has `side` modules.
    fn near_step(&self, side: usize) -> (Point, f32) {
        let (x, y) = self.vector();
        let distance = side as f32 - 7.0;
        let w = (self.near / self.far).sqrt().clamp(0.7, 1.4);
        ((x * w / distance, y * w / distance), (w - 1.0) / distance)
    }

    /// How much the edge is foreshortened (the root of near by far module size) and how well the timing pattern then fits.
    ///
    /// `across` is the step of one module at right angles to the edge, at its near end, and how foreshortened that is.
    fn foreshortening(&self, grey: &Grey, side: usize, (across, bend): (Point, f32)) -> (f32, f32) {
        let distance = side as f32 - 7.0;
        let measured = (self.near / self.far).sqrt().clamp(0.7, 1.4);
        let score = |w: f32| {
            let (x, y) = self.vector();
            // The timing pattern runs three modules from the line between the centres.
            let place = |modules: f32| {
                let scale = 1.0 + (w - 1.0) * modules / distance + 3.0 * bend;
                (
                    self.from.0 + (x * w * modules / distance + 3.0 * across.0) / scale,
                    self.from.1 + (y * w * modules / distance + 3.0 * across.1) / scale,
                )
            };
            alternation((3..side.saturating_sub(11)).map(|module| {
                let (x, y) = place(module as f32 + 1.0);
                grey.at(x, y)
            }))
        };
        // Finer for more modules: the middle of the edge must not shift by much of one.
        let step = (1.2 / distance).min(0.04);
        let reach = (0.16 / step) as i32;
        (0_i32.saturating_sub(reach)..=reach)
            .map(|offset| measured * (1.0 + offset as f32 * step))
            .chain([1.0])
            .map(|w| (w, score(w) - 0.02 * (w - measured).abs()))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap_or((measured, 0.0))
    }
}

/// How regularly shades alternate, light first: 1 when each is on the expected side of its neighbours, 0 for chance.
fn alternation(shades: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut all) = (0.0, 0.0);
    let mut last: Option<(f32, f32)> = None;
    let mut sign = 1.0;
    for shade in shades {
        if let Some((before, middle)) = last {
            let edge = middle - (before + shade) / 2.0;
            sum += sign * edge;
            all += edge.abs();
            sign = -sign;
            last = Some((middle, shade));
        } else {
            last = Some((shade, shade));
        }
    }
    if all > 0.0 { sum / all } else { 0.0 }
}
