//! The words for codes of CVX, MVX, LOINC and SNOMED CT that travellers' cards carry (`data/SOURCE-health-codes.md`).

use std::sync::LazyLock;

use super::coding::codings;
use super::resource::text;
use crate::json::Json;
use crate::view::Coded;

/// The words for a code; `None` where the table does not have it.
pub(super) fn display(system: &str, code: &str) -> Option<&'static str> {
    line(system, code).map(|line| line.display)
}

/// The disease that a vaccine protects from, or a test looks for, where the table names it.
pub(super) fn target(concept: Json<'_>) -> Option<Coded> {
    codings(concept).find_map(|coding| target_of(text(coding, "system")?, text(coding, "code")?))
}

/// The same for one code.
pub(super) fn target_of(system: &str, code: &str) -> Option<Coded> {
    let (code, display) = line(system, code)?.target?;
    Some(Coded {
        code: code.to_owned(),
        display: display.to_owned(),
    })
}

/// Code systems by their URIs (FHIR R4 terminologies), and their names in the data file.
const SYSTEMS: [(&str, &str); 4] = [
    (CVX, "cvx"),
    ("http://hl7.org/fhir/sid/mvx", "mvx"),
    ("http://loinc.org", "loinc"),
    ("http://snomed.info/sct", SNOMED),
];

pub(super) const CVX: &str = "http://hl7.org/fhir/sid/cvx";

const SNOMED: &str = "snomed";

fn line(system: &str, code: &str) -> Option<&'static Line> {
    let system = SYSTEMS.iter().position(|(uri, _)| *uri == system)?;
    let lines = LINES.get(system)?;
    let at = lines.binary_search_by(|line| line.code.cmp(code)).ok()?;
    lines.get(at)
}

const DATA: &str = include_str!("../../data/health-codes.tsv");

struct Line {
    code: &'static str,
    display: &'static str,
    /// A disease, as SNOMED CT has it, and the words for it.
    target: Option<(&'static str, &'static str)>,
}

/// Of each system, in the order of the file, which is sorted.
static LINES: LazyLock<[Vec<Line>; SYSTEMS.len()]> = LazyLock::new(|| {
    SYSTEMS.map(|(_, system)| {
        let rows = rows().filter(|row| row.system == system);
        let lines = rows.map(|row| Line {
            code: row.code,
            display: row.display,
            target: row.target.map(|target| {
                let words = rows_of_diseases().find(|row| row.code == target);
                (target, words.map_or(target, |row| row.display))
            }),
        });
        lines.collect()
    })
});

fn rows_of_diseases() -> impl Iterator<Item = Row> {
    rows().filter(|row| row.system == SNOMED)
}

/// A line of the file.
struct Row {
    system: &'static str,
    code: &'static str,
    display: &'static str,
    target: Option<&'static str>,
}

fn rows() -> impl Iterator<Item = Row> {
    DATA.lines().filter_map(|line| {
        let mut parts = line.splitn(4, '\t');
        Some(Row {
            system: parts.next()?,
            code: parts.next()?,
            display: parts.next()?,
            target: parts.next(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_whole_and_sorted() {
        assert_eq!(LINES.iter().map(Vec::len).sum::<usize>(), DATA.lines().count());
        for lines in LINES.iter() {
            assert!(!lines.is_empty() && lines.is_sorted_by(|a, b| a.code < b.code));
        }
        for target in rows().filter_map(|row| row.target) {
            assert!(rows_of_diseases().any(|row| row.code == target), "{target}");
        }
    }
}
