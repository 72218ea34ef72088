//! The size and direction of modules at each of three finder patterns.

use super::binary::Binary;
use super::concentric::Concentric;
use super::corner::Corners;
use super::finder::Finder;
use super::grey::Grey;
use super::plane::Point;

/// A finder pattern's centre and the steps in pixels of one module to the right and one down.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) centre: Point,
    pub(crate) right: Point,
    pub(crate) down: Point,
}

/// The frames of three finder patterns that look like the corners of one symbol.
#[derive(Clone, Copy)]
pub(crate) struct Frames {
    pub(crate) top_left: Frame,
    pub(crate) top_right: Frame,
    pub(crate) bottom_left: Frame,
    /// How much they look like finder patterns along the symbol's own directions, 1 is perfect.
    pub(crate) likeness: f32,
}

/// Less than this is chance: squares of blurred text reach it, but seldom three of them in the right places.
const LEAST_LIKENESS: f32 = 0.15;

impl Frames {
    /// `None` where the three places do not look like finder patterns along the directions that they would have.
    pub(crate) fn new(grey: &Grey, binary: &Binary, corners: &Corners) -> Option<Self> {
        let to = |finder: &Finder| (finder.x - corners.top_left.x, finder.y - corners.top_left.y);
        let right = unit(to(&corners.top_right));
        let down = unit(to(&corners.bottom_left));
        let frame = |finder: &Finder| Frame {
            centre: (finder.x, finder.y),
            right: step(binary, finder, right),
            down: step(binary, finder, down),
        };
        let [top_left, top_right, bottom_left] =
            [&corners.top_left, &corners.top_right, &corners.bottom_left].map(frame);
        let likeness = [top_left, top_right, bottom_left]
            .map(|frame| Concentric::Finder.likeness(grey, frame.centre, (frame.right, frame.down)));
        let least = likeness.into_iter().fold(1.0, f32::min);
        (least > LEAST_LIKENESS).then_some(Self {
            top_left,
            top_right,
            bottom_left,
            likeness: least,
        })
    }
}

fn unit(vector: Point) -> Point {
    let length = vector.0.hypot(vector.1);
    (vector.0 / length, vector.1 / length)
}

fn step(binary: &Binary, finder: &Finder, direction: Point) -> Point {
    // Rows and columns cut a turned square askew: its modules are shorter than they show there.
    let turned = direction.0.abs().max(direction.1.abs());
    let expected = finder.module * turned;
    let module = width(binary, (finder.x, finder.y), direction)
        .map(|width| width / 7.0)
        .filter(|module| (0.6..1.6).contains(&(module / expected)))
        .unwrap_or(expected);
    (direction.0 * module, direction.1 * module)
}

/// The width of a finder pattern along a direction, in pixels; `None` where its edges do not show.
fn width(binary: &Binary, centre: Point, direction: Point) -> Option<f32> {
    let ahead = edge(binary, centre, direction)?;
    let behind = edge(binary, centre, (-direction.0, -direction.1))?;
    ((ahead / behind).max(behind / ahead) < 2.0).then_some(ahead + behind)
}

/// How far it is from a finder pattern's centre to its outer edge: over dark, light and dark.
fn edge(binary: &Binary, centre: Point, direction: Point) -> Option<f32> {
    const STEP: f32 = 0.25;
    let mut dark = true;
    let mut changes = 0_u32;
    for step in 0..4000_u16 {
        let distance = f32::from(step) * STEP;
        let (x, y) = (centre.0 + direction.0 * distance, centre.1 + direction.1 * distance);
        let here = binary.get(x.floor() as i32, y.floor() as i32);
        if here.unwrap_or(false) != dark {
            dark = !dark;
            changes = changes.saturating_add(1);
            if changes == 3 {
                return Some(distance);
            }
        }
        here?;
    }
    None
}
