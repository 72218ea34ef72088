//! The runs of one colour that a line from a dark pixel outwards crosses.

use super::binary::Binary;

/// Their lengths, from the pixel's own run on, which does not count the pixel itself.
pub(super) struct Outward<const N: usize> {
    pub(super) lengths: [u32; N],
    /// The last one ended within the picture. Where it did not, the first pixel beyond the border counts, as light as paper.
    pub(super) is_whole: bool,
}

/// The first `N` runs from the dark pixel at `(x, y)`, in steps of `direction`.
pub(super) fn outward<const N: usize>(binary: &Binary, (x, y): (i32, i32), direction: (i32, i32)) -> Outward<N> {
    let most = binary.width().max(binary.height()) as i32;
    let mut lengths = [0_u32; N];
    let (mut dark, mut at) = (true, 0_usize);
    for step in 1..most {
        let place = (
            x.saturating_add(step.saturating_mul(direction.0)),
            y.saturating_add(step.saturating_mul(direction.1)),
        );
        let here = binary.get(place.0, place.1);
        if here.unwrap_or(false) != dark {
            at = at.saturating_add(1);
            dark = !dark;
        }
        match lengths.get_mut(at) {
            Some(length) => *length = length.saturating_add(1),
            None => {
                let is_whole = here.is_some();
                return Outward { lengths, is_whole };
            }
        }
        if here.is_none() {
            break;
        }
    }
    let is_whole = false;
    Outward { lengths, is_whole }
}
