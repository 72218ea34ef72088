//! How much a place looks like one of the standard's patterns of concentric squares: finder and alignment patterns
//! (ISO/IEC 18004 sections 6.3.3 and 6.3.6).

use super::grey::Grey;
use super::plane::Point;

/// A pattern of squares around its middle module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Concentric {
    /// Seven by seven modules.
    Finder,
    /// Five by five modules.
    Alignment,
}

impl Concentric {
    /// Squares around the middle module.
    pub(crate) fn rings(self) -> i8 {
        match self {
            Self::Finder => 3,
            Self::Alignment => 2,
        }
    }

    /// Every module with its offset from the middle and whether it is dark.
    pub(crate) fn modules(self) -> impl Iterator<Item = ((f32, f32), bool)> {
        let light = self.rings().saturating_sub(1);
        let offsets = self.rings().saturating_neg()..=self.rings();
        offsets.clone().flat_map(move |y| {
            offsets.clone().map(move |x| {
                let ring = x.saturating_abs().max(y.saturating_abs());
                ((f32::from(x), f32::from(y)), ring != light)
            })
        })
    }

    /// Light modules, and dark ones.
    pub(crate) fn counts(self) -> (f32, f32) {
        match self {
            Self::Finder => (16.0, 33.0),
            Self::Alignment => (8.0, 17.0),
        }
    }

    /// The correlation of the pattern with the shades around `centre`, given the steps in pixels of one module to the
    /// right and one down: 1 is perfect, 0 is chance.
    pub(crate) fn likeness(self, grey: &Grey, centre: Point, (right, down): (Point, Point)) -> f32 {
        let (light, dark) = self.counts();
        let (mut dot, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for ((x, y), is_dark) in self.modules() {
            let shade = grey.at(centre.0 + x * right.0 + y * down.0, centre.1 + x * right.1 + y * down.1);
            // Weights of both colours sum to zero.
            dot += if is_dark { -light } else { dark } * shade;
            sum += shade;
            squares += shade * shade;
        }
        let count = light + dark;
        let spread = squares - sum * sum / count;
        if spread < count * LEAST_SPREAD {
            0.0
        } else {
            dot / (spread * light * dark * count).sqrt()
        }
    }
}

/// The variance of shades below which there is nothing to see.
const LEAST_SPREAD: f32 = 4.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_of_pattern_negative_and_nothing() {
        for pattern in [Concentric::Finder, Concentric::Alignment] {
            let picture = |dark: u8, light: u8| {
                let mut pixels = vec![light; 81];
                for ((x, y), is_dark) in pattern.modules() {
                    pixels[((y + 4.0) * 9.0 + x + 4.0) as usize] = if is_dark { dark } else { light };
                }
                Grey::new(9, 9, pixels).unwrap()
            };
            let likeness = |picture: &Grey| pattern.likeness(picture, (4.5, 4.5), ((1.0, 0.0), (0.0, 1.0)));
            assert!((likeness(&picture(40, 200)) - 1.0).abs() < 1e-3);
            assert!((likeness(&picture(200, 40)) + 1.0).abs() < 1e-3);
            assert_eq!(likeness(&picture(90, 90)), 0.0);
            let (light, dark) = pattern.counts();
            assert_eq!(pattern.modules().filter(|module| module.1).count() as f32, dark);
            assert_eq!(pattern.modules().count() as f32, light + dark);
        }
    }
}
