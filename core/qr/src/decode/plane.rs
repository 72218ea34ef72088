//! Where the modules of a flat symbol stand in a picture: the projective map from modules to pixels.

/// A point in pixels or in modules.
pub(crate) type Point = (f32, f32);

/// A projective map of the plane, row by row; the last entry is what scales it.
#[derive(Clone, Copy)]
pub(crate) struct Plane([f64; 9]);

impl Plane {
    /// The map that takes each of four points to another; `None` where three of them stand in line.
    pub(crate) fn between(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        let plane = product(&Self::from_square(to)?.0, &adjugate(&Self::from_square(from)?.0));
        plane.iter().all(|entry| entry.is_finite()).then_some(Self(plane))
    }

    /// The map that takes the corners (0, 0), (1, 0), (1, 1), (0, 1) to four points (Heckbert 1989, section 2.2.3).
    fn from_square(corners: [Point; 4]) -> Option<Self> {
        let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = corners.map(|(x, y)| (f64::from(x), f64::from(y)));
        let (dx1, dy1) = (x1 - x2, y1 - y2);
        let (dx2, dy2) = (x3 - x2, y3 - y2);
        let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        let area = dx1 * dy2 - dx2 * dy1;
        if area.abs() < 1e-9 {
            return None;
        }
        let g = (sx * dy2 - dx2 * sy) / area;
        let h = (dx1 * sy - sx * dy1) / area;
        Some(Self([
            x1 - x0 + g * x1,
            x3 - x0 + h * x3,
            x0,
            y1 - y0 + g * y1,
            y3 - y0 + h * y3,
            y0,
            g,
            h,
            1.0,
        ]))
    }

    /// The pixel point of a module point.
    pub(crate) fn at(&self, (u, v): Point) -> Point {
        let (u, v) = (f64::from(u), f64::from(v));
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let scale = 1.0 / (g * u + h * v + i);
        (
            ((a * u + b * v + c) * scale) as f32,
            ((d * u + e * v + f) * scale) as f32,
        )
    }

    /// The steps in pixels of one module to the right and one down, at a module point.
    pub(crate) fn steps(&self, (u, v): Point) -> (Point, Point) {
        let difference = |a: Point, b: Point| (b.0 - a.0, b.1 - a.1);
        (
            difference(self.at((u - 0.5, v)), self.at((u + 0.5, v))),
            difference(self.at((u, v - 0.5)), self.at((u, v + 0.5))),
        )
    }
}

fn product(a: &[f64; 9], b: &[f64; 9]) -> [f64; 9] {
    let [a0, a1, a2, a3, a4, a5, a6, a7, a8] = *a;
    let [b0, b1, b2, b3, b4, b5, b6, b7, b8] = *b;
    [
        a0 * b0 + a1 * b3 + a2 * b6,
        a0 * b1 + a1 * b4 + a2 * b7,
        a0 * b2 + a1 * b5 + a2 * b8,
        a3 * b0 + a4 * b3 + a5 * b6,
        a3 * b1 + a4 * b4 + a5 * b7,
        a3 * b2 + a4 * b5 + a5 * b8,
        a6 * b0 + a7 * b3 + a8 * b6,
        a6 * b1 + a7 * b4 + a8 * b7,
        a6 * b2 + a7 * b5 + a8 * b8,
    ]
}

/// The inverse but for a factor, which a projective map does not have.
fn adjugate(m: &[f64; 9]) -> [f64; 9] {
    let [a, b, c, d, e, f, g, h, i] = *m;
    [
        e * i - f * h,
        c * h - b * i,
        b * f - c * e,
        f * g - d * i,
        a * i - c * g,
        c * d - a * f,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_points_go_where_they_should() {
        let from = [(3.5, 3.5), (21.5, 3.5), (18.5, 18.5), (3.5, 21.5)];
        let to = [(100.0, 50.0), (190.0, 70.0), (160.0, 130.0), (80.0, 150.0)];
        let plane = Plane::between(from, to).unwrap();
        for (from, to) in from.into_iter().zip(to) {
            let at = plane.at(from);
            assert!((at.0 - to.0).abs() < 1e-3 && (at.1 - to.1).abs() < 1e-3, "{at:?}");
        }
        assert!(Plane::between(from, [(1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (4.0, 4.0)]).is_none());
    }
}
