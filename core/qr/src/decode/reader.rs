//! From three finder patterns to the text of their symbol, by ever more work.

use super::binary::Binary;
use super::codewords;
use super::frame::Frames;
use super::grey::Grey;
use super::grid::Grid;
use super::plane::{Plane, Point};
use super::refine::refined;
use super::sample::{Modules, pixels};
use super::text::text;
use super::timing::{Fit, fits};
use crate::version::Version;

/// How much work a picture is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// One of a stream of camera frames.
    Quick,
    /// The only picture there is.
    Thorough,
}

/// A code that was read.
#[derive(Clone)]
pub(crate) struct Code {
    pub(crate) text: String,
    /// Its corners in pixels.
    pub(crate) corners: [Point; 4],
}

/// The code that three finder patterns belong to.
pub(crate) fn code(grey: &Grey, binary: &Binary, frames: &Frames, effort: Effort) -> Option<Code> {
    if std::env::var("QRDEBUG").is_ok() { eprintln!("      fits {:?}", fits(grey,frames).iter().map(|f|(f.side,f.score)).collect::<Vec<_>>()); }
    fits(grey, frames).iter().find_map(|fit| {
        let version = Version::of_side(fit.side)?;
        grids(grey, frames, fit, version, effort).find_map(|grid| read(grey, binary, &grid, effort))
    })
}

/// Where the modules may be, the likeliest first; made one by one, since the first mostly is right.
fn grids<'a>(
    grey: &'a Grey,
    frames: &'a Frames,
    fit: &'a Fit,
    version: Version,
    effort: Effort,
) -> impl Iterator<Item = Grid> + 'a {
    // From the finder patterns, with the bottom right alignment pattern as fourth point.
    let first = move || {
        let grid = Grid::aligned(grey, version, fit.plane, 3.0);
        let plane = through_alignment(frames, fit.side, &grid).unwrap_or(fit.plane);
        Grid::aligned(grey, version, plane, 1.0)
    };
    let second = move || Grid::aligned(grey, version, refined(grey, &fit.plane, version), 1.0);
    let third = move || {
        let plane = through_alignment(frames, fit.side, &Grid::aligned(grey, version, fit.plane, 5.0));
        Grid::flat(version, refined(grey, &plane.unwrap_or(fit.plane), version))
    };
    let thorough = effort == Effort::Thorough;
    std::iter::once_with(first)
        .chain(std::iter::once_with(second))
        .chain(thorough.then(third))
}

/// The plane through the three finder patterns and the bottom right alignment pattern.
fn through_alignment(frames: &Frames, side: usize, grid: &Grid) -> Option<Plane> {
    let (module, pixel) = grid.far_alignment()?;
    let (a, b, c) = (frames.top_left.centre, frames.top_right.centre, frames.bottom_left.centre);
    let end = side as f32 - 3.5;
    Plane::between([(3.5, 3.5), (end, 3.5), module, (3.5, end)], [a, b, pixel, c])
}

fn read(grey: &Grey, binary: &Binary, grid: &Grid, effort: Effort) -> Option<Code> {
    let modules = Modules::of(grey, grid);
    let plain = || modules.margins(8);
    let sharp = |strength, reach| modules.sharpened(strength).margins(reach);
    let version = grid.version;
    let decoded = |margins: &codewords::Margins| text(&codewords::data(margins, version)?, version);
    let text = decoded(&plain())
        .or_else(|| decoded(&sharp(0.7, 8)))
        .or_else(|| decoded(&pixels(binary, grid)))
        .or_else(|| {
            let more = || [(0.4, 4), (0.0, 200)].into_iter().find_map(|(strength, reach)| decoded(&sharp(strength, reach)));
            (effort == Effort::Thorough).then(|| decoded(&modules.equalised(8)).or_else(more))?
        })?;
    // A symbol without any text is no code that anybody made.
    (!text.is_empty()).then(|| Code {
        text,
        corners: grid.corners(),
    })
}
