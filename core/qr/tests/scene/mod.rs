//! Pictures of QR codes as cameras make them, from a seed: turned, tilted, bent, blurred, noisy, badly lit.
#![allow(dead_code, reason = "each test uses a part of it")]

use qr::Symbol;

/// Splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly from `low` to `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.bits() % end as u64) as usize
    }

    /// About normally distributed around zero, with a standard deviation of one.
    pub(crate) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.between(0.0, 1.0)).sum::<f64>() - 6.0
    }

    /// A text as passes have them.
    pub(crate) fn alphanumeric(&mut self, length: usize) -> String {
        const CHARACTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        let body = (4..length).map(|_| CHARACTERS[self.below(CHARACTERS.len())] as char);
        "HC1:".chars().chain(body).collect()
    }
}

/// How a symbol is seen. Lengths are in pixels, angles in radians.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Pixels a module where the symbol is not tilted.
    pub(crate) module: f64,
    /// Turned in the plane of the picture.
    pub(crate) turn: f64,
    /// Tilted away from the camera, in the direction `tilt_towards`.
    pub(crate) tilt: f64,
    pub(crate) tilt_towards: f64,
    /// Distance of the camera, in lengths of the symbol's side: the nearer, the stronger the perspective.
    pub(crate) distance: f64,
    /// Wrapped around an upright cylinder: the angle that the symbol covers, 0 for flat.
    pub(crate) bend: f64,
    /// Standard deviation of a Gaussian blur, in pixels.
    pub(crate) blur: f64,
    /// Standard deviation of the noise of each pixel.
    pub(crate) noise: f64,
    /// Shades of dark and light modules.
    pub(crate) dark: f64,
    pub(crate) light: f64,
    /// How much less light there is at one end of the picture than at the other, 0 to 1.
    pub(crate) shade: f64,
    /// Light behind the edge of a shadow across the picture, 1 for no shadow.
    pub(crate) shadow: f64,
    /// Strokes and blocks around the symbol, as on a printed page.
    pub(crate) clutter: usize,
    /// Share of the symbol's side that a blot covers, 0 for none.
    pub(crate) blot: f64,
}

impl Scene {
    /// A symbol straight on, sharp and well lit.
    pub(crate) fn plain(symbol: &Symbol, module: f64) -> Self {
        let side = (symbol.size() as f64 * module * 1.2) as usize + 20;
        Self {
            width: side,
            height: side,
            module,
            turn: 0.0,
            tilt: 0.0,
            tilt_towards: 0.0,
            distance: 3.0,
            bend: 0.0,
            blur: 0.0,
            noise: 0.0,
            dark: 30.0,
            light: 225.0,
            shade: 0.0,
            shadow: 1.0,
            clutter: 0,
            blot: 0.0,
        }
    }

    /// With room around the symbol for whatever turns and tilts do.
    pub(crate) fn roomy(symbol: &Symbol, module: f64) -> Self {
        let side = (symbol.size() as f64 * module * 1.7) as usize + 40;
        Self {
            width: side * 4 / 3,
            height: side,
            ..Self::plain(symbol, module)
        }
    }

    /// The picture: one byte a pixel.
    pub(crate) fn picture(&self, symbol: &Symbol, random: &mut Random) -> Vec<u8> {
        let (width, height) = (self.width, self.height);
        let size = symbol.size() as f64;
        let centre = (
            width as f64 / 2.0 + random.between(-3.0, 3.0),
            height as f64 / 2.0 + random.between(-3.0, 3.0),
        );
        let blocks = self.blocks(size * self.module, random);
        let blot = (
            random.between(0.35, 0.65) * size,
            random.between(0.35, 0.65) * size,
            self.blot * size / 2.0,
        );
        let shadow = (
            random.between(0.0, std::f64::consts::TAU),
            random.between(-0.2, 0.2) * size * self.module,
        );
        let light_from = random.between(0.0, std::f64::consts::TAU);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut ink = 0.0;
                const SAMPLES: usize = 3;
                for sample in 0..SAMPLES * SAMPLES {
                    let dx = ((sample % SAMPLES) as f64 + 0.5) / SAMPLES as f64;
                    let dy = ((sample / SAMPLES) as f64 + 0.5) / SAMPLES as f64;
                    let (px, py) = (x as f64 + dx - centre.0, y as f64 + dy - centre.1);
                    let dark = match self.module_at(px, py, size) {
                        Some((u, v)) if u >= 0.0 && v >= 0.0 && u < size && v < size => {
                            let blotted = (u - blot.0).hypot(v - blot.1) < blot.2;
                            blotted || symbol.is_dark(u as usize, v as usize)
                        }
                        _ => blocks
                            .iter()
                            .any(|block| px >= block.0 && px < block.2 && py >= block.1 && py < block.3),
                    };
                    ink += f64::from(u8::from(dark));
                }
                ink /= (SAMPLES * SAMPLES) as f64;
                let (px, py) = (x as f64 - centre.0, y as f64 - centre.1);
                let along = (px * light_from.cos() + py * light_from.sin()) / width as f64;
                let mut light = 1.0 - self.shade * (0.5 + along).clamp(0.0, 1.0);
                if px * shadow.0.cos() + py * shadow.0.sin() > shadow.1 {
                    light *= self.shadow;
                }
                pixels.push((self.light + (self.dark - self.light) * ink) * light);
            }
        }
        let blurred = blurred(pixels, width, self.blur);
        blurred
            .into_iter()
            .map(|shade| (shade + self.noise * random.normal()).round().clamp(0.0, 255.0) as u8)
            .collect()
    }

    /// The module point, quiet zone included, that is seen at a pixel offset from the middle of the picture.
    fn module_at(&self, px: f64, py: f64, size: f64) -> Option<(f64, f64)> {
        let side = size * self.module;
        let camera = self.distance * side;
        // The ray from the camera through the pixel, cut with the plane of the symbol, whose normal is tilted.
        let (sin, cos) = self.tilt.sin_cos();
        let (ax, ay) = (self.tilt_towards.cos(), self.tilt_towards.sin());
        // Depth grows along (ax, ay): z = tan(tilt) * (x ax + y ay); x = px (camera + z) / camera.
        let slope = sin / cos;
        let divisor = 1.0 - slope * (px * ax + py * ay) / camera;
        if divisor <= 0.05 {
            return None;
        }
        let scale = 1.0 / divisor;
        let (x, y) = (px * scale, py * scale);
        // Lengths along the tilt are longer on the symbol than their projection.
        let along = x * ax + y * ay;
        let stretch = along / cos - along;
        let (x, y) = (x + stretch * ax, y + stretch * ay);
        let (sin, cos) = self.turn.sin_cos();
        let (mut u, v) = (x * cos + y * sin, -x * sin + y * cos);
        if self.bend > 0.0 {
            // An upright cylinder that shows the angle `bend` over the symbol's width.
            let radius = side / self.bend;
            let ratio = u / radius;
            if ratio.abs() >= 1.0 {
                return None;
            }
            u = radius * ratio.asin();
        }
        Some((u / self.module + size / 2.0, v / self.module + size / 2.0))
    }

    fn blocks(&self, side: f64, random: &mut Random) -> Vec<(f64, f64, f64, f64)> {
        (0..self.clutter)
            .map(|_| {
                let (x, y) = (
                    random.between(-0.5, 0.5) * self.width as f64,
                    random.between(-0.5, 0.5) * self.height as f64,
                );
                let (w, h) = (random.between(0.01, 0.12) * side, random.between(0.01, 0.05) * side);
                (x, y, x + w, y + h)
            })
            .collect()
    }
}

fn blurred(pixels: Vec<f64>, width: usize, sigma: f64) -> Vec<f64> {
    if sigma <= 0.0 {
        return pixels;
    }
    let reach = (3.0 * sigma).ceil() as isize;
    let weights: Vec<f64> = (-reach..=reach)
        .map(|at| (-(at * at) as f64 / (2.0 * sigma * sigma)).exp())
        .collect();
    let total: f64 = weights.iter().sum();
    let height = pixels.len() / width;
    let pass = |source: &[f64], along: bool| -> Vec<f64> {
        (0..source.len())
            .map(|at| {
                let (x, y) = ((at % width) as isize, (at / width) as isize);
                let sum: f64 = weights
                    .iter()
                    .zip(-reach..)
                    .map(|(weight, offset)| {
                        let (x, y) = if along { (x + offset, y) } else { (x, y + offset) };
                        let (x, y) = (
                            x.clamp(0, width as isize - 1) as usize,
                            y.clamp(0, height as isize - 1) as usize,
                        );
                        weight * source[y * width + x]
                    })
                    .sum();
                sum / total
            })
            .collect()
    };
    pass(&pass(&pixels, true), false)
}

/// The picture as a PNG file.
pub(crate) fn png(width: usize, height: usize, pixels: &[u8]) -> Vec<u8> {
    written(width, height, pixels, image::ImageFormat::Png)
}

/// The picture as a file.
pub(crate) fn written(width: usize, height: usize, pixels: &[u8], format: image::ImageFormat) -> Vec<u8> {
    let picture = image::GrayImage::from_raw(width as u32, height as u32, pixels.to_vec()).unwrap();
    let picture = image::DynamicImage::ImageLuma8(picture);
    // The WebP encoder takes colours only.
    let picture = if format == image::ImageFormat::WebP {
        picture.to_rgb8().into()
    } else {
        picture
    };
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}
