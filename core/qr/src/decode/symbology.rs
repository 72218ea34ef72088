//! The kinds of codes that are looked for. A further one is a line in [`Symbology::ALL`] and a reader.

use super::binary::Binary;
use super::grey::Grey;
use super::ladder::Deadline;
use super::plane::Point;
use super::{aztec, qr_code};
use crate::found::Found;

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
    pub(crate) found: Found,
    /// Its corners in pixels.
    pub(crate) corners: [Point; 4],
}

impl Code {
    /// Whether a point is within the code.
    pub(crate) fn holds(&self, point: Point) -> bool {
        let [a, b, c, d] = self.corners;
        let side = |from: Point, to: Point| (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0);
        let sides = [side(a, b), side(b, c), side(c, d), side(d, a)];
        sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
    }
}

/// One look at a picture: its shades, which of them are dark, and how hard to look.
#[derive(Clone, Copy)]
pub(crate) struct Look<'p> {
    pub(crate) grey: &'p Grey,
    pub(crate) binary: &'p Binary,
    /// Every how many rows a pattern is looked for.
    pub(crate) step: usize,
    pub(crate) effort: Effort,
    pub(crate) deadline: Deadline,
}

/// A kind of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbology {
    /// ISO/IEC 18004.
    QrCode,
    /// ISO/IEC 24778.
    Aztec,
}

impl Symbology {
    /// All that are looked for.
    pub(crate) const ALL: [Self; 2] = [Self::QrCode, Self::Aztec];

    /// Adds the codes of this kind that the look shows.
    pub(crate) fn read(self, look: Look<'_>, codes: &mut Vec<Code>) {
        match self {
            Self::QrCode => qr_code::codes(look, codes),
            Self::Aztec => aztec::codes(look, codes),
        }
    }
}
