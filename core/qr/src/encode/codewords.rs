//! From segments to the final sequence of codewords (ISO/IEC 18004 sections 7.4 to 7.6).

use super::reed_solomon;
use super::segment::{ECI_UTF8, Mode, Segment, alphanumeric_value};
use crate::version::{Level, Version};

/// Data codewords with pad, before error correction. The segments must fit, with the declaration of UTF-8 if asked for.
pub(crate) fn data(segments: &[Segment<'_>], declared: bool, version: Version, level: Level) -> Vec<u8> {
    let capacity = version.blocks(level).data();
    let mut bits = Bits::with_capacity(capacity);
    if declared {
        bits.push(ECI_UTF8.0, ECI_UTF8.1);
    }
    for segment in segments {
        bits.push(segment.mode.indicator(), 4);
        bits.push(segment.bytes.len() as u64, segment.mode.count_bits(version.range()));
        write(segment, &mut bits);
    }
    bits.finish(capacity)
}

/// Blocks cut, error correction added, all interleaved.
pub(crate) fn interleaved(data: &[u8], version: Version, level: Level) -> Vec<u8> {
    let blocks = version.blocks(level);
    let short = blocks.data() / blocks.count;
    let longer = blocks.data() % blocks.count;
    let mut out = vec![0; blocks.total];
    let (data_out, correction_out) = out.split_at_mut(blocks.data());
    let mut start = 0;
    for index in 0..blocks.count {
        let length = short + usize::from(index >= blocks.count - longer);
        let block = &data[start..start + length];
        start += length;
        for (place, &byte) in block[..short].iter().enumerate() {
            data_out[place * blocks.count + index] = byte;
        }
        if length > short {
            data_out[short * blocks.count + index - (blocks.count - longer)] = block[short];
        }
        let remainder = reed_solomon::remainder(block, blocks.correction);
        for (place, &byte) in remainder[..blocks.correction].iter().enumerate() {
            correction_out[place * blocks.count + index] = byte;
        }
    }
    out
}

fn write(segment: &Segment<'_>, bits: &mut Bits) {
    let text = segment.bytes;
    match segment.mode {
        Mode::Numeric => {
            for group in text.chunks(3) {
                let value = group.iter().fold(0, |value, &digit| value * 10 + u64::from(digit & 15));
                bits.push(value, group.len() * 3 + 1);
            }
        }
        Mode::Alphanumeric => {
            for group in text.chunks(2) {
                let value = group
                    .iter()
                    .fold(0, |value, &byte| value * 45 + alphanumeric_value(byte).unwrap_or(0));
                bits.push(value, group.len() * 5 + 1);
            }
        }
        Mode::Byte => {
            for &byte in text {
                bits.push(u64::from(byte), 8);
            }
        }
    }
}

/// Bits in writing order, most significant first.
struct Bits {
    bytes: Vec<u8>,
    /// The bits not yet in `bytes`, in the low end.
    pending: u64,
    /// How many they are: fewer than eight between calls.
    count: usize,
}

impl Bits {
    fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
            pending: 0,
            count: 0,
        }
    }

    fn push(&mut self, value: u64, length: usize) {
        self.pending = self.pending << length | value;
        self.count += length;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push((self.pending >> self.count) as u8);
        }
    }

    /// Terminator, bits up to a whole codeword, pad codewords (section 7.4.10).
    fn finish(mut self, capacity: usize) -> Vec<u8> {
        let room = capacity * 8 - (self.bytes.len() * 8 + self.count);
        self.push(0, room.min(4));
        if self.count > 0 {
            self.push(0, 8 - self.count);
        }
        let padding = capacity - self.bytes.len();
        self.bytes.extend([0xec, 0x11].into_iter().cycle().take(padding));
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::segment::segments;

    #[test]
    fn annex_i_data() {
        let data = data(&segments("01234567", 0), false, Version::new(1), Level::M);
        let expected = [
            0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
        ];
        assert_eq!(data, expected);
    }

    #[test]
    fn alphanumeric_example_of_section_7_4_5() {
        // "AC-42", version 1-H: 0010 000000101 00111001110 11100111001 000010 0000 and so on.
        let data = data(&segments("AC-42", 0), false, Version::new(1), Level::H);
        assert_eq!(
            data[..6],
            [
                0b0010_0000,
                0b0010_1001,
                0b1100_1110,
                0b1110_0111,
                0b0010_0001,
                0b0000_0000
            ]
        );
    }

    #[test]
    fn longer_blocks_come_last() {
        // Version 5-Q: two blocks of 15 and two of 16 data codewords, 18 error correction codewords each (table 9).
        let data: Vec<u8> = (0..62).collect();
        let all = interleaved(&data, Version::new(5), Level::Q);
        assert_eq!(all[..8], [0, 15, 30, 46, 1, 16, 31, 47]);
        assert_eq!(all[56..62], [14, 29, 44, 60, 45, 61]);
        assert_eq!(all.len(), 134);
        assert_eq!(all[62], reed_solomon::remainder(&data[..15], 18)[0]);
        assert_eq!(all[65], reed_solomon::remainder(&data[46..], 18)[0]);
    }
}
