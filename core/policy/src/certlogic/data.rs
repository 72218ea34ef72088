//! What a rule is evaluated on.

use std::cell::{Cell, OnceCell};

use serde_json::Value;

use super::DateTime;
use super::known;
use super::value::Val;

/// The data of evaluations: make it once for all rules that are asked about the same pass at the same time. Nothing of it
/// is copied; where the paths that most rules read lead is remembered.
pub struct Data<'d> {
    pub(super) root: Root<'d>,
    found: [OnceCell<Val<'d>>; known::PATHS.len()],
    dates: [Cell<Option<DateTime>>; known::PATHS.len()],
}

#[derive(Clone, Copy)]
pub(super) enum Root<'d> {
    Whole(&'d Value),
    Parts {
        payload: &'d Value,
        external: &'d Value,
        value_sets: &'d Value,
    },
}

impl<'d> Data<'d> {
    /// Any JSON; for a rule of the EU an object with `payload` and `external`.
    #[must_use]
    pub fn whole(data: &'d Value) -> Self {
        Self::of(Root::Whole(data))
    }

    /// The same in three parts: the pass, the external parameters, and the value sets, which stand in for
    /// `external.valueSets`. So the value sets serve every evaluation as they are.
    #[must_use]
    pub fn new(payload: &'d Value, external: &'d Value, value_sets: &'d Value) -> Self {
        Self::of(Root::Parts {
            payload,
            external,
            value_sets,
        })
    }

    fn of(root: Root<'d>) -> Self {
        Self {
            root,
            found: [const { OnceCell::new() }; _],
            dates: [const { Cell::new(None) }; _],
        }
    }

    /// What stands at a path of [`known::PATHS`].
    #[inline]
    pub(super) fn known(&self, number: u8) -> &Val<'d> {
        match self.found.get(usize::from(number)) {
            Some(place) => place.get_or_init(|| {
                let path = known::PATHS.get(usize::from(number)).copied().unwrap_or_default();
                self.root.find(path).map_or(Val::Null, Val::of)
            }),
            None => &Val::Null,
        }
    }

    /// The date that the text at such a path is.
    pub(super) fn known_date(&self, number: u8) -> Option<DateTime> {
        let place = self.dates.get(usize::from(number))?;
        if let Some(date) = place.get() {
            return Some(date);
        }
        let Val::Text(text) = *self.known(number) else {
            return None;
        };
        // Longer ones are not read for nothing.
        let date = DateTime::read(text).filter(|_| text.len() < 64);
        place.set(date);
        date
    }
}

impl<'d> Root<'d> {
    fn find(self, path: &str) -> Option<&'d Value> {
        let mut steps = path.split('.');
        let mut value = match self {
            Self::Whole(data) => data,
            Self::Parts {
                payload,
                external,
                value_sets,
            } => match path.strip_prefix("external.valueSets.") {
                Some(name) => return value_sets.get(name),
                None if steps.next()? == "payload" => payload,
                None => external,
            },
        };
        for step in steps {
            value = match value {
                Value::Object(members) => members.get(step)?,
                Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(value)
    }
}
