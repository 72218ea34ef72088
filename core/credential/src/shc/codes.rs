//! The words for codes of CVX, MVX, LOINC and SNOMED CT that travellers' cards carry (`data/SOURCE-health-codes.md`).

use std::sync::LazyLock;

use serde_json::Value;

use super::coding::codings;
use super::resource::text;
use crate::view::Coded;

/// The words for a code; `None` where the table does not have it.
pub(super) fn display(system: &str, code: &str) -> Option<&'static str> {
    line(system, code).map(|line| line.display)
}

/// The disease that a vaccine protects from, or a test looks for, where the table names it.
pub(super) fn target(concept: &Value) -> Option<Coded> {
    let code = codings(concept).find_map(|coding| line(text(coding, "system")?, text(coding, "code")?)?.target)?;
    let display = display(SNOMED, code).unwrap_or(code);
    Some(Coded {
        code: code.to_owned(),
        display: display.to_owned(),
    })
}

const SNOMED: &str = "http://snomed.info/sct";

/// Code systems by their URIs (FHIR R4 terminologies), and their names in the data file.
const SYSTEMS: [(&str, &str); 4] = [
    ("http://hl7.org/fhir/sid/cvx", "cvx"),
    ("http://hl7.org/fhir/sid/mvx", "mvx"),
    ("http://loinc.org", "loinc"),
    (SNOMED, "snomed"),
];

fn line(system: &str, code: &str) -> Option<&'static Line> {
    let (_, name) = SYSTEMS.iter().find(|(uri, _)| *uri == system)?;
    let at = LINES
        .binary_search_by(|line| (line.system, line.code).cmp(&(name, code)))
        .ok()?;
    LINES.get(at)
}

const DATA: &str = include_str!("../../data/health-codes.tsv");

struct Line {
    system: &'static str,
    code: &'static str,
    display: &'static str,
    /// A disease, as SNOMED CT has it.
    target: Option<&'static str>,
}

/// In the order of the file, which is sorted.
static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    DATA.lines()
        .filter_map(|line| {
            let mut parts = line.splitn(4, '\t');
            Some(Line {
                system: parts.next()?,
                code: parts.next()?,
                display: parts.next()?,
                target: parts.next(),
            })
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_whole_and_sorted() {
        assert_eq!(LINES.len(), DATA.lines().count());
        assert!(LINES.is_sorted_by(|a, b| (a.system, a.code) < (b.system, b.code)));
        for (_, name) in SYSTEMS {
            assert!(LINES.iter().any(|line| line.system == name), "{name}");
        }
        for target in LINES.iter().filter_map(|line| line.target) {
            assert!(display(SNOMED, target).is_some(), "{target}");
        }
    }
}
