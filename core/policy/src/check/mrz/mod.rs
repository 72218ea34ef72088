//! Machine-readable zones of travel documents (ICAO Doc 9303, parts 3 to 6): passports (TD3) and cards (TD1, TD2).

mod transliteration;

pub use transliteration::{Style, transliterate};

use crate::limits;

/// What a check needs of a machine-readable zone whose check digits are all right. Holds personal data: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Mrz {
    /// Number of the document, without fillers.
    pub document_number: String,
    /// Date of birth.
    pub birth_date: BirthDate,
    /// Parts of the primary identifier, as a rule the family name.
    pub primary: Vec<String>,
    /// Parts of the secondary identifier, as a rule the given names.
    pub secondary: Vec<String>,
    /// Whether the name fills its field to the end, so that it may have been cut (part 4, section 4.2.3).
    pub name_is_cut: bool,
}

/// Where the fields of one size of document stand: (line, first, after the last), from 0.
struct Layout {
    lines: usize,
    width: usize,
    name: Field,
    number: Field,
    /// The optional data in which a document number of more than nine characters goes on (part 5, section 4.2.2, note
    /// j).
    number_continued: Field,
    birth_date: Field,
    expiry_date: Field,
    /// A passport's personal number, with its own check digit.
    personal_number: Option<Field>,
    composite: &'static [Field],
    composite_digit: (usize, usize),
}

type Field = (usize, usize, usize);

const LAYOUTS: [Layout; 3] = [
    // TD3: part 4, section 4.2.2.
    Layout {
        lines: 2,
        width: 44,
        name: (0, 5, 44),
        number: (1, 0, 9),
        number_continued: (1, 0, 0),
        birth_date: (1, 13, 19),
        expiry_date: (1, 21, 27),
        personal_number: Some((1, 28, 42)),
        composite: &[(1, 0, 10), (1, 13, 20), (1, 21, 43)],
        composite_digit: (1, 43),
    },
    // TD2: part 6, section 4.2.2.
    Layout {
        lines: 2,
        width: 36,
        name: (0, 5, 36),
        number: (1, 0, 9),
        number_continued: (1, 28, 35),
        birth_date: (1, 13, 19),
        expiry_date: (1, 21, 27),
        personal_number: None,
        composite: &[(1, 0, 10), (1, 13, 20), (1, 21, 35)],
        composite_digit: (1, 35),
    },
    // TD1: part 5, section 4.2.2.
    Layout {
        lines: 3,
        width: 30,
        name: (2, 0, 30),
        number: (0, 5, 14),
        number_continued: (0, 15, 30),
        birth_date: (1, 0, 6),
        expiry_date: (1, 8, 14),
        personal_number: None,
        composite: &[(0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)],
        composite_digit: (1, 29),
    },
];

impl Mrz {
    /// Reads a zone. `None` where its lines have not the lengths of one, a character cannot stand in one, or a check
    /// digit is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > limits::MRZ_TEXT {
            return None;
        }
        let zone: Vec<u8> = text
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| byte.to_ascii_uppercase())
            .collect();
        if !zone.iter().all(|&byte| value(byte).is_some()) {
            return None;
        }
        let layout = LAYOUTS
            .iter()
            .find(|layout| zone.len() == layout.lines.saturating_mul(layout.width))?;
        Zone {
            text: std::str::from_utf8(&zone).ok()?,
            layout,
        }
        .read()
    }
}

/// A zone's characters, and where its fields stand.
struct Zone<'z> {
    text: &'z str,
    layout: &'static Layout,
}

impl<'z> Zone<'z> {
    fn read(&self) -> Option<Mrz> {
        let layout = self.layout;
        let birth_date = self.checked(layout.birth_date)?;
        self.checked(layout.expiry_date)?;
        if let Some(personal_number) = layout.personal_number {
            let number = self.field(personal_number)?;
            let digit = self.character(personal_number.0, personal_number.2)?;
            // An empty personal number may have a filler for its check digit.
            let empty = number.bytes().all(|byte| byte == b'<') && digit == b'<';
            (empty || fits(number.bytes(), digit)).then_some(())?;
        }
        let composite: Option<Vec<&str>> = layout.composite.iter().map(|&field| self.field(field)).collect();
        let digit = self.character(layout.composite_digit.0, layout.composite_digit.1)?;
        fits(composite?.iter().flat_map(|field| field.bytes()), digit).then_some(())?;
        let name = self.field(layout.name)?;
        let (primary, secondary) = name.split_once("<<").unwrap_or((name, ""));
        let primary = parts(primary);
        (!primary.is_empty()).then_some(())?;
        Some(Mrz {
            document_number: self.document_number()?,
            birth_date: BirthDate::read(birth_date)?,
            primary,
            secondary: parts(secondary),
            name_is_cut: !name.ends_with('<'),
        })
    }

    /// The number, with what does not fit into its nine places.
    fn document_number(&self) -> Option<String> {
        let (line, _, end) = self.layout.number;
        let number = self.field(self.layout.number)?;
        if self.character(line, end)? != b'<' {
            return Some(self.checked(self.layout.number)?.trim_end_matches('<').replace('<', ""));
        }
        let continued = self.field(self.layout.number_continued)?.split('<').next()?;
        let (rest, digit) = continued.split_at_checked(continued.len().checked_sub(1)?)?;
        let whole = format!("{number}{rest}");
        fits(whole.bytes(), digit.bytes().next()?).then(|| whole.replace('<', ""))
    }

    /// A field whose check digit follows it and is right.
    fn checked(&self, field: Field) -> Option<&'z str> {
        let text = self.field(field)?;
        fits(text.bytes(), self.character(field.0, field.2)?).then_some(text)
    }

    fn field(&self, (line, start, end): Field) -> Option<&'z str> {
        let line_start = line.checked_mul(self.layout.width)?;
        self.text
            .get(line_start.checked_add(start)?..line_start.checked_add(end)?)
    }

    fn character(&self, line: usize, at: usize) -> Option<u8> {
        self.field((line, at, at.checked_add(1)?))?.bytes().next()
    }
}

fn parts(identifier: &str) -> Vec<String> {
    identifier
        .split('<')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a check digit is that of the characters before it (part 3, section 4.9): weights 7, 3, 1, sum modulo 10.
fn fits(characters: impl Iterator<Item = u8>, digit: u8) -> bool {
    let sum = characters
        .zip([7_u32, 3, 1].into_iter().cycle())
        .fold(0_u32, |sum, (byte, weight)| {
            sum.wrapping_add(value(byte).unwrap_or(0).wrapping_mul(weight))
        });
    digit.is_ascii_digit() && value(digit) == sum.checked_rem(10)
}

fn value(byte: u8) -> Option<u32> {
    match byte {
        b'<' => Some(0),
        b'0'..=b'9' | b'A'..=b'Z' => char::from(byte).to_digit(36),
        _ => None,
    }
}

/// A date of birth as a zone writes it: two digits each for year, month and day, or fillers for what is not known (part
/// 3, section 4.8).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BirthDate {
    year: Option<u16>,
    month: Option<u16>,
    day: Option<u16>,
}

impl BirthDate {
    fn read(field: &str) -> Option<Self> {
        let part = |start, end| match field.get(start..end)? {
            "<<" => Some(None),
            digits => digits.parse().ok().map(Some),
        };
        Some(Self {
            year: part(0, 2)?,
            month: part(2, 4)?,
            day: part(4, 6)?,
        })
    }

    /// Whether `date` (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`, a time after it is left out) is this date, as far as both
    /// know it. The century is not in the zone.
    pub fn agrees_with(&self, date: &str) -> bool {
        let date = date.split('T').next().unwrap_or_default();
        let mut parts = date.split('-').map(|part| part.parse::<u16>().ok());
        let Some(Some(year)) = parts.next() else { return false };
        let same = |zone: Option<u16>, pass: Option<Option<u16>>| match (zone, pass) {
            (_, Some(None)) => false,
            (Some(zone), Some(Some(pass))) => zone == pass,
            _ => true,
        };
        let same_year = self.year.is_some_and(|known| year.checked_rem(100) == Some(known));
        same_year && same(self.month, parts.next()) && same(self.day, parts.next())
    }
}

#[cfg(test)]
mod tests;
