//! Genetic data in a pass: found, the pass is refused (design, promise 3).
//!
//! Genetic data is what tells of the inherited or acquired genetic characteristics of a person (GDPR, article 4(13)).
//! No format that Carnet reads has a place for it, so that it can only come in three ways, and each is looked for:
//!
//! - in a field the format does not have, whose name says so (`dna`, `genotype`): [`terms`];
//! - under a code that says so, in a field the format has or not (LOINC 84413-4, a dbSNP or HGVS name): [`codes`];
//! - as a sequence of nucleotides in letters, anywhere: [`has_nucleotides`], also where the letters are written as
//!   JSON's escapes ([`sequence_in_json`]) or as CBOR's strings in pieces ([`sequence_in_cbor`]).
//!
//! It is not genetic data of the holder when a test finds a virus by its genes, when a vaccine is made of DNA, or when a
//! laboratory calls itself after genes. What is packed into bits, or encrypted, is not found.

mod codes;
mod place;
mod terms;

use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::json::Json;

pub(crate) use codes::is_code;
pub(crate) use place::{in_cbor, in_json};
pub(crate) use terms::names;

/// Whether a type of test, as text instead of a code, is a test of the person's genes.
pub(crate) fn is_test_type(text: &str) -> bool {
    is_code(text) || terms::is_named(text)
}

/// Whether anything within one CBOR item is genetic data by its name or code. The item has been decoded before.
pub(crate) fn carried_in(item: &[u8]) -> bool {
    // An item that was decoded once decodes again.
    search(item).unwrap_or(false)
}

fn search(item: &[u8]) -> Result<bool, CborError> {
    let mut decoder = Decoder::new(item, Profile::Lenient);
    while decoder.peek()? == Type::Tag {
        decoder.tag()?;
    }
    match decoder.peek()? {
        Type::Text => Ok(is_code(&decoder.text()?)),
        Type::Array => {
            decoder.array()?;
            while decoder.more()? {
                if carried_in(decoder.raw()?) {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Type::Map => {
            decoder.map()?;
            while decoder.more()? {
                let key = decoder.raw()?;
                let value = decoder.raw()?;
                let named = Decoder::new(key, Profile::Lenient)
                    .text()
                    .is_ok_and(|key| names(&key, value));
                if named || carried_in(value) {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Ok(false),
    }
}

/// The member that says what a FHIR resource is.
const FHIR_TYPE: &str = "resourceType";

/// Members of FHIR resources that are codes of their own making: a batch may be called like a dbSNP id.
const OWN_NAMES: [&str; 3] = ["lotNumber", "rid", "value"];

macro_rules! plain_names {
    ($($name:literal,)+) => {
        #[cfg(test)]
        const PLAIN_NAMES: &[&str] = &[$($name,)+];

        /// Whether nearly every card has members of this name: the quick way to know that it says nothing. The compiler
        /// compares lengths first, and most names with none of these in full.
        fn is_plain(name: &str) -> bool {
            matches!(name, $($name)|+)
        }
    };
}

plain_names! {
    "",
    "actor",
    "birthDate",
    "category",
    "code",
    "coding",
    "comparator",
    "credentialSubject",
    "display",
    "effectiveDateTime",
    "entry",
    "exp",
    "family",
    "fhirBundle",
    "fhirVersion",
    "fullUrl",
    "given",
    "high",
    "identifier",
    "interpretation",
    "iss",
    "issued",
    "lotNumber",
    "low",
    "manufacturer",
    "meta",
    "method",
    "name",
    "nbf",
    "occurrenceDateTime",
    "patient",
    "performer",
    "prefix",
    "reference",
    "referenceRange",
    "resource",
    "resourceType",
    "rid",
    "security",
    "status",
    "subject",
    "suffix",
    "system",
    "text",
    "type",
    "unit",
    "vaccineCode",
    "value",
    "valueCodeableConcept",
    "valueQuantity",
    "valueString",
    "vc",
}

/// The same within JSON.
pub(crate) fn carried_in_json(json: Json<'_>) -> bool {
    json.all().any(|(name, text)| {
        (!is_plain(name) && terms::names_text(name, text))
            || text.is_some_and(|text| !OWN_NAMES.contains(&name) && is_code(text))
    })
}

/// Whether a JSON text holds a sequence of nucleotides, as its bytes or as what they stand for (RFC 8259 section 7).
/// `json` is what was read of `text`.
pub(crate) fn sequence_in_json(text: &[u8], json: Json<'_>) -> bool {
    has_nucleotides(text)
        || (text.contains(&b'\\')
            && json.all().any(|(name, value)| {
                has_nucleotides(name.as_bytes()) || value.is_some_and(|value| has_nucleotides(value.as_bytes()))
            }))
}

/// The same of CBOR, whose strings may come in pieces (RFC 8949 section 3.2.3). The item has been decoded before.
pub(crate) fn sequence_in_cbor(item: &[u8]) -> bool {
    has_nucleotides(item) || (item.iter().any(|byte| PIECES.contains(byte)) && in_pieces(item).unwrap_or(false))
}

/// How a string begins that comes in pieces: bytes, text.
const PIECES: [u8; 2] = [0x5f, 0x7f];

fn in_pieces(item: &[u8]) -> Result<bool, CborError> {
    let mut decoder = Decoder::new(item, Profile::Lenient);
    while decoder.peek()? == Type::Tag {
        decoder.tag()?;
    }
    match decoder.peek()? {
        Type::Text => Ok(has_nucleotides(decoder.text()?.as_bytes())),
        Type::Bytes => Ok(has_nucleotides(&decoder.bytes()?)),
        Type::Array => {
            decoder.array()?;
            while decoder.more()? {
                if in_pieces(decoder.raw()?)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Type::Map => {
            decoder.map()?;
            while decoder.more()? {
                if in_pieces(decoder.raw()?)? || in_pieces(decoder.raw()?)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Ok(false),
    }
}

/// Letters of a sequence that is certainly none of chance or of names: 20, the length of a PCR primer, of which three
/// are different. 17 bases already point to one place in a human genome.
const RUN: usize = 20;
const DIFFERENT: u32 = 3;

/// Whether the bytes hold a sequence of nucleotides in letters.
pub(crate) fn has_nucleotides(bytes: &[u8]) -> bool {
    let mut at = RUN.saturating_sub(1);
    // A run of 20 covers one of every 20 bytes: only these are looked at first.
    while let Some(byte) = bytes.get(at) {
        if nucleotide(*byte) == 0 {
            at = at.saturating_add(RUN);
            continue;
        }
        let (before, after) = bytes.split_at(at);
        let is_letter = |byte: &&u8| nucleotide(**byte) != 0;
        let left = before.iter().rev().take_while(is_letter).count();
        let right = after.iter().take_while(is_letter).count();
        let run = before.iter().rev().take(left).chain(after.iter().take(right));
        let different = run.fold(0_u8, |seen, byte| seen | nucleotide(*byte)).count_ones();
        if left.saturating_add(right) >= RUN && different >= DIFFERENT {
            return true;
        }
        at = at.saturating_add(right).saturating_add(RUN);
    }
    false
}

/// One bit for each base; uracil stands for thymine in RNA.
fn nucleotide(letter: u8) -> u8 {
    match letter {
        b'A' | b'a' => 1,
        b'C' | b'c' => 2,
        b'G' | b'g' => 4,
        b'T' | b't' | b'U' | b'u' => 8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cbor::{Encoder, Map};

    fn item(write: impl FnOnce(&mut Encoder) -> &mut Encoder) -> Vec<u8> {
        let mut encoder = Encoder::new();
        write(&mut encoder);
        encoder.finish()
    }

    #[test]
    fn nucleotides_are_found_wherever_they_start() {
        for start in 0..64 {
            let text = [&vec![b'x'; start][..], b"GATTACAGATTACAGATTAC", &[b'x'; 30]].concat();
            assert!(has_nucleotides(&text), "{start}");
        }
        assert!(has_nucleotides(b"acguacguacguacguacgu"));
    }

    #[test]
    fn escapes_of_json_hide_no_sequence() {
        let found = |text: &str| {
            let document = crate::json::Document::read(text).unwrap();
            sequence_in_json(text.as_bytes(), document.root().unwrap())
        };
        let escaped = |letters: &str| -> String {
            letters
                .chars()
                .map(|letter| format!("\\u{:04X}", u32::from(letter)))
                .collect()
        };
        let run = escaped("GATTACAGATTACAGATTACA");
        assert!(found(&format!("[{{\"note\":[\"{run}\"]}}]")));
        assert!(found(&format!("{{\"{run}\":1}}")), "a name");
        assert!(found("[\"GATTACAGATT\\u0041CAGATTACA\"]"), "one letter of many");
        let short = escaped("GATTACAGATTACAGATTA");
        assert!(!found(&format!("[\"{short}\",\"{short}\",\"\\n\"]")));
    }

    #[test]
    fn pieces_of_cbor_hide_no_sequence() {
        // RFC 8949 section 3.2.3: texts and bytes of no declared length, here in an array and as the key of a map.
        for (begin, piece) in [(0x7f, 0x67), (0x5f, 0x47)] {
            let pieces = |many| [&[begin][..], &[&[piece][..], b"GATTACA"].concat().repeat(many), &[0xff]].concat();
            assert!(sequence_in_cbor(&pieces(3)));
            assert!(!sequence_in_cbor(&pieces(2)));
            assert!(sequence_in_cbor(&[&[0x82, 0x01][..], &pieces(3)].concat()));
            assert!(sequence_in_cbor(&[&[0xa1][..], &pieces(3), &[0x01]].concat()));
        }
        assert!(!sequence_in_cbor(b"\x6ano_genes_x"));
    }

    #[test]
    fn names_and_fillers_are_not_nucleotides() {
        for text in [
            &b"GATTACAGATTACAGATTA"[..],
            b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            b"TATATATATATATATATATATATATATATA",
            b"CATALINA<AGATA<GUTTA<TAGACAG",
            b"URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B",
            b"",
        ] {
            assert!(!has_nucleotides(text), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn is_found_at_any_depth() {
        let mut inner = Map::new();
        inner.entry(|k| k.text("code"), |v| v.text("84413-4")).unwrap();
        let nested = item(|e| e.array(2).u64(1).map(&inner));
        assert!(carried_in(&nested));
        let mut inner = Map::new();
        inner.entry(|k| k.text("genotype"), |v| v.null()).unwrap();
        let nested = item(|e| e.tag(55799).array(1).map(&inner));
        assert!(carried_in(&nested));
        let mut inner = Map::new();
        inner.entry(|k| k.text("code"), |v| v.text("LP6464-4")).unwrap();
        inner.entry(|k| k.u64(1), |v| v.text("dna")).unwrap();
        assert!(!carried_in(&item(|e| e.array(1).map(&inner))));
    }

    #[test]
    fn plain_names_are_sorted_and_say_nothing() {
        assert!(PLAIN_NAMES.is_sorted());
        assert!(
            PLAIN_NAMES
                .iter()
                .all(|name| !terms::names_text(name, Some("GATTACAGATTACA")))
        );
    }

    #[test]
    fn types_of_test() {
        for text in ["DNA test", "Genotyping", "Human genome", "405824009"] {
            assert!(is_test_type(text), "{text}");
        }
        for text in [
            "LP6464-4",
            "LP217198-3",
            "molecular genetic test",
            "Nucleic acid amplification with probe detection",
            "SARS-CoV-2 whole genome sequencing",
            "NAAT",
            "Molekulargenetischer Test",
        ] {
            assert!(!is_test_type(text), "{text}");
        }
    }
}
