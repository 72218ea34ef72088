//! The words for the codes of a certificate, from the value sets the EU published (`data/SOURCE.md`).

use std::sync::LazyLock;

use super::field::Text;
use crate::view::{self, Coded};

/// A value set, by its name in the data file.
pub(crate) struct ValueSet(&'static str);

pub(crate) const COUNTRY: ValueSet = ValueSet("country");
pub(crate) const DISEASE: ValueSet = ValueSet("disease");
pub(crate) const MANUFACTURER: ValueSet = ValueSet("manufacturer");
pub(crate) const PRODUCT: ValueSet = ValueSet("product");
pub(crate) const PROPHYLAXIS: ValueSet = ValueSet("prophylaxis");
pub(crate) const TEST_DEVICE: ValueSet = ValueSet("test-device");
pub(crate) const TEST_RESULT: ValueSet = ValueSet("test-result");
pub(crate) const TEST_TYPE: ValueSet = ValueSet("test-type");

impl ValueSet {
    fn display(&self, code: &str) -> Option<&'static str> {
        let at = LINES
            .binary_search_by(|(set, other, _)| (*set, *other).cmp(&(self.0, code)))
            .ok()?;
        LINES.get(at).map(|(_, _, display)| *display)
    }
}

/// A code with its words; without any where the set does not know it, which then is its own words.
pub(crate) fn coded(set: &ValueSet, code: Option<&Text<'_>>) -> Option<Coded> {
    code.map(|code| {
        let code = view::clean(code);
        let display = set.display(&code).map_or_else(|| code.clone(), str::to_owned);
        Coded { code, display }
    })
}

const DATA: &str = include_str!("../../../data/value-sets.tsv");

/// Set, code and words of every line, split once. In the order of the file, which is sorted.
static LINES: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    DATA.lines()
        .filter_map(|line| {
            let mut parts = line.splitn(3, '\t');
            Some((parts.next()?, parts.next()?, parts.next()?))
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_whole_and_sorted() {
        assert_eq!(LINES.len(), DATA.lines().count());
        assert!(LINES.is_sorted_by(|(set, code, _), (next, other, _)| (set, code) < (next, other)));
        for ValueSet(name) in [
            COUNTRY,
            DISEASE,
            MANUFACTURER,
            PRODUCT,
            PROPHYLAXIS,
            TEST_DEVICE,
            TEST_RESULT,
            TEST_TYPE,
        ] {
            assert!(LINES.iter().any(|(set, ..)| *set == name), "{name}");
        }
    }

    #[test]
    fn codes_have_words_and_unknown_ones_are_their_own() {
        let display = |set, code: &'static str| coded(&set, Some(&code.into())).map(|coded| coded.display);
        assert_eq!(display(PRODUCT, "EU/1/20/1528").as_deref(), Some("Comirnaty"));
        assert_eq!(display(DISEASE, "840539006").as_deref(), Some("COVID-19"));
        assert_eq!(display(COUNTRY, "AT").as_deref(), Some("Austria"));
        assert_eq!(display(PRODUCT, "EU/9/99/9999").as_deref(), Some("EU/9/99/9999"));
        assert_eq!(display(COUNTRY, "EU/1/20/1528").as_deref(), Some("EU/1/20/1528"));
        assert!(coded(&PRODUCT, None).is_none());
    }
}
