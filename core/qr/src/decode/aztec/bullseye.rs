//! The rings in the middle of an Aztec code (ISO/IEC 24778 section 7.2): a line through them is dark and light in turn, all
//! of one length, in whatever direction it runs.

use super::super::binary::Binary;
use super::super::ladder::Deadline;
use super::super::outward::outward;
use super::super::plane::Point;

/// Most places that are kept of one picture: rows of alternating modules in other codes look like rings in one direction.
const MOST: usize = 60;

/// Directions in which the rings are looked along.
const RAYS: u16 = 72;

/// How many of these may show no rings: a blot, or glare.
const MOST_MISSED: usize = 14;

/// Edges between rings from the middle out to the last light one, in modules.
const EDGES: [f32; 4] = [0.5, 1.5, 2.5, 3.5];

/// The middles of all places that look like rings.
pub(super) fn centres(binary: &Binary, step: usize, deadline: Deadline) -> Vec<Point> {
    let mut found: Vec<Point> = Vec::new();
    for y in (0..binary.height()).step_by(step.max(1)) {
        for_each_hit(binary.row(y), |x| {
            let Some((centre, module)) = checked(binary, x, y as f32 + 0.5) else {
                return;
            };
            let is_near = |known: &Point| (known.0 - centre.0).hypot(known.1 - centre.1) < module * 2.0;
            if !found.iter().any(is_near) {
                found.push(centre);
            }
        });
        if found.len() >= MOST || deadline.passed() {
            break;
        }
    }
    found
}

/// Calls `hit` with the middle of every light, dark, light, dark, light, dark, light of one length in the row.
fn for_each_hit(row: &[bool], mut hit: impl FnMut(f32)) {
    let mut runs = [0_u32; 7];
    let mut start = 0_usize;
    let mut colour = false;
    for (x, &dark) in row.iter().enumerate() {
        if dark == colour {
            continue;
        }
        runs.rotate_left(1);
        if let Some(newest) = runs.last_mut() {
            *newest = x.saturating_sub(start) as u32;
        }
        if dark && is_even(runs) {
            let [.., a, b, c, d] = runs.map(|run| run as f32);
            hit(x as f32 - d - c - b - a / 2.0);
        }
        (start, colour) = (x, dark);
    }
}

/// Whether runs are all of one length, each within half of it and half a pixel.
fn is_even(runs: [u32; 7]) -> bool {
    let total: u32 = runs.iter().fold(0, |sum, &run| sum.saturating_add(run));
    if total < 7 || runs.contains(&0) {
        return false;
    }
    let module = total as f32 / 7.0;
    runs.iter().all(|&run| (run as f32 - module).abs() < module * 0.5 + 0.3)
}

/// Looks across from a hit in a row: down and along again. The middle, and the length of a module.
fn checked(binary: &Binary, x: f32, y: f32) -> Option<(Point, f32)> {
    let (down, height) = crossing(binary, (x, y), (0, 1))?;
    let y = y.floor() + 0.5 + down;
    let (along, width) = crossing(binary, (x, y), (1, 0))?;
    let x = x.floor() + 0.5 + along;
    if height > 2.5 * width || width > 2.5 * height {
        return None;
    }
    Some(((x, y), (width + height) / 14.0))
}

/// The seven runs through a pixel in one direction: how far their middle is from that of the pixel, and their length.
fn crossing(binary: &Binary, point: Point, direction: (i32, i32)) -> Option<(f32, f32)> {
    let (x, y) = (point.0.floor() as i32, point.1.floor() as i32);
    if binary.get(x, y) != Some(true) {
        return None;
    }
    // From the point outwards: the middle, light, dark, light. They have to end within the picture.
    let back = (direction.0.saturating_neg(), direction.1.saturating_neg());
    let whole = |direction| Some(outward(binary, (x, y), direction)).filter(|runs| runs.is_whole);
    let [before, a, b, c] = whole(back)?.lengths;
    let [behind, d, e, f] = whole(direction)?.lengths;
    let middle = before.saturating_add(behind).saturating_add(1);
    let runs = [c, b, a, middle, d, e, f];
    if !is_even(runs) {
        return None;
    }
    let total = runs.iter().fold(0, |sum: u32, &run| sum.saturating_add(run)) as f32;
    let side = |runs: [u32; 4]| runs.iter().fold(0, |sum: u32, &run| sum.saturating_add(run)) as f32;
    Some(((side([behind, d, e, f]) - side([before, a, b, c])) / 2.0, total))
}

/// The corners of the outer edge of the last light ring, seven modules a side, in the order in which they stand around it.
pub(super) fn ring(binary: &Binary, centre: Point) -> Option<[Point; 4]> {
    let mut edge: Vec<Point> = Vec::with_capacity(usize::from(RAYS));
    for ray in 0..RAYS {
        let angle = f32::from(ray) / f32::from(RAYS) * std::f32::consts::TAU;
        edge.extend(outer_edge(binary, centre, (angle.cos(), angle.sin())));
    }
    if edge.len().saturating_add(MOST_MISSED) < usize::from(RAYS) {
        return None;
    }
    let farthest = |from: &dyn Fn(&Point) -> f32| {
        let far = edge.iter().enumerate().max_by(|a, b| from(a.1).total_cmp(&from(b.1)));
        far.map(|(at, point)| (at, *point))
    };
    let distance = |a: Point, b: Point| (a.0 - b.0).hypot(a.1 - b.1);
    let (_, a) = farthest(&|point| distance(*point, centre))?;
    let (_, c) = farthest(&|point| distance(*point, a))?;
    let off = |point: &Point| (c.0 - a.0) * (point.1 - a.1) - (c.1 - a.1) * (point.0 - a.0);
    let (_, b) = farthest(&|point| off(point))?;
    let (_, d) = farthest(&|point| -off(point))?;
    let corners = [a, b, c, d];
    // Each side through all points between its corners but the nearest to these.
    let side = |from: Point, to: Point| line(&edge, centre, from, to);
    let sides = [side(a, b)?, side(b, c)?, side(c, d)?, side(d, a)?];
    let [ab, bc, cd, da] = sides;
    let refined = [meeting(da, ab)?, meeting(ab, bc)?, meeting(bc, cd)?, meeting(cd, da)?];
    let size = distance(a, c).max(1.0);
    let moved = corners.iter().zip(refined).any(|(a, b)| distance(*a, b) > size * 0.2);
    (!moved).then_some(refined)
}

/// Where a ray from the middle leaves the last light ring, if it crosses the rings where it should.
fn outer_edge(binary: &Binary, centre: Point, direction: Point) -> Option<Point> {
    const STEP: f32 = 0.25;
    let mut edges = [0.0_f32; EDGES.len()];
    let mut passed = 0_usize;
    let mut dark = true;
    for step in 1..4000_u16 {
        let distance = f32::from(step) * STEP;
        let (x, y) = (centre.0 + direction.0 * distance, centre.1 + direction.1 * distance);
        let here = binary.get(x.floor() as i32, y.floor() as i32)?;
        if here == dark {
            continue;
        }
        dark = here;
        *edges.get_mut(passed)? = distance - STEP / 2.0;
        passed = passed.saturating_add(1);
        if passed == EDGES.len() {
            break;
        }
    }
    let [.., outer] = edges;
    if passed < EDGES.len() {
        return None;
    }
    let module = outer / 3.5;
    let fits = edges
        .iter()
        .zip(EDGES)
        .all(|(edge, expected)| (edge / module - expected).abs() < 0.45 + 0.5 / module);
    fits.then_some((centre.0 + direction.0 * outer, centre.1 + direction.1 * outer))
}

/// A line: a point on it and its direction.
type Line = (Point, Point);

/// The line through the points of one side, by least squares across it.
fn line(edge: &[Point], centre: Point, from: Point, to: Point) -> Option<Line> {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    if length < 3.0 {
        return None;
    }
    let along = ((to.0 - from.0) / length, (to.1 - from.1) / length);
    let place = |point: &Point| (point.0 - from.0) * along.0 + (point.1 - from.1) * along.1;
    let across = |point: &Point| (point.1 - from.1) * along.0 - (point.0 - from.0) * along.1;
    let inner = across(&centre);
    let near: Vec<(f32, f32)> = edge
        .iter()
        .map(|point| (place(point), across(point)))
        .filter(|(at, off)| (length * 0.12..length * 0.88).contains(at) && off.abs() < inner.abs() * 0.5)
        .collect();
    if near.len() < 4 {
        return None;
    }
    let count = near.len() as f32;
    let mean = near
        .iter()
        .fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    let mean = (mean.0 / count, mean.1 / count);
    let (mut square, mut product) = (0.0, 0.0);
    for (at, off) in &near {
        square += (at - mean.0) * (at - mean.0);
        product += (at - mean.0) * (off - mean.1);
    }
    let slope = product / square.max(1e-3);
    let point = |at: f32, off: f32| {
        (
            from.0 + along.0 * at - along.1 * off,
            from.1 + along.1 * at + along.0 * off,
        )
    };
    let direction = (along.0 - along.1 * slope, along.1 + along.0 * slope);
    Some((point(mean.0, mean.1), direction))
}

fn meeting((p, u): Line, (q, v): Line) -> Option<Point> {
    let area = u.0 * v.1 - u.1 * v.0;
    if area.abs() < 1e-3 {
        return None;
    }
    let t = ((q.0 - p.0) * v.1 - (q.1 - p.1) * v.0) / area;
    Some((p.0 + u.0 * t, p.1 + u.1 * t))
}
