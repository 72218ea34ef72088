//! QR codes in a picture: from three finder patterns to the content of their symbol, by ever more work.

use super::binary::Binary;
use super::codewords;
use super::corner::corners;
use super::finder::finders;
use super::frame::Frames;
use super::grey::Grey;
use super::grid::Grid;
use super::plane::Plane;
use super::refine::refined;
use super::sample::{Modules, agreement, pixels};
use super::symbology::{Code, Effort, Look};
use super::text::content;
use super::timing::{Fit, fits};
use crate::version::Version;

/// Adds the QR codes that a look shows.
pub(crate) fn codes(look: Look<'_>, codes: &mut Vec<Code>) {
    let candidates = corners(&finders(look.binary, look.step, look.deadline));
    let frames = candidates
        .iter()
        .filter_map(|corners| Frames::new(look.grey, look.binary, corners));
    let mut frames: Vec<Frames> = frames.collect();
    // Those that look most like finder patterns first, of about equal ones the squarest.
    frames.sort_by(|a, b| (b.likeness * 10.0).round().total_cmp(&(a.likeness * 10.0).round()));
    for frames in frames {
        let centres = [frames.top_left, frames.top_right, frames.bottom_left].map(|frame| frame.centre);
        // Finder patterns of a code that was read belong to no other.
        if codes
            .iter()
            .any(|code| centres.iter().any(|&centre| code.holds(centre)))
        {
            continue;
        }
        if look.deadline.passed() {
            break;
        }
        codes.extend(code(look.grey, look.binary, &frames, look.effort));
    }
}

/// The code that three finder patterns belong to.
fn code(grey: &Grey, binary: &Binary, frames: &Frames, effort: Effort) -> Option<Code> {
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
    let (a, b, c) = (
        frames.top_left.centre,
        frames.top_right.centre,
        frames.bottom_left.centre,
    );
    let end = side as f32 - 3.5;
    Plane::between([(3.5, 3.5), (end, 3.5), module, (3.5, end)], [a, b, pixel, c])
}

fn read(grey: &Grey, binary: &Binary, grid: &Grid, effort: Effort) -> Option<Code> {
    let version = grid.version;
    let modules = Modules::of(grey, grid);
    let sharp = modules.sharpened(0.7).margins(8);
    let sharper = || modules.sharpened(2.0).margins(16);
    if agreement(&sharp, version.side()) < LEAST_AGREEMENT && agreement(&sharper(), version.side()) < LEAST_AGREEMENT {
        return None;
    }
    let decoded = |margins: &codewords::Margins| content(&codewords::data(margins, version)?, version);
    let mut found = decoded(&modules.margins(8))
        .or_else(|| decoded(&sharp))
        .or_else(|| decoded(&pixels(binary, grid)));
    if effort == Effort::Thorough {
        found = found
            .or_else(|| decoded(&modules.equalised(16)))
            .or_else(|| decoded(&modules.sharpened(0.4).margins(4)))
            .or_else(|| decoded(&modules.margins(200)));
    }
    // A symbol without any content is no code that anybody made.
    found.filter(|found| !found.bytes.is_empty()).map(|found| Code {
        found,
        corners: grid.corners(),
    })
}

/// Places where fewer of the modules of known colour agree are no symbols.
const LEAST_AGREEMENT: f32 = 0.7;
