//! Where in a refused pass the genetic data stands. Runs only once a pass is refused: it may take its time, which grows
//! with the pass and with the depth of its nesting, and both are bounded.

use serde_json::Value;

use super::{FHIR_TYPE, OWN_NAMES, has_nucleotides, is_code, terms};
use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::limits;
use crate::minimisation::path;

/// What a text says in a member of this name.
type Says = fn(name: &str, text: &str) -> bool;

/// In the order in which the pass is searched. The words of a test are looked at last: they are what is left where
/// nothing else says it.
const SEARCHES: [Says; 2] = [
    |name, text| {
        terms::names_text(name, Some(text))
            || (!OWN_NAMES.contains(&name) && is_code(text))
            || has_nucleotides(text.as_bytes())
    },
    |_, text| terms::is_named(text),
];

/// The path of the first member of a JSON text that holds genetic data; a FHIR resource starts a path of its own. Empty
/// where none is found.
pub(crate) fn in_json(content: &[u8]) -> Box<str> {
    let document: Value = serde_json::from_slice(content).unwrap_or_default();
    let mut found = SEARCHES.iter().filter_map(|says| in_value(&document, "", "", *says));
    shown(found.next().unwrap_or_default())
}

/// The same of a CBOR text; integer keys are in decimal.
pub(crate) fn in_cbor(content: &[u8]) -> Box<str> {
    let mut found = SEARCHES
        .iter()
        .filter_map(|says| in_item(content, "", "", *says).ok().flatten());
    shown(found.next().unwrap_or_default())
}

fn shown(path: String) -> Box<str> {
    path.chars().take(limits::FIELD_PATH).collect::<String>().into()
}

fn in_value(value: &Value, name: &str, at: &str, says: Says) -> Option<String> {
    match value {
        Value::String(text) => says(name, text).then(|| at.to_owned()),
        Value::Array(items) => items.iter().find_map(|item| in_value(item, name, at, says)),
        Value::Object(members) => {
            let resource = members.get(FHIR_TYPE).and_then(Value::as_str);
            let at = resource.map_or_else(|| at.to_owned(), |resource| path("", resource));
            if resource.is_some_and(|resource| says("", resource)) {
                return Some(at);
            }
            members.iter().find_map(|(name, value)| {
                let below = below(&at, name);
                match terms::names_text(name, None) {
                    true => Some(below),
                    false => in_value(value, name, &below, says),
                }
            })
        }
        _ => None,
    }
}

/// A coded value is one field: which of its codings says it does not matter.
fn below(at: &str, name: &str) -> String {
    match name {
        "coding" => at.to_owned(),
        "code" | "display" | "system" if at.ends_with(".code") || at.ends_with("CodeableConcept") => at.to_owned(),
        name => path(at, name),
    }
}

fn in_item(item: &[u8], name: &str, at: &str, says: Says) -> Result<Option<String>, CborError> {
    let mut decoder = Decoder::new(item, Profile::Lenient);
    while decoder.peek()? == Type::Tag {
        decoder.tag()?;
    }
    match decoder.peek()? {
        Type::Text => Ok(says(name, &decoder.text()?).then(|| at.to_owned())),
        Type::Bytes => Ok(has_nucleotides(&decoder.bytes()?).then(|| at.to_owned())),
        Type::Array => {
            decoder.array()?;
            while decoder.more()? {
                if let Some(found) = in_item(decoder.raw()?, name, at, says)? {
                    return Ok(Some(found));
                }
            }
            Ok(None)
        }
        Type::Map => {
            decoder.map()?;
            while decoder.more()? {
                let name = key(decoder.raw()?);
                let value = decoder.raw()?;
                let below = path(at, &name);
                if terms::names_text(&name, None) {
                    return Ok(Some(below));
                }
                if let Some(found) = in_item(value, &name, &below, says)? {
                    return Ok(Some(found));
                }
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn key(item: &[u8]) -> String {
    let mut decoder = Decoder::new(item, Profile::Lenient);
    let number = |item| Decoder::new(item, Profile::Lenient).int().map(|key| key.to_string());
    let text = decoder.text().map(|text| text.into_owned());
    text.or_else(|_| number(item)).unwrap_or_else(|_| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::cbor::Encoder;

    const RUN: &str = "GATTACAGATTACAGATTACA";

    #[test]
    fn a_resource_starts_a_path_of_its_own_and_a_coded_value_is_one_field() {
        let bundle = |resource: Value| json!({"vc": {"fhirBundle": {"entry": [{"resource": resource}]}}}).to_string();
        for (resource, field) in [
            (
                json!({"resourceType": "Observation", "code": {"coding": [{"code": "84413-4"}]}}),
                "Observation.code",
            ),
            (
                json!({"resourceType": "Observation", "valueCodeableConcept": {"coding": [{"display": RUN}]}}),
                "Observation.valueCodeableConcept",
            ),
            (json!({"resourceType": "MolecularSequence"}), "MolecularSequence"),
            (json!({"note": RUN}), "vc.fhirBundle.entry.resource.note"),
            (json!({"resourceType": "Patient", "name": "Gattaca"}), ""),
        ] {
            assert_eq!(&*in_json(bundle(resource).as_bytes()), field);
        }
        assert_eq!(&*in_json(b"no JSON"), "");
    }

    #[test]
    fn a_lot_that_is_called_like_a_variant_is_not_the_field() {
        let dose = json!({"resourceType": "Immunization", "lotNumber": "rs429358", "note": "rs429358"});
        assert_eq!(&*in_json(dose.to_string().as_bytes()), "Immunization.note");
    }

    #[test]
    fn bytes_and_tags_hide_nothing() {
        let mut out = Encoder::new();
        out.array(2).u64(1).tag(55799).array(1).bytes(RUN.as_bytes());
        let mut map = crate::cbor::Map::new();
        map.entry(|k| k.i64(-7), |v| v.tag(24).bytes(RUN.as_bytes())).unwrap();
        let mut nested = Encoder::new();
        nested.array(1).map(&map);
        assert_eq!(&*in_cbor(&nested.finish()), "-7");
        assert_eq!(&*in_cbor(&out.finish()), "", "in no field of its own");
        assert_eq!(&*in_cbor(&[0xff]), "");
    }

    /// Genetic data below these members, with others beside it on every level.
    fn nested(path: &[String], leaf: Value, first: bool) -> Value {
        let Some((name, rest)) = path.split_first() else {
            return leaf;
        };
        let (before, after) = if first { ("zz", "zzz") } else { ("!", "!!") };
        json!({before: [1, {"harmless": "text"}], name: [nested(rest, leaf, !first)], after: null})
    }

    proptest! {
        #[test]
        fn no_order_and_no_nesting_hides_a_field(path in proptest::collection::vec("x[b-z]{1,5}", 1..12), first: bool, kind in 0..3_usize) {
            let leaf = [RUN, "rs429358", "NM_000059.3:c.68_69delAG"][kind];
            let document = nested(&path, leaf.into(), first);
            let shown: String = path.join(".").chars().take(limits::FIELD_PATH).collect();
            prop_assert_eq!(&*in_json(document.to_string().as_bytes()), shown.as_str());
        }

        #[test]
        fn any_bytes_are_searched_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = (in_cbor(&bytes), in_json(&bytes));
        }
    }
}
