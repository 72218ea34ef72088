//! The words WHO has for the codes of its certificates (`data/SOURCE-who.md`).

use std::sync::LazyLock;

use super::dcc::field::Text;
use super::dcc::valuesets;
use crate::Country;
use crate::view::{Coded, clean};

/// A set of codes, by its name in the data file.
#[derive(Clone, Copy)]
pub(crate) struct Set(&'static str);

/// ICD-11 and SNOMED CT: diseases and conditions.
pub(crate) const DISEASE: Set = Set("disease");
/// How doses are called, in small letters without blanks. With each its number, where it has one.
pub(super) const DOSE: Set = Set("dose");
/// WHO's ids of manufacturers.
pub(super) const MANUFACTURER: Set = Set("manufacturer");
/// ICD-11: agents of infection.
pub(super) const PATHOGEN: Set = Set("pathogen");
/// ICD-11 and SNOMED CT: what a test found.
pub(super) const RESULT: Set = Set("result");
/// SNOMED CT and LOINC: types of test.
pub(super) const TEST_TYPE: Set = Set("test-type");
/// WHO's types of prequalified vaccines. With each the disease that the Regulations ask for.
pub(super) const VACCINE_TYPE: Set = Set("type");
/// ICD-11: vaccines. With each its disease, where it has but one.
pub(crate) const VACCINE: Set = Set("vaccine");

/// What is known of a code.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(super) display: &'static str,
    /// A code of another set: see the sets.
    pub(crate) meaning: Option<&'static str>,
}

impl Set {
    pub(crate) fn entry(self, code: &str) -> Option<Entry> {
        let at = CODES.binary_search_by(|(set, other, _)| (*set, *other).cmp(&(self.0, code)));
        CODES.get(at.ok()?).map(|(_, _, entry)| *entry)
    }

    /// A code of this set with its words; an unknown one is its own.
    pub(crate) fn coded(self, code: &str) -> Coded {
        let code = clean(code);
        let display = self
            .entry(&code)
            .map_or_else(|| code.clone(), |entry| entry.display.to_owned());
        Coded { code, display }
    }

    /// The same where the words may also be the EU's.
    pub(super) fn coded_or(self, other: &valuesets::ValueSet, code: &Text<'_>) -> Coded {
        let coded = self.coded(code);
        if coded.display == coded.code {
            valuesets::coded(other, Some(code)).unwrap_or(coded)
        } else {
            coded
        }
    }
}

/// A prequalified product.
#[derive(Clone, Copy)]
pub(super) struct Product {
    pub(super) name: &'static str,
    /// A code of [`VACCINE_TYPE`].
    pub(super) kind: &'static str,
    pub(super) manufacturer: &'static str,
}

/// A product of the ICVP Product Catalogue by its id.
pub(super) fn product(id: &str) -> Option<Product> {
    let at = PRODUCTS.binary_search_by(|(other, _)| (*other).cmp(id)).ok()?;
    PRODUCTS.get(at).map(|(_, product)| *product)
}

/// Whether a code has the form of the catalogue's ids: MD5 in hexadecimal, since 2025 behind the type's name and `Product`.
pub(super) fn is_product_id(code: &str) -> bool {
    let Some((name, digest)) = code.len().checked_sub(32).and_then(|at| code.split_at_checked(at)) else {
        return false;
    };
    digest.bytes().all(|digit| digit.is_ascii_hexdigit()) && (name.is_empty() || name.ends_with("Product"))
}

/// The disease that a product the catalogue lacks is for, by the type its id begins with.
pub(super) fn disease_of_product_id(id: &str) -> Option<&'static str> {
    let (_, disease) = ID_STARTS.iter().find(|(start, _)| id.starts_with(start))?;
    is_product_id(id).then_some(*disease)
}

/// How ids of products begin that the Regulations ask for, with the disease in ICD-11.
const ID_STARTS: [(&str, &str); 2] = [("YellowFever", YELLOW_FEVER), ("PolioVaccine", "1C81")];

/// Yellow fever in ICD-11.
pub(super) const YELLOW_FEVER: &str = "1D47";

/// A country by either of its codes with its name and alpha-2 code; an unknown one is its own words.
pub(crate) fn country(text: &str) -> Coded {
    let known = Country::from_alpha2(text).or_else(|| Country::from_alpha3(text));
    let code = known.map_or_else(|| clean(text), |country| country.to_string());
    valuesets::coded(&valuesets::COUNTRY, Some(&code.as_str().into())).unwrap_or(Coded {
        display: code.clone(),
        code,
    })
}

const CODE_DATA: &str = include_str!("../../data/who-codes.tsv");
const PRODUCT_DATA: &str = include_str!("../../data/icvp-products.tsv");

/// Both in the order of their files, which are sorted.
static CODES: LazyLock<Vec<(&str, &str, Entry)>> = LazyLock::new(|| {
    let lines = CODE_DATA.lines().filter_map(|line| {
        let mut parts = line.splitn(4, '\t');
        let (set, code, display) = (parts.next()?, parts.next()?, parts.next()?);
        let meaning = parts.next();
        Some((set, code, Entry { display, meaning }))
    });
    lines.collect()
});

static PRODUCTS: LazyLock<Vec<(&str, Product)>> = LazyLock::new(|| {
    let lines = PRODUCT_DATA.lines().filter_map(|line| {
        let mut parts = line.splitn(4, '\t');
        let (id, kind, name) = (parts.next()?, parts.next()?, parts.next()?);
        let manufacturer = parts.next()?;
        Some((
            id,
            Product {
                name,
                kind,
                manufacturer,
            },
        ))
    });
    lines.collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_whole_and_sorted_and_its_references_lead_somewhere() {
        assert_eq!(CODES.len(), CODE_DATA.lines().count());
        assert!(CODES.is_sorted_by(|(set, code, _), (next, other, _)| (set, code) < (next, other)));
        for (set, code, entry) in CODES.iter() {
            let leads = entry.meaning.is_none_or(|meaning| match *set {
                "dose" => meaning.parse::<i64>().is_ok(),
                _ => DISEASE.entry(meaning).is_some(),
            });
            assert!(leads, "{set} {code}");
        }
        for Set(name) in [
            DISEASE,
            DOSE,
            MANUFACTURER,
            PATHOGEN,
            RESULT,
            TEST_TYPE,
            VACCINE_TYPE,
            VACCINE,
        ] {
            assert!(CODES.iter().any(|(set, ..)| *set == name), "{name}");
        }
        assert_eq!(PRODUCTS.len(), PRODUCT_DATA.lines().count());
        assert!(PRODUCTS.is_sorted_by(|(id, _), (other, _)| id < other));
        for (id, product) in PRODUCTS.iter() {
            let kind = VACCINE_TYPE.entry(product.kind).expect("a type");
            assert!(is_product_id(id), "{id}");
            assert!(disease_of_product_id(id).is_none_or(|disease| kind.meaning == Some(disease)));
        }
    }

    #[test]
    fn a_product_unknown_to_the_catalogue_still_says_what_it_is_for() {
        let disease = |start: &str| disease_of_product_id(&format!("{start}Product{}", "0".repeat(32)));
        assert_eq!(disease("YellowFever"), Some("1D47"));
        assert_eq!(disease("PolioVaccineInactivatedI"), Some("1C81"));
        assert_eq!(disease("Cholera"), None);
        assert_eq!(disease_of_product_id("YellowFeverProduct1"), None);
        assert!(!is_product_id("é"));
    }

    #[test]
    fn words_of_the_eu_count_where_who_has_none() {
        let coded = |code: &'static str| VACCINE.coded_or(&valuesets::PROPHYLAXIS, &code.into()).display;
        assert_eq!(coded("XM0N24"), "Yellow fever vaccine");
        assert_eq!(coded("1119349007"), "SARS-CoV-2 mRNA vaccine");
        assert_eq!(coded("871772009"), "871772009");
    }

    #[test]
    fn either_code_of_a_country_has_its_name() {
        for (text, code, display) in [
            ("CL", "CL", "Chile"),
            ("chl", "CL", "Chile"),
            (" SGP ", "SG", "Singapore"),
            ("XCL", "XCL", "XCL"),
            ("Chile", "Chile", "Chile"),
        ] {
            let found = country(text);
            assert_eq!((found.code.as_str(), found.display.as_str()), (code, display));
        }
    }
}
