//! Field names that say genetic data of a person.

use crate::cbor::{Decoder, Profile};
use crate::words::words;

/// Words that say it by themselves, in the languages of those who issue passes.
const SURE: &[&str] = &[
    "adn",
    "allele",
    "alleles",
    "apoe",
    "brca",
    "brca1",
    "brca2",
    "cariotipo",
    "caryotype",
    "chromosom",
    "chromosome",
    "chromosomes",
    "cromosoma",
    "dna",
    "exom",
    "exome",
    "genom",
    "genoma",
    "genome",
    "genomes",
    "genomic",
    "genomics",
    "genotip",
    "genotipo",
    "genotyp",
    "genotype",
    "genotypes",
    "genotyping",
    "germline",
    "génome",
    "génotype",
    "haplogroup",
    "haplotyp",
    "haplotype",
    "haplotypes",
    "hla",
    "karyotyp",
    "karyotype",
    "mtdna",
    "nucleotide",
    "nucleotides",
    "pharmacogenetics",
    "pharmacogenomics",
    "snp",
    "snps",
    "zygosity",
];

/// Words that say it unless a test is spoken of: tests find viruses by their genes.
const LIKELY: &[&str] = &[
    "gene",
    "genes",
    "genetic",
    "genetica",
    "genetics",
    "genetik",
    "genetisch",
    "genetische",
    "genético",
    "génétique",
];

const TESTS: &[&str] = &[
    "amplification",
    "assay",
    "detection",
    "kit",
    "method",
    "molecular",
    "naa",
    "naat",
    "pcr",
    "target",
    "targets",
    "test",
    "testing",
    "tests",
];

/// With these, the genes are those of a virus or a vaccine.
const NOT_THE_PERSON: &[&str] = &[
    "corona",
    "cov",
    "covid",
    "impfstoff",
    "lineage",
    "pathogen",
    "plasmid",
    "sars",
    "strain",
    "vaccin",
    "vaccination",
    "vaccine",
    "vaccines",
    "vacuna",
    "viral",
    "virus",
];

/// A sequence of these is genetic; a sequence of doses is not.
const SEQUENCED: &[&str] = &["amino", "base", "molecular", "nucleic", "peptide"];

/// Letters of a value under `sequence` that make it one of nucleotides.
const SHORTEST_SEQUENCE: usize = 8;

/// Whether a field of this name, with this CBOR item in it, holds genetic data.
pub(crate) fn names(name: &str, item: &[u8]) -> bool {
    let words = words(name);
    let content = || Decoder::new(item, Profile::Lenient).text().ok();
    says_so(&words)
        || (words.iter().any(|word| is_sequence(word)) && content().is_some_and(|text| is_of_nucleotides(&text)))
}

/// Whether a field of this name, with this text in it, holds genetic data.
pub(super) fn names_text(name: &str, text: Option<&str>) -> bool {
    let words = words(name);
    says_so(&words) || (words.iter().any(|word| is_sequence(word)) && text.is_some_and(is_of_nucleotides))
}

/// Whether these words say that it is genetic data.
pub(super) fn is_named(text: &str) -> bool {
    says_so(&words(text))
}

fn says_so(words: &[String]) -> bool {
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let sequence = words.iter().any(|word| is_sequence(word)) && any(SEQUENCED);
    !any(NOT_THE_PERSON) && (any(SURE) || sequence || (any(LIKELY) && !any(TESTS)))
}

fn is_sequence(word: &str) -> bool {
    matches!(word, "sequence" | "sequences" | "sequenz" | "secuencia" | "séquence")
}

fn is_of_nucleotides(text: &str) -> bool {
    text.len() >= SHORTEST_SEQUENCE && text.bytes().all(|letter| super::nucleotide(letter) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cbor::Encoder;

    fn text(content: &str) -> Vec<u8> {
        let mut encoder = Encoder::new();
        encoder.text(content);
        encoder.finish()
    }

    #[test]
    fn names_of_genetic_data() {
        for name in [
            "dna",
            "DNA",
            "dnaProfile",
            "DNAProfile",
            "genome",
            "genotype",
            "whole_genome",
            "mtDNA",
            "hla-type",
            "snps",
            "brca1Status",
            "genetic",
            "genetic_data",
            "geneticProfile",
            "molecularSequence",
            "gene_variants",
            "dna_test",
        ] {
            assert!(names(name, &text("x")), "{name}");
        }
        assert!(names("sequence", &text("GATTACAG")));
    }

    #[test]
    fn names_that_only_sound_like_it() {
        for name in [
            "sequence",
            "sequence_number",
            "dose_sequence",
            "gender",
            "gen",
            "genomförd",
            "general",
            "generation",
            "viral_genome",
            "dna_vaccine",
            "target_gene",
            "molecular genetic test",
            "genetic_test_kit",
            "lineage",
            "variant",
            "rna",
            "mrna",
            "agent",
            "given_name",
            "",
        ] {
            assert!(!names(name, &text("3")), "{name}");
        }
        assert!(!names("sequence", &text("TAC")));
        assert!(!names("sequence", &[0x02]));
    }
}
