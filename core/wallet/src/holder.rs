//! Who a pass belongs to: which passes are the same person's, though every issuer spells the name its own way.

use std::collections::HashMap;

use policy::mrz::{Style, transliterate};

/// Academic titles that issuers write into a name and that are no part of it.
const TITLES: [&str; 1] = ["DR"];

/// The person a pass names, reduced to what can be compared.
///
/// Two holders are the [same](Holder::same_as) when their dates of birth do not contradict each other and when at
/// least one component of the family name and one of the given name agree, or agree the other way round (some
/// issuers swap them). Twins who share a middle name cannot be told apart by a pass; a document can.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Holder {
    family: Vec<String>,
    given: Vec<String>,
    birth: BirthDate,
}

impl Holder {
    /// From the names as in the machine-readable zone where the pass has them, else as printed, and the date of
    /// birth as written (`1980-02-03`, `1980-02`, `1980`, or with a time behind it).
    #[must_use]
    pub fn new(family: &str, given: &str, birth_date: &str) -> Self {
        Self {
            family: spellings(family),
            given: spellings(given),
            birth: BirthDate::read(birth_date),
        }
    }

    /// Whether both are, as far as passes can tell, one person.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.birth.agrees_with(&other.birth)
            && ((agree(&self.family, &other.family) && agree(&self.given, &other.given))
                || (agree(&self.family, &other.given) && agree(&self.given, &other.family)))
    }

    /// What two holders that are the same share at least one of; a holder without a name has the empty key.
    fn keys(&self) -> impl Iterator<Item = &str> {
        let nameless = self.family.is_empty() && self.given.is_empty();
        self.family
            .iter()
            .chain(&self.given)
            .map(String::as_str)
            .chain(nameless.then_some(""))
    }
}

/// A name's components as issuers write them most: upper case, transliterated as in ICAO Doc 9303 part 3 section 6 with
/// the longer spelling (`Ä` is `AE`), split at everything that is neither letter nor digit, titles dropped.
#[must_use]
pub fn components(name: &str) -> Vec<String> {
    in_style(name, Style::Expanded)
}

/// Components in every spelling that the standard allows, each once.
fn spellings(name: &str) -> Vec<String> {
    let mut all: Vec<String> = [Style::Expanded, Style::Plain, Style::Marked]
        .into_iter()
        .flat_map(|style| in_style(name, style))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn in_style(name: &str, style: Style) -> Vec<String> {
    let is_separator = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
    name.split(is_separator)
        .map(|part| {
            // Letters beyond Latin and Cyrillic, and digits, compare as they stand.
            transliterate(part, style).map_or_else(|| part.to_uppercase(), |parts| parts.concat())
        })
        .filter(|part| !part.is_empty() && !TITLES.contains(&part.as_str()))
        .collect()
}

fn is_combining_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Groups passes by person: each inner list holds indexes into `holders`, in order; groups in order of their first.
///
/// A holder belongs with every holder it is the same as, so that a pass with a fuller name brings two spellings
/// together. Only holders that share a component are compared, and equal ones once.
#[must_use]
pub fn group(holders: &[Holder]) -> Vec<Vec<usize>> {
    let mut distinct: HashMap<&Holder, usize> = HashMap::new();
    let mut with_component: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut sets = DisjointSets::new(holders.len());
    for (index, holder) in holders.iter().enumerate() {
        if let Some(&first) = distinct.get(holder) {
            sets.join(first, index);
            continue;
        }
        distinct.insert(holder, index);
        for component in holder.keys() {
            let others = with_component.entry(component).or_default();
            for &other in others.iter() {
                if holders.get(other).is_some_and(|other| other.same_as(holder)) {
                    sets.join(other, index);
                }
            }
            others.push(index);
        }
    }
    sets.into_groups()
}

/// Union-find over indexes; the root of a set is its smallest index.
struct DisjointSets(Vec<usize>);

impl DisjointSets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, index: usize) -> usize {
        let mut at = index;
        while let Some(&parent) = self.0.get(at) {
            if parent == at {
                break;
            }
            let grandparent = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = grandparent;
            }
            at = grandparent;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    fn into_groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut place: HashMap<usize, usize> = HashMap::new();
        for index in 0..self.0.len() {
            let root = self.root(index);
            let at = *place.entry(root).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len().saturating_sub(1)
            });
            if let Some(group) = groups.get_mut(at) {
                group.push(index);
            }
        }
        groups
    }
}

fn agree(a: &[String], b: &[String]) -> bool {
    (a.is_empty() && b.is_empty()) || a.iter().any(|part| b.contains(part))
}

/// A date of birth of which the month or the day may be unknown (`1980`, `1980-02`, `1980-02-XX`).
#[derive(Clone, PartialEq, Eq, Hash)]
struct BirthDate([Option<u16>; 3]);

impl BirthDate {
    fn read(text: &str) -> Self {
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut parts = date
            .splitn(3, '-')
            .map(|part| part.parse().ok().filter(|&n: &u16| n != 0));
        let mut next = || parts.next().flatten();
        Self([next(), next(), next()])
    }

    /// Known parts are equal; what one of them leaves open contradicts nothing.
    fn agrees_with(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        })
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
    fn a_fuller_name_brings_two_spellings_together() {
        let holders = [
            erika("MUSTERMANN", "ERIKA", "1980-02-03"),
            erika("GABLER", "MARIA", "1980-02-03"),
            erika("OTHER", "PERSON", "1980-02-03"),
            erika("MUSTERMANN<GABLER", "ERIKA<MARIA", "1980-02-03"),
        ];
        assert_eq!(group(&holders), [vec![0, 1, 3], vec![2]]);
    }
}
