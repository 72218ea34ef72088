//! Codes that stand for genetic data of a person.

/// LOINC terms for findings in a person's genome, from HL7's Genomics Reporting guide and its master panel 81247-9.
const LOINC: [&str; 26] = [
    "13298-5", // HLA-A [Type]
    "48002-0", // Genomic source class
    "48004-6", // DNA change (c.HGVS)
    "48005-3", // Amino acid change (p.HGVS)
    "48013-7", // Genomic reference sequence [ID]
    "48018-6", // Gene studied [ID]
    "51967-8", // Genetic disease assessed
    "51969-4", // Genetic analysis report
    "53034-5", // Allelic state
    "53037-8", // Genetic variation clinical significance
    "55233-1", // Genetic analysis master panel
    "57290-9", // HLA-A [Type] by high resolution
    "69547-8", // Genomic reference allele
    "69548-6", // Genetic variant assessment
    "69551-0", // Genomic alternate allele
    "81247-9", // Master HL7 genetic variant reporting panel
    "81251-1", // Complex genetic variant panel
    "81252-9", // Discrete genetic variant
    "81254-5", // Genomic allele start-end
    "81258-6", // Sample variant allelic frequency
    "81260-2", // Complex genetic variant [ID]
    "81262-8", // Complex variant HGVS name
    "84413-4", // Genotype display name
    "84414-2", // Haplotype name
    "86205-2", // Whole exome sequence analysis
    "86206-0", // Whole genome sequence analysis
];

/// SNOMED CT concepts. 405825005 |Molecular genetic test| is not among them: passes use these words, and the concept, for
/// tests that find a virus by its genes.
const SNOMED: [&str; 5] = [
    "106221001", // Genetic finding
    "405824009", // Genetic test
    "50334000",  // Genetic polymorphism
    "62302004",  // DNA analysis
    "64195000",  // Genetic variation
];

/// FHIR resources that hold nothing else.
const FHIR: [&str; 2] = ["MolecularSequence", "GenomicStudy"];

/// Reference sequences of human chromosomes, genes, transcripts and proteins (RefSeq, LRG, Ensembl). `NC_045512` is the
/// virus: chromosomes have four zeros.
const REFERENCES: [&str; 7] = ["NC_0000", "NG_", "NM_", "NP_", "LRG_", "ENST", "ENSG"];

/// Whether a text, as a whole, is a code for genetic data: of the tables, with or without the name of its system before
/// it; a dbSNP id (`rs429358`); or an HGVS name (`NM_000059.3:c.68_69delAG`).
pub(crate) fn is_code(text: &str) -> bool {
    let text = text.trim();
    let may_end = text.ends_with(|last: char| last.is_ascii_digit()) || FHIR.iter().any(|name| text.ends_with(name));
    may_end && is_code_of_system(text) || is_hgvs(text)
}

fn is_code_of_system(text: &str) -> bool {
    let system = text.bytes().rposition(|byte| matches!(byte, b'|' | b'#'));
    let code = system.and_then(|end| text.get(end.saturating_add(1)..)).unwrap_or(text);
    is_listed(code) || is_dbsnp(code)
}

/// Whether the tables have it. Most texts are told apart by their length alone.
fn is_listed(code: &str) -> bool {
    match code.len() {
        7 => LOINC.contains(&code),
        8 | 9 => SNOMED.contains(&code),
        12 | 17 => FHIR.contains(&code),
        _ => false,
    }
}

fn is_dbsnp(text: &str) -> bool {
    text.strip_prefix("rs")
        .is_some_and(|digits| digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `<reference sequence>:<c|g|m|n|p>.<change>` (HGVS nomenclature).
fn is_hgvs(text: &str) -> bool {
    REFERENCES.iter().any(|prefix| text.starts_with(prefix))
        && text.split_once(':').is_some_and(|(_, change)| {
            let mut change = change.chars();
            matches!(change.next(), Some('c' | 'g' | 'm' | 'n' | 'p')) && change.next() == Some('.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_codes_are_found() {
        for code in LOINC.iter().chain(&SNOMED).chain(&FHIR) {
            assert!(
                is_code(code) && is_code(&format!("http://example.org|{code}")),
                "{code}"
            );
        }
    }

    #[test]
    fn codes_of_genetic_data() {
        for text in [
            "84413-4",
            " 84413-4 ",
            "http://loinc.org|84413-4",
            "http://snomed.info/sct#405824009",
            "MolecularSequence",
            "rs429358",
            "NM_000059.3:c.68_69delAG",
            "NC_000010.10:g.96527334G>A",
        ] {
            assert!(is_code(text), "{text}");
        }
    }

    #[test]
    fn codes_of_passes() {
        for text in [
            "840539006",
            "LP6464-4",
            "LP217198-3",
            "94500-6",
            "405825005",
            "260373001",
            "1119349007",
            "J07BX03",
            "EU/1/20/1528",
            "ORG-100030215",
            "NC_045512.2:g.23403A>G",
            "rs1",
            "rsa2048",
            "",
        ] {
            assert!(!is_code(text), "{text}");
        }
    }
}
