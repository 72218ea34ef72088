//! What a pass says: its kind and its fields.

use std::collections::BTreeMap;

use super::{DIGESTS, Field, FieldValue, GRID, ISSUER, NativeError, NativeKind, PASS, SUBJECT};
use crate::sdcwt::draft::claim;
use crate::sdcwt::{Planned, PlannedMap};

/// The fields of a pass: all of them, or those that are shown. Each fits the kind and is written as it has to be.
///
/// Holds pass content: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct NativeClaims {
    kind: NativeKind,
    fields: BTreeMap<Field, FieldValue>,
}

impl NativeClaims {
    /// A pass that says nothing yet.
    #[must_use]
    pub fn new(kind: NativeKind) -> Self {
        Self {
            kind,
            fields: BTreeMap::new(),
        }
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> NativeKind {
        self.kind
    }

    /// A field's value, if it is there.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&FieldValue> {
        self.fields.get(&field)
    }

    /// The text of a field, if it is there and a text.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        self.get(field)?.as_text()
    }

    /// Every field that is there, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &FieldValue)> {
        self.fields.iter().map(|(field, value)| (*field, value))
    }

    /// A field's value for people, if it is there: codes by what their value set calls them, moments by RFC 3339, a route from its
    /// first country to its last.
    #[must_use]
    pub fn words(&self, field: Field) -> Option<String> {
        super::view::words(self, field)
    }

    /// What the pass is about, for people: the route of a clearance, the policy of a mark; empty where the event says it.
    #[must_use]
    pub fn title(&self) -> String {
        let field = match self.kind {
            NativeKind::Clearance => Field::Route,
            NativeKind::Mark => Field::Policy,
            NativeKind::Vaccination | NativeKind::Test | NativeKind::Recovery | NativeKind::Venue => {
                return String::new();
            }
        };
        self.words(field).unwrap_or_default()
    }

    /// Says a field.
    ///
    /// # Errors
    /// [`NativeError::NotOfKind`], [`NativeError::Value`].
    pub fn set(&mut self, field: Field, value: FieldValue) -> Result<(), NativeError> {
        if !self.kind.has(field) {
            return Err(NativeError::NotOfKind(self.kind, field));
        }
        if !value.fits(field) {
            return Err(NativeError::Value(field));
        }
        self.fields.insert(field, value);
        Ok(())
    }

    /// Whether every field is said that a pass of the kind has to have.
    ///
    /// # Errors
    /// [`NativeError::Missing`].
    pub fn complete(&self) -> Result<(), NativeError> {
        let mut required = self.kind.required().iter();
        match required.find(|field| !self.fields.contains_key(field)) {
            Some(field) => Err(NativeError::Missing(self.kind, *field)),
            None => Ok(()),
        }
    }

    /// What all copies of the pass have in common, for [`Issuing`](crate::sdcwt::Issuing): from the beginning of one UTC day to
    /// that of another, both as days since 1970.
    ///
    /// # Errors
    /// [`NativeError::Missing`], [`NativeError::Issuer`], [`NativeError::Times`].
    pub fn plan(&self, issuer: &str, from_day: i64, until_day: i64) -> Result<PlannedMap, NativeError> {
        self.complete()?;
        if !super::value::is_short(issuer, ISSUER) {
            return Err(NativeError::Issuer);
        }
        let life = until_day
            .checked_sub(from_day)
            .filter(|life| (1..=self.kind.life_days()).contains(life));
        let (Some(_), Some(from), Some(until)) = (life, from_day.checked_mul(GRID), until_day.checked_mul(GRID)) else {
            return Err(NativeError::Times);
        };
        let mut fields = PlannedMap::new();
        for (field, value) in &self.fields {
            fields.redactable(field.label(), value.planned()?)?;
        }
        fields.pad(DIGESTS);
        let mut plan = PlannedMap::new();
        plan.clear(claim::ISSUER, issuer)?
            .clear(claim::SUBJECT, SUBJECT)?
            .clear(claim::EXPIRES, until)?
            .clear(claim::ISSUED, from)?
            .clear(claim::TYPE, Planned::bytes(&self.kind.vct()))?
            .clear(PASS, fields)?;
        Ok(plan)
    }

    /// The fields in JSON, by their names.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        let fields = self.fields.iter();
        fields
            .map(|(field, value)| (field.name().to_owned(), value.to_json()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
}
