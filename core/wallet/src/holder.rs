//! Whom a pass names: whether two of them are the same person's, though every issuer spells the name its own way.

use policy::mrz::{Style, transliterate};

/// Academic titles that issuers write into a name and that are no part of it.
const TITLES: [&str; 1] = ["DR"];

/// The person a pass names, reduced to what can be compared.
///
/// Two holders are the [same](Holder::same_as) when their dates of birth do not contradict each other and when at
/// least one component of the family name and one of the given name agree, or agree the other way round (some
/// issuers swap them). Where one of them has its whole name in one line, two different components have to agree, one of
/// each name where the other says which is which. Twins who share a middle name cannot be told apart by a pass; a
/// document can.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Holder {
    /// The family name; the whole name where nothing says which part is what.
    family: Vec<Component>,
    given: Vec<Component>,
    in_one_line: bool,
    birth: BirthDate,
}

/// One spelling of one part of a name.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Component {
    spelling: String,
    /// Which part of the name it spells, counted from 0.
    part: usize,
}

impl Holder {
    /// From the names as in the machine-readable zone where the pass has them, else as printed, and the date of
    /// birth as written (`1980-02-03`, `1980-02`, `1980`, or with a time behind it).
    #[must_use]
    pub fn new(family: &str, given: &str, birth_date: &str) -> Self {
        Self {
            family: spellings(family),
            given: spellings(given),
            in_one_line: false,
            birth: BirthDate::read(birth_date),
        }
    }

    /// From a name in one line. Two blanks or `<<` stand between family name and given name, as in the machine-readable
    /// zone (ICAO Doc 9303 part 3 section 4.6); without them nothing says which part is what.
    #[must_use]
    pub fn in_one_line(name: &str, birth_date: &str) -> Self {
        let mut halves = ["<<", "  "].iter().filter_map(|gap| name.trim().split_once(gap));
        if let Some((family, given)) = halves.next() {
            return Self::new(family, given, birth_date);
        }
        Self {
            in_one_line: true,
            ..Self::new(name, "", birth_date)
        }
    }

    /// Whether both are, as far as passes can tell, one person.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.birth.agrees_with(other.birth) && self.name_fits(other)
    }

    fn name_fits(&self, other: &Self) -> bool {
        let by_parts = !self.in_one_line
            && !other.in_one_line
            && ((agree(&self.family, &other.family) && agree(&self.given, &other.given))
                || (agree(&self.family, &other.given) && agree(&self.given, &other.family)));
        by_parts
            || match (self.whole(), other.whole()) {
                (Some(one), Some(whole)) => (self.in_one_line || other.in_one_line) && lines_agree(one, whole),
                (Some(line), None) => line_fits(line, &other.family, &other.given),
                (None, Some(line)) => line_fits(line, &self.family, &self.given),
                (None, None) => false,
            }
    }

    /// The whole name, where nothing says which part of it is what: it stands in one line, or all in one of two fields.
    fn whole(&self) -> Option<&[Component]> {
        match (self.family.as_slice(), self.given.as_slice()) {
            (whole, []) | ([], whole) => Some(whole),
            _ => None,
        }
    }

    /// What two holders that are the same share at least one of; a holder without a name has the empty key.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        let nameless = self.family.is_empty() && self.given.is_empty();
        self.family
            .iter()
            .chain(&self.given)
            .map(|component| component.spelling.as_str())
            .chain(nameless.then_some(""))
    }

    pub(crate) fn birth(&self) -> BirthDate {
        self.birth
    }
}

/// A name's components as issuers write them most: upper case, transliterated as in ICAO Doc 9303 part 3 section 6 with
/// the longer spelling (`Ä` is `AE`), split at everything that is neither letter nor digit, titles dropped.
#[must_use]
pub fn components(name: &str) -> Vec<String> {
    in_style(name, Style::Expanded)
}

/// Components in every spelling that the standard allows, each once.
fn spellings(name: &str) -> Vec<Component> {
    let mut all = Vec::new();
    for (part, text) in parts(name).enumerate() {
        // Every style spells what is ASCII in the same way.
        let styles: &[Style] = match text.is_ascii() {
            true => &[Style::Expanded],
            false => &[Style::Expanded, Style::Plain, Style::Marked],
        };
        let spelled = styles.iter().filter_map(|style| spelled(text, *style));
        all.extend(spelled.map(|spelling| Component { spelling, part }));
    }
    all.sort_unstable();
    all.dedup_by(|one, kept| one.spelling == kept.spelling);
    all
}

fn in_style(name: &str, style: Style) -> Vec<String> {
    parts(name).filter_map(|part| spelled(part, style)).collect()
}

/// What stands between anything that is neither letter nor digit.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|part| !part.is_empty())
}

/// One part as it is compared; `None`: it is no part of a name.
fn spelled(part: &str, style: Style) -> Option<String> {
    // Letters beyond Latin and Cyrillic, and digits, compare as they stand.
    let spelling = transliterate(part, style).map_or_else(|| part.to_uppercase(), |parts| parts.concat());
    (!spelling.is_empty() && !TITLES.contains(&spelling.as_str())).then_some(spelling)
}

fn is_combining_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn agree(a: &[Component], b: &[Component]) -> bool {
    (a.is_empty() && b.is_empty()) || a.iter().any(|component| has(b, component))
}

fn has(name: &[Component], component: &Component) -> bool {
    name.iter().any(|other| other.spelling == component.spelling)
}

/// Whether a name in one line has a part of the family name and another of the given name.
fn line_fits(line: &[Component], family: &[Component], given: &[Component]) -> bool {
    let fitting = |name| move |component: &&Component| has(name, component);
    line.iter().filter(fitting(family)).any(|one| {
        let mut others = line.iter().filter(fitting(given));
        others.any(|other| other.part != one.part)
    })
}

/// Whether two names in one line share two different parts, or have but one and share that.
fn lines_agree(a: &[Component], b: &[Component]) -> bool {
    let shares_two = |a: &[Component], b: &[Component]| {
        let mut shared = a.iter().filter(|component| has(b, component)).map(|one| one.part);
        shared.next().is_some_and(|first| shared.any(|other| other != first))
    };
    // A name in two spellings may look like two parts: all of them are spellings of the other's only one.
    let is_one = |a: &[Component], b: &[Component]| {
        let one_part = |name: &[Component]| name.iter().all(|component| component.part == 0);
        one_part(a) && b.iter().all(|component| has(a, component)) || one_part(a) && one_part(b) && agree(a, b)
    };
    match (a.is_empty(), b.is_empty()) {
        // Two parts on either side that each fit some part of the other: then two pairs of different parts fit.
        (false, false) => (shares_two(a, b) && shares_two(b, a)) || is_one(a, b) || is_one(b, a),
        (a, b) => a && b,
    }
}

/// A date of birth of which the month or the day may be unknown (`1980`, `1980-02`, `1980-02-XX`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct BirthDate {
    /// Year, month, day; 0 where unknown, and then what follows is unknown too.
    parts: [u16; 3],
}

impl BirthDate {
    /// Parts of a date that is known in full.
    pub(crate) const FULL: usize = 3;

    pub(crate) fn read(text: &str) -> Self {
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut written = date.splitn(Self::FULL, '-').map_while(|part| part.parse().ok());
        let mut known = || written.next().filter(|&n: &u16| n != 0);
        let year = known();
        let month = year.and_then(|_| known());
        let day = month.and_then(|_| known());
        Self {
            parts: [year, month, day].map(Option::unwrap_or_default),
        }
    }

    #[cfg(test)]
    pub(crate) fn parts(self) -> [u16; 3] {
        self.parts
    }

    /// How many of its parts are known, from the year on.
    pub(crate) fn known(self) -> usize {
        self.parts.iter().filter(|part| **part != 0).count()
    }

    /// Known parts are equal; what one of them leaves open contradicts nothing.
    pub(crate) fn agrees_with(self, other: Self) -> bool {
        let mut pairs = self.parts.iter().zip(&other.parts);
        pairs.all(|(a, b)| a == b || *a == 0 || *b == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn erika(family: &str, given: &str, birth: &str) -> Holder {
        Holder::new(family, given, birth)
    }

    #[test]
    fn a_partial_date_of_birth_contradicts_nothing_it_leaves_open() {
        for birth in [
            "1980",
            "1980-02",
            "1980-02-03",
            "1980-02-03T00:00:00",
            "1980-02-XX",
            "1980-02-00",
            "",
        ] {
            assert!(
                erika("MUSTERMANN", "ERIKA", "1980-02-03").same_as(&erika("Mustermann", "Erika", birth)),
                "{birth}"
            );
        }
        for birth in ["1981", "1980-03", "1980-02-04"] {
            assert!(
                !erika("MUSTERMANN", "ERIKA", "1980-02-03").same_as(&erika("Mustermann", "Erika", birth)),
                "{birth}"
            );
        }
    }

    #[test]
    fn accents_of_many_countries_do_not_split_a_person() {
        for (printed, mrz) in [
            ("Núñez", "NUNEZ"),
            ("Žižek", "ZIZEK"),
            ("Łukasz", "LUKASZ"),
            ("Ångström", "AANGSTROEM"),
        ] {
            assert!(
                erika(printed, "Ana", "1990-01-01").same_as(&erika(mrz, "ANA", "1990-01-01")),
                "{printed}"
            );
        }
    }

    #[test]
    fn a_name_in_one_line_is_the_person_whose_two_names_it_holds() {
        let line = |name| Holder::in_one_line(name, "1980-02-03");
        let anna = erika("LOPEZ<GARCIA", "ANA<MARIA", "1980-02-03");
        for name in [
            "Ana Lopez",
            "Lopez, Ana",
            "ANA MARIA LOPEZ GARCIA",
            "García María",
            "Lopez  Ana",
            "LOPEZ<<ANA",
        ] {
            assert!(line(name).same_as(&anna) && anna.same_as(&line(name)), "{name}");
        }
        for name in ["Ana Maria", "Lopez Garcia", "Ana", "Lopez", "Ana Gomez", ""] {
            assert!(!line(name).same_as(&anna) && !anna.same_as(&line(name)), "{name}");
        }
        assert!(line("Ana Lopez").same_as(&line("López Gomez Ana")));
        assert!(!line("Ana Lopez").same_as(&line("Ana Gomez")));
        assert!(
            !line("Müller Anna").same_as(&line("Müller Berta")),
            "two spellings are one part"
        );
        assert!(!line("Ana Lopez").same_as(&Holder::in_one_line("Ana Lopez", "1980-02-04")));
    }

    #[test]
    fn who_has_one_name_is_found_by_it_and_nobody_else_is() {
        let line = |name| Holder::in_one_line(name, "");
        assert!(line("Sukarno").same_as(&line("SUKARNO")));
        assert!(
            line("Sukarno").same_as(&erika("", "SUKARNO", "")) && line("Müller").same_as(&erika("MUELLER", "", ""))
        );
        assert!(!line("Sukarno").same_as(&line("Sukarno Putra")));
        assert!(!line("Sukarno").same_as(&erika("SUKARNO", "PUTRA", "")));
        assert!(!line("").same_as(&line("Sukarno")) && line("").same_as(&erika("", "", "")));
        // All of a name in one of two fields.
        assert!(erika("MATTILA MIKA", "", "").same_as(&erika("MATTILA", "MIKA", "")));
        assert!(erika("", "MIKA MATTILA", "").same_as(&line("Mattila Mika")));
        assert!(!erika("MATTILA", "", "").same_as(&erika("MATTILA", "MIKA", "")));
    }

    #[test]
    fn local_letters_beside_latin_ones_compare_as_they_stand() {
        let line = |name| Holder::in_one_line(name, "");
        assert!(line("ישראל ישראלי Israel Israeli").same_as(&line("Israeli Israel")));
        assert!(line("ישראל ישראלי").same_as(&erika("ישראלי", "ישראל", "")));
        assert!(line("Иван Петров").same_as(&erika("PETROV", "IVAN", "")));
    }
}
