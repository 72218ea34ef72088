//! The ring around the rings: which way up the symbol is, and how large (ISO/IEC 24778 sections 7.2 and 7.3).

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places are counted from the middle, and no symbol has more than 151 modules a side"
)]

use super::super::correct::{Field, correct};
use super::super::grey::Grey;
use super::super::plane::{Plane, Point};

/// What the mode message says, and the ring that it stands in.
#[derive(Clone)]
pub(super) struct Mode {
    compact: bool,
    /// 1 to 4 in compact symbols, 1 to 32 in full ones.
    layers: u8,
    /// Codewords that carry data.
    words: usize,
    /// The ring as it has to be: places and whether they are dark.
    ring: Vec<((i32, i32), bool)>,
}

/// Modules of the ring whose colour tells which way up the symbol is, and the colour.
fn orientation(reach: i32) -> [((i32, i32), bool); 12] {
    let (edge, next) = (reach, reach.saturating_sub(1));
    [
        ((-edge, -edge), true),
        ((-next, -edge), true),
        ((-edge, -next), true),
        ((edge, -edge), true),
        ((edge, -next), true),
        ((next, -edge), false),
        ((edge, edge), false),
        ((edge, next), true),
        ((next, edge), false),
        ((-edge, edge), false),
        ((-edge, next), false),
        ((-next, edge), false),
    ]
}

/// The places of the mode message's bits, first to last: clockwise from the top left, without the corners and, in full
/// symbols, without the reference grid.
fn message_places(compact: bool) -> Vec<(i32, i32)> {
    let (reach, side): (i32, Vec<i32>) = if compact {
        (5, (-3..=3).collect())
    } else {
        (7, (-5..=5).filter(|place| *place != 0).collect())
    };
    let top = side.iter().map(|&x| (x, -reach));
    let right = side.iter().map(|&y| (reach, y));
    let bottom = side.iter().rev().map(|&x| (x, reach));
    let left = side.iter().rev().map(|&y| (-reach, y));
    top.chain(right).chain(bottom).chain(left).collect()
}

/// Wrong modules of the twelve that are borne: with three, another way up could fit as well.
const MOST_WRONG: usize = 2;

/// What the ring can mean, likeliest first, with where the modules are: points are counted from the middle module's middle.
pub(super) fn modes(grey: &Grey, ring: [Point; 4]) -> Vec<(Mode, Plane)> {
    const EDGE: f32 = 3.5;
    let square = [(-EDGE, -EDGE), (EDGE, -EDGE), (EDGE, EDGE), (-EDGE, EDGE)];
    let mut found: Vec<(usize, Mode, Plane)> = Vec::new();
    let [a, b, c, d] = ring;
    for corners in [
        [a, b, c, d],
        [b, c, d, a],
        [c, d, a, b],
        [d, a, b, c],
        [d, c, b, a],
        [c, b, a, d],
        [b, a, d, c],
        [a, d, c, b],
    ] {
        let Some(plane) = Plane::between(square, corners) else {
            continue;
        };
        let threshold = threshold(grey, &plane);
        let dark = |(x, y): (i32, i32)| shade(grey, &plane, (x as f32, y as f32)) < threshold;
        for compact in [true, false] {
            let reach = if compact { 5 } else { 7 };
            let wrong = orientation(reach).iter().filter(|(at, is)| dark(*at) != *is).count();
            if wrong <= MOST_WRONG
                && let Some(mode) = Mode::read(compact, dark)
            {
                found.push((wrong, mode, plane));
            }
        }
    }
    found.sort_by_key(|(wrong, _, _)| *wrong);
    found.into_iter().map(|(_, mode, plane)| (mode, plane)).collect()
}

/// The shade between those of the dark and the light rings.
fn threshold(grey: &Grey, plane: &Plane) -> f32 {
    let mean = |ring: i32| {
        let places: Vec<(i32, i32)> = (-ring..=ring)
            .flat_map(|at| [(at, -ring), (at, ring), (-ring, at), (ring, at)])
            .collect();
        let sum: f32 = places
            .iter()
            .map(|&(x, y)| shade(grey, plane, (x as f32, y as f32)))
            .sum();
        sum / places.len() as f32
    };
    (mean(2) + (mean(1) + mean(3)) / 2.0) / 2.0
}

fn shade(grey: &Grey, plane: &Plane, (x, y): Point) -> f32 {
    let taps = [(0.0, 0.0), (-0.2, -0.2), (0.2, -0.2), (-0.2, 0.2), (0.2, 0.2)];
    let sum: f32 = taps
        .into_iter()
        .map(|(dx, dy)| {
            let (x, y) = plane.at((x + dx, y + dy));
            grey.at(x, y)
        })
        .sum();
    sum / 5.0
}

impl Mode {
    /// Reads the mode message, corrected.
    fn read(compact: bool, dark: impl Fn((i32, i32)) -> bool) -> Option<Self> {
        let places = message_places(compact);
        let mut words: Vec<u16> = places
            .chunks(4)
            .map(|bits| bits.iter().fold(0, |word, at| word << 1 | u16::from(dark(*at))))
            .collect();
        let data: usize = if compact { 2 } else { 4 };
        let redundancy = words.len().checked_sub(data)?;
        if !correct(&Field::AZTEC_4, &mut words, redundancy, &[], 0) {
            return None;
        }
        let value = words
            .iter()
            .take(data)
            .fold(0, |value, word| value << 4 | usize::from(*word));
        let (layers, count) = if compact {
            (value >> 6, value & 0x3f)
        } else {
            (value >> 11, value & 0x7ff)
        };
        let bits = words.iter().flat_map(|word| [8, 4, 2, 1].map(|bit| word & bit != 0));
        let mut ring: Vec<((i32, i32), bool)> = places.iter().copied().zip(bits).collect();
        ring.extend(orientation(if compact { 5 } else { 7 }));
        Some(Self {
            compact,
            layers: u8::try_from(layers).ok()?.checked_add(1)?,
            words: count.checked_add(1)?,
            ring,
        })
    }

    pub(super) fn is_compact(&self) -> bool {
        self.compact
    }

    /// How far the ring is from the middle.
    pub(super) fn reach(&self) -> u8 {
        if self.compact { 5 } else { 7 }
    }

    pub(super) fn layers(&self) -> usize {
        usize::from(self.layers)
    }

    /// Codewords that carry data.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// Modules a side without the reference grid (section 7.5).
    pub(super) fn plain_side(&self) -> usize {
        let core = if self.compact { 11 } else { 14 };
        self.layers().saturating_mul(4).saturating_add(core)
    }

    /// Modules a side: one line of the reference grid in the middle, and one after every 15 modules on both sides of it.
    pub(super) fn side(&self) -> usize {
        let plain = self.plain_side();
        if self.compact {
            plain
        } else {
            let lines = (plain / 2).saturating_sub(1) / 15;
            plain.saturating_add(1).saturating_add(lines.saturating_mul(2))
        }
    }

    /// The colour of a module, counted from the middle, where no data stands.
    pub(super) fn known(&self, (x, y): (i32, i32)) -> Option<bool> {
        let distance = x.saturating_abs().max(y.saturating_abs());
        let reach = i32::from(self.reach());
        if distance < reach {
            return Some(distance % 2 == 0);
        }
        if distance == reach
            && let Some((_, dark)) = self.ring.iter().find(|(at, _)| *at == (x, y))
        {
            return Some(*dark);
        }
        let on_grid = !self.compact && (x % 16 == 0 || y % 16 == 0);
        on_grid.then_some(x.saturating_add(y) % 2 == 0)
    }
}
