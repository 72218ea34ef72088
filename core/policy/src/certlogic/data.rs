//! What a rule is evaluated on.

use serde_json::Value;

/// The data of one evaluation. Nothing of it is copied.
#[derive(Clone, Copy)]
pub struct Data<'d>(pub(super) Root<'d>);

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
        Self(Root::Whole(data))
    }

    /// The same in three parts: the pass, the external parameters, and the value sets, which stand in for
    /// `external.valueSets`. So the value sets serve every evaluation as they are.
    #[must_use]
    pub fn new(payload: &'d Value, external: &'d Value, value_sets: &'d Value) -> Self {
        Self(Root::Parts {
            payload,
            external,
            value_sets,
        })
    }
}
