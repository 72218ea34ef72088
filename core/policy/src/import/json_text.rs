//! JSON as it was published: checked, and kept character by character.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Levels of arrays and objects that the parser reads.
pub(crate) const LEVELS: usize = 127;

/// Whether a text is one JSON value (RFC 8259) in which no object has a name twice: such an object means one thing to one
/// reader and another to the next. The parser reads [`LEVELS`].
pub(crate) fn is_unambiguous(text: &str) -> bool {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Unique.deserialize(&mut deserializer).is_ok() && deserializer.end().is_ok()
}

/// A JSON text without blanks between its tokens; all else stays as it is.
pub(crate) fn compact(text: &str) -> String {
    let mut string = String::with_capacity(text.len());
    let mut inside = Inside::default();
    for letter in text.chars() {
        let in_string = inside.string;
        inside.pass(letter);
        if in_string || !matches!(letter, ' ' | '\t' | '\r' | '\n') {
            string.push(letter);
        }
    }
    string
}

/// The items of a JSON array, or the names and values of an object's members as they are written. None where it is
/// something else. The text has to be JSON.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut inside = Inside::default();
    let mut start = 0_usize;
    for (at, letter) in text.char_indices() {
        let before = inside;
        inside.pass(letter);
        if before.string {
            continue;
        }
        let ends = match letter {
            '[' | '{' if inside.depth == 1 => {
                start = at.saturating_add(1);
                false
            }
            ',' | ':' => before.depth == 1,
            ']' | '}' => inside.depth == 0,
            _ => false,
        };
        if ends {
            parts.extend(text.get(start..at).map(str::trim).filter(|part| !part.is_empty()));
            start = at.saturating_add(1);
        }
    }
    parts
}

/// The deepest level of arrays and objects in a JSON text.
pub(crate) fn depth(text: &str) -> usize {
    let mut inside = Inside::default();
    let levels = text.chars().map(|letter| {
        inside.pass(letter);
        inside.depth
    });
    levels.max().unwrap_or_default()
}

/// Where in a JSON text one is.
#[derive(Clone, Copy, Default)]
struct Inside {
    depth: usize,
    string: bool,
    escape: bool,
}

impl Inside {
    fn pass(&mut self, letter: char) {
        match letter {
            _ if self.escape => self.escape = false,
            '\\' if self.string => self.escape = true,
            '"' => self.string = !self.string,
            _ if self.string => {}
            '[' | '{' => self.depth = self.depth.saturating_add(1),
            ']' | '}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// Reads over a value.
struct Unique;

impl<'t> DeserializeSeed<'t> for Unique {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Unique {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON in which every name stands once")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            members.next_value_seed(Self)?;
            if !names.insert(name) {
                return Err(A::Error::custom("a name twice"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn names_stand_once() {
        for text in ["{}", "1", r#"{"a":{"b":1},"b":[{"a":1},{"a":2}]}"#, " [ ] "] {
            assert!(is_unambiguous(text), "{text}");
        }
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"[{"b":{"a":1,"\u0061":2}}]"#,
            "{",
            "",
            "1 2",
            "{} x",
        ] {
            assert!(!is_unambiguous(text), "{text}");
        }
        assert!(!is_unambiguous(&"[".repeat(100_000)));
    }

    #[test]
    fn parts_of_what_has_none() {
        for text in ["[]", "{}", " [ ] ", "1", "\"[1,2]\"", "null"] {
            assert_eq!(parts(text), [""; 0], "{text}");
        }
        assert_eq!(
            parts(r#" {"a" : [1, 2], "b\",": {"c":","} } "#),
            [r#""a""#, "[1, 2]", r#""b\",""#, r#"{"c":","}"#]
        );
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::from),
            "[\\[\\]{}\",:\\\\ a]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec(("[\\[\\]{}\",:\\\\ a]{0,4}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn blanks_go_and_all_else_stays(value in any_json()) {
            let (pretty, plain) = (serde_json::to_string_pretty(&value).unwrap(), value.to_string());
            prop_assert_eq!(compact(&pretty), plain.clone());
            prop_assert!(is_unambiguous(&pretty));
            let read: Vec<Value> = parts(&pretty).iter().map(|part| serde_json::from_str(part).unwrap()).collect();
            let expected: Vec<Value> = match value {
                Value::Array(items) => items,
                Value::Object(members) => members.into_iter().flat_map(|(name, value)| [json!(name), value]).collect(),
                _ => Vec::new(),
            };
            prop_assert_eq!(read, expected);
        }
    }
}
