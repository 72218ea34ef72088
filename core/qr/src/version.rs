//! Versions, error correction levels and their capacities (ISO/IEC 18004 sections 6.1, 6.5, tables 1 and 9).

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "all figures follow from the version, 1 to 40, and the tables have one entry for each"
)]

/// How much of a damaged symbol can be restored (ISO/IEC 18004 section 6.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// About 7 % of the codewords.
    L,
    /// About 15 %.
    M,
    /// About 25 %.
    Q,
    /// About 30 %.
    H,
}

impl Level {
    /// The next stronger level.
    pub(crate) fn stronger(self) -> Option<Self> {
        match self {
            Self::L => Some(Self::M),
            Self::M => Some(Self::Q),
            Self::Q => Some(Self::H),
            Self::H => None,
        }
    }

    /// The two bits that name the level in the format information (table 12).
    pub(crate) fn indicator(self) -> u32 {
        match self {
            Self::L => 0b01,
            Self::M => 0b00,
            Self::Q => 0b11,
            Self::H => 0b10,
        }
    }
}

/// A version, 1 to 40; the symbol has 17 + 4 · version modules a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(u8);

impl Version {
    /// Every version, ascending.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (1..=40).map(Self)
    }

    #[cfg(test)]
    pub(crate) fn new(number: u8) -> Self {
        assert!((1..=40).contains(&number));
        Self(number)
    }

    /// The version whose symbols have `side` modules a side, if there is one.
    pub(crate) fn of_side(side: usize) -> Option<Self> {
        Self::all().find(|version| version.side() == side)
    }

    /// 1 to 40.
    pub(crate) fn number(self) -> u8 {
        self.0
    }

    /// Modules a side, without quiet zone.
    pub(crate) fn side(self) -> usize {
        17 + 4 * usize::from(self.0)
    }

    /// How the codewords are cut into blocks at `level`.
    pub(crate) fn blocks(self, level: Level) -> Blocks {
        let column = usize::from(self.0 - 1);
        Blocks {
            total: self.codewords(),
            count: usize::from(BLOCKS[level as usize][column]),
            correction: usize::from(CORRECTION[level as usize][column]),
        }
    }

    /// Data codewords at `level`, in bits.
    pub(crate) fn data_bits(self, level: Level) -> usize {
        self.blocks(level).data() * 8
    }

    /// Where alignment patterns have their centres, along one side (annex E); empty for version 1.
    pub(crate) fn alignment_centres(self) -> ([usize; 7], usize) {
        let mut centres = [0; 7];
        if self.0 == 1 {
            return (centres, 0);
        }
        let count = usize::from(self.0) / 7 + 2;
        // Even steps from the far end back; annex E's one irregular entry is version 32.
        let step = if self.0 == 32 {
            26
        } else {
            (usize::from(self.0) * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        };
        centres[0] = 6;
        for (index, centre) in centres[1..count].iter_mut().enumerate() {
            *centre = self.side() - 7 - (count - 2 - index) * step;
        }
        (centres, count)
    }

    /// Bits of the character count indicator per mode depend on the version's range (table 3): 0, 1 or 2.
    pub(crate) fn range(self) -> usize {
        match self.0 {
            ..=9 => 0,
            10..=26 => 1,
            _ => 2,
        }
    }

    /// All codewords, data and error correction: the modules that no function pattern takes, in bytes (table 1).
    fn codewords(self) -> usize {
        let version = usize::from(self.0);
        let mut modules = (16 * version + 128) * version + 64;
        if version >= 2 {
            let aligned = version / 7 + 2;
            modules -= (25 * aligned - 10) * aligned - 55;
            if version >= 7 {
                modules -= 36;
            }
        }
        modules / 8
    }
}

/// The blocks of one symbol: `count` of them, the last ones one data codeword longer where the division leaves a rest.
#[derive(Clone, Copy)]
pub(crate) struct Blocks {
    /// All codewords of the symbol.
    pub(crate) total: usize,
    /// Number of blocks.
    pub(crate) count: usize,
    /// Error correction codewords of each block.
    pub(crate) correction: usize,
}

impl Blocks {
    /// Data codewords of the whole symbol.
    pub(crate) fn data(self) -> usize {
        self.total - self.count * self.correction
    }
}

/// Error correction codewords per block (table 9), by level and version.
const CORRECTION: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Number of blocks (table 9), by level and version.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
        19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
        43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48,
        51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_of_the_standard() {
        // Table 7, number of data bits.
        for (version, level, bits) in [
            (1, Level::L, 152),
            (1, Level::H, 72),
            (7, Level::Q, 704),
            (20, Level::Q, 3880),
            (25, Level::M, 8000),
            (40, Level::L, 23648),
            (40, Level::H, 10208),
        ] {
            assert_eq!(Version::new(version).data_bits(level), bits, "{version}-{level:?}");
        }
    }

    #[test]
    fn alignment_centres_of_annex_e() {
        for (version, expected) in [
            (1, &[][..]),
            (2, &[6, 18]),
            (7, &[6, 22, 38]),
            (14, &[6, 26, 46, 66]),
            (16, &[6, 26, 50, 74]),
            (32, &[6, 34, 60, 86, 112, 138]),
            (36, &[6, 24, 50, 76, 102, 128, 154]),
            (39, &[6, 26, 54, 82, 110, 138, 166]),
            (40, &[6, 30, 58, 86, 114, 142, 170]),
        ] {
            let (centres, count) = Version::new(version).alignment_centres();
            assert_eq!(&centres[..count], expected, "{version}");
        }
    }
}
