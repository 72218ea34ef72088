//! Whether copies of a pass say the same, and share nothing by which showings of two could be told to be of one person.

use std::collections::HashSet;

use credential::sdcwt::{Array, Claims, Contents, Key, Value, draft::claim};

use super::BatchError;

/// Ways to the claims that differ from copy to copy: the holder's key, and the place in the status list.
const OWN: [&[Name]; 2] = [
    &[Name::Number(claim::CONFIRMATION)],
    &[
        Name::Number(claim::STATUS),
        Name::Text("status_list"),
        Name::Text("idx"),
    ],
];

#[derive(Clone, Copy)]
enum Name {
    Number(i64),
    Text(&'static str),
}

impl Name {
    fn is(self, key: &Key<'_>) -> bool {
        match self {
            Self::Number(number) => *key == Key::from(number),
            Self::Text(text) => *key == Key::from(text),
        }
    }
}

/// Whether the copy says what the first one does: the same header, the same claims, each redactable where that of the other is, among
/// as many decoys.
///
/// # Errors
/// [`BatchError::CopiesDiffer`].
pub(super) fn alike(first: &Contents<'_>, copy: &Contents<'_>) -> Result<(), BatchError> {
    if first.protected() == copy.protected() && same_claims(first.claims(), copy.claims(), &OWN) {
        Ok(())
    } else {
        Err(BatchError::CopiesDiffer)
    }
}

/// What copies must not share.
#[derive(Default)]
pub(super) struct Unshared {
    salts: HashSet<Vec<u8>>,
    places: HashSet<u64>,
}

impl Unshared {
    /// Notes the salts of a copy, and with them its digests, and its place in the status list.
    ///
    /// # Errors
    /// [`BatchError::Linked`] where another copy has one of them.
    pub(super) fn add(&mut self, copy: &Contents<'_>) -> Result<(), BatchError> {
        for disclosure in copy.disclosures() {
            if !self.salts.insert(disclosure.salt().to_vec()) {
                return Err(BatchError::Linked);
            }
        }
        match copy.status()? {
            Some(place) if !self.places.insert(place.index) => Err(BatchError::Linked),
            _ => Ok(()),
        }
    }
}

/// Calls itself once per level, whose number the reader bounds. `own` are the ways from here to what may differ.
fn same_claims(one: &Claims<'_>, other: &Claims<'_>, own: &[&[Name]]) -> bool {
    one.hidden() == other.hidden()
        && one.iter().count() == other.iter().count()
        && one.iter().zip(other).all(|(one, other)| {
            let further: Vec<&[Name]> = own
                .iter()
                .filter_map(|way| way.split_first())
                .filter(|(name, _)| name.is(&one.key))
                .map(|(_, rest)| rest)
                .collect();
            one.key == other.key
                && one.disclosure.is_some() == other.disclosure.is_some()
                && (further.iter().any(|way| way.is_empty()) || same_value(&one.value, &other.value, &further))
        })
}

fn same_value(one: &Value<'_>, other: &Value<'_>, own: &[&[Name]]) -> bool {
    match (one, other) {
        (Value::Map(one), Value::Map(other)) => same_claims(one, other, own),
        (Value::Array(one), Value::Array(other)) => same_array(one, other),
        (Value::Tag(one, inner), Value::Tag(other, within)) => one == other && same_value(inner, within, &[]),
        _ => one == other,
    }
}

/// Decoys stand among the elements where their digests say, so that an element's place tells nothing.
fn same_array(one: &Array<'_>, other: &Array<'_>) -> bool {
    one.hidden() == other.hidden()
        && one.iter().count() == other.iter().count()
        && one.iter().zip(other).all(|(one, other)| {
            one.disclosure.is_some() == other.disclosure.is_some() && same_value(&one.value, &other.value, &[])
        })
}
