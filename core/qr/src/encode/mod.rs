//! Text to symbol (ISO/IEC 18004 section 7).
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "sizes and indices follow from the version, 1 to 40; the text's length is bounded before any of it"
)]

mod codewords;
mod mask;
mod matrix;
mod penalty;
mod reed_solomon;
mod segment;

pub(crate) use mask::Mask;
pub(crate) use matrix::format_information;

use crate::symbol::{QUIET, Symbol};
use crate::version::{Level, Version};
use matrix::Lines;
use segment::{ECI_UTF8, Segment};

/// The largest version that level Q is taken for; beyond it fewer modules matter more to a camera than stronger
/// correction does.
const LARGEST_AT_LEVEL_Q: u8 = 20;

/// No symbol holds more: 7089 digits at 40-L (ISO/IEC 18004 table 7).
const MAX_TEXT_BYTES: usize = 7089;

/// Why a text cannot be shown as a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// There is nothing to show.
    #[error("there is no text to show as a QR code")]
    Empty,
    /// The text does not fit the largest symbol.
    #[error("the text of {bytes} bytes does not fit one QR code; show it in parts")]
    TooLong {
        /// Length of the text in UTF-8.
        bytes: usize,
    },
}

/// The symbol of a text, made to be scanned from a screen: level Q while that needs no more than version 20, else M, else
/// L; the smallest version that holds the text so, and then the strongest level that this version has room for.
///
/// The text is cut into numeric, alphanumeric and byte segments so that it takes the fewest bits; bytes are UTF-8, which is
/// declared (ECI 26) when the text is not ASCII.
///
/// # Errors
/// [`EncodeError`] when the text is empty or longer than one symbol holds.
pub fn encode(text: &str) -> Result<Symbol, EncodeError> {
    if text.is_empty() {
        return Err(EncodeError::Empty);
    }
    let plan = Plan::new(text).ok_or(EncodeError::TooLong { bytes: text.len() })?;
    let side = plan.version.side() + 2 * QUIET;
    Ok(match side.div_ceil(64) {
        1 => plan.draw::<1>(),
        2 => plan.draw::<2>(),
        _ => plan.draw::<3>(),
    })
}

/// Whether the module in a row and a column carries no codeword, for reading symbols.
pub(crate) fn reserved(version: Version) -> impl Fn(usize, usize) -> bool {
    let lines = matrix::reserved::<3>(version);
    move |row, column| lines.get(row, column)
}

/// The error correction codewords of a block, for testing what undoes them.
#[cfg(test)]
pub(crate) fn correction(data: &[u8], degree: usize) -> Vec<u8> {
    reed_solomon::remainder(data, degree)[..degree].to_vec()
}

/// What goes into a symbol and which symbol that is.
struct Plan<'t> {
    segments: Vec<Segment<'t>>,
    version: Version,
    level: Level,
}

impl<'t> Plan<'t> {
    /// `None` where the text fits no version.
    fn new(text: &'t str) -> Option<Self> {
        if text.len() > MAX_TEXT_BYTES {
            return None;
        }
        let mut candidates = Candidates::new(text);
        let mut plan = candidates
            .smallest(Level::Q)
            .filter(|plan| plan.version.number() <= LARGEST_AT_LEVEL_Q)
            .or_else(|| candidates.smallest(Level::M))
            .or_else(|| candidates.smallest(Level::L))?;
        let bits = candidates.bits(plan.version.range());
        while let Some(stronger) = plan
            .level
            .stronger()
            .filter(|&level| bits <= plan.version.data_bits(level))
        {
            plan.level = stronger;
        }
        Some(plan)
    }

    fn draw<const W: usize>(&self) -> Symbol {
        let data = codewords::data(&self.segments, self.version, self.level);
        let codewords = codewords::interleaved(&data, self.version, self.level);
        let reserved = matrix::reserved::<W>(self.version);
        let columns = matrix::columns(self.version, &reserved, &codewords);
        let (mask, rows) = mask::best(self.version, self.level, &columns, &reserved);
        symbol(self, mask, &rows)
    }
}

fn symbol<const W: usize>(plan: &Plan<'_>, mask: Mask, rows: &Lines<W>) -> Symbol {
    let side = plan.version.side();
    let mut words = vec![[0; 3]; side + 2 * QUIET];
    for (out, row) in words[QUIET..].iter_mut().zip(rows.inner(side)) {
        out[..W].copy_from_slice(row);
    }
    Symbol::new(plan.version.number(), plan.level, mask.number(), words)
}

/// The best segmentation of one text for each range of versions, found when first asked for.
struct Candidates<'t> {
    text: &'t str,
    least_bits: usize,
    ranges: [Option<(Vec<Segment<'t>>, usize)>; 3],
}

impl<'t> Candidates<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            least_bits: segment::least_bits(text),
            ranges: [const { None }; 3],
        }
    }

    /// The smallest version that holds the text at `level`.
    fn smallest(&mut self, level: Level) -> Option<Plan<'t>> {
        let least_bits = self.least_bits;
        let version = Version::all()
            .filter(|version| least_bits <= version.data_bits(level))
            .find(|version| self.bits(version.range()) <= version.data_bits(level))?;
        let segments = self.range(version.range()).0.clone();
        Some(Plan {
            segments,
            version,
            level,
        })
    }

    /// Bits of the best segmentation with all headers.
    fn bits(&mut self, range: usize) -> usize {
        self.range(range).1
    }

    fn range(&mut self, range: usize) -> &(Vec<Segment<'t>>, usize) {
        let text = self.text;
        self.ranges[range].get_or_insert_with(|| {
            let segments = segment::segments(text, range);
            let eci = if text.is_ascii() { 0 } else { ECI_UTF8.1 };
            let bits = eci + segments.iter().map(|segment| segment.bits(range)).sum::<usize>();
            (segments, bits)
        })
    }
}
