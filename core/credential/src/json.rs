//! JSON (RFC 8259) read once into a flat list that borrows its texts: a pass is looked at from several sides, and nothing of
//! it is copied before it is known to be wanted.
//!
//! Values stand in the order of the text, each before what is in it, so that a search through all of them is a loop. The
//! parser stops at 128 levels; how many values there can be follows from the length of the text, which the caller limits.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A whole JSON text.
pub(crate) struct Document<'t> {
    nodes: Vec<Node<'t>>,
}

/// A value and all that is in it.
#[derive(Clone, Copy)]
pub(crate) struct Json<'n> {
    node: &'n Node<'n>,
    /// What is in it, at any depth.
    inner: &'n [Node<'n>],
}

struct Node<'t> {
    /// Its name as a member; empty for an item of an array.
    name: Cow<'t, str>,
    content: Content<'t>,
    /// How many of the nodes that follow are in it, at any depth.
    inner: usize,
}

enum Content<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    Array,
    Object,
}

impl Node<'_> {
    fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl<'t> Document<'t> {
    /// Reads a text that is one JSON value; `None` where it is not.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        let mut nodes = Vec::with_capacity(text.len().div_euclid(BYTES_PER_VALUE).max(1));
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = Reader {
            nodes: &mut nodes,
            name: Cow::Borrowed(""),
        };
        value.deserialize(&mut deserializer).ok()?;
        deserializer.end().ok()?;
        Some(Self { nodes })
    }

    /// The value; `None` never, for there is no text without one.
    pub(crate) fn root(&self) -> Option<Json<'_>> {
        let (node, inner) = self.nodes.split_first()?;
        Some(Json { node, inner })
    }
}

/// In a FHIR bundle one value stands in 15 to 25 bytes: with this the list seldom grows.
const BYTES_PER_VALUE: usize = 16;

impl<'n> Json<'n> {
    /// A member of an object, of several with one name the last (RFC 7519 section 4).
    pub(crate) fn get(self, name: &str) -> Option<Self> {
        self.members()
            .filter(|(member, _)| *member == name)
            .last()
            .map(|(_, value)| value)
    }

    /// The members of an object; none where it is something else.
    pub(crate) fn members(self) -> impl Iterator<Item = (&'n str, Self)> + Clone {
        self.children(matches!(self.node.content, Content::Object))
            .map(|value| (&*value.node.name, value))
    }

    /// The items of an array; none where it is something else.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> + Clone {
        self.children(self.is_array())
    }

    /// Name and text of this value and of all that is in it, at any depth.
    pub(crate) fn all(self) -> impl Iterator<Item = (&'n str, Option<&'n str>)> {
        std::iter::once(self.node)
            .chain(self.inner)
            .map(|node| (&*node.name, node.text()))
    }

    pub(crate) fn as_str(self) -> Option<&'n str> {
        self.node.text()
    }

    pub(crate) fn as_number(self) -> Option<&'n Number> {
        match &self.node.content {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn as_bool(self) -> Option<bool> {
        match self.node.content {
            Content::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn is_object(self) -> bool {
        matches!(self.node.content, Content::Object)
    }

    pub(crate) fn is_array(self) -> bool {
        matches!(self.node.content, Content::Array)
    }

    pub(crate) fn is_null(self) -> bool {
        matches!(self.node.content, Content::Null)
    }

    fn children(self, wanted: bool) -> Children<'n> {
        Children(if wanted { self.inner } else { &[] })
    }
}

/// What is in a value, without what is in that again.
#[derive(Clone)]
struct Children<'n>(&'n [Node<'n>]);

impl<'n> Iterator for Children<'n> {
    type Item = Json<'n>;

    fn next(&mut self) -> Option<Json<'n>> {
        let (node, rest) = self.0.split_first()?;
        let (inner, rest) = rest.split_at_checked(node.inner)?;
        self.0 = rest;
        Some(Json { node, inner })
    }
}

/// Reads the value that comes next to the end of the list.
struct Reader<'a, 't> {
    nodes: &'a mut Vec<Node<'t>>,
    name: Cow<'t, str>,
}

impl<'t> Reader<'_, 't> {
    fn push(self, content: Content<'t>) {
        self.nodes.push(Node {
            name: self.name,
            content,
            inner: 0,
        });
    }
}

impl<'t> DeserializeSeed<'t> for Reader<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Reader<'_, 't> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.push(Content::Null);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.push(Content::Bool(value));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.push(Content::Number(number.into()));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.push(Content::Number(number.into()));
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        // JSON has no number that is none.
        self.push(Number::from_f64(number).map_or(Content::Null, Content::Number));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<(), E> {
        self.push(Content::Text(Cow::Borrowed(text)));
        Ok(())
    }

    /// A text with escapes in it.
    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.push(Content::Text(Cow::Owned(text.to_owned())));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { nodes, name } = self;
        let at = open(nodes, name, Content::Array);
        while items
            .next_element_seed(Reader {
                nodes: &mut *nodes,
                name: Cow::Borrowed(""),
            })?
            .is_some()
        {}
        close(nodes, at);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { nodes, name } = self;
        let at = open(nodes, name, Content::Object);
        while let Some(name) = members.next_key_seed(Name)? {
            members.next_value_seed(Reader {
                nodes: &mut *nodes,
                name,
            })?;
        }
        close(nodes, at);
        Ok(())
    }
}

fn open<'t>(nodes: &mut Vec<Node<'t>>, name: Cow<'t, str>, content: Content<'t>) -> usize {
    nodes.push(Node {
        name,
        content,
        inner: 0,
    });
    nodes.len()
}

/// Everything since [`open`] is in it.
fn close(nodes: &mut [Node<'_>], at: usize) {
    let inner = nodes.len().saturating_sub(at);
    if let Some(node) = nodes.get_mut(at.saturating_sub(1)) {
        node.inner = inner;
    }
}

/// Reads the name of a member.
struct Name;

impl<'t> DeserializeSeed<'t> for Name {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, from: D) -> Result<Cow<'t, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Name {
    type Value = Cow<'t, str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'t str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    use super::*;

    /// The same as `serde_json` builds it.
    fn value(json: Json<'_>) -> Value {
        match &json.node.content {
            Content::Null => Value::Null,
            // Which one is not kept.
            Content::Bool(value) => Value::Bool(*value),
            Content::Number(number) => Value::Number(number.clone()),
            Content::Text(text) => Value::String(text.to_string()),
            Content::Array => json.items().map(value).collect(),
            Content::Object => {
                let members = json.members().map(|(name, member)| (name.to_owned(), value(member)));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }

    fn read(text: &str) -> Option<Value> {
        Some(value(Document::read(text)?.root()?))
    }

    #[test]
    fn members_and_items() {
        let document =
            Document::read(r#"{"a": [1, {"b": "x"}, []], "c": {}, "d": "\u0041", "a": [true, null]}"#).unwrap();
        let root = document.root().unwrap();
        assert!(root.is_object() && root.as_str().is_none() && root.items().next().is_none());
        let names: Vec<&str> = root.members().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "c", "d", "a"]);
        let last = root.get("a").unwrap();
        assert!(last.is_array() && last.get("b").is_none());
        assert!(last.items().nth(1).unwrap().is_null());
        assert_eq!(root.get("d").and_then(Json::as_str), Some("A"));
        assert!(root.get("b").is_none());
        let names: Vec<&str> = root.all().map(|(name, _)| name).collect();
        assert_eq!(names, ["", "a", "", "", "b", "", "c", "d", "a", "", ""]);
    }

    #[test]
    fn what_is_no_json_is_none() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\"}",
            "1 2",
            "\"\\ud800\"",
            "\u{feff}1",
            "1e999",
            "'a'",
            "\"\n\"",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        assert!(read(&"[".repeat(5000)).is_none());
        assert!(read(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_some());
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            Just(json!(true)),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((".{0,5}", inner), 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_reads(value in any_json()) {
            // Through text on both sides, for floats.
            let text = value.to_string();
            prop_assert_eq!(read(&text), serde_json::from_str(&text).ok());
        }

        #[test]
        fn refuses_what_serde_json_refuses(text in "[\\[\\]{}\",:0-9a\\\\ ]{0,12}") {
            prop_assert_eq!(read(&text), serde_json::from_str(&text).ok());
        }
    }
}
