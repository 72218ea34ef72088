//! Finder patterns: where a line through a picture is dark, light, dark, light, dark as 1:1:3:1:1 in every direction
//! (ISO/IEC 18004 section 6.3.3). That holds at any rotation.

use super::binary::Binary;
use super::ladder::Deadline;
use super::outward::outward;

/// A place that looks like a finder pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Finder {
    /// The centre in pixels.
    pub(crate) x: f32,
    /// The centre in pixels.
    pub(crate) y: f32,
    /// Pixels a module, along rows and columns of the picture.
    pub(crate) module: f32,
    /// How many rows it was seen in.
    pub(crate) seen: u32,
}

/// Most places that are kept of one picture: a page full of text has many, but codes show among the first.
const MOST: usize = 400;

/// All places that look like finder patterns, looking at every `step`th row.
pub(crate) fn finders(binary: &Binary, step: usize, deadline: Deadline) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    for y in (0..binary.height()).step_by(step.max(1)) {
        for_each_pattern(binary.row(y), |centre| {
            if let Some(finder) = checked(binary, centre, y as f32 + 0.5) {
                merge(&mut found, finder);
            }
        });
        if found.len() >= MOST || deadline.passed() {
            break;
        }
    }
    // The middle square crosses three modules' rows: noise mostly shows in one.
    found.retain(|finder| finder.seen as f32 >= (finder.module * 3.0 / step.max(1) as f32 * 0.5).floor().min(2.0));
    found
}

/// Calls `hit` with the middle of every 1:1:3:1:1 in the row.
fn for_each_pattern(row: &[bool], mut hit: impl FnMut(f32)) {
    // Lengths of the last five runs, the newest last.
    let mut runs = [0_u32; 5];
    let mut start = 0_usize;
    let mut colour = false;
    let mut ended = |end: usize, start: usize, dark: bool, runs: &mut [u32; 5]| {
        runs.rotate_left(1);
        let length = end.saturating_sub(start) as u32;
        if let Some(newest) = runs.last_mut() {
            *newest = length;
        }
        if dark && is_pattern(*runs, 0.5) {
            let [.., middle, light, outer] = runs.map(|run| run as f32);
            hit(end as f32 - outer - light - middle / 2.0);
        }
    };
    for (x, &dark) in row.iter().enumerate() {
        if dark != colour {
            ended(x, start, colour, &mut runs);
            start = x;
            colour = dark;
        }
    }
    ended(row.len(), start, colour, &mut runs);
}

/// Whether five runs are as 1:1:3:1:1, each within `tolerance` modules for each of its modules and half a pixel.
fn is_pattern(runs: [u32; 5], tolerance: f32) -> bool {
    let total: u32 = runs.iter().fold(0, |sum, &run| sum.saturating_add(run));
    if total < 7 || runs.contains(&0) {
        return false;
    }
    let module = total as f32 / 7.0;
    let allowed = module * tolerance + 0.25;
    runs.iter()
        .zip([1.0_f32, 1.0, 3.0, 1.0, 1.0])
        .all(|(&run, modules)| (run as f32 - modules * module).abs() < allowed * if modules > 1.0 { 3.0 } else { 1.0 })
}

/// Looks across from a hit in a row: down, along again, and along both diagonals.
fn checked(binary: &Binary, x: f32, y: f32) -> Option<Finder> {
    let (down, height) = crossing(binary, x, y, (0, 1), 0.5)?;
    let y = y.floor() + 0.5 + down;
    let (along, width) = crossing(binary, x, y, (1, 0), 0.5)?;
    let x = x.floor() + 0.5 + along;
    if height > 2.5 * width || width > 2.5 * height {
        return None;
    }
    // A diagonal runs through corners, where blur takes most away.
    crossing(binary, x, y, (1, 1), 0.75)?;
    crossing(binary, x, y, (1, -1), 0.75)?;
    Some(Finder {
        x,
        y,
        module: (width + height) / 14.0,
        seen: 1,
    })
}

/// The five runs through a pixel in one direction: how far their middle is from that of the pixel, and their length, in
/// steps.
fn crossing(binary: &Binary, x: f32, y: f32, direction: (i32, i32), tolerance: f32) -> Option<(f32, f32)> {
    let (x, y) = (x.floor() as i32, y.floor() as i32);
    if binary.get(x, y) != Some(true) {
        return None;
    }
    // The three runs from the point outwards: middle, light, outer. Beyond the border it is as light as paper.
    let back = (direction.0.saturating_neg(), direction.1.saturating_neg());
    let [before_middle, before_light, before_outer] = outward(binary, (x, y), back).lengths;
    let [behind_middle, behind_light, behind_outer] = outward(binary, (x, y), direction).lengths;
    let middle = before_middle.saturating_add(behind_middle).saturating_add(1);
    let runs = [before_outer, before_light, middle, behind_light, behind_outer];
    if !is_pattern(runs, tolerance) {
        return None;
    }
    let offset = (behind_middle as f32 - before_middle as f32) / 2.0;
    let total = runs.iter().fold(0, |sum: u32, &run| sum.saturating_add(run)) as f32;
    Some((offset, total))
}

fn merge(found: &mut Vec<Finder>, finder: Finder) {
    let same = found.iter_mut().find(|known| {
        let near = known.module.max(finder.module) * 1.5;
        (known.x - finder.x).abs() < near
            && (known.y - finder.y).abs() < near
            && (known.module / finder.module).max(finder.module / known.module) < 1.5
    });
    match same {
        Some(known) => {
            let weight = known.seen as f32;
            let mean = |old: f32, new: f32| (old * weight + new) / (weight + 1.0);
            *known = Finder {
                x: mean(known.x, finder.x),
                y: mean(known.y, finder.y),
                module: mean(known.module, finder.module),
                seen: known.seen.saturating_add(1),
            };
        }
        None => found.push(finder),
    }
}
