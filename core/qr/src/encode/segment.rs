//! Cutting a text into segments so that it takes the fewest bits (ISO/IEC 18004 section 7.4, annex J).
//!
//! Annex J gives rules of thumb; the shortest path over (character, mode) is exact and as fast.

/// Sixths of a bit: a digit costs 20 of them and an alphanumeric character 33, so that all costs are whole.
type Sixths = u32;

/// How a run of characters is written (section 7.3). Kanji mode is not used: UTF-8 carries every script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Digits, three in 10 bits.
    Numeric,
    /// `0-9A-Z $%*+-./:`, two in 11 bits.
    Alphanumeric,
    /// UTF-8 bytes.
    Byte,
}

const MODES: [Mode; 3] = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte];

impl Mode {
    /// The mode indicator (table 2).
    pub(crate) fn indicator(self) -> u64 {
        match self {
            Self::Numeric => 0b0001,
            Self::Alphanumeric => 0b0010,
            Self::Byte => 0b0100,
        }
    }

    /// Length of the character count indicator in bits (table 3) for a range of versions: 1 to 9, 10 to 26, 27 to 40.
    pub(crate) fn count_bits(self, range: usize) -> usize {
        match self {
            Self::Numeric => [10, 12, 14][range],
            Self::Alphanumeric => [9, 11, 13][range],
            Self::Byte => [8, 16, 16][range],
        }
    }
}

/// One run of the text in one mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment<'t> {
    /// The mode all of it is written in.
    pub(crate) mode: Mode,
    /// ASCII unless the mode is `Byte`.
    pub(crate) bytes: &'t [u8],
}

impl Segment<'_> {
    /// Bits of the segment with its header.
    pub(crate) fn bits(&self, range: usize) -> usize {
        let length = self.bytes.len();
        let data = match self.mode {
            Mode::Numeric => (length * 10).div_ceil(3),
            Mode::Alphanumeric => (length * 11).div_ceil(2),
            Mode::Byte => length * 8,
        };
        4 + self.mode.count_bits(range) + data
    }
}

/// ECI designator of UTF-8 with its mode indicator (section 7.4.2): written first when the text is not ASCII.
pub(crate) const ECI_UTF8: (u64, usize) = (0b0111_0001_1010, 12);

/// Bits that no segmentation of `text` can undercut.
pub(crate) fn least_bits(text: &str) -> usize {
    let sixths: usize = text
        .bytes()
        .map(|byte| costs(byte).into_iter().fold(IMPOSSIBLE, Sixths::min) as usize)
        .sum();
    sixths / 6
}

/// The segmentation of `text` with the fewest bits for a range of versions.
pub(crate) fn segments(text: &str, range: usize) -> Vec<Segment<'_>> {
    let header = MODES.map(|mode| (4 + mode.count_bits(range)) as Sixths * 6);
    // Cost of the text so far when its last segment is in each mode; that segment is not yet rounded up to whole bits.
    let mut cost = header;
    // For each byte and mode, the mode of the byte before it on the cheapest path.
    let mut came_from: Vec<[u8; 3]> = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        let whole = cost.map(|sixths| sixths.div_ceil(6) * 6);
        let mut origin = [0, 1, 2];
        for to in 0..3 {
            for (from, &before) in whole.iter().enumerate() {
                let switched = before + header[to];
                if from != to && switched < cost[to] {
                    cost[to] = switched;
                    origin[to] = from as u8;
                }
            }
        }
        for (total, step) in cost.iter_mut().zip(costs(byte)) {
            *total = (*total + step).min(IMPOSSIBLE);
        }
        came_from.push(origin);
    }
    let mut mode = (0..3).min_by_key(|&mode| cost[mode].div_ceil(6)).unwrap_or(2);
    let mut segments = Vec::new();
    let mut end = text.len();
    for (start, origin) in came_from.iter().enumerate().rev() {
        let before = usize::from(origin[mode]);
        if before != mode || start == 0 {
            segments.push(Segment {
                mode: MODES[mode],
                bytes: &text.as_bytes()[start..end],
            });
            end = start;
        }
        mode = before;
    }
    segments.reverse();
    segments
}

/// More than any text that fits costs, and small enough that a header on top of it cannot overflow.
const IMPOSSIBLE: Sixths = 1 << 30;

/// What `byte` costs in each of [`MODES`].
fn costs(byte: u8) -> [Sixths; 3] {
    match byte {
        b'0'..=b'9' => [20, 33, 48],
        _ if alphanumeric_value(byte).is_some() => [IMPOSSIBLE, 33, 48],
        _ => [IMPOSSIBLE, IMPOSSIBLE, 48],
    }
}

/// The value of a character in alphanumeric mode (table 5).
pub(crate) fn alphanumeric_value(byte: u8) -> Option<u64> {
    let value = ALPHANUMERIC[usize::from(byte)];
    (value < 45).then_some(u64::from(value))
}

const ALPHANUMERIC: [u8; 256] = {
    let mut table = [255; 256];
    let characters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut value = 0;
    while value < characters.len() {
        table[characters[value] as usize] = value as u8;
        value += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn modes(text: &str, range: usize) -> Vec<(Mode, usize)> {
        segments(text, range)
            .iter()
            .map(|segment| (segment.mode, segment.bytes.len()))
            .collect()
    }

    #[test]
    fn one_mode_where_one_is_best() {
        assert_eq!(modes("01234567", 0), [(Mode::Numeric, 8)]);
        assert_eq!(modes("HC1:6BF", 1), [(Mode::Alphanumeric, 7)]);
        assert_eq!(modes("héllo", 1), [(Mode::Byte, 6)]);
        // Six digits are not worth a second header, seven hundred are.
        assert_eq!(modes("AB123456", 0), [(Mode::Alphanumeric, 8)]);
        assert_eq!(
            modes(&format!("AB{}", "7".repeat(700)), 2),
            [(Mode::Alphanumeric, 2), (Mode::Numeric, 700)]
        );
    }

    /// The cheapest way to cut `text`, by trying every way.
    fn fewest_bits(text: &str, range: usize) -> usize {
        let bytes = text.as_bytes();
        let mut best = vec![usize::MAX; bytes.len() + 1];
        best[0] = 0;
        for end in 1..=bytes.len() {
            for start in 0..end {
                if !text.is_char_boundary(start) || best[start] == usize::MAX {
                    continue;
                }
                for (mode, index) in MODES.into_iter().zip(0..) {
                    if bytes[start..end].iter().all(|&byte| costs(byte)[index] < IMPOSSIBLE)
                        && let Some(part) = text.get(start..end)
                    {
                        best[end] = best[end].min(
                            best[start]
                                + Segment {
                                    mode,
                                    bytes: part.as_bytes(),
                                }
                                .bits(range),
                        );
                    }
                }
            }
        }
        best[bytes.len()]
    }

    proptest! {
        #[test]
        fn no_cut_is_cheaper(text in "([0-9]{0,12}[A-Z $%*+./:-]{0,9}[a-zé€]{0,5}){0,4}", range in 0_usize..3) {
            let found = segments(&text, range);
            prop_assert_eq!(found.iter().flat_map(|segment| segment.bytes).copied().collect::<Vec<u8>>(), text.as_bytes());
            let bits: usize = found.iter().map(|segment| segment.bits(range)).sum();
            prop_assert_eq!(bits, fewest_bits(&text, range));
            prop_assert!(least_bits(&text) <= bits);
        }
    }
}
