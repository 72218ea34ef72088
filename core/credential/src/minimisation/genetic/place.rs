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
