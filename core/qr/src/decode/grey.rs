//! A picture in shades of grey, and what is done to it before codes are looked for.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "there are width * height pixels, which the constructor checks, and never more than an i32 counts"
)]

/// One byte a pixel, row by row without gaps, 0 is black. The pixel in column x covers x to x + 1.
#[derive(Clone)]
pub(crate) struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    /// `None` unless there are `width * height` pixels, at least one.
    pub(crate) fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let fits = width > 0 && height > 0 && width.checked_mul(height) == Some(pixels.len());
        fits.then_some(Self { width, height, pixels })
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// The longer of both sides.
    pub(crate) fn long_side(&self) -> usize {
        self.width.max(self.height)
    }

    pub(crate) fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.pixels.chunks_exact(self.width)
    }

    /// The shade at a point, between the four pixels around it; beyond the border it is the border's.
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (along, down) = (x - left as f32, y - top as f32);
        let shade = |x: usize, y: usize| f32::from(self.pixels[y * self.width + x]);
        let upper = shade(left, top) + along * (shade(right, top) - shade(left, top));
        let lower = shade(left, bottom) + along * (shade(right, bottom) - shade(left, bottom));
        upper + down * (lower - upper)
    }

    /// How much pixels differ from the middle of their neighbours, in the median: about the standard deviation of noise.
    pub(crate) fn noise(&self) -> u8 {
        let mut histogram = [0_u64; 256];
        for row in self.rows().step_by(3) {
            for three in row.windows(3) {
                let between = (u16::from(three[0]) + u16::from(three[2])) / 2;
                histogram[usize::from(u16::from(three[1]).abs_diff(between))] += 1;
            }
        }
        let half = histogram.iter().sum::<u64>() / 2;
        let mut below = 0;
        let median = histogram.iter().take_while(|&&count| {
            below += count;
            below <= half
        });
        median.count() as u8
    }

    /// Dark for light.
    pub(crate) fn negative(&self) -> Self {
        Self {
            pixels: self.pixels.iter().map(|pixel| 255 - pixel).collect(),
            ..*self
        }
    }

    /// One pixel for each square of `factor` by `factor`; a rest at the right and the bottom is left out.
    pub(crate) fn reduced(&self, factor: usize) -> Option<Self> {
        let (width, height) = (self.width / factor, self.height / factor);
        if width == 0 || height == 0 {
            return None;
        }
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        let area = (factor * factor) as u32;
        for rows in self.pixels.chunks_exact(self.width * factor) {
            sums.fill(0);
            for row in rows.chunks_exact(self.width) {
                for (sum, square) in sums.iter_mut().zip(row.chunks_exact(factor)) {
                    *sum += square.iter().map(|&pixel| u32::from(pixel)).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|sum| ((sum + area / 2) / area) as u8));
        }
        Self::new(width, height, pixels)
    }

    /// `factor` by `factor` pixels for each, by cubic interpolation (Catmull-Rom), which keeps edges sharp.
    pub(crate) fn enlarged(&self, factor: usize) -> Self {
        let wide: Vec<u8> = self.rows().flat_map(|row| stretched(row, factor)).collect();
        let width = self.width * factor;
        let mut pixels = Vec::with_capacity(width * self.height * factor);
        for y in 0..self.height {
            let row = |offset: usize| {
                let y = (y + offset).saturating_sub(1).min(self.height - 1);
                &wide[y * width..(y + 1) * width]
            };
            // Rows from two above to two below: offsets 0 to 4 stand for -2 to 2 when shifted by one more.
            let above = if y >= 2 {
                &wide[(y - 2) * width..(y - 1) * width]
            } else {
                &wide[..width]
            };
            let [before, here, after, below] = [row(0), row(1), row(2), row(3)];
            for step in 0..factor {
                let (first, weights) = cubic(step, factor);
                let taps = if first {
                    [above, before, here, after]
                } else {
                    [before, here, after, below]
                };
                pixels.extend((0..width).map(|x| mixed(taps.map(|row| row[x]), weights)));
            }
        }
        Self {
            width,
            height: self.height * factor,
            pixels,
        }
    }

    /// The mean of three by three pixels, `times` times over.
    pub(crate) fn smoothed(&self, times: usize) -> Self {
        let mut pixels = self.pixels.clone();
        for _ in 0..times {
            let wide: Vec<u16> = pixels.chunks_exact(self.width).flat_map(sums_of_three).collect();
            for y in 0..self.height {
                let [above, below] = [y.saturating_sub(1), (y + 1).min(self.height - 1)];
                for x in 0..self.width {
                    let sum = wide[above * self.width + x] + wide[y * self.width + x] + wide[below * self.width + x];
                    pixels[y * self.width + x] = ((sum + 4) / 9) as u8;
                }
            }
        }
        Self { pixels, ..*self }
    }

    /// The picture and what smoothing takes away from it, `strength` times.
    pub(crate) fn sharpened(&self, strength: i32) -> Self {
        let smooth = self.smoothed(2);
        let pixels = self.pixels.iter().zip(&smooth.pixels).map(|(&pixel, &smooth)| {
            let pixel = i32::from(pixel);
            (pixel + strength * (pixel - i32::from(smooth))).clamp(0, 255) as u8
        });
        Self {
            pixels: pixels.collect(),
            ..*self
        }
    }

    /// Paints a convex area in the shade of its surroundings, so that what was read there is not read again.
    pub(crate) fn cover(&mut self, corners: [(f32, f32); 4]) {
        let low = |values: [f32; 4], most: usize| {
            values.into_iter().fold(f32::MAX, f32::min).clamp(0.0, most as f32) as usize
        };
        let high = |values: [f32; 4], most: usize| {
            values.into_iter().fold(0.0, f32::max).ceil().clamp(0.0, most as f32) as usize
        };
        let (xs, ys) = (corners.map(|corner| corner.0), corners.map(|corner| corner.1));
        let shade = corners.map(|(x, y)| self.at(x, y)).into_iter().fold(0.0, f32::max) as u8;
        for y in low(ys, self.height)..high(ys, self.height) {
            for x in low(xs, self.width)..high(xs, self.width) {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let side = |from: (f32, f32), to: (f32, f32)| {
                    (to.0 - from.0) * (py - from.1) - (to.1 - from.1) * (px - from.0)
                };
                let sides = [0, 1, 2, 3].map(|at| side(corners[at], corners[(at + 1) % 4]));
                if sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0) {
                    self.pixels[y * self.width + x] = shade;
                }
            }
        }
    }
}

/// One row `factor` times as wide.
fn stretched(row: &[u8], factor: usize) -> impl Iterator<Item = u8> {
    let last = row.len() - 1;
    (0..row.len()).flat_map(move |x| {
        let [far, before, here, after, below] = [
            x.saturating_sub(2),
            x.saturating_sub(1),
            x,
            (x + 1).min(last),
            (x + 2).min(last),
        ]
        .map(|x| row[x]);
        (0..factor).map(move |step| {
            let (first, weights) = cubic(step, factor);
            mixed(
                if first {
                    [far, before, here, after]
                } else {
                    [before, here, after, below]
                },
                weights,
            )
        })
    })
}

/// Weights of the four pixels around the middle of part `step` of `factor` of a pixel; true where they begin two before
/// the pixel, else one before it.
fn cubic(step: usize, factor: usize) -> (bool, [f32; 4]) {
    let place = (step as f32 + 0.5) / factor as f32 - 0.5;
    let first = place < 0.0;
    let t = if first { place + 1.0 } else { place };
    let weights = [
        0.5 * t * (-1.0 + t * (2.0 - t)),
        1.0 + 0.5 * t * t * (-5.0 + 3.0 * t),
        0.5 * t * (1.0 + t * (4.0 - 3.0 * t)),
        0.5 * t * t * (t - 1.0),
    ];
    (first, weights)
}

fn mixed(pixels: [u8; 4], weights: [f32; 4]) -> u8 {
    let sum: f32 = pixels
        .iter()
        .zip(weights)
        .map(|(&pixel, weight)| f32::from(pixel) * weight)
        .sum();
    (sum + 0.5).clamp(0.0, 255.0) as u8
}

fn sums_of_three(row: &[u8]) -> impl Iterator<Item = u16> {
    let last = row.len() - 1;
    (0..row.len()).map(move |x| {
        [x.saturating_sub(1), x, (x + 1).min(last)]
            .into_iter()
            .map(|x| u16::from(row[x]))
            .sum::<u16>()
    })
}
