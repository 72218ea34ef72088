//! Character sets that a symbol can declare (ISO/IEC 18004 section 7.4.2, AIM ITS/04-023 Extended Channel Interpretations).

use encoding_rs::Encoding;

/// How bytes are read as characters.
#[derive(Clone, Copy)]
pub(crate) enum CharacterSet {
    /// ISO-8859-1 as it stands: every byte is the character of its number.
    Latin1,
    /// Code page 437, that of the first PCs.
    Cp437,
    /// One that browsers know too (WHATWG Encoding).
    Known(&'static Encoding),
}

impl CharacterSet {
    pub(crate) const SHIFT_JIS: Self = Self::Known(encoding_rs::SHIFT_JIS);
    pub(crate) const GB18030: Self = Self::Known(encoding_rs::GB18030);
    pub(crate) const UTF_16BE: Self = Self::Known(encoding_rs::UTF_16BE);
    pub(crate) const UTF_16LE: Self = Self::Known(encoding_rs::UTF_16LE);

    /// The character set of an ECI designator; `None` for numbers that name none.
    pub(crate) fn designated(designator: usize) -> Option<Self> {
        Some(Self::Known(match designator {
            0 | 2 => return Some(Self::Cp437),
            // US-ASCII (27, 170) and plain bytes (899) among them.
            1 | 3 | 27 | 170 | 899 => return Some(Self::Latin1),
            4 => encoding_rs::ISO_8859_2,
            5 => encoding_rs::ISO_8859_3,
            6 => encoding_rs::ISO_8859_4,
            7 => encoding_rs::ISO_8859_5,
            8 => encoding_rs::ISO_8859_6,
            9 => encoding_rs::ISO_8859_7,
            10 => encoding_rs::ISO_8859_8,
            11 => encoding_rs::WINDOWS_1254,
            12 => encoding_rs::ISO_8859_10,
            13 => encoding_rs::WINDOWS_874,
            15 => encoding_rs::ISO_8859_13,
            16 => encoding_rs::ISO_8859_14,
            17 => encoding_rs::ISO_8859_15,
            18 => encoding_rs::ISO_8859_16,
            20 => encoding_rs::SHIFT_JIS,
            21 => encoding_rs::WINDOWS_1250,
            22 => encoding_rs::WINDOWS_1251,
            23 => encoding_rs::WINDOWS_1252,
            24 => encoding_rs::WINDOWS_1256,
            25 => encoding_rs::UTF_16BE,
            26 => encoding_rs::UTF_8,
            28 => encoding_rs::BIG5,
            29 => encoding_rs::GBK,
            30 => encoding_rs::EUC_KR,
            32 => encoding_rs::GB18030,
            33 => encoding_rs::UTF_16LE,
            _ => return None,
        }))
    }

    /// The text of bytes; what cannot be read becomes a replacement character.
    pub(crate) fn text(self, bytes: &[u8]) -> String {
        match self {
            Self::Latin1 => bytes.iter().copied().map(char::from).collect(),
            Self::Cp437 => bytes.iter().map(|&byte| cp437(byte)).collect(),
            Self::Known(encoding) => encoding.decode(bytes).0.into_owned(),
        }
    }

    /// The text of bytes, or `None` where not all of them can be read.
    pub(crate) fn strict(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Known(encoding) => {
                let (text, _, broken) = encoding.decode(bytes);
                (!broken).then(|| text.into_owned())
            }
            Self::Latin1 | Self::Cp437 => Some(self.text(bytes)),
        }
    }
}

fn cp437(byte: u8) -> char {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
                         └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    match byte.checked_sub(0x80) {
        Some(place) => UPPER
            .chars()
            .nth(usize::from(place))
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_code_page_437() {
        assert_eq!(
            [0x80, 0x9b, 0xe1, 0xfb, 0xff].map(cp437),
            ['Ç', '¢', 'ß', '√', '\u{a0}']
        );
        assert!((0..=255).all(|byte| cp437(byte) != char::REPLACEMENT_CHARACTER));
    }
}
