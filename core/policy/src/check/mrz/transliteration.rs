//! Names in the alphabet of machine-readable zones (ICAO Doc 9303 part 3, section 6): A to Z, in parts.

use crate::limits;

/// How letters with several recommended spellings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The table's first: `Ä` is `AE`, `Å` `AA`, `Ö` and `Ø` `OE`, `Ü` `UE`.
    Expanded,
    /// The letter without its mark: `Ä` and `Å` are `A`, `Ö` and `Ø` `O`, `Ü` `U`.
    Plain,
    /// The letter with its mark told: `Ü` is `UXX`, `Ñ` `NXX`, the rest as in [`Style::Plain`].
    Marked,
}

/// The parts of a name: blanks, hyphens and `<` part it, apostrophes and full stops fall out (part 3, section 4.6).
/// `None` where a letter has no transliteration in the tables for Latin and Cyrillic, or the name is longer than
/// [`NAME`](crate::limits::NAME).
pub fn transliterate(name: &str, style: Style) -> Option<Vec<String>> {
    if name.len() > limits::NAME {
        return None;
    }
    let mut parts = vec![String::new()];
    let mut letters = name.chars().flat_map(char::to_uppercase).peekable();
    while let Some(letter) = letters.next() {
        let letter = match letters.peek().and_then(|&mark| composed(letter, mark)) {
            Some(composed) => {
                letters.next();
                composed
            }
            None => letter,
        };
        if letter.is_whitespace() || matches!(letter, '<' | '-' | '‐' | '‑' | '–' | '/') {
            parts.push(String::new());
        } else {
            parts.last_mut()?.push_str(spelling(letter, style)?);
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts)
}

/// The letters whose marks change their spelling, from base letter and combining mark.
fn composed(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('A', '\u{308}') => 'Ä',
        ('O', '\u{308}') => 'Ö',
        ('U', '\u{308}') => 'Ü',
        ('A', '\u{30a}') => 'Å',
        ('N', '\u{303}') => 'Ñ',
        ('И', '\u{306}') => 'Й',
        _ => return None,
    })
}

fn spelling(letter: char, style: Style) -> Option<&'static str> {
    match (letter, style) {
        ('Ä', Style::Expanded) => Some("AE"),
        ('Å', Style::Expanded) => Some("AA"),
        ('Ö' | 'Ø', Style::Expanded) => Some("OE"),
        ('Ü', Style::Expanded) => Some("UE"),
        ('Ü', Style::Marked) => Some("UXX"),
        ('Ñ', Style::Marked) => Some("NXX"),
        ('A'..='Z', _) => ASCII
            .get(usize::try_from(u32::from(letter).checked_sub(65)?).ok()?..)?
            .get(..1),
        // Apostrophes, full stops, commas, and marks on letters that lose them.
        ('\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '`' | '´' | '.' | ',' | '\u{300}'..='\u{36f}', _) => Some(""),
        _ => latin(letter).or_else(|| cyrillic(letter)),
    }
}

const ASCII: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Part 3, section 6, table A, with the comma-below letters of Romanian.
fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Ă' | 'Å' | 'Ā' | 'Ą' => "A",
        'Æ' => "AE",
        'Ć' | 'Ĉ' | 'Č' | 'Ċ' | 'Ç' => "C",
        'Đ' | 'Ď' | 'Ð' => "D",
        'É' | 'È' | 'Ê' | 'Ë' | 'Ě' | 'Ė' | 'Ē' | 'Ę' | 'Ĕ' => "E",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'Ħ' | 'Ĥ' => "H",
        'Í' | 'Ì' | 'Î' | 'Ï' | 'Ĩ' | 'İ' | 'Ī' | 'Į' | 'Ĭ' => "I",
        'Ĳ' => "IJ",
        'Ĵ' => "J",
        'Ķ' => "K",
        'Ł' | 'Ĺ' | 'Ľ' | 'Ļ' | 'Ŀ' => "L",
        'Ń' | 'Ñ' | 'Ň' | 'Ņ' | 'Ŋ' => "N",
        'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ő' | 'Ō' | 'Ŏ' | 'Ø' => "O",
        'Œ' => "OE",
        'Ŕ' | 'Ř' | 'Ŗ' => "R",
        'Ś' | 'Ŝ' | 'Š' | 'Ş' | 'Ș' => "S",
        'ẞ' => "SS",
        'Ŧ' | 'Ť' | 'Ţ' | 'Ț' => "T",
        'Þ' => "TH",
        'Ú' | 'Ù' | 'Û' | 'Ü' | 'Ũ' | 'Ŭ' | 'Ű' | 'Ů' | 'Ų' | 'Ū' => "U",
        'Ŵ' => "W",
        'Ý' | 'Ŷ' | 'Ÿ' => "Y",
        'Ź' | 'Ž' | 'Ż' => "Z",
        _ => return None,
    })
}

/// Part 3, section 6, table B, without the exceptions of single states: their passes carry the spelling they chose.
fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'А' => "A",
        'Б' => "B",
        'В' => "V",
        'Г' | 'Ґ' | 'Ѓ' => "G",
        'Д' | 'Ђ' => "D",
        'Е' | 'Ё' | 'Э' => "E",
        'Є' | 'Ъ' => "IE",
        'Ж' => "ZH",
        'З' => "Z",
        'Ѕ' | 'Џ' => "DZ",
        'И' | 'І' | 'Ї' | 'Й' => "I",
        'Ј' => "J",
        'К' | 'Ќ' => "K",
        'Л' => "L",
        'Љ' => "LJ",
        'М' => "M",
        'Н' => "N",
        'Њ' => "NJ",
        'О' => "O",
        'П' => "P",
        'Р' => "R",
        'С' => "S",
        'Т' => "T",
        'Ћ' => "C",
        'У' | 'Ў' | 'Ѫ' => "U",
        'Ф' => "F",
        'Х' => "KH",
        'Ц' => "TS",
        'Ч' => "CH",
        'Ш' => "SH",
        'Щ' => "SHCH",
        'Ы' => "Y",
        'Ь' => "",
        'Ю' => "IU",
        'Я' => "IA",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(name: &str, style: Style) -> Option<String> {
        transliterate(name, style).map(|parts| parts.join("<"))
    }

    #[test]
    fn letters_with_several_spellings() {
        assert_eq!(
            spelt("Bärbel Weiß-Süßkind", Style::Expanded).as_deref(),
            Some("BAERBEL<WEISS<SUESSKIND")
        );
        assert_eq!(spelt("Bärbel", Style::Plain).as_deref(), Some("BARBEL"));
        assert_eq!(
            spelt("Müller Ñandú", Style::Marked).as_deref(),
            Some("MUXXLLER<NXXANDU")
        );
        assert_eq!(
            spelt("Åsa Ørsted Þór Æbelø", Style::Expanded).as_deref(),
            Some("AASA<OERSTED<THOR<AEBELOE")
        );
        assert_eq!(spelt("Ĳsselœuvre", Style::Plain).as_deref(), Some("IJSSELOEUVRE"));
    }

    #[test]
    fn decomposed_letters_are_the_same_letters() {
        assert_eq!(
            spelt("Mu\u{308}ller", Style::Expanded),
            spelt("Müller", Style::Expanded)
        );
        assert_eq!(spelt("Rene\u{301}", Style::Expanded).as_deref(), Some("RENE"));
        assert_eq!(spelt("Nu\u{303}n\u{303}ez", Style::Plain).as_deref(), Some("NUNEZ"));
    }

    #[test]
    fn hyphens_part_and_apostrophes_fall_out() {
        assert_eq!(
            spelt(" d'Arsøns - van  Halen ", Style::Expanded).as_deref(),
            Some("DARSOENS<VAN<HALEN")
        );
        assert_eq!(spelt("D<<<ARTAGNAN", Style::Expanded).as_deref(), Some("D<ARTAGNAN"));
        assert_eq!(spelt("", Style::Expanded).as_deref(), Some(""));
    }

    #[test]
    fn cyrillic_is_spelt_as_the_table_says() {
        assert_eq!(
            spelt("Щербаков Юрий", Style::Expanded).as_deref(),
            Some("SHCHERBAKOV<IURII")
        );
        assert_eq!(spelt("Христо", Style::Plain).as_deref(), Some("KHRISTO"));
    }

    #[test]
    fn what_no_table_has_is_not_guessed() {
        assert_eq!(spelt("Παπαδόπουλος", Style::Expanded), None);
        assert_eq!(spelt("陳筱玲", Style::Expanded), None);
        assert_eq!(spelt("R2D2", Style::Expanded), None);
        assert_eq!(transliterate(&"A".repeat(600), Style::Expanded), None);
    }
}
