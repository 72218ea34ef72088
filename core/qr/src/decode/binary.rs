//! Shades of grey to dark and light.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "all indices run over one picture's width and height, and sums over windows of it"
)]

use super::grey::Grey;

/// Which pixels of a picture are dark.
pub(crate) struct Binary {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

/// How far the pixels of a square must differ for an edge to be in it: less is noise on one colour.
const LEAST_RANGE: u8 = 24;

impl Binary {
    /// A threshold for each square of `side` by `side` pixels, from the five by five squares around it: fits shadows and
    /// light that changes across the picture. The method of ZXing's hybrid binariser, which has `side` 8.
    pub(crate) fn by_squares(grey: &Grey, side: usize) -> Self {
        let (width, height) = (grey.width(), grey.height());
        let (across, down) = (width.div_ceil(side), height.div_ceil(side));
        if across < 5 || down < 5 {
            return Self::by_one_threshold(grey);
        }
        let points = black_points(grey, side, across);
        let mut dark = Vec::with_capacity(width * height);
        let mut thresholds = vec![0; across];
        for (y, row) in grey.rows().enumerate() {
            if y % side == 0 {
                let top = (y / side).clamp(2, down - 3) - 2;
                for (at, threshold) in thresholds.iter_mut().enumerate() {
                    let left = at.clamp(2, across - 3) - 2;
                    let sum: u32 = (top..top + 5)
                        .map(|line| {
                            points[line * across + left..][..5]
                                .iter()
                                .map(|&point| u32::from(point))
                                .sum::<u32>()
                        })
                        .sum();
                    *threshold = (sum / 25) as u8;
                }
            }
            for (pixels, threshold) in row.chunks(side).zip(&thresholds) {
                dark.extend(pixels.iter().map(|pixel| pixel <= threshold));
            }
        }
        Self { width, height, dark }
    }

    /// Dark is what is darker than the mean of the `2 * reach + 1` pixels around it in each direction, by `below` 256ths.
    pub(crate) fn by_mean(grey: &Grey, reach: usize, below: u32) -> Self {
        let (width, height) = (grey.width(), grey.height());
        let rows: Vec<&[u8]> = grey.rows().collect();
        let mut columns = vec![0_u32; width];
        for row in rows.iter().take(reach) {
            add(&mut columns, row);
        }
        let mut dark = Vec::with_capacity(width * height);
        for (y, row) in rows.iter().enumerate() {
            if let Some(entering) = rows.get(y + reach) {
                add(&mut columns, entering);
            }
            if y > reach {
                for (column, pixel) in columns.iter_mut().zip(rows[y - reach - 1]) {
                    *column -= u32::from(*pixel);
                }
            }
            let lines = (y + reach).min(height - 1) - y.saturating_sub(reach) + 1;
            let mut sum: u64 = columns[..reach.min(width)]
                .iter()
                .map(|&column| u64::from(column))
                .sum();
            for (x, &pixel) in row.iter().enumerate() {
                if let Some(&entering) = columns.get(x + reach) {
                    sum += u64::from(entering);
                }
                if x > reach {
                    sum -= u64::from(columns[x - reach - 1]);
                }
                let count = lines * ((x + reach).min(width - 1) - x.saturating_sub(reach) + 1);
                dark.push(u64::from(pixel) * count as u64 * 256 < sum * u64::from(256 - below));
            }
        }
        Self { width, height, dark }
    }

    /// One threshold for all, where the two groups of shades are farthest apart (Otsu 1979).
    pub(crate) fn by_one_threshold(grey: &Grey) -> Self {
        let mut histogram = [0_u64; 256];
        for &pixel in grey.rows().flatten() {
            histogram[usize::from(pixel)] += 1;
        }
        let threshold = otsu(&histogram);
        let dark = grey.rows().flatten().map(|&pixel| pixel <= threshold).collect();
        Self {
            width: grey.width(),
            height: grey.height(),
            dark,
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// The pixels of row `y`, which must be in the picture.
    pub(crate) fn row(&self, y: usize) -> &[bool] {
        &self.dark[y * self.width..(y + 1) * self.width]
    }

    /// The pixel, or `None` beyond the border.
    pub(crate) fn get(&self, x: i32, y: i32) -> Option<bool> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x < self.width && y < self.height).then(|| self.dark[y * self.width + x])
    }
}

fn add(columns: &mut [u32], row: &[u8]) {
    for (column, pixel) in columns.iter_mut().zip(row) {
        *column += u32::from(*pixel);
    }
}

/// For each square the shade that divides dark from light in it; for a square of one colour, one that makes it light,
/// unless the squares before it say that it lies inside something dark.
fn black_points(grey: &Grey, side: usize, across: usize) -> Vec<u8> {
    let mut points: Vec<u8> = Vec::new();
    let rows: Vec<&[u8]> = grey.rows().collect();
    for (line, rows) in rows.chunks(side).enumerate() {
        for at in 0..across {
            let (mut low, mut high, mut sum, mut count) = (255, 0, 0, 0);
            for row in rows {
                for &pixel in &row[at * side..((at + 1) * side).min(row.len())] {
                    low = pixel.min(low);
                    high = pixel.max(high);
                    sum += u32::from(pixel);
                    count += 1;
                }
            }
            let mut point = (sum / count) as u8;
            if high - low <= LEAST_RANGE {
                point = low / 2;
                if line > 0 && at > 0 {
                    let here = points.len();
                    let [above, left, corner] =
                        [here - across, here - 1, here - across - 1].map(|before| u32::from(points[before]));
                    let before = ((above + 2 * left + corner) / 4) as u8;
                    if low < before {
                        point = before;
                    }
                }
            }
            points.push(point);
        }
    }
    points
}

fn otsu(histogram: &[u64; 256]) -> u8 {
    let total: u64 = histogram.iter().sum();
    let all: u64 = histogram.iter().zip(0..).map(|(count, shade)| count * shade).sum();
    let (mut below, mut sum_below) = (0_u64, 0_u64);
    let mut best = (0.0, 127);
    for (&count, shade) in histogram.iter().zip(0_u8..=255) {
        below += count;
        sum_below += count * u64::from(shade);
        let above = total - below;
        if below == 0 || above == 0 {
            continue;
        }
        let distance = sum_below as f64 / below as f64 - (all - sum_below) as f64 / above as f64;
        let variance = below as f64 * above as f64 * distance * distance;
        if variance > best.0 {
            best = (variance, shade);
        }
    }
    best.1
}
