//! Three finder patterns that may be the corners of one symbol.

use super::finder::Finder;
use super::plane::Point;

/// Three finder patterns in the places that they would have in a symbol that is not mirrored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Corners {
    pub(crate) top_left: Finder,
    pub(crate) top_right: Finder,
    pub(crate) bottom_left: Finder,
    /// How unlike a square seen straight on this is: 0 is perfect.
    strain: f32,
}

/// How many finder patterns are combined: the number of triples grows with the cube.
const MOST_FINDERS: usize = 40;

/// How many triples are tried of one picture.
const MOST_TRIPLES: usize = 60;

/// Modules between the centres of finder patterns in the smallest and the largest version, with room for misjudging.
const LEAST_DISTANCE: f32 = 14.0 * 0.65;
const MOST_DISTANCE: f32 = 170.0 * 1.4;

/// Triples of finder patterns that could belong to one symbol, likely ones first.
pub(crate) fn corners(finders: &[Finder]) -> Vec<Corners> {
    let mut finders = finders.to_vec();
    // Real patterns show in many rows for their size.
    finders.sort_by(|a, b| likelihood(b).total_cmp(&likelihood(a)));
    finders.truncate(MOST_FINDERS);
    let mut triples = Vec::new();
    for (index, &first) in finders.iter().enumerate() {
        for (place, &second) in finders.iter().enumerate().skip(index.saturating_add(1)) {
            if unlike(first.module, second.module) > 2.2 {
                continue;
            }
            for &third in finders.iter().skip(place.saturating_add(1)) {
                triples.extend(arranged(first, second, third));
                triples.extend(arranged(second, third, first));
                triples.extend(arranged(third, first, second));
            }
        }
    }
    triples.sort_by(|a, b| a.strain.total_cmp(&b.strain));
    triples.truncate(MOST_TRIPLES);
    triples
}

fn likelihood(finder: &Finder) -> f32 {
    (finder.seen as f32).min(4.0) + (finder.seen as f32 / finder.module).min(3.0)
}

/// The triple with `corner` as top left and the others clockwise behind it. Seen at a slant, the right angle need not show
/// as the largest, so each of the three is tried as corner.
fn arranged(corner: Finder, one: Finder, other: Finder) -> Option<Corners> {
    let to = |finder: Finder| (finder.x - corner.x, finder.y - corner.y);
    let (u, v): (Point, Point) = (to(one), to(other));
    let (length_u, length_v) = (u.0.hypot(u.1), v.0.hypot(v.1));
    let module = (corner.module + one.module + other.module) / 3.0;
    let modules = (length_u + length_v) / (2.0 * module);
    // A square that is turned shows modules longer along rows and columns than they are: up to the square root of two.
    if !(LEAST_DISTANCE..MOST_DISTANCE).contains(&modules) {
        return None;
    }
    let cosine = (u.0 * v.0 + u.1 * v.1) / (length_u * length_v);
    let sides = unlike(length_u, length_v);
    let sizes = unlike(corner.module, one.module)
        .max(unlike(corner.module, other.module))
        .max(unlike(one.module, other.module));
    if cosine.abs() > 0.65 || sides > 2.5 || sizes > 2.2 {
        return None;
    }
    let clockwise = u.0 * v.1 - u.1 * v.0 > 0.0;
    let (top_right, bottom_left) = if clockwise { (one, other) } else { (other, one) };
    let strain = cosine.abs() + (sides - 1.0) + 1.5 * (sizes - 1.0);
    Some(Corners {
        top_left: corner,
        top_right,
        bottom_left,
        strain,
    })
}

/// The larger by the smaller.
fn unlike(a: f32, b: f32) -> f32 {
    (a / b).max(b / a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_found_among_others() {
        let finder = |x, y| Finder {
            x,
            y,
            module: 4.0,
            seen: 12,
        };
        let found = corners(&[
            finder(10.0, 110.0),
            finder(500.0, 31.0),
            finder(110.0, 10.0),
            finder(10.0, 10.0),
        ]);
        let best = found[0];
        assert_eq!((best.top_left.x, best.top_left.y), (10.0, 10.0));
        assert_eq!((best.top_right.x, best.top_right.y), (110.0, 10.0));
        assert_eq!((best.bottom_left.x, best.bottom_left.y), (10.0, 110.0));
    }
}
