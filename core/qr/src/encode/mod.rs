//! Text or bytes to symbol (ISO/IEC 18004 section 7).
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
use segment::{ECI_UTF8, Mode, Segment};

/// The largest version that level Q is taken for; beyond it fewer modules matter more to a camera than stronger
/// correction does.
const LARGEST_AT_LEVEL_Q: u8 = 20;

/// No symbol holds more: 7089 digits at 40-L (ISO/IEC 18004 table 7).
const MAX_TEXT_BYTES: usize = 7089;

/// Why a text cannot be shown as a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// There is nothing to show.
    #[error("there is nothing to show as a QR code")]
    Empty,
    /// The text does not fit the largest symbol.
    #[error("{bytes} bytes do not fit one QR code; show it in parts")]
    TooLong {
        /// How many there are; of a text, in UTF-8.
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
    symbol_of(Content::Text(text))
}

/// The symbol of bytes that are no text, in byte mode and without a declared character set; made as [`encode`] makes it.
/// Readers that ask for a code's bytes get these.
///
/// ```
/// let symbol = qr::encode_bytes(b"PK\x03\x04\0\xff")?;
/// let found = qr::codes_in_picture(&qr::render::png(&symbol, 4)?)?;
/// assert_eq!(found[0].bytes, b"PK\x03\x04\0\xff");
/// assert_eq!(found[0].text, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`EncodeError`] when there are none or more than one symbol holds.
pub fn encode_bytes(bytes: &[u8]) -> Result<Symbol, EncodeError> {
    symbol_of(Content::Bytes(bytes))
}

/// The symbol of a text in alphanumeric mode, of a version and level that the caller has chosen: for series of symbols that
/// are all to have one size. What is beyond its [capacity](alphanumeric_capacity) is left out, and characters outside the
/// mode become zeros.
pub(crate) fn alphanumeric(text: &str, version: Version, level: Level) -> Symbol {
    let most = alphanumeric_capacity(version, level);
    let bytes = text.as_bytes();
    let plan = Plan {
        segments: vec![Segment {
            mode: Mode::Alphanumeric,
            bytes: &bytes[..bytes.len().min(most)],
        }],
        declared: false,
        version,
        level,
    };
    plan.symbol()
}

/// Characters that a symbol holds in alphanumeric mode (table 7).
pub(crate) fn alphanumeric_capacity(version: Version, level: Level) -> usize {
    let empty = Segment {
        mode: Mode::Alphanumeric,
        bytes: &[],
    };
    let bits = version.data_bits(level) - empty.bits(version.range());
    bits / 11 * 2 + usize::from(bits % 11 >= 6)
}

fn symbol_of(content: Content<'_>) -> Result<Symbol, EncodeError> {
    let bytes = content.bytes().len();
    if bytes == 0 {
        return Err(EncodeError::Empty);
    }
    let plan = Plan::new(content).ok_or(EncodeError::TooLong { bytes })?;
    Ok(plan.symbol())
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

/// What is to be encoded.
#[derive(Clone, Copy)]
enum Content<'t> {
    Text(&'t str),
    Bytes(&'t [u8]),
}

impl<'t> Content<'t> {
    fn bytes(self) -> &'t [u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// Whether the symbol declares that it is UTF-8.
    fn is_declared(self) -> bool {
        matches!(self, Self::Text(text) if !text.is_ascii())
    }

    /// Bits that no segmentation can undercut.
    fn least_bits(self) -> usize {
        match self {
            Self::Text(text) => segment::least_bits(text),
            Self::Bytes(bytes) => bytes.len() * 8,
        }
    }

    /// The segmentation with the fewest bits for a range of versions.
    fn segments(self, range: usize) -> Vec<Segment<'t>> {
        match self {
            Self::Text(text) => segment::segments(text, range),
            Self::Bytes(bytes) => vec![Segment {
                mode: Mode::Byte,
                bytes,
            }],
        }
    }
}

/// What goes into a symbol and which symbol that is.
struct Plan<'t> {
    segments: Vec<Segment<'t>>,
    /// Whether UTF-8 is declared before them.
    declared: bool,
    version: Version,
    level: Level,
}

impl<'t> Plan<'t> {
    /// `None` where the content fits no version.
    fn new(content: Content<'t>) -> Option<Self> {
        if content.bytes().len() > MAX_TEXT_BYTES {
            return None;
        }
        let mut candidates = Candidates::new(content);
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

    fn symbol(&self) -> Symbol {
        let side = self.version.side() + 2 * QUIET;
        match side.div_ceil(64) {
            1 => self.draw::<1>(),
            2 => self.draw::<2>(),
            _ => self.draw::<3>(),
        }
    }

    fn draw<const W: usize>(&self) -> Symbol {
        let data = codewords::data(&self.segments, self.declared, self.version, self.level);
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

/// The best segmentation of one content for each range of versions, found when first asked for.
struct Candidates<'t> {
    content: Content<'t>,
    least_bits: usize,
    ranges: [Option<(Vec<Segment<'t>>, usize)>; 3],
}

impl<'t> Candidates<'t> {
    fn new(content: Content<'t>) -> Self {
        Self {
            content,
            least_bits: content.least_bits(),
            ranges: [const { None }; 3],
        }
    }

    /// The smallest version that holds the content at `level`.
    fn smallest(&mut self, level: Level) -> Option<Plan<'t>> {
        let least_bits = self.least_bits;
        let version = Version::all()
            .filter(|version| least_bits <= version.data_bits(level))
            .find(|version| self.bits(version.range()) <= version.data_bits(level))?;
        let segments = self.range(version.range()).0.clone();
        Some(Plan {
            segments,
            declared: self.content.is_declared(),
            version,
            level,
        })
    }

    /// Bits of the best segmentation with all headers.
    fn bits(&mut self, range: usize) -> usize {
        self.range(range).1
    }

    fn range(&mut self, range: usize) -> &(Vec<Segment<'t>>, usize) {
        let content = self.content;
        self.ranges[range].get_or_insert_with(|| {
            let segments = content.segments(range);
            let eci = if content.is_declared() { ECI_UTF8.1 } else { 0 };
            let bits = eci + segments.iter().map(|segment| segment.bits(range)).sum::<usize>();
            (segments, bits)
        })
    }
}
