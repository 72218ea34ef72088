//! JSON as it was published: checked, and kept character by character.

use std::borrow::Cow;
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

/// A JSON text without blanks between its tokens, borrowed where it has none; all else stays as it is.
pub(crate) fn compact(text: &str) -> Cow<'_, str> {
    let mut compacted: Option<String> = None;
    // What is looked for is ASCII, so that pieces end between letters.
    let (mut rest, mut kept) = (text, 0_usize);
    loop {
        let unread = rest.get(kept..).unwrap_or_default();
        let Some(at) = unread.bytes().position(|byte| byte <= b' ' || byte == b'"') else {
            break;
        };
        let at = kept.saturating_add(at);
        if rest.as_bytes().get(at) == Some(&b'"') {
            kept = at.saturating_add(string(rest.get(at..).unwrap_or_default()));
        } else {
            let compacted = compacted.get_or_insert_with(|| String::with_capacity(text.len()));
            compacted.push_str(rest.get(..at).unwrap_or_default());
            rest = rest.get(at.saturating_add(1)..).unwrap_or_default();
            kept = 0;
        }
    }
    match compacted {
        Some(mut compacted) => {
            compacted.push_str(rest);
            compacted.into()
        }
        None => text.into(),
    }
}

/// Bytes of the string that a text begins with, its quotes included.
fn string(text: &str) -> usize {
    let mut read = 1_usize;
    loop {
        let unread = text.get(read..).unwrap_or_default();
        let Some(at) = unread.bytes().position(|byte| matches!(byte, b'"' | b'\\')) else {
            return text.len();
        };
        let at = read.saturating_add(at);
        if text.as_bytes().get(at) == Some(&b'"') {
            return at.saturating_add(1);
        }
        // The escaped letter may be longer; of JSON it is ASCII.
        read = at.saturating_add(2);
    }
}

/// The items of a JSON array, or the names and values of an object's members as they are written. None where it is
/// something else. The text has to be JSON.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut inside = Inside::default();
    let mut start = 0_usize;
    for (at, letter) in text.bytes().enumerate() {
        let before = inside;
        inside.pass(letter);
        if before.string {
            continue;
        }
        let ends = match letter {
            b'[' | b'{' if inside.depth == 1 => {
                start = at.saturating_add(1);
                false
            }
            b',' | b':' => before.depth == 1,
            b']' | b'}' => inside.depth == 0,
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
    let levels = text.bytes().map(|letter| {
        inside.pass(letter);
        inside.depth
    });
    levels.max().unwrap_or_default()
}

/// Names (in their quotes) and values of an object's members as they are written. The text has to be JSON.
pub(crate) fn members(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = parts(text).as_chunks().0.to_vec();
    pairs.into_iter().map(|[name, value]| (name, value))
}

/// Where in a JSON text one is.
#[derive(Clone, Copy, Default)]
struct Inside {
    depth: usize,
    string: bool,
    escape: bool,
}

impl Inside {
    fn pass(&mut self, letter: u8) {
        match letter {
            _ if self.escape => self.escape = false,
            b'\\' if self.string => self.escape = true,
            b'"' => self.string = !self.string,
            _ if self.string => {}
            b'[' | b'{' => self.depth = self.depth.saturating_add(1),
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// What a value is, as far as it takes to know whether an entry has its shape.
pub(crate) enum Seen<'t> {
    Null,
    /// Borrowed where it has no escapes.
    Text(Cow<'t, str>),
    /// Whether it is words in a language: texts under `lang` and `desc`.
    Object {
        is_words: bool,
    },
    /// What all of its items are; an empty one is a list of either.
    List {
        is_empty: bool,
        of_texts: bool,
        of_words: bool,
    },
    /// A number, true or false.
    Other,
}

/// Reads over a value, and fails where an object in it has a name twice.
#[derive(Clone, Copy)]
pub(crate) struct Unique;

impl<'t> DeserializeSeed<'t> for Unique {
    type Value = Seen<'t>;

    fn deserialize<D: Deserializer<'t>>(self, from: D) -> Result<Seen<'t>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Unique {
    type Value = Seen<'t>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON in which every name stands once")
    }

    fn visit_unit<E>(self) -> Result<Seen<'t>, E> {
        Ok(Seen::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Seen<'t>, E> {
        Ok(Seen::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Seen<'t>, E> {
        Ok(Seen::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Seen<'t>, E> {
        Ok(Seen::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Seen<'t>, E> {
        Ok(Seen::Other)
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Seen<'t>, E> {
        Ok(Seen::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Seen<'t>, E> {
        Ok(Seen::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<Seen<'t>, A::Error> {
        let (mut is_empty, mut of_texts, mut of_words) = (true, true, true);
        while let Some(item) = items.next_element_seed(Self)? {
            is_empty = false;
            of_texts &= matches!(item, Seen::Text(_));
            of_words &= matches!(item, Seen::Object { is_words: true });
        }
        Ok(Seen::List {
            is_empty,
            of_texts,
            of_words,
        })
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<Seen<'t>, A::Error> {
        let mut names = Names::default();
        let (mut has_language, mut has_words) = (false, false);
        while let Some(name) = names.next(&mut members)? {
            let is_text = matches!(members.next_value_seed(Self)?, Seen::Text(_));
            has_language |= is_text && name == "lang";
            has_words |= is_text && name == "desc";
        }
        Ok(Seen::Object {
            is_words: has_language && has_words,
        })
    }
}

/// The names in an object as far as it was read. Most objects of rules have one, which takes no memory.
#[derive(Default)]
pub(crate) struct Names<'t> {
    first: Option<Cow<'t, str>>,
    few: Vec<Cow<'t, str>>,
    many: Option<HashSet<Cow<'t, str>>>,
}

impl<'t> Names<'t> {
    /// As many as are compared one by one.
    const FEW: usize = 12;

    /// Reads the next name, and leaves its value to be read.
    ///
    /// # Errors
    /// When it was there already.
    pub(crate) fn next<A: MapAccess<'t>>(&mut self, members: &mut A) -> Result<Option<Cow<'t, str>>, A::Error> {
        let Some(Seen::Text(name)) = members.next_key_seed(Unique)? else {
            return Ok(None);
        };
        if self.add(name.clone()) {
            Ok(Some(name))
        } else {
            Err(A::Error::custom("a name twice"))
        }
    }

    /// Whether it is new.
    fn add(&mut self, name: Cow<'t, str>) -> bool {
        if self.first.as_ref() == Some(&name) || self.few.contains(&name) {
            return false;
        }
        if self.first.is_none() {
            self.first = Some(name);
        } else if self.few.len() < Self::FEW {
            self.few.push(name);
        } else {
            return self.many.get_or_insert_default().insert(name);
        }
        true
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
            r#"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"10":0,"11":0,"12":0,"13":0,"2":0}"#,
            r#"{"1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"10":0,"11":0,"12":0,"13":0,"13":0}"#,
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
