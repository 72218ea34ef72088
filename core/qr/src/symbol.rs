//! A QR code symbol as modules.

use crate::version::Level;
use std::fmt;

/// Light modules that every side of a symbol needs around it (ISO/IEC 18004 section 6.3.8).
pub(crate) const QUIET: usize = 4;

/// A QR code with its quiet zone, ready to be painted.
#[derive(Clone, PartialEq, Eq)]
pub struct Symbol {
    version: u8,
    level: Level,
    mask: u8,
    /// One entry a row, quiet zone included; bit `x` of the row stands in word `x / 64`.
    rows: Vec<[u64; 3]>,
}

impl Symbol {
    pub(crate) fn new(version: u8, level: Level, mask: u8, rows: Vec<[u64; 3]>) -> Self {
        Self {
            version,
            level,
            mask,
            rows,
        }
    }

    /// 1 to 40; the code itself has 17 + 4 · version modules a side.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The error correction level.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The data mask, 0 to 7 (ISO/IEC 18004 table 10).
    pub fn mask(&self) -> u8 {
        self.mask
    }

    /// Modules a side, the quiet zone of four modules on each side included.
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// Whether the module in column `x` and row `y` is dark; the quiet zone and all beyond it are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        self.rows.get(y).is_some_and(|row| bit(row, x))
    }

    /// One byte a module, 1 for dark and 0 for light, row by row from the top left: `size() * size()` bytes.
    pub fn modules(&self) -> Vec<u8> {
        let size = self.size();
        self.rows
            .iter()
            .flat_map(|row| (0..size).map(|x| u8::from(bit(row, x))))
            .collect()
    }
}

fn bit(row: &[u64; 3], x: usize) -> bool {
    row.get(x / 64).is_some_and(|word| word >> (x % 64) & 1 == 1)
}

/// The modules are a pass's content, so they are not shown.
impl fmt::Debug for Symbol {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Symbol")
            .field("version", &self.version)
            .field("level", &self.level)
            .field("mask", &self.mask)
            .finish_non_exhaustive()
    }
}
